import { describe, expect, test } from '@jest/globals';
import { decideOnCall } from '../../src/claim/decide-on-call.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import type { Decision } from '../../src/claim/decision.ts';
import { situationAfter } from '../../src/claim/situation.ts';
import { whyWithdraw } from '../../src/claim/still-true.ts';
import { tellWithdrawn } from '../../src/claim/tell-withdrawn.ts';
import { cents } from '../../src/law/money.ts';
import type { CallNote } from '../../src/reading/member-reading.ts';
import { day, draftedLetter, given, MAIL, nothingSaid, partner, reply, staff } from './given.ts';

const call: CallNote = {
  claimReference: null,
  callDate: day('2026-10-01'),
  interlocutor: null,
  outcome: 'commitment',
  amountCents: cents(120_000),
  promiseDate: day('2026-10-09'),
  callbackDate: null,
  direction: 'outbound',
  account: 'il verse 1 200 € le 9 octobre',
};
const called = (before: typeof notice, more: Partial<CallNote> = {}) =>
  decideOnCall(before, { ...call, ...more }, nothingSaid, staff.address, MAIL);

const notice = given('2026-10-01', [
  draftedLetter('2026-10-01', { template: 'formal-notice', approval: 'partner', deadline: day('2026-10-16') }),
]);
const observations = given('2026-10-01', [
  { kind: 'Escalated', on: day('2026-09-30'), because: ['dispute-service'], mail: MAIL },
  draftedLetter('2026-09-30', { template: 'observations-received', approval: 'partner', solicited: true, deadline: null }),
]);
const stateAfter = (before: typeof notice, { claimEvents, debtorEvents }: Decision) =>
  situationAfter(before, claimEvents, debtorEvents).claim.letters[0]?.state;

describe('a draft that a partner was asked about', () => {
  test('is withdrawn by what makes it untrue, and she is told why', () => {
    const told = tellWithdrawn(notice, called(notice));
    expect(stateAfter(notice, told)).toBe('withdrawn');
    expect(told.notices).toContainEqual(
      expect.objectContaining({
        to: 'partners',
        template: 'draft-withdrawn',
        fields: expect.objectContaining({ what: 'mise en demeure', because: 'un appel a été noté au dossier' }),
      }),
    );
  });

  test('stays where it is still true: nobody was reached, or it only acknowledges what the debtor wrote', () => {
    expect(stateAfter(notice, called(notice, { outcome: 'voicemail', promiseDate: null }))).toBe('awaiting-approval');
    const decision = called(observations);
    expect(stateAfter(observations, decision)).toBe('awaiting-approval');
    const after = situationAfter(observations, decision.claimEvents);
    expect(whyWithdraw(after, after.claim.letters[0]!, decision.claimEvents, [])).toBeNull();
  });

  test('is withdrawn whatever it says when the debtor may no longer be written to, or the claim is closed', () => {
    const said = [{ intent: 'insolvency-proceedings', quote: 'nous sommes en liquidation' }] as const;
    const heard = { ...nothingSaid, intents: ['insolvency-proceedings'], statements: said } as const;
    expect(stateAfter(observations, decideOnCall(observations, call, heard, staff.address, MAIL))).toBe('withdrawn');
    const resumed = { kind: 'RemindersResumed', on: day('2026-10-01'), because: 'partner-said' } as const;
    const running = situationAfter(observations, [resumed]);
    const payment = { amountCents: cents(200_000), paidOn: day('2026-10-01'), by: partner.address, mail: MAIL };
    expect(stateAfter(running, decideOnPayment(running, payment))).toBe('withdrawn');
  });

  test('is spoken of in the mail she gets anyway', () => {
    const request = { action: 'hold', claimReference: null, until: null, amountCents: null, email: null } as const;
    const asking = { request, by: partner, proven: true, quote: 'PAUSE', mail: MAIL };
    const paused = tellWithdrawn(notice, decideOnRequest(notice, asking)).notices;
    expect(paused).toHaveLength(1);
    expect(paused[0]?.fields.done).toMatch(/suspendus .*mise en demeure.* est retiré : une pause a été demandée\.$/);
    const flagged = tellWithdrawn(notice, decideOnReply(notice, reply('2026-10-01', { intents: ['refusal'] }))).notices;
    expect(flagged).toHaveLength(1);
    expect(flagged[0]?.fields.proposal).toContain('est retiré : le débiteur a écrit entre-temps');
  });
});
