/** What deciding produces: events to append, and mails to members; a letter to the debtor is the event that drafts it. */
import type { IsoDate } from '../law/calendar.ts';
import type { ClaimEvent, Letter } from './claim-events.ts';
import type { DebtorEvent } from './debtor.ts';

/** `staff`: whoever opened the claim, else the first staff member; `partners`: the first partner, then the other when no answer comes. */
export type Audience = 'staff' | 'partners' | { readonly member: string };

export const NOTICE_TEMPLATES = [
  'claim-opened',
  'facts-learned',
  'reply-flagged',
  'draft-to-approve',
  'draft-withdrawn',
  'choose-claim',
  'check-payment',
  'confirm-ledger',
  'bank-statement-read',
  'check-recipient',
  'address-failed',
  'letter-to-post',
  'letter-unsure',
  'partner-reminder',
  'limitation-alert',
  'insolvency-published',
  'acknowledgement-found',
  'pretender-set-aside',
  'found-in-junk',
  'debtor-unproven',
  'prove-yourself',
  'receipt',
  'claim-closed',
  'claim-status',
  'plan-news',
  'notice-to-register',
  'help',
  'daily-digest',
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

export type QuestionKind =
  | 'approve-draft'
  | 'confirm-approval'
  | 'claim-facts'
  | 'piece-asked'
  | 'choose-claim'
  | 'check-payment'
  | 'match-payments'
  | 'close-or-claim-rest'
  | 'confirm-ledger'
  | 'check-recipient'
  | 'confirm-acknowledgement'
  | 'letter-posted'
  | 'letter-unsure'
  | 'prove-yourself';

/** A question to members that one reply can answer. `choices` are numbered from 1 in the mail; empty where free words answer it. */
export type Asked = {
  readonly kind: QuestionKind;
  readonly choices: readonly string[];
  /** The claim's letter it is about. */
  readonly letter: number | null;
  readonly askAgainOn: IsoDate;
};

/** What a template is filled with: words, or rows for a repeated part. */
export type Field = string | readonly Readonly<Record<string, string>>[];
export type Fields = Readonly<Record<string, Field>>;

/** A mail to members. */
export type Notice = {
  readonly to: Audience;
  readonly template: NoticeTemplate;
  readonly fields: Fields;
  /** The claim's letter whose rendered text the notice shows. */
  readonly shows: number | null;
  readonly question: Asked | null;
};

export type Decision = {
  readonly claimEvents: readonly ClaimEvent[];
  readonly debtorEvents: readonly DebtorEvent[];
  readonly notices: readonly Notice[];
};

export const NO_DECISION: Decision = { claimEvents: [], debtorEvents: [], notices: [] };

export function isEmpty(decision: Decision): boolean {
  return decision.claimEvents.length + decision.debtorEvents.length + decision.notices.length === 0;
}

/** The letters a decision drafts, in order. */
export function lettersIn(decision: Decision): readonly Letter[] {
  return decision.claimEvents.flatMap((event) => (event.kind === 'LetterDrafted' ? [event.letter] : []));
}

export function together(...decisions: readonly Decision[]): Decision {
  return {
    claimEvents: decisions.flatMap((decision) => decision.claimEvents),
    debtorEvents: decisions.flatMap((decision) => decision.debtorEvents),
    notices: decisions.flatMap((decision) => decision.notices),
  };
}
