/** The PDF to post: the same bytes each time, the words of the mail, an address behind the window. */
import { describe, expect, test } from '@jest/globals';
import { sampleLetter, type Variant } from '../../src/demo/sample-letters.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';
import { letterPdf } from '../../src/outside/letter-pdf.ts';
import { readPdf } from '../../src/outside/pdf-text.ts';

const paper = await loadPaper();

async function posted(template: 'courtesy-reminder' | 'formal-notice' | 'partner-words', variant: Variant = {}) {
  const { letter, context } = sampleLetter(template, { byPost: true, ...variant });
  const fields = letterFields(letter, context);
  return { fields, pdf: await letterPdf(fields, paper.letter(template, fields).body, letter.asOf) };
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
    expect(bytes).toContain('/Lang (fr-FR)');
    expect(bytes).toMatch(/\/FontFile2|\/FontFile3/);
    expect(bytes).toContain('(D:20261124120000Z)');
    expect(bytes).not.toMatch(/\/(?:URI|JavaScript|OpenAction|EmbeddedFile)/);
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
      'page 1 sur 2',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('en répondant à ce message');
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
