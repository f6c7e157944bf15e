/** Finds the debtors to look up in the BODACC, without reading every history. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `alter table debtors add column siren text, add column insolvency_checked_on date`,
  `create index debtors_to_look_up on debtors (practice, insolvency_checked_on) where siren is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
