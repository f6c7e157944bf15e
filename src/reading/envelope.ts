/** Whether what is asked for lasts longer, or comes in more parts, than may be granted without a person. */
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import type { Clause } from './clauses.ts';
import { MONTHS } from './date-sums.ts';
import { futureDates } from './day-ahead.ts';
import type { Intent, PromisedPayment } from './reading.ts';
import { timesIn } from './schedule.ts';
import { monthNamed } from './single-days.ts';
import { tenseOf } from './tense.ts';

const MOST_DAYS = 90;
const MOST_INSTALMENTS = 3;

const WAITING: ReadonlySet<Intent> = new Set([
  'delay-request',
  'promise-to-pay',
  'instalment-request',
  'acknowledges-debt-no-date',
  'cannot-pay',
]);

const FAR =
  /\b(?:l annee prochaine|l an prochain|dans un an|d ici un an|une annee|12 mois|douze mois|next year|a year|six mois|6 mois|six months|au printemps|cet ete|l ete prochain|l ete|l automne|next (?:spring|summer|autumn|fall)|(?:ete|automne|printemps|spring|summer) 20\d\d|(?:a |en |d ici )?la rentree (?:20\d\d|prochaine|de septembre)|plusieurs mois|quelques mois|several months|sine die)\b/;

/** By the month and without an end, or in parts too small to end soon. */
const ENDLESS =
  /\b(?<!comme )(?:(?:par|chaque|tous les|per|each|every|a) (?:mois|month|semaines?|week)|petit a petit|(?:au )?meme rythme|petites? sommes?|au fur et a mesure|plusieurs (?:fois|mensualites|mois)|mensualites|mensuel\w*|monthly|quarts?|cinquiemes?|sixiemes?|dixiemes?|douziemes?|au fil|jusqu a extinction|tous les \d{1,2}(?: du mois)?|le \d{1,2} de chaque mois|sur l annee|sur (?:un|deux) ans?)\b|€ ?\/ ?mois/;

export type Wished = {
  readonly intents: readonly Intent[];
  readonly promise: PromisedPayment | null;
  readonly clauses: readonly Clause[];
  readonly writtenOn: IsoDate;
};

export function isBeyondEnvelope({ intents, promise, clauses, writtenOn }: Wished): boolean {
  const whole = clauses.map((clause) => clause.folded).join(' . ');
  const isFar = (day: IsoDate) => daysBetween(writtenOn, day) > MOST_DAYS;
  if (promise?.date != null && isFar(promise.date)) return true;
  const parts = promise?.instalments ?? [];
  if (parts.length > MOST_INSTALMENTS || parts.some(({ date }) => date !== null && isFar(date))) return true;
  if (!intents.some((intent) => WAITING.has(intent))) return false;
  if (FAR.test(whole)) return true;
  if (
    clauses.some(
      ({ quote, folded, reported }) =>
        !reported && tenseOf(folded) !== 'past' && futureDates(quote, writtenOn).some((day) => isFar(day.date)),
    )
  )
    return true;
  return (intents.includes('instalment-request') || intents.includes('promise-to-pay')) && inManyParts(whole, parts.length > 0);
}

function inManyParts(whole: string, isListed: boolean): boolean {
  const times = timesIn(whole) ?? monthsFromTo(whole);
  if (times !== null) return times > MOST_INSTALMENTS;
  return !isListed && ENDLESS.test(whole);
}

const FROM_TO = new RegExp(`\\bde (${MONTHS})\\b.{0,12}\\ba (${MONTHS})\\b`);

/** « de janvier à juin » is six. */
function monthsFromTo(folded: string): number | null {
  const [, from, to] = FROM_TO.exec(folded) ?? [];
  return from === undefined || to === undefined ? null : ((monthNamed(to) - monthNamed(from) + 12) % 12) + 1;
}
