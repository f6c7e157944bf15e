/** Until when a claim can be taken to court: of its items still owed, the one time-barred first. Only a confirmed acknowledgement moves it. */
import { addMonths, type IsoDate } from '../law/calendar.ts';
import {
  type LimitationStage,
  latestFilingTarget,
  limitationLastDay,
  limitationMonths,
  limitationStage,
  limitationStages,
  limitationStart,
} from '../law/limitation.ts';
import { NOTHING } from '../law/money.ts';
import type { Item } from './item.ts';
import { principalStatementOf, type Situation } from './situation.ts';

export type ClaimLimitation = {
  readonly ref: string;
  readonly startsOn: IsoDate;
  readonly startsWith: 'completion' | 'invoice' | 'due-date';
  readonly months: number;
  /** The confirmed acknowledgement it runs from; null where none moved it. */
  readonly acknowledgedOn: IsoDate | null;
  /** The last useful day, whole. */
  readonly lastDay: IsoDate;
  readonly stage: LimitationStage | null;
  readonly latestFilingOn: IsoDate;
};

/** null where nothing is owed, or no due date is known. */
export function limitationOf(situation: Situation): ClaimLimitation | null {
  const statement = principalStatementOf(situation);
  const owed = 'rateUnknown' in statement ? null : statement.lines.filter((line) => line.principalCents > NOTHING);
  const all = situation.claim.items
    .filter((item) => owed === null || owed.some((line) => line.ref === item.ref))
    .flatMap((item) => limitationOfItem(situation, item));
  return all.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))[0] ?? null;
}

function limitationOfItem({ claim, creditor, debtor, today }: Situation, item: Item): readonly ClaimLimitation[] {
  const { ref, issuedOn, dueDate, completedOn = null } = item;
  if (dueDate === null) return [];
  const startsOn = limitationStart({ completedOn, issuedOn, dueDate });
  const months = limitationMonths(creditor.kind, debtor.kind);
  const lastDay = limitationLastDay({ startsOn, months, interruptedOn: claim.acknowledgedOn, suspensions: [] });
  const acknowledgedOn = claim.acknowledgedOn.find((on) => on > startsOn && addMonths(on, months) === lastDay) ?? null;
  const startsWith = completedOn !== null ? 'completion' : startsOn === issuedOn ? 'invoice' : 'due-date';
  const stage = limitationStage(lastDay, today);
  return [{ ref, startsOn, startsWith, months, acknowledgedOn, lastDay, stage, latestFilingOn: latestFilingTarget(lastDay) }];
}

/** By the safest reckoning: then nothing is demanded any more, and a person decides (R-18, L-60). */
export function isTimeBarred(situation: Situation): boolean {
  return limitationOf(situation)?.stage === 'time-barred';
}

/** A stage of this very last day that no partner was told of yet; null where there is none. */
export function untoldStage({ claim }: Situation, { lastDay, stage }: ClaimLimitation): LimitationStage | null {
  const told = claim.limitationAlerted;
  return told?.lastDay === lastDay && told.stage === stage ? null : stage;
}

/** The day the next stage begins. */
export function nextStageOn({ today }: Situation, { lastDay }: ClaimLimitation): IsoDate | null {
  return limitationStages(lastDay).find((one) => one.on > today)?.on ?? null;
}
