/** How long `read` takes over 2 000 mails of 20 KB, beside a bare mailparser loop over the same files. Run by `npm run bench`. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { read } from '../../src/commands/read.ts';
import { gmailReply } from '../../src/demo/written-mails.ts';
import { composeMail } from '../../src/outside/compose.ts';

const MAILS = 2000;
const BYTES = 20_000;
const LIMIT = 1.5;
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
const write = process.stdout.write;
process.stdout.write = () => true;
const ours = await msFor(() => read(['--json', folder])).finally(() => {
  process.stdout.write = write;
});
await rm(folder, { recursive: true });
const ratio = ours / bare;
console.log(
  `${MAILS} mails of ${Math.round(sizes.reduce((a, b) => a + b) / MAILS)} bytes: read ${Math.round(ours)} ms, bare mailparser ${Math.round(bare)} ms, ratio ${ratio.toFixed(2)} (limit ${LIMIT})`,
);
process.exitCode = ratio <= LIMIT ? 0 : 1;

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
