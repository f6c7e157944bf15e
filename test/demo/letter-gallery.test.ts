import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LETTER_TEMPLATES } from '../../src/claim/claim-events.ts';
import { NOTICE_TEMPLATES } from '../../src/claim/decision.ts';
import { letterGallery } from '../../src/demo/letter-gallery.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amiable-gallery-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every letter and notice has a page and a text, linked from the index, with nothing left to fill', async () => {
  const names = await letterGallery(folder);
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  for (const template of LETTER_TEMPLATES)
    expect(names).toEqual(expect.arrayContaining([`letter-${template}`, `letter-${template}-en`]));
  for (const template of NOTICE_TEMPLATES) expect(names).toContain(`notice-${template}`);
  for (const name of names) {
    expect(index).toContain(`href="${name}.html"`);
    const pages = [await readFile(join(folder, `${name}.html`), 'utf8'), await readFile(join(folder, `${name}.txt`), 'utf8')];
    for (const page of pages) {
      expect(page).not.toMatch(/\{\{|\bundefined\b|\[object/);
      expect(page.length).toBeGreaterThan(150);
    }
  }
});
