/** What is done with a reply no phrase knows: it is named after those it resembles, and that decides nothing alone. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { clausesIn } from '../../src/reading/clauses.ts';
import { guessFrom } from '../../src/reading/guess.ts';
import { likenessFrom } from '../../src/reading/likeness.ts';
import { phrasesFrom } from '../../src/reading/phrases.ts';
import { readStatements } from '../../src/reading/statements.ts';

const replies = {
  'dispute-service': ['La fanfare jouait faux du matin au soir', 'La fanfare est partie avant le dessert'],
  'promise-to-pay': ['Mon bas de laine se casse samedi', 'Le bas de laine y passe samedi matin'],
  'delay-request': ['Le moulin tourne lentement cet hiver', 'Le moulin ne tourne qu’au printemps'],
};
const phrases = phrasesFrom([{ replies }]);
const read = (words: string) => readStatements(words, isoDate('2026-11-24'), phrases);

describe('the likeness of words', () => {
  const likeness = likenessFrom([
    { intent: 'dispute-service', isGrave: true, words: 'La fanfare jouait faux du matin au soir' },
    { intent: 'promise-to-pay', isGrave: false, words: 'Mon bas de laine se casse samedi' },
    { intent: 'promise-to-pay', isGrave: true, words: 'Mon bas de laine se casse mais mon cœur aussi' },
    { intent: 'delay-request', isGrave: false, words: 'Le moulin tourne lentement cet hiver' },
  ]);

  test('is greatest with the replies that share them', () => {
    expect(likeness('une fanfare qui jouait faux')?.intents[0]?.intent).toBe('dispute-service');
    expect(likeness('le bas de laine')?.intents[0]?.intent).toBe('promise-to-pay');
    expect(likeness('le moulin en cet hiver')?.intents[0]?.intent).toBe('delay-request');
  });

  test('is graver the more they share with what had to go to a person, whatever the intent', () => {
    expect(likeness('mon bas de laine, mon cœur')?.graveness).toBeGreaterThan(1);
    expect(likeness('mon bas de laine samedi')?.graveness).toBeLessThan(1);
  });

  test('is none with words never seen, nor with a word or two', () => {
    expect(likeness('zut alors flûte crotte')).toBeNull();
    expect(likeness('la fanfare')).toBeNull();
  });
});

describe('a reply no phrase knows', () => {
  test('is named with the words that resemble most, and goes to a person when what it resembles does', () => {
    expect(read('Bonjour,\nLe moulin aussi. La fanfare jouait dès le matin.')).toMatchObject({
      intents: ['dispute-service'],
      statements: [{ intent: 'dispute-service', quote: 'La fanfare jouait dès le matin.' }],
      because: ['not-understood'],
    });
  });

  test('promises, pays and owns to nothing', () => {
    expect(read('Le bas de laine est prêt samedi.')).toMatchObject({
      intents: ['promise-to-pay'],
      promise: null,
      paid: null,
      acknowledgesDebt: false,
    });
  });

  test('goes to a person all the same where what it resembles would only be set aside', () => {
    const spam = { 'unrelated-or-spam': ['Le catalogue de chapeaux vient de paraître', 'Un catalogue de chapeaux neufs'] };
    const readWith = (words: string) =>
      readStatements(words, isoDate('2026-11-24'), phrasesFrom([{ replies: { ...replies, ...spam } }]));
    expect(readWith('Le catalogue de chapeaux neufs.')).toMatchObject({
      intents: ['unrelated-or-spam'],
      because: ['not-understood'],
    });
  });
});

test('likeness alone raises a doubt, and never stops all claims of a debtor', () => {
  const ended = { 'insolvency-proceedings': ['Le carrosse est redevenu citrouille', 'Le carrosse est citrouille depuis minuit'] };
  const likely = phrasesFrom([{ replies: { ...replies, ...ended } }]);
  const { intents, because } = readStatements('Le carrosse est redevenu citrouille hier.', isoDate('2026-11-24'), likely);
  expect(intents).not.toContain('insolvency-proceedings');
  expect(because).toEqual(['not-understood']);
});

describe('a reply a phrase knows', () => {
  const phrase = { intent: 'delay-request', says: ['fanfare'], examples: ['Le moulin de la fanfare'] };
  const readWith = (words: string) => readStatements(words, isoDate('2026-11-24'), phrasesFrom([{ replies, phrases: [phrase] }]));

  test('that resembles a dispute far more goes to a person, named after both', () => {
    expect(readWith('La fanfare jouait faux, partie avant le dessert.')).toMatchObject({
      intents: ['dispute-service', 'delay-request'],
      because: ['not-understood'],
    });
  });

  test('that resembles something harmless far more is named after that first', () => {
    expect(readWith('Mon bas de laine se casse samedi matin en fanfare.').intents).toEqual(['promise-to-pay', 'delay-request']);
  });

  test('that resembles what the phrase says stays as it was read', () => {
    expect(readWith('Le moulin de la fanfare tourne lentement.')).toMatchObject({ intents: ['delay-request'], escalate: false });
  });
});

test('the likeness of a reply to grave ones weighs less where most of it was read', () => {
  const clauses = clausesIn('Le moulin tourne lentement cet hiver.');
  const isGrave = (graveness: number, isRead: boolean) =>
    guessFrom(clauses, isRead, () => ({ intents: [{ intent: 'delay-request', score: 1 }], graveness }))?.isGrave;
  expect(isGrave(1.01, false)).toBe(true);
  expect(isGrave(1.01, true)).toBe(false);
  expect(isGrave(1.03, true)).toBe(true);
});
