/** Puts the mails set aside as unreadable back to be settled: the daemon takes them at its next tick. */
import { loadConfig } from '../config.ts';
import { openDatabase } from '../database/connect.ts';
import { retryUnreadable } from '../database/mails.ts';

export async function retry(): Promise<number> {
  const config = loadConfig(process.env);
  const { db, close } = await openDatabase(config.database);
  try {
    for (const { practice } of config.practices) {
      const count = await retryUnreadable(db, practice.id);
      process.stdout.write(`${practice.name} : ${count} message${count > 1 ? 's' : ''} à relire.\n`);
    }
  } finally {
    await close();
  }
  return 0;
}
