/** The command that says what the daemon would understand of mails, with the very code it uses, and records nothing. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MailThread } from '../outside/mail-thread.ts';
import type { Circumstances } from '../reading/reading.ts';
import { fewAtATime, type MailFile, mailFiles } from './read/mail-files.ts';
import type { Telling, Told } from './read/reading-thread.ts';
import { unreadableAsJson, unreadableInWords } from './read/unreadable.ts';
import { readArguments, WrongUsage } from './usage.ts';

type Asked = Telling & { readonly paths: readonly string[] };
type Said = { readonly words: string; readonly allReadable: boolean };

/** Exit status: 0 when every mail was read, 1 when one was unreadable. @throws WrongUsage */
export async function read(args: readonly string[]): Promise<number> {
  let status = 0;
  for await (const { words, allReadable } of saidInOrder(askedBy(args))) {
    if (!allReadable) status = 1;
    if (!process.stdout.write(words)) await once(process.stdout, 'drain');
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
  const circumstances: Telling['circumstances'] = {
    writer: writerNamed(values.as),
    answering,
    sent: answering ? [answering] : [],
    ownAddresses: [],
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

const READING_THREAD = new URL('./read/reading-thread.ts', import.meta.url);
/** For mails that go to a thread together. Nobody waits behind them, as they do in the daemon. */
const LIMITS = { timeoutMs: 10_000 };
const MOST_AHEAD = 2;

/** A thread for each core, some mails dealt out to each in turn, the next few waiting: never more in memory. */
async function* saidInOrder({ paths, ...telling }: Asked): AsyncGenerator<Said> {
  const threads = Array.from({ length: availableParallelism() }, () => new MailThread<Told>(READING_THREAD, telling));
  const ahead: Promise<Said>[] = [];
  try {
    for await (const files of fewAtATime(mailFiles(paths))) {
      const thread = threads.shift()!;
      threads.push(thread);
      const said = saidOf(files, thread, telling.json);
      said.catch(() => undefined);
      ahead.push(said);
      if (ahead.length >= MOST_AHEAD * threads.length) yield ahead.shift()!;
    }
    yield* ahead;
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

async function saidOf(files: readonly MailFile[], thread: MailThread<Told>, json: boolean): Promise<Said> {
  const told = (
    await thread.read(
      files.filter((file) => file.raw !== null),
      LIMITS,
    )
  ).values();
  const all = files.map((file) => (file.raw === null ? { unreadable: file.reason } : told.next().value!));
  const words = all.map((one, at) =>
    'unreadable' in one ? (json ? unreadableAsJson : unreadableInWords)(files[at]!.name, one.unreadable) : one.words,
  );
  return { words: words.map((one) => `${one}\n`).join(''), allReadable: all.every((one) => !('unreadable' in one)) };
}
