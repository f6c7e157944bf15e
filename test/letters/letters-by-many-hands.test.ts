/** Sixty letters of many hands, labelled before they were ever checked: what is courteous and whole leaves, each fault is named. */
import { describe, expect, test } from '@jest/globals';
import { givenLetterFrom } from '../../src/commands/letter-check/given-letter.ts';
import { CONFIG_FOLDER, readYaml } from '../../src/config/yaml-file.ts';
import { checkAnyLetter } from '../../src/letters/any-letter.ts';
import { letterPhrasesFrom } from '../../src/letters/letter-check.ts';

type Labelled = { name: string; finds: string[]; notice?: boolean; text: string; subject?: string };

const phrases = letterPhrasesFrom(readYaml(`${CONFIG_FOLDER}letter-phrases.yaml`));
const letters = readYaml(`${import.meta.dirname}/letters-by-many-hands.yaml`) as Labelled[];

const NOTICE =
  '\nCe courrier a été préparé par l’assistant automatisé du cabinet, un système d’intelligence artificielle. Pour joindre une personne : 02 61 91 00 00.\n';
const usual = {
  subject: 'Votre facture',
  on: '2026-11-24',
  creditor: { profession: 'other' },
  debtor: { kind: 'professional', name: 'SARL Cap Nautisme' },
  totalCents: 120_000,
  openSteps: [],
};

function documentOf({ name: _, finds: __, notice = true, ...told }: Labelled) {
  return { ...usual, ...told, text: notice ? told.text + NOTICE : told.text };
}

describe.each(letters)('$name', (letter) => {
  const given = givenLetterFrom(documentOf(letter));
  const faults = checkAnyLetter(given, phrases);

  test(letter.finds.length === 0 ? 'leaves' : `is held: ${letter.finds.join(', ')}`, () => {
    const found = new Set(faults.map(({ code, severity }) => (severity === 'block' ? `!${code}` : code)));
    expect([...found].sort()).toEqual(letter.finds.toSorted());
  });

  test('what is quoted stands in it, letter for letter', () => {
    for (const { quote } of faults.filter((fault) => fault.quote !== null))
      expect(given.subject.includes(quote!) || given.text.includes(quote!)).toBe(true);
  });
});
