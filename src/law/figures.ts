/** Days, sums and rates as a letter writes them, by its language. */
import { frenchDate, frenchDates, frenchDayAndDate, type IsoDate, listedDates, shortDate } from './calendar.ts';
import { type BasisPoints, type Cents, euros, percent, ratePct } from './money.ts';

export type LetterLanguage = 'fr' | 'en';
export const LETTER_LANGUAGES: readonly LetterLanguage[] = ['fr', 'en'];

export type Figures = {
  readonly date: (day: IsoDate) => string;
  /** Several days, oldest first: month and year are said once, with the last day of theirs. */
  readonly dates: (days: readonly IsoDate[]) => string;
  /** With the name of the day. */
  readonly dayAndDate: (day: IsoDate) => string;
  /** For a column of days. */
  readonly shortDate: (day: IsoDate) => string;
  readonly sum: (amount: Cents) => string;
  readonly rate: (rate: BasisPoints) => string;
};

const longDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
/** « 20 Sept 2026 ». */
const columnDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const dayName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** « 4 September 2026 », its day never parted from its month. */
function englishDate(day: IsoDate): string {
  return longDate.format(new Date(`${day}T00:00:00Z`)).replace(' ', '\u00a0');
}

/** « €1,250.00 », as English letters to the Continent write it. */
function englishSum(amount: Cents): string {
  const whole = Math.trunc(Math.abs(amount) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}€${whole}.${(Math.abs(amount) % 100).toString().padStart(2, '0')}`;
}

export const FIGURES: Readonly<Record<LetterLanguage, Figures>> = {
  fr: { date: frenchDate, dates: frenchDates, dayAndDate: frenchDayAndDate, shortDate, sum: euros, rate: percent },
  en: {
    date: englishDate,
    dates: (days) => listedDates(days, englishDate, 'and'),
    dayAndDate: (day) => `${dayName.format(new Date(`${day}T00:00:00Z`))} ${englishDate(day)}`,
    shortDate: (day) => columnDate.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00a0'),
    sum: englishSum,
    rate: (rate) => `${ratePct(rate)}%`,
  },
};
