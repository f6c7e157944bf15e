/** The outbox in the database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { Database } from '../../src/database/connect.ts';
import { outboxById, outboxByMessageId, outboxOfLetter, putOutbox, textsSentAbout } from '../../src/database/outbox.ts';
import type { NewOutbox } from '../../src/database/outbox-row.ts';
import { backToQueue, markHandingOver, markLeft, reclaim, type Taken, takeDue, unresolved } from '../../src/database/posting.ts';
import { isVersionClash, record } from '../../src/database/record.ts';
import { newId } from '../../src/outside/seal.ts';
import { freshDatabase } from './fresh-database.ts';
import { aNotice, next, opening, practice } from './recordings.ts';

export function outboxTable(): void {
  const BOTH = ['letter', 'notice'] as const;
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  const noon = new Date('2026-09-01T12:00:00Z');
  const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

  async function queued(notBefore: Date): Promise<NewOutbox> {
    const id = newId();
    const row: NewOutbox = {
      id,
      purpose: 'notice',
      claim: null,
      letterNumber: null,
      to: `${id}@x.example`,
      subject: 's',
      text: `texte ${id}`,
      html: '<p>',
      attachments: [{ name: 'a.pdf', type: 'application/pdf', content: Buffer.from([1, 0, 255]) }],
      draftHash: 'h',
      state: 'queued',
      stamped: { messageId: `l.${id}.m@x.example`, envelopeFrom: 'b@x.example', raw: Buffer.from('raw'), notBefore },
      knownClaimVersion: null,
      knownDebtorVersion: null,
      question: null,
      inReplyTo: null,
    };
    await database.db.transaction().execute((trx) => putOutbox(trx, practice, row, noon));
    return row;
  }

  const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  const stateOf = async ({ id }: { readonly id: string }) => (await outboxById(database.db, practice, id))?.state;

  async function takeAll(now: Date, practices = [practice]): Promise<readonly Taken[]> {
    const one = await takeDue(database.db, now, practices, BOTH);
    return one === null ? [] : [one, ...(await takeAll(now, practices))];
  }

  async function take({ id }: NewOutbox, now: Date): Promise<Taken> {
    return (await takeAll(now)).find((row) => row.id === id)!;
  }

  describe('a letter that a slow daemon still holds when another takes it', () => {
    let slow: Taken;
    let quick: Taken;
    beforeEach(async () => {
      const row = await queued(noon);
      slow = await take(row, noon);
      await reclaim(database.db, later(121));
      quick = await take(row, later(121));
    });

    test('is handed over by the second alone', async () => {
      await expect(markHandingOver(database.db, slow, later(122))).rejects.toThrow('no longer to be posted');
      await markHandingOver(database.db, quick, later(123));
      await backToQueue(database.db, slow, ['posting', 'handing-over'], later(124), 'NOT-READY');
      expect(await stateOf(quick)).toBe('handing-over');
    });

    test('is not marked refused or doubtful by the first', async () => {
      const stale = { outbox: slow, evidence: '550' } as const;
      expect(await markLeft(database.db, { ...stale, state: 'refused' }, later(122))).toBe(false);
      expect(await markLeft(database.db, { ...stale, state: 'unsure' }, later(122))).toBe(false);
      expect(await stateOf(quick)).toBe('posting');
    });

    test('does not leave again once the first can prove that it left', async () => {
      expect(await markLeft(database.db, { outbox: slow, state: 'posted', evidence: '250' }, later(122))).toBe(true);
      await expect(markHandingOver(database.db, quick, later(123))).rejects.toThrow('no longer to be posted');
    });
  });

  describe('a letter in the outbox', () => {
    test('leaves when its time has come, for one worker', async () => {
      const row = await queued(later(60));
      expect(ids(await takeAll(noon))).not.toContain(row.id);
      const [first, second] = await Promise.all([takeAll(later(61)), takeAll(later(61))]);
      expect([...ids(first), ...ids(second)].filter((id) => id === row.id)).toHaveLength(1);
    });

    test('of a practice that is not served here stays queued', async () => {
      const row = await queued(noon);
      expect(ids(await takeAll(noon, ['other' as PracticeId]))).toEqual([]);
      expect(await stateOf(row)).toBe('queued');
    });

    test('that nobody began to hand over goes back to the queue; one handed over never does by itself', async () => {
      const [plain, handed] = [await queued(noon), await queued(noon)];
      const taken = await takeAll(noon);
      await markHandingOver(database.db, taken.find((row) => row.id === handed.id)!, later(60));
      await reclaim(database.db, later(121));
      expect(await stateOf(plain)).toBe('queued');
      expect(await stateOf(handed)).toBe('handing-over');
      expect(ids(await unresolved(database.db, later(121), [practice]))).not.toContain(handed.id);
      expect(ids(await unresolved(database.db, later(181), [practice]))).toContain(handed.id);
    });

    test('is recorded as posted once', async () => {
      const row = await queued(noon);
      const taken = await take(row, noon);
      await markHandingOver(database.db, taken, noon);
      const left = { outbox: taken, state: 'posted', evidence: '250 ok' } as const;
      expect(await markLeft(database.db, left, noon)).toBe(true);
      expect(await markLeft(database.db, left, noon)).toBe(false);
      await backToQueue(database.db, taken, ['posting', 'handing-over'], noon, 'x');
      expect(await stateOf(row)).toBe('posted');
    });

    test('withdrawn while it was being prepared hands over nothing', async () => {
      const row = await queued(noon);
      const taken = await take(row, noon);
      await database.db.updateTable('outbox').set({ state: 'withdrawn' }).where('id', '=', row.id).execute();
      await expect(markHandingOver(database.db, taken, noon)).rejects.toThrow('no longer to be posted');
    });

    test('is found again by its Message-ID, with its bytes and attachments', async () => {
      const row = await queued(noon);
      const found = await outboxByMessageId(database.db, practice, `L.${row.id}.M@x.example`);
      expect(found?.attachments[0]?.content.equals(Buffer.from([1, 0, 255]))).toBe(true);
      expect(await outboxByMessageId(database.db, 'other' as PracticeId, row.stamped!.messageId)).toBeNull();
      expect(await textsSentAbout(database.db, practice, null, row.to, 'outsider')).toEqual([row.text]);
    });

    test('has one row for each letter of a claim, however often it is decided', async () => {
      const claim = opening();
      const letter: NewOutbox = { ...aNotice(claim.ids.claim), purpose: 'letter', letterNumber: 1 };
      await record(database.db, { ...claim, outbox: [letter] });
      const again = { ...aNotice(claim.ids.claim), purpose: 'letter', letterNumber: 1 } as const;
      const failure = await record(database.db, { ...next(claim, []), outbox: [again] }).catch((error: unknown) => error);
      expect(isVersionClash(failure)).toBe(true);
      expect((await outboxOfLetter(database.db, practice, claim.ids.claim, 1))?.id).toBe(letter.id);
    });

    test('is still found by whom it was sent to behind many notices about its claim', async () => {
      const claim = opening();
      const toDebtor = { purpose: 'letter', letterNumber: 1, to: 'perrin@x.example', text: 'notre rappel' } as const;
      const letter: NewOutbox = { ...aNotice(claim.ids.claim), ...toDebtor };
      const notices = Array.from({ length: 12 }, () => aNotice(claim.ids.claim));
      await record(database.db, { ...claim, outbox: [letter] });
      await record(database.db, { ...next(claim, []), outbox: notices, now: later(60) });
      expect(await textsSentAbout(database.db, practice, claim.ids.claim, 'perrin@x.example', 'member')).toContain(
        'notre rappel',
      );
      expect(await textsSentAbout(database.db, practice, claim.ids.claim, null, 'outsider')).toEqual(['notre rappel']);
    });
  });
}
