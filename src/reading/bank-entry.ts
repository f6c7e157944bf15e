/** A line of a bank statement as its format gives it, before what came in is told from what went out. */
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';

export type BankEntry = {
  readonly account: string | null;
  /** null where it cannot be read, as the next. */
  readonly bookedOn: IsoDate | null;
  /** Below zero for what went out. */
  readonly cents: Cents | null;
  readonly currency: string;
  readonly settled: boolean;
  readonly label: string;
  readonly counterparty: string | null;
  readonly reference: string | null;
};
