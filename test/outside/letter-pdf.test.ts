/** The PDF to post: the same bytes each time, the words of the mail, an address behind the window. */

import { describe, expect, test } from '@jest/globals';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { annexFields } from '../../src/letters/annex-fields.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';
import { letterPdf } from '../../src/outside/letter-pdf.ts';
import { readPdf } from '../../src/outside/pdf-text.ts';

const paper = await loadPaper();

async function posted(template: 'courtesy-reminder' | 'formal-notice' | 'partner-words', variant: Variant = {}) {
  const { letter, context } = sampleLetter(template, { byPost: true, ...variant });
  const fields = letterFields(letter, context);
  const annexes = template === 'formal-notice' ? annexFields(letter, context) : {};
  const pdf = await letterPdf({ ...fields, ...annexes }, paper.letter(template, fields).body, letter.asOf);
  return { letter, fields: { ...fields, ...annexes }, pdf };
}

const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a letter to post', () => {
  test('is the same, byte for byte, each time it is drawn', async () => {
    const [one, other] = [await posted('formal-notice'), await posted('formal-notice')];
    expect(one.pdf.equals(other.pdf)).toBe(true);
  });

  test('is tagged, in French, titled by its subject, with its fonts inside', async () => {
    const { pdf } = await posted('courtesy-reminder');
    const bytes = pdf.toString('latin1');
    expect(bytes).toContain('/MarkInfo');
    expect(bytes).toContain('/Lang (fr)');
    expect(bytes).toMatch(/\/FontFile2|\/FontFile3/);
    expect(bytes).toContain('(D:20261124120000Z)');
    expect(bytes).not.toMatch(/\/(?:URI|JavaScript|OpenAction|EmbeddedFile)/);
  });

  test('is an archive document (PDF/A-3b), with its colours described', async () => {
    const bytes = (await posted('formal-notice')).pdf.toString('latin1');
    expect(bytes).toMatch(/pdfaid:part>3<[\s\S]*pdfaid:conformance>B</);
    expect(bytes).toMatch(/\/OutputIntents?\b/);
  });

  test.each([
    0, 300_00, 1_210_00,
  ])('reckons every sum on a page of its own, which adds up to the total (paid: %d)', async (paid) => {
    const { letter, fields, pdf } = await posted('formal-notice', { paid });
    const text = flat((await readPdf(pdf)).text ?? '');
    expect(text).toContain('Annexe 1 : décompte détaillé');
    expect(text).toContain('× 12,40 % ×');
    expect(text).toContain('Annexe 2 : pièces au dossier');
    expect(text).toContain('Rappel de courtoisie 05/10/2026');
    const sums = (fields.reckoning as readonly { amount: string }[]).map(({ amount }) =>
      Math.round(
        Number(
          amount
            .replace(/[^\d,−-]/g, '')
            .replace('−', '-')
            .replace(',', '.'),
        ) * 100,
      ),
    );
    expect(sums.reduce((all, one) => all + one, 0)).toBe(letter.totalCents);
  });

  test('says what the mail says: sums, date, bank details, address, foot', async () => {
    const { pdf } = await posted('formal-notice', { client: true, kind: 'consumer', paid: 300_00 });
    const text = flat((await readPdf(pdf)).text ?? '');
    for (const words of [
      'Mme Louise Perrin 7 rue des Abers 29200 Brest',
      'Objet : Mise en demeure de payer – Réf. AM-2026-0007',
      'au plus tard le mercredi 9 décembre 2026',
      'Facture n° F-2026-0118 du 1er août 2026',
      'Total demandé 900,00 €',
      'IBAN : FR14 2004 1010 0505 0001 3M02 606',
      'en écrivant à creances@marchand.example',
      'Vous avez la faculté de consulter un avocat.',
      'l’assistant automatisé du cabinet',
      'page 1 sur 3',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('en répondant à ce message');
  });

  test('in English it is tagged so, and says what the mail says, annexes included', async () => {
    const { pdf } = await posted('formal-notice', { language: 'en' });
    expect(pdf.toString('latin1')).toContain('/Lang (en)');
    const text = flat((await readPdf(pdf)).text ?? '');
    for (const words of [
      '24 November 2026 Subject: Formal notice to pay – Ref. AM-2026-0007',
      'no later than Wednesday 9 December 2026',
      'Fee note no. F-2026-0118 of 1 August 2026',
      'article 1344 of the French Civil Code',
      'Annex 1: detailed statement',
      '€1,200.00 × 12.40% ×',
      'Annex 2: documents on file',
      '20 Sept 2026 Courtesy reminder 5 Oct 2026',
      'Ref. AM-2026-0007, page 1 of 3',
    ])
      expect(text).toContain(words);
  });

  test('a partner’s long words run over pages', async () => {
    const { letter, context } = sampleLetter('partner-words', { byPost: true });
    const words = Array.from({ length: 90 }, (_, line) => `Ligne ${line + 1} de la main de l’associée.`).join('\n\n');
    const fields = letterFields({ ...letter, words }, context);
    const pdf = await letterPdf(fields, paper.letter('partner-words', fields).body, letter.asOf);
    const text = flat((await readPdf(pdf)).text ?? '');
    expect(text).toContain('Ligne 1 de la main');
    expect(text).toContain('Ligne 90 de la main');
    expect(text).toMatch(/page 3 sur \d/);
  });

  test('names the field that is missing', async () => {
    const { fields } = await posted('courtesy-reminder');
    const { addresseeLines: _, ...without } = fields;
    const drawn = letterPdf(
      without,
      paper.letter('courtesy-reminder', fields).body,
      sampleLetter('courtesy-reminder').letter.asOf,
    );
    await expect(drawn).rejects.toThrow('the field addresseeLines is missing');
  });
});
