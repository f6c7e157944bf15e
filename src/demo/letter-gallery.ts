/** Every letter and notice with the cast's data, a page each, to be looked at: `letterGallery('out')`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LETTER_TEMPLATES } from '../claim/claim-events.ts';
import { NOTICE_TEMPLATES } from '../claim/decision.ts';
import { LETTER_LANGUAGES } from '../law/figures.ts';
import { letterFields } from '../letters/letter-fields.ts';
import { loadPaper, type Rendered } from '../outside/letter-paper.ts';
import { sampleLetter, type Variant } from './sample-letters.ts';
import { sampleNotice } from './sample-notices.ts';

const VARIANTS: Readonly<Record<string, Variant>> = {
  '': {},
  '-client-consumer': { client: true, kind: 'consumer', paid: 300_00 },
  '-refund': { client: true, itemKind: 'refund' },
  '-balance': { itemKind: 'balance' },
};

/** Writes `name.html` and `name.txt` for each, and `index.html`; returns the names. */
export async function letterGallery(outDir: string): Promise<readonly string[]> {
  const paper = await loadPaper();
  const pages = new Map<string, Rendered>();
  for (const template of LETTER_TEMPLATES) {
    for (const [suffix, variant] of Object.entries(VARIANTS)) {
      for (const language of LETTER_LANGUAGES) {
        const { letter, context } = sampleLetter(template, { ...variant, language });
        const inLanguage = language === 'fr' ? '' : `-${language}`;
        pages.set(`letter-${template}${suffix}${inLanguage}`, paper.letter(template, letterFields(letter, context)));
      }
    }
  }
  for (const template of NOTICE_TEMPLATES) {
    const draft = pages.get(template === 'reply-flagged' ? 'letter-observations-received' : 'letter-formal-notice')!;
    pages.set(`notice-${template}`, paper.notice(template, sampleNotice(template, draft)));
  }
  await mkdir(outDir, { recursive: true });
  for (const [name, page] of pages) {
    await writeFile(join(outDir, `${name}.html`), page.html);
    await writeFile(join(outDir, `${name}.txt`), `${page.subject}\n\n${page.text}`);
  }
  const links = [...pages].map(([name]) => `<li><a href="${name}.html">${name}</a> (<a href="${name}.txt">texte</a>)</li>`);
  await writeFile(
    join(outDir, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Amiable</title><ul>${links.join('\n')}</ul>`,
  );
  return [...pages.keys()];
}
