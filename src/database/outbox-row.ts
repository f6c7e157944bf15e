/** A row of the outbox as the desk knows it. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ClaimId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { OutboxState, Tables } from './tables.ts';

export type StoredAttachment = { readonly name: string; readonly type: string; readonly content: Buffer };

/** The bytes as they will leave, stamped once when queued. */
export type Stamped = {
  readonly messageId: string;
  readonly envelopeFrom: string;
  readonly raw: Buffer;
  readonly notBefore: Date;
};

export type OutboxRow = {
  readonly id: string;
  readonly practice: PracticeId;
  readonly purpose: 'letter' | 'notice';
  readonly claim: ClaimId | null;
  readonly letterNumber: number | null;
  /** null: a letter to post. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly StoredAttachment[];
  readonly draftHash: string;
  readonly state: OutboxState;
  readonly stamped: Stamped | null;
  readonly attempts: number;
  /** When the relay was given its first byte, last. */
  readonly handedOver: Date | null;
  /** The versions the letter was drafted on: what happened since is looked at before it leaves. */
  readonly knownClaimVersion: number | null;
  readonly knownDebtorVersion: number | null;
  readonly question: string | null;
  readonly inReplyTo: string | null;
};

export type NewOutbox = Omit<OutboxRow, 'practice' | 'attempts' | 'handedOver'>;

const attachmentsShape = z.array(z.object({ name: z.string(), type: z.string(), content: z.base64() }));

export function outboxFrom(row: Selectable<Tables['outbox']>): OutboxRow {
  const { message_id: messageId, envelope_from: envelopeFrom, raw, not_before: notBefore } = row;
  const whole = messageId !== null && envelopeFrom !== null && raw !== null && notBefore !== null;
  return {
    id: row.id,
    practice: row.practice,
    purpose: row.purpose,
    claim: row.claim,
    letterNumber: row.letter_number,
    to: row.to_address,
    subject: row.subject,
    text: row.text,
    html: row.html,
    attachments: attachmentsShape.parse(row.attachments).map((one) => ({ ...one, content: Buffer.from(one.content, 'base64') })),
    draftHash: row.draft_hash,
    state: row.state,
    stamped: whole ? { messageId, envelopeFrom, raw, notBefore } : null,
    attempts: row.attempts,
    handedOver: row.handed_over,
    knownClaimVersion: row.known_claim_version,
    knownDebtorVersion: row.known_debtor_version,
    question: row.question,
    inReplyTo: row.in_reply_to,
  };
}
