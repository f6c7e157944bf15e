/** What we do when a payment is reported or confirmed: announced until a person has seen it on the account, closed with thanks when nothing remains. */
import { addBusinessDays, addDays, businessDayFrom, frenchDate, type IsoDate } from '../law/calendar.ts';
import { type Cents, euros, NOTHING, sum } from '../law/money.ts';
import type { PaymentNote } from '../reading/member-reading.ts';
import { alreadyCounted, askedFor, checkPaymentNotice, mayBePaidOn, owed } from './check-payment.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { wordsFor } from './debtor-words.ts';
import { type Decision, NO_DECISION, type Notice, together } from './decision.ts';
import { answerLetter, drafted } from './draft-letter.ts';
import { withdrawPending, withdrawUntrue } from './escalate.ts';
import { acknowledgementByPayment } from './find-acknowledgement.ts';
import { OUTCOME_IN_FRENCH, rateUnknownInFrench } from './in-french.ts';
import { isOfNoItem } from './item-meant.ts';
import { paidAfterOpening } from './paid-after-opening.ts';
import { patience } from './pause-and-write.ts';
import type { Member } from './practice.ts';
import { promiseAhead } from './promise-grace.ts';
import { awaitedNext, keptBy } from './promise-kept.ts';
import { type Situation, situationAfter, statementOf } from './situation.ts';
import { isSmallBalance } from './why-quiet.ts';

/** A member reports a payment: a partner's word books it, the staff's is announced and confirmed by one reply; of an invoice the claim does not know, a partner is asked too. */
export function decideOnPaymentNote(
  situation: Situation,
  note: PaymentNote,
  by: Member,
  account: string,
  mail: MailId,
): Decision {
  const { today } = situation;
  const paidOn = note.date ?? today;
  const amountCents = note.amountCents ?? (note.full ? askedFor(situation) : null);
  const { invoiceRef: named = null } = note;
  const other = named !== null && isOfNoItem(situation.claim, named) ? named : null;
  if (note.rejected && other !== null) return onReturnedElsewhere(by, other);
  if (note.rejected && amountCents !== null) return onReturned(situation, amountCents, paidOn, by.address, mail);
  if (by.role === 'partner' && other === null && amountCents !== null && isPlausible(situation, amountCents, paidOn))
    return decideOnPayment(situation, { amountCents, paidOn, by: by.address, mail });
  const announced: ClaimEvent = {
    kind: 'PaymentAnnounced',
    on: today,
    amountCents,
    paidOn: note.date,
    by: 'staff',
    quote: account,
    mail,
  };
  const until = addDays(today, situation.cadence.patienceDays);
  return {
    claimEvents: [
      announced,
      ...withdrawUntrue(situation, 'payment-told'),
      { kind: 'RemindersPaused', on: today, until, because: 'payment-announced' },
    ],
    debtorEvents: [],
    notices: [{ ...checkPaymentNotice(situation, account, amountCents, note.date), to: { member: by.address } }],
  };
}

/** More than is owed, the same once more, a day to come or before any invoice: asked about before it is booked. */
function isPlausible(situation: Situation, amountCents: Cents, paidOn: IsoDate): boolean {
  const balance = owed(situation);
  const fits = balance === null || amountCents <= balance;
  return fits && mayBePaidOn(situation, paidOn) && alreadyCounted(situation, amountCents, paidOn) === null;
}

export type Payment = {
  readonly amountCents: Cents;
  readonly paidOn: IsoDate;
  readonly by: string;
  readonly mail: MailId | null;
};

/** A person has seen the money. */
export function decideOnPayment(situation: Situation, payment: Payment): Decision {
  const { today } = situation;
  const { amountCents, paidOn, by, mail } = payment;
  const received: ClaimEvent = { kind: 'PaymentReceived', on: today, amountCents, paidOn, method: null, item: null, by, mail };
  const { kept, next } = keptBy(situationAfter(situation, [received]), payment);
  const events = [received, ...kept, ...withdrawUntrue(situation, 'payment-told'), ...next];
  const booked: Decision = { ...NO_DECISION, claimEvents: events };
  const after = situationAfter(situation, events);
  const settled = paysThePrincipal(situation, amountCents);
  return together(booked, afterBooking(after, payment, settled), acknowledgementByPayment(after, payment));
}

/** Imputed on interest first (L-14), the principal paid to the cent would leave some cents of it: what remains is none the less accessory. */
function paysThePrincipal(before: Situation, amountCents: Cents): boolean {
  const statement = statementOf(before);
  return !('rateUnknown' in statement) && amountCents >= statement.principalCents;
}

function afterBooking(situation: Situation, payment: Payment, settled: boolean): Decision {
  const { claim, debtor, today } = situation;
  const statement = statementOf(situation);
  if ('rateUnknown' in statement) return tell(payment, `${UNMOVED} : ${rateUnknownInFrench(statement.rateUnknown)}`);
  const rest = `il reste ${euros(statement.totalCents)}`;
  // A payment after an opening judgment closes nothing; a claim in a partner's hands stays there, and a closed one closed.
  const held = debtor.stopped !== null || claim.standing.status === 'with-partner' || claim.standing.status === 'closed';
  if (held) return together(tell(payment, `${rest}, et ${UNMOVED}`), paidAfterOpening(situation, payment));
  const say = wordsFor(situation);
  const facts = {
    paidAmount: say.sum(payment.amountCents),
    paidOn: say.date(payment.paidOn),
    remaining: say.sum(statement.totalCents),
    nextInstalment: awaitedNext(situation),
  };
  if (statement.totalCents <= NOTHING) {
    const closed: ClaimEvent = { kind: 'ClaimClosed', on: today, outcome: 'paid', by: payment.by };
    const letter = answerLetter(situation, 'payment-thanks', { facts, approval: 'none', totalCents: NOTHING, items: [] });
    const notices = closedNotices(situation, payment.by, OUTCOME_IN_FRENCH.paid, euros(payment.amountCents));
    const claimEvents = [...withdrawPending(situation, 'claim-closed'), ...drafted(situation, letter), closed];
    return { ...NO_DECISION, claimEvents, notices };
  }
  if (settled || statement.principalCents <= NOTHING)
    return together(
      tell(payment, `${rest} d’intérêts et d’indemnité, dont un associé décide`),
      askAboutRest(situation, euros(statement.totalCents)),
    );
  if (isSmallBalance(situation, statement))
    return tell(payment, `${rest}, que le cabinet ne fait pas relancer : un associé peut clore le dossier`);
  return acknowledgePart(situation, payment, facts, rest);
}

