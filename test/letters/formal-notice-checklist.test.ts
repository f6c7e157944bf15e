/** What a formal notice must contain, whoever it goes to: the checklist of our legal notes, §1. */
import { describe, expect, test } from '@jest/globals';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';

const paper = await loadPaper();

function written(variant: Variant): string {
  const { letter, context } = sampleLetter('formal-notice', variant);
  const { subject, text } = paper.letter('formal-notice', letterFields(letter, context));
  return `${subject}\n${text}`.replace(/[\u00a0\u202f]/g, ' ');
}

const KINDS = ['professional', 'consumer', 'non-professional', 'public'] as const;
const VARIANTS: readonly Variant[] = KINDS.flatMap((kind) =>
  [false, true].flatMap((client) => [0, 300_00].map((paid) => ({ kind, client, paid }))),
);

describe.each(VARIANTS)('a formal notice to a $kind debtor, for a client: $client, paid: $paid', (variant) => {
  const text = written(variant);

  test.each<[string, RegExp]>([
    ['its date', /Le 24 novembre 2026/],
    [
      'the practice, its form, its number and its address',
      /SELARL au capital[^\n]*SIREN[^\n]*barreau[\s\S]*12 rue de la Monnaie/,
    ],
    ['whom it is for', /À l’attention de : (?:SARL Cap Nautisme|Mme Louise Perrin)/],
    ['the very words', /nous vous mettons en demeure/],
    ['that it counts as one', /article 1344 du code civil/],
    ['each invoice: number, date, due date', /n° F-2026-0118 du 1er août 2026, échue le 31 août 2026/],
    ['the day the sums are stated for', /arrêtée? au 24 novembre 2026/],
    ['a total', /Total demandé : [\d ]+,\d\d €/],
    ['one firm date', /au plus tard le mercredi 9 décembre 2026/],
    ['how to pay, and the reference', /IBAN : FR[\s\S]*Référence à rappeler : AM-2026-0007/],
    ['what may follow, in the conditional', /pourrait faire valoir ses droits/],
  ])('holds %s', (_, wanted) => expect(text).toMatch(wanted));

  test('interest and indemnity stand on lines of their own where they are due, and nowhere else', () => {
    const owes = variant.kind === 'professional' || variant.kind === 'public';
    expect(/Intérêts de retard, du [^:]* à [\d,]+ %[^:]* : /.test(text)).toBe(owes);
    expect(/Indemnité forfaitaire pour frais de recouvrement : 40,00 €/.test(text)).toBe(owes);
  });

  test('what was paid is said', () => expect(/dont [\d ]+,\d\d € déjà réglés/.test(text)).toBe((variant.paid ?? 0) > 0));

  test('a consumer is told of the mediator, a client’s debtor of counsel', () => {
    expect(/médiateur de la consommation/.test(text)).toBe(variant.kind === 'consumer');
    expect(/faculté de consulter un avocat/.test(text)).toBe(variant.client === true);
  });

  test('it is never called a registered letter (L-12)', () => expect(text).not.toMatch(/recommandé/i));
});
