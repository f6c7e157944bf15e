/** Brings the database to the newest shape and says which steps were taken. */
import { loadConfig } from '../config.ts';
import { openDatabase } from '../database/connect.ts';
import { migrate as migrateTo } from '../database/migrate.ts';

export async function migrate(): Promise<number> {
  const { db, close } = await openDatabase(loadConfig(process.env).database);
  try {
    const done = await migrateTo(db);
    process.stdout.write(done.length === 0 ? 'La base est à jour.\n' : `${done.map((name) => `fait : ${name}`).join('\n')}\n`);
  } finally {
    await close();
  }
  return 0;
}
