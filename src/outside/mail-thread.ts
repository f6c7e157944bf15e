/** A thread that mails are read in, with a limit of time and memory, so that a hostile one is stopped from outside: both ends of it. */
import { parentPort, Worker } from 'node:worker_threads';
import type { Unreadable } from '../reading/mail.ts';
import { type MimeLimits, type ReadLimits, USUAL_LIMITS } from './mime-limits.ts';

/** What is made of a mail; `name` is what it is called where it comes from. */
export type MailReader<T> = (raw: Buffer, limits: MimeLimits, name: string) => Promise<T | Unreadable>;

type Task = { readonly raw: Uint8Array; readonly limits: MimeLimits; readonly name: string };

const TIMEOUT_MS = 2000;
const BIG_TIMEOUT_MS = 10_000;
const BIG_BYTES = 5_000_000;
const START_MS = 30_000;
const MEMORY_MB = 256;

/** What the script of a thread does, once it has loaded all it needs. */
export function answerWith<T>(reader: MailReader<T>): void {
  parentPort?.on('message', ({ raw, limits, name }: Task) => {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    void reader(bytes, limits, name).then((read) => parentPort?.postMessage(read));
  });
  parentPort?.postMessage('ready');
}

/** Starts with its first mail, and again after one that stopped it. */
export class MailThread<T extends object> {
  readonly #script: URL;
  readonly #told: unknown;
  #worker: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** `told` is the script's `workerData`. */
  constructor(script: URL, told: unknown = null) {
    this.#script = script;
    this.#told = told;
  }

  /** One mail at a time. A mail that is too slow is tried once more without reading its PDFs before it is called unreadable. @throws Error when the thread cannot start: what its script threw. */
  read(raw: Buffer, limits: ReadLimits = {}, name = ''): Promise<T | Unreadable> {
    const read = this.#last.then(async () => {
      const first = await this.#readOnce(raw, limits, name);
      return isTooSlow(first) && limits.readPdfs !== false ? this.#readOnce(raw, { ...limits, readPdfs: false }, name) : first;
    });
    this.#last = read.catch(() => undefined);
    return read;
  }

  /** Ends the thread once the mails under way are read; the next one starts it again. */
  async close(): Promise<void> {
    await this.#last;
    await this.#stop();
  }

  async #readOnce(raw: Buffer, limits: ReadLimits, name: string): Promise<T | Unreadable> {
    const worker = await this.#running();
    const timeoutMs = raw.length > BIG_BYTES ? (limits.bigTimeoutMs ?? BIG_TIMEOUT_MS) : (limits.timeoutMs ?? TIMEOUT_MS);
    const { mostBytes, mostParts, readPdfs } = { ...USUAL_LIMITS, ...limits };
    const copy = new Uint8Array(raw);
    const task: Task = { raw: copy, limits: { mostBytes, mostParts, readPdfs }, name };
    worker.postMessage(task, [copy.buffer]);
    const answer = await firstAnswer<T | Unreadable>(worker, timeoutMs);
    if (answer.kind === 'read') return answer.value;
    await this.#stop();
    return answer.kind === 'timeout'
      ? { unreadable: 'too-slow', reason: `not parsed within ${timeoutMs} ms` }
      : { unreadable: 'broken', reason: `the parser failed: ${answer.error.message}` };
  }

  /** The thread, started and ready. The clock of a mail runs only from here. */
  #running(): Promise<Worker> {
    this.#worker ??= this.#start().catch((error: unknown) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker;
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(this.#script, { workerData: this.#told, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.unref();
    worker.on('error', () => undefined);
    const ready = await firstAnswer(worker, START_MS);
    if (ready.kind === 'read') {
      worker.once('exit', () => {
        this.#worker = null;
      });
      return worker;
    }
    await worker.terminate();
    throw ready.kind === 'crash' ? ready.error : new Error('the thread that reads mails did not start');
  }

  async #stop(): Promise<void> {
    const ending = this.#worker;
    await (await ending?.catch(() => null))?.terminate();
    this.#worker = null;
  }
}

function isTooSlow(read: object | Unreadable): boolean {
  return 'unreadable' in read && read.unreadable === 'too-slow';
}

type Answer<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'crash'; readonly error: Error };

function firstAnswer<T>(worker: Worker, timeoutMs: number): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
    const onMessage = (value: T) => settle({ kind: 'read', value });
    const onError = (error: Error) => settle({ kind: 'crash', error });
    const onExit = (code: number) => settle({ kind: 'crash', error: new Error(`exit ${code}`) });
    const settle = (answer: Answer<T>) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    worker.once('message', onMessage).once('error', onError).once('exit', onExit);
  });
}
