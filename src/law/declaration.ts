/** Until when a claim is declared in a debtor's insolvency proceedings. Sources: C. com., art. L622-24, R622-24 and L622-26 (L-75c, L-75d); CPC 641 and 642. */
import { addDays, addMonths, businessDayFrom, type IsoDate, isBusinessDay } from './calendar.ts';

export type DeclarationDays = {
  /** The last day, moved to a business day where it falls on none. */
  readonly lastDay: IsoDate;
  /** The last business day that needs no such move. */
  readonly safeDay: IsoDate;
  /** The last day on which to be relieved of having missed it may be asked for. */
  readonly reliefUntil: IsoDate;
};

/** Counted from the publication of the opening judgment in the BODACC; `abroad`: the creditor lives outside metropolitan France. */
export function declarationDays(publishedOn: IsoDate, abroad = false): DeclarationDays {
  const falls = addMonths(publishedOn, abroad ? 4 : 2);
  let safeDay = falls;
  while (!isBusinessDay(safeDay)) safeDay = addDays(safeDay, -1);
  return { lastDay: businessDayFrom(falls), safeDay, reliefUntil: addMonths(publishedOn, 6) };
}
