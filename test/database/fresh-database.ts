/** A migrated database for a test file: in memory, or a schema of its own on the PostgreSQL that TEST_DATABASE_URL names. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';

export async function freshDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  const database = url === undefined ? await openDatabase({ memory: true }) : await ownDatabase(url);
  await migrate(database.db);
  return database;
}

async function ownDatabase(url: string): Promise<Database> {
  const name = `amiable_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openDatabase({ url: own.href });
}
