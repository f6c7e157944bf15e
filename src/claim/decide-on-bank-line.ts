/** What we do when a bank statement shows a payment: booked like any payment a person has seen; the one mail about the statement tells it. */
import { euros } from '../law/money.ts';
import { decideOnPayment, type Payment } from './decide-on-payment.ts';
import type { Decision } from './decision.ts';
import type { Payable } from './payable.ts';
import type { Situation } from './situation.ts';

/** Questions and what others are told stay; what would only answer the sender is left out. */
export function decideOnBankLine(situation: Situation, payment: Payment): Decision {
  const decision = decideOnPayment(situation, payment);
  const notices = decision.notices.filter(
    ({ to, question }) => question !== null || typeof to === 'string' || to.member !== payment.by,
  );
  return { ...decision, notices };
}

/** « MA-2026-0001, SARL Cap Nautisme » */
export function payableInFrench({ reference, debtorName }: Payable): string {
  return debtorName === null ? reference : `${reference}, ${debtorName}`;
}

/** What remains once it is booked. */
export function afterwardsInFrench({ closed, balanceCents }: Payable): string {
  if (closed) return 'Dossier soldé et clos';
  return balanceCents === null ? 'Le reste dû attend un taux' : `Il reste ${euros(balanceCents)}`;
}
