/** The day of the judgment that opened insolvency proceedings, or on which a consumer's over-indebtedness was found admissible, where the words name one and no other. */
import type { IsoDate } from '../law/calendar.ts';
import type { Clause } from './clauses.ts';
import { datesIn } from './dates.ts';

const OPENING =
  /\b(?:jugement|ouvert\w*|prononce\w*|place\w*|mis\w* en|admis\w*|depuis|redressement|liquidation|sauvegarde|recevab\w*|judgment|opened|placed)\b/;
/** Other days of the same proceedings: the filing, the hearing, the notice, what is to be declared until when. */
const OTHER_DAY =
  /\b(?:audience|convo\w*|depose\w*|depot|deposons|cessation|publi\w*|bodacc|declar\w*(?! recevab)|delai|avant le|jusqu|hearing|filed)\b/;

/** null where none is told, where it is told roughly, or where several days could be it. */
export function judgmentDay(clauses: readonly Clause[], writtenOn: IsoDate): IsoDate | null {
  const told = clauses
    .filter(({ folded }) => OPENING.test(folded) && !OTHER_DAY.test(folded))
    .flatMap(({ quote }) => datesIn(quote, writtenOn, 'past'))
    .filter(({ date, from, to, firmness }) => firmness === 'firm' && from === to && date <= writtenOn)
    .map(({ date }) => date);
  const [only, ...others] = new Set(told);
  return only === undefined || others.length > 0 ? null : only;
}
