/** What a payment makes of a promise: kept or not, and the instalment awaited next. */
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, NOTHING } from '../law/money.ts';
import { type MadePromise, openPromise } from './claim.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { wordsFor } from './debtor-words.ts';
import { missingOn } from './plan.ts';
import { standingPlan } from './plan-letters.ts';
import { graceEnds } from './promise-grace.ts';
import { type Situation, statementOf } from './situation.ts';

/** `paid`: the situation with the payment booked. `next` follows whatever else the payment changes. */
export function keptBy(
  paid: Situation,
  payment: { readonly amountCents: Cents; readonly paidOn: IsoDate; readonly mail: MailId | null },
): { readonly kept: readonly ClaimEvent[]; readonly next: readonly ClaimEvent[] } {
  const { mail } = payment;
  const promise = openPromise(paid.claim);
  const last = paid.claim.promises.at(-1);
  // An instalment paid late: its promise was broken, and the next one is awaited all the same.
  if (promise === null) return { kept: [], next: last !== undefined && isCaughtUp(paid) ? nextInstalment(paid, last, mail) : [] };
  if (!isKept(paid, promise, payment)) return { kept: [], next: [] };
  const kept: ClaimEvent = { kind: 'PromiseKept', on: paid.today, promisedFor: promise.date };
  return { kept: [kept], next: nextInstalment(paid, promise, mail) };
}

function isCaughtUp(paid: Situation): boolean {
  const standing = standingPlan(paid);
  return standing !== null && standing.due.date > paid.today;
}

/** Under a plan agreed on, what was paid since counts together; what was told as paid beside the promise is not what was promised. */
function isKept(
  paid: Situation,
  promise: MadePromise,
  payment: { readonly amountCents: Cents; readonly paidOn: IsoDate },
): boolean {
  const { plan, payments, announcedPayments } = paid.claim;
  const { amountCents, paidOn } = payment;
  if (plan?.state === 'agreed') return missingOn(plan, payments, promise.date) === NOTHING;
  const isBesides = announcedPayments.some((told) => told.on === promise.madeOn && told.amountCents === amountCents);
  if (promise.amountCents !== null && !(isBesides && paidOn < promise.date)) return amountCents >= promise.amountCents;
  const statement = statementOf(paid);
  return 'rateUnknown' in statement || statement.totalCents <= NOTHING;
}

/** Of a promise in several parts, the next one is awaited in its turn. */
function nextInstalment(situation: Situation, promise: MadePromise, mail: MailId | null): readonly ClaimEvent[] {
  const agreed = standingPlan(situation);
  const next = agreed?.due ?? promise.instalments?.find((one) => one.date !== null && one.date > promise.date) ?? null;
  if (next === null || next.date === null) return [];
  const { instalments, quote } = promise;
  const { amountCents, date } = next;
  const made: ClaimEvent = {
    kind: 'PromiseMade',
    on: situation.today,
    amountCents,
    date,
    instalments,
    quote,
    source: 'mail',
    mail,
  };
  if (agreed !== null) return [made];
  return [made, { kind: 'RemindersPaused', on: situation.today, until: graceEnds(situation, date), because: 'promise' }];
}

/** « 430,00 € le 5 novembre 2026 »: what is awaited next of a schedule; '' where there is none. */
export function awaitedNext(situation: Situation): string {
  const promise = openPromise(situation.claim);
  if (promise === null || promise.instalments === null || promise.amountCents === null) return '';
  const say = wordsFor(situation);
  return say.paidOn(say.sum(promise.amountCents), say.date(promise.date));
}
