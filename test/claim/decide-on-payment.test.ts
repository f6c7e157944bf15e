import { describe, expect, test } from '@jest/globals';
import { decideOnPayment, decideOnPaymentChoice, decideOnPaymentNote } from '../../src/claim/decide-on-payment.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { type Cents, cents } from '../../src/law/money.ts';
import type { PaymentNote } from '../../src/reading/member-reading.ts';
import { day, given, knownDebtor, MAIL, partner, sent, staff } from './given.ts';

const consumer = knownDebtor.map((event) =>
  event.kind === 'KindLearned' ? { ...event, debtorKind: 'consumer' as const } : event,
);
const note: PaymentNote = {
  claimReference: null,
  amountCents: cents(120_000),
  date: day('2026-09-14'),
  method: 'virement',
  full: true,
  rejected: false,
};
const paid = (amountCents: Cents) => ({ amountCents, paidOn: day('2026-09-14'), by: partner.address, mail: MAIL });
const kinds = (decision: ReturnType<typeof decideOnPayment>) => decision.claimEvents.map((event) => event.kind);

describe('when a payment is reported', () => {
  test('the staff’s word is announced, and one reply confirms it', () => {
    const decision = decideOnPaymentNote(
      given('2026-09-15', sent('2026-09-07'), consumer),
      note,
      staff,
      'PAYÉ 1 200 € le 14/09',
      MAIL,
    );
    expect(kinds(decision)).toEqual(['PaymentAnnounced', 'RemindersPaused']);
    expect(decision.notices[0]).toMatchObject({ to: { member: staff.address }, question: { kind: 'check-payment' } });
  });

  test('a consumer who paid all gets thanks, and the claim closes', () => {
    const decision = decideOnPayment(given('2026-09-15', sent('2026-09-07'), consumer), paid(cents(120_000)));
    expect(kinds(decision)).toEqual(['PaymentReceived', 'LetterDrafted', 'ClaimClosed']);
    expect(lettersIn(decision)[0]?.template).toBe('payment-thanks');
  });

  test('a part payment is acknowledged and the rest stays owed', () => {
    const decision = decideOnPayment(given('2026-09-15', sent('2026-09-07'), consumer), paid(cents(50_000)));
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'part-payment-received', totalCents: 70_000 });
  });

  test('a payment kept on its promised day keeps the promise', () => {
    const promised = {
      kind: 'PromiseMade',
      on: day('2026-09-10'),
      amountCents: cents(50_000),
      date: day('2026-09-14'),
      instalments: null,
      quote: 'je paie',
      source: 'mail',
      mail: MAIL,
    } as const;
    expect(kinds(decideOnPayment(given('2026-09-15', [promised], consumer), paid(cents(50_000))))).toContain('PromiseKept');
  });

  test('a rejected cheque makes the sum due again and reopens the claim', () => {
    const closed = [
      {
        kind: 'PaymentReceived',
        on: day('2026-09-14'),
        amountCents: cents(120_000),
        paidOn: day('2026-09-14'),
        method: 'cheque',
        item: null,
        by: 'x',
        mail: MAIL,
      },
      { kind: 'ClaimClosed', on: day('2026-09-14'), outcome: 'paid', by: 'x' },
    ] as const;
    expect(
      kinds(
        decideOnPaymentNote(given('2026-09-20', closed, consumer), { ...note, rejected: true }, partner, 'chèque rejeté', MAIL),
      ),
    ).toEqual(['PaymentReturned', 'ClaimReopened']);
  });

  test('after an insolvency, a payment closes nothing (R-30)', () => {
    const stopped = [
      ...consumer,
      { kind: 'DebtorStopped', on: day('2026-09-10'), because: 'insolvency-proceedings', quote: null },
    ] as const;
    expect(kinds(decideOnPayment(given('2026-09-15', [], stopped), paid(cents(120_000))))).toEqual(['PaymentReceived']);
  });

  test('« rien reçu » resumes, « une autre somme » books what the staff writes', () => {
    const announced = {
      kind: 'PaymentAnnounced',
      on: day('2026-09-12'),
      amountCents: null,
      paidOn: null,
      by: 'debtor',
      quote: 'c’est réglé',
      mail: MAIL,
    } as const;
    const paused = {
      kind: 'RemindersPaused',
      on: day('2026-09-12'),
      until: day('2026-09-22'),
      because: 'payment-announced',
    } as const;
    const situation = given('2026-09-15', [announced, paused], consumer);
    const answer = { by: staff.address, mail: MAIL, quote: '', amountCents: null };
    expect(kinds(decideOnPaymentChoice(situation, { ...answer, chosen: 2 }))).toEqual(['RemindersResumed']);
    expect(decideOnPaymentChoice(situation, { ...answer, chosen: 3, amountCents: cents(45_000) }).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'PaymentReceived', amountCents: 45_000 }),
    );
    expect(kinds(decideOnPaymentChoice(situation, { ...answer, chosen: 3 }))).toEqual([]);
  });
});
