/** One process holds the embedded database's folder: PGlite does not notice a second one, and silently loses its rows. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/**
 * Makes the folder where there is none, readable by its owner alone. The lock is the one SQLite takes on a file of its own:
 * the system keeps it, across containers too, and lets it go whatever ends the process. @throws in French when another process holds it.
 */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, 'amiable.holder');
  const lock = new DatabaseSync(join(folder, 'amiable.lock'));
  try {
    lock.exec('begin exclusive');
    writeFileSync(holder, `nº ${process.pid}, sur la machine ${hostname()}`);
  } catch (error) {
    lock.close();
    throw (error as { errcode?: number }).errcode === SQLITE_BUSY ? heldElsewhere(folder, holder) : error;
  }
  return () => lock.close();
}

function heldElsewhere(folder: string, holder: string): Error {
  const which = existsSync(holder) ? ` (${readFileSync(holder, 'utf8')})` : '';
  return new Error(
    `La base de données ${folder} est déjà ouverte par un autre processus${which} : arrêtez-le, ou indiquez un autre dossier.`,
  );
}
