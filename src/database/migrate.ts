/** Brings the tables to the newest shape, forward only. */
import { readdir } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** @throws what the database throws; the migration that failed is rolled back. */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((done) => done.migrationName);
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).sort();
  const loaded = files.map(
    async (file) => [file.replace(/\.ts$/, ''), (await import(new URL(file, FOLDER).href)) as Migration] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}
