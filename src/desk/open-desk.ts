/** Lays the desk: database opened and brought up to date, rules and paper loaded. */
import { resolve as resolveDns } from 'node:dns/promises';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { openBodacc } from '../outside/bodacc.ts';
import { loadPaper } from '../outside/letter-paper.ts';
import type { Log } from '../outside/log.ts';
import { openModel } from '../outside/model.ts';
import { loadRules } from '../rules.ts';
import type { Desk } from './desk.ts';

export type OpenDesk = { readonly desk: Desk; readonly close: () => Promise<void> };

/** `database`: one already open, closed by whoever opened it. */
export async function openDesk(
  config: Config,
  surroundings: { readonly now: () => Date; readonly log: Log; readonly database?: Database },
): Promise<OpenDesk> {
  const opened = surroundings.database ?? (await openDatabase(config.database));
  await migrate(opened.db);
  const { now, log } = surroundings;
  const model = config.model === null ? null : openModel(config.model);
  const rules = loadRules();
  const desk: Desk = {
    db: opened.db,
    config,
    rules,
    paper: await loadPaper(),
    now,
    log,
    resolver: resolveDns,
    bodacc: openBodacc(),
    model,
  };
  return { desk, close: surroundings.database === undefined ? opened.close : async () => undefined };
}
