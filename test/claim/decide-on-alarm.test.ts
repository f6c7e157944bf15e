import { expect, test } from '@jest/globals';
import { decideOnAlarm, toldByMember } from '../../src/claim/decide-on-alarm.ts';
import type { Intent } from '../../src/reading/reading.ts';
import { given, nothingSaid, partner, reply, sent } from './given.ts';

const read = (intent: Intent, quote: string) => ({ ...nothingSaid, intents: [intent], statements: [{ intent, quote }] });

test('proceedings told by a member stop every claim of the debtor; partners and the member are told, no letter is drafted', () => {
  const told = toldByMember(read('insolvency-proceedings', 'il est en liquidation judiciaire'));
  if (told === null) throw new Error('nothing was heard');
  const decision = decideOnAlarm(given('2026-09-15', sent('2026-09-07')), {
    ...reply('2026-09-15', told),
    from: partner.address,
  });
  expect(decision.claimEvents.map((event) => event.kind)).toEqual(['Escalated']);
  expect(decision.debtorEvents).toMatchObject([{ kind: 'DebtorStopped', because: 'insolvency-proceedings' }]);
  expect(decision.notices.map((notice) => notice.to)).toEqual(['partners', { member: partner.address }]);
});

test.each<[Intent, string]>([
  ['insolvency-proceedings', 'le débiteur est-il en liquidation judiciaire ?'],
  ['insolvency-proceedings', 'le débiteur n’est pas en liquidation'],
  ['represented-by-counsel', 'je transmets à notre avocat'],
  ['refusal', 'il refuse'],
])('a question, a denial, our own counsel, another’s refusal tell no such thing: %s, « %s »', (intent, quote) => {
  expect(toldByMember(read(intent, quote))).toBeNull();
});
