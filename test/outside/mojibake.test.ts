import { expect, test } from '@jest/globals';
import { decodedWords } from '../../src/outside/mail-headers.ts';
import { withoutMojibake } from '../../src/outside/mojibake.ts';

test('UTF-8 that a program calls Latin is read as what it is, in the text and in the subject', () => {
  expect(withoutMojibake('rÃ©glÃ©e Ã\u00a0 Ã©chÃ©ance : 320 â‚¬')).toBe('réglée à échéance : 320 €');
  expect(decodedWords('=?iso-8859-1?Q?Facture_r=C3=A9gl=C3=A9e?=')).toBe('Facture réglée');
});

test.each([
  'Réglée à échéance',
  'Côté réglé, « rÃ©glÃ© » est mal lu',
  '日本 Ã©',
  'Ã la carte',
  'plain',
])('« %s » stays', (text) => {
  expect(withoutMojibake(text)).toBe(text);
});
