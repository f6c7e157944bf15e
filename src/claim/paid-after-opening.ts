/** A payment that came after insolvency proceedings were opened: it closes nothing, and partners are told why (L-75b, L-76b, R-30). */
import { frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Payment } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import type { Situation } from './situation.ts';

export function paidAfterOpening(situation: Situation, { amountCents, paidOn }: Payment): Decision {
  const since = insolventSince(situation);
  if (since === null || paidOn < since) return NO_DECISION;
  const understood = `un paiement de ${euros(amountCents)}, reçu le ${frenchDate(paidOn)}, après l’ouverture de la procédure`;
  const done = `Il est noté, et le dossier reste ouvert : ${lawOn(situation)}. Voyez avec le mandataire s’il se garde ou se rend.`;
  return {
    ...NO_DECISION,
    notices: [{ to: 'partners', template: 'receipt', fields: { understood, done }, shows: null, question: null }],
  };
}

/** « 300,00 € reçus le 5 octobre 2026, après cette ouverture : … », of what was booked before the opening was known; null where there is none. */
export function alreadyPaidAfterOpening(situation: Situation): string | null {
  const since = insolventSince(situation);
  const paid = situation.claim.payments.filter(({ on }) => since !== null && on >= since);
  if (paid.length === 0) return null;
  const sums = paid.map(({ amountCents, on }) => `${euros(amountCents)} le ${frenchDate(on)}`).join(', ');
  return `Reçu depuis l’ouverture de la procédure : ${sums} ; ${lawOn(situation)}. Voyez avec le mandataire s’il se garde ou se rend.`;
}

function insolventSince({ debtor: { stopped, judgmentOn } }: Situation): IsoDate | null {
  return judgmentOn ?? (stopped?.because === 'insolvency-proceedings' ? stopped.on : null);
}

function lawOn({ debtor }: Situation): string {
  return debtor.kind === 'consumer'
    ? 'depuis la recevabilité, le surendetté ne peut plus payer une dette antérieure, et le paiement peut être annulé (C. conso., art. L722-5 et L761-2)'
    : 'depuis le jugement d’ouverture, une créance antérieure ne peut plus être payée, et le paiement peut être annulé (C. com., art. L622-7)';
}
