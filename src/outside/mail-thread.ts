/** A thread that mails are read in, with a limit of time and memory, so that a hostile one is stopped from outside: both ends of it. */
import { parentPort, Worker } from 'node:worker_threads';
import type { Unreadable } from '../reading/mail.ts';
import { type MimeLimits, type ReadLimits, USUAL_LIMITS } from './mime-limits.ts';

/** `name` is what a mail is called where it comes from. */
export type NamedMail = { readonly name: string; readonly raw: Uint8Array };

/** What is made of a mail. */
export type MailReader<T> = (raw: Buffer, limits: MimeLimits, name: string) => Promise<T | Unreadable>;

type Task = { readonly mails: readonly NamedMail[]; readonly limits: MimeLimits };

const TIMEOUT_MS = 2000;
const BIG_TIMEOUT_MS = 10_000;
const BIG_BYTES = 5_000_000;
const START_MS = 30_000;
const MEMORY_MB = 256;

/** What the script of a thread does, once it has loaded all it needs. */
export function answerWith<T>(reader: MailReader<T>): void {
  const readAll = async ({ mails, limits }: Task) => {
    const read: (T | Unreadable)[] = [];
    for (const { raw, name } of mails) {
      read.push(await reader(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), limits, name));
    }
    parentPort?.postMessage(read);
  };
  parentPort?.on('message', (task: Task) => void readAll(task));
  parentPort?.postMessage('ready');
}

/** Starts with its first mail, and again after one that stopped it. */
export class MailThread<T> {
  readonly #script: URL;
  readonly #told: unknown;
  #worker: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** `told` is the script's `workerData`. */
  constructor(script: URL, told: unknown = null) {
    this.#script = script;
    this.#told = told;
  }

  /**
   * In the order given, one after the other, under one limit of time; where together they do not keep to it, each alone. A mail that is too slow
   * is tried once more without reading its PDFs before it is called unreadable. @throws Error when the thread cannot start: what its script threw.
   */
  read(mails: readonly NamedMail[], limits: ReadLimits = {}): Promise<readonly (T | Unreadable)[]> {
    const read = this.#last.then(() => this.#readAll(mails, limits));
    this.#last = read.catch(() => undefined);
    return read;
  }

  /** Ends the thread once the mails under way are read; the next one starts it again. */
  async close(): Promise<void> {
    await this.#last;
    await this.#stop();
  }

  async #readAll(mails: readonly NamedMail[], limits: ReadLimits): Promise<readonly (T | Unreadable)[]> {
    const answer = await this.#attempt(mails, limits);
    if (answer.kind === 'read') return answer.value;
    if (mails.length > 1) {
      const read: (T | Unreadable)[] = [];
      for (const mail of mails) read.push(...(await this.#readAll([mail], limits)));
      return read;
    }
    if (answer.kind === 'crash') return [{ unreadable: 'broken', reason: `the parser failed: ${answer.error.message}` }];
    if (limits.readPdfs !== false) return this.#readAll(mails, { ...limits, readPdfs: false });
    return [{ unreadable: 'too-slow', reason: 'not parsed in time' }];
  }

  async #attempt(mails: readonly NamedMail[], limits: ReadLimits): Promise<Answer<readonly (T | Unreadable)[]>> {
    const worker = await this.#running();
    const bytes = mails.reduce((sum, { raw }) => sum + raw.length, 0);
    const timeoutMs = bytes > BIG_BYTES ? (limits.bigTimeoutMs ?? BIG_TIMEOUT_MS) : (limits.timeoutMs ?? TIMEOUT_MS);
    const { mostBytes, mostParts, readPdfs } = { ...USUAL_LIMITS, ...limits };
    const copies = mails.map(({ name, raw }) => ({ name, raw: new Uint8Array(raw) }));
    const task: Task = { mails: copies, limits: { mostBytes, mostParts, readPdfs } };
    worker.postMessage(
      task,
      copies.map(({ raw }) => raw.buffer),
    );
    const answer = await firstAnswer<readonly (T | Unreadable)[]>(worker, timeoutMs);
    if (answer.kind !== 'read') await this.#stop();
    return answer;
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
