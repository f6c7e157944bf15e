/** Parses mail in a thread of its own, with a limit of time and memory: no mail can stop the daemon. */
import { Worker } from 'node:worker_threads';
import type { Mail, Unreadable } from '../reading/mail.ts';
import { type MimeLimits, USUAL_LIMITS } from './read-mime.ts';

export { parseInThisThread } from './read-mime.ts';

export type ParseLimits = Partial<MimeLimits> & { readonly timeoutMs?: number; readonly bigTimeoutMs?: number };

const TIMEOUT_MS = 2000;
const BIG_TIMEOUT_MS = 10_000;
const BIG_BYTES = 5_000_000;
const START_MS = 30_000;
const MEMORY_MB = 256;

let worker: Promise<Worker> | null = null;
let last: Promise<unknown> = Promise.resolve();

/** One mail at a time. A mail that is too slow is tried once more without reading its PDFs before it is called unreadable. */
export function parseMail(raw: Buffer, limits: ParseLimits = {}): Promise<Mail | Unreadable> {
  const parsed = last.then(async () => {
    const first = await parseOnce(raw, limits);
    return 'unreadable' in first && first.unreadable === 'too-slow' && limits.readPdfs !== false
      ? parseOnce(raw, { ...limits, readPdfs: false })
      : first;
  });
  last = parsed.catch(() => undefined);
  return parsed;
}

/** Ends the thread once the mails under way are parsed; the next `parseMail` starts another. */
export async function closeParser(): Promise<void> {
  await last;
  await stop();
}

async function parseOnce(raw: Buffer, limits: ParseLimits): Promise<Mail | Unreadable> {
  const thread = await running();
  if (thread === null) return { unreadable: 'broken', reason: 'the parsing thread did not start' };
  const timeoutMs = raw.length > BIG_BYTES ? (limits.bigTimeoutMs ?? BIG_TIMEOUT_MS) : (limits.timeoutMs ?? TIMEOUT_MS);
  const { mostBytes, mostParts, readPdfs } = { ...USUAL_LIMITS, ...limits };
  const copy = new Uint8Array(raw);
  thread.postMessage({ raw: copy, limits: { mostBytes, mostParts, readPdfs } }, [copy.buffer]);
  const answer = await firstAnswer(thread, timeoutMs);
  if (answer.kind === 'parsed') return answer.mail;
  await stop();
  return answer.kind === 'timeout'
    ? { unreadable: 'too-slow', reason: `not parsed within ${timeoutMs} ms` }
    : { unreadable: 'broken', reason: `the parser failed: ${answer.reason}` };
}

type ThreadAnswer =
  | { readonly kind: 'parsed'; readonly mail: Mail | Unreadable }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'crash'; readonly reason: string };

function firstAnswer(thread: Worker, timeoutMs: number): Promise<ThreadAnswer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
    const onMessage = (mail: Mail | Unreadable) => settle({ kind: 'parsed', mail });
    const onError = (error: Error) => settle({ kind: 'crash', reason: error.message });
    const onExit = (code: number) => settle({ kind: 'crash', reason: `exit ${code}` });
    const settle = (answer: ThreadAnswer) => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    thread.once('message', onMessage).once('error', onError).once('exit', onExit);
  });
}

/** The thread, started and ready; null when it cannot be. The clock of a mail runs only from here. */
async function running(): Promise<Worker | null> {
  worker ??= start();
  try {
    return await worker;
  } catch {
    worker = null;
    return null;
  }
}

async function start(): Promise<Worker> {
  const thread = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  thread.unref();
  thread.on('error', () => undefined);
  const ready = await firstAnswer(thread, START_MS);
  if (ready.kind === 'parsed') {
    thread.once('exit', () => {
      worker = null;
    });
    return thread;
  }
  await thread.terminate();
  throw new Error(`the parsing thread did not start: ${ready.kind}`);
}

async function stop(): Promise<void> {
  const ending = worker;
  await (await ending?.catch(() => null))?.terminate();
  worker = null;
}
