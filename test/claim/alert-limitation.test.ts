import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import { type Decision, lettersIn, type Notice } from '../../src/claim/decision.ts';
import { quietInFrench } from '../../src/claim/in-french.ts';
import { whyWithdraw } from '../../src/claim/still-true.ts';
import { statusNotice } from '../../src/claim/where-it-stands.ts';
import { wakesOn, whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { day, draftedLetter, given, MAIL, partner, reply } from './given.ts';
import { acknowledged, consumer, older } from './limited.ts';

const on = (today: string, ...more: readonly ClaimEvent[]) => given(today, [older, ...more], consumer);

function alertIn({ notices }: Decision): Notice | undefined {
  return notices.find((notice) => notice.template === 'limitation-alert');
}

function alerted(
  today: string,
  stage: '12-months' | '6-months' | '4-months' | '2-months' | '30-days' | 'time-barred',
): ClaimEvent {
  return { kind: 'LimitationAlerted', on: day(today), lastDay: day('2026-12-01'), stage };
}

describe('when the limitation nears', () => {
  test.each([
    ['2025-12-01', '12-months'],
    ['2026-06-01', '6-months'],
    ['2026-08-01', '4-months'],
    ['2026-10-01', '2-months'],
    ['2026-11-01', '30-days'],
    ['2026-12-02', 'time-barred'],
  ] as const)('R-17 on %s partners are told: %s, once', (today, stage) => {
    const decision = decideOnNewDay(on(today));
    expect(decision.claimEvents[0]).toEqual(alerted(today, stage));
    expect(alertIn(decision)?.to).toBe('partners');
    const again = decideOnNewDay(on(today, ...decision.claimEvents));
    expect(alertIn(again)).toBeUndefined();
    expect(again.claimEvents.map((event) => event.kind)).not.toContain('LimitationAlerted');
  });

  test('nothing is said while more than a year remains, nor between two stages', () => {
    expect(alertIn(decideOnNewDay(on('2025-11-30')))).toBeUndefined();
    expect(alertIn(decideOnNewDay(on('2026-09-30', alerted('2026-08-01', '4-months'))))).toBeUndefined();
  });

  test('a claim opened late is told of once, at the stage it has come to', () => {
    const decision = decideOnNewDay(on('2026-10-15'));
    expect(decision.notices.filter((notice) => notice.template === 'limitation-alert')).toHaveLength(1);
    expect(alertIn(decision)?.fields).toMatchObject({ lastDay: '1er décembre 2026' });
  });

  test('up to four months before, reminders go on; from then the claim is a partner’s, and her pending draft is withdrawn', () => {
    const early = decideOnNewDay(on('2026-07-30'));
    expect(early.claimEvents.map((event) => event.kind)).toEqual(['LimitationAlerted', 'LetterDrafted']);
    const late = decideOnNewDay(on('2026-08-03', draftedLetter('2026-07-31', { approval: 'partner' })));
    expect(late.claimEvents).toEqual([
      alerted('2026-08-03', '4-months'),
      { kind: 'LetterWithdrawn', on: '2026-08-03', number: 1, because: 'limitation' },
      { kind: 'Escalated', on: '2026-08-03', because: ['limitation-near'], mail: null },
    ]);
    expect(alertIn(late)?.fields.next).toContain('REPRENDRE');
  });

  test('what answers the debtor still leaves; of a time-barred claim, only what asks for nothing', () => {
    const promised = draftedLetter('2026-07-31', { template: 'promise-confirmed', solicited: true });
    const received = draftedLetter('2026-07-31', { number: 2, template: 'observations-received', solicited: true });
    const withdrawn = (today: string) =>
      decideOnNewDay(on(today, promised, received)).claimEvents.flatMap((event) =>
        event.kind === 'LetterWithdrawn' ? [event.number] : [],
      );
    expect(withdrawn('2026-08-03')).toEqual([]);
    expect(withdrawn('2026-12-02')).toEqual([1]);
  });

  test('whoever asks where the claim stands is told', () => {
    const said = (today: string) => JSON.stringify(statusNotice(on(today), partner).fields.lines);
    expect(said('2026-10-15')).toContain('il reste moins de deux mois pour agir en justice');
    expect(said('2025-11-30')).not.toContain('agir');
  });

  test('a confirmed acknowledgement begins the count anew', () => {
    const told = [alerted('2026-06-01', '6-months'), acknowledged('2026-06-20')];
    expect(alertIn(decideOnNewDay(on('2026-12-02', ...told)))).toBeUndefined();
    expect(decideOnNewDay(on('2027-06-20', ...told)).claimEvents).toContainEqual({
      kind: 'LimitationAlerted',
      on: '2027-06-20',
      lastDay: '2028-06-20',
      stage: '12-months',
    });
  });

  test('the claim wakes at each stage, and at once for one not told of', () => {
    const held: ClaimEvent = {
      kind: 'RemindersPaused',
      on: day('2026-01-05'),
      until: day('2027-03-01'),
      because: 'member-asked',
    };
    expect(wakesOn(on('2026-01-05', held, alerted('2025-12-01', '12-months')))).toBe('2026-06-01');
    expect(wakesOn(on('2026-06-01', held, alerted('2025-12-01', '12-months')))).toBe('2026-06-01');
    expect(wakesOn(on('2026-06-01', held, alerted('2026-06-01', '6-months')))).toBe('2026-08-01');
  });
});

describe('R-18 a time-barred claim is never demanded', () => {
  const barred = alerted('2026-12-02', 'time-barred');

  test('no reminder is drafted: it goes to a partner, and stays so when she resumes it', () => {
    const decision = decideOnNewDay(on('2026-12-02'));
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.claimEvents).toContainEqual({ kind: 'Escalated', on: '2026-12-02', because: ['time-barred'], mail: null });
    const quiet = whyQuiet(on('2026-12-08', barred));
    expect(quiet).toEqual({ because: 'time-barred', lastDay: '2026-12-01' });
    expect(quietInFrench(quiet!)).toContain('prescrite');
    const week = decideOnNewDay(on('2026-12-09', barred));
    expect(week.claimEvents).toEqual([{ kind: 'PartnerReminded', on: '2026-12-09' }]);
    expect(week.notices[0]?.fields.offers).toContain('REPRENDRE ne ferait partir aucun rappel');
  });

  test('on its last day it still is', () => {
    const told = alerted('2026-11-01', '30-days');
    expect(lettersIn(decideOnNewDay(on('2026-12-01', told)))).toHaveLength(1);
  });

  test('whatever the debtor answers goes to a partner, and no answer asks for payment', () => {
    const decision = decideOnReply(on('2026-12-08', barred), reply('2026-12-08', { intents: ['delay-request'] }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'Escalated', because: ['time-barred'] }));
    expect(lettersIn(decision)).toEqual([]);
  });

  test('a part payment is booked, and no letter asks for the rest', () => {
    const payment = { amountCents: cents(10_000), paidOn: day('2026-12-07'), by: partner.address, mail: MAIL };
    const decision = decideOnPayment(on('2026-12-08', barred), payment);
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.notices[0]?.fields.done).toContain('prescrite');
  });

  test('a letter that waited for the morning does not leave; what only says that a message was received does', () => {
    const letter = draftedLetter('2026-11-30', { totalCents: cents(170_000), deadline: null });
    if (letter.kind !== 'LetterDrafted') throw new Error('a draft');
    const situation = on('2026-12-02', letter);
    expect(whyWithdraw(situation, letter.letter, [], [])).toBe('time-barred');
    expect(whyWithdraw(on('2026-12-01', letter), letter.letter, [], [])).not.toBe('time-barred');
    const received = { ...letter.letter, template: 'observations-received', solicited: true, items: [] } as const;
    expect(whyWithdraw(situation, received, [], [])).toBeNull();
    const hers = { ...letter.letter, template: 'partner-words', solicited: false, items: [] } as const;
    expect(whyWithdraw(situation, hers, [], [])).toBe('time-barred');
  });

  test('a partner who resumes it hears that nothing will leave', () => {
    const request = { action: 'resume', claimReference: null, amountCents: null, until: null, email: null } as const;
    const handed: ClaimEvent = { kind: 'Escalated', on: day('2026-12-02'), because: ['time-barred'], mail: null };
    const asking = { request, by: partner, proven: true, quote: 'REPRENDRE', mail: MAIL };
    const decision = decideOnRequest(on('2026-12-08', barred, handed), asking);
    expect(decision.notices[0]?.fields.done).toContain('aucun rappel ne partira');
  });
});
