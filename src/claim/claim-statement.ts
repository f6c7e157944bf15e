/** Computes the claim statement: each item's principal, interest and indemnity on a day, payments set against interest first, then principal (L-14, R-12). */
import type { IsoDate } from '../law/calendar.ts';
import { indemnityFor } from '../law/indemnity.ts';
import { interestSegments, type Regime } from '../law/interest.ts';
import { type Cents, cents, sum } from '../law/money.ts';
import type { Rates, RateUnknown } from '../law/rates.ts';
import type { Claim, Money } from './claim.ts';
import type { Debtor, DebtorKind } from './debtor.ts';
import type { Creditor } from './practice.ts';
import type { ClaimStatement, InterestSegment, StatementLine } from './statement.ts';

type Running = {
  readonly item: {
    readonly ref: string;
    readonly kind: Claim['items'][number]['kind'];
    readonly dueDate: IsoDate;
    readonly amountCents: Cents;
    readonly frozen: boolean;
  };
  /** null: it bears no interest yet. */
  readonly bears: { readonly regime: Regime; readonly after: IsoDate } | null;
  principal: number;
  interest: number;
  indemnity: number;
  settled: number;
  late: boolean;
  interestTo: IsoDate | null;
  readonly segments: InterestSegment[];
};

/** Items without amount or due date are left out: nothing is owed of what is not known. */
export function claimStatement(
  claim: Claim,
  debtor: Debtor,
  creditor: Pick<Creditor, 'kind'>,
  on: IsoDate,
  rates: Rates,
): ClaimStatement | RateUnknown {
  const running = claim.items.flatMap((item) => runningItem(item, claim, debtor.kind, creditor));
  const credits = claim.creditNotes.filter((note) => note.on <= on);
  const payments = claim.payments.filter((payment) => payment.on <= on).sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const note of credits) reducePrincipal(running, note);
  let surplus = 0;
  for (const payment of payments) {
    const unknown = accrue(running, payment.on, rates);
    if (unknown !== null) return unknown;
    markLate(running, debtor.kind, payment.on);
    surplus += impute(running, payment);
  }
  const unknown = accrue(running, on, rates);
  if (unknown !== null) return unknown;
  markLate(running, debtor.kind, on);
  const paid = payments.map((payment) => payment.amountCents);
  return totals(running, on, sum(paid), cents(surplus));
}

function runningItem(item: Claim['items'][number], claim: Claim, kind: DebtorKind, creditor: Pick<Creditor, 'kind'>): Running[] {
  const { ref, amountCents, dueDate, frozen } = item;
  if (amountCents === null || dueDate === null) return [];
  return [
    {
      item: { ref, kind: item.kind, dueDate, amountCents, frozen },
      bears: interestOf(item.kind, kind, dueDate, claim.formalNoticeReceivedOn, creditor),
      principal: amountCents,
      interest: 0,
      indemnity: 0,
      late: false,
      settled: 0,
      interestTo: null,
      segments: [],
    },
  ];
}

/** Refunds and balances never bear the L441-10 rate; a consumer only after a proven formal notice. */
function interestOf(
  itemKind: StatementLine['kind'],
  kind: DebtorKind,
  dueDate: IsoDate,
  noticeOn: IsoDate | null,
  creditor: Pick<Creditor, 'kind'>,
): Running['bears'] {
  if (itemKind === 'invoice' && kind === 'professional') return { regime: { kind: 'ecb-plus-10' }, after: dueDate };
  if (itemKind === 'invoice' && kind === 'public') return { regime: { kind: 'public-buyer', beganOn: dueDate }, after: dueDate };
  if (noticeOn === null) return null;
  return { regime: { kind: 'legal', creditor: creditor.kind }, after: noticeOn > dueDate ? noticeOn : dueDate };
}

function accrue(running: readonly Running[], to: IsoDate, rates: Rates): RateUnknown | null {
  for (const one of running) {
    if (one.bears === null || one.principal <= 0) continue;
    const after = one.interestTo !== null && one.interestTo > one.bears.after ? one.interestTo : one.bears.after;
    const segments = interestSegments(cents(one.principal), after, to, one.bears.regime, rates);
    if ('rateUnknown' in segments) return segments;
    for (const segment of segments) {
      one.segments.push({ ref: one.item.ref, ...segment });
      one.interest += segment.interestCents;
    }
    if (to > after) one.interestTo = to;
  }
  return null;
}

/** An invoice not wholly settled on its due date owes the indemnity, once. */
function markLate(running: readonly Running[], kind: DebtorKind, day: IsoDate): void {
  for (const one of running) {
    if (one.late || one.item.kind !== 'invoice' || one.principal <= 0 || day <= one.item.dueDate) continue;
    one.late = true;
    one.indemnity += indemnityFor(kind);
  }
}

/** A credit note reduces the principal; it is not a payment (L-98). */
function reducePrincipal(running: readonly Running[], note: Money): void {
  let left: number = note.amountCents;
  for (const one of inOrder(running, note)) {
    const taken = Math.min(left, one.principal);
    one.principal -= taken;
    one.settled += taken;
    left -= taken;
  }
}

/** Interest first, then principal (C. civ. 1343-1); the indemnity, not being interest, last. What is left over is a surplus. */
function impute(running: readonly Running[], payment: Money): number {
  let left: number = payment.amountCents;
  const take = (due: number): number => {
    const taken = Math.min(left, due);
    left -= taken;
    return taken;
  };
  const ordered = inOrder(running, payment);
  for (const one of ordered) {
    one.interest -= take(one.interest);
    const principal = take(one.principal);
    one.principal -= principal;
    one.settled += principal;
  }
  for (const one of ordered) one.indemnity -= take(one.indemnity);
  return left;
}

/** The debt the debtor chose, then what was due on that day, oldest first (C. civ. 1342-10). */
function inOrder(running: readonly Running[], money: Money): readonly Running[] {
  const rank = (one: Running) => (one.item.ref === money.item ? 0 : one.item.dueDate <= money.on ? 1 : 2);
  return [...running].sort((a, b) => rank(a) - rank(b) || (a.item.dueDate < b.item.dueDate ? -1 : 1));
}

function totals(running: readonly Running[], on: IsoDate, paidCents: Cents, surplusCents: Cents): ClaimStatement {
  const lines = running.map((one): StatementLine => {
    return {
      ...one.item,
      settledCents: cents(one.settled),
      principalCents: cents(one.principal),
      interestCents: cents(one.interest),
      indemnityCents: cents(one.indemnity),
      isDue: on > one.item.dueDate,
    };
  });
  const principalCents = sum(lines.map((line) => line.principalCents));
  const interestCents = sum(lines.map((line) => line.interestCents));
  const indemnityCents = sum(lines.map((line) => line.indemnityCents));
  return {
    asOf: on,
    lines,
    segments: running.flatMap((one) => one.segments),
    principalCents,
    interestCents,
    indemnityCents,
    paidCents,
    totalCents: sum([principalCents, interestCents, indemnityCents]),
    surplusCents,
  };
}
