/** The sums, days and bank details a text states, in French or in English, as a reader would take them. */
import { type Cents, cents } from '../law/money.ts';
import { sumsInWords } from './sums-in-words.ts';

export type Sum = { readonly quote: string; readonly amountCents: Cents };
/** `year` is null where the text leaves it out; `weekday` is 1 for Monday, null where none is named. */
export type StatedDay = {
  readonly quote: string;
  readonly year: string | null;
  readonly monthDay: string;
  readonly weekday: number | null;
};

const SPACE = '[ \\u00a0\\u202f]';
/** A comma, a point or a space before three figures parts thousands. */
const NUMBER = '(\\d{1,3}(?:[ \\u00a0\\u202f.,]\\d{3})+(?!\\d)|\\d+)(?:[,.](\\d{1,2})(?!\\d))?';
const NOT_CAPITAL = `(?<!capital(?:${SPACE}social)?${SPACE}de${SPACE}(?:\\d+[ \\u00a0\\u202f.]){0,3})`;
/** « 2 × 480,00 € » is the price of one. */
const NOT_TIMES = `(?<!(?:[2-9]|\\d\\d)${SPACE}?[×x*]${SPACE}?)`;
const AMOUNT = new RegExp(
  `${NOT_CAPITAL}${NOT_TIMES}(?<![\\d,.])(?:${NUMBER}${SPACE}*(?:€|euros?(?!\\p{L})|EUR(?!\\p{L}))|(?:€|(?<!\\p{L})EUR)${SPACE}*${NUMBER}(?!\\d))(?!${SPACE}*(?:HT${SPACE}*|TTC${SPACE}*)?(?:/|(?:par|de${SPACE}l[’']|l[’']|per)${SPACE}?(?:heure|jour|mois|unité|an|hour|day|month|unit|year)))`,
  'giu',
);

/** « mille deux cents euros », « 1 200,00 € », « 1.200 euros », « EUR 480,5 », « €1,200.00 »; neither a company's capital nor the price of one hour or piece is one. */
export function sumsIn(text: string): readonly Sum[] {
  const inFigures = [...text.matchAll(AMOUNT)].map(([quote, whole, fraction, wholeAfter, fractionAfter]) => ({
    quote,
    amountCents: cents(
      Number((whole ?? wholeAfter ?? '').replace(/\D/g, '')) * 100 + Number((fraction ?? fractionAfter ?? '').padEnd(2, '0')),
    ),
  }));
  return [...inFigures, ...sumsInWords(text)];
}

const RECEIVED =
  /reçue?s?|parvenue?s?|crédité|encaissé|enregistré|dédui|imputé|déjà (?:régl|vers|pay)|(?:avez|a|ont|été) (?:réglé|versé|payé)|received|credited|deducted|already paid|(?:have|has|been) paid/iu;
const STILL_ASKED =
  /(?<!\p{L})(?:pas|jamais|aucune?|attend\p{L}*|demand\p{L}*|pri(?:e|ons)|veuillez|dev(?:ez|ons|rez|oir)|à (?:régler|payer|verser)|not|never|ask\p{L}*|please|owe)(?!\p{L})/iu;
const CLAUSE_END = /[.;!?](?=\s|$)|\n|,\s|\s(?:dont|and|et\s(?=nous|vous|il|elle|merci))\s?/u;

/** What the text says was paid: « votre paiement de 500 € nous est bien parvenu », « dont 300 € déjà réglés ». */
export function paidSumsIn(text: string): readonly Sum[] {
  const clauses = text.split(CLAUSE_END).filter((clause) => RECEIVED.test(clause) && !STILL_ASKED.test(clause));
  return clauses.flatMap(sumsIn);
}

/** In French, then in English. */
const MONTHS =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december'.split(
    '|',
  );
const WEEKDAYS =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday'.split('|');
const DAY = `(?:(?<weekday>${WEEKDAYS.join('|')}),?${SPACE}+)?(?:the${SPACE}+)?(?:(?<day>\\d{1,2})(?:er|st|nd|rd|th)?${SPACE}+(?:of${SPACE}+)?(?<month>${MONTHS.join('|')})(?!\\p{L})(?:,?${SPACE}+(?<year>\\d{4}))?|(?<usMonth>${MONTHS.slice(12).join('|')})${SPACE}+(?<usDay>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?${SPACE}+(?<usYear>\\d{4}))?|(?<shortDay>\\d{1,2})[/.-](?<shortMonth>\\d{1,2})(?:[/.-](?<shortYear>\\d{4}))?(?!\\d)|(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2}))`;
/** « nous attendons votre règlement pour le 9 décembre », « sous 15 jours, soit le 9 décembre ». */
const AWAITED =
  '(?<=(?:attend|compt|propos|vouloir|voudr(?:ez|iez)|merci|pri(?:e|ons)|demand|veuillez|pourriez|pouvez|régler|payer|verser|parvenir|refaire|effectuer|procéder|acquitter|rembourser|solder|virer|régulariser)(?:(?!annonc|promi|prév|conven)[^.;\\n]){0,60})';
