/** The sums of a clause already known to speak of paying: there a figure without its unit is money too, « 150 vendredi », « quatre cents le 5 ». */
import type { IsoDate } from '../law/calendar.ts';
import { cents } from '../law/money.ts';
import { amountsIn, centsOf, type FoundAmount, NUMBER_WORD, numberOf, withoutLookalikes } from './amounts.ts';
import { datesIn } from './dates.ts';
import { occurrences } from './occurrences.ts';

/** What a number counts when it counts no money. */
const COUNTED =
  'jours?|mois|semaines?|ann[ée]es?|ans?|heures?|h|minutes?|min|mn|fois|pour cent|personnes?|gens|salari[ée]s?|enfants?|clients?|factures?|dossiers?|notes?|lettres?|mails?|relances?|rappels?|courriers?|pages?|points?|lignes?|mensualit[ée]s?|[ée]ch[ée]ances?|versements?|paiements?|virements?|r[èe]glements?|ch[èe]ques?|parts?|tranches?|colis|km|kg|m2|m3|tonnes?|litres?|kilos?|rue|avenue|boulevard|place|quai|impasse|chemin|all[ée]e|route|excuses?|mercis?|pardons?|regrets?|choses|raisons|jour|days?|weeks?|months?|years?|hours?|times|instal+ments?|payments?|invoices?|people|percent|pm|am';
const NOT_COUNTING = `(?!\\s*(?:%|°|[-/:]\\d)|[ -](?:[ée]gales? |[ée]gaux |petite?s? |equal )?(?:${COUNTED})(?!\\p{L}))`;
const FIGURE = new RegExp(
  `(?<![\\p{L}\\d.,/:°-])(?<!\\d )(?<!(?:\\b(?:art|article|bat|b[âa]t|rue|num[ée]ro|no|n°|code|bp|cs|cedex|l[’']an|du|le|au|the|ordre|transaction|op[ée]ration|r[ée]f[ée]rence|r[ée]f|ref|bordereau|confirmation|mandat|avis|dossier) ?))(?!20[1-4]\\d(?!\\d))(\\d{1,3}(?:[ \\u00a0\\u202f.,]\\d{3})+(?!\\d)(?:[.,]\\d{1,2})?|\\d{2,6}(?:[.,]\\d{1,2})?)(?![\\p{L}\\d]|[.,]\\d| \\d+(?![\\d/.:]))${NOT_COUNTING}`,
  'giu',
);
const WORDS = new RegExp(
  `(?<![\\p{L}\\d-]|pour )((?!et |and )${NUMBER_WORD}(?:[ -]${NUMBER_WORD})*)(?<! et| and)(?![\\p{L}\\d-])${NOT_COUNTING}`,
  'giu',
);
/** Below it a bare number counts something else. */
const LEAST_FIGURE = 10;
const LEAST_WORDS = 20;

const MAY_HOLD_A_SUM =
  /\d\d|cent|mille|vingt|trente|quarante|ante\b|hundred|thousand|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety/i;

/** In the order they stand: the sums with their unit, and the bare ones that are no part of a day, a reference or a count. */
export function sumsIn(text: string, writtenOn: IsoDate): readonly FoundAmount[] {
  const said = amountsIn(text);
  if (!MAY_HOLD_A_SUM.test(text)) return said;
  const days = [...datesIn(text, writtenOn), ...datesIn(text, writtenOn, 'past')];
  const hidden = withoutSpans(withoutLookalikes(text), [...said, ...days]);
  const bare = (pattern: RegExp, amountOf: (match: string) => number, least: number) =>
    [...occurrences(pattern, hidden)].flatMap(({ index: at, 1: quote = '' }) =>
      amountOf(quote) >= least * 100 && Number.isSafeInteger(amountOf(quote))
        ? [{ cents: cents(amountOf(quote)), quote, at }]
        : [],
    );
  const found = [...bare(FIGURE, centsOf, LEAST_FIGURE), ...bare(WORDS, (words) => 100 * spoken(words), LEAST_WORDS)];
  return [...said, ...found].sort((one, other) => one.at - other.at);
}

function withoutSpans(text: string, spans: readonly { readonly at: number; readonly quote: string }[]): string {
  const letters = text.split('');
  for (const { at, quote } of spans) letters.fill('\u2400', at, at + quote.length);
  return letters.join('');
}

/** « mille deux » is spoken for 1 200 where no unit follows. */
function spoken(words: string): number {
  const [, thousands, hundreds] = /^(.*\bmille)[ -](deux|trois|quatre|cinq|six|sept|huit|neuf)$/i.exec(words) ?? [];
  return thousands === undefined || hundreds === undefined ? numberOf(words) : numberOf(thousands) + 100 * numberOf(hundreds);
}
