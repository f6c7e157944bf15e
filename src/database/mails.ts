/** Mails that came in: kept before anything can fail, settled with a named outcome. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { Authenticity, Reading } from '../reading/reading.ts';
import { type Arrived, putMail, putPlace } from './arrived-mail.ts';
import { getBytes } from './mail-bytes.ts';
import { storable, storableJson } from './storable.ts';
import type { MailOutcome, Tables } from './tables.ts';

export type { MailOutcome } from './tables.ts';

export type KeptMail = {
  readonly id: MailId;
  readonly practice: PracticeId;
  readonly junk: boolean;
  readonly received: Date;
  readonly attempts: number;
  readonly proven: boolean;
  readonly chosen_claim: ClaimId | null;
  readonly chosen_by: string | null;
};
const KEPT = ['id', 'practice', 'junk', 'received', 'attempts', 'proven', 'chosen_claim', 'chosen_by'] as const;
/** What a mail is when it is to be settled, once more. */
const KEPT_AGAIN = { state: 'kept', outcome: null, reason: null, settled: null, attempts: 0, lease_until: null } as const;

/** Bytes, place and cursor in one transaction. The same content seen again, in another place, is one mail with two places. */
export async function keepMail(
  db: Kysely<Tables>,
  arrived: Arrived,
): Promise<{ readonly id: MailId; readonly duplicate: boolean }> {
  return db.transaction().execute(async (trx) => {
    const kept = await putMail(trx, arrived);
    await putPlace(trx, arrived, kept.id);
    if (kept.duplicate && !arrived.junk) await takeOutOfJunk(trx, kept.id);
    return kept;
  });
}

/** Somebody moved it to the inbox: what was set aside as junk is settled once more, unless a question about it is open. */
async function takeOutOfJunk(trx: Transaction<Tables>, id: MailId): Promise<void> {
  await trx
    .updateTable('mails')
    .set(KEPT_AGAIN)
    .where('id', '=', id)
    .where('junk', '=', true)
    .where('outcome', '=', 'set-aside')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('questions').select('id').where('questions.mail', '=', id).where('questions.state', '=', 'open'))),
    )
    .execute();
  await trx.updateTable('mails').set({ junk: false }).where('id', '=', id).where('junk', '=', true).execute();
}

const LEASE_SECONDS = 60;
const MOST_ATTEMPTS = 3;

