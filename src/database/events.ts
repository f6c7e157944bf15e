/** Histories: appended to, never rewritten; each event is chained to the one before by a hash that survives the emptying of a body. */
import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClaimEvent, EventOf as ClaimEventOf, ClaimId, MailId } from '../claim/claim-events.ts';
import type { DebtorEvent, DebtorId } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import { eventFrom, shapeOf, textOf } from './shapes.ts';
import type { Tables } from './tables.ts';

export type StreamKind = 'claim' | 'debtor';
type EventOf<K extends StreamKind> = K extends 'claim' ? ClaimEvent : DebtorEvent;

export type Recorded<E> = {
  readonly version: number;
  readonly event: E;
  readonly recorded: Date;
  readonly mail: MailId | null;
  readonly hash: string;
};

export type Appending<K extends StreamKind> = {
  readonly practice: PracticeId;
  readonly kind: K;
  readonly stream: string;
  /** The version the decision was made on. */
  readonly seen: number;
  readonly events: readonly EventOf<K>[];
  readonly mail: MailId | null;
  readonly recorded: Date;
};

/** @throws unique violation (23505) when someone appended after `seen`. */
export async function appendEvents<K extends StreamKind>(trx: Transaction<Tables>, appending: Appending<K>): Promise<void> {
  const { practice, kind, stream, seen, events, mail, recorded } = appending;
  let previous = seen === 0 ? '' : await hashAt(trx, kind, stream, seen);
  for (const [index, event] of events.entries()) {
    const body = textOf(event);
    const bodyHash = sha256(body);
    const hash = chainHash(previous, event.kind, recorded, bodyHash);
    const version = seen + index + 1;
    const row = {
      stream_kind: kind,
      stream,
      version,
      practice,
      kind: event.kind,
      shape: shapeOf(event.kind),
      body,
      body_hash: bodyHash,
    };
    await trx
      .insertInto('events')
      .values({ ...row, mail, recorded, hash })
      .execute();
    previous = hash;
  }
}

async function hashAt(db: Kysely<Tables>, kind: StreamKind, stream: string, version: number): Promise<string> {
  const row = await db
    .selectFrom('events')
    .select('hash')
    .where('stream_kind', '=', kind)
    .where('stream', '=', stream)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.hash;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function chainHash(previous: string, kind: string, recorded: Date, bodyHash: string): string {
  return sha256(`${previous}\n${kind}\n${recorded.toISOString()}\n${bodyHash}`);
}

async function loadRecord<K extends StreamKind>(
  db: Kysely<Tables>,
  practice: PracticeId,
  kind: K,
  stream: string,
): Promise<readonly Recorded<EventOf<K>>[]> {
  const rows = await db
    .selectFrom('events')
    .select(['version', 'kind', 'shape', 'body', 'recorded', 'mail', 'hash'])
    .where('practice', '=', practice)
    .where('stream_kind', '=', kind)
    .where('stream', '=', stream)
    .orderBy('version')
    .execute();
  return rows.map((row) => {
    if (row.body === null) throw new Error(`${kind} ${stream}: the body of event ${row.version} was emptied`);
    const event = eventFrom<EventOf<K>>(row.kind, row.shape, row.body);
    return { version: row.version, event, recorded: row.recorded, mail: row.mail, hash: row.hash };
  });
}

/** In order, with the instants they were recorded at. */
export function loadClaimRecord(db: Kysely<Tables>, practice: PracticeId, id: ClaimId): Promise<readonly Recorded<ClaimEvent>[]> {
  return loadRecord(db, practice, 'claim', id);
}

export function loadDebtorRecord(
  db: Kysely<Tables>,
  practice: PracticeId,
  id: DebtorId,
): Promise<readonly Recorded<DebtorEvent>[]> {
  return loadRecord(db, practice, 'debtor', id);
}

/** The first version at which the chain does not hold, or null. A history cut short, or longer than was recorded, breaks after its end. */
export async function brokenChainAt(db: Kysely<Tables>, kind: StreamKind, stream: string): Promise<number | null> {
  const rows = await db
    .selectFrom('events')
    .select(['version', 'kind', 'body', 'body_hash', 'recorded', 'hash'])
    .where('stream_kind', '=', kind)
    .where('stream', '=', stream)
    .orderBy('version')
    .execute();
  let previous = '';
  for (const [index, row] of rows.entries()) {
    const bodyHolds = row.body === null || sha256(row.body) === row.body_hash;
    const holds =
      bodyHolds && row.version === index + 1 && row.hash === chainHash(previous, row.kind, row.recorded, row.body_hash);
    if (!holds) return row.version;
    previous = row.hash;
  }
  const version = await recordedVersion(db, kind, stream);
  return rows.length === version ? null : Math.min(rows.length, version) + 1;
}

async function recordedVersion(db: Kysely<Tables>, kind: StreamKind, stream: string): Promise<number> {
  const row =
    kind === 'claim'
      ? await db
          .selectFrom('claims')
          .select('version')
          .where('id', '=', stream as ClaimId)
          .executeTakeFirst()
      : await db
          .selectFrom('debtors')
          .select('version')
          .where('id', '=', stream as DebtorId)
          .executeTakeFirst();
  return row?.version ?? 0;
}

/** Claims whose limitation partners were told of after that instant, oldest first. */
export async function limitationAlertsSince(db: Kysely<Tables>, practice: PracticeId, since: Date) {
  const rows = await db
    .selectFrom('events')
    .select(['stream', 'kind', 'shape', 'body'])
    .where('practice', '=', practice)
    .where('kind', '=', sql.lit('LimitationAlerted'))
    .where('recorded', '>', since)
    .orderBy('recorded')
    .execute();
  return rows.flatMap(({ stream, kind, shape, body }) =>
    body === null ? [] : [{ claim: stream as ClaimId, ...eventFrom<ClaimEventOf<'LimitationAlerted'>>(kind, shape, body) }],
  );
}

/** Every event of a practice in the order it was recorded; `key` names it for ever. */
export async function recordedEvents(db: Kysely<Tables>, practice: PracticeId) {
  const rows = await db
    .selectFrom('events')
    .select(['stream_kind', 'stream', 'version', 'kind', 'shape', 'body'])
    .where('practice', '=', practice)
    .orderBy('recorded')
    .orderBy('stream_kind')
    .orderBy('stream')
    .orderBy('version')
    .execute();
  return rows.flatMap((row) =>
    row.body === null
      ? []
      : [
          {
            key: `${row.stream} ${row.version}`,
            kind: row.stream_kind,
            stream: row.stream,
            event: eventFrom<ClaimEvent | DebtorEvent>(row.kind, row.shape, row.body),
          },
        ],
  );
}
