/** Decisions written down in the database. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClaimEvent, ClaimId } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import type { PracticeId } from '../../src/claim/practice.ts';
import {
  allClaims,
  claimByReference,
  claimsToLookUp,
  claimsWaking,
  debtorsByAddress,
  loadClaim,
} from '../../src/database/claims.ts';
import { findClues, putClues } from '../../src/database/clues.ts';
import type { Database } from '../../src/database/connect.ts';
import { loadClaimRecord } from '../../src/database/events.ts';
import { holdLease } from '../../src/database/leases.ts';
import { mailsSettledSince, settleMail } from '../../src/database/mails.ts';
import { openQuestions } from '../../src/database/questions.ts';
import { isVersionClash, nextReference, type Recording, record } from '../../src/database/record.ts';
import { cents } from '../../src/law/money.ts';
import { sirenFrom } from '../../src/law/siren.ts';
import { day } from '../claim/given.ts';
import { freshDatabase, onPostgres } from './fresh-database.ts';
import { aKeptMail, aNotice, aQuestion, morning, next, opening, openingBeside, practice } from './recordings.ts';

export function recordTable(): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  const paused: ClaimEvent = {
    kind: 'RemindersPaused',
    on: day('2026-09-02'),
    until: day('2026-09-20'),
    because: 'member-asked',
  };
  const confirmed: DebtorEvent = {
    kind: 'AddressConfirmed',
    on: day('2026-09-02'),
    address: 'contact@cap-nautisme.example',
    by: 'h.marchand@marchand.example',
  };

  const recordIt = (recording: Recording) => record(database.db, recording);
  const failureOf = (recording: Recording) => recordIt(recording).catch((error: unknown) => error);
  const rowOf = async (id: ClaimId) => (await allClaims(database.db, practice)).find((row) => row.id === id);
  const questionIds = async () => (await openQuestions(database.db, practice)).map((question) => question.id);

  describe('a decision is written down', () => {
    test('whole, and read back as it was', async () => {
      const recording = opening();
      await recordIt(recording);
      const { claim, debtor } = await loadClaim(database.db, practice, recording.ids.claim);
      expect(claim.items[0]).toMatchObject({ ref: '2026-118', amountCents: 120_000, dueDate: '2026-08-31' });
      expect(debtor.name).toBe('SARL Cap Nautisme');
      expect(await findClues(database.db, practice, [{ kind: 'address', value: 'contact@cap-nautisme.example' }])).toContainEqual(
        expect.objectContaining({ claimId: recording.ids.claim }),
      );
    });

    test('not at all when somebody recorded meanwhile', async () => {
      const recording = opening();
      await recordIt(recording);
      await recordIt(next(recording, [paused]));
      expect(isVersionClash(await failureOf(next(recording, [paused])))).toBe(true);
      expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(3);
    });

    test('not even a notice and a status, when they were decided on an older history', async () => {
      const recording = opening();
      await recordIt(recording);
      const pausing = next(recording, [paused]);
      await recordIt({
        ...pausing,
        claim: { ...pausing.claim, projection: { ...pausing.claim.projection, status: 'paused' } },
      });
      const stale = { ...next(recording, []), outbox: [aNotice(recording.ids.claim)] };
      expect(isVersionClash(await failureOf(stale))).toBe(true);
      expect((await rowOf(recording.ids.claim))?.status).toBe('paused');
    });

    test('not at all when its last part fails', async () => {
      const recording = opening();
      const broken = { ...recording, clues: [{ kind: 'address', value: 'x', claimId: randomUUID() as ClaimId }] } as Recording;
      await expect(recordIt(broken)).rejects.toThrow();
      expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(0);
    });

    test('not at all for the debtor or the claim of another practice', async () => {
      const recording = opening();
      await recordIt(recording);
      await expect(recordIt({ ...next(recording, [paused]), practice: 'other' as PracticeId })).rejects.toThrow();
      expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(2);
    });

    test('two at once for one debtor: one wins, the other is told', async () => {
      const recording = opening();
      await recordIt(recording);
      const both = await Promise.allSettled([recordIt(next(recording, [paused])), recordIt(next(recording, [paused]))]);
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('once for a mail: a worker that comes late with the same mail changes nothing', async () => {
      const recording = opening();
      await recordIt(recording);
      const mail = await aKeptMail(database);
      const settlement = { outcome: 'acted', reason: 'call', claim: recording.ids.claim } as const;
      await recordIt({ ...next(recording, [paused]), mail, settlement });
      const again = next({ ...recording, claim: { ...recording.claim, events: [...recording.claim.events, paused] } }, [paused]);
      await recordIt({ ...again, mail, settlement: { ...settlement, reason: 'late' } });
      await settleMail(database.db, mail, { outcome: 'unreadable', reason: 'late', claim: null }, morning);
      expect(await loadClaimRecord(database.db, practice, recording.ids.claim)).toHaveLength(3);
      const settled = await mailsSettledSince(database.db, practice, new Date(0));
      expect(settled.find((one) => one.id === mail)).toMatchObject({ outcome: 'acted', reason: 'call' });
    });
  });

  const describeOnPostgres = onPostgres ? describe : describe.skip;

  describeOnPostgres('several daemons on one database', () => {
    test('stand in line before the debtor’s row: the cap counted by one is seen by the next', async () => {
      const recording = opening();
      await recordIt(recording);
      let done = false;
      const waiting = await database.db.transaction().execute(async (trx) => {
        await trx.selectFrom('debtors').select('id').where('id', '=', recording.ids.debtor).forUpdate().execute();
        const late = recordIt(next(recording, [paused])).then(() => {
          done = true;
        });
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(done).toBe(false);
        return [late];
      });
      await Promise.all(waiting);
      expect(done).toBe(true);
    });
  });

  describe('what happens to a debtor', () => {
    test('makes the day look again at its other open claims', async () => {
      const first = opening();
      await recordIt(first);
      const beside = openingBeside(first);
      await recordIt(beside);
      await recordIt(next(first, [paused], [confirmed]));
      expect((await rowOf(beside.ids.claim))?.wakes_on).toBe('2026-09-01');
      expect((await rowOf(first.ids.claim))?.wakes_on).toBe('2026-09-07');
    });
  });

  describe('a question asked again', () => {
    test('replaces the one about the same letter, and leaves the one about another', async () => {
      const recording = opening();
      await recordIt(recording);
      const { claim } = recording.ids;
      const notice = aNotice(claim);
      const [first, other, again] = [1, 2, 1].map((letter) => aQuestion('letter-unsure', claim, letter, notice));
      await recordIt({ ...next(recording, []), outbox: [notice], questions: [first!, other!, again!] });
      const open = await questionIds();
      expect([first!.id, other!.id, again!.id].map((id) => open.includes(id))).toEqual([false, true, true]);
    });
  });

  describe('what nobody need say any more', () => {
    const booked = {
      kind: 'PaymentReceived',
      on: day('2026-09-02'),
      paidOn: day('2026-09-02'),
      method: null,
      item: null,
    } as const;
    const closed = { kind: 'ClaimClosed', on: day('2026-09-02'), outcome: 'paid', by: 'h.marchand@marchand.example' } as const;

    test.each<[ClaimEvent, readonly string[]]>([
      [{ ...booked, amountCents: cents(120_000), by: closed.by, mail: null }, ['claim-facts', 'letter-unsure']],
      [closed, ['letter-unsure']],
    ])('is asked no more once $kind is recorded', async (event, stillAsked) => {
      const recording = opening();
      await recordIt(recording);
      const { claim } = recording.ids;
      const notice = aNotice(claim);
      const kinds = ['check-payment', 'claim-facts', 'letter-unsure'] as const;
      const questions = kinds.map((kind) => aQuestion(kind, claim, null, notice));
      await recordIt({ ...next(recording, []), outbox: [notice], questions });
      await recordIt(next(recording, [event]));
      const open = await questionIds();
      expect(questions.filter(({ id }) => open.includes(id)).map(({ kind }) => kind)).toEqual(stillAsked);
    });
  });

  describe('references', () => {
    const at = (reference: string, of: PracticeId) => ({ ...opening(reference), practice: of });

    test('follow one another, and none is skipped when a claim could not be opened', async () => {
      const refs = 'refs' as PracticeId;
      const following = () => nextReference(database.db, refs, 'AM', '2026');
      expect(await following()).toBe('AM-2026-0001');
      await expect(
        recordIt({ ...at('AM-2026-0001', refs), clues: [{ kind: 'address', value: 'x', claimId: randomUUID() as ClaimId }] }),
      ).rejects.toThrow();
      expect(await following()).toBe('AM-2026-0001');
      await recordIt(at('AM-2026-0001', refs));
      expect(await following()).toBe('AM-2026-0002');
      expect(await nextReference(database.db, refs, 'AM', '2027')).toBe('AM-2027-0001');
    });

    test('taken twice at once: one claim is opened, the other is told', async () => {
      const refs = 'refs-at-once' as PracticeId;
      const both = await Promise.allSettled([recordIt(at('AM-2026-0001', refs)), recordIt(at('AM-2026-0001', refs))]);
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find((one) => one.status === 'rejected');
      expect(isVersionClash(refused?.reason)).toBe(true);
    });
  });

  describe('a practice', () => {
    const other = 'next-door' as PracticeId;
    const known = async () => {
      const recording = opening();
      await recordIt(recording);
      return recording;
    };

    test('neither adds to another’s histories nor moves its tables', async () => {
      const theirs = await known();
      const before = await rowOf(theirs.ids.claim);
      await expect(recordIt({ ...next(theirs, [paused]), practice: other })).rejects.toThrow();
      await expect(recordIt({ ...theirs, practice: other })).rejects.toThrow();
      await expect(recordIt({ ...openingBeside(theirs), practice: other })).rejects.toThrow();
      expect(await rowOf(theirs.ids.claim)).toEqual(before);
      expect(await loadClaimRecord(database.db, practice, theirs.ids.claim)).toHaveLength(2);
      await expect(loadClaim(database.db, other, theirs.ids.claim)).rejects.toThrow();
    });

    test('writes no mail, question or clue that points at another’s claim or mail', async () => {
      const { claim } = (await known()).ids;
      const mine = { ...opening(), practice: other };
      const notice = aNotice(claim);
      const own = { ...notice, claim: mine.ids.claim };
      const question = aQuestion('claim-facts', mine.ids.claim, null, own);
      const pointing: readonly Partial<Recording>[] = [
        { clues: [{ kind: 'reference', value: 'CM-1', claimId: claim }] },
        { outbox: [notice] },
        { outbox: [own], questions: [{ ...question, claim }] },
        { outbox: [own], questions: [{ ...question, mail: await aKeptMail(database) }] },
      ];
      for (const stray of pointing) expect(await failureOf({ ...mine, ...stray })).toMatchObject({ code: '23503' });
      await recordIt({ ...mine, outbox: [own], questions: [question] });
    });
  });

  describe('what the desk looks up', () => {
    test('claims wake on their day, in slices', async () => {
      const recording = opening();
      await recordIt(recording);
      expect(await claimsWaking(database.db, practice, day('2026-08-31'), null, 1000)).toEqual([]);
      expect(await claimsWaking(database.db, practice, day('2026-09-07'), null, 1000)).toContain(recording.ids.claim);
      expect(await claimsWaking(database.db, 'other' as PracticeId, day('2026-09-07'), null, 1000)).toEqual([]);
      const [first] = await claimsWaking(database.db, practice, day('2026-09-07'), null, 1);
      expect(await claimsWaking(database.db, practice, day('2026-09-07'), first!, 1000)).not.toContain(first);
    });

    test('a claim by its reference in any case, a debtor by its address, in its practice alone', async () => {
      const recording = opening('CM-2031-0007');
      await recordIt(recording);
      expect(await claimByReference(database.db, practice, 'cm-2031-0007')).toBe(recording.ids.claim);
      expect(await claimByReference(database.db, 'other' as PracticeId, 'CM-2031-0007')).toBeNull();
      const shared = { ...recording.clues[0]!, value: `${recording.ids.claim}@partage.example` };
      const [beside, second] = [openingBeside(recording), opening('ZM-2031-0008')];
      await recordIt(beside);
      await recordIt(second);
      const clues = [recording, beside, second].map(({ ids }) => ({ ...shared, claimId: ids.claim }));
      await database.db.transaction().execute((trx) => putClues(trx, practice, clues));
      const ids = async (practice: PracticeId) =>
        (await debtorsByAddress(database.db, practice, shared.value)).map(({ id }) => id);
      expect(await ids(practice)).toEqual([second.ids.debtor, recording.ids.debtor]);
      expect(await ids('other' as PracticeId)).toEqual([]);
    });

    test('a lease is held by one until it runs out', async () => {
      const now = new Date('2026-09-01T08:00:00Z');
      const soon = new Date('2026-09-01T08:10:00Z');
      expect(await holdLease(database.db, 'day', 'a', now, soon)).toBe(true);
      expect(await holdLease(database.db, 'day', 'b', now, soon)).toBe(false);
      expect(await holdLease(database.db, 'day', 'b', new Date('2026-09-01T08:11:00Z'), soon)).toBe(true);
    });
  });

  test('debtors are looked up again a week after, those never looked up first, one claim for each, and none once all are closed', async () => {
    const other = 'roux' as PracticeId;
    const withSiren = (checkedOn: string | null, status: 'running' | 'closed' = 'running') => {
      const first = { ...opening(), practice: other };
      const projection = { ...first.claim.projection, debtorSiren: sirenFrom('732829320'), status } as const;
      const insolvencyCheckedOn = checkedOn === null ? null : day(checkedOn);
      return { ...first, claim: { ...first.claim, projection: { ...projection, insolvencyCheckedOn } } };
    };
    const [never, old, recent, closed] = [
      withSiren(null),
      withSiren('2026-09-01'),
      withSiren('2026-09-05'),
      withSiren(null, 'closed'),
    ];
    const withoutSiren = { ...opening(), practice: other };
    for (const recording of [recent, old, never, closed, withoutSiren]) await recordIt(recording);
    const toLookUp = (since: string) => claimsToLookUp(database.db, other, day(since), 10);
    expect(await toLookUp('2026-09-02')).toEqual([never.ids.claim, old.ids.claim]);
    expect(await toLookUp('2026-09-06')).toEqual([never.ids.claim, old.ids.claim, recent.ids.claim]);
  });
}
