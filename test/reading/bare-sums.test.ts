/** Sums without their unit, in a clause that speaks of paying; read on Tuesday 24 November 2026. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, frenchDate, isoDate } from '../../src/law/calendar.ts';
import { sumsIn } from '../../src/reading/bare-sums.ts';

const TUESDAY = isoDate('2026-11-24');
const sums = (text: string) => sumsIn(text, TUESDAY).map((found) => found.cents / 100);

test.each<[string, readonly number[]]>([
  ['150 vendredi et le reste après', [150]],
  ['60 ok lundi', [60]],
  ['mercredi jvous apporte les 45 o cabinet', [45]],
  ['2,300 will land with you on the 18th', [2300]],
  ['3,400 goes in the batch on Friday', [3400]],
  ['160 en 2 fois, 80 le 5 mars et 80 le 5 avril', [160, 80, 80]],
  ['3 chèques de 220', [220]],
  ['les 190 de déplacement', [190]],
  ['1 250,50 le 15 décembre', [1250.5]],
  ['quatre cents le 5 novembre et autant le 5 décembre', [400]],
  ['onze cent cinquante vendredi', [1150]],
  ['mille deux cents c’est d’accord', [1200]],
  ['je vous fais mille deux lundi', [1200]],
  ['deux mille cinq à la fin du mois', [2500]],
  ['douze cents le 30', [1200]],
  ['quatre-vingt-dix demain', [90]],
  ['les cent cinquante qui restent', [150]],
  ['j’ai payé cent trente mercredi', [130]],
  ['1k2 en fin de mois', [1200]],
  ['150 € lundi et 200 mardi', [150, 200]],
])('%s', (text, wanted) => {
  expect(sums(text)).toEqual(wanted);
});

describe('what a number counts is no money', () => {
  test.each([
    'le 15',
    'le 15 décembre',
    'vendredi 27',
    'le vingt décembre',
    'le vingt-cinq au plus tard',
    'dans 15 jours',
    'sous quinze jours',
    'à 14h30',
    'à 14 heures',
    '12 mensualités',
    '10 fois sans frais',
    'mille mercis',
    'mille excuses',
    'à cent pour cent',
    '30 %',
    'facture 4512',
    'n° 88',
    'fin 2027',
    '06 12 34 56 78',
    'article 1343-5',
    '12 rue des Lilas',
    'entre le 10 et le 15',
  ])('%s', (text) => {
    expect(sums(text)).toEqual([]);
  });
});

test('the day beside a sum is never money, nor the sum a day', () => {
  const someDay = fc.integer({ min: 1, max: 300 }).map((later) => addDays(TUESDAY, later));
  const someSum = fc.integer({ min: 10, max: 1999 });
  fc.assert(
    fc.property(someDay, someSum, fc.boolean(), (day, sum, first) => {
      const text = first ? `${sum} le ${frenchDate(day)}` : `le ${frenchDate(day)}, ${sum}`;
      expect(sums(text)).toEqual([sum]);
    }),
  );
});

test('whatever is written, every sum found is whole cents and stands where it is said to', () => {
  const word = fc.constantFrom(
    'cent',
    'mille',
    'deux',
    'et',
    '12',
    '1 000',
    '.',
    ',',
    '00',
    'le',
    '€',
    'vingt',
    '999999',
    'vendredi',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom(' ', '', '-'), (words, between) => {
      const text = words.join(between);
      for (const { cents, quote, at } of sumsIn(text, TUESDAY)) {
        expect(Number.isSafeInteger(cents)).toBe(true);
        expect(text.slice(at, at + quote.length)).toBe(quote);
      }
    }),
  );
  expect(sums('deux cents '.repeat(500))).toEqual([]);
});
