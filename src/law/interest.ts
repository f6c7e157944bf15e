/** Interest for late payment: simple (L-15), per half-year, days / 365 (L-26, L-27), each segment rounded half-up to the cent so that the printed statement adds up. */
import { addDays, daysBetween, type IsoDate } from './calendar.ts';
import { type BasisPoints, type Cents, cents } from './money.ts';
import { halfYearEnd, halfYearOf, type Rates, type RateUnknown } from './rates.ts';

/** L-27: 365 always, leap years included. */
export const DAY_COUNT_DIVISOR = 365;
/** L441-10 II: ECB + 10 points when nothing is stipulated (L-23). */
export const PROFESSIONAL_MARGIN = 1000 as BasisPoints;
/** Public buyers: ECB + 8 points, frozen at the half-year in which interest began (L-30). */
export const PUBLIC_MARGIN = 800 as BasisPoints;
/** A stipulated rate may not be below three times the legal rate (L-23, R-08). */
export const FLOOR_MULTIPLIER = 3;

export type Segment = {
  /** The first and the last day that bear interest. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly rate: BasisPoints;
  readonly baseCents: Cents;
  readonly interestCents: Cents;
};

/** Which rate a debt bears. `legal` follows the creditor's quality, never the debtor's (L-36, R-07). */
export type Regime =
  | { readonly kind: 'ecb-plus-10' }
  | { readonly kind: 'stipulated'; readonly rate: BasisPoints }
  | { readonly kind: 'public-buyer'; readonly beganOn: IsoDate }
  | { readonly kind: 'legal'; readonly creditor: 'individual' | 'professional' };

/** Interest on `baseCents` for the days after `after` up to and including `to` (§2.2: the due date bears none, the payment date does). */
export function interestSegments(
  baseCents: Cents,
  after: IsoDate,
  to: IsoDate,
  regime: Regime,
  rates: Rates,
): readonly Segment[] | RateUnknown {
  const segments: Segment[] = [];
  for (let from = addDays(after, 1); from <= to; from = addDays(segments.at(-1)!.to, 1)) {
    const rate = rateOn(from, regime, rates);
    if (typeof rate !== 'number') return rate;
    const last = halfYearEnd(from) < to ? halfYearEnd(from) : to;
    const days = daysBetween(from, last) + 1;
    segments.push({ from, to: last, days, rate, baseCents, interestCents: segmentInterest(baseCents, rate, days) });
  }
  return segments;
}

/** base × rate × days / 365, half-up, in exact integers. */
export function segmentInterest(baseCents: Cents, rate: BasisPoints, days: number): Cents {
  const numerator = BigInt(baseCents) * BigInt(rate) * BigInt(days);
  const denominator = BigInt(DAY_COUNT_DIVISOR) * 10_000n;
  return cents(Number((2n * numerator + denominator) / (2n * denominator)));
}

export function rateOn(day: IsoDate, regime: Regime, rates: Rates): BasisPoints | RateUnknown {
  if (regime.kind === 'stipulated') return regime.rate;
  const halfYear = halfYearOf(regime.kind === 'public-buyer' ? regime.beganOn : day);
  const row = rates.get(halfYear);
  if (row === undefined) return { rateUnknown: halfYear };
  switch (regime.kind) {
    case 'ecb-plus-10':
      return (row.ecb + PROFESSIONAL_MARGIN) as BasisPoints;
    case 'public-buyer':
      return (row.ecb + PUBLIC_MARGIN) as BasisPoints;
    default:
      return regime.creditor === 'individual' ? row.legalIndividual : row.legalOther;
  }
}

/** A stipulated rate below three times the legal rate of a half-year concerned goes to a person, never corrected (R-08, L-38). */
export function isBelowFloor(rate: BasisPoints, day: IsoDate, rates: Rates): boolean | RateUnknown {
  const row = rates.get(halfYearOf(day));
  return row === undefined ? { rateUnknown: halfYearOf(day) } : rate < FLOOR_MULTIPLIER * row.legalOther;
}
