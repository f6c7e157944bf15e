/** The version of each claim beside its projection, so that a history cut short shows; and an index for every way the desk looks things up. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `alter table claims add column version int not null default 0`,
  `update claims set version = coalesce(
    (select max(version) from events where stream_kind = 'claim' and stream = claims.id), 0)`,
  `create index claims_by_reference on claims (practice, upper(reference))`,
  `create index mails_settled on mails (practice, settled) where settled is not null`,
  `create index outbox_of_claim on outbox (claim, created) where claim is not null`,
  `create index questions_by_notice on questions (notice)`,
  `create index questions_by_draft on questions (draft) where state = 'open'`,
  `create index questions_by_mail on questions (mail) where state = 'open'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
