/** What can happen to a claim. An event states what was found and decided then, so that folding it never asks a rate, a phrase or today's date. */
import type { Brand } from '../law/brand.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { LimitationStage } from '../law/limitation.ts';
import type { Cents } from '../law/money.ts';
import type { CallNote, PaymentMethod } from '../reading/member-reading.ts';
import type { Doubt, Instalment, Intent, Statement } from '../reading/reading.ts';
import type { DebtorId } from './debtor.ts';
import type { Item, Performed } from './item.ts';
import type { LetterEvent } from './letter-events.ts';
import type { PlanTerms } from './plan.ts';
import type { CadenceId, CadenceStep, Stage } from './practice.ts';

export type ClaimId = Brand<string, 'ClaimId'>;
export type MailId = Brand<string, 'MailId'>;

export const LETTER_TEMPLATES = [
  'courtesy-reminder',
  'second-reminder',
  'formal-notice',
  'promise-confirmed',
  'promise-broken',
  'call-confirmation',
  'payment-thanks',
  'part-payment-received',
  'date-asked',
  'plan-offered',
  'plan-total-asked',
  'plan-confirmed',
  'plan-refused',
  'instalment-missed',
  'instalment-formal-notice',
  'documents-noted',
  'payment-being-checked',
  'wrong-recipient-apology',
  'observations-received',
  'partner-words',
] as const;
export type LetterTemplate = (typeof LETTER_TEMPLATES)[number];
export const FORMAL_NOTICES: readonly LetterTemplate[] = ['formal-notice', 'instalment-formal-notice'];

/** A letter to the debtor, as decided: `number` counts the claim's letters from 1. */
export type Letter = {
  readonly number: number;
  readonly template: LetterTemplate;
  /** null = no e-mail address: a PDF to post. */
  readonly to: string | null;
  /** Answers something the debtor wrote or said: outside the contact cap's weekly count. */
  readonly solicited: boolean;
  /** The printed day its amounts are stated for. */
  readonly asOf: IsoDate;
  readonly deadline: IsoDate | null;
  readonly demand: CadenceStep['demand'];
  readonly totalCents: Cents;
  /** Items listed, each with the stage this letter brings it to; null where the letter is no step of the cadence. */
  readonly items: readonly { readonly ref: string; readonly stage: Stage | null }[];
  readonly approval: 'none' | 'member' | 'partner';
  /** Facts the template states beyond the claim statement (days, quotes, sums), already in words of its language: French where none is told. */
  readonly facts: Readonly<Record<string, string>>;
  readonly language?: LetterLanguage | undefined;
  /** A partner's own words, leaving exactly as she wrote them. */
  readonly words: string | null;
  /** The mail it answers, for threading. */
  readonly answers: MailId | null;
};

export type PauseReason =
  | 'promise'
  | 'payment-announced'
  | 'question-to-debtor'
  | 'question-to-practice'
  | 'debtor-absent'
  | 'member-asked'
  | 'unproven-request'
  | 'plan-proposed';
export type EscalationReason =
  | Doubt
  | 'told-otherwise'
  | 'formal-notice-expired'
  | 'address-failed'
  | 'letter-refused'
  | 'limitation-near'
  | 'time-barred'
  | 'plan-while-agreed'
  | 'instalment-missed'
  | 'member-asked';
export type Outcome = 'paid' | 'waived' | 'sent-to-court' | 'opened-by-mistake' | 'closed-unpaid';

export type On = { readonly on: IsoDate };
/** The day it was received, or first presented where nobody claimed it. */
type Served = By & {
  readonly on: IsoDate;
  readonly number: number;
  readonly receivedOn: IsoDate;
  readonly unclaimed?: boolean | undefined;
};
type Paid = On & {
  readonly amountCents: Cents;
  readonly paidOn: IsoDate;
  readonly by: string;
  readonly mail: MailId | null;
};
/** A member's address, and the mail it rests on. */
export type By = { readonly by: string; readonly mail: MailId };

