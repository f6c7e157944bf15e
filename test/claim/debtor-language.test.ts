/** The language of a debtor's letters: French, until its own replies or a member say otherwise. */
import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent, MailId } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import { decideOnCall } from '../../src/claim/decide-on-call.ts';
import { decideOnFacts, NO_FACTS } from '../../src/claim/decide-on-facts.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { cents } from '../../src/law/money.ts';
import type { CallNote } from '../../src/reading/member-reading.ts';
import type { Language } from '../../src/reading/reading.ts';
import { day, given, knownDebtor, MAIL, nothingSaid, reply, sent, staff } from './given.ts';

const replied = (language: 'fr' | 'en'): ClaimEvent => ({
  kind: 'DebtorReplied',
  on: day('2026-09-10'),
  mail: 'mail-2' as MailId,
  from: 'contact@cap-nautisme.example',
  proven: true,
  intents: ['thanks-or-ack'],
  statements: [],
  acknowledgesDebt: false,
  language,
});
const learned = (language: 'fr' | 'en', by: string | null): DebtorEvent => {
  return { kind: 'LanguageLearned', on: day('2026-09-08'), language, by };
};
const promise = { date: day('2026-09-30'), amountCents: cents(120_000), instalments: null };

function promised(
  before: readonly ClaimEvent[],
  language: Language,
  debtorEvents: readonly DebtorEvent[] = [],
  words = 'some words of the debtor',
) {
  const situation = given('2026-09-15', [...sent('2026-09-07'), ...before], [...knownDebtor, ...debtorEvents]);
  return decideOnReply(situation, { ...reply('2026-09-15', { intents: ['promise-to-pay'], promise, language }), words });
}

describe('the language of a debtor’s letters', () => {
  test('one reply in English changes nothing; the second is answered in English, to the last word', () => {
    const first = promised([], 'en');
    expect(first.debtorEvents).toEqual([]);
    expect(lettersIn(first)[0]).not.toHaveProperty('language');
    const second = promised([replied('en')], 'en');
    expect(second.debtorEvents).toEqual([{ kind: 'LanguageLearned', on: day('2026-09-15'), language: 'en', by: null }]);
    expect(lettersIn(second)[0]).toMatchObject({
      language: 'en',
      facts: { promisedFor: '30\u00a0September 2026', promisedAmount: '€1,200.00', writtenOn: '15\u00a0September 2026' },
    });
  });

  test('a French reply in between, two languages mixed, or a word or two show nothing', () => {
    expect(promised([replied('en'), replied('fr')], 'en').debtorEvents).toEqual([]);
    expect(promised([replied('en')], 'mixed').debtorEvents).toEqual([]);
    const word = promised([replied('fr')], 'fr', [learned('en', null)], 'OK, merci');
    expect(word.debtorEvents).toEqual([]);
    expect(word.claimEvents[0]).not.toHaveProperty('language');
  });

  test('two French replies bring French back', () => {
    const back = promised([replied('fr')], 'fr', [learned('en', null)]);
    expect(back.debtorEvents).toContainEqual(expect.objectContaining({ language: 'fr' }));
    expect(lettersIn(back)[0]?.facts.promisedFor).toBe('30 septembre 2026');
  });

  test('a member’s word wins over the debtor’s replies', () => {
    const said = promised([replied('fr')], 'fr', [learned('en', staff.address)]);
    expect(said.debtorEvents).toEqual([]);
    expect(lettersIn(said)[0]?.language).toBe('en');
  });

  test('what was said on the telephone is confirmed in that language', () => {
    const call: CallNote = {
      claimReference: null,
      callDate: day('2026-09-15'),
      interlocutor: 'Ms Cole',
      outcome: 'commitment',
      amountCents: null,
      promiseDate: day('2026-09-30'),
      callbackDate: null,
      direction: 'outbound',
      account: 'elle paie le 30',
    };
    const situation = given('2026-09-15', sent('2026-09-07'), [...knownDebtor, learned('en', staff.address)]);
    const [letter] = lettersIn(decideOnCall(situation, call, nothingSaid, staff.address, MAIL));
    expect(letter?.facts).toEqual({
      calledOn: 'today',
      account: 'you told us that you would pay the sum outstanding no later than 30\u00a0September 2026',
    });
  });

  test('a member says it with the facts that were missing, or beside a request', () => {
    const situation = given('2026-09-15', sent('2026-09-07'));
    const said = { kind: 'LanguageLearned', on: day('2026-09-15'), language: 'en', by: staff.address };
    const facts = decideOnFacts(situation, { ...NO_FACTS, debtorLanguage: 'en' }, null, staff, MAIL);
    expect(facts.debtorEvents).toEqual([said]);
    expect(facts.notices[0]?.fields.learned).toEqual([{ what: 'courriers : en anglais' }]);
    const request = { claimReference: null, until: null, amountCents: null, email: null, language: 'en' as const };
    const asking = { by: staff, proven: true, quote: 'débiteur anglophone', mail: MAIL };
    const told = decideOnRequest(situation, { ...asking, request: { ...request, action: 'tell-language' } });
    expect(told.debtorEvents).toEqual([said]);
    expect(told.notices[0]?.fields.done).toContain('seront désormais en anglais');
    const paused = decideOnRequest(situation, { ...asking, request: { ...request, action: 'hold' } });
    expect(paused.debtorEvents).toEqual([said]);
    expect(paused.claimEvents).toContainEqual(expect.objectContaining({ kind: 'RemindersPaused' }));
    const unproven = decideOnRequest(situation, { ...asking, proven: false, request: { ...request, action: 'hold' } });
    expect(unproven.debtorEvents).toEqual([]);
  });
});
