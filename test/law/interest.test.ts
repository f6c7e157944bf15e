/** Interest to the cent: the vectors of legal-facts §2.2 and §3, and what must hold for any sum and any days. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate, isoDate } from '../../src/law/calendar.ts';
import { floorFindings, interestSegments, type Regime, rateOn, type Segment } from '../../src/law/interest.ts';
import { type BasisPoints, basisPoints, type Cents, cents, ratePct, sum } from '../../src/law/money.ts';
import type { RateUnknown } from '../../src/law/rates.ts';
import { rates } from './the-rates.ts';

const day = isoDate;
const DEFAULT: Regime = { kind: 'ecb-plus-10' };

function known<T extends object>(outcome: T | RateUnknown): T {
  if ('rateUnknown' in outcome) throw new Error(`no rates for ${outcome.rateUnknown}`);
  return outcome;
}

function segments(euro: string, due: string, end: string, regime: Regime = DEFAULT): readonly Segment[] {
  return known(interestSegments(cents(Number(euro.replace('.', ''))), day(due), day(end), regime, rates));
}

/** « 15 d @12.15 = 49.93 », as the vectors are written. */
function inWords({ days, rate, interestCents }: Segment): string {
  return `${days} d @${ratePct(rate)} = ${(interestCents / 100).toFixed(2)}`;
}
const total = (found: readonly Segment[]) => sum(found.map((segment) => segment.interestCents));

describe('a professional who pays late, nothing being stipulated', () => {
  test('T-05 1 200.00 € due 2026-01-31, paid 2026-03-02', () => {
    expect(segments('1200.00', '2026-01-31', '2026-03-02').map(inWords)).toEqual(['30 d @12.15 = 11.98']);
  });

  test('T-06 10 000.00 € due 2026-06-15, at 2026-07-15', () => {
    const found = segments('10000.00', '2026-06-15', '2026-07-15');
    expect(found.map(inWords)).toEqual(['15 d @12.15 = 49.93', '15 d @12.40 = 50.96']);
    expect(total(found)).toBe(100_89);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      ['2026-06-16', '2026-06-30'],
      ['2026-07-01', '2026-07-15'],
    ]);
  });

  test('T-07 5 000.00 € due 2025-06-30, at 2026-11-23', () => {
    const found = segments('5000.00', '2025-06-30', '2026-11-23');
    expect(found.map(inWords)).toEqual(['184 d @12.15 = 306.25', '181 d @12.15 = 301.25', '146 d @12.40 = 248.00']);
    expect(total(found)).toBe(855_50);
  });

  test('T-08 3 650.00 € due 2023-12-31, at 2024-12-31: 366 days over 365', () => {
    const found = segments('3650.00', '2023-12-31', '2024-12-31');
    expect(found.map(inWords)).toEqual(['182 d @14.50 = 263.90', '184 d @14.25 = 262.20']);
    expect(total(found)).toBe(526_10);
  });

  test('T-09 1 000.00 € due 2026-06-30, at 2026-07-01: the rate of the day, not of the due date', () => {
    expect(segments('1000.00', '2026-06-30', '2026-07-01').map(inWords)).toEqual(['1 d @12.40 = 0.34']);
  });

  test('T-10 1 000.00 € due and paid 2026-05-01: nothing', () => {
    expect(segments('1000.00', '2026-05-01', '2026-05-01')).toEqual([]);
  });

  test('T-15 1 000.00 € to 2026-09-30, then 520.72 € to 2026-11-23', () => {
    expect(segments('1000.00', '2026-07-31', '2026-09-30').map(inWords)).toEqual(['61 d @12.40 = 20.72']);
    expect(segments('520.72', '2026-09-30', '2026-11-23').map(inWords)).toEqual(['54 d @12.40 = 9.55']);
  });

  test('T-17 a statement in 2027-H1, which the table does not hold, names it', () => {
    const outcome = interestSegments(cents(1000_00), day('2026-11-30'), day('2027-01-15'), DEFAULT, rates);
    expect(outcome).toEqual({ rateUnknown: '2027-H1' });
  });

  test('paid before it was due, or nothing owed: no interest', () => {
    expect(segments('1000.00', '2026-05-01', '2026-04-01')).toEqual([]);
    expect(segments('0.00', '2026-05-01', '2026-11-23')).toEqual([]);
  });
});

describe('a stipulated rate', () => {
  test('T-11 « 3 fois le taux légal », 10 000.00 € due 2026-06-15, at 2026-07-15', () => {
    const found = segments('10000.00', '2026-06-15', '2026-07-15', { kind: 'stipulated-times-legal', times: 3 });
    expect(found.map(inWords)).toEqual(['15 d @7.86 = 32.30', '15 d @8.25 = 33.90']);
    expect(total(found)).toBe(66_20);
  });

  test('that is fixed asks no table, not even for 2027', () => {
    const fixed: Regime = { kind: 'stipulated', rate: basisPoints('10.00') };
    expect(rateOn(day('2027-03-01'), fixed, rates)).toBe(1000);
  });

  test('T-16 10 % in 2024-H1 is below the floor of 15.21 %', () => {
    const found = floorFindings(basisPoints('10.00'), day('2024-01-31'), day('2024-03-31'), rates);
    expect(found).toEqual([{ halfYear: '2024-H1', floor: 1521 }]);
  });

  test('every half-year concerned is looked at, the first day being the one after the due date (R-08)', () => {
    const found = known(floorFindings(basisPoints('12.00'), day('2023-06-30'), day('2025-12-31'), rates));
    expect(found.map(({ halfYear, floor }) => `${halfYear} ${ratePct(floor)}`)).toEqual([
      '2023-H2 12.66',
      '2024-H1 15.21',
      '2024-H2 14.76',
    ]);
  });

  test('at the floor may stand; a floor nobody knows yet is named', () => {
    expect(floorFindings(basisPoints('8.25'), day('2026-06-30'), day('2026-11-23'), rates)).toEqual([]);
    expect(floorFindings(basisPoints('8.24'), day('2026-06-30'), day('2026-11-23'), rates)).toHaveLength(1);
    expect(floorFindings(basisPoints('8.25'), day('2026-06-30'), day('2027-01-01'), rates)).toEqual({ rateUnknown: '2027-H1' });
  });
});

