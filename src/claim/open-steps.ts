/** Which steps toward a judge are open to the creditor, so that a letter may name them in the conditional: R-37 (L-72). */
import { cents, sum } from '../law/money.ts';
import { isTimeBarred } from './claim-limitation.ts';
import { principalStatementOf, type Situation } from './situation.ts';

export const STEPS = [
  'order-for-payment',
  'summons',
  'interim-payment',
  'small-claims',
  'seizure',
  'judicial-officer',
  'bar-president',
  'fee-taxation',
] as const;
export type Step = (typeof STEPS)[number];

/** Up to 5 000 €, a summons before the tribunal judiciaire needs an attempt at conciliation first: R-26 (CPC 750-1, L-73d). */
const PRIOR_ATTEMPT_UP_TO = cents(5_000_00);

/**
 * None while something stands against the claim: nothing due yet, an agreed plan, a dispute, an insolvency or another stop, the limitation (L-01,
 * For its own fees a lawyer has the bâtonnier alone (R-20, L-53), a notary taxation alone (R-21, L-55). None
 * against a public debtor, whose judge our legal notes do not name; no order for payment of a refund, whose cause may be no
 * contract (L-62). Never a seizure, which wants a title or a judge's leave (L-73f),
 * nor what a commissaire de justice does alone, nor a court by its name: these a person decides on.
 */
export function openSteps(situation: Situation): readonly Step[] {
  if (standsAgainst(situation)) return [];
  const due = principalDue(situation);
  if (due <= 0) return [];
  const { practice, creditor, claim } = situation;
  const ownFees = creditor.name === practice.creditors[0].name && claim.items.every((item) => item.kind === 'invoice');
  if (ownFees && practice.profession === 'avocat') return ['bar-president'];
  if (ownFees && practice.profession === 'notaire') return ['fee-taxation'];
  const ordered = claim.items.some((item) => item.kind === 'refund') ? [] : (['order-for-payment'] as const);
  return due > PRIOR_ATTEMPT_UP_TO ? [...ordered, 'summons', 'interim-payment'] : ordered;
}

function principalDue(situation: Situation): number {
  const statement = principalStatementOf(situation);
  if ('rateUnknown' in statement) return 0;
  return sum(statement.lines.filter((line) => line.isDue).map((line) => line.principalCents));
}

function standsAgainst(situation: Situation): boolean {
  const { claim, debtor } = situation;
  return (
    claim.standing.status === 'closed' ||
    claim.plan?.state === 'agreed' ||
    debtor.stopped !== null ||
    debtor.kind === 'public' ||
    claim.items.some((item) => item.frozen) ||
    isTimeBarred(situation)
  );
}
