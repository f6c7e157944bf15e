/** How a row leaves the outbox, once: taken by one daemon under a lease, handed over, and its fate recorded. */
import { type Kysely, sql } from 'kysely';
import type { PracticeId } from '../claim/practice.ts';
import type { OutboxRow } from './outbox-row.ts';
import { storableJson } from './storable.ts';
import type { Tables } from './tables.ts';

const LEASE_SECONDS = 120;
const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_SECONDS * 1000);

/** A row as one daemon took it: `attempts` grows with each taking, so that who took it before can no longer change it. */
export type Taken = Pick<OutboxRow, 'id' | 'practice' | 'attempts'>;

/** Takes the one due longest: `queued` becomes `posting`, under a lease. null when nothing is due. */
export async function takeDue(
  db: Kysely<Tables>,
  now: Date,
  practices: readonly PracticeId[],
  purposes: readonly OutboxRow['purpose'][],
): Promise<Taken | null> {
  const row = await db
    .updateTable('outbox')
    .set({ state: 'posting', attempts: sql<number>`attempts + 1`, lease_until: leaseFrom(now) })
    .where('id', '=', (from) =>
      from
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'queued')
        .where((row) => row.or([row('not_before', '<=', now), row('not_before', 'is', null)]))
        .where('practice', 'in', [...practices])
        .where('purpose', 'in', [...purposes])
        .orderBy('not_before')
        .orderBy('created')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'practice', 'attempts'])
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Committed before the first byte of the body is read: from here on a resend could be a second letter. Renews the lease.
 * @throws when it was withdrawn, or taken by another, meanwhile.
 */
export async function markHandingOver(db: Kysely<Tables>, { id, attempts }: Taken, at: Date): Promise<void> {
  const row = await db
    .updateTable('outbox')
    .set({ state: 'handing-over', handed_over: at, lease_until: leaseFrom(at) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'posting')
    .executeTakeFirst();
  if (row.numUpdatedRows === 0n) throw new Error(`outbox row ${id} is no longer to be posted`);
}

/** What became of a row handed to the relay, or, `by-post`, to the staff. */
export type Left = {
  readonly outbox: Taken;
  readonly state: 'posted' | 'refused' | 'unsure' | 'by-post';
  readonly evidence: string;
  /** Where the relay renamed it: answers and bounces then refer to this Message-ID. */
  readonly serverMessageId?: string | null;
};

/** false when it had been recorded already. A proof that it left holds whoever took the row since; nothing else does. */
export async function markLeft(db: Kysely<Tables>, left: Left, at: Date): Promise<boolean> {
  const { outbox, state, evidence, serverMessageId } = left;
  let marking = db
    .updateTable('outbox')
    .set({
      state,
      posted: state === 'posted' ? at : null,
      evidence: storableJson(evidence),
      lease_until: null,
      ...(serverMessageId == null ? {} : { server_message_id: serverMessageId.toLowerCase() }),
    })
    .where('id', '=', outbox.id)
    .where('state', 'in', ['posting', 'handing-over', 'unsure']);
  if (state !== 'posted') marking = marking.where('attempts', '=', outbox.attempts);
  const row = await marking.executeTakeFirst();
  return row.numUpdatedRows > 0n;
}

/** Nothing left: tried again at `notBefore`, with the same bytes. Nothing happens where another took it meanwhile, or it is in none of `from`. */
export async function backToQueue(
  db: Kysely<Tables>,
  { id, attempts }: Taken,
  from: readonly OutboxRow['state'][],
  notBefore: Date,
  evidence: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'queued', not_before: notBefore, evidence: storableJson(evidence), lease_until: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', [...from])
    .execute();
}

/** After a crash: what had not begun to leave goes back to the queue; how many. */
export async function reclaim(db: Kysely<Tables>, now: Date): Promise<number> {
  const row = await db
    .updateTable('outbox')
    .set({ state: 'queued', lease_until: null })
    .where('state', '=', 'posting')
    .where('lease_until', '<', now)
    .executeTakeFirst();
  return Number(row.numUpdatedRows);
}

/** Rows of these practices whose handing-over nobody finished: to be resolved by evidence. */
export async function unresolved(db: Kysely<Tables>, now: Date, practices: readonly PracticeId[]): Promise<readonly Taken[]> {
  return db
    .selectFrom('outbox')
    .select(['id', 'practice', 'attempts'])
    .where('state', '=', 'handing-over')
    .where('lease_until', '<', now)
    .where('practice', 'in', [...practices])
    .execute();
}
