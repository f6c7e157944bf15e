import { describe, expect, test } from '@jest/globals';
import { decideOnPieceSent } from '../../src/claim/decide-on-choice.ts';
import { decideOnPaymentChoice } from '../../src/claim/decide-on-payment-choice.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { lettersIn, type Notice } from '../../src/claim/decision.ts';
import { situationAfter } from '../../src/claim/situation.ts';
import { whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { readChoice } from '../../src/reading/choice.ts';
import type { Intent } from '../../src/reading/reading.ts';
import { day, draftedLetter, given, MAIL, partner, reply, sent, staff } from './given.ts';

const running = given('2026-09-10', sent('2026-09-07'));
const kinds = (decision: ReturnType<typeof decideOnReply>) => decision.claimEvents.map((event) => event.kind);

describe('when the debtor replies', () => {
  test('a dispute stops the reminders and goes to the partner with the words that show it', () => {
    const said = [{ intent: 'dispute-service', quote: 'nous contestons cette facture' }] as const;
    const decision = decideOnReply(
      running,
      reply('2026-09-10', { intents: ['dispute-service'], statements: said, escalate: true, because: ['dispute-service'] }),
    );
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'Escalated', because: ['dispute-service'] }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'ItemFrozen', ref: '2026-118' }));
    expect(decision.notices[0]).toMatchObject({
      to: 'partners',
      template: 'reply-flagged',
      shows: 2,
      fields: { quotes: [expect.objectContaining({ quote: 'nous contestons cette facture' })] },
    });
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'observations-received', approval: 'partner' });
  });

  test.each([
    ['dispute-service', 'art.\u00a01353', 'Réunissez', true],
    ['insolvency-proceedings', 'art.\u00a0L622-24', 'déclarez la créance', false],
    ['settlement-offer', 'transaction', 'votre décision', true],
    ['represented-by-counsel', 'confidentielle', 'à ce conseil', false],
  ] as const)('%s is put before a partner with what the law says, what to do, and a draft where one is proper', (intent, law, todo, drafts) => {
    const decision = decideOnReply(running, reply('2026-09-10', { intents: [intent], escalate: true, because: [intent] }));
    const [{ fields, shows }] = decision.notices as [Notice];
    expect(fields.law).toContain(law);
    expect(fields.proposal).toContain(todo);
    expect(fields.file).toContain('reste dû en principal : 1\u00a0200,00\u00a0€ ; courrier du 7 septembre 2026');
    expect(shows !== null).toBe(drafts);
  });

  test('distress beside a dispute gets no drafted answer', () => {
    const read = { intents: ['dispute-service'], escalate: true, because: ['dispute-service', 'distress'] } as const;
    expect(lettersIn(decideOnReply(running, reply('2026-09-10', read)))).toEqual([]);
  });

  test('an intent that always needs a person goes to one even when the reader felt sure', () => {
    expect(kinds(decideOnReply(running, reply('2026-09-10', { intents: ['refusal'], escalate: false })))).toContain('Escalated');
  });

  test('a dated promise is kept to, whatever is asked for first, and the staff hears of what is', () => {
    const promise = { amountCents: null, date: day('2026-09-20'), instalments: null };
    const intents = ['request-for-documents', 'promise-to-pay'] as const;
    const statements = intents.map((intent) => ({ intent, quote: intent }));
    const decision = decideOnReply(running, reply('2026-09-10', { intents, statements, promise }));
    expect(kinds(decision)).toContain('PromiseMade');
    expect(lettersIn(decision).map(({ template }) => template)).toEqual(['promise-confirmed']);
    expect(decision.notices.map(({ to, template }) => [to, template])).toEqual([['staff', 'reply-flagged']]);
    const poor = [
      { intent: 'cannot-pay', quote: 'a' },
      { intent: 'already-paid', quote: 'b' },
    ] as const;
    const paid = decideOnReply(running, reply('2026-09-10', { intents: ['cannot-pay', 'already-paid'], statements: poor }));
    expect(kinds(paid)).toContain('PaymentAnnounced');
    const undated = decideOnReply(running, reply('2026-09-10', { intents, statements, promise: null }));
    expect(kinds(undated)).not.toContain('PromiseMade');
  });

  test('a dated promise pauses the reminders to its day and grace, and is confirmed in writing', () => {
    const promise = { amountCents: cents(120_000), date: day('2026-09-20'), instalments: null };
    const decision = decideOnReply(running, reply('2026-09-10', { intents: ['promise-to-pay'], promise }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'PromiseMade', date: '2026-09-20' }));
    // the 20th is a Sunday: Monday the 21st, then three business days
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'RemindersPaused', until: '2026-09-24' }));
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'promise-confirmed', solicited: true, approval: 'none' });
  });

  test('a promise beyond what the practice grants goes to a partner', () => {
    const promise = { amountCents: null, date: day('2027-03-01'), instalments: null };
    expect(decideOnReply(running, reply('2026-09-10', { intents: ['promise-to-pay'], promise })).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'Escalated', because: ['beyond-envelope'] }),
    );
  });

  test('insolvency stops every letter to this debtor and drafts none', () => {
    const decision = decideOnReply(
      running,
      reply('2026-09-10', { intents: ['insolvency-proceedings'], escalate: true, because: ['insolvency-proceedings'] }),
    );
    expect(decision.debtorEvents).toContainEqual(
      expect.objectContaining({ kind: 'DebtorStopped', because: 'insolvency-proceedings' }),
    );
    expect(lettersIn(decision)).toEqual([]);
    expect(whyQuiet(situationAfter(running, decision.claimEvents, decision.debtorEvents))).toMatchObject({
      because: 'debtor-stopped',
    });
  });

  test('the day of the judgment is kept when it is told, at once or in a later message', () => {
    const insolvent = { intents: ['insolvency-proceedings'], escalate: true, because: ['insolvency-proceedings'] } as const;
    const first = decideOnReply(running, reply('2026-09-10', insolvent));
    expect(first.debtorEvents.map((event) => event.kind)).toEqual(['DebtorStopped']);
    const stopped = situationAfter(running, first.claimEvents, first.debtorEvents);
    const told = decideOnReply(stopped, reply('2026-09-12', { ...insolvent, judgmentOn: day('2026-09-02') }));
    expect(told.debtorEvents).toMatchObject([{ kind: 'OpeningJudgmentTold', judgmentOn: '2026-09-02' }]);
    const { debtor } = situationAfter(stopped, told.claimEvents, told.debtorEvents);
    expect(debtor).toMatchObject({ judgmentOn: '2026-09-02', stopped: { on: running.today } });
  });

  test('« déjà réglé » pauses, asks the practice to look at the account, and closes nothing', () => {
    const decision = decideOnReply(running, reply('2026-09-10', { intents: ['already-paid'] }));
    expect(kinds(decision)).toEqual(['DebtorReplied', 'PaymentAnnounced', 'RemindersPaused', 'LetterDrafted']);
    expect(decision.notices[0]).toMatchObject({ to: 'staff', template: 'check-payment', question: { kind: 'check-payment' } });
  });

  test.each([
    ['the rest', null],
    ['as much again', cents(20_000)],
  ])('a part told as paid and %s promised for a later day: once the part is booked, the rest is awaited on that day', (_, amountCents) => {
    const read = {
      intents: ['already-paid', 'promise-to-pay'],
      statements: [
        { intent: 'already-paid', quote: 'Je vous ai viré 200 € hier' },
        { intent: 'promise-to-pay', quote: 'le reste suivra le 30 septembre' },
      ],
      paid: { amountCents: cents(20_000), date: day('2026-09-09'), reference: null },
      promise: { amountCents, date: day('2026-09-30'), instalments: null },
    } as const;
    const decision = decideOnReply(running, reply('2026-09-10', read));
    expect(decision.claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'PromiseMade', date: '2026-09-30', quote: 'le reste suivra le 30 septembre' }),
    );
    const told = situationAfter(running, decision.claimEvents);
    expect(told.claim.standing).toEqual({ status: 'paused', until: '2026-10-05', because: 'promise' });
    const answer = { chosen: 1, by: partner.address, mail: MAIL, quote: '1', amountCents: null };
    const booked = decideOnPaymentChoice(told, answer);
    expect(lettersIn(booked)[0]).toMatchObject({ template: 'part-payment-received', deadline: '2026-09-30' });
    const after = situationAfter(told, booked.claimEvents).claim;
    expect([after.standing.status, after.promises.map(({ state }) => state)]).toEqual(['paused', ['open']]);
  });

  test('a day told of the payment itself is no promise', () => {
    const date = day('2026-09-12');
    const read = {
      intents: ['already-paid'],
      paid: { amountCents: null, date, reference: null },
      promise: { amountCents: null, date, instalments: null },
    } as const;
    expect(kinds(decideOnReply(running, reply('2026-09-10', read)))).not.toContain('PromiseMade');
  });

  test('who cannot pay may propose parts within what the practice grants; who is paid for says by whom', () => {
    const asked = (intent: Intent) => lettersIn(decideOnReply(running, reply('2026-09-10', { intents: [intent] })))[0];
    expect(asked('cannot-pay')).toMatchObject({
      template: 'date-asked',
      facts: { planTerms: 'en 3 versements au plus, jusqu’au 9 décembre 2026' },
    });
    expect(asked('instalment-request')?.facts).toHaveProperty('planTerms');
    expect(asked('third-party-pays')?.facts).toHaveProperty('payerAsked');
    expect(asked('delay-request')?.facts).toEqual({ writtenOn: '10 septembre 2026' });
  });

  test('a fourth answer the same day is kept back; the reminders pause all the same (R-40)', () => {
    const answered = (times: number) => ({ ...running.debtor, answeredOn: Array.from({ length: times }, () => running.today) });
    const asked = (times: number) =>
      decideOnReply({ ...running, debtor: answered(times) }, reply('2026-09-10', { intents: ['delay-request'] }));
    expect(lettersIn(asked(2))).toHaveLength(1);
    expect(lettersIn(asked(3))).toEqual([]);
    expect(kinds(asked(3))).toContain('RemindersPaused');
  });

  test('the wrong recipient gets nothing more and the staff one question', () => {
    const decision = decideOnReply(running, reply('2026-09-10', { intents: ['wrong-recipient'] }));
    expect(decision.debtorEvents).toContainEqual(expect.objectContaining({ kind: 'DebtorStopped', because: 'wrong-recipient' }));
    expect(decision.notices[0]).toMatchObject({ to: 'staff', template: 'check-recipient' });
  });

  test('an address said to have changed is asked of the staff, and reminders wait for it', () => {
    const decision = decideOnReply(running, reply('2026-09-10', { intents: ['contact-change'] }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ because: 'question-to-practice' }));
    expect(decision.notices[0]).toMatchObject({ to: 'staff', question: { kind: 'claim-facts', askAgainOn: '2026-09-14' } });
  });

  test('a piece asked for is a question to the staff: reminders wait until it is sent, then leave time to look at it', () => {
    const decision = decideOnReply(running, reply('2026-09-10', { intents: ['request-for-documents'] }));
    const { question } = decision.notices[0]!;
    expect(question).toMatchObject({ kind: 'piece-asked', askAgainOn: '2026-09-14' });
    for (const words of ['Envoyée', 'Oui', '1']) expect(readChoice(words, question!.choices)?.chosen).toBe(1);
    expect(readChoice('Pas encore', question!.choices)).toBeNull();
    const asked = { ...situationAfter(running, decision.claimEvents), today: day('2026-09-18') };
    const sentNow = decideOnPieceSent(asked, { chosen: 1, by: staff, mail: MAIL, quote: 'Envoyée' });
    expect(situationAfter(asked, sentNow.claimEvents).claim.standing).toMatchObject({ status: 'paused', until: '2026-09-28' });
    expect(sentNow.notices[0]?.fields.done).toContain('jusqu’au 28 septembre 2026');
    const held = given('2026-09-18', [{ kind: 'Escalated', on: day('2026-09-10'), because: ['refusal'], mail: null }]);
    expect(decideOnPieceSent(held, { chosen: 1, by: staff, mail: MAIL, quote: 'Envoyée' }).claimEvents).toEqual([]);
  });

  test('thanks change nothing', () => {
    expect(kinds(decideOnReply(running, reply('2026-09-10', { intents: ['thanks-or-ack'] })))).toEqual(['DebtorReplied']);
  });

  test('a letter drafted before the debtor wrote is withdrawn', () => {
    const waiting = given('2026-09-10', [draftedLetter('2026-09-09', { approval: 'member' })]);
    const decision = decideOnReply(waiting, reply('2026-09-10', { intents: ['already-paid'] }));
    expect(decision.claimEvents).toContainEqual({
      kind: 'LetterWithdrawn',
      on: '2026-09-10',
      number: 1,
      because: 'debtor-wrote',
    });
  });

  test('once in a partner’s hands, a promise changes nothing by itself: she is told', () => {
    const held = given('2026-09-10', [{ kind: 'Escalated', on: day('2026-09-09'), because: ['refusal'], mail: null }]);
    const decision = decideOnReply(
      held,
      reply('2026-09-10', {
        intents: ['promise-to-pay'],
        promise: { amountCents: null, date: day('2026-09-20'), instalments: null },
      }),
    );
    expect(kinds(decision)).toEqual(['DebtorReplied']);
    expect(decision.notices[0]).toMatchObject({ to: 'partners', template: 'reply-flagged', shows: null });
  });

  test.each([
    'insolvency-proceedings',
    'represented-by-counsel',
    'data-request',
  ] as const)('%s, said of a closed claim, stops every claim of the debtor', (intent) => {
    const closed = given('2026-09-10', [{ kind: 'ClaimClosed', on: day('2026-09-09'), outcome: 'paid', by: partner.address }]);
    const decision = decideOnReply(closed, reply('2026-09-10', { intents: [intent], escalate: true, because: [intent] }));
    expect(decision.debtorEvents).toContainEqual(expect.objectContaining({ kind: 'DebtorStopped', because: intent }));
    expect(decision.notices).toMatchObject([{ to: 'partners' }]);
  });
});
