/** A payment that came after insolvency proceedings were opened: it closes nothing, and partners are told why (L-75b, L-76b, R-30). */
import { frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Payment } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import type { Situation } from './situation.ts';

export function paidAfterOpening({ debtor }: Situation, { amountCents, paidOn }: Payment): Decision {
  const { stopped, judgmentOn, kind } = debtor;
  if (stopped?.because !== 'insolvency-proceedings' || paidOn < (judgmentOn ?? stopped.on)) return NO_DECISION;
  const law =
    kind === 'consumer'
      ? 'depuis la recevabilité, le surendetté ne peut plus payer une dette antérieure, et le paiement peut être annulé (C. conso., art. L722-5 et L761-2)'
      : 'depuis le jugement d’ouverture, une créance antérieure ne peut plus être payée, et le paiement peut être annulé (C. com., art. L622-7)';
  const understood = `un paiement de ${euros(amountCents)}, reçu le ${frenchDate(paidOn)}, après l’ouverture de la procédure`;
  const done = `Il est noté, et le dossier reste ouvert : ${law}. Voyez avec le mandataire s’il se garde ou se rend.`;
  return {
    ...NO_DECISION,
    notices: [{ to: 'partners', template: 'receipt', fields: { understood, done }, shows: null, question: null }],
  };
}
