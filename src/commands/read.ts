/** The command that says what the daemon would understand of mails, with the very code it uses, and records nothing. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parisDay } from '../law/calendar.ts';
import { type ProofOptions, senderAuthenticity } from '../outside/authenticity.ts';
import { closeParser, parseMail } from '../outside/mime.ts';
import type { Mail, Unreadable } from '../reading/mail.ts';
import { readMail } from '../reading/read-mail.ts';
import type { Circumstances, Reading } from '../reading/reading.ts';
import { loadRules, type Rules } from '../rules.ts';
import { readingAsJson, unreadableAsJson } from './read/as-json.ts';
import { readingInWords, unreadableInWords } from './read/in-words.ts';
import { type MailFile, mailFiles } from './read/mail-files.ts';
import { requestAsJson, requestInWords } from './read/model-request.ts';
import { readArguments, WrongUsage } from './usage.ts';

type Asked = {
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly showRequest: boolean;
  readonly circumstances: Circumstances;
};

/** Exit status: 0 when every mail was read, 1 when one was unreadable. @throws WrongUsage */
export async function read(args: readonly string[]): Promise<number> {
  const asked = askedBy(args);
  const rules = loadRules();
  let status = 0;
  try {
    for await (const opened of openedMails(asked.paths)) {
      const said = await readOne(opened, asked, rules);
      if (!said.readable) status = 1;
      if (!process.stdout.write(`${said.words}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await closeParser();
  }
  return status;
}

function askedBy(args: readonly string[]): Asked {
  const { values, positionals } = readArguments(args, {
    options: {
      as: { type: 'string', default: 'debtor' },
      answering: { type: 'string' },
      json: { type: 'boolean', default: false },
      'show-model-request': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new WrongUsage('Dites quels messages lire : des fichiers .eml, des dossiers, ou « - ».');
  const answering = values.answering === undefined ? null : draftAt(values.answering);
  const circumstances: Circumstances = {
    writer: writerNamed(values.as),
    answering,
    sent: answering ? [answering] : [],
    ownAddresses: [],
    today: parisDay(new Date()),
  };
  return { paths: positionals, json: values.json, showRequest: values['show-model-request'], circumstances };
}

function writerNamed(name: string): Circumstances['writer'] {
  if (name === 'debtor' || name === 'staff' || name === 'partner') return name;
  throw new WrongUsage(`--as attend debtor, staff ou partner, et non « ${name} ».`);
}

function draftAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongUsage(`--answering attend un fichier de texte, et « ${path} » ne se laisse pas lire.`);
  }
}

type Said = { readonly words: string; readonly readable: boolean };

type Opened = { readonly file: MailFile; readonly mail: Mail | Unreadable };

const MOST_AHEAD = 4;

/** Each mail parsed, in order, the next few already on their way to the parser's thread: never more of them in memory. */
async function* openedMails(paths: readonly string[]): AsyncGenerator<Opened> {
  const ahead: Promise<Opened>[] = [];
  for await (const file of mailFiles(paths)) {
    ahead.push(opened(file));
    if (ahead.length >= MOST_AHEAD) yield ahead.shift()!;
  }
  yield* ahead;
}

async function opened(file: MailFile): Promise<Opened> {
  return { file, mail: file.raw === null ? { unreadable: 'broken', reason: file.reason } : await parseMail(file.raw) };
}

async function readOne({ file, mail }: Opened, { json, showRequest, circumstances }: Asked, rules: Rules): Promise<Said> {
  if (file.raw === null) return unreadable(file.name, file.reason, json);
  if ('unreadable' in mail) return unreadable(file.name, mail.unreadable, json);
  const reading: Reading = readMail(mail, circumstances, rules.phrases);
  if (showRequest)
    return { words: json ? requestAsJson(file.name, reading) : requestInWords(file.name, reading), readable: true };
  const authenticity = await senderAuthenticity(file.raw, mail, CONTACTING_NOBODY);
  const words = json
    ? readingAsJson(file.name, reading, authenticity)
    : readingInWords(file.name, reading, { writer: circumstances.writer, authenticity, rules });
  return { words, readable: true };
}

/** No signature is looked up and no server is ours: what is left are the doubts the mail itself raises. */
const CONTACTING_NOBODY: ProofOptions = {
  authservId: null,
  resolver: () => Promise.reject(new Error('reading contacts nobody')),
  acceptDkim: false,
  microsoftInternal: false,
};

function unreadable(file: string, reason: string, json: boolean): Said {
  return { words: json ? unreadableAsJson(file, reason) : unreadableInWords(file, reason), readable: false };
}