/** Takes the mails still to settle, oldest first, under a lease: a worker that dies gives them back. */
export async function takeMailsToSettle(
  db: Kysely<Tables>,
  practice: PracticeId,
  now: Date,
  limit: number,
): Promise<readonly KeptMail[]> {
  await setAsideDeadly(db, practice, now);
  const taken = await db
    .updateTable('mails')
    .set({ attempts: sql<number>`attempts + 1`, lease_until: new Date(now.getTime() + LEASE_SECONDS * 1000) })
    .where('id', 'in', (from) =>
      from
        .selectFrom('mails')
        .select('id')
        .where('practice', '=', practice)
        .where('state', '=', 'kept')
        .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<', now)]))
        .orderBy('received')
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(KEPT)
    .execute();
  return [...taken].sort((a, b) => a.received.getTime() - b.received.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * A mail whose worker died three times without a word. Mails are settled in order, so of those whose lease ran out the oldest is
 * the one that was being settled; the others had only been taken with it.
 */
async function setAsideDeadly(db: Kysely<Tables>, practice: PracticeId, now: Date): Promise<void> {
  const oldest = await db
    .selectFrom('mails')
    .select(['id', 'attempts'])
    .where('practice', '=', practice)
    .where('state', '=', 'kept')
    .where('lease_until', '<', now)
    .orderBy('received')
    .orderBy('id')
    .executeTakeFirst();
  if (oldest === undefined || oldest.attempts < MOST_ATTEMPTS) return;
  const reason = `failed-${MOST_ATTEMPTS}-times: the worker died`;
  await settleMail(db, oldest.id, { outcome: 'unreadable', reason, claim: null }, now);
}

/** After a failure: tried again at `at`. */
export async function postponeMail(db: Kysely<Tables>, id: MailId, at: Date): Promise<void> {
  await db.updateTable('mails').set({ lease_until: at }).where('id', '=', id).where('state', '=', 'kept').execute();
}

export type Settlement = { readonly outcome: MailOutcome; readonly reason: string; readonly claim: ClaimId | null };

/** Whether the mail still waits for its outcome; nobody else can settle it until the transaction ends. */
export async function lockKept(trx: Transaction<Tables>, practice: PracticeId, id: MailId): Promise<boolean> {
  const row = await trx
    .selectFrom('mails')
    .select('state')
    .where('id', '=', id)
    .where('practice', '=', practice)
    .forUpdate()
    .executeTakeFirst();
  return row?.state === 'kept';
}

/** Once: a mail settled meanwhile keeps its outcome. A mail reopened (its claim was chosen, its sender proven) takes the new one. */
export async function settleMail(
  db: Kysely<Tables>,
  id: MailId,
  { outcome, reason, claim }: Settlement,
  at: Date,
): Promise<void> {
  await db
    .updateTable('mails')
    .set({ state: 'settled', outcome, reason: storable(reason), claim, settled: at, lease_until: null })
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .execute();
}

export type ParsedMail = {
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string;
  readonly date: Date | null;
  readonly authenticity: Authenticity;
  readonly reading: Reading;
};

export async function setParsed(db: Kysely<Tables>, id: MailId, parsed: ParsedMail): Promise<void> {
  const { messageId, from, subject, date, authenticity, reading } = parsed;
  const written = date === null || Number.isNaN(date.getTime()) ? null : date;
  await db
    .updateTable('mails')
    .set({
      message_id: messageId === null ? null : storable(messageId),
      from_address: from === null ? null : storable(from),
      subject: storable(subject),
      written,
      authenticity: storableJson(authenticity),
      reading: storableJson(reading),
    })
    .where('id', '=', id)
    .execute();
}

export function rawOf(db: Kysely<Tables>, id: MailId): Promise<Buffer> {
  return getBytes(db, id);
}

/** The Message-ID of a mail we received; with `from`, only where that address wrote it. */
export async function messageIdOf(db: Kysely<Tables>, id: MailId, from: string | null = null): Promise<string | null> {
  const row = await db.selectFrom('mails').select(['message_id', 'from_address']).where('id', '=', id).executeTakeFirst();
  return row === undefined || (from !== null && row.from_address !== from) ? null : row.message_id;
}

/** An earlier mail with the same Message-ID, author and date, in other bytes. */
export async function probableDuplicateOf(
  db: Kysely<Tables>,
  practice: PracticeId,
  mail: { readonly id: MailId; readonly messageId: string; readonly from: string; readonly date: Date },
): Promise<MailId | null> {
  const first = await db
    .selectFrom('mails')
    .select('id')
    .where('practice', '=', practice)
    .where('message_id', '=', mail.messageId)
    .where('from_address', '=', mail.from)
    .where('written', '=', mail.date)
    .where('id', '!=', mail.id)
    .where('state', '=', 'settled')
    .where('outcome', 'not in', ['unreadable', 'duplicate'])
    .orderBy('received')
    .executeTakeFirst();
  return first?.id ?? null;
}

/** What a member's answer tells of the mail it was asked about. */
export type Learned = { readonly proven: true } | { readonly chosenClaim: ClaimId; readonly chosenBy: string };

/** A member has answered what was asked about it: it is settled once more, along the same path. */
export async function reopenMail(trx: Transaction<Tables>, id: MailId, learned: Learned): Promise<void> {
  const said = 'proven' in learned ? { proven: true } : { chosen_claim: learned.chosenClaim, chosen_by: learned.chosenBy };
  await trx
    .updateTable('mails')
    .set({ ...said, ...KEPT_AGAIN })
    .where('id', '=', id)
    .execute();
}

/** Puts unreadable mails back to be settled; how many. */
export async function retryUnreadable(db: Kysely<Tables>, practice: PracticeId): Promise<number> {
  const result = await db
    .updateTable('mails')
    .set(KEPT_AGAIN)
    .where('practice', '=', practice)
    .where('outcome', '=', 'unreadable')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Outcomes since an instant, for the digest and for telling the story. */
export function mailsSettledSince(db: Kysely<Tables>, practice: PracticeId, since: Date) {
  return db
    .selectFrom('mails')
    .select(['id', 'from_address', 'subject', 'outcome', 'reason', 'claim', 'received', 'settled'])
    .where('practice', '=', practice)
    .where('settled', '>', since)
    .orderBy('settled')
    .execute();
}
