/** Days as people write them, in French and English, resolved against the day of writing; a day as said, never moved. */
import { addDays, addMonths, daysBetween, type IsoDate, isIsoDate, weekday } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { numberOf } from './amounts.ts';
import { monthOf } from './header-date.ts';

export type FoundDate = {
  /** The day meant: the last of a period, the Friday of a week. */
  readonly date: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly firmness: 'firm' | 'approximate';
  readonly quote: string;
  readonly at: number;
};

export type Toward = 'future' | 'past';
type Meant = Pick<FoundDate, 'date' | 'from' | 'to' | 'firmness'>;
type Reader = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray, on: IsoDate, toward: Toward) => Meant | null };

const MONTHS =
  'janvier|janv|f[ée]vrier|f[ée]vr?|mars|avril|avr|mai|juin|juillet|juil|ao[uû]t|septembre|sept?|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c|january|jan|february|feb|march|april|may|june|july|august|aug|september|october|november|december|dec';
const DAYS = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const DAY_NUMBER: Readonly<Record<string, number>> = {
  lundi: 1,
  mardi: 2,
  mercredi: 3,
  jeudi: 4,
  vendredi: 5,
  samedi: 6,
  dimanche: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};
const COUNT = '\\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|vingt|trente|two|three|four|five|ten';
const ENGLISH: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };

