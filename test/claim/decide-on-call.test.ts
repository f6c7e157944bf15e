import { describe, expect, test } from '@jest/globals';
import { decideOnCall } from '../../src/claim/decide-on-call.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { cents } from '../../src/law/money.ts';
import type { CallNote } from '../../src/reading/member-reading.ts';
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
});
