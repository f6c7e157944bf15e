/** Which reminder comes next, for which items, and the first day it may be drafted. A step never skips a stage, chases before a given deadline, or exceeds the contact cap. */
import { addDays, type IsoDate, sendingDayFrom } from '../law/calendar.ts';
import { NOTHING } from '../law/money.ts';
import type { Claim } from './claim.ts';
import type { ClaimLetter } from './claim-letters.ts';
import type { Debtor } from './debtor.ts';
import { type CadenceStep, CONTACT_CAP, type Stage } from './practice.ts';
import { principalStatementOf, type Situation } from './situation.ts';
import type { ClaimStatement } from './statement.ts';

export type NextStep = {
  readonly step: CadenceStep;
  readonly readyOn: IsoDate;
  /** Every due item; `stage` is where the letter brings it, null where its own turn has not come. */
  readonly items: readonly { readonly ref: string; readonly stage: Stage | null }[];
};

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The letters that reached the debtor: posted, not returned. */
export function receivedLetters(claim: Claim): readonly ClaimLetter[] {
  return claim.letters.filter((letter) => letter.state === 'posted');
}

/** A letter on its way or waiting for a word: nothing else is drafted meanwhile. */
export function letterUnderWay(claim: Claim): ClaimLetter | null {
  const underWay = ['awaiting-approval', 'queued', 'unsure'];
  return claim.letters.find((letter) => !letter.solicited && underWay.includes(letter.state)) ?? null;
}

/** The next step on the claim, or null when every due item has had its last stage, or nothing is due. */
export function nextStep(situation: Situation): NextStep | null {
  const statement = principalStatementOf(situation);
  if ('rateUnknown' in statement) return null;
  const turns = owedItems(statement).flatMap((line) => {
    const step = stepAfter(situation, stageReached(situation.claim, line.ref));
    return step === null ? [] : [{ ref: line.ref, step, readyOn: readyOn(situation, step, line.dueDate) }];
  });
  if (turns.length === 0) return null;
  const firstDay = turns.map((turn) => turn.readyOn).reduce((a, b) => (a < b ? a : b));
  const day = later(firstDay, situation.today);
  const ready = turns.filter((turn) => turn.readyOn <= day);
  const steps = situation.cadence.steps;
  const step = ready.map((turn) => turn.step).reduce((a, b) => (steps.indexOf(a) >= steps.indexOf(b) ? a : b));
  const listed = owedItems(statement).filter((line) => line.dueDate < day);
  const stageOf = (ref: string) => ready.find((turn) => turn.ref === ref)?.step.stage ?? null;
  return { step, readyOn: firstDay, items: listed.map((line) => ({ ref: line.ref, stage: stageOf(line.ref) })) };
}

function owedItems(statement: ClaimStatement): ClaimStatement['lines'] {
  return statement.lines.filter((line) => !line.frozen && line.principalCents > NOTHING);
}

/** The last stage an item has been brought to by a letter that reached the debtor. */
export function stageReached(claim: Claim, ref: string): Stage | null {
  const stages = receivedLetters(claim).flatMap((letter) =>
    letter.items.filter((item) => item.ref === ref).map((item) => item.stage),
  );
  return stages.findLast((stage) => stage !== null) ?? null;
}

function stepAfter(situation: Situation, reached: Stage | null): CadenceStep | null {
  const { steps } = situation.cadence;
  if (reached === null) return steps[0];
  return steps[steps.findIndex((step) => step.stage === reached) + 1] ?? null;
}

/** max(due + threshold, last reminder + gap, the day after its deadline, the contact cap, the day after what was last told of claim or debtor: the receipt invites a correction), on a sending day (L-107). */
function readyOn(situation: Situation, step: CadenceStep, dueDate: IsoDate): IsoDate {
  const { claim, debtor, practice } = situation;
  let day = addDays(dueDate, step.daysAfterDue);
  for (const letter of receivedLetters(claim)) {
    if (letter.solicited || letter.postedOn === null) continue;
    day = later(day, addDays(letter.postedOn, step.minGapDays));
    if (letter.deadline !== null) day = later(day, addDays(letter.deadline, 1));
  }
  day = later(day, capOpensOn(debtor));
  day = later(day, addDays(later(claim.factsOn, debtor.factsOn ?? claim.factsOn), 1));
  if (step === situation.cadence.steps[0] && !practice.remindsInAugust && day.slice(5, 7) === '08')
    day = `${day.slice(0, 4)}-09-01` as IsoDate;
  return sendingDayFrom(day);
}

/** The first day on which one more unsolicited letter stays within the cap. */
export function capOpensOn(debtor: Debtor): IsoDate {
  const last = debtor.unsolicitedOn.at(-1);
  const fourthLast = debtor.unsolicitedOn.at(-CONTACT_CAP.per30Days);
  const afterWeek = last === undefined ? ('0000-01-01' as IsoDate) : addDays(last, 7);
  return fourthLast === undefined ? afterWeek : later(afterWeek, addDays(fourthLast, 30));
}
