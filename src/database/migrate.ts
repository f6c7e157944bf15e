/** Brings the tables to the newest shape, forward only. */
import { readdir } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** @throws what the database throws, the migration that failed being rolled back; in French when a newer Amiable has been here. */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  if (error instanceof Error && MISSING.test(error.message)) throw new Error(NEWER, { cause: error });
  if (error !== undefined) throw error;
  return (results ?? []).map((done) => done.migrationName);
}

/** Kysely's words for a migration that was run and is not in the folder. */
const MISSING = /previously executed migration .* is missing/;
const NEWER =
  'La base de données a été mise à jour par une version plus récente d’Amiable : installez celle-ci, ou une plus récente.';

async function getMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).sort();
  const loaded = files.map(
    async (file) => [file.replace(/\.ts$/, ''), (await import(new URL(file, FOLDER).href)) as Migration] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}
