import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { readStatements } from '../../src/reading/statements.ts';
import { loadPhrases } from '../../src/rules.ts';

const phrases = loadPhrases();
const told = (words: string) => readStatements(words, isoDate('2026-11-24'), phrases).judgmentOn;

describe('the day of a judgment that opens proceedings', () => {
  test.each([
    ['Par jugement du 12 octobre 2026, le tribunal a ouvert un redressement judiciaire.', '2026-10-12'],
    ['Nous sommes en liquidation judiciaire depuis le 3 novembre.', '2026-11-03'],
    ['La société a été placée en redressement judiciaire le 05/10/2026.', '2026-10-05'],
    ['Redressement judiciaire prononcé le 5 octobre. Déclarez votre créance avant le 5 décembre.', '2026-10-05'],
    ['Mon dossier de surendettement a été déclaré recevable par la commission le 6 octobre 2026.', '2026-10-06'],
    ['La recevabilité de mon dossier Banque de France a été prononcée le 6 octobre 2026.', '2026-10-06'],
    ['We have been placed in liquidation by a judgment of 2 November 2026 (liquidation judiciaire).', '2026-11-02'],
  ])('%s', (words, day) => {
    expect(told(words)).toBe(day);
  });

  test.each([
    'Notre société est en redressement judiciaire.',
    'Nous avons déposé le bilan le 12 octobre 2026.',
    'L’audience de liquidation judiciaire est fixée au 2 décembre 2026.',
    'J’ai déposé un dossier de surendettement à la Banque de France le 6 octobre 2026.',
    'Liquidation judiciaire prononcée courant octobre.',
    'Redressement judiciaire ouvert le 5 octobre, converti en liquidation judiciaire le 10 novembre.',
  ])('is not known from « %s »', (words) => {
    expect(told(words)).toBeNull();
  });

  test('is looked for only where proceedings are told', () => {
    expect(told('Je vous ai payé le 5 octobre.')).toBeUndefined();
  });
});
