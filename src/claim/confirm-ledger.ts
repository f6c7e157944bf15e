/** Before a step above courtesy: has anything else come to the account? Asked of the staff where nobody said so lately. */
import { addBusinessDays, addDays, frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { ClaimEvent } from './claim-events.ts';
import { decideOnPayment, receipt } from './decide-on-payment.ts';
import type { ChosenAnswer } from './decide-on-payment-choice.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { knownStatementOf, type Situation } from './situation.ts';
import type { Quiet } from './why-quiet.ts';

const CHOICES = ['À jour', 'Un règlement est arrivé : indiquez sa somme après le chiffre'] as const;

/** Reminders wait for the answer, and the question is put again after the cadence's patience. */
export function askToConfirmLedger(situation: Situation, { since }: Extract<Quiet, { because: 'ledger-unconfirmed' }>): Decision {
  const { today, cadence } = situation;
  return {
    ...NO_DECISION,
    claimEvents: [
      { kind: 'RemindersPaused', on: today, until: addDays(today, cadence.patienceDays), because: 'question-to-practice' },
    ],
    notices: [
      {
        to: 'staff',
        template: 'confirm-ledger',
        fields: { since: frenchDate(since), owed: euros(knownStatementOf(situation).principalCents) },
        shows: null,
        question: { kind: 'confirm-ledger', choices: CHOICES, letter: null, askAgainOn: addBusinessDays(today, 2) },
      },
    ],
  };
}

/** 1 = up to date, 2 = a payment that nobody told of. */
export function decideOnLedgerChoice(situation: Situation, answer: ChosenAnswer): Decision {
  const { claim, today } = situation;
  const { chosen, amountCents, by, mail, quote } = answer;
  if (chosen === 2) {
    if (amountCents !== null) return decideOnPayment(situation, { amountCents, paidOn: today, by, mail });
    const done = 'Rien n’a été enregistré : indiquez le montant reçu, par exemple « 2 – 450 € ».';
    return { ...NO_DECISION, notices: [receipt(by, 'un règlement, sans montant lisible', done)] };
  }
  const confirmed: ClaimEvent = { kind: 'LedgerConfirmed', on: today, by, quote, mail };
  const resumed: readonly ClaimEvent[] =
    claim.standing.status === 'paused' && claim.standing.because === 'question-to-practice'
      ? [{ kind: 'RemindersResumed', on: today, because: 'staff-said' }]
      : [];
  const done = 'Noté : rien d’autre n’est arrivé sur le compte. La suite des rappels reprend.';
  return { ...NO_DECISION, claimEvents: [confirmed, ...resumed], notices: [receipt(by, 'les comptes sont à jour', done)] };
}
