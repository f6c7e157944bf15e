/** The claim statement (décompte): what is owed on a printed day, line by line, adding up when printed. */
import type { IsoDate } from '../law/calendar.ts';
import { type BasisPoints, type Cents, NOTHING } from '../law/money.ts';
import type { ItemKind } from './item.ts';

export type StatementLine = {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly dueDate: IsoDate;
  readonly amountCents: Cents;
  /** Payments and credit notes set against this item's principal. */
  readonly settledCents: Cents;
  readonly principalCents: Cents;
  /** Interest still due. */
  readonly interestCents: Cents;
  readonly indemnityCents: Cents;
  readonly isDue: boolean;
  readonly frozen: boolean;
};

export type InterestSegment = {
  readonly ref: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly rate: BasisPoints;
  readonly baseCents: Cents;
  readonly interestCents: Cents;
};

export type ClaimStatement = {
  readonly asOf: IsoDate;
  readonly lines: readonly StatementLine[];
  readonly segments: readonly InterestSegment[];
  /** What remains due on that day after imputation; `totalCents` = principal + interest + indemnity. */
  readonly principalCents: Cents;
  readonly interestCents: Cents;
  readonly indemnityCents: Cents;
  readonly paidCents: Cents;
  readonly totalCents: Cents;
  /** Paid beyond what was owed. */
  readonly surplusCents: Cents;
};

/** What is stated where nothing can be: no line, no sum. */
export function emptyStatement(asOf: IsoDate): ClaimStatement {
  return {
    asOf,
    lines: [],
    segments: [],
    principalCents: NOTHING,
    interestCents: NOTHING,
    indemnityCents: NOTHING,
    paidCents: NOTHING,
    totalCents: NOTHING,
    surplusCents: NOTHING,
  };
}
