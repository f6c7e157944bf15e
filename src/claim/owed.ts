/** What is owed on a day, from plain figures and no history: the statement, and what a person should know before asking for it. */
import { type IsoDate, shortDate } from '../law/calendar.ts';
import type { BasisPoints, Cents } from '../law/money.ts';
import type { Rates, RateUnknown } from '../law/rates.ts';
import type { Money } from './claim.ts';
import { claimStatement } from './claim-statement.ts';
import type { DebtorKind } from './debtor.ts';
import type { ItemKind } from './item.ts';
import { type OwedFinding, owedFindings } from './owed-findings.ts';
import type { Creditor } from './practice.ts';
import type { ClaimStatement } from './statement.ts';

export type OwedItem = {
  readonly ref: string;
  readonly kind: ItemKind;
  readonly amountCents: Cents;
  readonly dueDate: IsoDate;
  /** Of the contract; null where nothing is stipulated. */
  readonly stipulatedRate: BasisPoints | null;
};

export type Figures = {
  readonly on: IsoDate;
  readonly creditor: Creditor['kind'];
  /** null: not known, which counts as a consumer. */
  readonly debtor: DebtorKind | null;
  readonly items: readonly OwedItem[];
  readonly payments: readonly Money[];
  readonly creditNotes: readonly Money[];
  /** null where no receipt is proven. */
  readonly formalNoticeReceivedOn: IsoDate | null;
  readonly insolvencyOpenedOn: IsoDate | null;
};

export type Owed = { readonly statement: ClaimStatement; readonly findings: readonly OwedFinding[] };

/** The statement is the ledger's own: the same figures in a claim give the same sums. `rateUnknown` names one half-year. */
export function owedOn(figures: Figures, rates: Rates): Owed | RateUnknown {
  const { on, creditor, debtor, items, insolvencyOpenedOn } = figures;
  const ledger = { ...figures, items: items.map((item) => ({ ...item, issuedOn: null, frozen: false })) };
  const stopped =
    insolvencyOpenedOn === null
      ? null
      : { because: 'insolvency-proceedings' as const, on: insolvencyOpenedOn, quote: shortDate(insolvencyOpenedOn) };
  const statement = claimStatement(ledger, { kind: debtor ?? 'consumer', stopped }, { kind: creditor }, on, rates);
  if ('rateUnknown' in statement) return statement;
  const findings = owedFindings(figures, statement, rates);
  return 'rateUnknown' in findings ? findings : { statement, findings };
}

/** Every half-year these figures need that the rates lack, so that all can be named at once. */
export function missingHalfYears(figures: Figures, rates: Rates): readonly string[] {
  const owed = owedOn(figures, rates);
  if (!('rateUnknown' in owed)) return [];
  const none = 0 as BasisPoints;
  const supposed = new Map([...rates, [owed.rateUnknown, { ecb: none, legalIndividual: none, legalOther: none }]]);
  return [owed.rateUnknown, ...missingHalfYears(figures, supposed)];
}
