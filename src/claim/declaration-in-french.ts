/** Until when the claim is declared in the debtor's insolvency proceedings, told to a partner with what the days are counted from. */
import { frenchDate, frenchDayAndDate, type IsoDate } from '../law/calendar.ts';
import { declarationDays } from '../law/declaration.ts';
import type { Debtor } from './debtor.ts';

type Insolvent = Pick<Debtor, 'kind' | 'kindIsKnown' | 'proceedings' | 'judgmentOn'>;

/** null for a consumer, whose over-indebtedness is no such proceedings. `judgmentOn`: told just now. */
export function declarationInFrench(debtor: Insolvent, today: IsoDate, judgmentOn = debtor.judgmentOn): string | null {
  const { kind, kindIsKnown, proceedings } = debtor;
  const publishedOn = proceedings?.opening?.publishedOn ?? null;
  if (publishedOn !== null)
    return `déclaration de la créance au mandataire judiciaire : ${lastDayInFrench(publishedOn, today)} (deux mois après la publication au BODACC du ${frenchDate(publishedOn)} ; C. com., art. L622-24 et R622-24)`;
  if (kind === 'consumer' && kindIsKnown) return null;
  if (judgmentOn === null)
    return 'déclaration de la créance : dans les deux mois de la publication du jugement au BODACC, dont je ne connais pas le jour (bodacc.fr le donne)';
  return `déclaration de la créance : je ne connais pas le jour de la publication au BODACC (bodacc.fr le donne) ; par prudence, comptez-la du jugement du ${frenchDate(judgmentOn)} : ${lastDayInFrench(judgmentOn, today)}`;
}

function lastDayInFrench(from: IsoDate, today: IsoDate): string {
  const { lastDay, safeDay, reliefUntil } = declarationDays(from);
  if (today <= safeDay && safeDay < lastDay)
    return `au plus tard le ${frenchDayAndDate(lastDay)} ; mieux, le ${frenchDayAndDate(safeDay)}`;
  if (today <= lastDay) return `au plus tard le ${frenchDayAndDate(lastDay)}`;
  const passed = `le délai est passé depuis le ${frenchDate(lastDay)}`;
  return today > reliefUntil
    ? passed
    : `${passed} ; un relevé de forclusion se demande jusqu’au ${frenchDate(reliefUntil)} (C. com., art. L622-26)`;
}
