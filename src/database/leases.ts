/** Leases: of several daemons on one database, one holds a mailbox or the day's review at a time. */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Takes or renews the lease; false while another holder's has not run out. */
export async function holdLease(db: Kysely<Tables>, name: string, holder: string, now: Date, until: Date): Promise<boolean> {
  const row = await db
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((held) => held.or([held('leases.holder', '=', holder), held('leases.until', '<', now)])),
    )
    .returning('holder')
    .executeTakeFirst();
  return row !== undefined;
}

export async function dropLease(db: Kysely<Tables>, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
