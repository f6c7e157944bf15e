/** How long a promise is waited for. */
import { addBusinessDays, businessDayFrom, type IsoDate } from '../law/calendar.ts';
import { type MadePromise, openPromise } from './claim.ts';
import type { Situation } from './situation.ts';

/** The last day on which a promise for `date` still counts as open. */
export function graceEnds(situation: Situation, date: IsoDate): IsoDate {
  return addBusinessDays(businessDayFrom(date), situation.cadence.promiseGraceDays);
}

/** The promise whose day and grace have not passed. */
export function promiseAhead(situation: Situation): MadePromise | null {
  const promise = openPromise(situation.claim);
  return promise !== null && graceEnds(situation, promise.date) >= situation.today ? promise : null;
}
