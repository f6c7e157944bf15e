/** Which debt a payment settles: C. civ. 1342-10 and 1343-1, case by case (L-14, R-12, L-98). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isoDate } from '../../src/law/calendar.ts';
import { type Debt, imputeCreditNote, imputePayment, type Share } from '../../src/law/imputation.ts';
import { type BasisPoints, cents, sum } from '../../src/law/money.ts';

const day = isoDate;

function debt(
  ref: string,
  sums: { due?: string; rate?: number; principal?: number; interest?: number; indemnity?: number },
): Debt {
  return {
    ref,
    dueDate: day(sums.due ?? '2026-08-31'),
    rate: (sums.rate ?? 1240) as BasisPoints,
    interestCents: cents(sums.interest ?? 0),
    principalCents: cents(sums.principal ?? 0),
    indemnityCents: cents(sums.indemnity ?? 0),
  };
}

const paid = (amount: number, item: string | null = null) => ({ on: day('2026-10-15'), amountCents: cents(amount), item });
/** Interest, principal, indemnity. */
const taken = ({ interestCents, principalCents, indemnityCents }: Share) => [interestCents, principalCents, indemnityCents];
const settledBy = (amount: number, debts: readonly Debt[], item: string | null = null) =>
  imputePayment(paid(amount, item), debts).shares.map(taken);

describe('a part payment on one debt', () => {
  test('T-15 500.00 € on 1 000.00 € with 20.72 € of interest: 20.72 interest, 479.28 principal', () => {
    expect(settledBy(500_00, [debt('A', { principal: 1000_00, interest: 20_72, indemnity: 40_00 })])).toEqual([
      [20_72, 479_28, 0],
    ]);
  });

  test('the indemnity comes last', () => {
    const owed = debt('A', { principal: 100_00, interest: 5_00, indemnity: 40_00 });
    expect(settledBy(105_00, [owed])).toEqual([[5_00, 100_00, 0]]);
    expect(settledBy(125_00, [owed])).toEqual([[5_00, 100_00, 20_00]]);
  });

  test('what is left over is a surplus', () => {
    const owed = debt('A', { principal: 100_00, interest: 5_00, indemnity: 40_00 });
    expect(imputePayment(paid(150_00), [owed]).surplusCents).toBe(5_00);
    expect(imputePayment(paid(150_00), []).surplusCents).toBe(150_00);
  });
});

describe('among several debts', () => {
  const older = debt('older', { due: '2026-07-31', principal: 100_00 });
  const newer = debt('newer', { due: '2026-08-31', principal: 100_00 });

  test('the one the debtor designated, though it be the newest or not yet due', () => {
    const future = debt('future', { due: '2026-12-31', principal: 100_00 });
    expect(settledBy(60_00, [older, newer, future], 'future')).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 60_00, 0],
    ]);
  });

  test('what exceeds the designated one, its indemnity with it, goes to the others', () => {
    const designated = debt('designated', { principal: 50_00, interest: 1_00, indemnity: 40_00 });
    expect(settledBy(100_00, [older, designated], 'designated')).toEqual([
      [0, 9_00, 0],
      [1_00, 50_00, 40_00],
    ]);
  });

  test('a designation nobody knows designates nothing', () => {
    expect(settledBy(60_00, [newer, older], 'F-999')).toEqual(settledBy(60_00, [newer, older]));
  });

  test('those due first', () => {
    const future = debt('future', { due: '2026-10-16', principal: 100_00, rate: 0 });
    const today = debt('today', { due: '2026-10-15', principal: 100_00, rate: 0 });
    expect(settledBy(60_00, [future, today]).map(sum)).toEqual([0, 60_00]);
  });

  test('of those due, the one he had most interest to pay: the dearest', () => {
    const free = debt('refund', { due: '2026-05-31', principal: 100_00, rate: 0 });
    expect(settledBy(60_00, [free, newer]).map(sum)).toEqual([0, 60_00]);
  });

  test('equally dear, the oldest', () => {
    expect(settledBy(130_00, [newer, older]).map(sum)).toEqual([30_00, 100_00]);
  });

  test('all things equal, pro rata, the odd cent to the first', () => {
    const thirds = ['a', 'b', 'c'].map((ref) => debt(ref, { principal: 100_00 }));
    expect(settledBy(100_00, thirds).map(sum)).toEqual([33_34, 33_33, 33_33]);
    const uneven = [debt('a', { principal: 300_00 }), debt('b', { principal: 100_00 })];
    expect(settledBy(100_00, uneven).map(sum)).toEqual([75_00, 25_00]);
  });

  test('an interest-bearing principal before any indemnity, an indemnity that is due before a debt that is not', () => {
    const debts = [
      debt('older', { due: '2026-07-31', principal: 100_00, indemnity: 40_00 }),
      debt('newer', { principal: 100_00, indemnity: 40_00 }),
      debt('future', { due: '2026-12-31', principal: 100_00, rate: 0 }),
    ];
    expect(settledBy(250_00, debts)).toEqual([
      [0, 100_00, 40_00],
      [0, 100_00, 10_00],
      [0, 0, 0],
    ]);
  });
});