const COUNTED = '(?<=(?:sous|dans)[^.;\\n]{0,30}(?:jours|huitaine|quinzaine)[^.;\\n]{0,60})';
const BEFORE = `(?:au${SPACE}plus${SPACE}tard|avant(?:${SPACE}la${SPACE}date${SPACE}du)?|d[’']ici|jusqu[’']|dernier${SPACE}délai|date${SPACE}limite(?:${SPACE}de${SPACE}\\p{L}+)?(?:${SPACE}fixée)?|${AWAITED}pour|${COUNTED}soit|(?<!\\p{L})(?:(?:no|not)${SPACE}later${SPACE}than|on${SPACE}or${SPACE}before|before|by|until))`;
const AFTER = `(?:au${SPACE}plus${SPACE}tard|dernier${SPACE}délai|délai${SPACE}de${SPACE}rigueur|au${SPACE}maximum|inclus|at${SPACE}the${SPACE}latest)`;
/** « Je vous répondrai avant le 20 novembre » binds us, not the reader. */
const NOT_OURS = `(?<!(?:je|nous|cabinet)${SPACE}(?:vous${SPACE}|lui${SPACE}|y${SPACE})?(?:répond|reviend|écri|réécri|rappel|adresse|transmett|enver|contacte|tiend)\\p{L}*r(?:ai|ons|a)(?:${SPACE}(?!régl|pay|vers[eé]|merci)[\\p{L}'’]+){0,6}${SPACE}?)`;
const NOT_OURS_EITHER = `(?<!(?:(?<!\\p{L})(?:we|i)|firm|practice)${SPACE}(?:will|shall)${SPACE}(?:reply|answer|revert|write|come|get|call|send|be)(?:${SPACE}(?!pay|settl|transfer|please)[\\p{L}'’]+){0,6}${SPACE}?)`;
const LEADING = new RegExp(
  `${NOT_OURS}${NOT_OURS_EITHER}${BEFORE}${SPACE}*,?(?:le|au|du|:)?(?:${SPACE}+(?:le|au|du|:))?${SPACE}+${DAY}`,
  'giu',
);
const TRAILING = new RegExp(`${DAY},?${SPACE}+${AFTER}(?!,?${SPACE}+(?:le|au|\\d|${WEEKDAYS.join('|')}))`, 'giu');

/** « au plus tard le mercredi 9 décembre 2026 », « avant le 15/12 », « le 9 décembre au plus tard », « by 9 December ». */
export function deadlinesIn(text: string): readonly StatedDay[] {
  return daysWhere([LEADING, TRAILING], text);
}

const ANY_DAY = new RegExp(DAY, 'giu');

export function daysIn(text: string): readonly StatedDay[] {
  return daysWhere([ANY_DAY], text);
}

const DUE = `(?:(?<!falling${SPACE})due(?:${SPACE}date(?:${SPACE}was)?)?(?:${SPACE}(?:on|since))?|payable${SPACE}on|échue?s?|à${SPACE}échéance|échéance(?:${SPACE}était)?(?:${SPACE}fixée)?|exigibles?|payables?|expirait|arrivait${SPACE}à${SPACE}échéance)`;
const DUE_DAY = new RegExp(
  `(?<!nouvelle${SPACE})(?<!\\p{L})${DUE}(?:${SPACE}depuis)?${SPACE}*(?:le|du|au|:|en${SPACE}date${SPACE}du)?${SPACE}+${DAY}`,
  'giu',
);

/** The days on which the text says something fell due: « échue le 30 septembre 2026 », « échéance : 30/09/2026 ». */
export function dueDaysIn(text: string): readonly StatedDay[] {
  return daysWhere([DUE_DAY], text);
}

const ISSUED = new RegExp(
  `(?<!\\p{L})(?:factures?|note${SPACE}d[’']honoraires|honoraires|(?:invoices?|fee${SPACE}notes?)(?:${SPACE}no\\.)?)[^.;\\n]{0,40}?${SPACE}(?:du|of|dated)${SPACE}${DAY}`,
  'giu',
);

/** The days of invoices: « notre facture n° 118 du 1er septembre 2026 », « our invoice no. 118 of 1 September 2026 ». */
export function invoiceDaysIn(text: string): readonly StatedDay[] {
  return daysWhere([ISSUED], text);
}

function daysWhere(patterns: readonly RegExp[], text: string): readonly StatedDay[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return found.toSorted((a, b) => a.index - b.index).map(({ 0: quote, groups = {} }) => statedDay(quote, groups));
}

function statedDay(quote: string, groups: Readonly<Record<string, string | undefined>>): StatedDay {
  const { weekday, shortDay, shortMonth, shortYear, isoYear, isoMonth, isoDay, usMonth, usDay, usYear } = groups;
  const { day = usDay, month = usMonth, year = usYear } = groups;
  const number = month === undefined ? (shortMonth ?? isoMonth ?? '') : String((MONTHS.indexOf(month.toLowerCase()) % 12) + 1);
  return {
    quote,
    year: year ?? shortYear ?? isoYear ?? null,
    monthDay: `${number.padStart(2, '0')}-${(day ?? shortDay ?? isoDay ?? '').padStart(2, '0')}`,
    weekday: weekday === undefined ? null : (WEEKDAYS.indexOf(weekday.toLowerCase()) % 7) + 1,
  };
}

export type StatedIban = { readonly quote: string; readonly iban: string };

/** `iban` is without spaces. */
export function ibansIn(text: string): readonly StatedIban[] {
  const found = text.matchAll(
    /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu,
  );
  return [...found].map(([quote]) => ({ quote, iban: quote.replace(/[ \u00a0]/g, '') }));
}
