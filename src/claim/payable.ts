/** What of a claim tells whether a sum that came in is its payment. */
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { type Money, openPromise } from './claim.ts';
import type { ClaimId } from './claim-events.ts';
import { knownStatementOf, type Situation, statementOf } from './situation.ts';

export type Payable = {
  readonly claimId: ClaimId;
  readonly reference: string;
  readonly debtorName: string | null;
  readonly openedOn: IsoDate;
  readonly closed: boolean;
  /** null where a rate is missing. */
  readonly balanceCents: Cents | null;
  /** The sums its debtor was asked for, owes, or promised. */
  readonly sums: readonly Cents[];
  readonly payments: readonly Money[];
};

export function payableIn(situation: Situation): Payable {
  const { claim, debtor } = situation;
  const statement = statementOf(situation);
  const balanceCents = 'rateUnknown' in statement ? null : statement.totalCents;
  const promised = openPromise(claim);
  const sums = [
    balanceCents,
    knownStatementOf(situation).principalCents,
    promised?.amountCents ?? null,
    ...claim.items.map((item) => item.amountCents),
    ...claim.letters.map((one) => one.totalCents),
  ];
  return {
    claimId: claim.id,
    reference: claim.reference,
    debtorName: debtor.name,
    openedOn: claim.openedOn,
    closed: claim.standing.status === 'closed',
    balanceCents,
    sums: sums.filter((sum): sum is Cents => sum !== null && sum > 0),
    payments: claim.payments,
  };
}
