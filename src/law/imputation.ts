/** Which debts a payment or a credit note settles. Source: C. civ. 1343-1, 1342-10 (L-14, R-12); a credit note reduces principal (L-98). */
import type { IsoDate } from './calendar.ts';
import { type BasisPoints, type Cents, cents, NOTHING, sum } from './money.ts';

export type Debt = {
  readonly ref: string;
  readonly dueDate: IsoDate;
  /** The rate it bears that day, 0 when none: the dearest debt is the one the debtor has most interest to pay. */
  readonly rate: BasisPoints;
  readonly interestCents: Cents;
  readonly principalCents: Cents;
  readonly indemnityCents: Cents;
};

/** `item`: the ref of the debt that was designated, null when none was. */
export type Credit = { readonly on: IsoDate; readonly amountCents: Cents; readonly item: string | null };

export type Share = Pick<Debt, 'interestCents' | 'principalCents' | 'indemnityCents'>;
export type Imputation = {
  /** One per debt, in the order the debts were given. */
  readonly shares: readonly Share[];
  readonly surplusCents: Cents;
};

type Turn = { readonly debts: readonly Debt[]; readonly parts: readonly (keyof Share)[] };

const INTEREST_THEN_PRINCIPAL = ['interestCents', 'principalCents'] as const;
const INDEMNITY = ['indemnityCents'] as const;

/**
 * The debt the debtor designated, whole; then those due, the dearest first, then the oldest, equals pro rata; then those
 * not yet due. In each, interest before principal. An indemnity bears no interest: it comes after what does (T-15). Only
 * what exceeds all that is owed is a surplus.
 */
export function imputePayment(payment: Credit, debts: readonly Debt[]): Imputation {
  const { designated, due, notYetDue } = sortedOut(payment, debts);
  return inTurn(payment.amountCents, debts, [
    { debts: designated, parts: INTEREST_THEN_PRINCIPAL },
    { debts: designated, parts: INDEMNITY },
    ...ranked(due).map((equals) => ({ debts: equals, parts: INTEREST_THEN_PRINCIPAL })),
    ...ranked(due).map((equals) => ({ debts: equals, parts: INDEMNITY })),
    ...ranked(notYetDue).map((equals) => ({ debts: equals, parts: INTEREST_THEN_PRINCIPAL })),
    { debts: notYetDue, parts: INDEMNITY },
  ]);
}

/** The invoice it corrects, then the others in the order of a payment; never interest nor indemnity (L-98, R-12). */
export function imputeCreditNote(note: Credit, debts: readonly Debt[]): Imputation {
  const { designated, due, notYetDue } = sortedOut(note, debts);
  const groups = [designated, ...ranked(due), ...ranked(notYetDue)];
  return inTurn(
    note.amountCents,
    debts,
    groups.map((equals) => ({ debts: equals, parts: ['principalCents'] })),
  );
}

function sortedOut(credit: Credit, debts: readonly Debt[]) {
  const others = debts.filter((debt) => debt.ref !== credit.item);
  return {
    designated: debts.filter((debt) => debt.ref === credit.item),
    due: others.filter((debt) => debt.dueDate <= credit.on),
    notYetDue: others.filter((debt) => debt.dueDate > credit.on),
  };
}

/** The dearest first, then the oldest; debts equal in both share a group. */
function ranked(debts: readonly Debt[]): readonly (readonly Debt[])[] {
  const sorted = debts.toSorted((a, b) => b.rate - a.rate || a.dueDate.localeCompare(b.dueDate));
  return [...Map.groupBy(sorted, (debt) => `${debt.rate} ${debt.dueDate}`).values()];
}

function inTurn(amountCents: Cents, debts: readonly Debt[], turns: readonly Turn[]): Imputation {
  let left = amountCents;
  const shares = new Map<Debt, Share>();
  for (const { debts: equals, parts } of turns) {
    const given = proRata(
      left,
      equals.map((debt) => sum(parts.map((part) => debt[part]))),
    );
    for (const [index, debt] of equals.entries())
      shares.set(debt, withGiven(debt, shares.get(debt), parts, given[index] ?? NOTHING));
    left = cents(left - sum(given));
  }
  return { shares: debts.map((debt) => shares.get(debt) ?? NO_SHARE), surplusCents: left };
}

const NO_SHARE: Share = { interestCents: NOTHING, principalCents: NOTHING, indemnityCents: NOTHING };

/** Fills the parts in their order: interest first, then principal (C. civ. 1343-1). */
function withGiven(debt: Debt, before: Share = NO_SHARE, parts: Turn['parts'], given: Cents): Share {
  let left: number = given;
  const share = { ...before };
  for (const part of parts) {
    const taken = cents(Math.min(left, debt[part]));
    share[part] = cents(share[part] + taken);
    left -= taken;
  }
  return share;
}

/** As much of `available` as is owed, each in proportion, whole cents; odd cents go to the first ones (C. civ. 1342-10). */
function proRata(available: Cents, owed: readonly Cents[]): readonly Cents[] {
  const total = sum(owed);
  if (available >= total) return owed;
  const shares = owed.map((one) => Number((BigInt(available) * BigInt(one)) / BigInt(total)));
  let odd = available - shares.reduce((all, share) => all + share, 0);
  return shares.map((share, index) => {
    if (odd === 0 || share >= (owed[index] ?? 0)) return cents(share);
    odd -= 1;
    return cents(share + 1);
  });
}
