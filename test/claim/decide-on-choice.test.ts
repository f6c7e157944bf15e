import { describe, expect, test } from '@jest/globals';
import type { MailId } from '../../src/claim/claim-events.ts';
import { decideOnRecipientChoice } from '../../src/claim/decide-on-choice.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { situationAfter } from '../../src/claim/situation.ts';
import { whyWithdraw } from '../../src/claim/still-true.ts';
import { given, reply, sent, staff } from './given.ts';

const reminded = given('2026-09-10', sent('2026-09-07'));
const said = decideOnReply(reminded, reply('2026-09-10', { intents: ['wrong-recipient'] }));
const stopped = situationAfter(reminded, said.claimEvents, said.debtorEvents);
const choose = (chosen: number) =>
  decideOnRecipientChoice(stopped, { chosen, by: staff, mail: 'mail-10' as MailId, quote: String(chosen) });

describe('when the staff says that it was not our debtor', () => {
  const decision = choose(1);
  const [letter] = lettersIn(decision);
  const after = situationAfter(stopped, decision.claimEvents, decision.debtorEvents);

  test('the one who wrote gets our excuses, and the address nothing more', () => {
    expect(letter).toMatchObject({
      template: 'wrong-recipient-apology',
      to: 'contact@cap-nautisme.example',
      approval: 'none',
      solicited: true,
      answers: 'mail-9',
    });
    expect(after.debtor.addresses[0]?.standing).toBe('failed');
    expect(after.debtor.stopped?.because).toBe('wrong-recipient');
  });

  test('the excuses leave though the debtor is stopped; any other letter does not', () => {
    expect(whyWithdraw(after, letter!, [], [])).toBeNull();
    expect(whyWithdraw(after, { ...letter!, template: 'documents-noted' }, [], [])).toBe('debtor-stopped');
    const sinceStopped = situationAfter(
      { ...after, debtor: { ...after.debtor, stopped: null } },
      [],
      [{ kind: 'DebtorStopped', on: after.today, because: 'data-request', quote: 'ne m’écrivez plus' }],
    );
    expect(whyWithdraw(sinceStopped, letter!, [], [])).toBe('debtor-stopped');
  });
});

test('our debtor after all: no excuses, and the reminders go on', () => {
  const decision = choose(2);
  expect(lettersIn(decision)).toEqual([]);
  expect(decision.debtorEvents).toMatchObject([{ kind: 'DebtorReleased' }]);
});
