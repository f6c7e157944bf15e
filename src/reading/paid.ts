/** What was paid: the sum, the day, the reference, from the debtor's own words. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { sumsIn } from './bare-sums.ts';
import type { Clause } from './clauses.ts';
import type { FoundDate } from './dates.ts';
import { isOfAnEvent } from './day-ahead.ts';
import { pastDates } from './day-behind.ts';
import { isMadeNow } from './paying.ts';
import { MOST_WORDS_OF_A_SUM, quotesOf, sumJustAfter, sumTold } from './promised.ts';
import type { Paid } from './reading.ts';
import { timesIn } from './schedule.ts';
import { tenseOf } from './tense.ts';

const REFERENCE =
  /(?:r[ée]f(?:[ée]rence)?\.?|libell[ée]|under|ref(?:erence)?|ordre|mandat|op[ée]ration|virement)\s*:?\s*(?:n°\s*)?((?=[A-Z/-]*\d)[A-Z0-9][A-Z0-9/-]{3,})/i;

export function paidFrom(paid: readonly Clause[], near: readonly Clause[], writtenOn: IsoDate): Paid | null {
  if (paid.length === 0) return null;
  const own = quotesOf(paid);
  const said = pastDates(own, writtenOn);
  const beside = besidePaid(paid, near, writtenOn);
  const after = sumJustAfter(paid.at(-1) as Clause, near, writtenOn);
  const told = paid.map((clause) => sumTold(clause, writtenOn)).find((sum) => sum !== null);
  const before = onlyASumBefore(paid[0] as Clause, near, writtenOn);
  const now = paid.some(isMadeNow) ? writtenOn : null;
  const nearby = quotesOf(beside);
  const reference = [...paid, ...near]
    .map((clause) => REFERENCE.exec(clause.quote)?.[1])
    .find((found) => found !== undefined && /\d/.test(found));
  const several = paidSeverally(own, writtenOn);
  return {
    amountCents: several?.cents ?? told ?? after ?? before ?? sumsIn(nearby, writtenOn)[0]?.cents ?? null,
    date: several?.date ?? said.find(isADay)?.date ?? now ?? pastDates(nearby, writtenOn).find(isADay)?.date ?? null,
    reference: reference ?? null,
  };
}

/** « 500 € en main propre et 300 € la semaine suivante ». */
const ADDED =
  /^(?!.*\b(?:sur|dont|soit|reste\w*|total|au lieu|factur\w*|dus?|manqu\w*|frais|promis|avais|devais)\b).*\b(?:et|puis|plus|and)\b/iu;
const OF_A_PAPER = /\b(?:sur|factur\w*|notes?|dus?|du montant|au lieu|of the|invoice)\b/iu;

/** « payé 200 le 2 et 200 hier »: the whole, and the last day; null unless every sum has its own day gone by. */
function paidSeverally(text: string, writtenOn: IsoDate): { readonly cents: Cents; readonly date: IsoDate | null } | null {
  const sums = sumsIn(text, writtenOn);
  const days = pastDates(text, writtenOn);
  const times = timesIn(text);
  if (sums.length === 1 && sums[0] !== undefined && days.length > 1 && times === days.length)
    return {
      cents: cents(sums[0].cents * times),
      date:
        days
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? null,
    };
  if (sums.length < 2) return null;
  const [one, other] = sums;
  if (days.length === 0 && sums.length === 2 && one !== undefined && other !== undefined)
    return ADDED.test(text.slice(one.at + one.quote.length, other.at))
      ? { cents: cents(one.cents + other.cents), date: null }
      : null;
  if (sums.length !== days.length) return null;
  const dated = sums.map((sum, index) => {
    const end = sums[index + 1]?.at ?? text.length;
    const day = days.find(({ at }) => at > sum.at && at < end);
    return day !== undefined && !OF_A_PAPER.test(text.slice(sum.at + sum.quote.length, day.at)) ? day : null;
  });
  const last = days
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last === undefined || dated.includes(null)) return null;
  return { cents: cents(sums.reduce((all, sum) => all + sum.cents, 0)), date: last };
}

/** « C'est payé. Depuis vendredi dernier. », « Voir l'avis : 1 999 € le 19 octobre »: the clauses just before and after, when they tell of nothing to come or to doubt. */
function besidePaid(paid: readonly Clause[], near: readonly Clause[], writtenOn: IsoDate): readonly Clause[] {
  const places = paid.map((clause) => near.indexOf(clause));
  return near.filter(
    (clause, index) =>
      !paid.includes(clause) &&
      places.some((place) => index === place + 1 || index === place - 1) &&
      !clause.reported &&
      !clause.question &&
      !clause.negated &&
      !clause.conditional &&
      !isOfAnEvent(clause) &&
      tenseOf(clause.folded) !== 'ahead' &&
      pastDates(clause.quote, writtenOn).length > 0,
  );
}

/** « Le reste, 4 050 €, je vous l'ai viré hier ». */
function onlyASumBefore(main: Clause, near: readonly Clause[], writtenOn: IsoDate): Cents | null {
  const before = near[near.indexOf(main) - 1];
  if (before === undefined || before.question || before.folded.split(' ').length > MOST_WORDS_OF_A_SUM) return null;
  return sumTold(before, writtenOn);
}

/** A month tells no day. */
const isADay = ({ from, to }: FoundDate): boolean => addDays(from, 7) >= to;
