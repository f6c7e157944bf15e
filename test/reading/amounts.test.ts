/** Sums as debtors write them, and figures that are none. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cents, euros } from '../../src/law/money.ts';
import { amountsIn, sharesIn } from '../../src/reading/amounts.ts';

describe('a sum of money is read', () => {
  test.each<[string, readonly number[]]>([
    ['1 200,50 €', [120050]],
    ['1\u00a0200,50\u202f€', [120050]],
    ['1.200 euros', [120000]],
    ['EUR 1,425.00', [142500]],
    ['€500', [50000]],
    ['mille deux cents euros', [120000]],
    ['quatre-vingt-dix euros', [9000]],
    ['five hundred euros', [50000]],
    ['1k2', [120000]],
    ['1,5k€', [150000]],
    ['50e', [5000]],
    ['1 200 € 50', [120050]],
    ['300 et 400 €', [30000, 40000]],
    ['je vous vire 300 demain', [30000]],
    ['facture du 1er juillet 2026, 1 250,00 €', [125000]],
    ['payé le 11 septembre 2026, 300 €', [30000]],
    ['impayée au 31 juillet 2026, 450,00 EUR, puis 20 €', [45000, 2000]],
    ['on September 30, 2026, 860 euros', [86000]],
    ['avant le 15, 300 €', [30000]],
    ['fin décembre 2000 €', [200000]],
    ['un chèque de 1 200 le 5', [120000]],
    ['il a donné 20 000', [2000000]],
  ])('%s', (text, wanted) => {
    expect(amountsIn(text).map((found) => found.cents)).toEqual(wanted);
  });

  test('whatever sum we write ourselves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (amount) => {
        expect(amountsIn(`soit ${euros(cents(amount))} au total`).map((found) => found.cents)).toEqual([amount]);
      }),
    );
  });

  test('with the words that say it, where they stand', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('50e', '1 200,50 €', 'deux cents euros'), fc.string(), (before, sum, after) => {
        const text = `${before} ${sum} ${after}`;
        for (const { quote, at } of amountsIn(text)) expect(text.slice(at, at + quote.length)).toBe(quote);
      }),
    );
  });
});

describe('a figure that only looks like one is none', () => {
  test.each([
    'FR76 3000 6000 0112 3456 7890 189',
    '06 12 34 56 78',
    '+33 6 12 34 56 78',
    'article 1343-5',
    'L441-10',
    'facture 2026-D-140',
    'facture 4512 du 3',
    'dossier 12345',
    'AM-2026-00042',
    '75011 Paris',
    '15/12/2026',
    '15.12.2026',
    '12,5 %',
    'mon 13e mois',
    'le 4e rappel',
    'payer 3 fois',
    'je paie 12 mensualités',
    'je paie 15 jours plus tard',
    'paierai 2027',
  ])('%s', (text) => {
    expect(amountsIn(text)).toEqual([]);
  });
});

test.each([
  ['la moitié', 'half'],
  ['moitie', 'half'],
  ['half', 'half'],
  ['le solde', 'rest'],
  ['le reste', 'rest'],
  ['the balance', 'rest'],
  ['la totalité', 'whole'],
  ['l’intégralité', 'whole'],
  ['in full', 'whole'],
])('%s is a share: %s', (text, share) => {
  expect(sharesIn(text).map((found) => found.share)).toEqual([share]);
});
