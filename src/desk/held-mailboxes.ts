/** The mailboxes this daemon watches: of several daemons on one database one holds each, and when its lease runs out another takes over. */

import type { PracticeId } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { dropLease, holdLease } from '../database/leases.ts';
import { loadCursor, resetCursor } from '../database/mailbox-cursor.ts';
import { keepMail } from '../database/mails.ts';
import { contentKey, rawHash } from '../outside/content-key.ts';
import { type Fetched, type MailboxWatch, watchMailbox } from '../outside/mailbox.ts';
import type { Desk } from './desk.ts';

/** Three ticks. Two daemons that watch at once for a while do no harm: a mail is kept once. */
const LEASE_MS = 3 * 60_000;

export type WatchPace = { readonly safetySyncMs?: number };

export class HeldMailboxes {
  readonly #desk: Desk;
  readonly #holder: string;
  readonly #onKept: () => void;
  readonly #pace: WatchPace;
  readonly #watches = new Map<PracticeId, MailboxWatch>();

  constructor(desk: Desk, holder: string, onKept: () => void, pace: WatchPace) {
    this.#desk = desk;
    this.#holder = holder;
    this.#onKept = onKept;
    this.#pace = pace;
  }

  /** Takes or renews the lease, and begins or ends the watch accordingly. */
  async hold(config: PracticeConfig): Promise<void> {
    const { db, now, log } = this.#desk;
    const { id } = config.practice;
    const held = await holdLease(db, leaseOf(id), this.#holder, now(), new Date(now().getTime() + LEASE_MS));
    const watch = this.#watches.get(id);
    if (held === (watch !== undefined)) return;
    log.info(held ? 'mailbox watched' : 'mailbox left to another daemon', { practiceId: id });
    if (held) this.#watches.set(id, await this.#watch(config));
    else this.#watches.delete(id);
    await watch?.stop();
  }

  async syncNow(): Promise<void> {
    await Promise.all([...this.#watches.values()].map((watch) => watch.syncNow()));
  }

  /** The earliest of the last whole syncs, null where one has had none; now where other daemons watch them all. */
  lastSync(): Date | null {
    return [...this.#watches.values()]
      .map((watch) => watch.lastSync())
      .reduce((a, b) => (a === null || b === null ? null : a < b ? a : b), this.#desk.now());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#watches.values()].map((watch) => watch.stop()));
    for (const id of this.#watches.keys()) await dropLease(this.#desk.db, leaseOf(id), this.#holder);
    this.#watches.clear();
  }

  #watch(config: PracticeConfig): Promise<MailboxWatch> {
    const { db, now, log } = this.#desk;
    const practice = config.practice.id;
    const take = async (fetched: Fetched) => {
      const { box, uidValidity, uid, internalDate, raw, junk } = fetched;
      const place = { box, uidValidity, uid, internalDate };
      const arrived = { practice, raw, contentKey: contentKey(raw), rawHash: rawHash(raw), place, junk, now: now() };
      const { id, duplicate } = await keepMail(db, arrived);
      log.info(duplicate ? 'mail known already' : 'mail kept', { mailId: id });
      this.#onKept();
    };
    const boxes = {
      cursor: (box: string) => loadCursor(db, practice, box),
      take,
      reset: (box: string, uidValidity: string) => resetCursor(db, practice, box, uidValidity),
    };
    return watchMailbox(config.mailbox, boxes, { log, now, ...this.#pace });
  }
}

function leaseOf(practice: PracticeId): string {
  return `mailbox ${practice}`;
}
