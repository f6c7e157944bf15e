/** What is a SIREN, and what only looks like one. */
import { expect, test } from '@jest/globals';
import { sirenFrom, sirenInWords } from '../../src/law/siren.ts';

test.each([
  ['732829320', '732829320'],
  ['732 829 320', '732829320'],
  ['732.829.320', '732829320'],
  ['732\u00a0829\u00a0320 00074', '732829320'],
  ['356000000', '356000000'],
])('%s is %s', (text, siren) => {
  expect(sirenFrom(text)).toBe(siren);
});

test.each(['732829321', '73282932', '7328293200', '000000000', 'FR732829320', ''])('« %s » is none', (text) => {
  expect(sirenFrom(text)).toBeNull();
});

test('it is written in threes', () => {
  expect(sirenInWords(sirenFrom('732829320')!)).toBe('732\u00a0829\u00a0320');
});
