/** Why nothing is sent to the debtor today: silence has a reason, for any claim and day. */
import { assertNever } from '../law/brand.ts';
import { addDays, type IsoDate, isSendingDay, sendingDayFrom } from '../law/calendar.ts';
import { type Cents, NOTHING } from '../law/money.ts';
import type { RateUnknown } from '../law/rates.ts';
import { brokenPromiseToldOn } from './broken-promise.ts';
import type { Claim } from './claim.ts';
import type { EscalationReason, LetterTemplate, Outcome, PauseReason } from './claim-events.ts';
import { limitationOf, nextStageOn, untoldStage } from './claim-limitation.ts';
import type { StopReason } from './debtor.ts';
import { waitsForCheck } from './insolvency.ts';
import { letterUnderWay, nextStep } from './next-step.ts';
import { standingPlan } from './plan-letters.ts';
import { graceEnds } from './promise-grace.ts';
import { PARTNER_PATIENCE_DAYS, remindsOn } from './remind-partner.ts';
import { type MissingFact, missingFacts, principalStatementOf, type Situation, statementFor } from './situation.ts';
import type { ClaimStatement } from './statement.ts';

export type Quiet =
  | { readonly because: 'closed'; readonly outcome: Outcome; readonly on: IsoDate }
  | { readonly because: 'debtor-stopped'; readonly reason: StopReason; readonly judgmentOn: IsoDate | null }
  | { readonly because: 'with-partner'; readonly reasons: readonly EscalationReason[]; readonly since: IsoDate }
  | { readonly because: 'paused'; readonly reason: PauseReason; readonly until: IsoDate }
  | { readonly because: 'facts-missing'; readonly facts: readonly MissingFact[] }
  | { readonly because: 'rate-unknown'; readonly halfYear: string }
  | { readonly because: 'sentence-out-of-date'; readonly template: LetterTemplate }
  | { readonly because: 'letter-under-way'; readonly number: number; readonly state: string }
  | { readonly because: 'nothing-owed' }
  | { readonly because: 'small-balance'; readonly restCents: Cents }
  | { readonly because: 'ledger-unconfirmed'; readonly since: IsoDate }
  | { readonly because: 'time-barred'; readonly lastDay: IsoDate }
  | { readonly because: 'not-yet'; readonly until: IsoDate }
  /** A plan agreed on is kept to, or what was asked of it has time left; `due`: its next instalment. */
  | { readonly because: 'plan'; readonly due: IsoDate; readonly until: IsoDate }
  | { readonly because: 'not-a-sending-day'; readonly until: IsoDate }
  | { readonly because: 'last-step-done' };

/** null when a letter is to be drafted today. */
export function whyQuiet(situation: Situation): Quiet | null {
  const { claim, debtor, today } = situation;
  const held = heldBecause(situation);
  if (held !== null) return held;
  const facts = missingFacts(claim, debtor);
  if (facts.length > 0) return { because: 'facts-missing', facts };
  const statement = principalStatementOf(situation);
  if ('rateUnknown' in statement) return rateUnknown(statement);
  if (statement.totalCents <= NOTHING) return { because: 'nothing-owed' };
  if (isSmallBalance(situation, statement)) return { because: 'small-balance', restCents: statement.principalCents };
  const limitation = limitationOf(situation);
  if (limitation?.stage === 'time-barred') return { because: 'time-barred', lastDay: limitation.lastDay };
  const underWay = letterUnderWay(claim);
  if (underWay !== null) {
    const state = underWay.state === 'queued' && waitsForCheck(situation, underWay) ? 'unchecked' : underWay.state;
    return { because: 'letter-under-way', number: underWay.number, state };
  }
  const planned = planQuiet(situation);
  if (planned !== null) return planned;
  const next = nextStep(situation);
  if (next === null) return { because: 'last-step-done' };
  if (next.readyOn > today) return { because: 'not-yet', until: next.readyOn };
  const stated = statementFor(situation, { template: next.step.stage, demand: next.step.demand, asOf: today });
  if ('rateUnknown' in stated) return rateUnknown(stated);
  if (situation.outOfDate.includes(next.step.stage)) return { because: 'sentence-out-of-date', template: next.step.stage };
  if (ledgerIsOld(situation) && next.step.stage !== 'courtesy-reminder')
    return { because: 'ledger-unconfirmed', since: ledgerConfirmedOn(claim) };
  return isSendingDay(today) ? null : { because: 'not-a-sending-day', until: sendingDayFrom(today) };
}

