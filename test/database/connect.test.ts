import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { freshDatabase, onPostgres } from './fresh-database.ts';

describe('the embedded database', () => {
  test('is opened by one process at a time, in a folder its owner alone can read', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'amiable-')), 'data');
    const held = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toThrow('est déjà ouverte par un autre processus');
    expect((await stat(folder)).mode & 0o077).toBe(0);
    await held.close();
    const again = await openDatabase({ folder });
    await again.close();
  }, 60_000);

  test('lets its folder go when it cannot be opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amiable-'));
    await writeFile(join(folder, 'PG_VERSION'), '9');
    const failure = async () => (await openDatabase({ folder }).catch((error: Error) => error)) as Error;
    expect((await failure()).message).not.toContain('déjà ouverte');
    expect((await failure()).message).not.toContain('déjà ouverte');
  }, 60_000);
});

describe('the tables', () => {
  test('are brought up to date once, and days stay days', async () => {
    const database = await freshDatabase();
    expect(await migrate(database.db)).toEqual([]);
    const { rows } = await sql`select date '2026-11-24' as day, count(*) as many from claims`.execute(database.db);
    expect(rows).toEqual([{ day: '2026-11-24', many: 0 }]);
    await database.close();
  }, 60_000);
});

const describeOnPostgres = onPostgres ? describe : describe.skip;

describeOnPostgres('a PostgreSQL that goes away', () => {
  test('fails what was under way and nothing else: the next query finds it back', async () => {
    const database = await freshDatabase();
    const cutInTheMiddle = database.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(database.db);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(trx);
    });
    await expect(cutInTheMiddle).rejects.toThrow();
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
    await database.close();
  }, 60_000);
});
