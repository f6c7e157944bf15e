/** The rates table says what legal-facts §2.1 and §10 say, names its faults, and is never extrapolated. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { ratePct } from '../../src/law/money.ts';
import { halfYearEnd, halfYearOf, ratesFrom, ratesIn } from '../../src/law/rates.ts';
import { rates, ratesFile } from './the-rates.ts';

const day = isoDate;

/** Half-year, ECB, legal rate for an individual creditor, legal rate for all others (legal-facts §2.1). */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  ['2018-H1', '0.00', '3.73', '0.89'],
  ['2018-H2', '0.00', '3.60', '0.88'],
  ['2019-H1', '0.00', '3.40', '0.86'],
  ['2019-H2', '0.00', '3.26', '0.87'],
  ['2020-H1', '0.00', '3.15', '0.87'],
  ['2020-H2', '0.00', '3.11', '0.84'],
  ['2021-H1', '0.00', '3.14', '0.79'],
  ['2021-H2', '0.00', '3.12', '0.76'],
  ['2022-H1', '0.00', '3.13', '0.76'],
  ['2022-H2', '0.00', '3.15', '0.77'],
  ['2023-H1', '2.50', '4.47', '2.06'],
  ['2023-H2', '4.00', '6.82', '4.22'],
  ['2024-H1', '4.50', '8.01', '5.07'],
  ['2024-H2', '4.25', '8.16', '4.92'],
  ['2025-H1', '3.15', '7.21', '3.71'],
  ['2025-H2', '2.15', '6.65', '2.76'],
  ['2026-H1', '2.15', '6.67', '2.62'],
  ['2026-H2', '2.40', '6.84', '2.75'],
];

describe('the rates table', () => {
  test.each(TABLE)('%s: ECB %s, legal %s and %s', (halfYear, ecb, legalIndividual, legalOther) => {
    const row = rates.get(halfYear)!;
    expect([row.ecb, row.legalIndividual, row.legalOther].map(ratePct)).toEqual([ecb, legalIndividual, legalOther]);
  });

  test('holds nothing else', () => {
    expect([...rates.keys()]).toEqual(TABLE.map(([halfYear]) => halfYear));
  });

  test('says where its rates were read, and when', () => {
    expect(ratesFile).toMatchObject({ asOf: '2026-11-23', sources: expect.arrayContaining([expect.stringContaining('F783')]) });
  });

  test('T-17 a half-year it does not hold is named, not extrapolated (R-06)', () => {
    expect(ratesIn('2027-H1', rates)).toEqual({ rateUnknown: '2027-H1' });
    expect(ratesIn('2017-H2', rates)).toEqual({ rateUnknown: '2017-H2' });
  });
});

describe('a day bears the rates of its half-year', () => {
  test.each([
    ['2026-01-01', '2026-H1', '2026-06-30'],
    ['2026-06-30', '2026-H1', '2026-06-30'],
    ['2026-07-01', '2026-H2', '2026-12-31'],
    ['2026-12-31', '2026-H2', '2026-12-31'],
  ])('%s: %s, until %s', (date, halfYear, end) => {
    expect([halfYearOf(day(date)), halfYearEnd(day(date))]).toEqual([halfYear, end]);
  });
});

describe('a faulty rates file', () => {
  const row = { ecb: '2.40', legalIndividual: '6.84', legalOther: '2.75' };
  const whole = { asOf: '2026-11-23', sources: ['arrêté du 26 juin 2026'], halfYears: { '2026-H2': row } };
  const faults = (yaml: unknown): string => {
    try {
      ratesFrom(yaml);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  test('is none when whole', () => {
    expect(ratesFrom(whole).get('2026-H2')).toEqual({ ecb: 240, legalIndividual: 684, legalOther: 275 });
  });

  test('names every fault at once, each with its place', () => {
    const said = faults({ ...whole, sources: [], halfYears: { '2026-H2': { ...row, ecb: 2.4 }, '2027-H1': { ecb: '2.65' } } });
    for (const words of ['sources', '2026-H2', 'ecb', '2027-H1', 'legalIndividual', 'legalOther', 'deux décimales', 'une source'])
      expect(said).toContain(words);
  });

  test.each([
    ['a rate with one decimal', { ...whole, halfYears: { '2026-H2': { ...row, ecb: '2.4' } } }, 'deux décimales'],
    ['a rate with a comma', { ...whole, halfYears: { '2026-H2': { ...row, ecb: '2,40' } } }, 'deux décimales'],
    ['a half-year that is none', { ...whole, halfYears: { '2026-H3': row } }, 'un semestre par ligne, comme 2026-H2'],
    ['a misspelt rate', { ...whole, halfYears: { '2026-H2': { ...row, legalother: '2.75' } } }, 'legalother'],
    ['a half-year left empty', { ...whole, halfYears: { '2027-H1': null } }, 'trois taux'],
    ['a day that is none', { ...whole, asOf: '2026-02-30' }, 'le jour du relevé'],
    ['an empty file', null, 'trois clés'],
  ])('%s', (_, yaml, words) => {
    expect(() => ratesFrom(yaml)).toThrow();
    expect(faults(yaml)).toContain(words);
  });
});
