/** Days in Paris, business days, French public holidays and the sending window. Sources: C. trav. L3133-1, L3134-13; legal-facts L-100 to L-107. */
import Holidays from 'date-holidays';
import type { Brand } from './brand.ts';

/** A legal day in Paris, `yyyy-mm-dd`. Days compare with `<`. */
export type IsoDate = Brand<string, 'IsoDate'>;

const ZONE = 'Europe/Paris';
const DAY_MS = 86_400_000;

/** @throws RangeError when the text is not a day of the calendar. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a day like 2026-11-24: ${text}`);
  return text;
}

export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const parisParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function inParis(instant: Date): Record<string, string> {
  return Object.fromEntries(parisParts.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** The one crossing from an instant to a legal day. */
export function parisDay(instant: Date): IsoDate {
  const { year, month, day } = inParis(instant);
  return isoDate(`${year}-${month}-${day}`);
}

/** `hh:mm` in Paris. */
export function parisTime(instant: Date): string {
  const { hour, minute } = inParis(instant);
  return `${hour}:${minute}`;
}

/**
 * The instant at which Paris clocks show `time` (`hh:mm`) on that day. 02:30 of a spring change, which no clock shows, is
 * 03:30; 02:30 of an autumn change, shown twice, is the second.
 */
export function parisInstant(day: IsoDate, time: string): Date {
  const [hour, minute] = time.split(':').map(Number);
  const naive = Date.parse(`${day}T00:00:00Z`) + ((hour ?? 0) * 60 + (minute ?? 0)) * 60_000;
  for (const offsetHours of [1, 2]) {
    const candidate = new Date(naive - offsetHours * 3_600_000);
    if (parisDay(candidate) === day && parisTime(candidate) === time) return candidate;
  }
  return new Date(naive - 3_600_000);
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

/** Same day-number `months` later, else the last day of that month (CPC 641). */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10) as IsoDate;
}

/** An agreed term of `days` « fin de mois » (C. com. L441-10 I): of the two admitted readings, the later, in the debtor's favour (L-22). */
export function endOfMonthTerm(issuedOn: IsoDate, days: number): IsoDate {
  const daysThenMonthEnd = endOfMonth(addDays(issuedOn, days));
  const monthEndThenDays = addDays(endOfMonth(issuedOn), days);
  return daysThenMonthEnd > monthEndThenDays ? daysThenMonthEnd : monthEndThenDays;
}

function endOfMonth(day: IsoDate): IsoDate {
  return addDays(addMonths(`${day.slice(0, 7)}-01` as IsoDate, 1), -1);
}

/** Calendar days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Overseas departments and the three collectivities by number, as date-holidays spells them; Saint-Martin keeps 27 May (L-105). */
const OVERSEAS: Readonly<Record<string, string>> = {
  971: 'GP',
  972: 'MQ',
  973: 'GF',
  974: 'RE',
  976: 'YT',
  977: 'BL',
  978: 'MF',
};

const holidaysByYear = new Map<string, ReadonlySet<string>>();

function publicHolidays(year: string, department: string | null): ReadonlySet<string> {
  const key = `${year} ${department ?? ''}`;
  const known = holidaysByYear.get(key);
  if (known !== undefined) return known;
  const region = department === null ? null : (OVERSEAS[department] ?? department);
  const hasItsOwn = region !== null && new Holidays().getStates('FR')?.[region] !== undefined;
  const calendar = hasItsOwn ? new Holidays('FR', region) : new Holidays('FR');
  const found = new Set(
    calendar
      .getHolidays(Number(year))
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10)),
  );
  holidaysByYear.set(key, found);
  return found;
}

/** Public holiday of metropolitan France, or of the department where one is named: "67" adds Good Friday and 26 December, "974" 20 December (L-103 to L-105). */
export function isPublicHoliday(day: IsoDate, department: string | null = null): boolean {
  return publicHolidays(day.slice(0, 4), department).has(day);
}

