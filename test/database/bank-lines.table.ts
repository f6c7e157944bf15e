/** The lines of bank statements in the database. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { PracticeId } from '../../src/claim/practice.ts';
import { type BankLineKey, knownLines, leaveLines, linesAskedBy, putAskedLines } from '../../src/database/bank-lines.ts';
import { loadClaim } from '../../src/database/claims.ts';
import type { Database } from '../../src/database/connect.ts';
import { record } from '../../src/database/record.ts';
import { cents } from '../../src/law/money.ts';
import { day } from '../claim/given.ts';
import { freshDatabase } from './fresh-database.ts';
import { aNotice, aQuestion, morning, next, type Opening, opening, practice } from './recordings.ts';

export function bankLinesTable(): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  const paid: ClaimEvent = {
    kind: 'PaymentReceived',
    on: day('2026-09-21'),
    amountCents: cents(50_000),
    paidOn: day('2026-09-16'),
    method: null,
    item: null,
    by: 'c.vernier@marchand.example',
    mail: null,
  };
  const lineNamed = (line: string): BankLineKey => ({ line, bookedOn: day('2026-09-16'), amountCents: cents(50_000) });

  async function openedClaim(): Promise<Opening> {
    const recording = opening();
    await record(database.db, recording);
    return recording;
  }

  async function paymentsOn({ ids }: Opening): Promise<number> {
    return (await loadClaim(database.db, practice, ids.claim)).claim.payments.length;
  }

  describe('a line of a bank statement', () => {
    test('is booked once, whichever claim it is tried on', async () => {
      const [one, other] = [await openedClaim(), await openedClaim()];
      const bankLine = lineNamed('first');
      await record(database.db, { ...next(one, [paid]), bankLine });
      await record(database.db, { ...next(other, [paid]), bankLine });
      expect([await paymentsOn(one), await paymentsOn(other)]).toEqual([1, 0]);
    });

    test('of one practice is unknown to another', async () => {
      await record(database.db, { ...next(await openedClaim(), [paid]), bankLine: lineNamed('second') });
      expect(await knownLines(database.db, practice, ['second', 'third'])).toEqual(new Set(['second']));
      expect(await knownLines(database.db, 'ailleurs' as PracticeId, ['second'])).toEqual(new Set());
    });

    test('asked about can be booked, and left aside when it is not chosen, but never taken back once booked', async () => {
      const claim = await openedClaim();
      const notice = aNotice(claim.ids.claim);
      const asked = aQuestion('match-payments', claim.ids.claim, null, notice);
      await record(database.db, { ...next(claim, []), outbox: [notice], questions: [asked] });
      const lines = [
        { ...lineNamed('chosen'), choices: [1] },
        { ...lineNamed('other'), choices: [2, 3] },
      ];
      await database.db
        .transaction()
        .execute((trx) => putAskedLines(trx, practice, lines, { question: asked.id, mail: null, at: morning }));
      expect(await linesAskedBy(database.db, practice, asked.id)).toEqual(lines);

      await record(database.db, { ...next(claim, [paid]), bankLine: lineNamed('chosen') });
      await database.db.transaction().execute((trx) => leaveLines(trx, practice, asked.id));
      const rows = await database.db
        .selectFrom('bank_lines')
        .select(['line', 'state'])
        .where('question', '=', asked.id)
        .execute();
      expect(new Map(rows.map(({ line, state }) => [line, state]))).toEqual(
        new Map([
          ['chosen', 'booked'],
          ['other', 'left'],
        ]),
      );
    });
  });
}
