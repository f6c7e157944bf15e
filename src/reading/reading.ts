/** What was understood in a mail: the shape `amiable read --json` prints. A quote or no statement: every quote stands verbatim in `ownWords`. */
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import type { Address } from './mail.ts';

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
  | 'unread-attachment';

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
};

export type MailKind =
  | 'reply'
  | 'correspondence'
  | 'answer'
  | 'request'
  | 'call'
  | 'payment'
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

export type CallOutcome = 'commitment' | 'dispute' | 'refused' | 'callback' | 'voicemail' | 'no-answer' | 'info';
export type CallNote = {
  readonly claimReference: string | null;
  readonly callDate: IsoDate;
  readonly interlocutor: string | null;
  readonly outcome: CallOutcome;
  readonly amountCents: Cents | null;
  readonly promiseDate: IsoDate | null;
  readonly callbackDate: IsoDate | null;
  readonly direction: 'outbound' | 'inbound' | null;
  /** The member's own account, verbatim. */
  readonly account: string;
};

export type PaymentMethod = 'virement' | 'cheque' | 'cb' | 'especes' | 'prelevement';
export type PaymentNote = {
  readonly claimReference: string | null;
  readonly amountCents: Cents | null;
  readonly date: IsoDate | null;
  readonly method: PaymentMethod | null;
  readonly full: boolean;
  readonly rejected: boolean;
};

/** What a member's mail, the forwarded mail and its attachments say of a claim to open. */
export type NewClaim = {
  /** null = not said: the practice itself. */
  readonly creditor: string | null;
  readonly debtorName: string | null;
  readonly debtorEmail: string | null;
  /** Whether a member wrote that address with their own hand (not found in a header or an attachment). */
  readonly debtorEmailTyped: boolean;
  /** Only where the words show it (« SARL », « particulier »). */
  readonly debtorKind: 'professional' | 'consumer' | 'non-professional' | 'public' | null;
  /** Postal address, a line each; empty when none was found. */
  readonly debtorPostalAddress: readonly string[];
  readonly amountCents: Cents | null;
  readonly invoiceRef: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly multiple: boolean;
};

export type RequestAction =
  | 'hold'
  | 'resume'
  | 'stop'
  | 'send-reminder'
  | 'send-formal-notice'
  | 'call-debtor'
  | 'close'
  | 'accept-schedule'
  | 'refuse-schedule'
  | 'change-contact'
  | 'change-amount'
  | 'waive-fees'
  | 'posted'
  | 'dossier'
  | 'status'
  | 'help'
  | 'other';
export type Request = {
  readonly action: RequestAction;
  readonly claimReference: string | null;
  readonly until: IsoDate | null;
  readonly amountCents: Cents | null;
  readonly email: string | null;
};

/**
 * A partner's answer to a draft. `word` is how plain a yes it is: `closed-list` = one word of the closed list alone on the first line;
 * `clear` = another unmistakable yes; null for every decision but `approve`.
 */
export type Answer = {
  readonly decision: 'approve' | 'reject' | 'edit' | 'hold' | 'unclear';
  readonly word: 'closed-list' | 'clear' | null;
  readonly editedText: string | null;
  readonly until: IsoDate | null;
};

export type ReadAttachment = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Whether text was found in it. */
  readonly text: boolean;
  readonly invoice: NewClaim | null;
};

export type Reading = Understanding & {
  readonly kind: MailKind;
  /** The claim reference the mail names in subject or text, as written. */
  readonly claimReference: string | null;
  readonly writtenOn: IsoDate;
  /** Who wrote the words: the quoted author where a member forwards. */
  readonly from: Address;
  readonly ownWords: string;
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
