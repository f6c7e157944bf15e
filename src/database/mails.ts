/** Mails that came in: kept before anything can fail, settled with a named outcome. */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { Authenticity, Reading } from '../reading/reading.ts';
import { getBytes, putBytes } from './mail-bytes.ts';
import type { MailOutcome, Tables } from './tables.ts';

export type { MailOutcome } from './tables.ts';

export type Arrived = {
  readonly practice: PracticeId;
  readonly raw: Buffer;
  readonly contentKey: string;
  readonly rawHash: string;
  readonly place: {
    readonly box: string;
    readonly uidValidity: string;
    readonly uid: number;
    readonly internalDate: Date | null;
  };
  readonly junk: boolean;
  readonly now: Date;
};

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

/** Bytes, place and cursor in one transaction. The same content seen again, in another place, is one mail with two places. */
export async function keepMail(
  db: Kysely<Tables>,
  arrived: Arrived,
): Promise<{ readonly id: MailId; readonly duplicate: boolean }> {
  return db.transaction().execute(async (trx) => {
    const kept = await insertOnce(trx, arrived);
    await putPlace(trx, arrived, kept.id);
    return kept;
  });
}

async function insertOnce(
  trx: Transaction<Tables>,
  arrived: Arrived,
): Promise<{ readonly id: MailId; readonly duplicate: boolean }> {
  const { practice, contentKey, rawHash, junk, now, raw } = arrived;
  const id = randomUUID() as MailId;
  const inserted = await trx
    .insertInto('mails')
    .values({ id, practice, content_key: contentKey, raw_hash: rawHash, received: now, junk, state: 'kept', attempts: 0 })
    .onConflict((conflict) => conflict.columns(['practice', 'content_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) {
    await putBytes(trx, id, raw);
    return { id, duplicate: false };
  }
  const known = await trx
    .selectFrom('mails')
    .select('id')
    .where('practice', '=', practice)
    .where('content_key', '=', contentKey)
    .executeTakeFirstOrThrow();
  return { id: known.id, duplicate: true };
}

async function putPlace(trx: Transaction<Tables>, { practice, place }: Arrived, mail: MailId): Promise<void> {
  const { box, uidValidity: uid_validity, uid, internalDate } = place;
  await trx
    .insertInto('mail_places')
    .values({ practice, box, uid_validity, uid, mail })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('mailbox_cursor')
    .values({ practice, box, uid_validity, last_uid: uid, last_internal_date: internalDate })
    .onConflict((conflict) =>
      conflict.columns(['practice', 'box']).doUpdateSet({ uid_validity, last_uid: uid, last_internal_date: internalDate }),
    )
    .execute();
}

const LEASE_SECONDS = 60;

/** Takes the mails still to settle, oldest first, under a lease: a worker that dies gives them back. */
export async function takeMailsToSettle(
  db: Kysely<Tables>,
  practice: PracticeId,
  now: Date,
  limit: number,
): Promise<readonly KeptMail[]> {
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
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(KEPT)
    .execute();
  return [...taken].sort((a, b) => a.received.getTime() - b.received.getTime());
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
  at: Date = new Date(),
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
      message_id: messageId,
      from_address: from,
      subject: subject.replaceAll('\0', ''),
      written,
      authenticity: JSON.stringify(authenticity),
      reading: JSON.stringify(reading).replaceAll('\\u0000', ''),
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

/** A member has answered what was asked about it: it is settled once more, along the same path. */
export async function reopenMail(
  db: Kysely<Tables>,
  id: MailId,
  learned: { readonly proven: true } | { readonly chosenClaim: ClaimId; readonly chosenBy: string },
): Promise<void> {
  const said = 'proven' in learned ? { proven: true } : { chosen_claim: learned.chosenClaim, chosen_by: learned.chosenBy };
  await db
    .updateTable('mails')
    .set({ ...said, state: 'kept', outcome: null, reason: null, attempts: 0, lease_until: null })
    .where('id', '=', id)
    .execute();
}

/** Puts unreadable mails back to be settled; how many. */
export async function retryUnreadable(db: Kysely<Tables>, practice: PracticeId): Promise<number> {
  const result = await db
    .updateTable('mails')
    .set({ state: 'kept', outcome: null, reason: null, attempts: 0, lease_until: null })
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
