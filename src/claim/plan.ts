/** A payment plan: its instalments against the balance and against what the practice grants by itself, and what of it is due next. */
import { assertNever } from '../law/brand.ts';
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import { type Cents, cents, NOTHING, sum } from '../law/money.ts';
import type { Instalment } from '../reading/reading.ts';
import type { EventOf } from './claim-events.ts';
import type { PlanEnvelope } from './practice.ts';

export type DueInstalment = { readonly amountCents: Cents; readonly date: IsoDate };

export type PlanTerms = {
  /** In the order of their days. */
  readonly instalments: readonly DueInstalment[];
  /** Whether it says that an instalment missed makes the whole due, after a formal notice (L-03). */
  readonly accelerates: boolean;
};

export type Plan = PlanTerms & {
  readonly state: 'proposed' | 'agreed';
  /** The day it was proposed: payments since count towards it. */
  readonly on: IsoDate;
  /** The day it was agreed; until then the day it was proposed. */
  readonly agreedOn: IsoDate;
};

/** Sums that were not said share what the others leave, the last one taking the odd cents; null where a day is missing or nothing is left to share. */
export function completedPlan(asked: readonly Instalment[], balance: Cents): readonly DueInstalment[] | null {
  const said = asked.flatMap((one) => (one.amountCents === null ? [] : [one.amountCents]));
  const open = asked.length - said.length;
  const left = balance - sum(said);
  if (asked.length < 2 || asked.some((one) => one.date === null) || (open > 0 && left < open)) return null;
  const share = open === 0 ? 0 : Math.floor(left / open);
  const lastOpen = asked.findLastIndex((one) => one.amountCents === null);
  return asked
    .map(({ amountCents, date }, index): DueInstalment => {
      const shared = index === lastOpen ? left - share * (open - 1) : share;
      return { amountCents: amountCents ?? cents(shared), date: date! };
    })
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

export function planTotal(instalments: readonly DueInstalment[]): Cents {
  return sum(instalments.map((one) => one.amountCents));
}

/** What the practice grants without a partner. */
export function isWithin(
  { maxInstalments, maxDays, minFirstPaymentPct }: PlanEnvelope,
  instalments: readonly DueInstalment[],
  from: IsoDate,
): boolean {
  const [first] = instalments;
  const last = instalments.at(-1);
  if (first === undefined || last === undefined) return false;
  const enough = first.amountCents * 100 >= planTotal(instalments) * minFirstPaymentPct;
  return instalments.length <= maxInstalments && daysBetween(from, last.date) <= maxDays && enough;
}

export function isSamePlan(one: readonly DueInstalment[], other: readonly Instalment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ amountCents, date }) =>
      other.some((said) => said.date === date && (said.amountCents === null || said.amountCents === amountCents)),
    )
  );
}

type Paid = { readonly on: IsoDate; readonly amountCents: Cents };

/** The first instalment that the payments made since do not cover, with what is missing up to it; null where all is paid. */
export function nextDue(plan: Plan, payments: readonly Paid[]): DueInstalment | null {
  const paid = paidSince(plan, payments);
  const owedBy = (day: IsoDate) => planTotal(plan.instalments.filter((one) => one.date <= day));
  const next = plan.instalments.find((one) => owedBy(one.date) > paid);
  return next === undefined ? null : { date: next.date, amountCents: cents(owedBy(next.date) - paid) };
}

/** What is missing on a day of all the instalments come due by then; nothing where they are paid. */
export function missingOn(plan: Plan, payments: readonly Paid[], day: IsoDate): Cents {
  const due = planTotal(plan.instalments.filter((one) => one.date <= day));
  return cents(Math.max(NOTHING, due - paidSince(plan, payments)));
}

function paidSince({ on }: Plan, payments: readonly Paid[]): Cents {
  return sum(payments.filter((one) => one.on >= on).map((one) => one.amountCents));
}

export const PLAN_EVENTS = ['PlanProposed', 'PlanAgreed', 'PlanEnded'] as const;

/** A plan agreed on stands until it ends: another proposal changes nothing of it. */
export function planAfter(plan: Plan | null, event: EventOf<(typeof PLAN_EVENTS)[number]>): Plan | null {
  switch (event.kind) {
    case 'PlanProposed': {
      const instalments = event.instalments.flatMap(({ amountCents, date }) =>
        amountCents === null || date === null ? [] : [{ amountCents, date }],
      );
      const whole = instalments.length === event.instalments.length;
      if (plan?.state === 'agreed') return plan;
      return whole ? { state: 'proposed', on: event.on, agreedOn: event.on, instalments, accelerates: false } : null;
    }
    case 'PlanAgreed': {
      const { on, instalments, accelerates } = event;
      return { state: 'agreed', on: plan?.on ?? on, agreedOn: on, instalments, accelerates };
    }
    case 'PlanEnded':
      return null;
    default:
      return assertNever(event);
  }
}
