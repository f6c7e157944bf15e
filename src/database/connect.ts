/** Opens the database: PostgreSQL where an address is given, else the embedded one in a folder that one process holds. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Database = { readonly db: Kysely<Tables>; readonly embedded: boolean; readonly close: () => Promise<void> };
export type Where =
  | { readonly url: string }
  | { readonly folder: string }
  | { readonly memory: true; readonly loadDataDir?: Blob };

const DATE = 1082;
const INT8 = 20;
pg.types.setTypeParser(DATE, (value) => value);
pg.types.setTypeParser(INT8, Number);

const SMALL = ['-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB'];

export async function openDatabase(where: Where): Promise<Database> {
  if ('url' in where) {
    const pool = new pg.Pool({ connectionString: where.url, max: 10, connectionTimeoutMillis: 10_000 });
    // A connection lost while idle is replaced by the pool; unheard, its error would end the process.
    pool.on('error', () => undefined);
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return { db, embedded: false, close: () => db.destroy() };
  }
  const unlock = 'folder' in where ? await lockFolder(where.folder) : () => undefined;
  const lite = await PGlite.create({
    ...('folder' in where
      ? { dataDir: where.folder }
      : where.loadDataDir === undefined
        ? {}
        : { loadDataDir: where.loadDataDir }),
    startParams: [...PGlite.defaultStartParams, ...SMALL],
  });
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, connectionTimeoutMillis: 30_000 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await lite.close();
    unlock();
  };
  return { db, embedded: true, close };
}

/** PGlite does not notice a second process and loses its rows: an abstract socket, released by the kernel, holds the folder. @throws when it is held. */
function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 40);
  const path = process.platform === 'linux' ? `\0amiable-${name}` : `${folder}.lock`;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `La base de données ${folder} est déjà ouverte par un autre processus : arrêtez-le, ou indiquez un autre dossier.`,
            )
          : error,
      ),
    );
    server.listen({ path }, () => resolve(() => server.close()));
  });
}
