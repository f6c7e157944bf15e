/** Whether the database opens and answers, and whether it is up to date. */
import { sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database, Where } from '../../database/connect.ts';
import { type Finding, fails, failureInFrench, remark, works } from './finding.ts';

export async function databaseFindings(
  where: Config['database'],
  open: (where: Where) => Promise<Database>,
): Promise<readonly Finding[]> {
  const place = 'url' in where ? `PostgreSQL à ${hostOf(where.url)}` : `embarquée, dans ${where.folder}`;
  try {
    const { db, close } = await open(where);
    try {
      const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
      return [works(`Base de données : ${place} (version ${rows[0]?.version ?? 'inconnue'}).`)];
    } finally {
      await close();
    }
  } catch (error) {
    if (/déjà ouverte/.test((error as Error).message))
      return [remark(`Base de données : ${place}, tenue par l’Amiable qui tourne.`)];
    return [fails(`Base de données : ${place} ne s’ouvre pas : ${failureInFrench(error)}.`)];
  }
}

/** Without user or password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'l’adresse donnée';
}
