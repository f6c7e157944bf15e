/** How one day is written: in full, in figures, by its number, by its name, by its distance. */
import { addDays, addMonths, type IsoDate, weekday } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { numberOf } from './amounts.ts';
import {
  DAYS,
  dayNumber,
  dayOf,
  firm,
  firstOfMonth,
  inNextWeek,
  lastOfMonth,
  MONTHS,
  nextDayOfMonth,
  type Toward,
  weekdayNear,
  withoutYear,
} from './date-sums.ts';
import type { DateReader } from './dates.ts';
import { monthOf } from './header-date.ts';

const TEN = 'un|deux|trois|quatre|cinq|six|sept|huit|neuf';
const WORD_DAYS = `trente(?:[ -]et)?[ -]une?|trente|vingt(?:[ -]et)?[ -](?:${TEN})|vingt|dix[ -](?:sept|huit|neuf)|dix|onze|douze|treize|quatorze|quinze|seize|premier|deux|trois|quatre|cinq|six|sept|huit|neuf`;
/** « le dix au matin »: what may follow a day in words; a noun would make it a count. */
const NO_NOUN =
  "(?=\\s*(?:[.,;!?:)]|$)|\\s+(?:au|[àa]|et|ou|puis|avant|apr[èe]s|pour|sans|prochain|du|dans|max|maxi|comme|je|j['’]|on|nous|vous|[çc]a|c['’]est|par|quand|d[èe]s|via|avec|promis|matin|midi|soir|sur|il|mais|voil[àa]|en)(?!\\p{L}))";
const DAY = `\\d{1,2}|${WORD_DAYS}`;
const RANK = '(?:er|st|nd|rd|th)?';
/** What makes the number before it no day of the month. */
const NO_DAY =
  '(?![\\d/.,:]\\d|\\d|[ .]\\d\\d[ .]\\d\\d|\\s*(?:€|euros?|eur\\b|e\\b|h\\b|h\\d|heures?|%|rue|avenue|boulevard|place|quai|mois|jours?|fois|semaines?|ans?\\b|m2|m3|k\\b|personnes|factures|dossiers|mensualit|[ée]ch[ée]ances|\\d{3}\\s*(?:€|eur)))';

export const monthNamed = (word: string | undefined): number => monthOf(fold(word ?? ''));

const dateNumber = (word: string | undefined): number => {
  const plain = (word ?? '').toLowerCase();
  return plain === 'premier' ? 1 : /^\d+$/.test(plain) ? Number(plain) : numberOf(plain);
};

function named(day: string | undefined, month: string | undefined, year: string | undefined, on: IsoDate, toward: Toward) {
  const [date, at] = [dateNumber(day), monthNamed(month)];
  return firm(year === undefined ? withoutYear(at, date, on, toward) : dayOf(Number(year), at, date));
}

