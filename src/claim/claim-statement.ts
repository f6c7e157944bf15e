/** Computes the claim statement: each item's principal, interest and indemnity on a day, payments set against interest first, then principal (L-14, R-12). */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { type Debt, imputeCreditNote, imputePayment, type Share } from '../law/imputation.ts';
import { indemnityFor } from '../law/indemnity.ts';
import { interestSegments, type Regime, type Segment } from '../law/interest.ts';
import { type BasisPoints, type Cents, cents, NOTHING, sum } from '../law/money.ts';
import type { Rates, RateUnknown } from '../law/rates.ts';
import type { Claim, Money } from './claim.ts';
import type { Debtor } from './debtor.ts';
import { owedOf } from './item.ts';
import type { Creditor } from './practice.ts';
import type { ClaimStatement, StatementLine } from './statement.ts';

/** What a claim holds of money; `stipulatedRate`: of the contract, where one is known (L-23). */
export type Ledger = Pick<Claim, 'payments' | 'creditNotes' | 'formalNoticeReceivedOn'> & {
  readonly items: readonly (Claim['items'][number] & { readonly stipulatedRate?: BasisPoints | null })[];
};
type Owing = Pick<Debtor, 'kind' | 'stopped'> & Partial<Pick<Debtor, 'judgmentOn'>>;
type Billed = Pick<StatementLine, 'ref' | 'kind' | 'dueDate' | 'amountCents' | 'frozen'>;
type Bears = { readonly regime: Regime; readonly after: IsoDate };

/** One item's running account. */
type Account = {
  readonly billed: Billed;
  /** null: it bears no interest. */
  readonly bears: Bears | null;
  /** The last day that may bear interest; null = no such day. */
  readonly bearsUntil: IsoDate | null;
  /** What it owes once, if it is paid late. */
  readonly lateIndemnityCents: Cents;
  readonly wasLate: boolean;
  /** Interest on the principal as it was before `since`; the present principal bears it from the day after. */
  readonly closed: readonly Segment[];
  readonly since: IsoDate;
  readonly settledCents: Cents;
  readonly interestPaidCents: Cents;
  readonly indemnityPaidCents: Cents;
};

/** An account on a day: what it owes then. */
type Owed = Debt & { readonly account: Account; readonly segments: readonly Segment[] };

/**
 * What is owed on `on`, from what had happened by then. Items without amount or due date are left out: nothing is owed of
 * what is not known. A credit note counts from the start, for what it takes away was never owed (L-98). After
 * `interestUntil` no interest is counted.
 */
export function claimStatement(
  claim: Ledger,
  debtor: Owing,
  creditor: Pick<Creditor, 'kind'>,
  on: IsoDate,
  rates: Rates,
  interestUntil: IsoDate = on,
): ClaimStatement | RateUnknown {
  const opened = claim.items.flatMap((item) => accountOf(item, claim, debtor, creditor));
  const credited = inOrder(claim.creditNotes, on).reduce(afterCreditNote, { accounts: opened, surplusCents: NOTHING });
  let { accounts, surplusCents } = credited;
  const payments = inOrder(claim.payments, on);
  for (const payment of payments) {
    const owed = owedOn(payment.on, accounts, rates);
    if ('rateUnknown' in owed) return owed;
    const imputation = imputePayment(payment, owed);
    accounts = owed.map((one, index) => afterPayment(one, imputation.shares[index], payment.on));
    surplusCents = sum([surplusCents, imputation.surplusCents]);
  }
  const owed = owedOn(on, accounts, rates, interestUntil);
  return 'rateUnknown' in owed ? owed : statementOn(on, owed, sum(payments.map((payment) => payment.amountCents)), surplusCents);
}

/** What had happened by `on`, oldest first; of one day, what names its item first (C. civ. 1342-10), so that the order it was told in changes nothing. */
function inOrder(money: readonly Money[], on: IsoDate): readonly Money[] {
  return money
    .filter((one) => one.on <= on)
    .toSorted(
      (a, b) =>
        a.on.localeCompare(b.on) ||
        Number(a.item === null) - Number(b.item === null) ||
        (a.item ?? '').localeCompare(b.item ?? '') ||
        a.amountCents - b.amountCents,
    );
}

function accountOf(
  item: Ledger['items'][number],
  claim: Ledger,
  debtor: Owing,
  creditor: Pick<Creditor, 'kind'>,
): readonly Account[] {
  const { ref, kind, dueDate, frozen } = item;
  const amountCents = owedOf(item);
  if (amountCents === null || dueDate === null) return [];
  const bears = interestOf(item, dueDate, debtor.kind, claim.formalNoticeReceivedOn, creditor);
  const { stopped, judgmentOn = null } = debtor;
  // A judgment whose day nobody told counts from the day we heard of it.
  const insolventSince = judgmentOn ?? (stopped?.because === 'insolvency-proceedings' ? stopped.on : null);
  return [
    {
      billed: { ref, kind, dueDate, amountCents, frozen },
      bears,
      bearsUntil: insolventSince === null ? null : addDays(insolventSince, -1),
      lateIndemnityCents: kind === 'invoice' ? indemnityFor(debtor.kind, dueDate, insolventSince) : NOTHING,
      wasLate: false,
      closed: [],
      since: bears?.after ?? dueDate,
      settledCents: NOTHING,
      interestPaidCents: NOTHING,
      indemnityPaidCents: NOTHING,
    },
  ];
}

