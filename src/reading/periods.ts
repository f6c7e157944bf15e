/** How a stretch of days is written: weeks, halves and ends of months, delays, feasts. */
import { addDays, addMonths, type IsoDate, weekday } from '../law/calendar.ts';
import { numberOf } from './amounts.ts';
import {
  comingFriday,
  dayOf,
  firm,
  firstOfMonth,
  friday,
  lastOfMonth,
  later,
  type Meant,
  MONTHS,
  period,
  type Toward,
  withoutYear,
} from './date-sums.ts';
import type { DateReader } from './dates.ts';
import { monthNamed } from './single-days.ts';

const COUNT =
  '\\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|soixante|an?|one|two|three|four|five|six|seven|ten|twelve|fifteen|twenty|thirty';
const UNIT =
  'jours? ouvr[ée]s|jours?|semaines?|sem\\b|mois|heures?|h\\b|minutes?|mins?\\b|mn\\b|days?|weeks?|months?|hours?|j\\b';
const SOME = '(?:petite?s? |bonne?s? |grosse?s? |short |working |business )?';

const many = (word: string | undefined): number =>
  /^an?$/i.test(word ?? '') ? 1 : /^\d+$/.test(word ?? '') ? Number(word) : numberOf(word ?? '');

/** « dans 3 semaines » from `on`; a negative `sign` counts back. */
function distant(count: string | undefined, unit: string | undefined, on: IsoDate, sign: 1 | -1 = 1): IsoDate {
  const number = many(count) * sign;
  if (/^m(?:in|n)/i.test(unit ?? '')) return on;
  if (/^m/i.test(unit ?? '')) return addMonths(on, number);
  if (/^h/i.test(unit ?? '')) return addDays(on, Math.round(number / 24));
  return addDays(on, number * (/^(?:sem|week)/i.test(unit ?? '') ? 7 : 1));
}

export const MONTH_PARTS: readonly DateReader[] = [
  {
    pattern: `(?:d['’]ici |avant |pour |by |vers )?(?:à |a )?(?:la |the )?\\b(fin|end|mi|d[ée]but|courant|beginning|early|late|mid)[ -]*(?:du mois d['’e]? ?|du mois de |de |d['’]|of )?(${MONTHS})\\b(?: (20\\d\\d))?`,
    read: ([, part, month, year], on, toward) => monthPart(part ?? '', monthOnward(month, year, on, toward), on),
  },
  {
    pattern:
      "(?:d['’]ici |avant |pour |by |vers )?(?:à |a )?(?:la |the )?\\b(?<!\\bjours )(fin|end|mi|d[ée]but|milieu|courant|beginning|mid)[ -]*(?:de ce |de |du |d['’]|of (?:this |the )?|of )?(?:mois|month)(?: (prochain|pro\\b))?",
    read: ([, part, next], on) => monthPart(part ?? '', addMonths(firstOfMonth(on), next === undefined ? 0 : 1), on),
  },
  {
    pattern:
      "\\bmonth(?:['’]s)?[ -]end|\\bEOM\\b|\\b(?:le )?dernier jour (?:ouvr[ée] )?du mois(?! prochain)|\\blast (?:working |business )?day of the month",
    read: (_, on) => period(on, lastOfMonth(on)),
  },
  {
    pattern: "\\b(?:fin|d['’]ici la fin) (?:de |du )?(?:ce )?(?:trimestre|T[1-4]\\b)|\\bend of (?:the |this )?quarter",
    read: (_, on) => period(on, lastOfMonth(addMonths(on, 2 - ((Number(on.slice(5, 7)) - 1) % 3)))),
  },
  {
    pattern: '(?:by )?(?:the )?\\b(end|beginning|middle) of next month',
    read: ([, part], on) => monthPart(part ?? '', addMonths(firstOfMonth(on), 1), on),
  },
  {
    pattern: `\\b(premi[èe]re|seconde|deuxi[èe]me) quinzaine (?:de |d['’]|du mois de )(${MONTHS})\\b`,
    read: ([, which, month], on, toward) => {
      const first = monthOnward(month, undefined, on, toward);
      if (first === null) return null;
      return /^p/i.test(which ?? '') ? period(first, addDays(first, 14)) : period(addDays(first, 15), lastOfMonth(first));
    },
  },
  {
    pattern: `\\b(premi[èe]re|derni[èe]re|first|last) (?:semaine|week) (?:de |d['’]|of )(${MONTHS})\\b`,
    read: ([, which, month], on, toward) => {
      const first = monthOnward(month, undefined, on, toward);
      if (first === null) return null;
      const to = /^(?:p|f)/i.test(which ?? '') ? friday(addDays(first, 6)) : lastOfMonth(first);
      return period(addDays(to, -6), to);
    },
  },
  {
    pattern: `(?<!\\p{L})(?:d[èe]s |courant |dans le courant de |au (?:mois|cours) (?:de |d['’])|en |in |during )(${MONTHS})\\b(?! \\d{1,2}\\b)(?: (20\\d\\d))?`,
    read: ([, month, year], on, toward) => monthPart('courant', monthOnward(month, year, on, toward), on),
  },
  {
    pattern: "\\b(?:d['’]ici |courant |dans le courant du |au cours du )?(?:le )?mois (?:prochain|pro\\b)|\\bnext month",
    read: (_, on) => period(addMonths(firstOfMonth(on), 1), lastOfMonth(addMonths(firstOfMonth(on), 1))),
  },
  { pattern: '\\b(?:courant|dans le|ce) mois\\b(?! de)', read: (_, on) => period(on, lastOfMonth(on)) },
  {
    pattern: "\\b(?:fin|d['’]ici la fin|end) (?:de l['’]|d['’]|of (?:the )?)(?:ann[ée]e|exercice|year)",
    read: (_, on) => period(on, `${on.slice(0, 4)}-12-31` as IsoDate),
  },
];

