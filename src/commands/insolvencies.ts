/** Looks debtors up in files exported from the BODACC, where it is not asked over the network; partners are told by mail of what is found. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadConfig } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { openDesk } from '../desk/open-desk.ts';
import { takeInNotices } from '../desk/take-in-notices.ts';
import { type IsoDate, isIsoDate, parisDay, shortDate } from '../law/calendar.ts';
import { jsonLog } from '../outside/log.ts';
import { utf8OrWindows } from '../outside/mail-headers.ts';
import { recordsInFile } from '../reading/bodacc-file.ts';
import { type BodaccNotice, noticesFrom } from '../reading/bodacc-notices.ts';
import { readArguments, WrongUsage } from './usage.ts';

const MOST_BYTES = 300_000_000;

export async function insolvencies(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { options: { 'as-of': { type: 'string' } }, allowPositionals: true });
  if (positionals.length === 0) throw new WrongUsage('Donnez au moins un export du BODACC : CSV ou JSON.');
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf)) throw new WrongUsage('--as-of attend un jour, comme 2026-11-24.');
  const config = loadConfig(process.env);
  const { desk, close } = await openDesk(config, { now: () => new Date(), log: jsonLog(process.stderr) });
  try {
    const { words, failed } = await lookUpIn(desk, positionals, asOf);
    process.stdout.write(words);
    return failed ? 1 : 0;
  } finally {
    await close();
  }
}

/** All files together, for every practice. Nothing counts where one of them cannot be read. @throws WrongUsage for a day that cannot be. */
export async function lookUpIn(
  desk: Desk,
  paths: readonly string[],
  asOf: IsoDate | null,
): Promise<{ readonly words: string; readonly failed: boolean }> {
  const notices: BodaccNotice[] = [];
  for (const path of paths) {
    const read = (await stat(path)).size > MOST_BYTES ? null : noticesIn(utf8OrWindows(await readFile(path)));
    if (read === null) return { words: `${basename(path)} ${UNREADABLE}\n`, failed: true };
    notices.push(...read);
  }
  const days = notices.map(({ publishedOn }) => publishedOn).toSorted();
  const newest = days.at(-1);
  if (asOf !== null && asOf > parisDay(desk.now())) throw new WrongUsage('--as-of donne un jour à venir.');
  if (asOf !== null && newest === undefined) throw new WrongUsage('Sans une seule annonce, --as-of ne prouve rien.');
  if (asOf !== null && newest !== undefined && newest > asOf)
    throw new WrongUsage(`--as-of précède des annonces du fichier, qui va jusqu’au ${shortDate(newest)}.`);
  const lines = [
    `${notices.length} annonces lues${newest === undefined ? '' : `, du ${shortDate(days[0]!)} au ${shortDate(newest)}`}.`,
  ];
  for (const config of desk.config.practices) {
    const { debtors, found } = await takeInNotices(desk, config, notices, asOf);
    const none = asOf === null ? 'rien n’est noté des autres' : `les autres sont notés sans procédure au ${shortDate(asOf)}`;
    lines.push(`${config.practice.name} : ${debtors} débiteurs cherchés, ${found.length} en procédure ; ${none}.`);
    lines.push(...found.map((line) => `  – ${line}`));
  }
  return { words: `${lines.join('\n')}\n`, failed: false };
}

const UNREADABLE =
  'n’est pas un export du BODACC que je sache lire : rien n’en est compté. Il faut les champs id, dateparution, familleavis, typeavis, registre, commercant, tribunal et jugement, sous ces noms, en CSV ou en JSON.';

function noticesIn(text: string): readonly BodaccNotice[] | null {
  const records = recordsInFile(text);
  return records === null ? null : noticesFrom(records);
}