export type ClaimEvent =
  | (On & {
      readonly kind: 'ClaimOpened';
      readonly reference: string;
      readonly creditor: string;
      readonly debtorId: DebtorId;
      readonly openedBy: string;
      readonly cadence: CadenceId;
      readonly mail: MailId | null;
    })
  | (On & { readonly kind: 'ItemAdded'; readonly item: Item; readonly mail: MailId | null })
  /** What was missing of an item, or corrected by a partner. */
  | (On & {
      readonly kind: 'FactLearned';
      readonly ref: string;
      readonly amountCents: Cents | null;
      readonly dueDate: IsoDate | null;
      readonly newRef: string | null;
      readonly performed?: Performed | undefined;
      readonly by: string;
      readonly mail: MailId | null;
    })
  | (On & { readonly kind: 'CorrespondenceFiled'; readonly mail: MailId; readonly from: string; readonly what: string })
  | (On & { readonly kind: 'CallLogged'; readonly call: CallNote; readonly by: string; readonly mail: MailId })
  | (On & { readonly kind: 'CallConfirmed'; readonly callOn: IsoDate; readonly quote: string; readonly mail: MailId })
  | (On & { readonly kind: 'CallCorrected'; readonly callOn: IsoDate; readonly quote: string; readonly mail: MailId })
  | (On & {
      readonly kind: 'DebtorReplied';
      readonly mail: MailId;
      readonly from: string;
      readonly proven: boolean;
      readonly intents: readonly Intent[];
      readonly statements: readonly Statement[];
      readonly acknowledgesDebt: boolean;
      /** What it was written in, the words that announce a proof to come, and the names of what was attached; absent where there is none. */
      readonly language?: LetterLanguage | undefined;
      readonly announcedProof?: string | undefined;
      readonly attachments?: readonly string[] | undefined;
    })
  | (On &
      By & {
        readonly kind: 'StatementCorrected';
        readonly intents: readonly Intent[];
        /** The member's own words. */
        readonly quote?: string | undefined;
      })
  | (On & {
      readonly kind: 'PromiseMade';
      /** null = the whole balance. */
      readonly amountCents: Cents | null;
      readonly date: IsoDate;
      readonly instalments: readonly Instalment[] | null;
      readonly quote: string;
      readonly source: 'mail' | 'call';
      readonly mail: MailId | null;
    })
  | (On & { readonly kind: 'PromiseKept'; readonly promisedFor: IsoDate })
  | (On & { readonly kind: 'PromiseBroken'; readonly promisedFor: IsoDate })
  | (On & {
      readonly kind: 'PlanProposed';
      readonly by: 'debtor' | 'practice';
      readonly instalments: readonly Instalment[];
      readonly quote: string;
      readonly mail: MailId;
    })
  | (On & PlanTerms & { readonly kind: 'PlanAgreed'; readonly quote: string; readonly mail: MailId })
  | (On & By & { readonly kind: 'PlanEnded'; readonly because: 'refused' | 'accelerated' | 'run-out' })
  | LetterEvent
  | (On & {
      readonly kind: 'PaymentAnnounced';
      readonly amountCents: Cents | null;
      readonly paidOn: IsoDate | null;
      readonly by: 'debtor' | 'staff';
      readonly quote: string;
      readonly mail: MailId;
    })
  | (Paid & { readonly kind: 'PaymentReceived'; readonly method: PaymentMethod | null; readonly item: string | null })
  | (Paid & { readonly kind: 'PaymentReturned' })
  | (On & {
      readonly kind: 'CreditNoted';
      readonly amountCents: Cents;
      readonly notedOn: IsoDate;
      readonly item: string | null;
      readonly by: string;
    })
  | (On & { readonly kind: 'ItemFrozen'; readonly ref: string; readonly because: Intent; readonly quote: string })
  | (On & { readonly kind: 'ItemReleased'; readonly ref: string; readonly by: string })
  | (On & { readonly kind: 'RemindersPaused'; readonly until: IsoDate; readonly because: PauseReason })
  | (On & { readonly kind: 'RemindersResumed'; readonly because: 'pause-over' | 'partner-said' | 'staff-said' })
  | (On & {
      readonly kind: 'Escalated';
      readonly because: readonly [EscalationReason, ...EscalationReason[]];
      readonly mail: MailId | null;
    })
  | (On &
      By & {
        readonly kind: 'PartnerDecided';
        readonly what: 'resume' | 'send' | 'refuse' | 'hold' | 'close' | 'stop';
        readonly quote: string;
      })
  | (On & { readonly kind: 'PartnerReminded' })
  /** Nothing else has come to the account. */
  | (On & { readonly kind: 'LedgerConfirmed'; readonly by: string; readonly quote: string; readonly mail: MailId })
  | (On & { readonly kind: 'LimitationAlerted'; readonly lastDay: IsoDate; readonly stage: LimitationStage })
  /** What may be an acknowledgement of the debt, put to a partner; it moves nothing until she confirms it. */
  | (On & {
      readonly kind: 'AcknowledgementFound';
      readonly acknowledgedOn: IsoDate;
      readonly quote: string;
      readonly mail: MailId | null;
    })
  | (On & By & { readonly kind: 'AcknowledgementConfirmed'; readonly acknowledgedOn: IsoDate })
  | (Served & { readonly kind: 'FormalNoticeServed' })
  | (On & { readonly kind: 'ExhibitFiled'; readonly mail: MailId; readonly what: string; readonly sha256: string | null })
  | (On & { readonly kind: 'ClaimClosed'; readonly outcome: Outcome; readonly by: string })
  | (On & { readonly kind: 'ClaimReopened'; readonly by: string; readonly because: string });

export type EventOf<K extends ClaimEvent['kind']> = Extract<ClaimEvent, { kind: K }>;

export function isOf<K extends ClaimEvent['kind']>(event: ClaimEvent, kinds: readonly K[]): event is EventOf<K> {
  return (kinds as readonly string[]).includes(event.kind);
}
