import { describe, expect, test } from '@jest/globals';
import { checkPaymentNotice } from '../../src/claim/check-payment.ts';
import { decideOnPayment, decideOnPaymentNote } from '../../src/claim/decide-on-payment.ts';
import { decideOnPaymentChoice } from '../../src/claim/decide-on-payment-choice.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { situationAfter } from '../../src/claim/situation.ts';
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

const madePromise = {
  kind: 'PromiseMade',
  on: day('2026-09-10'),
  amountCents: cents(50_000),
  date: day('2026-09-14'),
  instalments: null,
  quote: 'je paie',
  source: 'mail',
  mail: MAIL,
} as const;

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

  const told = (amount: number, by = partner, before = given('2026-09-15', sent('2026-09-07'), consumer)) =>
    decideOnPayment(before, { ...paid(cents(amount)), by: by.address }).notices;
  test('whoever reports it is told what was booked and what remains, or that the claim is closed', () => {
    const [receipt, ...others] = told(50_000);
    expect(others.map((notice) => notice.template)).toEqual(['acknowledgement-found']);
    expect(receipt).toMatchObject({ to: { member: partner.address }, template: 'receipt' });
    expect(receipt?.fields.done).toMatch(/500,00\s€.*14 septembre 2026.*reste 700,00\s€/);
    expect(told(120_000).map((notice) => [notice.to, notice.template])).toEqual([
      [{ member: partner.address }, 'claim-closed'],
      ['staff', 'claim-closed'],
    ]);
    expect(told(120_000, staff).map((notice) => notice.to)).toEqual([{ member: staff.address }]);
  });

  test('a professional who pays to the cent what the reminder asked is asked nothing more: a partner decides of the rest', () => {
    const decision = decideOnPayment(given('2026-09-15', sent('2026-09-07')), paid(cents(120_000)));
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.notices.map((notice) => notice.question?.kind)).toContain('close-or-claim-rest');
    expect(kinds(decision)).toContain('RemindersPaused');
  });

  test.each([
    ['more than is owed', { ...note, amountCents: cents(1_200_000) }],
    ['on a day to come', { ...note, date: day('2026-11-12') }],
  ])('a partner’s word of a payment %s is asked about before it is booked', (_, odd) => {
    const decision = decideOnPaymentNote(given('2026-09-15', sent('2026-09-07'), consumer), odd, partner, 'PAYÉ', MAIL);
    expect(kinds(decision)).not.toContain('PaymentReceived');
    expect(decision.notices[0]).toMatchObject({ to: { member: partner.address }, question: { kind: 'check-payment' } });
  });

  test.each([
    ['2026-121', false],
    ['18', false],
    ['2026/118', true],
    ['118', true],
  ])('a partner’s word that invoice %s is paid is booked at once: %s; one that is not the claim’s is asked about', (ref, isBooked) => {
    const named = { ...note, invoiceRef: ref };
    const decision = decideOnPaymentNote(given('2026-09-15', sent('2026-09-07'), consumer), named, partner, 'PAYÉ', MAIL);
    expect(kinds(decision).includes('PaymentReceived')).toBe(isBooked);
    expect(decision.notices[0]?.question?.kind === 'check-payment').toBe(!isBooked);
  });

  test('of a payment booked twice, the one that comes back leaves the rest to a partner, and nothing to remind of', () => {
    const twice = ['2026-09-12', '2026-09-13'].map((on) => ({
      kind: 'PaymentReceived' as const,
      on: day(on),
      amountCents: cents(120_000),
      paidOn: day(on),
      method: null,
      item: null,
      by: partner.address,
      mail: MAIL,
    }));
    const rejected = { ...note, rejected: true, amountCents: cents(120_000) };
    const situation = given('2026-09-15', [...sent('2026-09-07'), ...twice]);
    const decision = decideOnPaymentNote(situation, rejected, partner, 'Chèque rejeté', MAIL);
    expect(kinds(decision)).toEqual(['PaymentReturned', 'RemindersPaused']);
    expect(decision.notices[1]?.question?.kind).toBe('close-or-claim-rest');
  });
  test('a cheque rejected for another invoice makes nothing due here', () => {
    const rejected = { ...note, rejected: true, invoiceRef: '2026-121' };
    const decision = decideOnPaymentNote(
      given('2026-09-15', sent('2026-09-07'), consumer),
      rejected,
      partner,
      'Chèque rejeté',
      MAIL,
    );
    expect(decision.claimEvents).toEqual([]);
    expect(decision.notices[0]?.fields.done).toContain('2026-121');
  });

  test('of a professional whose principal is paid, the writer is told of the rest, and a partner asked', () => {
    const notices = told(120_700, staff, given('2026-09-15', sent('2026-09-07')));
    expect(notices.map((notice) => [notice.to, notice.template])).toEqual([
      [{ member: staff.address }, 'receipt'],
      ['partners', 'check-payment'],
    ]);
  });

  test('of a closed claim, it is booked and told, and nothing leaves', () => {
    const closed = [{ kind: 'ClaimClosed', on: day('2026-09-10'), outcome: 'closed-unpaid', by: 'x' }] as const;
    const decision = decideOnPayment(given('2026-09-15', closed, consumer), paid(cents(50_000)));
    expect(kinds(decision)).toEqual(['PaymentReceived']);
    expect(decision.notices).toMatchObject([{ template: 'receipt' }]);
  });

  test('a part payment is acknowledged and the rest stays owed', () => {
    const decision = decideOnPayment(given('2026-09-15', sent('2026-09-07'), consumer), paid(cents(50_000)));
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'part-payment-received', totalCents: 70_000, deadline: null });
    expect(decision.claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'RemindersPaused', because: 'question-to-debtor' }),
    );
  });

  test('a part payment beside a day promised for the rest is acknowledged with that day', () => {
    const promised = { ...madePromise, amountCents: null, date: day('2026-09-20') };
    const decision = decideOnPayment(given('2026-09-15', [...sent('2026-09-07'), promised], consumer), paid(cents(50_000)));
    expect(kinds(decision)).not.toContain('RemindersPaused');
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'part-payment-received', deadline: '2026-09-21' });
  });

  test('a payment kept on its promised day keeps the promise', () => {
    expect(kinds(decideOnPayment(given('2026-09-15', [madePromise], consumer), paid(cents(50_000))))).toContain('PromiseKept');
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

  test('« PAYÉ » without a sum is what the last letter asked for, never more', () => {
    const reminded = given('2026-09-15', sent('2026-09-07'));
    const decision = decideOnPaymentNote(reminded, { ...note, amountCents: null, date: null }, partner, 'PAYÉ', MAIL);
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'PaymentReceived', amountCents: 120_000 }));
    expect(checkPaymentNotice(reminded, 'c’est payé', null, null).question?.choices[0]).toMatch(/1.200,00.€/);
  });

  test.each([
    ['before the invoice', '2025-12-12'],
    ['to come', '2026-12-12'],
  ])('a payment on a day %s is asked about, and never printed as of that day', (_, told) => {
    const early = { ...note, amountCents: cents(8_600), date: day(told), full: false };
    const situation = given('2026-09-15', sent('2026-09-07'));
    const decision = decideOnPaymentNote(situation, early, partner, 'PAYÉ 86 €', MAIL);
    expect(kinds(decision)).not.toContain('PaymentReceived');
    const asked = situationAfter(situation, decision.claimEvents);
    const answer = { by: partner.address, mail: MAIL, quote: '', amountCents: null, chosen: 1 };
    expect(decideOnPaymentChoice(asked, answer).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'PaymentReceived', paidOn: '2026-09-15' }),
    );
  });

  test('the same payment told twice is asked about, and the question says that it is counted', () => {
    const part = { ...note, amountCents: cents(40_000), date: day('2026-09-12'), full: false };
    const once = decideOnPaymentNote(given('2026-09-15', sent('2026-09-07')), part, partner, 'PAYÉ 400 €', MAIL);
    const counted = situationAfter(given('2026-09-15', sent('2026-09-07')), once.claimEvents);
    const twice = decideOnPaymentNote(counted, part, partner, 'PAYÉ 400 €', MAIL);
    expect(kinds(twice)).not.toContain('PaymentReceived');
    expect(twice.notices[0]?.fields.amount).toContain('est déjà comptée');
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
    const promised = { ...madePromise, date: day('2026-09-30') };
    const awaiting = given('2026-09-15', [promised, announced, paused], consumer);
    expect(kinds(decideOnPaymentChoice(awaiting, { ...answer, chosen: 2 }))).toEqual([]);
    expect(decideOnPaymentChoice(situation, { ...answer, chosen: 3, amountCents: cents(45_000) }).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'PaymentReceived', amountCents: 45_000 }),
    );
    expect(kinds(decideOnPaymentChoice(situation, { ...answer, chosen: 3 }))).toEqual([]);
  });
});
