/** The phrases that are data: every example shows its intent, no counter-example does, and a faulty file says what is wrong. */
import { describe, expect, test } from '@jest/globals';
import { clausesIn } from '../../src/reading/clauses.ts';
import { neededWords } from '../../src/reading/needed-words.ts';
import { type Phrase, patternOf, phrasesFrom } from '../../src/reading/phrases.ts';
import { INTENTS } from '../../src/reading/reading.ts';
import { loadPhrases } from '../../src/rules.ts';

const { all: phrases, mayShow } = loadPhrases();
const shows = ({ pattern, unless }: Phrase, text: string) =>
  clausesIn(text).some(({ folded }) => pattern.test(folded) && !unless?.test(folded));

test('every intent has its phrases', () => {
  expect(INTENTS.filter((intent) => !phrases.some((one) => one.intent === intent))).toEqual([
    'promise-to-pay',
    'partial-payment',
    'already-paid',
  ]);
});

test.each(phrases.flatMap((one) => one.examples.map((text) => [one.intent, text, one] as const)))('%s: %s', (_, text, one) => {
  expect(shows(one, text)).toBe(true);
});

test.each(
  phrases.flatMap((one) => one.counterExamples.map((text) => [one.intent, text, one] as const)),
)('not %s: %s', (_, text, one) => {
  expect(shows(one, text)).toBe(false);
});

test('no phrase is passed over that a clause shows', () => {
  const clauses = phrases.flatMap((one) => clausesIn([...one.examples, ...one.counterExamples].join('\n')));
  for (const { folded } of clauses) {
    const shown = phrases.filter(({ pattern }) => pattern.test(folded));
    expect(mayShow(folded)).toEqual(expect.arrayContaining(shown));
    expect(mayShow(folded).length).toBeLessThan(phrases.length / 2);
  }
});

describe('the words it cannot do without', () => {
  test.each([
    ['je contest*', ['contest']],
    ['(ma|mon) [jeune] avocat', ['avocat ']],
    ['(mauvais|pas le bon) (mail|tel)', ['mauvais ', 'pas ']],
    ['(facture|note)*', ['facture', 'note']],
    ['(paie|verse)r(ai|ons)', ['paie', 'verse']],
    ['un avis|^ok', ['avis ', 'ok ']],
    ['du t.v.a', ['du ']],
    ['[jamais] + ... #', null],
    ['(paye|#)', null],
  ])('of « %s »: %j', (says, words) => {
    expect(neededWords(says)).toEqual(words);
  });
});

describe('the notation', () => {
  test.each([
    ['contest*', 'nous contestons', true],
    ['contest*', 'le protest', false],
    ['(ma|mon) [jeune] avocat', 'voyez mon jeune avocat', true],
    ['(ma|mon) [jeune] avocat', 'voyez mon avocat', true],
    ['pas ... livre', 'pas encore ete entierement livre', true],
    ['pas ... livre', 'pas a dit le chef du bureau des colis livre', false],
    ['dit # €', 'on avait dit 500 €', true],
    ['+@+', 'ecrivez a compta@exemple.fr', true],
    ['^presque', 'c est presque', false],
    ['{pay} rien', 'je paie rien', true],
  ])('« %s » in « %s »: %s', (says, folded, found) => {
    expect(patternOf([says], { pay: 'paie|verse' }).test(folded)).toBe(found);
  });

  test.each(['(a|b)?', 'a...', '{unknown}', 'L’Été'])('« %s » means nothing', (says) => {
    expect(() => patternOf([says], {})).toThrow(/ne veut rien dire|n’existe pas/);
  });
});

test('a faulty file names every fault at once', () => {
  const faulty = {
    phrases: [
      { intent: 'refusal', says: ['{nobody} *'], examples: ['x'] },
      { intent: 'refusal', says: ['a?'], examples: ['x'] },
    ],
  };
  expect(() => phrasesFrom([faulty, { phrases: [{ intent: 'no-such-intent', says: ['ab'], examples: [] }] }])).toThrow(
    /\{nobody\}[\s\S]*« \? »[\s\S]*intent/,
  );
});
