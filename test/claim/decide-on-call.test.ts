import { describe, expect, test } from '@jest/globals';
import { ALL_STOPPED } from '../../src/claim/decide-on-alarm.ts';
import { decideOnCall } from '../../src/claim/decide-on-call.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { cents } from '../../src/law/money.ts';
import type { CallNote } from '../../src/reading/member-reading.ts';
import type { Intent, Understanding } from '../../src/reading/reading.ts';
import { day, given, MAIL, nothingSaid, sent, staff } from './given.ts';

const call: CallNote = {
  claimReference: null,
  callDate: day('2026-09-15'),
  interlocutor: 'M. Lozac’h',
  outcome: 'commitment',
  amountCents: cents(120_000),
  promiseDate: day('2026-09-30'),
  callbackDate: null,
  direction: 'outbound',
  account: 'eu M. Lozac’h, il verse 1 200 € le 30 septembre',
};
const situation = given('2026-09-15', sent('2026-09-07'));

describe('when the staff reports a phone call', () => {
  test('the debtor gets « suite à notre échange de ce jour » with the facts, not the member’s words', () => {
    const decision = decideOnCall(situation, call, nothingSaid, staff.address, MAIL);
    const [letter] = lettersIn(decision);
    expect(letter).toMatchObject({ template: 'call-confirmation', approval: 'none', facts: { calledOn: 'de ce jour' } });
    expect(letter?.facts.account).toContain('au plus tard le 30 septembre 2026');
    expect(decision.claimEvents.map((event) => event.kind)).toEqual([
      'CallLogged',
      'PromiseMade',
      'RemindersPaused',
      'LetterDrafted',
    ]);
  });

  test('a dispute on the phone goes to a partner, and its written confirmation waits for her', () => {
    const decision = decideOnCall(
      situation,
      { ...call, outcome: 'dispute', promiseDate: null },
      nothingSaid,
      staff.address,
      MAIL,
    );
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'Escalated' }));
    expect(lettersIn(decision)[0]?.approval).toBe('partner');
  });

  test('the confirmation of a call on a claim in a partner’s hands waits for her', () => {
    const refused = { kind: 'Escalated', on: day('2026-09-14'), because: ['refusal'], mail: null } as const;
    const held = given('2026-09-15', [...sent('2026-09-07'), refused]);
    const decision = decideOnCall(held, call, nothingSaid, staff.address, MAIL);
    expect(lettersIn(decision)[0]?.approval).toBe('partner');
    expect(decision.notices).toContainEqual(expect.objectContaining({ to: 'partners', template: 'draft-to-approve' }));
  });

  test('an insolvency heard on the phone stops everything', () => {
    const heard = {
      ...nothingSaid,
      intents: ['insolvency-proceedings'],
      statements: [{ intent: 'insolvency-proceedings', quote: 'en liquidation' }],
    } as const;
    const decision = decideOnCall(situation, { ...call, outcome: 'info', promiseDate: null }, heard, staff.address, MAIL);
    expect(decision.debtorEvents).toContainEqual(expect.objectContaining({ kind: 'DebtorStopped' }));
    expect(lettersIn(decision)).toEqual([]);
    const [told, toPartners] = decision.notices;
    expect(told?.fields).toMatchObject({ understood: expect.stringMatching(/procédure/), done: ALL_STOPPED });
    expect(toPartners).toMatchObject({ to: 'partners', template: 'reply-flagged' });
  });

  test('a delay the member granted is waited for, and confirmed as theirs', () => {
    const granted = { ...nothingSaid, granted: day('2026-09-30'), weSpoke: true };
    const decision = decideOnCall(situation, { ...call, outcome: 'info', promiseDate: null }, granted, staff.address, MAIL);
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ because: 'member-asked', until: '2026-10-05' }));
    const [letter] = lettersIn(decision);
    expect(letter?.facts.account).toBe('nous vous avons indiqué que nous attendrions votre règlement jusqu’au 30 septembre 2026');
    expect(letter?.approval).toBe('none');
    expect(decision.notices[0]?.fields.understood).toMatch(/: délai accordé par le cabinet jusqu’au 30 septembre 2026$/);
  });

  test('what is not surely understood is confirmed by a member’s word only', () => {
    const decision = decideOnCall(situation, { ...call, outcome: 'info', promiseDate: null }, nothingSaid, staff.address, MAIL);
    expect(lettersIn(decision)[0]?.approval).toBe('member');
    expect(decision.notices.at(-1)).toMatchObject({ to: 'staff', template: 'draft-to-approve', shows: 2 });
    expect(decision.notices.at(-1)?.fields.why).toMatch(/^Je ne suis pas sûr/);
  });

  test('a message left is noted and nothing leaves', () => {
    const decision = decideOnCall(
      situation,
      { ...call, outcome: 'voicemail', promiseDate: null },
      nothingSaid,
      staff.address,
      MAIL,
    );
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.notices[0]).toMatchObject({ template: 'receipt' });
  });

  const nothingElse = { ...call, outcome: 'info', amountCents: null, promiseDate: null } as const;
  const hearing = (intent: Intent, more: Partial<Understanding> = {}): Understanding => {
    return { ...nothingSaid, intents: [intent], statements: [{ intent, quote: 'les mots' }], ...more };
  };

  test('a payment the debtor says on the phone is announced, checked by the staff, and confirmed as said', () => {
    const heard = hearing('already-paid', { paid: { amountCents: cents(86_000), date: day('2026-09-15'), reference: null } });
    const decision = decideOnCall(situation, nothingElse, heard, staff.address, MAIL);
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'PaymentAnnounced', amountCents: 86_000 }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ because: 'payment-announced', until: '2026-09-25' }));
    expect(decision.notices.at(-1)?.template).toBe('check-payment');
    expect(lettersIn(decision)[0]?.facts.account).toMatch(/avoir procédé au règlement de 860,00.€/);
  });

  test('a delay asked for on the phone pauses the reminders, and its day is asked for in writing', () => {
    const decision = decideOnCall(situation, nothingElse, hearing('delay-request'), staff.address, MAIL);
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ because: 'question-to-debtor' }));
    expect(lettersIn(decision)[0]?.facts.account).toContain('vous nous avez demandé un délai');
  });

  test('a second call of the day that says nothing new is not confirmed again', () => {
    const confirmed = sent('2026-09-15', {
      number: 2,
      template: 'call-confirmation',
      solicited: true,
      items: [],
      deadline: null,
    });
    const again = given('2026-09-15', [...sent('2026-09-07'), ...confirmed]);
    expect(lettersIn(decideOnCall(again, nothingElse, nothingSaid, staff.address, MAIL))).toEqual([]);
    expect(lettersIn(decideOnCall(again, call, nothingSaid, staff.address, MAIL))).toHaveLength(1);
    expect(lettersIn(decideOnCall(again, nothingElse, hearing('dispute-service'), staff.address, MAIL))).toHaveLength(1);
    const nextDay = { ...again, today: day('2026-09-16') };
    expect(lettersIn(decideOnCall(nextDay, nothingElse, nothingSaid, staff.address, MAIL))).toHaveLength(1);
  });
});
