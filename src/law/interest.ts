/** Interest for late payment: simple (L-15, R-10), per half-year, days / 365 (L-26, L-27), each segment rounded half-up to the cent so that the printed statement adds up. */
import { addDays, daysBetween, type IsoDate } from './calendar.ts';
import { type BasisPoints, type Cents, cents } from './money.ts';
import { type HalfYear, halfYearEnd, halfYearOf, type Rates, type RateUnknown, ratesIn } from './rates.ts';

/** L-27: 365 always, leap years included. */
export const DAY_COUNT_DIVISOR = 365;
/** L441-10 II: ECB + 10 points when nothing is stipulated (L-23). */
export const PROFESSIONAL_MARGIN = 1000 as BasisPoints;
/** Public buyers: ECB + 8 points, frozen at the half-year in which interest began (L-30, R-05). */
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
  /** « trois fois le taux légal ». */
  | { readonly kind: 'stipulated-times-legal'; readonly times: number }
  /** `beganOn`: the first day that bore interest, not the due date. */
  | { readonly kind: 'public-buyer'; readonly beganOn: IsoDate }
  | { readonly kind: 'legal'; readonly creditor: 'individual' | 'professional' };

/**
 * Interest on `baseCents` for the days after `after` up to and including `to` (§2.2: the due date bears none, the payment
 * date does), one segment a half-year, oldest first; none where nothing is owed.
 */
export function interestSegments(
  baseCents: Cents,
  after: IsoDate,
  to: IsoDate,
  regime: Regime,
  rates: Rates,
): readonly Segment[] | RateUnknown {
  if (baseCents <= 0) return [];
  const segments: Segment[] = [];
  for (const stretch of halfYearStretches(after, to)) {
    const rate = rateOn(stretch.from, regime, rates);
    if (typeof rate !== 'number') return rate;
    const days = daysBetween(stretch.from, stretch.to) + 1;
    segments.push({ ...stretch, days, rate, baseCents, interestCents: segmentInterest(baseCents, rate, days) });
  }
  return segments;
}

type Stretch = { readonly from: IsoDate; readonly to: IsoDate };

/** The days after `after` up to and including `to`, cut where a half-year ends. */
function halfYearStretches(after: IsoDate, to: IsoDate): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = addDays(after, 1);
  while (from <= to) {
    const end = halfYearEnd(from);
    stretches.push({ from, to: end < to ? end : to });
    from = addDays(end, 1);
  }
  return stretches;
}

/** base × rate × days / 365, half-up to the cent, in exact integers (L-26, §2.2); the base is never negative. */
export function segmentInterest(baseCents: Cents, rate: BasisPoints, days: number): Cents {
  const numerator = BigInt(baseCents) * BigInt(rate) * BigInt(days);
  const denominator = BigInt(DAY_COUNT_DIVISOR) * 10_000n;
  return cents(Number((2n * numerator + denominator) / (2n * denominator)));
}

/** The rate a day bears under a regime (L-23, L-30, L-36). */
export function rateOn(day: IsoDate, regime: Regime, rates: Rates): BasisPoints | RateUnknown {
  if (regime.kind === 'stipulated') return regime.rate;
  const known = ratesIn(halfYearOf(regime.kind === 'public-buyer' ? regime.beganOn : day), rates);
  if ('rateUnknown' in known) return known;
  switch (regime.kind) {
    case 'ecb-plus-10':
      return (known.ecb + PROFESSIONAL_MARGIN) as BasisPoints;
    case 'public-buyer':
      return (known.ecb + PUBLIC_MARGIN) as BasisPoints;
    case 'stipulated-times-legal':
      return (regime.times * known.legalOther) as BasisPoints;
    case 'legal':
      return regime.creditor === 'individual' ? known.legalIndividual : known.legalOther;
  }
}

export type FloorFinding = { readonly halfYear: HalfYear; readonly floor: BasisPoints };

/**
 * The half-years concerned in which a stipulated rate is below three times the legal rate: shown to a person, never
 * corrected (L-23, L-38, R-08). Empty when the rate may stand.
 */
export function floorFindings(
  stipulated: BasisPoints,
  after: IsoDate,
  to: IsoDate,
  rates: Rates,
): readonly FloorFinding[] | RateUnknown {
  const findings: FloorFinding[] = [];
  for (const { from } of halfYearStretches(after, to)) {
    const halfYear = halfYearOf(from);
    const known = ratesIn(halfYear, rates);
    if ('rateUnknown' in known) return known;
    const floor = (FLOOR_MULTIPLIER * known.legalOther) as BasisPoints;
    if (stipulated < floor) findings.push({ halfYear, floor });
  }
  return findings;
}
