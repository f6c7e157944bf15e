/** Days as people write them, in French and English, resolved against the day of writing; a day as said, never moved. */
import type { IsoDate } from '../law/calendar.ts';
import type { Meant, Toward } from './date-sums.ts';
import { FEASTS } from './feasts.ts';
import { occurrences } from './occurrences.ts';
import { DELAYS, MONTH_PARTS, WEEKS } from './periods.ts';
import { remembering } from './remembered.ts';
import { DISTANT_DAYS, FULL_DAYS, NAMED_DAYS, NUMBERED_DAYS } from './single-days.ts';

export type FoundDate = Meant & { readonly quote: string; readonly at: number };

/** `pattern` in any case; null where its words turn out to be no day. */
export type DateReader = {
  readonly pattern: string;
  readonly read: (match: RegExpExecArray, on: IsoDate, toward: Toward) => Meant | null;
  /** Where there is no such day, no other is looked for in its words: « vendredi 31 septembre ». */
  readonly orNone?: true;
};

/** In the order they are tried: what says most first. */
const READERS = [
  ...MONTH_PARTS.slice(0, 2),
  ...WEEKS.slice(0, 1),
  ...FULL_DAYS,
  ...NUMBERED_DAYS.slice(0, 5),
  ...MONTH_PARTS.slice(2),
  ...NAMED_DAYS.slice(0, -1),
  ...WEEKS.slice(1),
  ...NAMED_DAYS.slice(-1),
  ...DELAYS,
  ...DISTANT_DAYS,
  ...FEASTS,
  ...NUMBERED_DAYS.slice(5),
].map(({ pattern, ...reader }) => ({ ...reader, pattern: new RegExp(pattern, 'giu') }));

const known = remembering<readonly FoundDate[]>(50);

/** In the order they stand. */
export function datesIn(text: string, writtenOn: IsoDate, toward: Toward = 'future'): readonly FoundDate[] {
  return known(`${writtenOn} ${toward} ${text}`, () => readDates(text, writtenOn, toward));
}

function readDates(text: string, writtenOn: IsoDate, toward: Toward): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const none: Pick<FoundDate, 'quote' | 'at'>[] = [];
  for (const { match, read, orNone } of placesIn(text)) {
    const [at, quote] = [match.index, match[0]];
    if ([...found, ...none].some((one) => at < one.at + one.quote.length && one.at < at + quote.length)) continue;
    const meant = read(match, writtenOn, toward);
    if (meant !== null) found.push({ ...meant, quote, at });
    else if (orNone) none.push({ quote, at });
  }
  return found.sort((a, b) => a.at - b.at);
}

type Place = Omit<DateReader, 'pattern'> & { readonly match: RegExpExecArray };

const knownPlaces = remembering<readonly Place[]>(50);

/** Where a day may be told, whichever way it is looked for. */
function placesIn(text: string): readonly Place[] {
  return knownPlaces(text, () =>
    READERS.flatMap(({ pattern, ...reader }) => [...occurrences(pattern, text)].map((match) => ({ ...reader, match }))),
  );
}