export const FULL_DAYS: readonly DateReader[] = [
  {
    pattern: `(?:(?:${DAYS})[.,]?\\s+)?(?:le\\s+|les\\s+|the\\s+)?(?<![\\d/.,-])(${DAY})${RANK}\\s+(?:of\\s+)?(${MONTHS})\\b\\.?(?:\\s+(20\\d\\d))?`,
    read: ([, day, month, year], on, toward) => named(day, month, year, on, toward),
    orNone: true,
  },
  {
    // « les 10, 20 et 30 novembre »: the month is said once.
    pattern: `(?<![\\d/.,-])(\\d{1,2})(?:er)?(?=(?:\\s*,\\s*(?:le )?\\d{1,2}(?:er)?)*\\s*(?:,|et|puis|and|&|ou)\\s*(?:le |du )?\\d{1,2}(?:er)?\\s+(${MONTHS})\\b)`,
    read: ([, day, month], on, toward) => named(day, month, undefined, on, toward),
  },
  {
    // « le 15 octobre, novembre et décembre »: the number is said once.
    pattern: `(?<=\\b(\\d{1,2})${RANK}\\s+(?:of\\s+)?(?:${MONTHS})(?:\\s*,\\s*(?:${MONTHS}))*\\s*(?:,|,?\\s*(?:et|and|puis|&))\\s*)(${MONTHS})\\b`,
    read: ([, day, month], on, toward) => named(day, month, undefined, on, toward),
  },
  {
    pattern: `\\b(?:le |the )?(premier|1er|deuxi[èe]me|troisi[èe]me|dernier|first|second|third|last) (${DAYS}) (?:de |d['’]|du mois (?:de |d['’])|of |in )(${MONTHS})\\b`,
    read: ([, rank, day, month], on, toward) => {
      const last = withoutYear(monthNamed(month), 28, on, toward);
      return last === null ? null : firm(nthDay(rank ?? '', day, firstOfMonth(last)));
    },
  },
  {
    pattern: `\\b(?:le )?(premier|1er|deuxi[èe]me|dernier) (${DAYS}) du mois prochain|\\b(?:the )?(first|second|last) (${DAYS}) of next month`,
    read: ([, rank, day, english, other], on) =>
      firm(nthDay(rank ?? english ?? '', day ?? other, addMonths(firstOfMonth(on), 1))),
  },
  {
    pattern: `\\b(${MONTHS.slice(MONTHS.indexOf('january'))})\\.?\\s+(\\d{1,2})${RANK}(?!\\d|:)(?:,?\\s+(20\\d\\d))?`,
    read: ([, month, day, year], on, toward) => named(day, month, year, on, toward),
  },
  {
    pattern: `\\blast (${DAYS}) of (?:the|this) month|\\b(?:le )?dernier (${DAYS}) du mois`,
    read: ([, english, french], on) => firm(nthDay('last', english ?? french, firstOfMonth(on))),
  },
  {
    // « mon virement du 19 »: of a day gone by.
    pattern: `(?<=\\b(?:virement|ch[èe]que|op[ée]ration|ordre|pr[ée]l[èe]vement|paiement|r[èe]glement|versement) )du (\\d{1,2})${RANK}${NO_DAY}(?!\\s+(?:${MONTHS})\\b)\\b`,
    read: ([, day], on, toward) => (toward === 'past' ? ranked(day, on, toward) : null),
  },
  {
    // « notre train de virements du 30 »
    pattern: `(?<=\\b(?:train|campagne|lot|vague|s[ée]rie|run|cycle|bordereau|remise|paie) (?:de |des |d['’])?(?:virements? |r[èe]glements? |paiements? |paie |payes? |cheques? |ch[èe]ques? |mandatement )?)du (\\d{1,2})${RANK}${NO_DAY}(?!\\s+(?:${MONTHS})\\b)\\b`,
    read: ([, day], on, toward) => ranked(day, on, toward),
  },
  {
    pattern: '\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b',
    read: ([, year, month, day]) => firm(dayOf(Number(year), Number(month), Number(day))),
  },
  {
    pattern: '(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\2((?:20)?\\d\\d)(?![\\d/])',
    read: ([, day, , month, year]) =>
      firm(dayOf(year?.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))),
  },
  {
    pattern: '(?<![\\d/.,])(\\d{1,2})/(\\d{1,2})(?![\\d/])',
    read: ([, day, month], on, toward) => firm(withoutYear(Number(month), Number(day), on, toward)),
  },
  {
    pattern: '(?<=\\b(?:le|au|du|avant le) )(\\d{1,2})[-.](0?[1-9]|1[0-2])(?!\\d|[/.-]\\d)',
    read: ([, day, month], on, toward) => firm(withoutYear(Number(month), Number(day), on, toward)),
    orNone: true,
  },
];

/** « dernier vendredi » counts from the end of the month. */
function nthDay(rank: string, day: string | undefined, first: IsoDate): IsoDate {
  if (/^(?:dernier|last)/i.test(rank)) {
    const last = lastOfMonth(first);
    return addDays(last, -((weekday(last) - dayNumber(day) + 7) % 7));
  }
  const weeks = /^(?:p|1|f)/i.test(rank) ? 0 : /^(?:d|s)/i.test(rank) ? 1 : 2;
  return addDays(first, ((dayNumber(day) - weekday(first) + 7) % 7) + 7 * weeks);
}

export const NUMBERED_DAYS: readonly DateReader[] = [
  {
    pattern: '\\b(?:le\\s+)?(\\d{1,2}|premier)(?:er)?\\s+(?:du mois (?:prochain|suivant)|of next month)',
    read: ([, day], on) => inMonth(day, addMonths(firstOfMonth(on), 1)),
  },
  {
    pattern: '\\b(?:le\\s+)?(\\d{1,2}|premier)(?:er)?\\s+(?:de ce mois|courant)\\b',
    read: ([, day], on) => inMonth(day, firstOfMonth(on)),
  },
  {
    pattern: '\\b(?:le\\s+|tous les\\s+)?(\\d{1,2}|premier)(?:er)?\\s+du mois\\b',
    read: ([, day], on, toward) => firm(nextDayOfMonth(dateNumber(day), on, toward)),
  },
  {
    pattern: `\\b(?:${DAYS}),?(?: the| le)? (\\d{1,2})${RANK}${NO_DAY}(?!\\w)`,
    read: ([, day], on, toward) => ranked(day, on, toward),
  },
  {
    pattern: `\\b(?:avant |d['’]ici |pour |au plus tard |le |(?:${DAYS}) )+(${WORD_DAYS})${NO_NOUN}`,
    // « Le premier, je l'ai payé »
    read: ([quote, day], on, toward) => (/^Le premier$/.test(quote) ? null : ranked(day, on, toward)),
  },
  {
    pattern: `(?<!\\p{L})(?:avant |d['’]ici |pour |au plus tard |by |on |before )?(?:le|the|au|[àa] (?:partir|compter) du) (\\d{1,2})${RANK}${NO_DAY}\\b`,
    read: ([, day], on, toward) => ranked(day, on, toward),
  },
];

