/** The lines of bank statements that were booked or asked about, so that each counts once; and the sums of claims among their clues. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `alter table questions add unique (practice, id)`,
  `create table bank_lines (
    practice text not null, line text not null, booked_on date not null, amount_cents bigint not null,
    state text not null check (state in ('asked', 'booked', 'left')), claim uuid, mail uuid, question text,
    choices jsonb not null default '[]', recorded timestamptz not null,
    primary key (practice, line), check ((state = 'booked') = (claim is not null)),
    foreign key (practice, claim) references claims (practice, id),
    foreign key (practice, mail) references mails (practice, id),
    foreign key (practice, question) references questions (practice, id))`,
  `create index bank_lines_asked on bank_lines (practice, question) where state = 'asked'`,
  `insert into clues (practice, kind, value, claim)
    select events.practice, 'amount', amounts.cents, claims.id
    from events join claims on claims.practice = events.practice and claims.id = events.stream,
      lateral (select coalesce(content->'item'->>'amountCents', content->>'amountCents') as cents) as amounts
    where stream_kind = 'claim' and events.kind in ('ItemAdded', 'FactLearned') and amounts.cents is not null
    on conflict do nothing`,
  `create index claims_owing on claims (practice, balance_cents) where status <> 'closed'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
