import { describe, expect, test } from '@jest/globals';
import type { MailId } from '../../src/claim/claim-events.ts';
import { decideOnCorrection, messageMeant } from '../../src/claim/decide-on-correction.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { type Decision, lettersIn } from '../../src/claim/decision.ts';
import type { Member } from '../../src/claim/practice.ts';
import { type Situation, situationAfter } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import type { Correction } from '../../src/reading/member-reading.ts';
import type { Intent, Understanding } from '../../src/reading/reading.ts';
import { day, given, partner, reply, sent, staff } from './given.ts';

const DISPUTES: readonly Intent[] = ['dispute-service', 'dispute-amount', 'dispute-existence'];
const NOTHING: Correction = { is: [], isNot: [], resumes: false };
const disputed: Partial<Understanding> = { intents: ['dispute-service'], escalate: true, because: ['dispute-service'] };

const next = (situation: Situation, { claimEvents, debtorEvents }: Decision) =>
  situationAfter(situation, claimEvents, debtorEvents);
const wrote = (read: Partial<Understanding>) => {
  const situation = given('2026-09-10', sent('2026-09-07'));
  return next(situation, decideOnReply(situation, reply('2026-09-10', read)));
};
const corrected = (situation: Situation, read: Partial<Understanding>, correction: Partial<Correction>, by: Member = partner) =>
  decideOnCorrection(situation, {
    correction: { ...NOTHING, ...correction },
    reply: reply('2026-09-10', read),
    by,
    quote: 'ses mots',
    mail: 'mail-10' as MailId,
  });
const done = (decision: Decision) => decision.notices.find((notice) => notice.template === 'receipt')?.fields.done;