describe('a public buyer', () => {
  test('T-13 10 000.00 € due 2026-06-15, at 2026-07-15: 10.15 % throughout', () => {
    const found = segments('10000.00', '2026-06-15', '2026-07-15', { kind: 'public-buyer', beganOn: day('2026-06-16') });
    expect(found.map(inWords)).toEqual(['15 d @10.15 = 41.71', '15 d @10.15 = 41.71']);
    expect(total(found)).toBe(83_42);
  });
});

describe('the legal rate', () => {
  test('T-18 2 400.00 €, formal notice 2026-05-04, at 2026-11-23, professional creditor', () => {
    const found = segments('2400.00', '2026-05-04', '2026-11-23', { kind: 'legal', creditor: 'professional' });
    expect(found.map(inWords)).toEqual(['57 d @2.62 = 9.82', '146 d @2.75 = 26.40']);
    expect(total(found)).toBe(36_22);
  });

  test('T-19 the same for a private individual', () => {
    const found = segments('2400.00', '2026-05-04', '2026-11-23', { kind: 'legal', creditor: 'individual' });
    expect(found.map(({ interestCents }) => interestCents)).toEqual([25_00, 65_66]);
    expect(total(found)).toBe(90_66);
  });
});

const FIRST = day('2018-01-01');
const dayOfTheTable = fc.integer({ min: 0, max: daysBetween(FIRST, day('2026-12-31')) }).map((days) => addDays(FIRST, days));
const base = fc.integer({ min: 1, max: 100_000_000 }).map(cents);
const regime: fc.Arbitrary<Regime> = fc.oneof(
  fc.constant(DEFAULT),
  fc.integer({ min: 0, max: 3000 }).map((points): Regime => ({ kind: 'stipulated', rate: points as BasisPoints })),
  fc.integer({ min: 1, max: 5 }).map((times): Regime => ({ kind: 'stipulated-times-legal', times })),
  dayOfTheTable.map((beganOn): Regime => ({ kind: 'public-buyer', beganOn })),
  fc.constantFrom('individual', 'professional').map((creditor): Regime => ({ kind: 'legal', creditor })),
);
const between = (baseCents: Cents, after: IsoDate, to: IsoDate, under: Regime) =>
  known(interestSegments(baseCents, after, to, under, rates));
const inOrder = (days: readonly IsoDate[]) => days.toSorted() as [IsoDate, IsoDate, IsoDate];
const threeDays = fc.tuple(dayOfTheTable, dayOfTheTable, dayOfTheTable).map(inOrder);

describe('whatever the sum, the days and the rate', () => {
  test('segments follow one another without gap, each within one half-year, and cover every day once', () => {
    fc.assert(
      fc.property(base, threeDays, regime, (owed, [after, , to], under) => {
        const found = between(owed, after, to, under);
        expect(found.reduce((all, { days }) => all + days, 0)).toBe(daysBetween(after, to));
        found.forEach((segment, index) => {
          expect(segment.from).toBe(addDays(found[index - 1]?.to ?? after, 1));
          expect(segment.days).toBe(daysBetween(segment.from, segment.to) + 1);
          expect(Number(segment.from.slice(5, 7)) <= 6).toBe(Number(segment.to.slice(5, 7)) <= 6);
        });
      }),
    );
  });

  test('cutting the days in two changes at most one cent a segment', () => {
    fc.assert(
      fc.property(base, threeDays, regime, (owed, [after, middle, to], under) => {
        const cut = [...between(owed, after, middle, under), ...between(owed, middle, to, under)];
        expect(Math.abs(total(cut) - total(between(owed, after, to, under)))).toBeLessThanOrEqual(cut.length);
      }),
    );
  });

  test('each segment is the exact quotient, rounded half-up', () => {
    fc.assert(
      fc.property(base, threeDays, regime, (owed, [after, , to], under) => {
        for (const { baseCents, rate, days, interestCents } of between(owed, after, to, under)) {
          const excess = BigInt(interestCents) * 3_650_000n - BigInt(baseCents) * BigInt(rate) * BigInt(days);
          expect(2n * excess > -3_650_000n && 2n * excess <= 3_650_000n).toBe(true);
        }
      }),
    );
  });

  test('more days, or a higher sum, never bear less', () => {
    fc.assert(
      fc.property(base, base, threeDays, regime, (owed, more, [after, middle, to], under) => {
        const least = total(between(owed, after, middle, under));
        expect(total(between(owed, after, to, under))).toBeGreaterThanOrEqual(least);
        expect(total(between(cents(owed + more), after, middle, under))).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  test('half a cent is rounded up', () => {
    const under: Regime = { kind: 'stipulated', rate: basisPoints('5.00') };
    expect(between(cents(3650), day('2026-01-01'), day('2026-01-02'), under)[0]?.interestCents).toBe(1);
    expect(between(cents(3649), day('2026-01-01'), day('2026-01-02'), under)[0]?.interestCents).toBe(0);
  });
});
