/** All a decision may know: the two histories, folded, the practice with its rules, and the day. */
import type { IsoDate } from '../law/calendar.ts';
import type { Rates } from '../law/rates.ts';
import { type Claim, claimAfter } from './claim.ts';
import type { ClaimEvent, Item } from './claim-events.ts';
import { claimStatement } from './claim-statement.ts';
import type { DebtorEvent } from './debtor.ts';
import { type Debtor, debtorAfter, letterAddress } from './debtor.ts';
import type { Cadence, Creditor, Practice } from './practice.ts';
import type { ClaimStatement } from './statement.ts';

export type Situation = {
  readonly practice: Practice;
  readonly creditor: Creditor;
  readonly cadence: Cadence;
  readonly rates: Rates;
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
export function statementOf(
  situation: Situation,
  on: IsoDate = situation.today,
): ClaimStatement | { readonly rateUnknown: string } {
  return claimStatement(situation.claim, situation.debtor, situation.creditor, on, situation.rates);
}

export type MissingFact = 'amount' | 'due-date' | 'debtor-name' | 'debtor-address';

/** What must be known before a first letter; asked in one mail. */
export function missingFacts(claim: Pick<Claim, 'items'>, debtor: Debtor): readonly MissingFact[] {
  const lacks = (known: (item: Item) => boolean) => claim.items.length === 0 || claim.items.some((item) => !known(item));
  const missing: MissingFact[] = [];
  if (debtor.name === null) missing.push('debtor-name');
  if (letterAddress(debtor) === null && debtor.postalAddress.length === 0) missing.push('debtor-address');
  if (lacks((item) => item.amountCents !== null)) missing.push('amount');
  if (lacks((item) => item.dueDate !== null)) missing.push('due-date');
  return missing;
}

export type ClaimStatus = 'incomplete' | Claim['standing']['status'];

export function claimStatus(claim: Claim, debtor: Debtor): ClaimStatus {
  return claim.standing.status === 'running' && missingFacts(claim, debtor).length > 0 ? 'incomplete' : claim.standing.status;
}
