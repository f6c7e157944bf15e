/** The outbox: every mail that is to leave, and how it is found again. `posting.ts` sees it out. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClaimId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import { type NewOutbox, type OutboxRow, outboxFrom, type Stamped } from './outbox-row.ts';
import { storable, storableJson } from './storable.ts';
import type { Tables } from './tables.ts';

export async function putOutbox(trx: Transaction<Tables>, practice: PracticeId, row: NewOutbox, created: Date): Promise<void> {
  const attachments = row.attachments.map(({ name, type, content }) => ({ name, type, content: content.toString('base64') }));
  await trx
    .insertInto('outbox')
    .values({
      id: row.id,
      practice,
      purpose: row.purpose,
      claim: row.claim,
      letter_number: row.letterNumber,
      to_address: row.to,
      subject: storable(row.subject),
      text: storable(row.text),
      html: storable(row.html),
      attachments: storableJson(attachments),
      draft_hash: row.draftHash,
      state: row.state,
      ...stampedColumns(row.stamped),
      attempts: 0,
      known_claim_version: row.knownClaimVersion,
      known_debtor_version: row.knownDebtorVersion,
      question: row.question,
      in_reply_to: row.inReplyTo,
      created,
    })
    .execute();
}

/** A draft that may leave now: stamped, unless it goes by post, and queued once. */
export async function queueDraft(trx: Transaction<Tables>, id: string, stamped: Stamped | null): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: 'queued', ...stampedColumns(stamped) })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

/** All null for a letter that goes by post: it waits for no instant. */
function stampedColumns(stamped: Stamped | null) {
  return {
    message_id: stamped?.messageId ?? null,
    envelope_from: stamped?.envelopeFrom ?? null,
    raw: stamped?.raw ?? null,
    not_before: stamped?.notBefore ?? null,
  };
}

/** Nothing of it has left; from `posting` on it is too late. */
export async function withdrawLetter(trx: Transaction<Tables>, claim: ClaimId, number: number): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: 'withdrawn' })
    .where('claim', '=', claim)
    .where('letter_number', '=', number)
    .where('state', 'in', ['draft', 'queued', 'by-post', 'posting'])
    .execute();
}

/** A person posted it, even after it was withdrawn. */
export async function markPostedByHand(trx: Transaction<Tables>, claim: ClaimId, number: number, at: Date): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ state: 'posted', posted: at, evidence: storableJson('member-said') })
    .where('claim', '=', claim)
    .where('letter_number', '=', number)
    .where('purpose', '=', 'letter')
    .where('state', 'in', ['queued', 'by-post', 'withdrawn'])
    .execute();
}

export async function outboxById(db: Kysely<Tables>, practice: PracticeId, id: string): Promise<OutboxRow | null> {
  const row = await db.selectFrom('outbox').selectAll().where('practice', '=', practice).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : outboxFrom(row);
}

export async function outboxOfLetter(
  db: Kysely<Tables>,
  practice: PracticeId,
  claim: ClaimId,
  number: number,
): Promise<OutboxRow | null> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('practice', '=', practice)
    .where('claim', '=', claim)
    .where('letter_number', '=', number)
    .where('purpose', '=', 'letter')
    .executeTakeFirst();
  return row === undefined ? null : outboxFrom(row);
}

/** `id` without angle brackets. */
export async function outboxByMessageId(db: Kysely<Tables>, practice: PracticeId, id: string): Promise<OutboxRow | null> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('practice', '=', practice)
    .where((row) => row.or([row('message_id', '=', id.toLowerCase()), row('server_message_id', '=', id.toLowerCase())]))
    .executeTakeFirst();
  return row === undefined ? null : outboxFrom(row);
}

/** Letters that would have left by now, were sending not on hold. */
export async function heldLetters(db: Kysely<Tables>, practice: PracticeId, now: Date): Promise<readonly OutboxRow[]> {
  const due = queuedLetters(db, practice).where((row) => row.or([row('not_before', '<=', now), row('not_before', 'is', null)]));
  const rows = await due.execute();
  return rows.map(outboxFrom);
}

/** Letters put back in the queue for that reason, oldest first. */
export async function lettersPutOff(db: Kysely<Tables>, practice: PracticeId, evidence: string): Promise<readonly OutboxRow[]> {
  const rows = await queuedLetters(db, practice).where(sql<string>`evidence #>> '{}'`, '=', evidence).execute();
  return rows.map(outboxFrom);
}

function queuedLetters(db: Kysely<Tables>, practice: PracticeId) {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('practice', '=', practice)
    .where('purpose', '=', 'letter')
    .where('state', '=', 'queued')
    .orderBy('created');
}

const MOST_TEXTS = 10;

/** What we wrote about a claim, and to an address, newest first: an answer may quote it. An outsider has seen no notice, which may quote them instead. */
export async function textsSentAbout(
  db: Kysely<Tables>,
  practice: PracticeId,
  claim: ClaimId | null,
  address: string | null,
  reader: 'member' | 'outsider',
): Promise<readonly string[]> {
  const texts = db
    .selectFrom('outbox')
    .select(['id', 'text', 'created'])
    .where('practice', '=', practice)
    .where('state', '!=', 'withdrawn')
    .orderBy('created', 'desc')
    .limit(MOST_TEXTS);
  const seen = reader === 'member' ? texts : texts.where('purpose', '=', 'letter');
  const about = claim === null ? [] : await seen.where('claim', '=', claim).execute();
  const sentThere = address === null ? [] : await texts.where('to_address', '=', address).execute();
  const once = new Map([...about, ...sentThere].map((row) => [row.id, row]));
  return [...once.values()].sort((a, b) => b.created.getTime() - a.created.getTime()).map((row) => row.text);
}
