/** The reckoning behind dates in words: which 5th, which Friday, which December. */
import { addDays, addMonths, daysBetween, type IsoDate, isIsoDate, weekday } from '../law/calendar.ts';

export type Toward = 'future' | 'past';

/** `date` is the day meant: the last of a period, the Friday of a week. */
export type Meant = {
  readonly date: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly firmness: 'firm' | 'approximate';
};

export const MONTHS =
  'janvier|janv|f[ée]vrier|f[ée]vr?|mars|avril|avr|mai|juin|juillet|juil|ao[uû]t|septembre|sept?|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c|january|jan|february|feb|march|april|may|june|july|august|aug|september|october|november|december|dec';

/** Longest first, so that « vendredi » is not read as « ven ». */
export const DAYS =
  'lundi|mardi|mercredi|mercedi|jeudi|vendredi|vendrdi|vendedi|samedi|samdi|dimanche|lun(?=\\.)|mar(?=\\.)|mer(?=\\.)|jeu(?=\\.)|ven(?=\\.)|vendr(?![\\p{L}])|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon(?=\\.)|tue(?=\\.)|wed(?=\\.)|thu(?=\\.)|fri(?=\\.)';
const DAY_NUMBER: Readonly<Record<string, number>> = {
  lun: 1,
  mar: 2,
  mer: 3,
  jeu: 4,
  ven: 5,
  sam: 6,
  dim: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

export const dayNumber = (name: string | undefined): number => DAY_NUMBER[(name ?? '').toLowerCase().slice(0, 3)] ?? 1;

export const firm = (date: IsoDate | null): Meant | null =>
  date === null ? null : { date, from: date, to: date, firmness: 'firm' };

/** null when it would end before it begins. */
export const period = (from: IsoDate, to: IsoDate, date: IsoDate = to): Meant | null =>
  to < from ? null : { date, from, to, firmness: 'approximate' };

export function dayOf(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}

/** The year that brings the day nearest in the direction looked at. */
export function withoutYear(month: number, day: number, on: IsoDate, toward: Toward): IsoDate | null {
  const year = Number(on.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((one) => dayOf(one, month, day)).filter((one) => one !== null);
  const near =
    toward === 'past'
      ? candidates.filter((one) => daysBetween(on, one) <= 31).at(-1)
      : candidates.find((one) => daysBetween(one, on) <= 60);
  return near ?? null;
}

export function nextDayOfMonth(day: number, on: IsoDate, toward: Toward): IsoDate | null {
  const step = toward === 'past' ? -1 : 1;
  for (let month = 0; month !== step * 3; month += step) {
    const first = addMonths(firstOfMonth(on), month);
    const found = dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day);
    if (found !== null && (toward === 'past' ? found <= on : found > on)) return found;
  }
  return null;
}

export function weekdayNear(name: string | undefined, on: IsoDate, toward: Toward): IsoDate {
  const wanted = dayNumber(name);
  return toward === 'past'
    ? addDays(on, -((weekday(on) - wanted + 7) % 7 || 7))
    : addDays(on, (wanted - weekday(on) + 7) % 7 || 7);
}

export const inNextWeek = (name: string | undefined, on: IsoDate): IsoDate => addDays(on, 7 - weekday(on) + dayNumber(name));

export const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01` as IsoDate;
export const lastOfMonth = (day: IsoDate): IsoDate => addDays(addMonths(firstOfMonth(day), 1), -1);
/** The Friday of the week of that day, which may have passed. */
export const friday = (day: IsoDate): IsoDate => addDays(day, 5 - weekday(day));
/** The Friday of this week, the next one from Saturday on. */
export const comingFriday = (on: IsoDate): IsoDate => (friday(on) < on ? addDays(friday(on), 7) : friday(on));
export const later = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? other : one);