/**
 * Invoices to a professional or a public buyer bear interest from the day after the due date (L-23, L-30). Whatever else is
 * owed bears the legal rate, and only once a proven formal notice has demanded it when it was due (R-09, R-57, L-02).
 */
function interestOf(
  { kind, stipulatedRate = null }: Ledger['items'][number],
  dueDate: IsoDate,
  debtorKind: Debtor['kind'],
  noticeOn: IsoDate | null,
  creditor: Pick<Creditor, 'kind'>,
): Bears | null {
  if (kind === 'invoice' && debtorKind === 'professional')
    return {
      regime: stipulatedRate === null ? { kind: 'ecb-plus-10' } : { kind: 'stipulated', rate: stipulatedRate },
      after: dueDate,
    };
  if (kind === 'invoice' && debtorKind === 'public')
    return { regime: { kind: 'public-buyer', beganOn: addDays(dueDate, 1) }, after: dueDate };
  if (noticeOn === null || noticeOn < dueDate) return null;
  return { regime: { kind: 'legal', creditor: creditor.kind }, after: noticeOn };
}

type Credited = { readonly accounts: readonly Account[]; readonly surplusCents: Cents };

function afterCreditNote({ accounts, surplusCents }: Credited, note: Money): Credited {
  const debts = accounts.map((account) => debtOf(account, []));
  const imputation = imputeCreditNote(note, debts);
  return {
    accounts: accounts.map((account, index) => ({
      ...account,
      settledCents: sum([account.settledCents, imputation.shares[index]?.principalCents ?? NOTHING]),
    })),
    surplusCents: sum([surplusCents, imputation.surplusCents]),
  };
}

function owedOn(
  day: IsoDate,
  accounts: readonly Account[],
  rates: Rates,
  interestUntil: IsoDate = day,
): readonly Owed[] | RateUnknown {
  const owed: Owed[] = [];
  for (const account of accounts) {
    const segments = segmentsOn(interestUntil, account, rates);
    if ('rateUnknown' in segments) return segments;
    // Late from the day after the due date, never on it; once late, it stays so.
    const wasLate = account.wasLate || (day > account.billed.dueDate && principalOf(account) > 0);
    const reviewed = { ...account, wasLate };
    owed.push({ ...debtOf(reviewed, segments), account: reviewed, segments });
  }
  return owed;
}

/** Interest stops the day before the judgment that opens insolvency proceedings. */
function segmentsOn(day: IsoDate, account: Account, rates: Rates): readonly Segment[] | RateUnknown {
  if (account.bears === null) return [];
  const until = account.bearsUntil !== null && account.bearsUntil < day ? account.bearsUntil : day;
  const running = interestSegments(principalOf(account), account.since, until, account.bears.regime, rates);
  return 'rateUnknown' in running ? running : [...account.closed, ...running];
}

function debtOf(account: Account, segments: readonly Segment[]): Debt {
  const interest = sum(segments.map((segment) => segment.interestCents));
  return {
    ref: account.billed.ref,
    dueDate: account.billed.dueDate,
    rate: segments.at(-1)?.rate ?? (0 as BasisPoints),
    interestCents: cents(interest - account.interestPaidCents),
    principalCents: principalOf(account),
    indemnityCents: account.wasLate ? cents(account.lateIndemnityCents - account.indemnityPaidCents) : NOTHING,
  };
}

function principalOf({ billed, settledCents }: Account): Cents {
  return cents(billed.amountCents - settledCents);
}

/** Only principal paid changes what bears interest: elsewhere the segments stay whole, and so does their rounding (§2.2). */
function afterPayment({ account, segments }: Owed, share: Share | undefined, day: IsoDate): Account {
  if (share === undefined) return account;
  const paid = {
    ...account,
    settledCents: sum([account.settledCents, share.principalCents]),
    interestPaidCents: sum([account.interestPaidCents, share.interestCents]),
    indemnityPaidCents: sum([account.indemnityPaidCents, share.indemnityCents]),
  };
  return share.principalCents > 0 ? { ...paid, closed: segments, since: day > account.since ? day : account.since } : paid;
}

function statementOn(asOf: IsoDate, owed: readonly Owed[], paidCents: Cents, surplusCents: Cents): ClaimStatement {
  const lines = owed.map(({ account, principalCents, interestCents, indemnityCents }): StatementLine => {
    const { billed, settledCents } = account;
    return { ...billed, settledCents, principalCents, interestCents, indemnityCents, isDue: asOf > billed.dueDate };
  });
  const principalCents = sum(lines.map((line) => line.principalCents));
  const interestCents = sum(lines.map((line) => line.interestCents));
  const indemnityCents = sum(lines.map((line) => line.indemnityCents));
  return {
    asOf,
    lines,
    segments: owed.flatMap(({ ref, segments }) => segments.map((segment) => ({ ref, ...segment }))),
    principalCents,
    interestCents,
    indemnityCents,
    paidCents,
    totalCents: sum([principalCents, interestCents, indemnityCents]),
    surplusCents,
  };
}
