/** Opens the database: PostgreSQL where an address is given, else the embedded one in a folder that one process holds. */
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { holdFolder } from './hold-folder.ts';
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

/** @throws when the folder is held by another process. PostgreSQL out of reach is told by the first query. */
export async function openDatabase(where: Where): Promise<Database> {
  if ('url' in where) return openPostgres(where.url);
  if ('memory' in where) {
    return openEmbedded(where.loadDataDir === undefined ? {} : { loadDataDir: where.loadDataDir }, () => undefined);
  }
  const release = holdFolder(where.folder);
  try {
    return await openEmbedded({ dataDir: where.folder }, release);
  } catch (error) {
    release();
    throw error;
  }
}

const CONNECT_MS = 10_000;
/** A server that vanished is noticed by the system's own probes, not after hours of silence. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'amiable',
    ...KEEP_ALIVE,
  });
  // A lost connection fails the query under way and is replaced by the pool; unheard, its error would end the process.
  // The pool listens to connections at rest; one in the middle of a transaction must be listened to as well.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: settle }) });
  return { db, embedded: false, close: () => db.destroy() };
}

/** A daemon that froze in a transaction must not hold a debtor for ever. Said after connecting: poolers refuse it as a start parameter. */
const SETTINGS = [`set idle_in_transaction_session_timeout = '60s'`, `set statement_timeout = '60s'`] as const;

async function settle(connection: DatabaseConnection): Promise<void> {
  for (const setting of SETTINGS) await connection.executeQuery(CompiledQuery.raw(setting));
}

const SMALL = ['-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB'];
const WAIT_MS = 30_000;

async function openEmbedded(
  from: { readonly dataDir?: string; readonly loadDataDir?: Blob },
  release: () => void,
): Promise<Database> {
  const lite = await PGlite.create({ ...from, startParams: [...PGlite.defaultStartParams, ...SMALL] });
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, connectionTimeoutMillis: WAIT_MS });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await lite.close();
    release();
  };
  return { db, embedded: true, close };
}
