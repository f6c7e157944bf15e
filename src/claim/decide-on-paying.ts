/** What we do when a debtor says that he will pay, or that he has paid. */
import type { IsoDate } from '../law/calendar.ts';
import { checkPaymentNotice } from './check-payment.ts';
import type { ClaimEvent, EventOf } from './claim-events.ts';
import { wordsFor } from './debtor-words.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { pauseAndWrite } from './pause-and-write.ts';
import { graceEnds } from './promise-grace.ts';
import type { Reply } from './reply.ts';
import type { Situation } from './situation.ts';

export function decideOnPromise(situation: Situation, reply: Reply, quote: string): Decision {
  const made = promiseIn(situation, reply, quote);
  if (made === null) return pauseAndWrite(situation, reply, 'question-to-debtor', 'date-asked');
  const say = wordsFor(situation);
  const facts = {
    promisedFor: say.date(made.date),
    promisedAmount: made.amountCents === null ? say.balance : say.sum(made.amountCents),
  };
  return pauseAndWrite(situation, reply, 'promise', 'promise-confirmed', {
    until: graceEnds(situation, made.date),
    facts,
    first: [made],
  });
}

/** null where no day is told. */
function promiseIn({ today }: Situation, { read, mail }: Reply, quote: string): EventOf<'PromiseMade'> | null {
  if (read.promise === null || read.promise.date === null) return null;
  const { amountCents, date, instalments } = read.promise;
  return { kind: 'PromiseMade', on: today, amountCents, date, instalments, quote, source: 'mail', mail };
}

export function decideOnAnnouncedPayment(situation: Situation, reply: Reply, quote: string): Decision {
  const { paid } = reply.read;
  const announced: ClaimEvent = {
    kind: 'PaymentAnnounced',
    on: situation.today,
    amountCents: paid?.amountCents ?? null,
    paidOn: paid?.date ?? null,
    by: 'debtor',
    quote,
    mail: reply.mail,
  };
  const first = [announced, ...promisedBesides(situation, reply, paid?.date ?? reply.writtenOn)];
  const written = pauseAndWrite(situation, reply, 'payment-announced', 'payment-being-checked', { first });
  const notice = checkPaymentNotice(situation, quote, paid?.amountCents ?? null, paid?.date ?? null);
  return together(written, { ...NO_DECISION, notices: [notice] });
}

/** « Je vous ai viré 200 €, le reste suivra le 30 » : what is told for a later day is waited for, as any promise. */
function promisedBesides(situation: Situation, reply: Reply, paidOn: IsoDate): readonly ClaimEvent[] {
  const { statements } = reply.read;
  const quote = statements.find(({ intent }) => intent === 'promise-to-pay')?.quote ?? reply.words;
  const made = promiseIn(situation, reply, quote);
  if (made === null || made.date <= paidOn) return [];
  const until = graceEnds(situation, made.date);
  return [made, { kind: 'RemindersPaused', on: situation.today, until, because: 'promise' }];
}
