/** The sums, deadlines and bank details a text states, as a reader would take them. */
import { type Cents, cents } from '../law/money.ts';

export type Sum = { readonly quote: string; readonly amountCents: Cents };
/** `year` is null where the text leaves it out. */
export type Deadline = { readonly quote: string; readonly year: string | null; readonly monthDay: string };

const SPACE = '[ \\u00a0\\u202f]';
const AMOUNT = new RegExp(
  `(?<![\\d,.])(\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+|\\d+)(?:[,.](\\d{1,2}))?${SPACE}*(?:€|euros?(?!\\p{L})|EUR(?!\\p{L}))`,
  'giu',
);

/** « 1 200,00 € », « 1.200 euros », « 480,5 EUR ». */
export function sumsIn(text: string): readonly Sum[] {
  return [...text.matchAll(AMOUNT)].map(([quote, whole = '', fraction = '']) => ({
    quote,
    amountCents: cents(Number(whole.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'))),
  }));
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const DAY = `(\\d{1,2})(?:er)?${SPACE}+(${MONTHS.join('|')})(?:${SPACE}+(\\d{4}))?|(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?`;
const CUE = "(?:au plus tard|avant|d[’']ici|jusqu[’']|dernier délai)";
const DEADLINE = new RegExp(`${CUE}${SPACE}*(?:le|au|:)?${SPACE}+(?:\\p{L}+di${SPACE}+|dimanche${SPACE}+)?(?:${DAY})`, 'giu');

/** « au plus tard le mercredi 9 décembre 2026 », « avant le 15/12 ». */
export function deadlinesIn(text: string): readonly Deadline[] {
  return [...text.matchAll(DEADLINE)].map(([quote, day, month, year, shortDay, shortMonth, shortYear]) => {
    const number = month === undefined ? (shortMonth ?? '') : String(MONTHS.indexOf(month.toLowerCase()) + 1);
    const monthDay = `${number.padStart(2, '0')}-${(day ?? shortDay ?? '').padStart(2, '0')}`;
    return { quote, year: year ?? shortYear ?? null, monthDay };
  });
}

/** IBANs, without spaces. */
export function ibansIn(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![\p{L}\d])/gu,
  );
  return [...found].map(([iban]) => iban.replace(/[ \u00a0]/g, ''));
}