describe('a credit note', () => {
  test('reduces principal only: interest and indemnity stay (L-98)', () => {
    const owed = debt('A', { principal: 100_00, interest: 5_00, indemnity: 40_00 });
    const imputation = imputeCreditNote(paid(120_00, 'A'), [owed]);
    expect(imputation.shares.map(taken)).toEqual([[0, 100_00, 0]]);
    expect(imputation.surplusCents).toBe(20_00);
  });

  test('that names no invoice reduces the oldest one due', () => {
    const debts = [debt('newer', { principal: 100_00 }), debt('older', { due: '2026-07-31', principal: 100_00 })];
    expect(imputeCreditNote(paid(130_00), debts).shares.map(taken)).toEqual([
      [0, 30_00, 0],
      [0, 100_00, 0],
    ]);
  });
});

const sums = fc.integer({ min: 0, max: 500_000 });
const debts = fc
  .array(
    fc.record({
      principal: sums,
      interest: sums,
      indemnity: sums,
      late: fc.integer({ min: -3, max: 3 }),
      rate: fc.constantFrom(0, 1240),
    }),
    {
      maxLength: 6,
    },
  )
  .map((all) => all.map(({ late, ...owed }, index) => debt(`D${index}`, { ...owed, due: addDays(day('2026-10-15'), -late) })));
const designation = fc.option(fc.constantFrom('D0', 'D1', 'D2'), { nil: null });
const owedOf = (one: Share) => sum([one.interestCents, one.principalCents, one.indemnityCents]);

describe('whatever was owed and paid', () => {
  test('not a cent is lost or made', () => {
    fc.assert(
      fc.property(debts, sums, designation, (owed, amount, item) => {
        const { shares, surplusCents } = imputePayment(paid(amount, item), owed);
        expect(shares.reduce((all, share) => all + owedOf(share), 0) + surplusCents).toBe(amount);
        expect(surplusCents).toBe(Math.max(0, amount - sum(owed.map(owedOf))));
      }),
    );
  });

  test('no part is paid beyond what it owed, and no principal before its interest', () => {
    fc.assert(
      fc.property(debts, sums, designation, (owed, amount, item) => {
        imputePayment(paid(amount, item), owed).shares.forEach((share, index) => {
          const one = owed[index]!;
          for (const part of ['interestCents', 'principalCents', 'indemnityCents'] as const) {
            expect(share[part]).toBeGreaterThanOrEqual(0);
            expect(share[part]).toBeLessThanOrEqual(one[part]);
          }
          if (share.principalCents > 0) expect(share.interestCents).toBe(one.interestCents);
        });
      }),
    );
  });

  test('equals differ by less than a cent from their exact part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 6 }), sums, (principals, amount) => {
        const owed = principals.map((principal, index) => debt(`D${index}`, { principal }));
        const all = principals.reduce((total, one) => total + one, 0);
        imputePayment(paid(Math.min(amount, all)), owed).shares.forEach((share, index) => {
          const exact = (Math.min(amount, all) * principals[index]!) / all;
          expect(Math.abs(share.principalCents - exact)).toBeLessThan(1.000001);
        });
      }),
    );
  });
});
