/** Pictures of pages, by Debian's Chromium where it is installed. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CALLED = ['chromium', 'chromium-browser', 'google-chrome'] as const;
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
] as const;
const HEIGHT = 1700;

export type Browser = (typeof CALLED)[number];

/** null where none is installed. */
export async function findBrowser(): Promise<Browser | null> {
  for (const browser of CALLED) {
    const answers = await run(browser, ['--version']).then(
      () => true,
      () => false,
    );
    if (answers) return browser;
  }
  return null;
}

/** Writes a PNG of an HTML file, `width` pixels wide. @throws when the browser fails. */
export async function picture(browser: Browser, page: string, png: string, width: number): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'amiable-browser-'));
  const size = [`--user-data-dir=${profile}`, `--window-size=${width},${HEIGHT}`, `--screenshot=${resolve(png)}`];
  try {
    await run(browser, [...QUIET, ...size, pathToFileURL(resolve(page)).href]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
