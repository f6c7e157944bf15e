/** Sums of money in French and English words and figures; what only looks like one (IBAN, phone, reference, date, article) is none. */
import { type Cents, cents } from '../law/money.ts';
import { occurrences } from './occurrences.ts';
import { remembering } from './remembered.ts';

export type FoundAmount = { readonly cents: Cents; readonly quote: string; readonly at: number };
export type Share = 'half' | 'third' | 'rest' | 'whole';
export type FoundShare = { readonly share: Share; readonly quote: string; readonly at: number };

const SPACE = '[ \\u00a0\\u202f]';
const FIGURE = `\\d{1,3}(?:(?:${SPACE}|[.,'’])\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?`;
const UNIT = '(?:€|euros?|eur|balles)(?![\\p{L}])';
/** « 50e » is a sum, « 13e mois » and « 4e rappel » are ranks. */
const BARE_E =
  'e(?![\\p{L}\\d])(?!\\s+(?:mois|jours?|fois|rappel|relance|arrondissement|[ée]tage|courrier|mail|lettre|message|semaine|ann[ée]e|demande|mise|[ée]ch[ée]ance|trimestre|siècle))';
/** « 300 et 400 € »: the unit is said once. */
const SHARED = `(?<!(?<!\\p{L})(?:le|du|au)${SPACE}\\d{1,2})(?=${SPACE}?(?:et|and|puis|ou|,)${SPACE}?(?:${FIGURE})${SPACE}?(?:€|euros?|eur)(?![\\p{L}]))`;
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\d.,/-])(${FIGURE})${SPACE}?(?:${UNIT}|${BARE_E}|${SHARED})(?:${SPACE}?(?:et${SPACE}(?=\\d{2}${SPACE}?(?:centimes?|cts?|c)(?!\\p{L})))?(\\d{2})(?:${SPACE}?(?:centimes?|cts?)(?!\\p{L}))?(?![\\d/.,]|${SPACE}?(?:€|eur|%)))?`,
  'giu',
);
const UNIT_FIRST = new RegExp(`(?:€|\\beur|\\beuros?)${SPACE}?(${FIGURE})(?![\\d/])`, 'giu');
const THOUSANDS = new RegExp(
  `(?<![\\p{L}\\d.,/-])(\\d{1,3}(?:[.,]\\d)?)${SPACE}?k(?:${SPACE}?(?:€|euros?))?(\\d{0,3})(?:${SPACE}?${UNIT})?(?![\\p{L}\\d])`,
  'giu',
);

/** « je vous vire 300 demain », « un chèque de 150 »: a bare figure right after what pays. */
const AFTER_PAYING = new RegExp(
  `(?<![\\p{L}])(?:pa[iy]\\p{L}*|vir\\p{L}*|vers\\p{L}+|r[ée]gl\\p{L}*|rembours\\p{L}*|donn\\p{L}*|envoi\\p{L}*|d[ée]pos\\p{L}*|apport\\p{L}*|fai[st]?|another|pay|send|transfer|ch[eè]que de|virements? de|versements? de|acomptes? de|paiements? de|somme de|montant de|reste de|solde de|mensualit[ée]s de|[ée]ch[ée]ances de)${SPACE}(?!20[1-4]\\d(?!\\d))(\\d{1,3}(?:${SPACE}\\d{3})+|\\d{2,6}(?:[.,]\\d{2})?)(?![\\d/:%-]|[.,]\\d|${SPACE}\\d{3}|${SPACE}?(?:%|fois|jours?|mois|semaines?|ans?|h\\b|heures?|days?|weeks?|months?|mensualit|fact|dossiers|personnes|km|kg|m2|pages|points|lignes))`,
  'giu',
);

/** « 100 le 1er décembre », « les 480 restants », « 30 par mois »: a bare figure beside its day or its turn. */
const BESIDE_ITS_TURN = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?<!(?:\\b(?:le|du|au|les|art|bat|rue|n°)${SPACE}))(?<!\\d${SPACE})(?!20[1-4]\\d(?!\\d))(\\d{1,3}(?:${SPACE}\\d{3})+(?:[.,]\\d{2})?|\\d{2,6}(?:[.,]\\d{2})?)(?=${SPACE}(?:le${SPACE}(?:\\d{1,2}(?!\\d)|1er)|on${SPACE}(?:the${SPACE})?\\d{1,2}(?!\\d)|restants?(?!\\p{L})|comptant(?!\\p{L})|cash(?!\\p{L})|de${SPACE}c[ôo]t[ée]|(?:par|chaque|tous${SPACE}les)${SPACE}mois|/${SPACE}?mois|fin${SPACE}(?:du${SPACE})?(?:mois|janv|f[ée]v|mars|avril|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)))`,
  'giu',
);
const WHAT_REMAINS = new RegExp(
  `\\bles${SPACE}(\\d{2,6}(?:[.,]\\d{2})?)(?=${SPACE}(?:restants?|qui${SPACE}restent|qui${SPACE}manquent)(?!\\p{L}))`,
  'giu',
);

