/** Mails, histories, questions and the outbox. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table mails (
    id uuid primary key, practice text not null, content_key text not null, raw_hash text not null,
    received timestamptz not null, junk boolean not null default false,
    message_id text, from_address text, subject text, written timestamptz, authenticity jsonb, reading jsonb,
    state text not null check (state in ('kept', 'settled')),
    outcome text check (outcome in ('acted', 'filed', 'set-aside', 'duplicate', 'unreadable')), reason text, claim uuid,
    proven boolean not null default false, chosen_claim uuid, chosen_by text,
    attempts int not null default 0, lease_until timestamptz, settled timestamptz,
    check ((state = 'settled') = (outcome is not null)),
    unique (practice, content_key))`,
  `create index mails_to_settle on mails (practice, received) where state = 'kept'`,
  `create index mails_by_message_id on mails (practice, message_id) where message_id is not null`,
  `create table mail_places (
    practice text not null, box text not null, uid_validity text not null, uid bigint not null, mail uuid not null references mails,
    primary key (practice, box, uid_validity, uid))`,
  `create table mail_bytes (mail uuid primary key references mails, bytes bytea not null)`,
  `create table mailbox_cursor (
    practice text not null, box text not null, uid_validity text not null, last_uid bigint not null, last_internal_date timestamptz,
    primary key (practice, box))`,
  `create table debtors (id uuid primary key, practice text not null, name text, version int not null)`,
  `create table claims (
    id uuid primary key, practice text not null, reference text not null, creditor text not null, debtor uuid not null references debtors,
    status text not null, balance_cents bigint, wakes_on date,
    unique (practice, reference))`,
  `create index claims_waking on claims (practice, wakes_on) where wakes_on is not null`,
  `create index claims_of_debtor on claims (practice, debtor)`,
  `create table claim_references (practice text not null, year text not null, last int not null, primary key (practice, year))`,
  `create table events (
    stream_kind text not null check (stream_kind in ('claim', 'debtor')), stream uuid not null, version int not null,
    practice text not null, kind text not null, shape int not null, body text, body_hash text not null,
    content jsonb generated always as (body::jsonb) stored,
    mail uuid references mails, recorded timestamptz not null, hash text not null,
    primary key (stream_kind, stream, version))`,
  `create table clues (
    practice text not null, kind text not null, value text not null, claim uuid not null references claims,
    primary key (practice, kind, value, claim))`,
  `create table outbox (
    id text primary key, practice text not null, purpose text not null check (purpose in ('letter', 'notice')),
    claim uuid references claims, letter_number int, to_address text, subject text not null, text text not null, html text not null,
    attachments jsonb not null, draft_hash text not null,
    state text not null check (state in ('draft', 'by-post', 'queued', 'posting', 'handing-over', 'posted', 'refused', 'withdrawn', 'unsure')),
    message_id text, server_message_id text, envelope_from text, raw bytea, not_before timestamptz, attempts int not null default 0, lease_until timestamptz,
    handed_over timestamptz, evidence jsonb, known_claim_version int, known_debtor_version int, question text, in_reply_to text,
    created timestamptz not null, posted timestamptz,
    check (state not in ('queued', 'posting', 'handing-over', 'posted') or to_address is null or (raw is not null and message_id is not null)))`,
  `create unique index outbox_once_per_letter on outbox (claim, letter_number) where purpose = 'letter'`,
  `create unique index outbox_by_message_id on outbox (practice, message_id) where message_id is not null`,
  `create index outbox_by_server_message_id on outbox (practice, server_message_id) where server_message_id is not null`,
  `create index outbox_due on outbox (not_before) where state = 'queued'`,
  `create index outbox_under_way on outbox (state) where state in ('posting', 'handing-over')`,
  `create index outbox_to on outbox (practice, to_address, created)`,
  `create table questions (
    id text primary key, practice text not null, kind text not null, mail uuid references mails, claim uuid references claims,
    letter_number int, draft text references outbox, draft_hash text, notice text not null references outbox, asked_of text not null,
    said jsonb not null, choices jsonb not null, candidates jsonb not null, code text,
    asked timestamptz not null, times_asked int not null default 1, ask_again_on date not null,
    state text not null check (state in ('open', 'answered', 'superseded')), answered_by text, answered_mail uuid references mails, outcome text)`,
  `create index questions_open on questions (practice, ask_again_on) where state = 'open'`,
  `create index questions_of_claim on questions (claim) where state = 'open'`,
  `create table leases (name text primary key, holder text not null, until timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
