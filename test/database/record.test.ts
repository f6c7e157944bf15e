import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ClaimEvent, ClaimId } from '../../src/claim/claim-events.ts';
import type { DebtorEvent, DebtorId } from '../../src/claim/debtor.ts';
import type { PracticeId } from '../../src/claim/practice.ts';
import { claimsWaking, loadClaim } from '../../src/database/claims.ts';
import { findClues } from '../../src/database/clues.ts';
import type { Database } from '../../src/database/connect.ts';
import { brokenChainAt, loadClaimRecord } from '../../src/database/events.ts';
import { holdLease } from '../../src/database/leases.ts';
import { isVersionClash, nextReference, type Recording, record } from '../../src/database/record.ts';
import { day, knownDebtor, opened } from '../claim/given.ts';
import { freshDatabase } from './fresh-database.ts';

const practice = 'marchand' as PracticeId;
let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
}, 60_000);
afterAll(() => database.close());

function opening(): Recording & { readonly ids: { readonly claim: ClaimId; readonly debtor: DebtorId } } {
  const claim = randomUUID() as ClaimId;
  const debtor = randomUUID() as DebtorId;
  const events = opened.map(
    (event): ClaimEvent =>
      event.kind === 'ClaimOpened' ? { ...event, debtorId: debtor, mail: null } : ({ ...event, mail: null } as ClaimEvent),
  );
  const projection = {
    reference: `CM-${claim}`,
    creditor: 'Cabinet Marchand',
    debtorId: debtor,
    debtorName: 'SARL Cap Nautisme',
    status: 'running',
    balanceCents: null,
    wakesOn: day('2026-09-07'),
  } as const;
  return {
    ids: { claim, debtor },
    practice,
    now: new Date('2026-09-01T08:00:00Z'),
    mail: null,
    claim: { id: claim, seen: 0, events, projection },
    debtor: { id: debtor, seen: 0, events: knownDebtor as readonly DebtorEvent[] },
    releases: [],
    withdrawals: [],
    outbox: [],
    questions: [],
    clues: [{ kind: 'address', value: 'contact@cap-nautisme.example', claimId: claim }],
    answered: [],
    settlement: null,
    left: null,
  };
}

function next(first: ReturnType<typeof opening>, event: ClaimEvent): Recording {
  return {
    ...first,
    claim: { ...first.claim, seen: first.claim.events.length, events: [event] },
    debtor: { ...first.debtor, seen: first.debtor.events.length, events: [] },
    clues: [],
  };
}

const paused: ClaimEvent = { kind: 'RemindersPaused', on: day('2026-09-02'), until: day('2026-09-20'), because: 'member-asked' };

describe('a decision is written down', () => {
  test('whole, and read back as it was', async () => {
    const recording = opening();
    await record(database.db, recording);
    const { claim, debtor } = await loadClaim(database.db, practice, recording.ids.claim);
    expect(claim.items[0]).toMatchObject({ ref: '2026-118', amountCents: 120_000, dueDate: '2026-08-31' });
    expect(debtor.name).toBe('SARL Cap Nautisme');
    expect(await findClues(database.db, practice, [{ kind: 'address', value: 'contact@cap-nautisme.example' }])).toContainEqual(
      expect.objectContaining({ claimId: recording.ids.claim }),
    );
  });

  test('not at all when somebody recorded meanwhile', async () => {
    const recording = opening();
    await record(database.db, recording);
    await record(database.db, next(recording, paused));
    const failure = await record(database.db, next(recording, paused)).catch((error: unknown) => error);
    expect(isVersionClash(failure)).toBe(true);
    expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(3);
  });

  test('not at all when its last part fails', async () => {
    const recording = opening();
    const broken = { ...recording, clues: [{ kind: 'address', value: 'x', claimId: randomUUID() as ClaimId }] } as Recording;
    await expect(record(database.db, broken)).rejects.toThrow();
    expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(0);
  });

  test('two at once for one debtor: one wins, the other is told', async () => {
    const recording = opening();
    await record(database.db, recording);
    const both = await Promise.allSettled([
      record(database.db, next(recording, paused)),
      record(database.db, next(recording, paused)),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the history cannot be quietly rewritten', () => {
  test('a changed body, date or order breaks the chain where it happened', async () => {
    const recording = opening();
    await record(database.db, recording);
    const { claim } = recording.ids;
    expect(await brokenChainAt(database.db, 'claim', claim)).toBeNull();
    await sql`update events set body = replace(body, '120000', '120001') where stream = ${claim} and version = 2`.execute(
      database.db,
    );
    expect(await brokenChainAt(database.db, 'claim', claim)).toBe(2);
  });

  test('a body emptied for privacy leaves the chain whole', async () => {
    const recording = opening();
    await record(database.db, recording);
    const { claim } = recording.ids;
    await sql`update events set body = null where stream = ${claim} and version = 2`.execute(database.db);
    expect(await brokenChainAt(database.db, 'claim', claim)).toBeNull();
  });
});

describe('what the desk looks up', () => {
  test('claims wake on their day, in slices', async () => {
    const recording = opening();
    await record(database.db, recording);
    expect(await claimsWaking(database.db, practice, day('2026-09-06'), null, 1000)).not.toContain(recording.ids.claim);
    expect(await claimsWaking(database.db, practice, day('2026-09-07'), null, 1000)).toContain(recording.ids.claim);
    expect(await claimsWaking(database.db, 'other' as PracticeId, day('2026-09-07'), null, 1000)).toEqual([]);
  });

  test('references follow one another, also when taken at once', async () => {
    const taken = await Promise.all([1, 2, 3].map(() => nextReference(database.db, 'refs' as PracticeId, 'AM', '2026')));
    expect([...taken].sort()).toEqual(['AM-2026-0001', 'AM-2026-0002', 'AM-2026-0003']);
  });

  test('a lease is held by one until it runs out', async () => {
    const now = new Date('2026-09-01T08:00:00Z');
    const soon = new Date('2026-09-01T08:10:00Z');
    expect(await holdLease(database.db, 'day', 'a', now, soon)).toBe(true);
    expect(await holdLease(database.db, 'day', 'b', now, soon)).toBe(false);
    expect(await holdLease(database.db, 'day', 'b', new Date('2026-09-01T08:11:00Z'), soon)).toBe(true);
  });
});
