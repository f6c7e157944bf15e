import { describe, expect, test } from '@jest/globals';
import { isoDate as day } from '../../src/law/calendar.ts';
import { FIGURES } from '../../src/law/figures.ts';
import { basisPoints, cents } from '../../src/law/money.ts';

const { en, fr } = FIGURES;

describe('figures in an English letter', () => {
  test('sums have the sign before, commas between thousands and a point before the cents', () => {
    expect([0, 5, 125_000, 123_456_789, -4_050].map((amount) => en.sum(cents(amount)))).toEqual([
      '€0.00',
      '€0.05',
      '€1,250.00',
      '€1,234,567.89',
      '-€40.50',
    ]);
  });

  test('days are written out, the day not parted from its month', () => {
    expect(en.date(day('2026-09-04'))).toBe('4\u00a0September 2026');
    expect(en.dayAndDate(day('2026-12-01'))).toBe('Tuesday 1\u00a0December 2026');
  });

  test('several days say month and year once', () => {
    const days = ['2026-09-07', '2026-09-18', '2026-10-02'].map(day);
    expect(en.dates(days)).toBe('7 and 18 September and 2 October 2026');
    expect(fr.dates(days)).toBe('7 et 18 septembre et 2 octobre 2026');
  });

  test('rates have a point and no space', () => {
    expect(en.rate(basisPoints('12.15'))).toBe('12.15%');
  });
});