/** The first of the month meant; a month without year has its last day ahead, or behind when the past is looked at. */
function monthOnward(month: string | undefined, year: string | undefined, on: IsoDate, toward: Toward): IsoDate | null {
  const found = year === undefined ? withoutYear(monthNamed(month), 28, on, toward) : dayOf(Number(year), monthNamed(month), 28);
  return found === null ? null : firstOfMonth(found);
}

function monthPart(part: string, first: IsoDate | null, on: IsoDate): Meant | null {
  if (first === null) return null;
  if (/^(?:fin|end|late)/i.test(part)) {
    const last = lastOfMonth(first);
    return period(last < on ? addDays(first, 19) : later(addDays(first, 19), on), last);
  }
  if (/^mi/i.test(part)) return period(addDays(first, 9), addDays(first, 19), addDays(first, 14));
  if (/^courant/i.test(part)) return period(lastOfMonth(first) < on ? first : later(first, on), lastOfMonth(first));
  return period(first, addDays(first, 9));
}

export const WEEKS: readonly DateReader[] = [
  {
    pattern: `\\b(?:la )?semaine du (\\d{1,2})(?:er)?(?: (${MONTHS})\\b)?|\\b(?:the )?week of (?:the )?(\\d{1,2})(?:th|st|nd|rd)?(?: (${MONTHS})\\b)?`,
    read: ([, day, month, other, otherMonth], on, toward) => {
      const [date, name] = [Number(day ?? other), month ?? otherMonth];
      const found = withoutYear(name === undefined ? Number(on.slice(5, 7)) : monthNamed(name), date, on, toward);
      return found === null ? null : period(found, friday(found));
    },
  },
  {
    pattern:
      "\\b(?:en |au |vers le |d['’]ici le )?milieu (?:de )?(?:la )?semaine (?:prochaine|pro\\b|suivante)|\\b(?:the )?middle of next week|\\bmid next week",
    read: (_, on) => period(addDays(on, 9 - weekday(on)), addDays(on, 11 - weekday(on)), addDays(on, 10 - weekday(on))),
  },
  {
    pattern:
      "\\b(?:d['’]ici |dans |courant |en |dans le courant de |au cours de |sur )?(?:la )?(?:fin de (?:la )?|d[ée]but (?:de )?(?:la )?|milieu (?:de )?(?:la )?)?semaine (?:prochaine|pro\\b|suivante)|\\b(?:by |the |end of |sometime )*next week",
    read: (_, on) => period(addDays(on, 8 - weekday(on)), addDays(on, 12 - weekday(on))),
  },
  {
    pattern: '\\bla semaine (?:derni[èe]re|pass[ée]e)|\\blast week',
    read: (_, on) => period(addDays(on, -6 - weekday(on)), addDays(on, -2 - weekday(on))),
  },
  {
    pattern:
      "\\b(?:dans |d['’]ici |courant |en |avant )?(?:la )?fin (?:de |de cette )?(?:la )?semaine|\\b(?:dans|courant) la semaine|\\bcette semaine|\\bthis week|\\bend of (?:the|this) week",
    read: (_, on) => period(on, comingFriday(on)),
  },
  {
    pattern: '\\b(?:ce |le )week[- ]?end|\\bthis weekend',
    read: (_, on) => period(addDays(comingFriday(on), 1), addDays(comingFriday(on), 2)),
  },
  {
    pattern: '\\b(?:semaine|week)\\s(?:n°\\s?)?(\\d{1,2})(?![\\d/.,:]|\\s*(?:€|jours?|fois))|\\bS(\\d\\d)\\b',
    read: ([, long, short], on, toward) => isoWeek(Number(long ?? short), on, toward),
  },
];

