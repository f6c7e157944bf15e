/** The mails named on the command line: files, folders of `.eml` files, or standard input; a few in memory at a time. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
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
    else if (isFolder(path)) yield* mailsIn(path, '');
    else yield mailAt(path, basename(path));
  }
}

const MOST_AT_A_TIME = 8;
const MOST_BYTES_AT_A_TIME = 1_000_000;

/** In the same order; a big one ends its few. */
export async function* fewAtATime(files: AsyncIterable<MailFile>): AsyncGenerator<readonly MailFile[]> {
  let few: MailFile[] = [];
  for await (const file of files) {
    few.push(file);
    const bytes = few.reduce((sum, { raw }) => sum + (raw?.length ?? 0), 0);
    if (few.length < MOST_AT_A_TIME && bytes < MOST_BYTES_AT_A_TIME) continue;
    yield few;
    few = [];
  }
  if (few.length > 0) yield few;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function* mailsIn(folder: string, below: string): Generator<MailFile> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* mailsIn(folder, path);
    else if (/\.eml$/i.test(entry.name)) yield mailAt(join(folder, path), path);
  }
}

function mailAt(path: string, name: string): MailFile {
  try {
    if (statSync(path).size > MOST_BYTES) return { name, raw: null, reason: 'too-big' };
    return { name, raw: readFileSync(path) };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { name, raw: null, reason: missing ? 'no-such-file' : 'cannot-be-opened' };
  }
}
