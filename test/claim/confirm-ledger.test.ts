/** A fresh ledger before a firmer word, and no word about what is too small. */
import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { decideOnLedgerChoice } from '../../src/claim/confirm-ledger.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { quietInFrench } from '../../src/claim/in-french.ts';
import { type Situation, situationAfter } from '../../src/claim/situation.ts';
import { whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { day, given, MAIL, partner, sent, staff } from './given.ts';

const kinds = (events: readonly ClaimEvent[]) => events.map((event) => event.kind);

describe('where members confirm payments within ten days', () => {
  const guarded = (today: string, more: readonly ClaimEvent[] = []): Situation => {
    const situation = given(today, more);
    return { ...situation, practice: { ...situation.practice, confirmsPayments: { maxDays: 10 } } };
  };
  const reminded = sent('2026-09-07');
  const second = guarded('2026-09-18', reminded);

  test('a courtesy reminder asks for nothing', () => {
    expect(whyQuiet(guarded('2026-09-14'))).toBeNull();
  });

  test('a second reminder waits, and the staff is asked once, by one mail', () => {
    expect(whyQuiet(second)).toEqual({ because: 'ledger-unconfirmed', since: '2026-09-01' });
    expect(quietInFrench(whyQuiet(second)!)).toContain('1er septembre 2026');
    const asked = decideOnNewDay(second);
    expect(kinds(asked.claimEvents)).toEqual(['DeadlinePassed', 'RemindersPaused']);
    expect(asked.notices).toMatchObject([{ to: 'staff', template: 'confirm-ledger', question: { kind: 'confirm-ledger' } }]);
    const next = { ...situationAfter(second, asked.claimEvents), today: day('2026-09-21') };
    expect(decideOnNewDay(next).notices).toEqual([]);
  });

  test('« à jour » is recorded with who said it, and the reminder leaves', () => {
    const waiting = situationAfter(second, decideOnNewDay(second).claimEvents);
    const answer = { chosen: 1, amountCents: null, by: staff.address, mail: MAIL, quote: 'À jour' };
    const confirmed = decideOnLedgerChoice(waiting, answer);
    expect(confirmed.claimEvents).toEqual([
      { kind: 'LedgerConfirmed', on: '2026-09-18', by: staff.address, quote: 'À jour', mail: MAIL },
      { kind: 'RemindersResumed', on: '2026-09-18', because: 'staff-said' },
    ]);
    const after = situationAfter(waiting, confirmed.claimEvents);
    expect(kinds(decideOnNewDay(after).claimEvents)).toEqual(['LetterDrafted']);
    expect(whyQuiet({ ...after, today: day('2026-09-28') })).toBeNull();
    expect(whyQuiet({ ...after, today: day('2026-09-29') })?.because).toBe('ledger-unconfirmed');
  });

  test('a payment that nobody told of is booked; without a sum nothing is', () => {
    const waiting = situationAfter(second, decideOnNewDay(second).claimEvents);
    const answer = { chosen: 2, by: staff.address, mail: MAIL, quote: '2 – 450 €' };
    expect(kinds(decideOnLedgerChoice(waiting, { ...answer, amountCents: cents(450_00) }).claimEvents)).toContain(
      'PaymentReceived',
    );
    expect(decideOnLedgerChoice(waiting, { ...answer, amountCents: null }).claimEvents).toEqual([]);
  });
});

describe('where less than five euros are not chased', () => {
  const tolerant = (today: string): Situation => {
    const situation = given(today, sent('2026-09-07'));
    return { ...situation, practice: { ...situation.practice, smallBalanceEuros: 5 } };
  };
  const paying = (amount: number) => ({ amountCents: cents(amount), paidOn: day('2026-08-31'), by: partner.address, mail: MAIL });

  test('what remains after a payment is not asked for, and whoever told the payment learns it', () => {
    const decision = decideOnPayment(tolerant('2026-09-18'), paying(1_195_01));
    expect(kinds(decision.claimEvents)).not.toContain('LetterDrafted');
    expect(JSON.stringify(decision.notices)).toContain('que le cabinet ne fait pas relancer');
    const after = situationAfter(tolerant('2026-09-18'), decision.claimEvents);
    expect(whyQuiet(after)).toEqual({ because: 'small-balance', restCents: 4_99 });
    expect(decideOnNewDay({ ...after, today: day('2026-09-28') }).notices).toMatchObject([
      { to: 'partners', template: 'partner-reminder' },
    ]);
  });

  test('five euros are, and a small debt of which nothing was paid too', () => {
    const decision = decideOnPayment(tolerant('2026-09-18'), paying(1_195_00));
    expect(kinds(decision.claimEvents)).toContain('LetterDrafted');
    const untouched = tolerant('2026-09-18');
    const whole = { ...untouched, practice: { ...untouched.practice, smallBalanceEuros: 5_000 } };
    expect(whyQuiet(whole)?.because).not.toBe('small-balance');
  });
});
