/** The mails named on the command line: files, folders of `.eml` files, or standard input; one in memory at a time. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** `raw` is null where the file could not be read. */
export type MailFile =
  | { readonly name: string; readonly raw: Buffer }
  | { readonly name: string; readonly raw: null; readonly reason: 'no-such-file' | 'too-big' | 'cannot-be-opened' };

/** Far above what a mail server lets through, and what is parsed of it. */
const MOST_BYTES = 200_000_000;

/** In the order given, each folder in alphabetical order, its folders included. */
export async function* mailFiles(paths: readonly string[]): AsyncGenerator<MailFile> {
  for (const path of paths) {
    if (path === '-') yield { name: '-', raw: await buffer(process.stdin) };
    else if (await isFolder(path)) yield* mailsIn(path, '');
    else yield await mailAt(path, basename(path));
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function* mailsIn(folder: string, below: string): AsyncGenerator<MailFile> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* mailsIn(folder, path);
    else if (/\.eml$/i.test(entry.name)) yield await mailAt(join(folder, path), path);
  }
}

async function mailAt(path: string, name: string): Promise<MailFile> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return { name, raw: null, reason: 'too-big' };
    return { name, raw: await readFile(path) };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { name, raw: null, reason: missing ? 'no-such-file' : 'cannot-be-opened' };
  }
}
