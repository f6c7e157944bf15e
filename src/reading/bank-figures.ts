/** Days and sums as banks write them in files. */
import { type IsoDate, isIsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';

/** « 12/11/2026 », « 12/11/26 », « 12-11-2026 », « 2026-11-12 », « 20261112 », each with or without an hour after it; null for anything else. */
export function bankDay(text: string): IsoDate | null {
  const plain = text.trim();
  const [, y, m, d] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,5}$)/.exec(plain) ?? [];
  if (y !== undefined) return day(y, m!, d!);
  const [, dd, mm, yy] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=\D|$)/.exec(plain) ?? [];
  return dd === undefined ? null : day(yy!.length === 2 ? `20${yy}` : yy!, mm!, dd);
}

function day(year: string, month: string, ofMonth: string): IsoDate | null {
  const written = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  return isIsoDate(written) ? written : null;
}

/** Whole units with groups of three or none, then at most two decimals; more are zeros. */
const FIGURE = /^([+-]?)(\d{1,3}(?:([ .,'])\d{3})+|\d{1,10})(?:[.,](\d{1,2})0*)?([+-]?)$/;

/** « 1 234,56 », « -1.234,56 € », « +1234.5 », « 12,00- »; null for anything else, « 1.234 » included, which may be either. */
export function bankCents(text: string): Cents | null {
  const plain = text
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/€|\bEUR\b|\beuros?\b/gi, '')
    .trim()
    .replace(/^([+-]) +/, '$1');
  const [, before = '', whole, group, part = '', after = ''] = FIGURE.exec(plain) ?? [];
  if (whole === undefined || (before !== '' && after !== '')) return null;
  if (part === '' && (group === '.' || group === ',')) return null;
  const sum = Number(`${whole.replace(/\D/g, '')}${part.padEnd(2, '0')}`);
  return cents(`${before}${after}` === '-' && sum !== 0 ? -sum : sum);
}
