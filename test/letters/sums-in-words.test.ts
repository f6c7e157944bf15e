/** Sums in French words: to the cent, and nothing else is one. */
import { expect, test } from '@jest/globals';
import { sumsInWords } from '../../src/letters/sums-in-words.ts';

test.each([
  ['la somme de trois mille neuf cents euros', 390_000],
  ['Mille deux cents euros', 120_000],
  ['quatre-vingt-dix-neuf euros et vingt centimes', 9_920],
  ['quatre-vingts euros', 8_000],
  ['soixante et onze euros', 7_100],
  ['cent vingt euros et un centime', 12_001],
  ['deux cent quatre-vingt-quatre mille trois cent vingt-deux euros', 28_432_200],
  ['un million d’euros', 100_000_000],
  ['vingt-et-un euros', 2_100],
  ['huit  cents\neuros', 80_000],
])('%s', (words, amountCents) => {
  expect(sumsInWords(words).map((one) => one.amountCents)).toEqual([amountCents]);
});

test.each([
  'sous quinze jours',
  'en trois fois',
  'deux factures, 900 euros',
  'un taux de dix pour cent',
  'un courrier européen',
])('« %s » is none', (words) => {
  expect(sumsInWords(words)).toEqual([]);
});

test('the words are quoted as they stand', () => {
  expect(sumsInWords('Réglez neuf cents euros, puis dix euros.').map((one) => one.quote)).toEqual([
    'neuf cents euros',
    'dix euros',
  ]);
});
