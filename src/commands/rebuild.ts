/** Makes the tables of claims again from their histories, and says whether anything differed. */
import { loadConfig } from '../config.ts';
import { openDesk } from '../desk/open-desk.ts';
import { rebuild as rebuildPractice } from '../desk/rebuild.ts';
import { jsonLog } from '../outside/log.ts';

export async function rebuild(): Promise<number> {
  const config = loadConfig(process.env);
  const { desk, close } = await openDesk(config, { now: () => new Date(), log: jsonLog(process.stderr) });
  try {
    for (const practice of config.practices) {
      const { claims, differed } = await rebuildPractice(desk, practice);
      process.stdout.write(`${practice.practice.name} : ${claims} dossiers refaits, ${differed.length} différaient.\n`);
    }
  } finally {
    await close();
  }
  return 0;
}
