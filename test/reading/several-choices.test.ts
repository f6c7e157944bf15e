/** The answer to a question several of whose choices may hold. */
import { describe, expect, test } from '@jest/globals';
import { readSeveralChoices } from '../../src/reading/several-choices.ts';

describe('of twelve numbered choices', () => {
  test.each<[string, readonly number[]]>([
    ['1', [1]],
    ['1, 3 et 12', [1, 3, 12]],
    ['3 1 3', [1, 3]],
    ['Bonjour,\n\nOui, les lignes 2 et 4.\n\nMerci', [2, 4]],
    ['1\n5', [1, 5]],
    ['n° 2 ; n° 3', [2, 3]],
    ['AUCUNE', []],
    ['Aucune de ces sommes.', []],
  ])('« %s » is %j', (words, chosen) => {
    expect(readSeveralChoices(words, 12)).toEqual(chosen);
  });

  test.each([
    '',
    '13',
    '1, 14',
    'sauf la 2',
    'toutes',
    '1 ?',
    '1-3',
    '1 mais pas 2',
    '1 200 €',
    'Le 12/11',
    'aucune idée',
    '1,5 %',
  ])('« %s » is nothing certain', (words) => {
    expect(readSeveralChoices(words, 12)).toBeNull();
  });

  test('a line of digits ends at once', () => {
    const started = performance.now();
    expect(readSeveralChoices(`${'1'.repeat(5000)}x`, 12)).toBeNull();
    expect(readSeveralChoices(`${'1 '.repeat(4000)}x`, 12)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
