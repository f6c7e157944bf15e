/** Whole cents, rates in basis points, and how both are printed. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { basisPoints, cents, euros, NOTHING, ratePct, sum } from '../../src/law/money.ts';

describe('an amount', () => {
  test.each([12.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('of %p cents is refused', (amount) => {
    expect(() => cents(amount)).toThrow(RangeError);
  });

  test.each([
    [0, '0,00\u00a0€'],
    [5, '0,05\u00a0€'],
    [120_000, '1\u00a0200,00\u00a0€'],
    [123_456_789, '1\u00a0234\u00a0567,89\u00a0€'],
    [-5, '-0,05\u00a0€'],
    [-100_000, '-1\u00a0000,00\u00a0€'],
  ])('of %i cents reads « %s »', (amount, words) => {
    expect(euros(cents(amount))).toBe(words);
  });

  test('of no amounts at all is nothing', () => {
    expect(sum([])).toBe(NOTHING);
  });

  test('is printed so that it can be read back to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (amount) => {
        expect(Number(euros(cents(amount)).replace(/[\u00a0€,]/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('a rate', () => {
  test.each([
    ['12.15', 1215],
    ['0.00', 0],
    ['0.76', 76],
    ['100.00', 10_000],
  ])('"%s" is %i basis points', (text, points) => {
    expect(basisPoints(text)).toBe(points);
    expect(ratePct(basisPoints(text))).toBe(text);
  });

  test.each([
    '12.5',
    '12',
    '12,15',
    ' 12.15',
    '12.150',
    '-1.00',
    '1e2',
    '',
  ])('"%s" is refused, never rounded or guessed', (text) => {
    expect(() => basisPoints(text)).toThrow(RangeError);
  });
});
