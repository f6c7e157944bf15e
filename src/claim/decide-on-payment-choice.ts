/** What we do when a member answers whether an announced payment came. */
import { frenchDate } from '../law/calendar.ts';
import { type Cents, NOTHING } from '../law/money.ts';
import { askedFor, mayBePaidOn } from './check-payment.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { decideOnPayment, receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { promiseAhead } from './promise-grace.ts';
import type { Situation } from './situation.ts';

/** A number answered to a question about money, with the sum beside it where one is given. */
export type ChosenAnswer = {
  readonly chosen: number;
  readonly amountCents: Cents | null;
  readonly by: string;
  readonly mail: MailId;
  readonly quote: string;
};

/** The answer to `checkPaymentNotice`: 1 = received as announced, 2 = nothing, 3 = another sum. */
export function decideOnPaymentChoice(situation: Situation, answer: ChosenAnswer): Decision {
  const { claim, today } = situation;
  const announced = claim.announcedPayments.at(-1) ?? null;
  const told = announced?.paidOn ?? today;
  const paidOn = mayBePaidOn(situation, told) ? told : today;
  if (answer.chosen === 2) {
    const awaited = promiseAhead(situation);
    const resumed: readonly ClaimEvent[] =
      claim.standing.status === 'paused' && awaited === null
        ? [{ kind: 'RemindersResumed', on: today, because: 'staff-said' }]
        : [];
    const done =
      awaited === null
        ? 'Rien n’est reçu : la suite des rappels reprend, en tenant compte de ce que le débiteur a écrit.'
        : `Rien n’est reçu : le paiement promis pour le ${frenchDate(awaited.date)} reste attendu.`;
    return { ...NO_DECISION, claimEvents: resumed, notices: [receipt(answer.by, 'aucun paiement reçu', done)] };
  }
  const amountCents = answer.chosen === 3 ? answer.amountCents : (announced?.amountCents ?? askedFor(situation));
  if (amountCents === null || amountCents <= NOTHING) {
    const done = 'Rien n’a été enregistré : indiquez le montant reçu, par exemple « 3 – 450 € ».';
    return { ...NO_DECISION, notices: [receipt(answer.by, 'une autre somme, sans montant lisible', done)] };
  }
  return decideOnPayment(situation, { amountCents, paidOn, by: answer.by, mail: answer.mail });
}
