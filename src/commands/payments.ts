/** Takes in bank statements from files: books the payments that are certain, and asks a member about the doubtful ones by mail. */
import { memberAt, partnersOf } from '../claim/practice.ts';
import { type Config, loadConfig, type PracticeConfig } from '../config.ts';
import { openDesk } from '../desk/open-desk.ts';
import type { Sender } from '../desk/take-in-statement.ts';
import { jsonLog } from '../outside/log.ts';
import { progressBar } from './payments/progress-bar.ts';
import { takeInFiles } from './payments/take-in-files.ts';
import { readArguments, WrongUsage } from './usage.ts';

export async function payments(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { options: { by: { type: 'string' } }, allowPositionals: true });
  if (positionals.length === 0) throw new WrongUsage('Donnez au moins un relevé : CAMT.053, OFX ou CSV.');
  const config = loadConfig(process.env);
  const { practice, sender } = senderIn(config, values.by?.toLowerCase());
  const { desk, close } = await openDesk(config, { now: () => new Date(), log: jsonLog(process.stderr) });
  try {
    const { words, faults } = await takeInFiles(desk, practice, positionals, sender, progressBar(process.stderr));
    process.stdout.write(words);
    return faults > 0 ? 1 : 0;
  } finally {
    await close();
  }
}

/** @throws WrongUsage where it cannot be told whose statement it is. */
function senderIn({ practices }: Config, by: string | undefined): { readonly practice: PracticeConfig; readonly sender: Sender } {
  const [first, ...others] = by === undefined ? practices : practices.filter(({ practice }) => memberAt(practice, by) !== null);
  if (first === undefined)
    throw new WrongUsage(by === undefined ? 'Aucun cabinet n’est configuré.' : `${by} n’est membre d’aucun cabinet.`);
  if (others.length > 0) throw new WrongUsage('Plusieurs cabinets : dites lequel par --by et l’adresse d’un de ses membres.');
  const member = memberAt(first.practice, by ?? null) ?? partnersOf(first.practice)[0];
  if (member === undefined)
    throw new WrongUsage(`${first.practice.name} n’a pas d’associé : dites par --by qui compte ces paiements.`);
  return { practice: first, sender: { member, mail: null } };
}
