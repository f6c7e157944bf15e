/** All a decision may know: the two histories, folded, the practice with its rules, and the day. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { halfYearStart, type Rates, type RateUnknown } from '../law/rates.ts';
import { type Claim, claimAfter } from './claim.ts';
import type { ClaimEvent, Letter, LetterTemplate } from './claim-events.ts';
import { claimStatement } from './claim-statement.ts';
import type { DebtorEvent } from './debtor.ts';
import { type Debtor, debtorAfter, letterAddress } from './debtor.ts';
import type { Item } from './item.ts';
import type { Cadence, Creditor, Practice } from './practice.ts';
import { type ClaimStatement, emptyStatement } from './statement.ts';

export type Situation = {
  readonly practice: Practice;
  readonly creditor: Creditor;
  readonly cadence: Cadence;
  readonly rates: Rates;
  /** Letters with a legal sentence that is out of date today: none of them is written. */
  readonly outOfDate: readonly LetterTemplate[];
  readonly claim: Claim;
  readonly debtor: Debtor;
  readonly today: IsoDate;
};

/** The situation once these events have followed. */
export function situationAfter(
  situation: Situation,
  claimEvents: readonly ClaimEvent[],
  debtorEvents: readonly DebtorEvent[] = [],
): Situation {
  return { ...situation, claim: claimAfter(situation.claim, claimEvents), debtor: debtorAfter(situation.debtor, debtorEvents) };
}

/** The statement on `on`; `rateUnknown` names the half-year to add to config/rates.yaml. */
export function statementOf(situation: Situation, on: IsoDate = situation.today): ClaimStatement | RateUnknown {
  return claimStatement(situation.claim, situation.debtor, situation.creditor, on, situation.rates);
}

/**
 * The same for what asks for the principal alone: its interest may end where the rates end, for the principal does not depend on
 * it. `rateUnknown` only where a payment since had to be set against interest first (C. civ. 1343-1).
 */
export function principalStatementOf(situation: Situation, on: IsoDate = situation.today): ClaimStatement | RateUnknown {
  const whole = statementOf(situation, on);
  if (!('rateUnknown' in whole)) return whole;
  const known = addDays(halfYearStart(whole.rateUnknown), -1);
  return claimStatement(situation.claim, situation.debtor, situation.creditor, on, situation.rates, known);
}

/** What a letter may print; `rateUnknown` where it states a sum that cannot be known. */
export function statementFor(
  situation: Situation,
  { template, demand, asOf }: Pick<Letter, 'template' | 'demand' | 'asOf'>,
): ClaimStatement | RateUnknown {
  if (STATES_NO_SUM.includes(template)) return knownStatementOf(situation, asOf);
  return demand === 'whole' ? statementOf(situation, asOf) : principalStatementOf(situation, asOf);
}

/** What is known whatever rates are missing: the principal, or nothing. */
export function knownStatementOf(situation: Situation, on: IsoDate = situation.today): ClaimStatement {
  const known = principalStatementOf(situation, on);
  return 'rateUnknown' in known ? emptyStatement(on) : known;
}

/** Templates that print no sum of the ledger: they leave whatever the rates are. */
const STATES_NO_SUM: readonly LetterTemplate[] = [
  'payment-thanks',
  'documents-noted',
  'payment-being-checked',
  'wrong-recipient-apology',
  'observations-received',
  'partner-words',
];

/** What a partner words herself asks for payment where it stands in a reminder's place, not where it answers the debtor. */
export function asksForPayment({ template, solicited }: Pick<Letter, 'template' | 'solicited'>): boolean {
  return template === 'partner-words' ? !solicited : !STATES_NO_SUM.includes(template);
}

export type MissingFact = 'invoice-number' | 'amount' | 'performed' | 'due-date' | 'debtor-name' | 'debtor-address';

/** What must be known before a first letter; asked in one mail. */
export function missingFacts(claim: Pick<Claim, 'items'>, debtor: Debtor): readonly MissingFact[] {
  const lacks = (known: (item: Item) => boolean) => claim.items.length === 0 || claim.items.some((item) => !known(item));
  const missing: MissingFact[] = [];
  if (debtor.name === null) missing.push('debtor-name');
  if (letterAddress(debtor) === null && debtor.postalAddress.length === 0) missing.push('debtor-address');
  if (claim.items.some((item) => item.numberInDoubt === true)) missing.push('invoice-number');
  if (lacks((item) => item.amountCents !== null)) missing.push('amount');
  if (claim.items.some((item) => item.performed === null)) missing.push('performed');
  if (lacks((item) => item.dueDate !== null)) missing.push('due-date');
  return missing;
}

export type ClaimStatus = 'incomplete' | Claim['standing']['status'];

export function claimStatus(claim: Claim, debtor: Debtor): ClaimStatus {
  return claim.standing.status === 'running' && missingFacts(claim, debtor).length > 0 ? 'incomplete' : claim.standing.status;
}