function inMonth(day: string | undefined, first: IsoDate) {
  return firm(dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), dateNumber(day)));
}

function ranked(day: string | undefined, on: IsoDate, toward: Toward) {
  const date = dateNumber(day);
  return date >= 1 && date <= 31 ? firm(nextDayOfMonth(date, on, toward)) : null;
}

export const NAMED_DAYS: readonly DateReader[] = [
  {
    pattern: `\\b(${DAYS})\\.? (?:de la semaine (?:prochaine|pro)\\b|en huit|next week|week\\b)`,
    read: ([, day], on) => firm(inNextWeek(day, on)),
  },
  {
    // « vendredi et le vendredi d’après »
    pattern: `\\b(?:le )?(${DAYS}) (?:d['’]apr[èe]s|suivant|after)(?!\\p{L})`,
    read: ([, day], on) => firm(addDays(weekdayNear(day, on, 'future'), 7)),
  },
  {
    pattern: `\\b(?:le |ce )?(${DAYS}),? (?:de )?(?:cette semaine|this week)\\b`,
    read: ([, day], on, toward) => firm(weekdayNear(day, on, toward)),
  },
  {
    pattern: `\\b(${DAYS}) en quinze`,
    read: ([, day], on) => firm(addDays(inNextWeek(day, on), 7)),
  },
  {
    pattern: `\\b(?:(${DAYS}) (?:dernier|pass[ée])|last (${DAYS}))`,
    read: ([, day, other], on) => firm(weekdayNear(day ?? other, on, 'past')),
  },
  {
    pattern: `\\b(?<!\\bun )(?:d['’]ici |avant |pour |ce |by |on |next |this |before )?(?:le |à )?(${DAYS})(?: prochain| qui vient)?\\b`,
    read: ([, day], on, toward) => firm(weekdayNear(day, on, toward)),
  },
];

export const DISTANT_DAYS: readonly DateReader[] = [
  {
    pattern: '\\b(?:apr[èe]s[- ](?:de|2)mai?n|day after tomorrow)',
    read: (_, on) => firm(addDays(on, 2)),
  },
  { pattern: '\\bavant[- ]hier|day before yesterday', read: (_, on) => firm(addDays(on, -2)) },
  { pattern: '\\b(?:demain|dmain|demin|2main|2m1|dem1|dm1|tomorrow|tmrw|tmr)\\b', read: (_, on) => firm(addDays(on, 1)) },
  { pattern: '\\bhier\\b|\\byesterday\\b|\\blast night\\b', read: (_, on) => firm(addDays(on, -1)) },
  {
    pattern:
      "\\b(?:aujourd\\s?['’]?\\s?hui|ajd|auj|cette nuit|ce (?:matin|soir|midi|jour(?![- ]l[àa]))|cet(?:te)? apr[èe]s[- ]?midi|(?:cet(?:te)? )?\\baprem|dans la journ[ée]e|dans l['’]heure|s[ée]ance tenante|sur[- ]le[- ]champ|en (?:sortant|partant|d[ée]bauchant)(?! (?:en |de ))|(?<!(?:t[ée]l[ée]phone|t[ée]l|appel|dit|eus?|parl[ée]) )tout [àa] l['’]heure|today|tonight|EOD|COB|this (?:morning|afternoon|evening))(?!\\p{L})",
    read: (_, on) => firm(on),
  },
  {
    // « viré à l'instant »
    pattern: "(?<!\\p{L})(?:à|a) l['’]instant\\b|\\bjust now\\b",
    read: (_, on, toward) => (toward === 'past' ? firm(on) : null),
  },
  {
    pattern:
      '\\b(?:tout de suite|(?<!\\b(?:fois|jours|mois|ans|ainsi|la) )de suite|imm[ée]diatement|right (?:away|now)|immediately)\\b',
    read: (_, on, toward) => (toward === 'past' ? null : { date: on, from: on, to: on, firmness: 'approximate' }),
  },
];
