/** Every letter, in French and in English, and every notice with the cast's data, to be looked at before a practice signs them. */
import { availableParallelism } from 'node:os';
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

/** A browser on every core. */
async function pictures(browser: Browser, folder: string, names: readonly string[]): Promise<number> {
  const shots = names.flatMap((name) => Object.entries(WIDTHS).map(([suffix, width]) => ({ name, suffix, width })));
  const left = shots.values();
  let done = 0;
  const oneAfterAnother = async () => {
    for (const { name, suffix, width } of left) {
      await picture(browser, join(folder, `${name}.html`), join(folder, `${name}${suffix}.png`), width);
      done += 1;
      if (process.stdout.isTTY) process.stdout.write(`\r${done} / ${shots.length}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterAnother));
  if (process.stdout.isTTY) process.stdout.write('\r');
  return shots.length;
}
