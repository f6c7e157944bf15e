/** Tells, for any claim and day, what happened, what is owed, and why nothing was sent. */
import { loadConfig } from '../config.ts';
import { claimByReference } from '../database/claims.ts';
import { today } from '../desk/desk.ts';
import { explainClaim, explanationInWords } from '../desk/explain.ts';
import { openDesk } from '../desk/open-desk.ts';
import { isIsoDate } from '../law/calendar.ts';
import { jsonLog } from '../outside/log.ts';
import { readArguments, WrongUsage } from './usage.ts';

export async function explain(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    options: { on: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [reference] = positionals;
  if (reference === undefined || positionals.length > 1)
    throw new WrongUsage('Donnez la référence d’un dossier, comme AM-2026-0007.');
  if (values.on !== undefined && !isIsoDate(values.on))
    throw new WrongUsage(`--on attend un jour comme 2026-11-24, et non « ${values.on} ».`);
  const { desk, close } = await openDesk(loadConfig(process.env), { now: () => new Date(), log: jsonLog(process.stderr) });
  try {
    for (const config of desk.config.practices) {
      const id = await claimByReference(desk.db, config.practice.id, reference);
      if (id === null) continue;
      const told = await explainClaim(desk, config, id, values.on ?? today(desk));
      process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : explanationInWords(told));
      return 0;
    }
  } finally {
    await close();
  }
  process.stderr.write(`Aucun dossier ne porte la référence ${reference}.\n`);
  return 1;
}
