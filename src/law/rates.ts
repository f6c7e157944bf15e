/** Rates per half-year, from config/rates.yaml: a half-year that is missing is named, never guessed. */
import { z } from 'zod';
import { type IsoDate, isIsoDate } from './calendar.ts';
import { type BasisPoints, basisPoints } from './money.ts';

/** "2026-H2". */
export type HalfYear = `${number}-H${1 | 2}`;

export type HalfYearRates = {
  /** The ECB's main refinancing rate on 1 January or 1 July (L-23, L-35). */
  readonly ecb: BasisPoints;
  /** The legal rate where the creditor is an individual not acting professionally (L-36). */
  readonly legalIndividual: BasisPoints;
  /** The legal rate for every other creditor (L-36). */
  readonly legalOther: BasisPoints;
};
export type Rates = ReadonlyMap<string, HalfYearRates>;

/** An expected outcome: the half-year to add to config/rates.yaml, with its ecb, legalIndividual and legalOther. */
export type RateUnknown = { readonly rateUnknown: string };

const wanted = (error: string) => ({ error });
const twoDecimals = wanted('un taux à deux décimales entre guillemets, comme "12.15"');
const dayWanted = wanted('le jour du relevé, comme "2026-11-23"');
const sourceWanted = wanted('une source au moins : où ces taux ont été lus');
const threeRates = wanted('trois taux : ecb, legalIndividual et legalOther');

const rate = z
  .string(twoDecimals)
  .regex(/^\d{1,2}\.\d{2}$/, twoDecimals)
  .transform(basisPoints);
const file = z.strictObject(
  {
    asOf: z.string(dayWanted).refine(isIsoDate, dayWanted),
    sources: z.array(z.string(sourceWanted).min(1, sourceWanted), sourceWanted).min(1, sourceWanted),
    halfYears: z.record(
      z.string().regex(/^\d{4}-H[12]$/),
      z.strictObject({ ecb: rate, legalIndividual: rate, legalOther: rate }, threeRates),
      wanted('un semestre par ligne, comme 2026-H2'),
    ),
  },
  wanted('trois clés : asOf, sources et halfYears'),
);

/** The content of `config/rates.yaml`. @throws ZodError whose messages name every fault and say, in French, what was wanted. */
export function ratesFrom(yaml: unknown): Rates {
  return new Map(Object.entries(file.parse(yaml).halfYears));
}

/** The half-year whose rates a day bears (L-23, R-05). */
export function halfYearOf(day: IsoDate): HalfYear {
  return `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}` as HalfYear;
}

/** The first day of a half-year: of "2026-H2", 1 July 2026. */
export function halfYearStart(halfYear: string): IsoDate {
  return `${halfYear.slice(0, 4)}-${halfYear.endsWith('1') ? '01' : '07'}-01` as IsoDate;
}

/** The last day of the half-year that holds `day`. */
export function halfYearEnd(day: IsoDate): IsoDate {
  return `${day.slice(0, 4)}-${day.slice(5, 7) <= '06' ? '06-30' : '12-31'}` as IsoDate;
}

/** « 1er semestre 2027 ». */
export function frenchHalfYear(halfYear: string): string {
  return `${halfYear.endsWith('1') ? '1er' : '2e'} semestre ${halfYear.slice(0, 4)}`;
}

/** The last day whose rates are known; null where none are. */
export function ratesEnd(rates: Rates): IsoDate | null {
  const last = [...rates.keys()].sort().at(-1);
  return last === undefined ? null : halfYearEnd(halfYearStart(last));
}

/** No extrapolation: the rates of that half-year, or its name. */
export function ratesIn(halfYear: HalfYear, rates: Rates): HalfYearRates | RateUnknown {
  return rates.get(halfYear) ?? { rateUnknown: halfYear };
}
