/** Rates per half-year, from config/rates.yaml: a half-year that is missing is named, never guessed. */
import { z } from 'zod';
import type { IsoDate } from './calendar.ts';
import { type BasisPoints, basisPoints } from './money.ts';

/** "2026-H2". */
export type HalfYear = `${number}-H${1 | 2}`;

export type HalfYearRates = {
  readonly ecb: BasisPoints;
  readonly legalIndividual: BasisPoints;
  readonly legalOther: BasisPoints;
};
export type Rates = ReadonlyMap<string, HalfYearRates>;

/** An expected outcome: the half-year to add to config/rates.yaml. */
export type RateUnknown = { readonly rateUnknown: string };

const rate = z
  .string()
  .regex(/^\d{1,2}\.\d{2}$/, 'un taux à deux décimales entre guillemets, comme "12.15"')
  .transform(basisPoints);
const file = z.object({
  asOf: z.string(),
  sources: z.array(z.string()).min(1),
  halfYears: z.record(
    z.string().regex(/^\d{4}-H[12]$/, 'un semestre comme 2026-H2'),
    z.object({ ecb: rate, legalIndividual: rate, legalOther: rate }),
  ),
});

/** @throws Error naming every fault of the file. */
export function ratesFrom(yaml: unknown): Rates {
  const read = file.safeParse(yaml);
  if (read.success) return new Map(Object.entries(read.data.halfYears));
  throw new Error(read.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`).join('\n'));
}

export function halfYearOf(day: IsoDate): HalfYear {
  return `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}` as HalfYear;
}

/** The last day of the half-year that holds `day`. */
export function halfYearEnd(day: IsoDate): IsoDate {
  return `${day.slice(0, 4)}-${day.slice(5, 7) <= '06' ? '06-30' : '12-31'}` as IsoDate;
}
