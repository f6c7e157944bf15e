/** The daemon: holds each practice's mailbox, settles what is kept, and at every tick reviews the day and posts what is due. */
import { randomUUID } from 'node:crypto';
import type { PracticeConfig } from '../config.ts';
import { holdLease } from '../database/leases.ts';
import { type KeptMail, postponeMail, settleMail, takeMailsToSettle } from '../database/mails.ts';
import { askAgain } from './ask-again.ts';
import type { Desk } from './desk.ts';
import { sendDigest } from './digest.ts';
import { reviewHeldLetters } from './held-letters.ts';
import { HeldMailboxes, type WatchPace } from './held-mailboxes.ts';
import { lookUpDebtors } from './look-up-debtors.ts';
import { onDay } from './on-day.ts';
import { onMail } from './on-mail.ts';
import { postLetters, resolveHandedOver } from './post-letters.ts';

export type Daemon = {
  /** Reviews the day, asks again, posts what is due. Given by node-cron, or by the demo and tests. */
  readonly tick: () => Promise<void>;
  /** Fetches and settles all that has been delivered, and posts what follows. */
  readonly syncNow: () => Promise<void>;
  /** See `HeldMailboxes`. */
  readonly lastSync: () => Date | null;
  readonly stop: () => Promise<void>;
};

const SLICE = 20;
const MOST_ATTEMPTS = 3;
const LEASE_MS = 10 * 60_000;

export async function startDaemon(desk: Desk, pace: WatchPace = {}): Promise<Daemon> {
  const holder = randomUUID();
  const work = oneAtATime(desk);
  const settleAll = () => work(() => settleAndPost(desk));
  const mailboxes = new HeldMailboxes(desk, holder, () => void settleAll(), pace);
  const holdMailboxes = () => eachPractice(desk, (config) => mailboxes.hold(config));
  await holdMailboxes();
  return {
    tick: async () => {
      await work(holdMailboxes);
      await work(() => everyTick(desk, holder));
    },
    syncNow: async () => {
      await mailboxes.syncNow();
      await settleAll();
    },
    lastSync: () => mailboxes.lastSync(),
    stop: async () => {
      await work(() => mailboxes.stop());
      await work(async () => undefined);
    },
  };
}

/** What fails is logged and tried again at the next tick; the chain goes on. */
function oneAtATime(desk: Desk): (job: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (job) => {
    last = last.then(job).catch((error: unknown) => {
      desk.log.error('work failed, tried again at the next tick', { code: codeOf(error) });
    });
    return last;
  };
}

async function everyTick(desk: Desk, holder: string): Promise<void> {
  await settleAndPost(desk);
  await eachPractice(desk, async (config) => {
    const until = new Date(desk.now().getTime() + LEASE_MS);
    if (!(await holdLease(desk.db, `day ${config.practice.id}`, holder, desk.now(), until))) return;
    await lookUpDebtors(desk, config);
    await reviewHeldLetters(desk, config);
    await onDay(desk, config);
    await askAgain(desk, config);
    await sendDigest(desk, config);
  });
  await postLetters(desk);
  await resolveHandedOver(desk);
}

async function settleAndPost(desk: Desk): Promise<void> {
  let settled = 0;
  await eachPractice(desk, async (config) => {
    settled += await settleKept(desk, config);
  });
  if (settled > 0) await postLetters(desk);
}

/** What fails for one practice is logged and tried again at the next tick; the others never wait for it. */
async function eachPractice(desk: Desk, job: (config: PracticeConfig) => Promise<void>): Promise<void> {
  for (const config of desk.config.practices) {
    await job(config).catch((error: unknown) => {
      desk.log.error('work for a practice failed', { practiceId: config.practice.id, code: codeOf(error) });
    });
  }
}

async function settleKept(desk: Desk, config: PracticeConfig): Promise<number> {
  for (let total = 0; ; ) {
    const taken = await takeMailsToSettle(desk.db, config.practice.id, desk.now(), SLICE);
    for (const kept of taken) await settleOne(desk, config, kept);
    total += taken.length;
    if (taken.length === 0) return total;
  }
}

/** A mail that fails three times is set aside as unreadable, kept and announced; the others never wait for it. */
async function settleOne(desk: Desk, config: PracticeConfig, kept: KeptMail): Promise<void> {
  try {
    await onMail(desk, config, kept);
    desk.log.info('mail settled', { mailId: kept.id });
  } catch (error) {
    const code = codeOf(error);
    desk.log.error('mail not settled', { mailId: kept.id, attempt: kept.attempts, code });
    if (kept.attempts >= MOST_ATTEMPTS) {
      const reason = `failed-${MOST_ATTEMPTS}-times: ${error instanceof Error ? error.message : code}`;
      await settleMail(desk.db, kept.id, { outcome: 'unreadable', reason, claim: null }, desk.now());
    } else {
      await postponeMail(desk.db, kept.id, new Date(desk.now().getTime() + kept.attempts * 60_000));
    }
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
