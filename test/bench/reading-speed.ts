/** How long `read` takes over 2 000 mails of 20 KB, beside a bare mailparser loop over the same files, and how long one of them takes to read. Run by `npm run bench`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { gmailReply } from '../../src/demo/written-mails.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { composeMail } from '../../src/outside/compose.ts';
import { parseInThisThread } from '../../src/outside/mime.ts';
import { readMail } from '../../src/reading/read-mail.ts';
import { loadPhrases } from '../../src/rules.ts';

const MAILS = 2000;
const BYTES = 20_000;
const LIMIT = 1.5;
const MOST_MS = 5;
const OURS =
  'Sauf erreur de notre part, la note d’honoraires n° 2026-118 de 860,00 € reste impayée. Merci de nous dire quand elle sera réglée.\n';

const folder = await mkdtemp(join(tmpdir(), 'amiable-bench-'));
const sizes: number[] = [];
for (let serial = 0; serial < MAILS; serial += 1) {
  const raw = await reply(serial);
  sizes.push(raw.length);
  await writeFile(join(folder, `${String(serial).padStart(4, '0')}.eml`), raw);
}
const bare = await msFor(async () => {
  for (const name of await readdir(folder)) await simpleParser(await readFile(join(folder, name)));
});
await command('read', '--json', join(folder, '0000.eml'));
const ours = await msFor(() => command('read', '--json', folder));
const ratio = ours / bare;
const median = await medianReading();
await rm(folder, { recursive: true });
const bytes = Math.round(sizes.reduce((a, b) => a + b) / MAILS);
console.log(
  `${MAILS} mails of ${bytes} bytes: read ${Math.round(ours)} ms, bare mailparser ${Math.round(bare)} ms, ratio ${ratio.toFixed(2)} (limit ${LIMIT})`,
);
console.log(`one of them parsed and read: median ${median.toFixed(2)} ms (limit ${MOST_MS})`);
process.exitCode = ratio <= LIMIT && median <= MOST_MS ? 0 : 1;

/** A process of its own, as it is called. */
async function command(...args: readonly string[]): Promise<void> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const [status] = await once(spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit');
  if (status !== 0) throw new Error(`${args.join(' ')}: status ${status}`);
}

/** In ms, of the last half of them. */
async function medianReading(): Promise<number> {
  const phrases = loadPhrases();
  const today = isoDate('2026-09-15');
  const took: number[] = [];
  for (const name of await readdir(folder)) {
    const raw = await readFile(join(folder, name));
    took.push(
      await msFor(async () => {
        const mail = await parseInThisThread(raw);
        if (!('unreadable' in mail))
          readMail(mail, { writer: 'debtor', answering: null, sent: [], ownAddresses: [], today }, phrases);
      }),
    );
  }
  return took.slice(MAILS / 2).sort((a, b) => a - b)[MAILS / 4]!;
}

async function msFor(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** An answer above a quoted thread, in text and HTML, as web mail sends it; no two name the same sum. */
function reply(serial: number): Promise<Buffer> {
  const words = `Bonjour,\n\nJe vous règle les ${860 + serial} € le ${15 + (serial % 10)} septembre.\n\nCordialement,\nPaul Kerbrat`;
  const text = gmailReply(words, {
    on: '14 sept. 2026, 10:31',
    from: 'Martin & Roux',
    text: OURS.repeat(BYTES / 3 / OURS.length),
  });
  return composeMail({
    messageId: `bench-${serial}@menuiserie-kerbrat.example`,
    date: new Date('2026-09-14T08:31:00Z'),
    from: { name: 'Paul Kerbrat', address: 'p.kerbrat@menuiserie-kerbrat.example' },
    to: 'creances@martin-roux.example',
    replyTo: null,
    subject: `Re: Rappel ${serial}`,
    text,
    html: `<div dir="ltr">${text
      .split('\n')
      .map((line) => `<div>${line.replace(/</g, '&lt;')}</div>`)
      .join('')}</div>`,
    inReplyTo: `o.${serial}@martin-roux.example`,
    references: [],
    attachments: [],
    autoSubmitted: false,
  });
}