/** Nothing but its instalments can be asked for while the plan stands (L-03). */
function planQuiet(situation: Situation): Quiet | null {
  const standing = standingPlan(situation);
  if (standing === null) return null;
  const { date: due } = standing.due;
  const asked = situation.claim.letters.findLast((one) => one.state === 'posted' && one.draftedOn > due)?.deadline ?? due;
  const grace = graceEnds(situation, due);
  return { because: 'plan', due, until: asked > grace ? asked : grace };
}

/** Something was paid or credited, and what remains of the principal is not worth a letter to the practice. */
export function isSmallBalance({ practice }: Situation, { principalCents, lines }: ClaimStatement): boolean {
  const settled = lines.some((line) => line.settledCents > NOTHING);
  return settled && principalCents > NOTHING && principalCents < practice.smallBalanceEuros * 100;
}

/** A member who opens a claim says that it is unpaid. */
function ledgerConfirmedOn({ ledgerConfirmedOn, openedOn }: Claim): IsoDate {
  return ledgerConfirmedOn ?? openedOn;
}

function ledgerIsOld({ practice, claim, today }: Situation): boolean {
  return practice.confirmsPayments !== null && addDays(ledgerConfirmedOn(claim), practice.confirmsPayments.maxDays) < today;
}

function rateUnknown({ rateUnknown: halfYear }: RateUnknown): Quiet {
  return { because: 'rate-unknown', halfYear };
}

function heldBecause({ claim, debtor, today }: Situation): Quiet | null {
  const { standing } = claim;
  if (standing.status === 'closed') return { because: 'closed', outcome: standing.outcome, on: standing.on };
  if (debtor.stopped !== null)
    return { because: 'debtor-stopped', reason: debtor.stopped.because, judgmentOn: debtor.judgmentOn };
  switch (standing.status) {
    case 'with-partner':
      return { because: 'with-partner', reasons: standing.because, since: standing.since };
    case 'paused':
      return standing.until >= today ? { because: 'paused', reason: standing.because, until: standing.until } : null;
    case 'running':
      return null;
    default:
      return assertNever(standing);
  }
}

/** What a person mends from one day to the next. */
const ASKS_DAILY: readonly Quiet['because'][] = ['rate-unknown', 'sentence-out-of-date', 'ledger-unconfirmed'];

/** The next day something can happen by itself: never null while the claim is open, so that no pause is for ever. */
export function wakesOn(situation: Situation): IsoDate | null {
  const { claim, today } = situation;
  const tomorrow = addDays(today, 1);
  if (claim.standing.status === 'closed') return null;
  const days: IsoDate[] = [];
  for (const letter of claim.letters) {
    if (letter.state === 'posted' && letter.deadline !== null && !letter.deadlinePassed) days.push(addDays(letter.deadline, 1));
  }
  const limitation = limitationOf(situation);
  const nextStage = limitation === null ? null : nextStageOn(situation, limitation);
  if (nextStage !== null) days.push(nextStage);
  const quiet = whyQuiet(situation);
  const toldOn = brokenPromiseToldOn(situation, quiet);
  if (toldOn !== null) days.push(toldOn);
  const isDue = quiet === null || (limitation !== null && untoldStage(situation, limitation) !== null);
  if (isDue) days.push(today);
  else if (quiet.because === 'paused' || quiet.because === 'plan') days.push(addDays(quiet.until, 1));
  else if (quiet.because === 'not-yet' || quiet.because === 'not-a-sending-day') days.push(quiet.until);
  else if (ASKS_DAILY.includes(quiet.because)) days.push(tomorrow);
  else days.push(remindsOn(situation, quiet) ?? addDays(today, PARTNER_PATIENCE_DAYS));
  const soonest = days.reduce((a, b) => (a < b ? a : b));
  return soonest > today || isDue ? soonest : tomorrow;
}
