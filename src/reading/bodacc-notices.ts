/** What the BODACC published of a business's insolvency, from the records of its open data set « annonces-commerciales », however they came. */
import { z } from 'zod';
import type { Proceedings } from '../claim/insolvency.ts';
import { type IsoDate, isIsoDate } from '../law/calendar.ts';
import { type Siren, sirenFrom } from '../law/siren.ts';
import { fold } from './absence.ts';
import { datesIn } from './dates.ts';

/** An insolvency notice. */
export type BodaccNotice = {
  readonly id: string;
  readonly publishedOn: IsoDate;
  readonly sirens: readonly Siren[];
  readonly name: string;
  readonly court: string;
  readonly judgment: {
    readonly family: string;
    readonly nature: string;
    readonly on: IsoDate | null;
    readonly details: string;
  };
};

/** The API gives `registre` as a list, exports as one text; `jugement` is JSON in a text. */
const record = z.looseObject({
  id: z.string().min(1),
  dateparution: z.string().refine(isIsoDate),
  familleavis: z.string(),
  typeavis: z.string().nullish(),
  registre: z.union([z.array(z.string()), z.string()]).nullish(),
  commercant: z.string().nullish(),
  tribunal: z.string().nullish(),
  jugement: z.unknown(),
});
const judgment = z.looseObject({
  famille: z.string().nullish(),
  nature: z.string().nullish(),
  date: z.string().nullish(),
  complementJugement: z.string().nullish(),
});

/** Of records as the data set holds them: its insolvency notices; null where one has not the shape of a record. A notice that only cancels another opens nothing. */
export function noticesFrom(records: readonly unknown[]): readonly BodaccNotice[] | null {
  const read = z.array(record).safeParse(records);
  if (!read.success) return null;
  return read.data
    .filter(({ familleavis, typeavis }) => familleavis === 'collective' && typeavis !== 'annulation')
    .map(({ id, dateparution, registre, commercant, tribunal, jugement }) => ({
      id,
      publishedOn: dateparution as IsoDate,
      sirens: sirensIn(registre ?? []),
      name: commercant ?? '',
      court: tribunal ?? '',
      judgment: judgmentIn(jugement, dateparution as IsoDate),
    }));
}

/** « 894670793 », « 894 670 793 »: the same one twice. */
function sirensIn(registre: readonly string[] | string): readonly Siren[] {
  const texts = typeof registre === 'string' ? registre.split(/[,;]/) : registre;
  return [...new Set(texts.map(sirenFrom))].filter((siren) => siren !== null);
}

function judgmentIn(given: unknown, publishedOn: IsoDate): BodaccNotice['judgment'] {
  const read = judgment.safeParse(typeof given === 'string' ? jsonIn(given) : given).data ?? {};
  const { famille, nature, date, complementJugement } = read;
  return {
    family: famille ?? '',
    nature: nature ?? famille ?? 'Procédure collective',
    on: dayIn(date ?? '', publishedOn),
    details: (complementJugement ?? '').trim(),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** « 2026-09-08 » or, in older notices, « 8 septembre 2026 ». */
function dayIn(text: string, publishedOn: IsoDate): IsoDate | null {
  const day = isIsoDate(text) ? text : (datesIn(text, publishedOn, 'past')[0]?.date ?? null);
  return day === null || day > publishedOn ? null : day;
}

/**
 * Proceedings under way: whatever was published since the last that was closed, if it opened some; null for none. A later judgment (plan, conversion)
 * never ends them here: only the notice of a closing does.
 */
export function proceedingsOf(siren: Siren, notices: readonly BodaccNotice[]): Proceedings | null {
  const itsOwn = notices
    .filter(({ sirens }) => sirens.includes(siren))
    .toSorted((a, b) => (`${a.publishedOn} ${a.id}` < `${b.publishedOn} ${b.id}` ? -1 : 1));
  const closed = itsOwn.findLastIndex(({ judgment: { family, nature } }) => /\bcloture\b/.test(fold(`${family} ${nature}`)));
  const since = itsOwn.slice(closed + 1);
  const opened = since.find(({ judgment: { family, nature } }) => /\bouverture\b/.test(fold(`${family} ${nature}`)));
  const newest = since.at(-1);
  if (newest === undefined || (closed >= 0 && opened === undefined)) return null;
  const { id: notice, publishedOn, name, court, judgment: last } = newest;
  const opening = opened === undefined ? null : { publishedOn: opened.publishedOn, judgmentOn: opened.judgment.on };
  const { details } = (opened ?? newest).judgment;
  return { notice, publishedOn, nature: last.nature, name, court, ...(details === '' ? {} : { details }), opening };
}
