/** When each digest was made: a day has one, and the next looks back to it. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table digests (practice text not null, day date not null, made timestamptz not null, primary key (practice, day))`,
  `insert into digests (practice, day, made)
    select split_part(name, ' ', 2), split_part(name, ' ', 3)::date, to_timestamp(split_part(holder, ' ', 3)::bigint / 1000.0)
    from leases where name like 'digest %'`,
  `delete from leases where name like 'digest %'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
