/** A migrated database for a test file: in memory, or a database of its own on the PostgreSQL that TEST_DATABASE_URL names. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import type { Tables } from '../../src/database/tables.ts';

export async function freshDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) return openDatabase({ memory: true, loadDataDir: await migratedOnce() });
  const database = await ownDatabase(url);
  await migrate(database.db);
  return database;
}

/** The test is about what several connections do to each other: the embedded database has one. */
export const onPostgres = process.env.TEST_DATABASE_URL !== undefined;

const ROOT = new URL('../../', import.meta.url);
const CACHE = new URL('node_modules/.cache/amiable/', ROOT);
const MIGRATIONS = new URL('migrations/', ROOT);

/** Made by the first test that needs it and opened again by all others, until a migration or the embedded database changes. */
async function migratedOnce(): Promise<Blob> {
  const file = new URL(`migrated-${await migrationsKey()}.tar`, CACHE);
  const kept = await readFile(file).catch(() => null);
  if (kept !== null) return new Blob([kept]);
  const dump = await dumpMigrated();
  const beside = new URL(`${randomUUID()}.tar`, CACHE);
  await mkdir(CACHE, { recursive: true });
  await writeFile(beside, Buffer.from(await dump.arrayBuffer()));
  await rename(beside, file);
  return dump;
}

async function migrationsKey(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(new URL('node_modules/@electric-sql/pglite/package.json', ROOT)));
  for (const name of (await readdir(MIGRATIONS)).sort())
    hash.update(`${name}\n`).update(await readFile(new URL(name, MIGRATIONS)));
  return hash.digest('hex').slice(0, 16);
}

async function dumpMigrated(): Promise<Blob> {
  const lite = await PGlite.create();
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db);
  const dump = await lite.dumpDataDir('none');
  await db.destroy();
  await lite.close();
  return dump;
}

async function ownDatabase(url: string): Promise<Database> {
  const name = `amiable_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase({ url: own.href });
  const close = async () => {
    await database.close();
    await asAdmin(url, `drop database ${name} with (force)`);
  };
  return { ...database, close };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
