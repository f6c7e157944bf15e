/** What we do when a day begins for a claim: mark the deadlines passed, resume, tell how near its limitation is, draft the next reminder. */
import { frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import { alertLimitation } from './alert-limitation.ts';
import { approvalNotices } from './approval-notice.ts';
import { type MadePromise, openPromise } from './claim.ts';
import type { ClaimEvent, Letter } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { askToConfirmLedger } from './confirm-ledger.ts';
import { decideOnPlanDay } from './decide-on-plan-day.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { answerLetter, deadlineAfter, demanded, drafted, reminderLetter } from './draft-letter.ts';
import { capOpensOn, nextStep } from './next-step.ts';
import { graceEnds } from './promise-grace.ts';
import { reminderNotice, remindPartner } from './remind-partner.ts';
import { principalStatementOf, type Situation, situationAfter } from './situation.ts';
import { type Quiet, whyQuiet } from './why-quiet.ts';

export function decideOnNewDay(situation: Situation): Decision {
  if (situation.claim.standing.status === 'closed') return NO_DECISION;
  const passed = passedDeadlines(situation);
  const after = situationAfter(situation, passed.claimEvents);
  const resumed = resumeWhenOver(after);
  const before = situationAfter(after, resumed.claimEvents);
  const alerted = alertLimitation(before);
  const running = situationAfter(before, alerted.claimEvents);
  const planned = decideOnPlanDay(running);
  return together(passed, resumed, alerted, planned, remind(situationAfter(running, planned.claimEvents)));
}

/** A deadline that passes is an event; a formal notice's then goes to a partner. */
function passedDeadlines(situation: Situation): Decision {
  const { claim, today } = situation;
  const passed = claim.letters.filter(
    (letter) => letter.state === 'posted' && letter.deadline !== null && letter.deadline < today && !letter.deadlinePassed,
  );
  const events = passed.map((letter): ClaimEvent => {
    return { kind: 'DeadlinePassed', on: today, number: letter.number, deadline: letter.deadline as IsoDate };
  });
  const expired = passed.find((letter) => letter.template === 'formal-notice');
  const planned = claim.plan?.state === 'agreed';
  if (expired === undefined || planned || claim.standing.status !== 'running') return { ...NO_DECISION, claimEvents: events };
  const because = ['formal-notice-expired'] as const;
  const quiet: Quiet = { because: 'with-partner', reasons: because, since: today };
  const notice = reminderNotice(situation, quiet, expired.deadline as IsoDate, [howItExpired(situation, expired)]);
  return {
    claimEvents: [...events, { kind: 'Escalated', on: today, because, mail: null }],
    debtorEvents: [],
    notices: [notice],
  };
}

/** Silence is said only of a debtor who neither wrote, called nor paid since. */
function howItExpired({ claim, today }: Situation, expired: ClaimLetter): string {
  const postedOn = expired.postedOn ?? today;
  const since = (day: IsoDate) => day >= postedOn;
  const paid = claim.payments.some((one) => since(one.on));
  const spoke = claim.said.some((one) => since(one.on)) || claim.calls.some((one) => since(one.on));
  const without = paid ? 'paiement complet' : spoke ? 'paiement' : 'réponse ni paiement';
  return `le délai de la mise en demeure du ${frenchDate(postedOn)} a expiré sans ${without}`;
}

/** A pause that is over ends; a promise whose day and grace passed without payment is broken, and the follow-up says so factually. */
function resumeWhenOver(situation: Situation): Decision {
  const { claim, today } = situation;
  if (claim.standing.status !== 'paused' || claim.standing.until >= today) return NO_DECISION;
  const resumed: ClaimEvent = { kind: 'RemindersResumed', on: today, because: 'pause-over' };
  const promise = claim.plan?.state === 'agreed' ? null : openPromise(claim);
  if (promise === null || graceEnds(situation, promise.date) >= today) return { ...NO_DECISION, claimEvents: [resumed] };
  const broken: ClaimEvent = { kind: 'PromiseBroken', on: today, promisedFor: promise.date };
  const before = situationAfter(situation, [resumed, broken]);
  const letter = isFirstBroken(situation) ? brokenPromiseLetter(before, promise) : null;
  return { ...NO_DECISION, claimEvents: [resumed, broken, ...drafted(before, letter)] };
}

/** A second broken promise is followed by the next step of the cadence, not by the same letter again. */
function isFirstBroken({ claim }: Situation): boolean {
  return claim.promises.every((made) => made.state !== 'broken');
}

function brokenPromiseLetter(situation: Situation, promise: MadePromise): Letter | null {
  const statement = principalStatementOf(situation);
  const held = whyQuiet(situation);
  const mayWrite = held === null || ['not-yet', 'not-a-sending-day', 'last-step-done'].includes(held.because);
  if ('rateUnknown' in statement || !mayWrite || capOpensOn(situation.debtor) > situation.today) return null;
  const items = statement.lines.filter((line) => line.isDue && !line.frozen && line.principalCents > 0).map((line) => line.ref);
  return answerLetter(situation, 'promise-broken', {
    solicited: false,
    deadline: deadlineAfter(situation, situation.cadence.steps[0].deadlineDays),
    totalCents: demanded(statement, items, 'principal'),
    facts: {
      promisedOn: frenchDate(promise.madeOn),
      promisedFor: frenchDate(promise.date),
      promisedAmount: promise.amountCents === null ? 'le solde' : euros(promise.amountCents),
    },
  });
}

function remind(situation: Situation): Decision {
  const quiet = whyQuiet(situation);
  if (quiet?.because === 'ledger-unconfirmed') return askToConfirmLedger(situation, quiet);
  if (quiet !== null) return remindPartner(situation, quiet);
  const next = nextStep(situation);
  if (next === null) return NO_DECISION;
  const letter = reminderLetter(situation, next);
  return { claimEvents: drafted(situation, letter), debtorEvents: [], notices: approvalNotices(situation, letter) };
}
