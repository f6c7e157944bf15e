/** Money: whole euro cents, never floating point. */
import type { Brand } from './brand.ts';

/** An amount in whole euro cents; negative for a credit note. */
export type Cents = Brand<number, 'Cents'>;

/** A rate in basis points: 12.15 % is 1215. */
export type BasisPoints = Brand<number, 'BasisPoints'>;

/** @throws RangeError on a fraction of a cent, which is a bug upstream. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole cents: ${amount}`);
  return amount as Cents;
}

export const NOTHING = cents(0);

export function sum(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total, amount) => total + amount, 0));
}

/** « 1 200,00 € », with no-break spaces. */
export function euros(amount: Cents): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(amount) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${sign}${whole},${(Math.abs(amount) % 100).toString().padStart(2, '0')}\u00a0€`;
}

/** "12.15" → 1215. @throws RangeError when the text is not a rate with two decimals. */
export function basisPoints(rate: string): BasisPoints {
  const parts = /^(\d{1,3})\.(\d{2})$/.exec(rate);
  if (parts === null) throw new RangeError(`not a rate with two decimals, like "12.15": ${rate}`);
  return (Number(parts[1]) * 100 + Number(parts[2])) as BasisPoints;
}

/** 1215 → "12.15". */
export function ratePct(rate: BasisPoints): string {
  return `${Math.trunc(rate / 100)}.${(rate % 100).toString().padStart(2, '0')}`;
}

/** « 12,15 % », with a no-break space. */
export function percent(rate: BasisPoints): string {
  return `${ratePct(rate).replace('.', ',')}\u00a0%`;
}
