/** Letters of many hands, labelled before they were checked: what is courteous and whole leaves, each fault is named. */
import { describe, expect, test } from '@jest/globals';
import { givenLetterFrom } from '../../src/commands/letter-check/given-letter.ts';
import { CONFIG_FOLDER, readYaml } from '../../src/config/yaml-file.ts';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { type GivenLetter, letterFromText } from '../../src/letters/any-letter.ts';
import { letterPhrasesFrom } from '../../src/letters/letter-check.ts';
import { letterFaults } from '../../src/letters/letter-faults.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';

type Labelled = { name: string; finds: string[]; notice?: boolean; text: string; subject?: string; english?: boolean };

const phrases = letterPhrasesFrom(readYaml(`${CONFIG_FOLDER}letter-phrases.yaml`));
const paper = await loadPaper();
const labelled = (name: string) => readYaml(`${import.meta.dirname}/${name}.yaml`) as Labelled[];
const letters = [
  ...labelled('letters-by-many-hands'),
  ...labelled('letters-in-english').map((one) => ({ ...one, english: true })),
];

const NOTICE =
  '\nCe courrier a été préparé par l’assistant automatisé du cabinet, un système d’intelligence artificielle. Pour joindre une personne : 02 61 91 00 00.\n';
const ENGLISH_NOTICE =
  '\nThis letter was prepared by the firm’s automated assistant, an artificial intelligence system. To reach a person: +33 2 61 91 00 00.\n';
const usual = {
  subject: 'Votre facture',
  on: '2026-11-24',
  creditor: { profession: 'other' },
  debtor: { kind: 'professional', name: 'SARL Cap Nautisme' },
  totalCents: 120_000,
  openSteps: [],
};

const faultsOf = (given: GivenLetter) => letterFaults(letterFromText(given), phrases);

function documentOf({ name: _, finds: __, notice = true, english = false, ...told }: Labelled) {
  return { ...usual, ...told, text: notice ? told.text + (english ? ENGLISH_NOTICE : NOTICE) : told.text };
}

describe.each(letters)('$name', (letter) => {
  const given = givenLetterFrom(documentOf(letter));
  const faults = faultsOf(given);

  test(letter.finds.length === 0 ? 'leaves' : `is held: ${letter.finds.join(', ')}`, () => {
    const found = new Set(faults.map(({ code, severity }) => (severity === 'block' ? `!${code}` : code)));
    expect([...found].sort()).toEqual(letter.finds.toSorted());
  });

  test('what is quoted stands in it, letter for letter', () => {
    for (const { quote } of faults.filter((fault) => fault.quote !== null))
      expect(given.subject.includes(quote!) || given.text.includes(quote!)).toBe(true);
  });
});

describe('of any letter', () => {
  const check = (told: Record<string, unknown>) => faultsOf(givenLetterFrom(told));

  test('no quote runs from the subject into the text', () => {
    const faults = check({ subject: 'Règlement attendu', text: 'avant vendredi, ou nous saisirons', on: '2026-11-24' });
    for (const { quote } of faults) expect(quote ?? '').not.toContain('attendu\n');
  });

  test.each([
    '1 200 ',
    'les frais ',
    'nous vous prions de régler ',
    'à défaut nous ',
    '\n',
    '9',
  ])('a hundred thousand characters of %j take no minute', (words) => {
    const began = performance.now();
    check({ text: `x${words.repeat(100_000 / words.length)}`, on: '2026-11-24' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a name inside a quote is quoted as it stands', () => {
    const faults = check({ text: 'Le règlement est attendu de Jean Petit avant vendredi.', debtor: { name: 'Jean Petit' } });
    expect(faults.map(({ quote }) => quote)).toContain('attendu de Jean Petit avant vendredi');
  });

  test('what is not said is taken from the text: the profession that signs, the company that owes, the day, the total', () => {
    const codes = (told: Record<string, unknown>) => check(told).map(({ code }) => code);
    const care = 'La facture n° 3 de votre consultation du 3 mars 2026 reste due, soit 60 €. Cabinet médical des Tilleuls';
    expect(codes({ text: care })).toContain('medical');
    expect(codes({ text: care, creditor: { profession: 'other' } })).not.toContain('medical');
    const indemnity = 'La facture n° 3 du 3 mars 2026 reste due, et l’indemnité forfaitaire de 40 €.';
    expect(codes({ text: indemnity, debtor: { name: 'SAS Brunel' } })).not.toContain('unlawful-indemnity');
    expect(codes({ text: indemnity })).toContain('unlawful-indemnity');
    const dated = (day: string) =>
      `Rennes, le ${day}\nLa facture n° 3, échue le 31 octobre 2026, reste due. Merci de régler 60 €.`;
    expect(codes({ text: dated('24 octobre 2026') })).toContain('not-due');
    expect(codes({ text: dated('24 novembre 2026') })).not.toContain('not-due');
    const added = 'Facture n° 3 du 3 mars 2026 : principal 100 €, intérêts 5 €. Total : 110 €. Merci de régler 110 €.';
    expect(
      check({ text: added })
        .filter(({ code }) => code === 'amount-not-in-ledger')
        .map(({ quote }) => quote),
    ).toEqual(['100 €', '5 €']);
    expect(codes({ text: added.replaceAll('110', '105') })).not.toContain('amount-not-in-ledger');
  });
});

describe('our own letters for a client, told by their text alone', () => {
  const demands = ['courtesy-reminder', 'second-reminder', 'formal-notice'] as const;
  const inFrench: readonly Variant[] = [{}, { paid: 300_00 }, { kind: 'consumer' }, { kind: 'public' }];
  const variants = inFrench.flatMap((variant) => [variant, { ...variant, language: 'en' as const }]);
  const cases = demands.flatMap((template) => variants.map((variant) => [template, variant] as const));

  test.each(cases)('%s %j: nothing is found but the sum of another invoice, recalled and not asked for', (template, variant) => {
    const { letter, context } = sampleLetter(template, { ...variant, client: true });
    const { subject, text } = paper.letter(template, letterFields(letter, context));
    const given = givenLetterFrom({
      subject,
      text,
      on: letter.asOf,
      creditor: { profession: context.practice.profession },
      debtor: { kind: context.debtor.kind, name: context.debtor.name },
      totalCents: letter.totalCents,
    });
    const apart = ['480,50 €', '25,68 €', '€480.50', '€25.68'];
    const found = faultsOf(given).filter(({ quote }) => !apart.includes(quote?.replace(/\s/g, ' ') ?? ''));
    expect(found).toEqual([]);
  });
});
