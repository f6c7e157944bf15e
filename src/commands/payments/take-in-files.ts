/** Takes in the bank statements of several files, one mail about all of them, and says the same in words. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PracticeConfig } from '../../config.ts';
import type { Desk } from '../../desk/desk.ts';
import { faultIn } from '../../desk/on-bank-statement.ts';
import { type Sender, takeInStatement } from '../../desk/take-in-statement.ts';
import { type ReadFile, statementNotice, tellStatement } from '../../desk/tell-statement.ts';
import { utf8OrWindows } from '../../outside/mail-headers.ts';
import { readBankStatement } from '../../reading/bank-statement.ts';
import type { Progress } from './progress-bar.ts';

const MOST_BYTES = 100_000_000;

/** `faults` counts the files of which nothing is taken in. */
export async function takeInFiles(
  desk: Desk,
  config: PracticeConfig,
  paths: readonly string[],
  sender: Sender,
  progress: Progress,
): Promise<{ readonly words: string; readonly faults: number }> {
  const files: ReadFile[] = [];
  const faults: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    const read = await statementAt(path, name, config);
    if (typeof read === 'string') {
      faults.push(read);
      continue;
    }
    const onProgress = (done: number, total: number) => progress(name, done, total);
    files.push({ name, statement: read, taken: await takeInStatement(desk, config, read, sender, onProgress) });
  }
  const told = { files, faults };
  const changed = files.some(({ taken }) => taken.booked.length + taken.doubtful.length > 0);
  if (changed) await tellStatement(desk, config, told, sender, null);
  return { words: inWords(statementNotice(desk, told, sender), sender), faults: faults.length };
}

/** The statement, or why nothing of the file counts. */
async function statementAt(path: string, name: string, config: PracticeConfig) {
  const { size } = await stat(path);
  if (size > MOST_BYTES) return `${name} est trop long pour un relevé : rien n’en est compté.`;
  const statement = readBankStatement(utf8OrWindows(await readFile(path)));
  if (statement === null) return `${name} n’est pas un relevé que je sache lire (CAMT.053, OFX ou CSV) : rien n’en est compté.`;
  const fault = faultIn(name, statement, config);
  return fault !== null || 'unreadable' in statement ? (fault ?? name) : statement;
}

function inWords({ fields, question }: ReturnType<typeof statementNotice>, { member }: Sender): string {
  const rows = (field: unknown) => (field as readonly { readonly what: string }[]).map(({ what }) => `  – ${what}\n`);
  const booked = rows(fields.booked);
  const asked = (question?.choices ?? []).map((label, index) => `  ${index + 1}. ${label}\n`);
  return [
    ...(booked.length === 0 ? ['Aucun paiement n’est compté d’office.\n'] : ['Paiements comptés :\n', ...booked]),
    ...(asked.length === 0 ? [] : [`Demandé par courriel à ${member.address} :\n`, ...asked]),
    ...rows(fields.faults),
    fields.aside === '' ? '' : `Laissé de côté : ${fields.aside}.\n`,
  ].join('');
}
