/** The practice, its people, the creditors it recovers for, and its cadences: what the configuration hands to every decision. */
import type { Brand } from '../law/brand.ts';
import type { DebtorKind } from './debtor.ts';

export type PracticeId = Brand<string, 'PracticeId'>;
export type Profession = 'avocat' | 'expert-comptable' | 'medecin' | 'notaire' | 'other';

/** Tried in order until one holds (design §4.7). */
export type SenderProof = 'receiver-verdict' | 'aligned-dkim' | 'microsoft-internal' | 'round-trip';

export type Member = {
  readonly name: string;
  /** Lower-cased; receipts go only here. */
  readonly address: string;
  readonly role: 'partner' | 'staff';
};

/** The practice itself or one of its clients. Bank details are printed from here and nowhere else. */
export type Creditor = {
  readonly name: string;
  readonly kind: 'professional' | 'individual';
  readonly postalAddress: readonly string[];
  readonly bank: { readonly holder: string; readonly iban: string; readonly bic: string | null } | null;
  /** For a client of a practice that is not a law firm: the day of its written mandate. */
  readonly mandateOn: string | null;
};

/** How far a payment plan is granted without a partner, and what it says. */
export type PlanEnvelope = {
  readonly maxInstalments: number;
  /** From the request to the last instalment. */
  readonly maxDays: number;
  /** Least share of the whole that the first instalment pays. */
  readonly minFirstPaymentPct: number;
  /** The plan says that an instalment missed makes the whole due, after a formal notice (L-03). */
  readonly accelerates: boolean;
};

export type Practice = {
  readonly id: PracticeId;
  readonly name: string;
  readonly profession: Profession;
  /** What identifies the firm by law (form, SIREN, bar…), a line each. */
  readonly legalLines: readonly string[];
  readonly postalAddress: readonly string[];
  /** The dedicated inbox, lower-cased, without token. */
  readonly inbox: string;
  readonly contact: { readonly name: string; readonly phone: string; readonly address: string };
  /** Where a person writes about personal data. */
  readonly dataProtectionContact: string;
  readonly members: readonly Member[];
  /** The practice as a creditor first, then its clients. */
  readonly creditors: readonly [Creditor, ...Creditor[]];
  readonly cadence: string;
  /** First reminders may leave in August (L-107). */
  readonly remindsInAugust: boolean;
  readonly planEnvelope: PlanEnvelope;
  /** A formal notice for more than this leaves by the word of two partners; null: one is enough. */
  readonly twoApprovalsAboveEuros: number | null;
  /** Where its consumers may take a complaint: name, address, website, as printed; null where none is named. */
  readonly mediator: string | null;
  /** What remains below this, once something was paid, is not chased. */
  readonly smallBalanceEuros: number;
  /** Members tell payments as they come: beyond a courtesy reminder, they must have confirmed what was paid within `maxDays`; null = never asked. */
  readonly confirmsPayments: { readonly maxDays: number } | null;
  /** Whether debtors are looked up in the BODACC by their SIREN, and where: `required`, no letter leaves to one that was not. */
  readonly insolvency: { readonly check: 'required' | 'when-reachable' | 'off'; readonly url: string };
  /** Prefix of its claim references: AM → AM-2026-0001. */
  readonly referencePrefix: string;
};

/** In order: none is skipped. */
export const STAGES = ['courtesy-reminder', 'second-reminder', 'formal-notice'] as const;
export type Stage = (typeof STAGES)[number];

export type CadenceStep = {
  readonly stage: Stage;
  readonly daysAfterDue: number;
  /** Least days after the letter before. */
  readonly minGapDays: number;
  /** Days given to pay, before moving to a business day. */
  readonly deadlineDays: number;
  readonly approval: 'none' | 'partner';
  /** `principal`: what remains of the invoices; `whole`: with interest and indemnity. */
  readonly demand: 'principal' | 'whole';
};

/** Data from config/cadences.yaml. A version once written stays there: claims opened under it keep it. */
export type Cadence = {
  readonly name: string;
  readonly version: number;
  readonly steps: readonly [CadenceStep, ...CadenceStep[]];
  /** Business days after a promised day before the promise counts as broken. */
  readonly promiseGraceDays: number;
  /** Reminders pause this long while a question to the debtor or a document is open. */
  readonly patienceDays: number;
  /** Taken in the place of another cadence for claims like these. */
  readonly for?: CadenceFor | undefined;
};
export type CadenceFor = {
  readonly instead: string;
  /** Absent: any. */
  readonly debtorKinds?: readonly DebtorKind[] | undefined;
  /** Of the sum due: at least the one, less than the other. */
  readonly fromEuros?: number | undefined;
  readonly toEuros?: number | undefined;
};
export type CadenceId = { readonly name: string; readonly version: number };

/** Contact cap per debtor, all claims together (R-40, a policy). */
export const CONTACT_CAP = { per7Days: 1, per30Days: 4, answersPerDay: 3 } as const;

export function partnersOf(practice: Practice): readonly Member[] {
  return practice.members.filter((member) => member.role === 'partner');
}

export function memberAt(practice: Practice, address: string | null): Member | null {
  return practice.members.find((member) => member.address === address) ?? null;
}
