/** What we do when a day begins for a claim: mark the deadlines passed, resume, tell how near its limitation is, draft the next reminder. */
import { frenchDate, type IsoDate } from '../law/calendar.ts';
import { alertLimitation } from './alert-limitation.ts';
import { approvalNotices } from './approval-notice.ts';
import { brokenPromiseLetter } from './broken-promise.ts';
import { openPromise } from './claim.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { askToConfirmLedger } from './confirm-ledger.ts';
import { decideOnPlanDay } from './decide-on-plan-day.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { drafted, reminderLetter } from './draft-letter.ts';
import { nextStep } from './next-step.ts';
import { graceEnds } from './promise-grace.ts';
import { reminderNotice, remindPartner } from './remind-partner.ts';
import { type Situation, situationAfter } from './situation.ts';
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

/** A pause that is over ends; a promise whose day and grace passed without payment is broken. */
function resumeWhenOver(situation: Situation): Decision {
  const { claim, today } = situation;
  if (claim.standing.status !== 'paused' || claim.standing.until >= today) return NO_DECISION;
  const resumed: ClaimEvent = { kind: 'RemindersResumed', on: today, because: 'pause-over' };
  const promise = claim.plan?.state === 'agreed' ? null : openPromise(claim);
  if (promise === null || graceEnds(situation, promise.date) >= today) return { ...NO_DECISION, claimEvents: [resumed] };
  return { ...NO_DECISION, claimEvents: [resumed, { kind: 'PromiseBroken', on: today, promisedFor: promise.date }] };
}

function remind(situation: Situation): Decision {
  const quiet = whyQuiet(situation);
  if (quiet?.because === 'ledger-unconfirmed') return askToConfirmLedger(situation, quiet);
  const broken = brokenPromiseLetter(situation, quiet);
  if (broken === null && quiet !== null) return remindPartner(situation, quiet);
  const next = nextStep(situation);
  const letter = broken ?? (next === null ? null : reminderLetter(situation, next));
  return { claimEvents: drafted(situation, letter), debtorEvents: [], notices: approvalNotices(situation, letter) };
}