/** Jour ouvré: Monday to Friday, not a public holiday (L-106). */
export function isBusinessDay(day: IsoDate, department: string | null = null): boolean {
  return weekday(day) <= 5 && !isPublicHoliday(day, department);
}

/** The day itself when it is a business day, else the first one after. */
export function businessDayFrom(day: IsoDate, department: string | null = null): IsoDate {
  let found = day;
  while (!isBusinessDay(found, department)) found = addDays(found, 1);
  return found;
}

/** The `count`-th business day after `day`. */
export function addBusinessDays(day: IsoDate, count: number, department: string | null = null): IsoDate {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = businessDayFrom(addDays(found, 1), department);
  return found;
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: IsoDate, to: IsoDate, department: string | null = null): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day, department)) count += 1;
  return count;
}

/** No unsolicited letter leaves on such a day: weekends, holidays, 24 December to 1 January (L-107, a policy). */
export function isSendingDay(day: IsoDate, department: string | null = null): boolean {
  const monthDay = day.slice(5);
  return isBusinessDay(day, department) && !(monthDay >= '12-24' || monthDay === '01-01');
}

/** The first day an unsolicited letter may leave, `day` included. */
export function sendingDayFrom(day: IsoDate, department: string | null = null): IsoDate {
  return isSendingDay(day, department) ? day : sendingDayFrom(addDays(day, 1), department);
}

export const SENDING_HOURS = { from: '09:00', to: '18:00' } as const;

/** The instant itself inside the sending window (L-107), else the opening of the next one. */
export function nextSendSlot(instant: Date, department: string | null = null): Date {
  return slotFrom(instant, SENDING_HOURS, (day) => isSendingDay(day, department));
}

const ANSWERING_HOURS = { from: '08:00', to: '20:00' } as const;

/** The same for an answer somebody waits for: any day but a Sunday or a public holiday (a policy, on the pattern of CPC 664). */
export function nextAnswerSlot(instant: Date): Date {
  return slotFrom(instant, ANSWERING_HOURS, (day) => weekday(day) !== 7 && !isPublicHoliday(day));
}

function slotFrom(instant: Date, hours: { readonly from: string; readonly to: string }, opens: (day: IsoDate) => boolean): Date {
  let day = parisDay(instant);
  const time = parisTime(instant);
  if (opens(day) && time < hours.to) return time >= hours.from ? instant : parisInstant(day, hours.from);
  do day = addDays(day, 1);
  while (!opens(day));
  return parisInstant(day, hours.from);
}

const longDate = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const dayName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long' });

/** « 24 novembre 2026 », « 1er décembre 2026 ». */
export function frenchDate(day: IsoDate): string {
  return longDate.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ');
}

/** « 7 et 18 septembre 2026 », « 30 septembre et 12 octobre 2026 », oldest first: month and year are said once, with the last day of theirs. */
export function frenchDates(days: readonly IsoDate[]): string {
  return listedDates(days, frenchDate, 'et');
}

/** The same of any language that writes day, month and year in that order. */
export function listedDates(days: readonly IsoDate[], dateOf: (day: IsoDate) => string, and: string): string {
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7))];
  const said = months.map(([yearMonth, inMonth], index) => {
    const numbers = listed(
      inMonth.map((day) => dateOf(day).split(/\s/)[0]),
      and,
    );
    const [, month, year] = dateOf(inMonth[0]!).split(/\s/);
    const yearFollows = months[index + 1]?.[0].slice(0, 4) === yearMonth.slice(0, 4);
    return yearFollows ? `${numbers} ${month}` : `${numbers} ${month} ${year}`;
  });
  return listed(said, and);
}

/** « a, b et c ». */
function listed(words: readonly (string | undefined)[], and: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

/** « mardi 24 novembre 2026 ». */
export function frenchDayAndDate(day: IsoDate): string {
  return `${dayName.format(new Date(`${day}T00:00:00Z`))} ${frenchDate(day)}`;
}

/** « 24/11/2026 ». */
export function shortDate(day: IsoDate): string {
  return day.split('-').reverse().join('/');
}
