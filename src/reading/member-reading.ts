/** What was understood in a member's mail: a call, a payment, a claim to open, a request, an answer to a draft. */
import type { Item } from '../claim/item.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Cents } from '../law/money.ts';
import type { Siren } from '../law/siren.ts';
import type { Intent, Understanding } from './reading.ts';

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

/** An account of a call, read as words of the debtor; `granted`: until when the member let them pay; `weSpoke`: it tells the member's own words too. */
export type CallHeard = Understanding & { readonly granted?: IsoDate | null; readonly weSpoke?: boolean };

export type PaymentMethod = 'virement' | 'cheque' | 'cb' | 'especes' | 'prelevement';
export type PaymentNote = {
  readonly claimReference: string | null;
  readonly amountCents: Cents | null;
  readonly date: IsoDate | null;
  readonly method: PaymentMethod | null;
  readonly full: boolean;
  readonly rejected: boolean;
  /** The number of the invoice it is told of; absent where none is. */
  readonly invoiceRef?: string;
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
  /** Absent where none is given. */
  readonly debtorSiren?: Siren;
  /** Of the letters, where the member's own note says which. */
  readonly debtorLanguage?: LetterLanguage;
  readonly amountCents: Cents | null;
  /** A refund's `amountCents` is what was paid for it. */
  readonly item: Pick<Item, 'kind' | 'agreed' | 'performed' | 'completedOn'>;
  readonly invoiceRef: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly multiple: boolean;
  /** What the mail says otherwise than the invoice attached to it: that fact is null, and asked. */
  readonly conflicts: readonly Conflict[];
};

export type Conflict =
  | { readonly fact: 'invoice-number' | 'debtor-name'; readonly said: string; readonly invoice: string }
  | { readonly fact: 'amount'; readonly said: Cents; readonly invoice: Cents }
  | { readonly fact: 'due-date'; readonly said: IsoDate; readonly invoice: IsoDate };

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
  /** `until` is the day of the note, where it is told. */
  | 'credit-note'
  | 'tell-siren'
  | 'tell-language'
  | 'waive-fees'
  | 'posted'
  /** A formal notice reached the debtor, or came back unclaimed; `until` is the day it did, or was first presented. */
  | 'notice-received'
  | 'notice-unclaimed'
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
  /** Of `tell-siren`; absent where none can be read. */
  readonly siren?: Siren;
  /** Of `credit-note`: the invoice it names; absent where it names none. */
  readonly invoiceRef?: string;
  /** Of the letters to the debtor, whatever else is asked; absent where none is told. */
  readonly language?: LetterLanguage;
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

/** What a member tells above a debtor's mail they forward; `granted`: until when it lets the debtor pay, null where it names no day. */
export type NoteAbove = { readonly words: string; readonly granted: IsoDate | null };

/** A member says what a debtor's message is, or is not, whatever it was taken for. */
export type Correction = {
  readonly is: readonly Intent[];
  readonly isNot: readonly Intent[];
  /** Reminders are to go on. */
  readonly resumes: boolean;
};
