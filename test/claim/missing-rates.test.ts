import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { type Situation, situationAfter } from '../../src/claim/situation.ts';
import { whyWithdraw } from '../../src/claim/still-true.ts';
import { wakesOn, whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { letterPhrasesFrom } from '../../src/letters/letter-check.ts';
import { findingsIn } from '../../src/letters/what-may-stand.ts';
import { day, given, MAIL, partner, rates, reply, sent } from './given.ts';

/** Before the rates of 2027 are published. */
function before2027(today: string, more: readonly ClaimEvent[] = []): Situation {
  return { ...given(today, more), rates: new Map([...rates].filter(([halfYear]) => halfYear < '2027')) };
}

const dueIn = (on: string) => (situation: Situation) => ({
  ...situation,
  claim: { ...situation.claim, items: situation.claim.items.map((item) => ({ ...item, dueDate: day(on) })) },
});

const remindedTwice = [
  ...sent('2026-12-07', { deadline: day('2026-12-17') }),
  ...sent('2026-12-18', {
    number: 2,
    template: 'second-reminder',
    items: [{ ref: '2026-118', stage: 'second-reminder' }],
    deadline: day('2026-12-28'),
  }),
];
const partPaid = {
  kind: 'PaymentReceived',
  on: day('2027-01-04'),
  amountCents: cents(20_000),
  paidOn: day('2027-01-04'),
  method: null,
  item: null,
  by: partner.address,
  mail: MAIL,
} as const;

describe('while the rates of a half-year are missing', () => {
  test('a reminder that asks for the principal leaves all the same, and is still true later', () => {
    const situation = dueIn('2026-12-30')(before2027('2027-01-04'));
    const [letter] = lettersIn(decideOnNewDay(situation));
    expect(letter).toMatchObject({ template: 'courtesy-reminder', totalCents: 120_000 });
    expect(whyWithdraw(situation, letter!, [], [])).toBeNull();
  });

  test('a formal notice, which asks for interest, waits; a partner hears which rates to add', () => {
    const situation = before2027('2027-01-08', remindedTwice);
    expect(whyQuiet(situation)).toEqual({ because: 'rate-unknown', halfYear: '2027-H1' });
    const decision = decideOnNewDay(situation);
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.notices).toMatchObject([{ to: 'partners', template: 'partner-reminder' }]);
    expect(JSON.stringify(decision.notices[0]?.fields)).toMatch(/2027-H1 manquent.*config\/rates\.yaml/);
    expect(wakesOn(situationAfter(situation, decision.claimEvents))).toBe('2027-01-09');
  });

  test('a dispute is recorded, escalated, and its answer drafted: it states no sum', () => {
    const disputed = reply('2027-01-05', { intents: ['dispute-service'] });
    const decision = decideOnReply(before2027('2027-01-05', [...remindedTwice, partPaid]), disputed);
    expect(decision.claimEvents.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['DebtorReplied', 'ItemFrozen', 'Escalated', 'LetterDrafted']),
    );
    expect(lettersIn(decision)).toMatchObject([{ template: 'observations-received', approval: 'partner' }]);
  });

  test('a promise is noted with its answer; after a payment no principal is sure, and a partner is told to answer', () => {
    const promise = { amountCents: null, date: day('2027-01-20'), instalments: null };
    const promised = reply('2027-01-05', { intents: ['promise-to-pay'], promise });
    const sure = decideOnReply(before2027('2027-01-05', remindedTwice), promised);
    expect(lettersIn(sure)).toMatchObject([{ template: 'promise-confirmed', totalCents: 120_000 }]);
    const unsure = decideOnReply(before2027('2027-01-05', [...remindedTwice, partPaid]), promised);
    expect(unsure.claimEvents.map((event) => event.kind)).toEqual(['DebtorReplied', 'PromiseMade', 'RemindersPaused']);
    expect(unsure.notices[0]?.fields).toMatchObject({ why: [{ reason: expect.stringContaining('2027-H1') }] });
  });

  test('a payment is booked, and whoever reported it told why nothing follows', () => {
    const payment = { amountCents: cents(120_000), paidOn: day('2027-01-04'), by: partner.address, mail: MAIL };
    const decision = decideOnPayment(before2027('2027-01-04', remindedTwice), payment);
    expect(decision.claimEvents.map((event) => event.kind)).toEqual(['PaymentReceived']);
    expect(decision.notices[0]?.fields.done).toContain('2027-H1');
  });

  test('a partner’s own words are checked against what is known', () => {
    const phrases = letterPhrasesFrom({
      phrases: [
        {
          code: 'x',
          rule: 'x',
          severity: 'block',
          text: 'x',
          patterns: ['jamais'],
          examples: ['jamais'],
          counterExamples: ['oui'],
        },
      ],
    });
    const situation = before2027('2027-01-05', [...remindedTwice, partPaid]);
    const answer = { deadline: null, totalCents: cents(120_000) };
    const blocked = (words: string) => findingsIn(words, 'partner', answer, situation, phrases).blocked;
    expect(blocked('La facture de 1 200,00 € reste due.')).toEqual([]);
    expect(blocked('Vous devez 1 300,00 €.')).toHaveLength(1);
  });
});
