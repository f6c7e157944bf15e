import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent, MailId } from '../../src/claim/claim-events.ts';
import { limitationOf } from '../../src/claim/claim-limitation.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import type { Decision, Notice } from '../../src/claim/decision.ts';
import { decideOnAcknowledgementChoice } from '../../src/claim/find-acknowledgement.ts';
import type { Reply } from '../../src/claim/reply.ts';
import { situationAfter } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import type { Understanding } from '../../src/reading/reading.ts';
import { day, given, MAIL, partner, reply } from './given.ts';
import { acknowledged, consumer, older } from './limited.ts';
import { paid } from './told.ts';

const on = (today: string, ...more: readonly ClaimEvent[]) => given(today, [older, ...more], consumer);

const owning: Partial<Understanding> = {
  intents: ['instalment-request'],
  statements: [{ intent: 'instalment-request', quote: 'je reconnais devoir cette somme, puis-je payer en 3 fois ?' }],
  acknowledgesDebt: true,
};

function asked({ notices }: Decision): Notice | undefined {
  return notices.find((notice) => notice.template === 'acknowledgement-found');
}

describe('words that own the debt', () => {
  test('R-16 are put to a partner with their quote, and move nothing until she says yes', () => {
    const before = on('2026-03-11');
    const decision = decideOnReply(before, reply('2026-03-10', owning));
    expect(decision.claimEvents).toContainEqual({
      kind: 'AcknowledgementFound',
      on: '2026-03-11',
      acknowledgedOn: '2026-03-10',
      quote: 'je reconnais devoir cette somme, puis-je payer en 3 fois ?',
      mail: 'mail-9',
    });
    expect(asked(decision)).toMatchObject({
      to: 'partners',
      fields: { quotes: [{ quote: 'je reconnais devoir cette somme, puis-je payer en 3 fois ?' }] },
      question: {
        kind: 'confirm-acknowledgement',
        choices: [expect.stringMatching(/^Oui.*10 mars 2028$/), expect.stringMatching(/^Non.*1er décembre 2026$/)],
      },
    });
    const after = situationAfter(before, decision.claimEvents, decision.debtorEvents);
    expect(limitationOf(after)?.lastDay).toBe('2026-12-01');
    const answer = { by: partner, mail: 'mail-10' as MailId, quote: 'oui' };
    const yes = decideOnAcknowledgementChoice(after, { ...answer, chosen: 1 }, 'mail-9' as MailId);
    expect(yes.claimEvents).toEqual([{ ...acknowledged('2026-03-10'), on: '2026-03-11', mail: 'mail-9' }]);
    expect(limitationOf(situationAfter(after, yes.claimEvents))?.lastDay).toBe('2028-03-10');
    expect(yes.notices[0]?.fields.done).toContain('10 mars 2028');
    const no = decideOnAcknowledgementChoice(after, { ...answer, chosen: 2 }, 'mail-9' as MailId);
    expect(limitationOf(situationAfter(after, no.claimEvents))?.lastDay).toBe('2026-12-01');
  });

  test('an unproven sender is said to be one', () => {
    const unproven: Reply = { ...reply('2026-03-10', owning), authenticity: 'unproven' };
    expect(asked(decideOnReply(on('2026-03-11'), unproven))?.fields.who).toContain('non prouvé');
  });

  test('are asked about also when the claim is in her hands already, beside what she is told', () => {
    const handed: ClaimEvent = { kind: 'Escalated', on: day('2026-03-01'), because: ['refusal'], mail: null };
    const decision = decideOnReply(on('2026-03-11', handed), reply('2026-03-10', owning));
    expect(decision.notices.map((notice) => notice.template)).toEqual(['acknowledgement-found', 'reply-flagged']);
  });

  test.each([
    ['words that acknowledge nothing', '2026-03-10', { ...owning, acknowledgesDebt: false }],
    ['words that come when the claim is time-barred already', '2026-12-02', owning],
    [
      'words of one whom counsel represents',
      '2026-03-10',
      {
        ...owning,
        intents: ['represented-by-counsel'],
        statements: [{ intent: 'represented-by-counsel', quote: 'voyez mon avocat' }],
      },
    ],
  ] as const)('nobody is asked about %s', (_what, writtenOn, read) => {
    expect(asked(decideOnReply(on(writtenOn), reply(writtenOn, read as Partial<Understanding>)))).toBeUndefined();
  });

  test('nor about words that win less than thirty days on those asked about', () => {
    const found = (acknowledgedOn: string): ClaimEvent => {
      return {
        kind: 'AcknowledgementFound',
        on: day(acknowledgedOn),
        acknowledgedOn: day(acknowledgedOn),
        quote: '',
        mail: MAIL,
      };
    };
    expect(asked(decideOnReply(on('2026-03-10', found('2026-02-20')), reply('2026-03-10', owning)))).toBeUndefined();
    expect(asked(decideOnReply(on('2026-03-10', found('2026-01-20')), reply('2026-03-10', owning)))).toBeDefined();
    expect(asked(decideOnReply(on('2026-03-10', acknowledged('2026-02-20')), reply('2026-03-10', owning)))).toBeUndefined();
  });
});

describe('a payment that leaves something owed', () => {
  const payment = { amountCents: cents(10_000), paidOn: day('2026-05-05'), by: partner.address, mail: MAIL };

  test('T-27 partial payment 2026-05-05: once confirmed, interruption 2026-05-05', () => {
    const before = on('2026-05-06');
    const decision = decideOnPayment(before, payment);
    expect(asked(decision)?.fields.quotes).toEqual([{ quote: 'paiement partiel de 100,00\u00a0€, le 5 mai 2026' }]);
    const after = situationAfter(before, decision.claimEvents);
    const yes = decideOnAcknowledgementChoice(after, { chosen: 1, by: partner, mail: MAIL, quote: 'oui' }, MAIL);
    expect(limitationOf(situationAfter(after, yes.claimEvents))).toMatchObject({
      acknowledgedOn: '2026-05-05',
      lastDay: '2028-05-05',
    });
  });

  test('the payment of all that is owed asks nothing', () => {
    expect(asked(decideOnPayment(on('2026-05-06'), { ...payment, amountCents: cents(500_000) }))).toBeUndefined();
    expect(asked(decideOnPayment(on('2026-05-06', paid('2026-05-05', 500_000)), payment))).toBeUndefined();
  });
});

describe('one who raises the limitation', () => {
  test('goes to a partner, who reads what the file counts; so does any other once the limitation is near', () => {
    const raised = decideOnReply(on('2026-03-10'), reply('2026-03-10', { intents: ['limitation-raised'] }));
    expect(raised.notices[0]?.fields.file).toContain('prescription : le dernier jour utile pour agir est le 1er décembre 2026');
    const far = decideOnReply(given('2026-09-10'), reply('2026-09-10', { intents: ['limitation-raised'] }));
    expect(far.notices[0]?.fields.file).toContain('1er août 2031');
    const other = decideOnReply(given('2026-09-10'), reply('2026-09-10', { intents: ['refusal'] }));
    expect(other.notices[0]?.fields.file).not.toContain('prescription');
    const near = decideOnReply(on('2026-03-10'), reply('2026-03-10', { intents: ['refusal'] }));
    expect(near.notices[0]?.fields.file).toContain('prescription');
  });
});