/** He is told what remains, by the day he gave for it, else asked for one: nothing else leaves meanwhile. */
function acknowledgePart(
  situation: Situation,
  payment: Payment,
  facts: Readonly<Record<string, string>>,
  rest: string,
): Decision {
  const promised = facts.nextInstalment === '' ? promiseAhead(situation) : null;
  const isAsked = facts.nextInstalment === '' && promised === null;
  const paused = {
    kind: 'RemindersPaused',
    on: situation.today,
    until: patience(situation),
    because: 'question-to-debtor',
  } as const;
  const deadline = promised === null ? null : businessDayFrom(promised.date);
  const letter = answerLetter(situation, 'part-payment-received', { facts, deadline });
  const written =
    letter === null ? 'aucun courrier n’en part : la créance paraît prescrite' : 'le débiteur en est informé par écrit';
  const acknowledged = { ...NO_DECISION, claimEvents: [...(isAsked ? [paused] : []), ...drafted(situation, letter)] };
  return together(tell(payment, `${rest}, intérêts et indemnité compris, et ${written}`), acknowledged);
}

export const REST_CHOICES = ['Clore : le cabinet renonce à ces accessoires', 'Continuer : les demander au débiteur'] as const;

/** Waiving interest and indemnity is a person's decision. */
function askAboutRest({ today, cadence }: Situation, rest: string): Decision {
  return {
    claimEvents: [
      { kind: 'RemindersPaused', on: today, until: addDays(today, cadence.patienceDays), because: 'question-to-practice' },
    ],
    debtorEvents: [],
    notices: [
      {
        to: 'partners',
        template: 'check-payment',
        fields: {
          quote: 'Le principal est réglé ; restent dus les intérêts et l’indemnité.',
          amount: rest,
          paidOn: frenchDate(today),
        },
        shows: null,
        question: { kind: 'close-or-claim-rest', choices: REST_CHOICES, letter: null, askAgainOn: addBusinessDays(today, 3) },
      },
    ],
  };
}

/** Answers whoever closed it, and tells whoever opened it. */
export function closedNotices({ claim }: Situation, by: string, outcome: string, total: string): readonly Notice[] {
  const closed: Notice = {
    to: { member: by },
    template: 'claim-closed',
    fields: { outcome, total },
    shows: null,
    question: null,
  };
  return claim.openedBy === by ? [closed] : [closed, { ...closed, to: 'staff' }];
}

const UNMOVED = 'le dossier reste dans l’état où il était';

/** What was booked, and what remains. */
function tell({ amountCents, paidOn, by }: Payment, then: string): Decision {
  const done = `Paiement de ${euros(amountCents)}, reçu le ${frenchDate(paidOn)}, enregistré : ${then}.`;
  return { ...NO_DECISION, notices: [receipt(by, 'un paiement reçu', done)] };
}

/** One short answer to a member: what was understood and done. */
export function receipt(member: string, understood: string, done: string): Notice {
  return { to: { member }, template: 'receipt', fields: { understood, done }, shows: null, question: null };
}

function onReturnedElsewhere({ address }: Member, number: string): Decision {
  const done = `La facture ${number} n’est pas de ce dossier : rien n’a changé.`;
  return { ...NO_DECISION, notices: [receipt(address, 'un paiement rejeté', done)] };
}

function onReturned(situation: Situation, amountCents: Cents, paidOn: IsoDate, by: string, mail: MailId): Decision {
  const { claim, today } = situation;
  const booked = claim.payments.findLast((paid) => paid.amountCents === amountCents);
  const returned: ClaimEvent = { kind: 'PaymentReturned', on: today, amountCents, paidOn: booked?.on ?? paidOn, by, mail };
  const reopened: readonly ClaimEvent[] =
    claim.standing.status === 'closed' ? [{ kind: 'ClaimReopened', on: today, by, because: 'payment-returned' }] : [];
  const done = `Rejet de ${euros(amountCents)} enregistré : la somme redevient due.`;
  const told = {
    claimEvents: [returned, ...reopened],
    debtorEvents: [],
    notices: [receipt(by, 'un paiement rejeté', done)],
  };
  const after = situationAfter(situation, told.claimEvents);
  const rest = owed(after);
  return rest === null || rest <= NOTHING || !coversInvoices(after) ? told : together(told, askAboutRest(after, euros(rest)));
}

/** What stays paid covers the invoices themselves: only what comes on top can remain. */
function coversInvoices({ claim }: Situation): boolean {
  const [invoiced, credited, paid] = [claim.items, claim.creditNotes, claim.payments].map((all) =>
    sum(all.map(({ amountCents }) => amountCents ?? NOTHING)),
  ) as [Cents, Cents, Cents];
  return paid + credited >= invoiced;
}
