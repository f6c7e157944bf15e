/** The days a letter gives, held against the calendar: one real business day to come, sums that are due, and not time-barred. */
import { addDays, addMonths, daysBetween, frenchDate, type IsoDate, isBusinessDay, isIsoDate, weekday } from '../law/calendar.ts';
import { limitationMonths } from '../law/limitation.ts';
import type { LetterFault, LetterToCheck } from './letter-check.ts';
import { daysIn, deadlinesIn, dueDaysIn, invoiceDaysIn, type StatedDay } from './sums-and-days.ts';

/** `on`: the day it is written; null where nobody said it, and then only the calendar is looked at. `fixed`: the day that was fixed, if any, which `checkLetter` misses by itself. */
export function deadlineFaults(text: string, on: IsoDate | null, fixed: IsoDate | null): readonly LetterFault[] {
  const [deadline] = deadlinesIn(text);
  if (deadline === undefined) return fixed === null ? [NO_DEADLINE] : [];
  const day = dayOf(deadline, on);
  if (day === null)
    return deadline.year === null ? [] : [fault('deadline-not-a-day', deadline, 'ce jour n’existe pas au calendrier')];
  return [
    ...(on !== null && day <= on ? [fault('deadline-passed', deadline, 'ce jour n’est pas à venir')] : []),
    ...(isBusinessDay(day) ? [] : [fault('deadline-not-business-day', deadline, 'ce jour n’est pas ouvré')]),
    ...(deadline.weekday === null || deadline.weekday === weekday(day)
      ? []
      : [fault('deadline-weekday', deadline, `le ${frenchDate(day)} n’est pas ce jour de la semaine`)]),
  ];
}

const NO_DEADLINE: LetterFault = {
  code: 'deadline-missing',
  severity: 'style',
  quote: null,
  text: 'aucune date limite n’est fixée : écrivez un jour précis',
};

const WRITTEN = /^(?:\p{Lu}[\p{L}' -]*,\s*)?(?:le\s.{5,30}|\d{1,2}\s\p{L}{3,9}\s\d{4})$/imu;

/** The day a letter says it was written, on a line of its own: « Rennes, le 24 novembre 2026 », « 24 November 2026 »; null where it does not. */
export function writtenOn(text: string): IsoDate | null {
  const [day] = daysIn(WRITTEN.exec(text)?.[0] ?? '');
  return day === undefined ? null : dayOf(day, null);
}

const INSTALMENTS =
  /instalments?|payment plan|échéancier|échéances|mensualité|(?:première|deuxième|troisième|dernière|prochaine|chaque) échéance/iu;

/** R-01, L-02: what falls due today or later is not late. */
export function dueFaults(text: string, on: IsoDate): readonly LetterFault[] {
  if (INSTALMENTS.test(text)) return [];
  const deadlines = deadlinesIn(text).map((one) => one.monthDay);
  return dueDaysIn(text)
    .filter((one) => !deadlines.includes(one.monthDay))
    .filter((one) => (dayOf(one, on) ?? '') >= on)
    .map((one) => ({ ...fault('not-due', one, 'cette somme n’est pas encore échue : rien ne s’en réclame'), severity: 'block' }));
}

const INTERRUPTED =
  /reconnaissance|reconn(?:u|aissiez|aissez)|échéancier|judgment|acknowledg|part payment|jugement|ordonnance|acompte|versement partiel|interromp|interrupt/iu;
/** An invoice falls due sixty days after it at the latest (L-20). */
const LONGEST_TERM_DAYS = 60;

/**
 * R-18, L-43, L-44, L-60: what the claim's history says where there is one; else two years for a consumer, five for others,
 * where the text tells of nothing that interrupted them.
 */
export function limitationFaults(text: string, letter: LetterToCheck): readonly LetterFault[] {
  const { on, timeBarred, demands, debtorKind } = letter;
  if (timeBarred !== null) return timeBarred && demands ? [TIME_BARRED] : [];
  if (on === null || INTERRUPTED.test(text)) return [];
  const months = limitationMonths('professional', debtorKind);
  const due = dueDaysIn(text);
  const [days, term] = due.length > 0 ? [due, 0] : [invoiceDaysIn(text), LONGEST_TERM_DAYS];
  return days
    .filter((one) => {
      const day = dayOf(one, on);
      return day !== null && addMonths(addDays(day, term), months) < on;
    })
    .map((one) => ({ ...fault('time-barred', one, 'cette créance est prescrite, sauf acte interruptif'), severity: 'block' }));
}

const TIME_BARRED: LetterFault = {
  code: 'time-barred',
  severity: 'block',
  quote: null,
  text: 'cette créance est prescrite : rien ne s’en demande plus',
};

/** Where the year is left out, the one nearest to `on`; null for a day no calendar has. */
function dayOf({ year, monthDay }: StatedDay, on: IsoDate | null): IsoDate | null {
  if (year !== null) return isIsoDate(`${year}-${monthDay}`) ? (`${year}-${monthDay}` as IsoDate) : null;
  if (on === null) return null;
  const thisYear = Number(on.slice(0, 4));
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map((one) => `${one}-${monthDay}`).filter((one) => isIsoDate(one));
  return candidates.toSorted((a, b) => Math.abs(daysBetween(on, a)) - Math.abs(daysBetween(on, b)))[0] ?? null;
}

function fault(code: string, { quote }: StatedDay, why: string): LetterFault {
  return { code, severity: 'style', quote, text: `«\u00a0${quote}\u00a0»\u00a0: ${why}` };
}