const known = remembering<readonly FoundAmount[]>(50);

/** In the order they stand. */
export function amountsIn(text: string): readonly FoundAmount[] {
  return known(text, () => readAmounts(text));
}

function readAmounts(text: string): readonly FoundAmount[] {
  const hidden = withoutLookalikes(text);
  const found: FoundAmount[] = [];
  const add = (value: number, quote: string, at: number) => {
    const overlaps = found.some((one) => at < one.at + one.quote.length && one.at < at + quote.length);
    if (!overlaps && Number.isSafeInteger(value) && value > 0)
      found.push({ cents: cents(value), quote: text.slice(at, at + quote.length), at });
  };
  for (const match of occurrences(WITH_UNIT, hidden)) {
    const whole = centsOf(match[1] ?? '');
    add(
      match[2] !== undefined && !/[.,]\d{1,2}$/.test(match[1] ?? '') ? whole + Number(match[2]) : whole,
      match[0].trimEnd(),
      match.index,
    );
  }
  for (const match of occurrences(UNIT_FIRST, hidden)) add(centsOf(match[1] ?? ''), match[0], match.index);
  for (const match of occurrences(THOUSANDS, hidden)) {
    const thousands = Math.round(Number((match[1] ?? '').replace(',', '.')) * 1000);
    add((thousands + Number((match[2] ?? '').padEnd(3, '0'))) * 100, match[0], match.index);
  }
  for (const match of occurrences(AFTER_PAYING, hidden)) {
    const figure = match[1] ?? '';
    add(centsOf(figure), figure, match.index + match[0].length - figure.length);
  }
  for (const pattern of [BESIDE_ITS_TURN, WHAT_REMAINS])
    for (const match of occurrences(pattern, hidden)) {
      const figure = match[1] ?? '';
      add(centsOf(figure), figure, match.index + match[0].length - figure.length);
    }
  for (const { value, quote, at } of inWords(hidden)) add(value, quote, at);
  return found.sort((a, b) => a.at - b.at);
}

/** « 1 200,50 », "1,425.00", « 1.200 »: the last separator before one or two digits is decimal. */
export function centsOf(figure: string): number {
  const decimal = /[.,](\d{1,2})$/.exec(figure);
  const digits = (decimal === null ? figure : figure.slice(0, decimal.index)).replace(/\D/g, '');
  return Number(digits) * 100 + (decimal === null ? 0 : Number((decimal[1] ?? '').padEnd(2, '0')));
}

const MONTH =
  'janv(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december';
