/** Payments in several parts: how many, of how much, on which days. */
import { addDays, addMonths, type IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { numberOf, type Share, sharesIn } from './amounts.ts';
import { sumsIn } from './bare-sums.ts';
import { datesIn, type FoundDate } from './dates.ts';
import { futureDates, justBefore } from './day-ahead.ts';
import type { Instalment } from './reading.ts';

const COUNT = '(\\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|two|three|four|five|six|ten|twelve)';
const TIMES = new RegExp(
  `${COUNT} ?(?:(?:petites?|petits?|[ée]gales?|[ée]gaux|equal|monthly|mensuels?|weekly) )?(?:fois|x\\b|mensualit[ée]s|versements|[ée]ch[ée]ances|paiements|virements|ch[eè]ques|parts?|tranches|instal+ments|payments|mois(?! de retard| plus tard)|months)`,
  'iu',
);
const MONTHLY =
  /(?:par|chaque|tous les|de chaque|per|each|every) (?:mois|month)|mensualit|mensuel|\bmonthly\b|tous les \d{1,2}\b/iu;

const WEEKLY = /hebdomadaire|(?:par|chaque|toutes les|per|each|every) (?:semaines?|week)|\bweekly\b/iu;

export function timesIn(text: string): number | null {
  const count = TIMES.exec(text)?.[1];
  if (count === undefined) return null;
  return /^\d/.test(count) ? Number(count) : numberOf(count.toLowerCase());
}

/** « ou », « entre »: a choice of days is no schedule. */
const CHOICE =
  /\b(?:mettons|disons|plut[oô]t|c['’]est[- ][àa][- ]dire|au pire|let['’]s say)(?!\p{L})|\bou\b|\bor\b|\bentre\b|au plus tard|\bbetween\b|\bnon\b|\bpas le\b/iu;

/**
 * null unless every payment has its day: « 150 € le 10 et 150 € le 20 », « trois fois 150 €, les 10, 20 et 30 », « 5 mensualités à partir du 15 ».
 * `whole`: the sum said just before, which « la moitié » is half of.
 */
export function scheduleIn(text: string, writtenOn: IsoDate, whole: Cents | null = null): readonly Instalment[] | null {
  const times = timesIn(text);
  const days = daysIn(text, writtenOn);
  if (times !== null && WEEKLY.test(text) && days.length === 1 && days[0] !== undefined)
    return weekly(text, times, days[0].date, writtenOn);
  if (times !== null && MONTHLY.test(text) && days[0] !== undefined && times > days.length - 1)
    return monthly(text, times, days[0].date, writtenOn);
  if (days.length < 2 || CHOICE.test(text)) return null;
  const share = shareOf(text, days.length, writtenOn, whole);
  if (share !== null) return days.map((day) => ({ amountCents: share, date: day.date }));
  const each = eachOf(text, days.length, writtenOn);
  if (each !== null && times === days.length && sumsIn(text, writtenOn).length !== days.length)
    return days.map((day) => ({ amountCents: each, date: day.date }));
  const parts = withoutTotal(partsIn(text, writtenOn), days.length);
  const shared = assigned(text, days, writtenOn);
  if (shared !== null) return shared;
  if (parts.length === days.length) return days.map((day, index) => ({ amountCents: parts[index] ?? null, date: day.date }));
  return each === null && times !== days.length ? null : days.map((day) => ({ amountCents: each, date: day.date }));
}

/** « 500 le 20 décembre, puis deux de 250 le 20 janvier et le 20 février »: each day has the sum last said before it; fewer sums than days. */
function assigned(text: string, days: readonly FoundDate[], writtenOn: IsoDate): readonly Instalment[] | null {
  const sums = sumsIn(text, writtenOn);
  if (sums.length < 2 || sums.length >= days.length || sharesIn(text).length > 0) return null;
  const lastBefore = ({ at }: FoundDate) => sums.filter((sum) => sum.at < at).at(-1);
  const used = days.map(lastBefore);
  if (used.includes(undefined) || new Set(used).size !== sums.length) return null;
  return days.map((day, index) => ({ amountCents: used[index]?.cents ?? null, date: day.date }));
}

const PARTS: Readonly<Partial<Record<Share, number>>> = { half: 2, third: 3 };

/** « la moitié (890 €) lundi et l'autre moitié le 30 »: the sum said of one; « mille : la moitié le 14, la moitié le 14 »: half of the one sum said. */
function shareOf(text: string, days: number, writtenOn: IsoDate, whole: Cents | null): Cents | null {
  const shares = sharesIn(text);
  const sums = sumsIn(text, writtenOn);
  const parts = PARTS[shares[0]?.share ?? 'rest'];
  if (parts !== days || shares.some(({ share }) => share !== shares[0]?.share)) return null;
  const isSaid = shares.some(({ at, quote }) => SUM_SAID.test(text.slice(at + quote.length)));
  if (sums.length === 1 && isSaid) return sums[0]?.cents ?? null;
  const sum = sums.length === 1 ? sums[0]?.cents : sums.length === 0 ? whole : null;
  return shares.length !== parts || sum == null || sum % parts !== 0 ? null : cents(sum / parts);
}

/** « 1 200 € en trois fois : 400 € le 1er, 400 € le 10, 400 € le 20 »: the sum of the others is no part. */
function withoutTotal(parts: readonly (Cents | null)[], days: number): readonly (Cents | null)[] {
  if (parts.length !== days + 1 || parts.includes(null)) return parts;
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  const total = parts.findIndex((part) => part !== null && 2 * part === sum);
  return total === -1 ? parts : parts.filter((_, index) => index !== total);
}

/** « 1 000 tout de suite et 1 000 le 5 »: at once is a day where a sum is left for it. */
function daysIn(text: string, writtenOn: IsoDate): readonly FoundDate[] {
  const later = distinct(futureDates(text, writtenOn));
  const all = distinct(datesIn(text, writtenOn).filter(({ date }) => date >= writtenOn));
  return all.length === later.length + 1 && all[0]?.date === writtenOn && sumsIn(text, writtenOn).length === all.length
    ? all
    : later;
}

function distinct(days: readonly FoundDate[]): readonly FoundDate[] {
  return days.filter((day, index) => days.findIndex((one) => one.date === day.date) === index);
}

function weekly(text: string, times: number, first: IsoDate, writtenOn: IsoDate): readonly Instalment[] | null {
  if (times < 2 || times > 60) return null;
  const each = eachOf(text, times, writtenOn);
  return Array.from({ length: times }, (_, week) => ({ amountCents: each, date: addDays(first, 7 * week) }));
}

function monthly(text: string, times: number, first: IsoDate, writtenOn: IsoDate): readonly Instalment[] | null {
  if (times < 2 || times > 60) return null;
  const each = eachOf(text, times, writtenOn);
  return Array.from({ length: times }, (_, month) => ({ amountCents: each, date: addMonths(first, month) }));
}

/** « le solde, soit 350 € ». */
const SUM_SAID = /^[\s,(:=–-]*(?:soit|donc|de|[àa] savoir|c['’]est[- ][àa][- ]dire|i\.e\.)?[\s:(]*\d/iu;

const REPEATED = /\b(?:la m[êe]me (?:chose|somme)|idem|pareil(?:lement)?|autant|the same|as much)\b/giu;

/** Sums and shares in the order they stand; a share has no figure, « pareil le 10 janvier » that of the sum before it. */
function partsIn(text: string, writtenOn: IsoDate): readonly (Cents | null)[] {
  const sums = sumsIn(text, writtenOn).map(({ at, cents: amount }) => ({ at, amount: amount as Cents | null }));
  const shares = sharesIn(text)
    .filter(({ at, quote }) => !SUM_SAID.test(text.slice(at + quote.length)))
    .map(({ at }) => ({ at, amount: null }));
  const repeated = [...text.matchAll(REPEATED)].map(({ index: at }) => ({
    at,
    amount: sums.filter((sum) => sum.at < at).at(-1)?.amount ?? null,
  }));
  return [...sums, ...shares, ...repeated].sort((one, other) => one.at - other.at).map(({ amount }) => amount);
}

const SHARED_OUT = /\bles \d|chaque|moiti[ée]|parts? [ée]gales?|equal|tiers/iu;
const EACH_BEFORE = /(?:\bde|\bà|\bof|\bx|fois|\bat)\s*$/iu;
const EACH_AFTER =
  /^\s*(?:€|euros?)?\s*(?:chacune?|chaque|par mois|\/\s?mois|each|a month|per month|le \d|le 1er|les \d|tous les|on the|on \d)/iu;

/** The sum of each payment: said (« de 150 € »), or the total in equal parts. */
function eachOf(text: string, times: number, writtenOn: IsoDate): Cents | null {
  const found = sumsIn(text, writtenOn);
  const amounts = found.map((sum) => sum.cents);
  const [first, second] = amounts;
  if (first === undefined) return null;
  if (second !== undefined && amounts.length === 2) {
    if (first * times === second) return first;
    if (second * times === first) return second;
  }
  const said = found.find(
    ({ at, quote }) => EACH_BEFORE.test(justBefore(text, at)) || EACH_AFTER.test(text.slice(at + quote.length)),
  );
  if (said !== undefined && (TIMES.test(text) || found.length === 1)) return said.cents;
  const inParts = TIMES.test(text) || SHARED_OUT.test(text);
  return inParts && amounts.length === 1 && first % times === 0 ? cents(first / times) : null;
}

/** null where a part has no figure. */
export function totalOf(schedule: readonly Instalment[]): Cents | null {
  return schedule.some((one) => one.amountCents === null)
    ? null
    : cents(schedule.reduce((total, one) => total + (one.amountCents ?? 0), 0));
}
