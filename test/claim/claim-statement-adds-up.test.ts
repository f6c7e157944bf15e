/** What holds of any claim's statement: it adds up, is never negative, and does not depend on the order things were told in. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { DebtorKind } from '../../src/claim/debtor.ts';
import { addDays, type IsoDate } from '../../src/law/calendar.ts';
import { sum } from '../../src/law/money.ts';
import { day } from './given.ts';
import { claimWith, credited, debtorOf, formalNotice, item, paid, statementOf } from './told.ts';

const someDay = fc.integer({ min: 0, max: 1095 }).map((days) => addDays(day('2024-01-01'), days));
const amount = fc.integer({ min: 1, max: 2_000_000 });
const ref = fc.option(fc.constantFrom('F-0', 'F-1', 'F-2'), { nil: null });
const items = fc
  .array(
    fc.record({ kind: fc.constantFrom('invoice' as const, 'refund' as const, 'balance' as const), due: someDay, owed: amount }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) => all.map((told, index) => item({ ...told, ref: `F-${index}` })));
const money = (tell: typeof paid) =>
  fc.array(fc.tuple(someDay, amount, ref), { maxLength: 4 }).map((all) => all.map((told) => tell(...told)));
const history = fc.record({
  items,
  payments: money(paid),
  credits: money(credited),
  notice: fc.option(someDay.map(formalNotice), { nil: null }),
});
const parties = fc.record({
  debtor: fc.constantFrom<DebtorKind>('professional', 'consumer', 'non-professional', 'public').map((kind) => debtorOf(kind)),
  creditor: fc.constantFrom('professional' as const, 'individual' as const),
});
type History = { items: ClaimEvent[]; payments: ClaimEvent[]; credits: ClaimEvent[]; notice: ClaimEvent | null };
const claimIn = ({ items, payments, credits, notice }: History) =>
  claimWith(...items, ...payments, ...credits, ...(notice === null ? [] : [notice]));
const upTo = (all: readonly { readonly on: IsoDate; readonly amountCents: number }[], on: IsoDate) =>
  all.filter((one) => one.on <= on).reduce((total, one) => total + one.amountCents, 0);

describe('whatever the claim', () => {
  test('the statement adds up: lines make the totals, and every cent paid is somewhere', () => {
    fc.assert(
      fc.property(history, parties, someDay, (told, between, on) => {
        const claim = claimIn(told);
        const statement = statementOf(claim, on, between);
        const { lines, segments } = statement;
        for (const part of ['principalCents', 'interestCents', 'indemnityCents'] as const)
          expect(statement[part]).toBe(sum(lines.map((line) => line[part])));
        expect(statement.totalCents).toBe(sum([statement.principalCents, statement.interestCents, statement.indemnityCents]));
        for (const line of lines) expect(line.amountCents).toBe(line.settledCents + line.principalCents);
        const accrued = sum(segments.map((segment) => segment.interestCents));
        const settled = sum(lines.map((line) => line.settledCents)) + accrued - statement.interestCents;
        const indemnityPaid = statement.paidCents + upTo(claim.creditNotes, on) - statement.surplusCents - settled;
        expect(indemnityPaid).toBeGreaterThanOrEqual(0);
        expect((indemnityPaid + statement.indemnityCents) % 40_00).toBe(0);
        expect(indemnityPaid + statement.indemnityCents).toBeLessThanOrEqual(40_00 * lines.length);
        expect(statement.paidCents).toBe(upTo(claim.payments, on));
      }),
    );
  });

  test('nothing owed is negative, and nothing is late before the day after its due date', () => {
    fc.assert(
      fc.property(history, parties, someDay, (told, between, on) => {
        for (const line of statementOf(claimIn(told), on, between).lines) {
          expect(Math.min(line.principalCents, line.interestCents, line.indemnityCents)).toBeGreaterThanOrEqual(0);
          if (on <= line.dueDate) expect([line.interestCents, line.indemnityCents, line.isDue]).toEqual([0, 0, false]);
          if (line.kind !== 'invoice') expect(line.indemnityCents).toBe(0);
        }
      }),
    );
  });

  test('the order in which payments and credit notes were told changes nothing', () => {
    fc.assert(
      fc.property(history, parties, someDay, (told, between, on) => {
        const backwards = { ...told, payments: told.payments.toReversed(), credits: told.credits.toReversed() };
        expect(statementOf(claimIn(backwards), on, between)).toEqual(statementOf(claimIn(told), on, between));
      }),
    );
  });

  test('while nothing is paid, a later day never owes less', () => {
    fc.assert(
      fc.property(history, parties, someDay, someDay, (told, between, one, other) => {
        const claim = claimIn({ ...told, payments: [], credits: [] });
        const [earlier, later] = [one, other].toSorted() as [IsoDate, IsoDate];
        const before = statementOf(claim, earlier, between).totalCents;
        expect(statementOf(claim, later, between).totalCents).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('one more payment never raises what is owed', () => {
    fc.assert(
      fc.property(history, parties, someDay, amount, (told, between, on, more) => {
        const claim = claimIn(told);
        const after = claimIn({ ...told, payments: [...told.payments, paid(on, more)] });
        expect(statementOf(after, on, between).totalCents).toBeLessThanOrEqual(statementOf(claim, on, between).totalCents);
      }),
    );
  });

  test('an item no payment reached bears the interest it would bear alone', () => {
    fc.assert(
      fc.property(history, parties, someDay, (told, between, on) => {
        const { lines, segments } = statementOf(claimIn({ ...told, credits: [] }), on, between);
        const alone = statementOf(claimIn({ ...told, payments: [], credits: [] }), on, between);
        for (const line of lines.filter(({ settledCents }) => settledCents === 0)) {
          const own = ({ ref }: { ref: string }) => ref === line.ref;
          expect(segments.filter(own)).toEqual(alone.segments.filter(own));
        }
      }),
    );
  });
});
