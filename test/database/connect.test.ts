import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { freshDatabase, onPostgres } from './fresh-database.ts';

let open: Database[] = [];
afterEach(async () => {
  for (const database of open) await database.close();
  open = [];
});

/** Closed after the test, also when it fails: an open one keeps jest from ending. */
async function opened(opening: Promise<Database>): Promise<Database> {
  const database = await opening;
  open.push(database);
  return database;
}

describe('the embedded database', () => {
  test('is opened by one process at a time, in a folder its owner alone can read', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'amiable-')), 'data');
    const held = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toThrow('est déjà ouverte par un autre processus');
    expect((await stat(folder)).mode & 0o077).toBe(0);
    await held.close();
    await opened(openDatabase({ folder }));
  }, 60_000);

  test('is held against another process, which is named, and let go when that one is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amiable-'));
    const holder = await holdingInAnotherProcess(folder);
    await expect(openDatabase({ folder })).rejects.toThrow(
      `${folder} est déjà ouverte par un autre processus (nº ${holder.pid}, sur la machine ${hostname()})`,
    );
    const killed = once(holder, 'exit');
    holder.kill('SIGKILL');
    await killed;
    await opened(openDatabase({ folder }));
  }, 60_000);

  test('lets its folder go when it cannot be opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amiable-'));
    await writeFile(join(folder, 'PG_VERSION'), '9');
    const failure = async () => (await openDatabase({ folder }).catch((error: Error) => error)) as Error;
    expect((await failure()).message).not.toContain('déjà ouverte');
    expect((await failure()).message).not.toContain('déjà ouverte');
  }, 60_000);
});

async function holdingInAnotherProcess(folder: string): Promise<ChildProcess> {
  const holdFolder = new URL('../../src/database/hold-folder.ts', import.meta.url).href;
  const script = `import { holdFolder } from ${JSON.stringify(holdFolder)};
    const release = holdFolder(${JSON.stringify(folder)});
    setTimeout(release, 60_000);
    console.log('held');`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

describe('the tables', () => {
  test('are brought up to date once, and days stay days', async () => {
    const database = await opened(freshDatabase());
    expect(await migrate(database.db)).toEqual([]);
    const { rows } = await sql`select date '2026-11-24' as day, count(*) as many from claims`.execute(database.db);
    expect(rows).toEqual([{ day: '2026-11-24', many: 0 }]);
  }, 60_000);

  test('that a newer version brought up to date are not touched by an older one', async () => {
    const database = await opened(freshDatabase());
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')`.execute(
      database.db,
    );
    await expect(migrate(database.db)).rejects.toThrow('version plus récente');
  }, 60_000);
});

const describeOnPostgres = onPostgres ? describe : describe.skip;

describeOnPostgres('a PostgreSQL that goes away', () => {
  test('fails what was under way and nothing else: the next query finds it back', async () => {
    const database = await opened(freshDatabase());
    const cutInTheMiddle = database.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(database.db);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(trx);
    });
    await expect(cutInTheMiddle).rejects.toThrow();
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  }, 60_000);
});
