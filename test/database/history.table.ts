/** The histories in the database, and the tables made again from them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ClaimEvent, MailId } from '../../src/claim/claim-events.ts';
import { claimStatus } from '../../src/claim/situation.ts';
import { allClaims, loadClaim } from '../../src/database/claims.ts';
import type { Database } from '../../src/database/connect.ts';
import { brokenChainAt, loadClaimRecord } from '../../src/database/events.ts';
import { type Projected, rebuildTables } from '../../src/database/rebuild.ts';
import { record } from '../../src/database/record.ts';
import { day } from '../claim/given.ts';
import { freshDatabase } from './fresh-database.ts';
import { next, opening, practice } from './recordings.ts';

export function historyTable(): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  async function opened() {
    const recording = opening();
    await record(database.db, recording);
    return recording;
  }

  describe('the history cannot be quietly rewritten', () => {
    test.each([
      ['a changed body', 2, `update events set body = replace(body, '120000', '120001') where stream = $1 and version = 2`],
      ['a changed instant', 1, `update events set recorded = recorded + interval '1 second' where stream = $1 and version = 1`],
      ['a changed kind', 2, `update events set kind = 'FactLearned' where stream = $1 and version = 2`],
      ['an event taken out', 2, `delete from events where stream = $1 and version = 1`],
      ['an end cut off', 2, `delete from events where stream = $1 and version = 2`],
      [
        'a body put back with its hash',
        2,
        `update events set body = '{}', body_hash = encode(sha256('{}'), 'hex') where stream = $1 and version = 2`,
      ],
    ])('%s breaks the chain where it happened', async (_what, version, tampering) => {
      const { claim } = (await opened()).ids;
      expect(await brokenChainAt(database.db, 'claim', claim)).toBeNull();
      await sql.raw(tampering.replace('$1', `'${claim}'`)).execute(database.db);
      expect(await brokenChainAt(database.db, 'claim', claim)).toBe(version);
    });

    test('a body emptied for privacy leaves the chain whole', async () => {
      const { claim } = (await opened()).ids;
      await sql`update events set body = null where stream = ${claim} and version = 2`.execute(database.db);
      expect(await brokenChainAt(database.db, 'claim', claim)).toBeNull();
    });
  });

  describe('what enters a history can be read back', () => {
    const mail = 'm' as MailId;

    test('also when a mail’s words hold what no database can', async () => {
      const recording = await opened();
      const heard: ClaimEvent = {
        kind: 'CallConfirmed',
        on: day('2026-09-02'),
        callOn: day('2026-09-01'),
        quote: 'oui\0 \ud83d\ude00 \ud800!',
        mail,
      };
      await record(database.db, next(recording, [heard]));
      const [last] = (await loadClaimRecord(database.db, practice, recording.ids.claim)).slice(-1);
      expect(last?.event).toEqual({ ...heard, quote: 'oui \ud83d\ude00 \ufffd!' });
      expect(await brokenChainAt(database.db, 'claim', recording.ids.claim)).toBeNull();
    });

    test('what is no event is refused, and named without its words', async () => {
      const recording = await opened();
      const wrong = {
        kind: 'CallConfirmed',
        on: day('2026-09-02'),
        callOn: 'hier, Mme Le Goff',
        quote: 'oui',
        mail,
      } as unknown as ClaimEvent;
      const failure = (await record(database.db, next(recording, [wrong])).catch((error: Error) => error)) as Error;
      expect(failure.message).toBe('not a CallConfirmed: callOn: custom');
      expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(2);
    });
  });

  describe('the tables made again from the histories', () => {
    const projected: Projected = (claim, debtor) => ({
      projection: {
        reference: claim.reference,
        creditor: claim.creditor,
        debtorId: debtor.id,
        debtorName: debtor.name,
        debtorSiren: debtor.siren,
        insolvencyCheckedOn: debtor.insolvencyCheckedOn,
        status: claimStatus(claim, debtor),
        balanceCents: null,
        wakesOn: day('2026-09-07'),
      },
      clues: debtor.addresses.map(({ address }) => ({ kind: 'address', value: address, claimId: claim.id })),
    });

    test('equal what was recorded; what was changed or lost is told and comes back', async () => {
      await sql`truncate claims, debtors, events, clues cascade`.execute(database.db);
      const recording = opening('AM-2026-0001');
      await record(database.db, recording);
      const { claim: loaded } = await loadClaim(database.db, practice, recording.ids.claim);
      await sql`update claims set reference = ${loaded.reference}`.execute(database.db);
      const before = await allClaims(database.db, practice);
      expect(await rebuildTables(database.db, practice, projected)).toEqual({ claims: 1, differed: [] });
      expect(await allClaims(database.db, practice)).toEqual(before);

      await sql`update claims set status = 'closed', version = 9`.execute(database.db);
      expect((await rebuildTables(database.db, practice, projected)).differed).toEqual([recording.ids.claim]);
      await sql`truncate claims, clues cascade`.execute(database.db);
      expect((await rebuildTables(database.db, practice, projected)).differed).toEqual([recording.ids.claim]);
      expect(await allClaims(database.db, practice)).toEqual(before);
      expect(await brokenChainAt(database.db, 'claim', recording.ids.claim)).toBeNull();
    });
  });
}
