/** The SIREN: nine digits that name a business or a sole trader in France, the last a check digit (Luhn). Source: C. com., art. R123-220 and R123-221. */
import type { Brand } from './brand.ts';

/** Nine digits, without spaces. */
export type Siren = Brand<string, 'Siren'>;

export function isSiren(text: string): text is Siren {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const doubled = [...text].map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2));
  return doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** Of a SIREN or a SIRET, spaces and points within allowed; null for anything else. */
export function sirenFrom(text: string): Siren | null {
  const digits = text.replace(/[\s.]/g, '');
  const first = digits.slice(0, 9);
  return /^(?:\d{9}|\d{14})$/.test(digits) && isSiren(first) ? first : null;
}

/** « 732 829 320 » */
export function sirenInWords(siren: Siren): string {
  return siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