/** In the order they stand; the longest reading of a place wins. */
export function datesIn(text: string, writtenOn: IsoDate, toward: Toward = 'future'): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read } of READERS) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) {
      const at = match.index;
      const quote = match[0];
      if (found.some((one) => at < one.at + one.quote.length && one.at < at + quote.length)) continue;
      const meant = read(match as RegExpExecArray, writtenOn, toward);
      if (meant !== null) found.push({ ...meant, quote, at });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

const firm = (date: IsoDate | null): Meant | null => (date === null ? null : { date, from: date, to: date, firmness: 'firm' });
const period = (from: IsoDate, to: IsoDate, date: IsoDate = to): Meant => ({ date, from, to, firmness: 'approximate' });

function dayOf(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}

/** The year that brings the day nearest in the direction looked at. */
function withoutYear(month: number, day: number, on: IsoDate, toward: Toward): IsoDate | null {
  const year = Number(on.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((one) => dayOf(one, month, day)).filter((one) => one !== null);
  const near =
    toward === 'past'
      ? candidates.filter((one) => daysBetween(on, one) <= 31).at(-1)
      : candidates.find((one) => daysBetween(one, on) <= 60);
  return near ?? null;
}

const number = (word: string): number => (/^\d+$/.test(word) ? Number(word) : (ENGLISH[word.toLowerCase()] ?? numberOf(word)));
const monthNamed = (word: string | undefined): number => monthOf(fold(word ?? ''));
const lastOfMonth = (day: IsoDate): IsoDate => addDays(addMonths(`${day.slice(0, 7)}-01` as IsoDate, 1), -1);
const friday = (day: IsoDate): IsoDate => addDays(day, 5 - weekday(day));

function nextDayOfMonth(day: number, on: IsoDate, toward: Toward): IsoDate | null {
  const step = toward === 'past' ? -1 : 1;
  for (let month = 0; month !== step * 3; month += step) {
    const first = addMonths(`${on.slice(0, 7)}-01` as IsoDate, month);
    const found = dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day);
    if (found !== null && (toward === 'past' ? found <= on : found > on)) return found;
  }
  return null;
}

function weekdayNear(name: string, on: IsoDate, toward: Toward, extraWeeks = 0): IsoDate {
  const wanted = DAY_NUMBER[name.toLowerCase()] ?? 1;
  if (toward === 'past') return addDays(on, -((weekday(on) - wanted + 7) % 7 || 7) - extraWeeks * 7);
  return addDays(on, ((wanted - weekday(on) + 7) % 7 || 7) + extraWeeks * 7);
}

const READERS: readonly Reader[] = [
  {
    pattern: new RegExp(
      `(?:d['’]ici |avant |pour |by )?(?:la |the )?(fin|end|mi|d[ée]but|courant|beginning|mid)[ -]*(?:du mois d['’e]? ?|de |d['’]|of )?(?:mois d['’e]? ?)?(${MONTHS})\\b(?: (20\\d\\d))?`,
    ),
    read: ([, part, month, year], on) => monthPart(part ?? '', monthNamed(month), year, on),
  },
  {
    pattern: new RegExp(
      `(?:(?:${DAYS})\\s+)?(?:le\\s+|the\\s+)?(?<![\\d/.,-])(\\d{1,2}|premier|quinze|trente|vingt)(?:er|st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTHS})\\b\\.?(?:\\s+(20\\d\\d))?`,
    ),
    read: ([, day, month, year], on, toward) => {
      const date = day?.toLowerCase() === 'premier' ? 1 : number(day ?? '');
      const at = monthNamed(month);
      return firm(year === undefined ? withoutYear(at, date, on, toward) : dayOf(Number(year), at, date));
    },
  },
  {
    pattern:
      /\b(january|february|march|april|may|june|july|august|september|october|november|december)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(20\d\d))?/,
    read: ([, month, day, year], on, toward) => {
      const at = monthNamed(month);
      return firm(year === undefined ? withoutYear(at, Number(day), on, toward) : dayOf(Number(year), at, Number(day)));
    },
  },
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/,
    read: ([, year, month, day]) => firm(dayOf(Number(year), Number(month), Number(day))),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.]((?:20)?\d\d)(?![\d/])/,
    read: ([, day, month, year]) =>
      firm(dayOf(year?.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))),
  },
  {
    pattern: /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/])/,
    read: ([, day, month], on, toward) => firm(withoutYear(Number(month), Number(day), on, toward)),
  },
  {
    pattern: /\b(?:le\s+)?(\d{1,2}|premier)(?:er)?\s+(?:du|de ce)\s+mois(?:\s+(prochain))?/,
    read: ([, day, next], on) => {
      const first = addMonths(`${on.slice(0, 7)}-01` as IsoDate, next === undefined ? 0 : 1);
      return firm(dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day === 'premier' ? 1 : Number(day)));
    },
  },
  {
    pattern:
      /(?:d['’]ici |avant |pour )?(?:à )?(?:la )?(fin|d[ée]but|mi)(?: de| du| d['’])?[ -](?:ce )?mois(?: (prochain))?|(?:by )?(?:the )?end of (?:the |this )?month/,
    read: ([, part = 'fin', next], on) => {
      const first = addMonths(`${on.slice(0, 7)}-01` as IsoDate, next === undefined ? 0 : 1);
      return part.startsWith('f')
        ? period(first < on ? on : first, lastOfMonth(first))
        : part === 'mi'
          ? period(addDays(first, 9), addDays(first, 19), addDays(first, 14))
          : period(first, addDays(first, 9));
    },
  },
  {
    pattern: /\b(?:fin|d['’]ici la fin) (?:de l['’]|d['’])ann[ée]e/,
    read: (_, on) => period(on, `${on.slice(0, 4)}-12-31` as IsoDate),
  },
  {
    pattern: /\ble mois prochain|next month/,
    read: (_, on) =>
      period(addMonths(`${on.slice(0, 7)}-01` as IsoDate, 1), lastOfMonth(addMonths(`${on.slice(0, 7)}-01` as IsoDate, 1))),
  },
  {
    pattern: new RegExp(`\\b(${DAYS}) (?:de la semaine prochaine|en huit|next week)`),
    read: ([, day], on) => firm(addDays(on, 7 - weekday(on) + (DAY_NUMBER[day?.toLowerCase() ?? ''] ?? 1))),
  },
  {
    pattern: new RegExp(`\\b(${DAYS}) dernier|last (${DAYS})`),
    read: ([, day, other], on) => firm(weekdayNear(day ?? other ?? '', on, 'past')),
  },
  {
    pattern: new RegExp(`\\b(?:d['’]ici |avant |pour |ce |by |on |next |this )?(?:le )?(${DAYS})(?: prochain)?\\b`),
    read: ([, day], on, toward) => firm(weekdayNear(day ?? '', on, toward)),
  },
  {
    pattern:
      /\b(?:dans |d['’]ici |courant |en )?(?:la )?fin de (?:la )?semaine(?: prochaine)?|(?:dans|d['’]ici|courant) la semaine(?! prochaine)|cette semaine|this week/,
    read: ([quote], on) => period(on, addDays(friday(on), /prochaine/.test(quote ?? '') || friday(on) < on ? 7 : 0)),
  },
  {
    pattern: /\b(?:d['’]ici |dans |courant |en )?(?:la )?semaine prochaine|next week/,
    read: (_, on) => period(addDays(on, 8 - weekday(on)), addDays(friday(on), 7)),
  },
  { pattern: /\b(?:sous |d['’]ici (?:une )?|dans (?:une )?)huitaine/, read: (_, on) => period(on, addDays(on, 8)) },
  { pattern: /\b(?:sous |d['’]ici (?:une )?|dans (?:une )?)quinzaine/, read: (_, on) => period(on, addDays(on, 15)) },
  {
    pattern: new RegExp(
      `\\b(?:sous|dans|d['’]ici|within|in)(?: un d[ée]lai de)?\\s+(${COUNT})\\s+(jours?|semaines?|mois|days?|weeks?|months?)`,
    ),
    read: ([, count, unit], on) => {
      const many = number(count ?? '1');
      const to = /^(?:mois|month)/i.test(unit ?? '')
        ? addMonths(on, many)
        : addDays(on, many * (/^(?:sem|week)/i.test(unit ?? '') ? 7 : 1));
      return period(on, to);
    },
  },
  { pattern: /\bapr[èe]s-demain|day after tomorrow/, read: (_, on) => firm(addDays(on, 2)) },
  { pattern: /\bavant-hier/, read: (_, on) => firm(addDays(on, -2)) },
  { pattern: /\bdemain|tomorrow/, read: (_, on) => firm(addDays(on, 1)) },
  { pattern: /\bhier\b|yesterday/, read: (_, on) => firm(addDays(on, -1)) },
  {
    pattern: /\baujourd['’]hui|ce (?:matin|soir|midi|jour)|cet apr[èe]s-midi|today|this (?:morning|afternoon)/,
    read: (_, on) => firm(on),
  },
  {
    pattern: /\bapr[èe]s (?:les f[êe]tes|no[ëe]l|le nouvel an)/,
    read: (_, on) => period(on, dayOf(Number(on.slice(0, 4)) + (on.slice(5) > '01-05' ? 1 : 0), 1, 5) ?? on),
  },
  {
    pattern:
      /(?:avant |d['’]ici |pour |au plus tard )?\ble (\d{1,2})(?:er)?(?![\d/.,:]|\s*(?:€|euros?|h\b|%|rue|avenue|place|mois))\b/,
    read: ([, day], on, toward) => (Number(day) >= 1 && Number(day) <= 31 ? firm(nextDayOfMonth(Number(day), on, toward)) : null),
  },
];

function monthPart(part: string, month: number, year: string | undefined, on: IsoDate): Meant | null {
  const first = year === undefined ? withoutYear(month, 28, on, 'future') : dayOf(Number(year), month, 28);
  if (first === null) return null;
  const start = `${first.slice(0, 7)}-01` as IsoDate;
  if (/^(?:fin|end)/i.test(part)) return period(addDays(start, 19), lastOfMonth(start));
  if (/^mi/i.test(part)) return period(addDays(start, 9), addDays(start, 19), addDays(start, 14));
  if (/^courant/i.test(part)) return period(start, lastOfMonth(start));
  return period(start, addDays(start, 9));
}
