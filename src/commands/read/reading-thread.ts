/** One of the threads in which the command `read` parses, reads and tells mails. */
import { workerData } from 'node:worker_threads';
import { parisDay } from '../../law/calendar.ts';
import { type ProofOptions, senderAuthenticity } from '../../outside/authenticity.ts';
import { answerWith } from '../../outside/mail-thread.ts';
import type { MimeLimits } from '../../outside/mime-limits.ts';
import { parseInThisThread } from '../../outside/read-mime.ts';
import type { Unreadable } from '../../reading/mail.ts';
import { readMail } from '../../reading/read-mail.ts';
import type { Circumstances } from '../../reading/reading.ts';
import { loadPhrases, loadRules } from '../../rules.ts';
import { readingAsJson } from './as-json.ts';
import { requestAsJson, requestInWords } from './model-request.ts';

export type Telling = {
  readonly json: boolean;
  readonly showRequest: boolean;
  readonly circumstances: Omit<Circumstances, 'today'>;
};
export type Told = { readonly words: string };

const { json, showRequest, circumstances: known } = workerData as Telling;
const circumstances: Circumstances = { ...known, today: parisDay(new Date()) };
const phrases = loadPhrases();
/** Words tell what would follow too, which takes every decision and rule. */
const inWords = json ? null : { ...(await import('./in-words.ts')), rules: loadRules() };

async function told(raw: Buffer, limits: MimeLimits, name: string): Promise<Told | Unreadable> {
  const mail = await parseInThisThread(raw, limits);
  if ('unreadable' in mail) return mail;
  const reading = readMail(mail, circumstances, phrases);
  if (showRequest) return { words: json ? requestAsJson(name, reading) : requestInWords(name, reading) };
  const authenticity = await senderAuthenticity(raw, mail, CONTACTING_NOBODY);
  if (inWords === null) return { words: readingAsJson(name, reading, authenticity) };
  const { readingInWords, rules } = inWords;
  return { words: readingInWords(name, reading, { writer: circumstances.writer, authenticity, rules }) };
}

/** No signature is looked up and no server is ours: what is left are the doubts the mail itself raises. */
const CONTACTING_NOBODY: ProofOptions = {
  authservId: null,
  resolver: () => Promise.reject(new Error('reading contacts nobody')),
  acceptDkim: false,
  microsoftInternal: false,
};

/** The known replies are counted now: no mail's clock runs yet. */
phrases.likeness('');
answerWith(told);
