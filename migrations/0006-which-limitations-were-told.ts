/** Finds what partners were told of limitations since the last digest, without reading every history. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index events_limitation_alerted on events (practice, recorded) where kind = 'LimitationAlerted'`.execute(db);
}