const LOOKALIKES: readonly RegExp[] = [
  new RegExp(
    `(?<=(?<!\\p{L})(?:${MONTH})\\.?(?:${SPACE}\\d{1,2})?,?${SPACE}{1,2})20[1-4]\\d(?!\\d)(?!${SPACE}?(?:€|euros?|eur)(?!\\p{L}))`,
    'giu',
  ),
  /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b/g,
  /(?<!\d)(?:\+33|0033|0)[ .\u00a0-]?[1-9](?:[ .\u00a0-]?\d{2}){4}(?!\d)/g,
  /\b[LRD]\.? ?\d{3}-\d+(?:-\d+)?\b/g,
  /\b[A-Z]{1,6}-20\d\d-\d{3,6}\b|\b20\d\d-[A-Z]{1,3}-\d{1,6}\b/gi,
  /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g,
  /\b\d{1,2}[.-]\d{1,2}[.-](?:20)?\d\d\b/g,
  /(?<=factures?[ \u00a0](?:n°[ \u00a0]?)?\d+(?:,[ \u00a0]\d+)*[ \u00a0]?(?:,|et|&)[ \u00a0])\d+(?![\d ,.]*(?:€|eur))/gi,
  /(?:factures?|dossier|article|art\.|r[ée]f[ée]rence|r[ée]f\.?|devis|commande|n°|no\.?|invoice|#)[ \u00a0]*(?:n°[ \u00a0]*)?\d[\d-]*(?![\d ]*(?:€|eur))/gi,
];

export function withoutLookalikes(text: string): string {
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
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
export const NUMBER_WORD = `(?:${Object.keys(UNITS).join('|')}|cents?|mille|et|hundred|thousand|and)`;
const WORDS = new RegExp(`(?<![\\p{L}])((?!et |and )${NUMBER_WORD}(?:[ -]${NUMBER_WORD})*)[ \\u00a0](?:euros?|€)`, 'giu');

function inWords(text: string): readonly { readonly value: number; readonly quote: string; readonly at: number }[] {
  return [...occurrences(WORDS, text)].map((match) => ({
    value: numberOf(match[1] ?? '') * 100,
    quote: match[0],
    at: match.index,
  }));
}

/** « mille deux cents » → 1200, « quatre-vingt-dix » → 90. */
export function numberOf(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[ -]+/)) {
    if (word === 'et' || word === 'and') continue;
    if (word === 'mille' || word === 'thousand') {
      total += Math.max(current, 1) * 1000;
      current = 0;
    } else if (word === 'cent' || word === 'cents' || word === 'hundred') current = Math.max(current, 1) * 100;
    else if ((word === 'vingt' || word === 'vingts') && current % 100 === 4) current += 76;
    else current += UNITS[word] ?? 0;
  }
  return total + current;
}

const SHARES: readonly (readonly [Share, RegExp])[] = [
  ['half', /(?<!\p{L})(?:la )?moiti[ée](?!\p{L})|\bhalf\b|(?<!\d)50[ \u00a0]?%/giu],
  [
    'third',
    /(?<!\b(?:par|à|de|chez|d['’]) ?)\b(?:le|un|deux|premier|second|dernier) tiers\b(?! (?:payant|d[ée]tenteur))|\b(?:a|one|two|the last) thirds?\b/giu,
  ],
  ['rest', /\b(?:le )?(?:solde|reste|restant|surplus)\b|\bthe (?:rest|balance|remainder)\b/gi],
  [
    'whole',
    /(?<!\p{L})(?:la )?totalit[ée](?!\p{L})|(?<!\p{L})(?:le tout|l['’]int[ée]gralit[ée])(?!\p{L})|\bin full\b|\bthe (?:full|whole) amount\b/giu,
  ],
];

/** « la moitié », « le solde », « la totalité ». */
export function sharesIn(text: string): readonly FoundShare[] {
  return SHARES.flatMap(([share, pattern]) =>
    [...occurrences(pattern, text)].map((match) => ({ share, quote: match[0], at: match.index })),
  ).sort((a, b) => a.at - b.at);
}
