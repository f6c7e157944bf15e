/** Makes the projections again from the histories alone, as the desk records them, and tells which rows differed. */
import type { PracticeConfig } from '../config.ts';
import { type Rebuilt, rebuildTables } from '../database/rebuild.ts';
import { type Desk, situationFrom } from './desk.ts';
import { cluesOf, projectionOf } from './recording.ts';

export function rebuild(desk: Desk, config: PracticeConfig): Promise<Rebuilt> {
  return rebuildTables(desk.db, config.practice.id, (claim, debtor) => ({
    projection: projectionOf(situationFrom(desk, config, claim, debtor)),
    clues: cluesOf(claim, debtor),
  }));
}
