/** No row of a practice points at a row of another's: whatever is reached by its id from a row of the practice is the practice's own. */
import { type Kysely, sql } from 'kysely';

const POINTED_AT = ['mails', 'debtors', 'claims', 'outbox'];
const POINTING = [
  ['mail_places', 'mail', 'mails'],
  ['events', 'mail', 'mails'],
  ['claims', 'debtor', 'debtors'],
  ['clues', 'claim', 'claims'],
  ['outbox', 'claim', 'claims'],
  ['questions', 'mail', 'mails'],
  ['questions', 'answered_mail', 'mails'],
  ['questions', 'claim', 'claims'],
  ['questions', 'draft', 'outbox'],
  ['questions', 'notice', 'outbox'],
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of POINTED_AT) await sql.raw(`alter table ${table} add unique (practice, id)`).execute(db);
  for (const [table, column, to] of POINTING) {
    const change = `drop constraint ${table}_${column}_fkey, add foreign key (practice, ${column}) references ${to} (practice, id)`;
    await sql.raw(`alter table ${table} ${change}`).execute(db);
  }
}
