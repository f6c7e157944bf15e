/** The day until which words let a debtor pay: the last day to come that they name, within a year. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { datesIn } from './dates.ts';

const FURTHEST_DAYS = 366;

/** null where they name none. */
export function dayGrantedIn(words: string, writtenOn: IsoDate): IsoDate | null {
  const days = datesIn(words, writtenOn).map(({ date }) => date);
  const ahead = days.filter((day) => day > writtenOn && day <= addDays(writtenOn, FURTHEST_DAYS));
  return ahead.sort().at(-1) ?? null;
}
