/** Sums of money in French and English words and figures; what only looks like one (IBAN, phone, reference, date, article) is none. */
import { type Cents, cents } from '../law/money.ts';

export type FoundAmount = { readonly cents: Cents; readonly quote: string; readonly at: number };
export type Share = 'half' | 'rest' | 'whole';
export type FoundShare = { readonly share: Share; readonly quote: string; readonly at: number };

const SPACE = '[ \\u00a0\\u202f]';
const FIGURE = `\\d{1,3}(?:(?:${SPACE}|[.,'’])\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?`;
const UNIT = '(?:€|euros?|eur|balles)(?![\\p{L}])';
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\d.,/-])(${FIGURE})${SPACE}?(?:${UNIT}|e(?![\\p{L}\\d]))(?:${SPACE}?(\\d{2})(?!\\d))?`,
  'giu',
);
const UNIT_FIRST = new RegExp(`(?:€|\\beur|\\beuros?)${SPACE}?(${FIGURE})(?![\\d/])`, 'giu');
const THOUSANDS = new RegExp(
  `(?<![\\p{L}\\d.,/-])(\\d{1,3})${SPACE}?k(?:${SPACE}?(?:€|euros?))?(\\d{0,3})(?:${SPACE}?${UNIT})?(?![\\p{L}\\d])`,
  'giu',
);

/** In the order they stand. */
export function amountsIn(text: string): readonly FoundAmount[] {
  const hidden = withoutLookalikes(text);
  const found: FoundAmount[] = [];
  const add = (value: number, quote: string, at: number) => {
    const overlaps = found.some((one) => at < one.at + one.quote.length && one.at < at + quote.length);
    if (!overlaps && Number.isSafeInteger(value) && value > 0)
      found.push({ cents: cents(value), quote: text.slice(at, at + quote.length), at });
  };
  for (const match of hidden.matchAll(WITH_UNIT)) {
    const whole = centsOf(match[1] ?? '');
    add(
      match[2] !== undefined && !/[.,]\d{1,2}$/.test(match[1] ?? '') ? whole + Number(match[2]) : whole,
      match[0].trimEnd(),
      match.index,
    );
  }
  for (const match of hidden.matchAll(UNIT_FIRST)) add(centsOf(match[1] ?? ''), match[0], match.index);
  for (const match of hidden.matchAll(THOUSANDS)) {
    add(Number(match[1]) * 100_000 + Number((match[2] ?? '').padEnd(3, '0')) * 100, match[0], match.index);
  }
  for (const { value, quote, at } of inWords(hidden)) add(value, quote, at);
  return found.sort((a, b) => a.at - b.at);
}

/** « 1 200,50 », "1,425.00", « 1.200 »: the last separator before one or two digits is decimal. */
function centsOf(figure: string): number {
  const decimal = /[.,](\d{1,2})$/.exec(figure);
  const digits = (decimal === null ? figure : figure.slice(0, decimal.index)).replace(/\D/g, '');
  return Number(digits) * 100 + (decimal === null ? 0 : Number((decimal[1] ?? '').padEnd(2, '0')));
}

const LOOKALIKES: readonly RegExp[] = [
  /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b/g,
  /(?<!\d)(?:\+33|0033|0)[ .\u00a0-]?[1-9](?:[ .\u00a0-]?\d{2}){4}(?!\d)/g,
  /\b[LRD]\.? ?\d{3}-\d+(?:-\d+)?\b/g,
  /\b[A-Z]{1,6}-20\d\d-\d{3,6}\b|\b20\d\d-[A-Z]{1,3}-\d{1,6}\b/gi,
  /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g,
];

function withoutLookalikes(text: string): string {
  return LOOKALIKES.reduce((hidden, pattern) => hidden.replace(pattern, (found) => '\u2400'.repeat(found.length)), text);
}

const UNITS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
};
const NUMBER_WORD = `(?:${Object.keys(UNITS).join('|')}|cents?|mille|et)`;
const WORDS = new RegExp(`(?<![\\p{L}])(${NUMBER_WORD}(?:[ -]${NUMBER_WORD})*)[ \\u00a0](?:euros?|€)`, 'giu');

function inWords(text: string): readonly { readonly value: number; readonly quote: string; readonly at: number }[] {
  return [...text.matchAll(WORDS)].map((match) => ({ value: numberOf(match[1] ?? '') * 100, quote: match[0], at: match.index }));
}

/** « mille deux cents » → 1200, « quatre-vingt-dix » → 90. */
export function numberOf(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[ -]+/)) {
    if (word === 'et') continue;
    if (word === 'mille') {
      total += Math.max(current, 1) * 1000;
      current = 0;
    } else if (word === 'cent' || word === 'cents') current = Math.max(current, 1) * 100;
    else if ((word === 'vingt' || word === 'vingts') && current % 100 === 4) current += 76;
    else current += UNITS[word] ?? 0;
  }
  return total + current;
}

const SHARES: readonly (readonly [Share, RegExp])[] = [
  ['half', /\b(?:la )?moiti[ée]\b|\bhalf\b/gi],
  ['rest', /\b(?:le )?(?:solde|reste|restant|surplus)\b|\bthe (?:rest|balance|remainder)\b/gi],
  ['whole', /\b(?:la )?totalit[ée]\b|\ble tout\b|\bint[ée]gralit[ée]\b|\bin full\b|\bthe full amount\b/gi],
];

/** « la moitié », « le solde », « la totalité ». */
export function sharesIn(text: string): readonly FoundShare[] {
  return SHARES.flatMap(([share, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ share, quote: match[0], at: match.index })),
  ).sort((a, b) => a.at - b.at);
}
