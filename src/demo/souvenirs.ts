/** What the demo leaves behind: every mail that was sent, and each claim's chronology. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allClaims } from '../database/claims.ts';
import { explainClaim, explanationInWords } from '../desk/explain.ts';
import { frenchDate, isoDate, parisDay } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import { parseMail } from '../outside/mime.ts';
import type { Stage } from './stage.ts';

/** How many mails were written down. */
export async function writeSouvenirs(stage: Stage, folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const taken = stage.relay.taken();
  for (const [index, { raw, user, recipient }] of taken.entries()) {
    const name = `${String(index + 1).padStart(2, '0')}-${plain(user)}-a-${plain(recipient)}`;
    await writeFile(join(folder, `${name}.eml`), raw);
    const mail = await parseMail(raw);
    if (!('unreadable' in mail) && mail.html !== null) await writeFile(join(folder, `${name}.html`), mail.html);
  }
  const [config] = stage.desk.config.practices;
  if (config === undefined) return taken.length;
  for (const row of await allClaims(stage.desk.db, config.practice.id)) {
    const told = await explainClaim(stage.desk, config, row.id, parisDay(stage.now()));
    await writeFile(join(folder, `${row.reference}.txt`), explanationInWords(told));
  }
  return taken.length;
}

function plain(address: string): string {
  return address
    .replace(/\+[^@]*/, '')
    .replace(/@.*/, '')
    .replace(/[^a-z0-9.-]/gi, '_');
}

/** One line a claim. */
export async function summary(stage: Stage): Promise<readonly string[]> {
  const [config] = stage.desk.config.practices;
  if (config === undefined) return [];
  const lines = [['Dossier', 'Débiteur', 'Reste dû', 'État', 'Prochain réveil']];
  for (const row of await allClaims(stage.desk.db, config.practice.id)) {
    const told = await explainClaim(stage.desk, config, row.id, parisDay(stage.now()));
    const owed = 'rateUnknown' in told.statement ? '?' : euros(told.statement.totalCents);
    lines.push([
      row.reference,
      told.debtorName ?? '',
      owed,
      STATUS[told.status],
      row.wakes_on === null ? '—' : frenchDate(isoDate(row.wakes_on)),
    ]);
  }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)));
  return lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join('   '));
}

const STATUS = {
  incomplete: 'incomplet',
  running: 'en cours',
  paused: 'suspendu',
  'with-partner': 'chez l’associé',
  closed: 'clos',
} as const;
