/** Watches a mailbox for as long as the daemon runs: every mail in INBOX and Junk is handed to the desk, whatever breaks in between. */
import type { ImapFlow } from 'imapflow';
import { Bell } from './bell.ts';
import type { Log } from './log.ts';
import type { MailAccount } from './mail-account.ts';
import { codeOf, type LinkTimes, leave, newLink, USUAL_TIMES, type WatchedBox, watchedBoxes } from './mailbox-link.ts';
import { SyncPass } from './mailbox-pass.ts';
import type { MailDesk, SyncRules } from './mailbox-sync.ts';

export type { Cursor, Fetched, MailDesk } from './mailbox-sync.ts';

/** `boxes`: INBOX and the box of special use \Junk unless others are named; the first one idles. */
export type MailboxSettings = MailAccount & { readonly boxes?: readonly string[] };

export type WatchOptions = {
  readonly log: Log;
  readonly now: () => Date;
  /** A sync happens at least this often, however healthy the link seems. */
  readonly safetySyncMs?: number;
  /** Without a finished sync for this long the link is thrown away. */
  readonly watchdogMs?: number;
  readonly backoff?: { readonly firstMs: number; readonly mostMs: number };
  /** How long a refused password is left alone: trying it over and over locks accounts. */
  readonly wrongPasswordMs?: number;
  readonly times?: Partial<LinkTimes>;
  readonly mostBytes?: number;
  readonly firstBytes?: number;
  /** In a box seen for the first time, what is older is left alone; null, the usual: take everything. */
  readonly since?: Date | null;
  /** From 0 to 1: spreads the waits of many installations. */
  readonly chance?: () => number;
};

export type MailboxWatch = {
  /** Resolves once a whole sync begun after the call has finished, or the watch was stopped. */
  syncNow(): Promise<void>;
  /** Resolves when the mail under way is taken and the link closed. */
  stop(): Promise<void>;
  /** When the last whole sync finished. */
  lastSync(): Date | null;
};

/** Begins at once and never gives up; a mailbox out of reach is a matter of the log and of `lastSync`. */
export async function watchMailbox(settings: MailboxSettings, desk: MailDesk, options: WatchOptions): Promise<MailboxWatch> {
  return new Watch(settings, desk, options);
}

class Watch implements MailboxWatch {
  readonly #settings: MailboxSettings;
  readonly #desk: MailDesk;
  readonly #options: WatchOptions;
  readonly #rules: SyncRules;
  readonly #bell = new Bell();
  readonly #refusals = new Map<string, number>();
  readonly #ended: Promise<void>;
  #asked: (() => void)[] = [];
  #stopped = false;
  #link: ImapFlow | null = null;
  #watchdog: NodeJS.Timeout | undefined;
  #lastSync: Date | null = null;
  /** Links in a row that ended without a finished sync. */
  #failures = 0;

  constructor(settings: MailboxSettings, desk: MailDesk, options: WatchOptions) {
    this.#settings = settings;
    this.#options = options;
    const { log, now, mostBytes = 25_000_000, firstBytes = 256 * 1024, since = null } = options;
    this.#rules = { log, now, mostBytes, firstBytes, since };
    this.#desk = {
      cursor: (box) => desk.cursor(box),
      reset: (box, uidValidity) => desk.reset(box, uidValidity),
      take: async (fetched) => {
        await desk.take(fetched);
        this.#guard();
      },
    };
    this.#ended = this.#run();
  }

  lastSync(): Date | null {
    return this.#lastSync;
  }

  syncNow(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.#bell.ring();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#bell.ring();
    const impatience = setTimeout(() => this.#link?.close(), 2000);
    await this.#ended;
    clearTimeout(impatience);
    for (const resolve of this.#asked.splice(0)) resolve();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) await this.#pause(await this.#oneLink());
  }

  /** Opens a link and serves it until it ends; how long to wait before the next. */
  async #oneLink(): Promise<number> {
    const { log, times, wrongPasswordMs = 900_000 } = this.#options;
    const link = newLink(this.#settings, { ...USUAL_TIMES, ...times }, () => this.#bell.ring());
    this.#link = link;
    this.#guard();
    try {
      await link.connect();
      await this.#serve(link, await watchedBoxes(link, this.#settings.boxes));
      if (!this.#stopped) log.info('mailbox link ended');
    } catch (error) {
      if (wasRefused(error)) {
        log.error('mailbox refused the password', { code: codeOf(error) });
        return wrongPasswordMs;
      }
      if (!this.#stopped) log.warn('mailbox link lost', { code: codeOf(error), failures: this.#failures });
    } finally {
      this.#link = null;
      clearTimeout(this.#watchdog);
      await leave(link);
    }
    this.#failures += 1;
    return this.#backoffMs(this.#failures);
  }

  async #serve(link: ImapFlow, boxes: readonly WatchedBox[]): Promise<void> {
    const pass = new SyncPass({ link, desk: this.#desk, rules: this.#rules, refusals: this.#refusals }, boxes);
    let notKept = 0;
    let openAnew = true;
    while (!this.#stopped && link.usable) {
      this.#bell.hush();
      const asked = this.#asked.length;
      const kept = await pass.run(openAnew || asked > 0);
      this.#failures = 0;
      this.#guard();
      notKept = kept ? 0 : notKept + 1;
      if (kept) this.#finished(asked);
      link.idle().catch(() => undefined);
      if (kept) openAnew = !(await this.#bell.wait(this.#options.safetySyncMs ?? 120_000));
      else await this.#pause(this.#backoffMs(notKept));
    }
  }

  #finished(asked: number): void {
    this.#lastSync = this.#options.now();
    for (const resolve of this.#asked.splice(0, asked)) resolve();
  }

  /** Until the time is over; a stop or a new `syncNow` ends it early, nothing else does. */
  async #pause(ms: number): Promise<void> {
    const asked = this.#asked.length;
    const until = Date.now() + ms;
    let rung = true;
    while (rung && !this.#stopped && this.#asked.length === asked) {
      this.#bell.hush();
      rung = await this.#bell.wait(until - Date.now());
    }
  }

  /** Half of the wait is chance. */
  #backoffMs(failures: number): number {
    const { backoff: { firstMs, mostMs } = { firstMs: 1000, mostMs: 300_000 }, chance = Math.random } = this.#options;
    const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
    return whole / 2 + (whole / 2) * chance();
  }

  /** Winds the watchdog up again. */
  #guard(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      this.#options.log.error('mailbox link thrown away: no sync finished in time');
      this.#link?.close();
    }, this.#options.watchdogMs ?? 300_000);
  }
}

function wasRefused(error: unknown): boolean {
  return (error as { readonly authenticationFailed?: unknown }).authenticationFailed === true;
}

/** Whether the account's own Sent box holds a mail of that Message-ID: evidence that it left. null: there is no such box. */
export async function findSent(settings: MailAccount, messageId: string): Promise<boolean | null> {
  const link = newLink(settings, USUAL_TIMES, () => undefined);
  try {
    await link.connect();
    const sent = (await link.list()).find((box) => box.specialUse === '\\Sent');
    if (sent === undefined) return null;
    await link.mailboxOpen(sent.path, { readOnly: true });
    const found = await link.search({ header: { 'message-id': messageId } }, { uid: true });
    if (!Array.isArray(found)) throw new Error('the server refused to search the Sent box');
    return found.length > 0;
  } finally {
    await leave(link);
  }
}
