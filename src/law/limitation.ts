/** Until when a debt can be taken to court (prescription). Sources: legal-facts L-43 to L-60; what is uncertain is counted early, never late. */
import { addDays, addMonths, daysBetween, type IsoDate } from './calendar.ts';

/** C. civ. 2224, C. com. L110-4 (L-43). */
const GENERAL_MONTHS = 60;
/** C. conso. L218-2 (L-44). */
const CONSUMER_MONTHS = 24;
/** C. civ. 2232: counted from the birth of the right (L-58). */
const LONG_STOP_MONTHS = 240;
/** What remains at least once a suspension ends: C. civ. 2238 (L-50). */
const LEAST_AFTER_SUSPENSION_MONTHS = 6;
/** An order for payment interrupts when it is served, not when it is asked for (L-49): the months its making may take. */
const FILING_LEAD_MONTHS = 4;

/** How far the limitation is when it is told of, furthest first; `time-barred` once its last day is over. */
export const LIMITATION_STAGES = ['12-months', '6-months', '4-months', '2-months', '30-days', 'time-barred'] as const;
export type LimitationStage = (typeof LIMITATION_STAGES)[number];

type DebtorKind = 'professional' | 'consumer' | 'non-professional' | 'public';

/**
 * A professional has two years against a consumer, in every profession: of notaires (L-54) and doctors (L-56), for whom courts
 * differ, this is the safe value; five in every other case (L-43, L-52, L-57).
 */
export function limitationMonths(creditor: 'professional' | 'individual', debtor: DebtorKind): number {
  return creditor === 'professional' && debtor === 'consumer' ? CONSUMER_MONTHS : GENERAL_MONTHS;
}

/** Of a claim that has several, the earliest: the end of the service or mandate where it is known (L-51, L-52), else of invoice and due date the first. */
export function limitationStart(days: {
  readonly completedOn: IsoDate | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate;
}): IsoDate {
  const { completedOn, issuedOn, dueDate } = days;
  return completedOn ?? (issuedOn !== null && issuedOn < dueDate ? issuedOn : dueDate);
}

export type Limited = {
  readonly startsOn: IsoDate;
  readonly months: number;
  /** The days of causes the law lists, and no other: the debtor's acknowledgement (C. civ. 2240), a claim in court (2241), an order served or an enforcement act (2244). A reminder, a formal notice or the filing for an order is none (L-48, L-49). */
  readonly interruptedOn: readonly IsoDate[];
  /** Mediation or conciliation agreed in writing, once ended (L-50). */
  readonly suspensions: readonly { readonly from: IsoDate; readonly to: IsoDate }[];
};

/** The last useful day, whole (L-58); no extension to a business day is assumed. What comes after it changes nothing (L-59). */
export function limitationLastDay({ startsOn, months, interruptedOn, suspensions }: Limited): IsoDate {
  const causes = [...interruptedOn.map((from) => ({ from, to: null })), ...suspensions];
  const lastDay = causes
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce(
      (last, cause) => (cause.from > last ? last : later(last, newLastDay(last, cause, months))),
      addMonths(startsOn, months),
    );
  const longStop = addMonths(startsOn, LONG_STOP_MONTHS);
  return lastDay < longStop ? lastDay : longStop;
}

/** Interruption begins the same period again (C. civ. 2231, L-45); suspension adds the days it lasted (L-50). */
function newLastDay(last: IsoDate, { from, to }: { from: IsoDate; to: IsoDate | null }, months: number): IsoDate {
  if (to === null) return addMonths(from, months);
  return later(addDays(last, daysBetween(from, to)), addMonths(to, LEAST_AFTER_SUSPENSION_MONTHS));
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The day by which an order for payment should be asked for, so that it can be served in time (L-49). */
export function latestFilingTarget(lastDay: IsoDate): IsoDate {
  return addMonths(lastDay, -FILING_LEAD_MONTHS);
}

/** The first day of each stage. */
export function limitationStages(lastDay: IsoDate): readonly { readonly stage: LimitationStage; readonly on: IsoDate }[] {
  const days: Readonly<Record<LimitationStage, IsoDate>> = {
    '12-months': addMonths(lastDay, -12),
    '6-months': addMonths(lastDay, -6),
    '4-months': addMonths(lastDay, -4),
    '2-months': addMonths(lastDay, -2),
    '30-days': addDays(lastDay, -30),
    'time-barred': addDays(lastDay, 1),
  };
  return LIMITATION_STAGES.map((stage) => ({ stage, on: days[stage] }));
}

/** The stage reached on that day; null while more than twelve months remain. */
export function limitationStage(lastDay: IsoDate, on: IsoDate): LimitationStage | null {
  return limitationStages(lastDay).findLast((one) => one.on <= on)?.stage ?? null;
}
