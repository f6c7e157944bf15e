/** The tables, as Kysely knows them. Every row belongs to a practice. */
import type { ColumnType, Generated } from 'kysely';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { DebtorId } from '../claim/debtor.ts';
import type { QuestionKind } from '../claim/decision.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { ClaimStatus } from '../claim/situation.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import type { ClueKind } from '../reading/match.ts';

/** Written as JSON text, read back as a value; always met by a schema or a narrow type where it is read. */
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;
type Instant = ColumnType<Date, Date, Date>;
type NullableInstant = ColumnType<Date | null, Date | null, Date | null>;

export type MailState = 'kept' | 'settled';
export type MailOutcome = 'acted' | 'filed' | 'set-aside' | 'duplicate' | 'unreadable';
export type OutboxState =
  | 'draft'
  | 'by-post'
  | 'queued'
  | 'posting'
  | 'handing-over'
  | 'posted'
  | 'refused'
  | 'withdrawn'
  | 'unsure';

export type Tables = {
  mails: {
    id: MailId;
    practice: PracticeId;
    content_key: string;
    raw_hash: string;
    received: Instant;
    junk: boolean;
    message_id: string | null;
    from_address: string | null;
    subject: string | null;
    written: NullableInstant;
    authenticity: NullableJson;
    reading: NullableJson;
    state: MailState;
    outcome: MailOutcome | null;
    reason: string | null;
    claim: ClaimId | null;
    /** Its sender has proven the address by round trip. */
    proven: Generated<boolean>;
    /** The claim a member said it is about, and who said so. */
    chosen_claim: ClaimId | null;
    chosen_by: string | null;
    attempts: number;
    lease_until: NullableInstant;
    settled: NullableInstant;
  };
  mail_places: { practice: PracticeId; box: string; uid_validity: string; uid: number; mail: MailId };
  mail_bytes: { mail: MailId; bytes: Buffer };
  mailbox_cursor: {
    practice: PracticeId;
    box: string;
    uid_validity: string;
    last_uid: number;
    last_internal_date: NullableInstant;
  };
  events: {
    stream_kind: 'claim' | 'debtor';
    stream: string;
    version: number;
    practice: PracticeId;
    kind: string;
    shape: number;
    /** The text that is hashed; null once emptied for privacy. */
    body: string | null;
    body_hash: string;
    content: Generated<unknown>;
    mail: MailId | null;
    recorded: Instant;
    hash: string;
  };
  claims: {
    id: ClaimId;
    practice: PracticeId;
    reference: string;
    creditor: string;
    debtor: DebtorId;
    status: ClaimStatus;
    balance_cents: number | null;
    wakes_on: IsoDate | null;
    /** Events recorded; a history that is shorter was cut. */
    version: Generated<number>;
  };
  debtors: {
    id: DebtorId;
    practice: PracticeId;
    name: string | null;
    version: number;
    siren: string | null;
    insolvency_checked_on: IsoDate | null;
  };
  claim_references: { practice: PracticeId; year: string; last: number };
  clues: { practice: PracticeId; kind: ClueKind; value: string; claim: ClaimId };
  questions: {
    id: string;
    practice: PracticeId;
    kind: QuestionKind;
    mail: MailId | null;
    claim: ClaimId | null;
    letter_number: number | null;
    /** The outbox row of the draft it shows, and its seal. */
    draft: string | null;
    draft_hash: string | null;
    /** The outbox row of the mail that asked it last. */
    notice: string;
    asked_of: string;
    /** The notice as decided, to be written again for whoever is asked next. */
    said: Json;
    choices: Json;
    candidates: Json;
    code: string | null;
    asked: Instant;
    times_asked: number;
    ask_again_on: IsoDate;
    state: 'open' | 'answered' | 'superseded';
    answered_by: string | null;
    answered_mail: MailId | null;
    outcome: string | null;
  };
  bank_lines: {
    practice: PracticeId;
    line: string;
    booked_on: IsoDate;
    amount_cents: Cents;
    state: 'asked' | 'booked' | 'left';
    claim: ClaimId | null;
    mail: MailId | null;
    question: string | null;
    choices: ColumnType<unknown, string | undefined, string>;
    recorded: Instant;
  };
  outbox: {
    id: string;
    practice: PracticeId;
    purpose: 'letter' | 'notice';
    claim: ClaimId | null;
    letter_number: number | null;
    to_address: string | null;
    subject: string;
    text: string;
    html: string;
    attachments: Json;
    draft_hash: string;
    state: OutboxState;
    message_id: string | null;
    /** What the relay renamed it to (Microsoft 365, Amazon SES). */
    server_message_id: string | null;
    envelope_from: string | null;
    raw: Buffer | null;
    not_before: NullableInstant;
    attempts: number;
    lease_until: NullableInstant;
    handed_over: NullableInstant;
    evidence: NullableJson;
    known_claim_version: number | null;
    known_debtor_version: number | null;
    question: string | null;
    in_reply_to: string | null;
    created: Instant;
    posted: NullableInstant;
  };
  digests: { practice: PracticeId; day: IsoDate; made: Instant };
  leases: { name: string; holder: string; until: Instant };
};