describe('when a partner says that a message was misread', () => {
  test('no dispute, go on: the items are released, the draft withdrawn, the reminders resumed, and she is told', () => {
    const before = wrote(disputed);
    const decision = corrected(before, disputed, { isNot: DISPUTES, resumes: true });
    expect(decision.claimEvents[0]).toMatchObject({
      kind: 'StatementCorrected',
      mail: 'mail-9',
      intents: [],
      by: partner.address,
      quote: 'ses mots',
    });
    expect(decision.claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'LetterWithdrawn', because: 'reading-corrected' }),
    );
    const { claim } = next(before, decision);
    expect(claim.items[0]?.frozen).toBe(false);
    expect(claim.standing).toEqual({ status: 'running' });
    expect(done(decision)).toMatch(/facture 2026-118 reprise par .* ; .*les rappels reprennent leur cours/);
  });

  test('without a word to go on, it stays in her hands', () => {
    const before = wrote(disputed);
    const decision = corrected(before, disputed, { isNot: DISPUTES });
    const { claim } = next(before, decision);
    expect(claim.items[0]?.frozen).toBe(false);
    expect(claim.standing.status).toBe('with-partner');
    expect(done(decision)).toContain('Le dossier reste entre vos mains');
  });

  test('a promise: it is recorded with its day, awaited and confirmed', () => {
    const read = { ...disputed, promise: { amountCents: cents(120_000), date: day('2026-09-25'), instalments: null } };
    const before = wrote(read);
    const decision = corrected(before, read, { is: ['promise-to-pay'] });
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'PromiseMade', date: '2026-09-25' }));
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'promise-confirmed', approval: 'none' });
    expect(next(before, decision).claim.standing).toMatchObject({ status: 'paused', because: 'promise' });
  });

  test('no promise: none is awaited, said to be broken, or told of; the pause it brought is said to last', () => {
    const read: Partial<Understanding> = {
      intents: ['promise-to-pay'],
      promise: { amountCents: null, date: day('2026-09-25'), instalments: null },
    };
    const before = wrote(read);
    expect(before.claim.promises).toMatchObject([{ date: '2026-09-25', state: 'open' }]);
    const decision = corrected(before, read, { isNot: ['promise-to-pay'] });
    expect(done(decision)).toContain('Les rappels restent suspendus jusqu’au 30 septembre 2026 ; REPRENDRE');
    const after = next(before, decision);
    expect(after.claim.promises).toEqual([]);
    const later = { ...after, today: day('2026-10-02') };
    const drafted = lettersIn(decideOnNewDay(later)).map((letter) => letter.template);
    expect(drafted).toEqual(['second-reminder']);
    expect(lettersIn(decideOnNewDay({ ...before, today: later.today }))[0]?.template).toBe('promise-broken');
  });

  test('what was taken for harmless is a dispute: frozen, stopped, and a draft put before her', () => {
    const before = wrote({ intents: ['delay-request'] });
    const decision = corrected(before, { intents: ['delay-request'] }, { is: ['dispute-service'] });
    const { claim } = next(before, decision);
    expect(claim.said[0]?.intents).toEqual(['dispute-service', 'delay-request']);
    expect(claim.items[0]?.frozen).toBe(true);
    expect(claim.standing.status).toBe('with-partner');
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'observations-received', approval: 'partner' });
  });

  test('what stopped every letter to the debtor and was none of it releases him', () => {
    const read: Partial<Understanding> = {
      intents: ['represented-by-counsel'],
      escalate: true,
      because: ['represented-by-counsel'],
    };
    const before = wrote(read);
    expect(before.debtor.stopped).not.toBeNull();
    const decision = corrected(before, read, { isNot: ['represented-by-counsel'], resumes: true });
    expect(next(before, decision).debtor.stopped).toBeNull();
  });

  test('another message that still contests keeps the items frozen and the claim hers', () => {
    const first = wrote(disputed);
    const second = { ...reply('2026-09-10', disputed), mail: 'mail-11' as MailId };
    const both = next(first, decideOnReply(first, second));
    const decision = corrected(both, disputed, { is: ['delay-request'], isNot: DISPUTES });
    const { claim } = next(both, decision);
    expect(claim.items[0]?.frozen).toBe(true);
    expect(claim.standing.status).toBe('with-partner');
  });

  test('a claim that is closed stays so', () => {
    const before = wrote(disputed);
    const closed = situationAfter(before, [{ kind: 'ClaimClosed', on: day('2026-09-11'), outcome: 'paid', by: partner.address }]);
    const decision = corrected(closed, disputed, { isNot: DISPUTES, resumes: true });
    expect(next(closed, decision).claim.standing.status).toBe('closed');
  });
});

describe('when staff say so', () => {
  test('they may make it graver', () => {
    const before = wrote({ intents: ['delay-request'] });
    const decision = corrected(before, { intents: ['delay-request'] }, { is: ['dispute-service'] }, staff);
    expect(next(before, decision).claim.standing.status).toBe('with-partner');
  });

  test.each([
    [disputed, { isNot: DISPUTES, resumes: true }],
    [disputed, { is: ['already-paid'] }],
    [{ ...disputed, intents: ['insolvency-proceedings', 'dispute-service'] }, { isNot: ['insolvency-proceedings'] }],
  ] as const)('they may not lower a flag', (read, correction) => {
    const before = wrote(read as Partial<Understanding>);
    const decision = corrected(before, read as Partial<Understanding>, correction as Partial<Correction>, staff);
    expect(decision.claimEvents).toEqual([]);
    expect(decision.debtorEvents).toEqual([]);
    expect(done(decision)).toContain('Seul un associé');
  });
});

test('the message meant is the last one taken for what it is not', () => {
  const first = wrote(disputed);
  const thanks = { ...reply('2026-09-10', { intents: ['thanks-or-ack'] }), mail: 'mail-11' as MailId };
  const { claim } = next(first, decideOnReply(first, thanks));
  expect(messageMeant(claim, { ...NOTHING, isNot: DISPUTES })?.mail).toBe('mail-9');
  expect(messageMeant(claim, { ...NOTHING, is: ['already-paid'] })?.mail).toBe('mail-11');
});
