/** What was understood in a mail: the shape `amiable read --json` prints. A quote or no statement: every quote stands verbatim in `ownWords`. */
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import type { ReadInvoice } from './e-invoice.ts';
import type { Address } from './mail.ts';
import type { Answer, CallNote, NewClaim, PaymentNote, Request } from './member-reading.ts';

/** What a reply can amount to; the table of consequences is in `claim/consequences.ts`. */
export const INTENTS = [
  'insolvency-proceedings',
  'represented-by-counsel',
  'complaint-or-threat',
  'deceased-or-hospitalised',
  'data-request',
  'wrong-recipient',
  'fraud-suspicion',
  'dispute-service',
  'dispute-amount',
  'dispute-existence',
  'set-off',
  'limitation-raised',
  'refusal',
  'bad-faith-stalling',
  'settlement-offer',
  'instalment-request',
  'delay-request',
  'promise-to-pay',
  'partial-payment',
  'already-paid',
  'acknowledges-debt-no-date',
  'cannot-pay',
  'internal-process',
  'third-party-pays',
  'request-for-documents',
  'contact-change',
  'phone-call-confirmation',
  'out-of-office',
  'delivery-failure',
  'thanks-or-ack',
  'unrelated-or-spam',
] as const;
export type Intent = (typeof INTENTS)[number];

export type Statement = { readonly intent: Intent; readonly quote: string };

export type Instalment = { readonly amountCents: Cents | null; readonly date: IsoDate | null };
/** `amountCents` null = the whole balance; `date` the day as said (the decision moves it to a business day); both from the debtor's words. */
export type PromisedPayment = {
  readonly amountCents: Cents | null;
  readonly date: IsoDate | null;
  readonly instalments: readonly Instalment[] | null;
};
/** A payment the debtor says was already made. */
export type Paid = { readonly amountCents: Cents | null; readonly date: IsoDate | null; readonly reference: string | null };

export type Language = 'fr' | 'en' | 'mixed' | 'other';

/** Why a person must decide: the intent itself, or what made the reader doubt. */
export type Doubt =
  | Intent
  | 'conditional-promise'
  | 'negated-promise'
  | 'irony'
  | 'payment-and-dispute'
  | 'beyond-envelope'
  | 'distress'
  | 'order-to-the-software'
  | 'call-corrected'
  | 'legal-aid-or-health'
  | 'not-understood'
  | 'unread-attachment'
  /** Mails of several people, or a later one, were forwarded in one: only the first is read for what follows. */
  | 'several-messages';

/** What a debtor's own words amount to, primary intent first. */
export type Understanding = {
  readonly language: Language;
  readonly intents: readonly Intent[];
  readonly statements: readonly Statement[];
  readonly escalate: boolean;
  readonly because: readonly Doubt[];
  readonly promise: PromisedPayment | null;
  readonly paid: Paid | null;
  readonly acknowledgesDebt: boolean;
  readonly badFaith: boolean;
  /** Of insolvency proceedings, the day of the judgment that opened them; null where it is not told. */
  readonly judgmentOn?: IsoDate | null;
  /** The words that say a proof will follow; null where none is announced, or the mail brings something. */
  readonly announcedProof?: string | null;
};

export type MailKind =
  | 'reply'
  | 'correspondence'
  | 'answer'
  | 'request'
  | 'call'
  | 'payment'
  | 'bank-statement'
  | 'new-claim'
  | 'bounce'
  | 'automatic'
  | 'self'
  | 'unrelated';

/** A mail found inside another. `date` is an ISO day or instant, null when it cannot be told; `note` the forwarder's own words above it. */
export type Forwarded = {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly date: string | null;
  readonly subject: string;
  readonly body: string;
  readonly note: string;
};

export type BounceReason =
  | 'user-unknown'
  | 'mailbox-full'
  | 'policy'
  | 'spam'
  | 'host-unknown'
  | 'expired'
  | 'too-big'
  | 'suspended'
  | 'moved'
  | 'other';
export type Bounce = {
  readonly kind: 'failure' | 'delay' | 'complaint';
  readonly recipient: string | null;
  readonly status: string | null;
  readonly permanent: boolean;
  readonly reason: BounceReason;
  /** The Message-ID of ours it speaks of, where it can be found. */
  readonly originalMessageId: string | null;
};

export type Automatic = {
  readonly kind: 'out-of-office' | 'receipt' | 'list' | 'reaction' | 'read-receipt' | 'calendar';
  /** The last day of absence; null when open-ended. */
  readonly until: IsoDate | null;
};

export type ReadAttachment = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Whether text was found in it. */
  readonly text: boolean;
  /** What the invoice it is, or carries, says. */
  readonly invoice: ReadInvoice | null;
};

export type Reading = Understanding & {
  readonly kind: MailKind;
  /** The claim reference the mail names in subject or text, as written. */
  readonly claimReference: string | null;
  readonly writtenOn: IsoDate;
  /** Who wrote the words: the quoted author where a member forwards. */
  readonly from: Address;
  readonly ownWords: string;
  /** Who wrote the other mails sent on with that one, which nobody read; absent where there are none. */
  readonly besideFrom?: readonly string[];
  readonly forwarded: Forwarded | null;
  readonly bounce: Bounce | null;
  readonly automatic: Automatic | null;
  readonly call: CallNote | null;
  readonly payment: PaymentNote | null;
  readonly newClaim: NewClaim | null;
  readonly request: Request | null;
  readonly answer: Answer | null;
  readonly attachments: readonly ReadAttachment[];
};

/** What is known about a mail before it is read. */
export type Circumstances = {
  readonly writer: 'debtor' | 'staff' | 'partner';
  /** The text of the draft this mail answers, '' when unknown; null when it answers none. */
  readonly answering: string | null;
  /** The texts of ours it may quote, newest first: not one word of them may count as theirs. */
  readonly sent: readonly string[];
  /** Our own addresses, without tokens. */
  readonly ownAddresses: readonly string[];
  /** The day we read it, used when the mail tells no day of its own. */
  readonly today: IsoDate;
};

export type Authenticity = { readonly verdict: 'authentic' | 'unproven' | 'forged'; readonly because: readonly string[] };
