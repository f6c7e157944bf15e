/** Every letter and notice with the cast's data, to be looked at before a practice signs them. */
import { join } from 'node:path';
import { type Browser, findBrowser, picture } from '../demo/browser.ts';
import { letterGallery } from '../demo/letter-gallery.ts';
import { readArguments } from './usage.ts';

const WIDTHS = { '': 760, '-phone': 390 } as const;

export async function letters(args: readonly string[]): Promise<number> {
  readArguments(args, { options: {} });
  const folder = join('out', 'letters');
  const names = await letterGallery(folder);
  process.stdout.write(`${names.length} lettres et messages, en HTML et en texte : ${join(folder, 'index.html')}\n`);
  const browser = await findBrowser();
  if (browser === null) {
    process.stdout.write('Pas d’images : Chromium n’est pas installé sur cette machine (sous Debian : apt install chromium).\n');
    return 0;
  }
  const count = await pictures(browser, folder, names);
  process.stdout.write(`${count} images à côté : chaque page en largeur d’ordinateur et de téléphone.\n`);
  return 0;
}

async function pictures(browser: Browser, folder: string, names: readonly string[]): Promise<number> {
  const shots = names.flatMap((name) => Object.entries(WIDTHS).map(([suffix, width]) => ({ name, suffix, width })));
  for (const [done, { name, suffix, width }] of shots.entries()) {
    await picture(browser, join(folder, `${name}.html`), join(folder, `${name}${suffix}.png`), width);
    if (process.stdout.isTTY) process.stdout.write(`\r${done + 1} / ${shots.length}`);
  }
  if (process.stdout.isTTY) process.stdout.write('\r');
  return shots.length;
}