const DOZENS: Readonly<Record<string, number>> = { dizaine: 10, quinzaine: 15, vingtaine: 20, trentaine: 30 };

/** Its Friday; week 1 holds 4 January (ISO 8601). */
function isoWeek(week: number, on: IsoDate, toward: Toward): Meant | null {
  if (week < 1 || week > 53) return null;
  const year = Number(on.slice(0, 4));
  const fridays = [year - 1, year, year + 1]
    .map((one) => dayOf(one, 1, 4))
    .filter((first) => first !== null)
    .map((first) => addDays(friday(first), 7 * (week - 1)));
  const day = toward === 'past' ? fridays.filter((one) => one <= on).at(-1) : fridays.find((one) => one >= on);
  return day === undefined ? null : period(addDays(day, -4), day);
}

export const DELAYS: readonly DateReader[] = [
  {
    pattern: "(?<!\\p{L})(?:sous |[àa] |d['’]ici (?:une )?|dans (?:une |la )?)huitaine(?: de jours)?",
    read: (_, on) => period(on, addDays(on, 8)),
  },
  {
    pattern: "(?<!\\p{L})(?:sous |[àa] |d['’]ici (?:une )?|dans (?:une |la )?)quinzaine(?: de jours)?",
    read: (_, on) => period(on, addDays(on, 15)),
  },
  {
    // « sous 8 à 10 jours » means the tenth.
    pattern: `\\b(?:sous|dans|d['’]ici(?: à)?|within|in)(?: un d[ée]lai de| les| the next| moins de| au plus)?(?: tard)?\\s+(?:(?:${COUNT})\\s?(?:à|ou|-|to|or)\\s?)?(${COUNT})\\s*${SOME}(${UNIT})`,
    read: ([, count, unit], on) => period(on, distant(count, unit, on)),
  },
  {
    // « 15 jours et c'est plié », « à trente jours », « l'affaire d'une semaine »
    pattern: `(?<!\\p{L})(?:à|l['’]affaire (?:de |d['’])|(?=(?:${COUNT})\\s(?:jours?|semaines?|days?|weeks?)\\s?(?:et|,|and)\\s(?:c['’]est|ce sera|vous|tout|[çc]a|it['’]s|you)))\\s*(${COUNT})\\s(${UNIT})(?! pr[èe]s| fin)`,
    read: ([, count, unit], on) => period(on, distant(count, unit, on)),
  },
  {
    pattern: "\\b(?:sous|dans|d['’]ici) une (dizaine|quinzaine|vingtaine|trentaine) de jours",
    read: ([, count], on) => period(on, distant(String(DOZENS[(count ?? '').toLowerCase()] ?? 10), 'jours', on)),
  },
  {
    pattern: "\\b(?:d['’])?aujourd['’]?hui en (huit|quinze)|\\ba (week|fortnight|month) from (?:today|now)",
    read: ([, french, english], on) =>
      firm(english === 'month' ? addMonths(on, 1) : addDays(on, french === 'huit' || english === 'week' ? 7 : 14)),
  },
  { pattern: '\\b(?:within|in) (?:a|the) fortnight|\\ba fortnight', read: (_, on) => period(on, addDays(on, 14)) },
  {
    pattern: `\\b(?:il y a|voici|ya)\\s+(${COUNT})\\s*(${UNIT})|\\b(${COUNT}) (days?|weeks?|months?) ago`,
    read: ([, count, unit, other, otherUnit], on) => {
      const date = distant(count ?? other, unit ?? otherUnit, on, -1);
      return /^[jd]/i.test(unit ?? otherUnit ?? '') ? firm(date) : { date, from: date, to: date, firmness: 'approximate' };
    },
  },
  {
    pattern: '\\ble mois (?:dernier|pass[ée])|\\blast month',
    read: (_, on) => period(addMonths(firstOfMonth(on), -1), addDays(firstOfMonth(on), -1)),
  },
];
