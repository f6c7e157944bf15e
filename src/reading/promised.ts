/** What was promised or paid: the sums, the days, the schedule, from the debtor's own words. */
import { addMonths, type IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { amountsIn, numberOf, sharesIn } from './amounts.ts';
import type { Clause } from './clauses.ts';
import { datesIn, type FoundDate } from './dates.ts';
import { futureDates, isMadeNow } from './paying.ts';
import type { Instalment, Paid, PromisedPayment } from './reading.ts';

/** The day stands in the promise, else in a clause near by; null when none is said: that is no promise. */
export function promiseFrom(
  promises: readonly Clause[],
  near: readonly Clause[],
  writtenOn: IsoDate,
  paid: Paid | null,
): PromisedPayment | null {
  const dated = promises.filter((clause) => futureDates(clause.quote, writtenOn).length > 0);
  const main = dated[0] ?? promises[0];
  if (main === undefined) return null;
  const others = near.filter((clause) => !promises.includes(clause) && !clause.reported);
  const withDay = dated[0] ?? closest(others, main, (clause) => futureDates(clause.quote, writtenOn).length > 0);
  if (withDay === undefined) return null;
  const schedule =
    scheduleIn(promises.map((clause) => clause.quote).join('\n'), writtenOn) ?? scheduleIn(withDay.quote, writtenOn);
  if (schedule !== null) return { amountCents: totalOf(schedule), date: schedule[0]?.date ?? null, instalments: schedule };
  return { amountCents: amountOf(main, withDay, promises, paid), date: dayMeant(withDay.quote, writtenOn), instalments: null };
}

function closest(clauses: readonly Clause[], to: Clause, has: (clause: Clause) => boolean): Clause | undefined {
  const distance = (clause: Clause) => Math.abs(clause.at - to.at);
  return clauses.filter(has).sort((one, other) => distance(one) - distance(other))[0];
}

const LATEST = /(?:au plus tard|avant|d['’]ici|dernier d[ée]lai|by|latest|jusqu['’]au?|et)\s*(?:à\s*|le\s*|la\s*)*$/iu;

/** The first day said; « entre le 10 et le 15 » and « lundi, au plus tard mercredi » mean the last. */
function dayMeant(text: string, writtenOn: IsoDate): IsoDate | null {
  const days = futureDates(text, writtenOn);
  const latest = days.slice(1).find((day) => LATEST.test(text.slice(0, day.at)) || LATEST.test(day.quote.slice(0, 12)));
  const between = /\bentre\b|\bbetween\b/iu.test(text);
  const isLimit = latest !== undefined && (between || /plus tard|latest|d[ée]lai/iu.test(text));
  return (isLimit ? latest : days[0])?.date ?? null;
}

function amountOf(main: Clause, withDay: Clause, promises: readonly Clause[], paid: Paid | null): Cents | null {
  const shares = sharesIn(main.quote).map((share) => share.share);
  const own = amountsIn(main.quote);
  if (own.length > 0) return own[0]!.cents;
  if (/\b(?:la meme chose|idem|pareil|autant|la meme somme)\b/.test(main.folded)) return paid?.amountCents ?? null;
  if (shares.length > 0) return null;
  return [withDay, ...promises].flatMap((clause) => amountsIn(clause.quote))[0]?.cents ?? null;
}

const COUNT = '(\\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|two|three|four|five|six|ten|twelve)';
const TIMES = new RegExp(
  `${COUNT} ?(?:(?:petites?|petits?|[ée]gales?|[ée]gaux|equal|monthly|mensuels?|weekly) )?(?:fois|x\\b|mensualit[ée]s|versements|[ée]ch[ée]ances|paiements|virements|ch[eè]ques|instal+ments|payments|mois(?! de retard| plus tard)|months)`,
  'iu',
);
const MONTHLY =
  /(?:par|chaque|tous les|de chaque|per|each|every) (?:mois|month)|mensualit|mensuel|\bmonthly\b|tous les \d{1,2}\b/iu;

export function timesIn(text: string): number | null {
  const count = TIMES.exec(text)?.[1];
  if (count === undefined) return null;
  return /^\d/.test(count) ? Number(count) : numberOf(count.toLowerCase());
}

/** null unless every payment has its day: « 150 € le 10 et 150 € le 20 », « trois fois 150 €, les 10, 20 et 30 », « 5 mensualités à partir du 15 ». */
export function scheduleIn(text: string, writtenOn: IsoDate): readonly Instalment[] | null {
  const times = timesIn(text);
  const days = distinct(futureDates(text, writtenOn));
  if (times !== null && MONTHLY.test(text) && days[0] !== undefined && times > days.length - 1)
    return monthly(text, times, days[0].date);
  const parts = withoutTotal(partsIn(text), days.length);
  if (days.length < 2 || /\bou\b|\bor\b|\bentre\b|au plus tard|\bbetween\b|\bnon\b|\bpas le\b/iu.test(text)) return null;
  if (parts.length === days.length) return days.map((day, index) => ({ amountCents: parts[index] ?? null, date: day.date }));
  const each = eachOf(text, days.length);
  return each === null && times !== days.length ? null : days.map((day) => ({ amountCents: each, date: day.date }));
}

/** « 1 200 € en trois fois : 400 € le 1er, 400 € le 10, 400 € le 20 »: the sum of the others is no part. */
function withoutTotal(parts: readonly (Cents | null)[], days: number): readonly (Cents | null)[] {
  if (parts.length !== days + 1 || parts.includes(null)) return parts;
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  const total = parts.findIndex((part) => part !== null && 2 * part === sum);
  return total === -1 ? parts : parts.filter((_, index) => index !== total);
}

function distinct(days: readonly FoundDate[]): readonly FoundDate[] {
  return days.filter((day, index) => days.findIndex((one) => one.date === day.date) === index);
}

function monthly(text: string, times: number, first: IsoDate): readonly Instalment[] | null {
  if (times < 2 || times > 60) return null;
  const each = eachOf(text, times);
  return Array.from({ length: times }, (_, month) => ({ amountCents: each, date: addMonths(first, month) }));
}

/** « le solde, soit 350 € ». */
const SUM_SAID = /^[\s,(:=–-]*(?:soit|donc|de|c['’]est[- ][àa][- ]dire|i\.e\.)?[\s:(]*\d/iu;

/** Sums and shares in the order they stand; a share has no figure. */
function partsIn(text: string): readonly (Cents | null)[] {
  const sums = amountsIn(text).map(({ at, cents: amount }) => ({ at, amount: amount as Cents | null }));
  const shares = sharesIn(text)
    .filter(({ at, quote }) => !SUM_SAID.test(text.slice(at + quote.length)))
    .map(({ at }) => ({ at, amount: null }));
  return [...sums, ...shares].sort((one, other) => one.at - other.at).map(({ amount }) => amount);
}

/** The sum of each payment: said (« de 150 € »), or the total in equal parts. */
function eachOf(text: string, times: number): Cents | null {
  const amounts = amountsIn(text).map((found) => found.cents);
  const [first, second] = amounts;
  if (first === undefined) return null;
  if (second !== undefined && amounts.length === 2) {
    if (first * times === second) return first;
    if (second * times === first) return second;
  }
  const said = amountsIn(text).find(
    ({ at, quote }) =>
      /(?:\bde|\bà|\bof|\bx|fois)\s*$/iu.test(text.slice(0, at)) ||
      /^\s*(?:chacun|chaque|par mois|\/\s?mois|each|a month|per month)/iu.test(text.slice(at + quote.length)),
  );
  if (said !== undefined && TIMES.test(text)) return said.cents;
  const inParts = TIMES.test(text) || /\bles \d|chaque|moiti[ée]|parts? [ée]gales?/iu.test(text);
  return inParts && amounts.length === 1 && first % times === 0 ? cents(first / times) : null;
}

function totalOf(schedule: readonly Instalment[]): Cents | null {
  return schedule.some((one) => one.amountCents === null)
    ? null
    : cents(schedule.reduce((total, one) => total + (one.amountCents ?? 0), 0));
}

const REFERENCE = /(?:r[ée]f(?:[ée]rence)?\.?|libell[ée]|under|ref(?:erence)?)\s*:?\s*(?:n°\s*)?([A-Z0-9][A-Z0-9/-]{3,})/i;

export function paidFrom(paid: readonly Clause[], near: readonly Clause[], writtenOn: IsoDate): Paid | null {
  if (paid.length === 0) return null;
  const own = paid.map((clause) => clause.quote).join('\n');
  const said = datesIn(own, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const around = near.filter(
    (clause) =>
      !clause.reported &&
      Math.abs(clause.at - (paid[0]?.at ?? 0)) < 200 &&
      /\b(?:virement|cheque|debite|valeur|date|hier|banque)\b/.test(clause.folded),
  );
  const beside =
    said.length > 0
      ? []
      : around.flatMap((clause) => datesIn(clause.quote, writtenOn, 'past')).filter((day) => day.date <= writtenOn);
  const now = paid.some(isMadeNow) ? writtenOn : null;
  const reference = [...paid, ...near]
    .map((clause) => REFERENCE.exec(clause.quote)?.[1])
    .find((found) => found !== undefined && /\d/.test(found));
  return {
    amountCents: amountsIn(own)[0]?.cents ?? null,
    date: said[0]?.date ?? now ?? beside[0]?.date ?? null,
    reference: reference ?? null,
  };
}
