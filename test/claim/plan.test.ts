import { describe, expect, test } from '@jest/globals';
import { completedPlan, isWithin, missingOn, nextDue, type Plan, planTotal } from '../../src/claim/plan.ts';
import { cents } from '../../src/law/money.ts';
import { day } from './given.ts';

const part = (amount: number | null, date: string | null) => ({
  amountCents: amount === null ? null : cents(amount),
  date: date === null ? null : day(date),
});
const envelope = { maxInstalments: 3, maxDays: 90, minFirstPaymentPct: 25, accelerates: true };
const plan: Plan = {
  state: 'agreed',
  on: day('2026-09-15'),
  agreedOn: day('2026-09-16'),
  instalments: [
    { amountCents: cents(40_000), date: day('2026-10-05') },
    { amountCents: cents(46_000), date: day('2026-11-05') },
  ],
  accelerates: true,
};

describe('the instalments asked for', () => {
  test('share what was not said, to the cent, the last one taking the odd cents, in the order of their days', () => {
    const asked = [part(null, '2026-12-05'), part(null, '2026-10-05'), part(null, '2026-11-05')];
    const whole = completedPlan(asked, cents(10_000))!;
    expect(whole.map((one) => one.date)).toEqual(['2026-10-05', '2026-11-05', '2026-12-05']);
    expect(whole.map((one) => one.amountCents).sort()).toEqual([3_333, 3_333, 3_334]);
    expect(planTotal(whole)).toBe(10_000);
  });

  test('« le solde » is what the others leave', () => {
    const asked = [part(28_667, '2026-10-05'), part(28_667, '2026-11-05'), part(null, '2026-12-05')];
    expect(completedPlan(asked, cents(86_000))?.at(-1)?.amountCents).toBe(28_666);
  });

  test('are no plan where a day is missing, nothing is left to share, or there is only one', () => {
    expect(completedPlan([part(100, '2026-10-05'), part(100, null)], cents(200))).toBeNull();
    expect(completedPlan([part(200, '2026-10-05'), part(null, '2026-11-05')], cents(200))).toBeNull();
    expect(completedPlan([part(200, '2026-10-05')], cents(200))).toBeNull();
  });
});

describe('the envelope', () => {
  const within = (...parts: readonly [number, string][]) =>
    isWithin(
      envelope,
      parts.map(([amount, date]) => ({ amountCents: cents(amount), date: day(date) })),
      day('2026-09-15'),
    );

  test('holds number, last day and first payment, each to its very limit', () => {
    expect(within([25, '2026-10-05'], [75, '2026-12-14'])).toBe(true);
    expect(within([24, '2026-10-05'], [76, '2026-12-14'])).toBe(false);
    expect(within([25, '2026-10-05'], [75, '2026-12-15'])).toBe(false);
    expect(within([25, '2026-10-01'], [25, '2026-10-02'], [25, '2026-10-03'], [25, '2026-10-04'])).toBe(false);
  });
});

describe('what is due of a plan', () => {
  const paid = (amount: number, on: string) => [{ on: day(on), amountCents: cents(amount) }];

  test('is the first instalment not covered, whatever the payments were cut into; what was paid before does not count', () => {
    expect(nextDue(plan, [])).toEqual({ date: '2026-10-05', amountCents: 40_000 });
    expect(nextDue(plan, paid(30_000, '2026-10-01'))).toEqual({ date: '2026-10-05', amountCents: 10_000 });
    expect(nextDue(plan, paid(50_000, '2026-10-01'))).toEqual({ date: '2026-11-05', amountCents: 36_000 });
    expect(nextDue(plan, paid(86_000, '2026-10-01'))).toBeNull();
    expect(nextDue(plan, paid(40_000, '2026-09-14'))?.date).toBe('2026-10-05');
    expect(nextDue(plan, paid(40_000, '2026-09-15'))?.date).toBe('2026-11-05');
  });

  test('by a day is what has come due then, never what is still to come (L-02)', () => {
    expect(missingOn(plan, [], day('2026-10-04'))).toBe(0);
    expect(missingOn(plan, [], day('2026-10-05'))).toBe(40_000);
    expect(missingOn(plan, paid(50_000, '2026-10-01'), day('2026-11-05'))).toBe(36_000);
  });
});
