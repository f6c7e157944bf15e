import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { decideOnBounce } from '../../src/claim/decide-on-bounce.ts';
import { decideOnFacts, NO_FACTS } from '../../src/claim/decide-on-facts.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import { principalStatementOf, situationAfter } from '../../src/claim/situation.ts';
import { whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import type { Request } from '../../src/reading/member-reading.ts';
import { day, given, MAIL, partner, sent, staff } from './given.ts';

const asking = (request: Partial<Request>, by = staff, proven = true) => ({
  request: { action: 'hold', claimReference: null, until: null, amountCents: null, email: null, ...request } as Request,
  by,
  proven,
  quote: 'x',
  mail: MAIL,
});
const held = given('2026-09-10', [{ kind: 'Escalated', on: day('2026-09-09'), because: ['refusal'], mail: null }]);
const kinds = (decision: ReturnType<typeof decideOnRequest>) => decision.claimEvents.map((event) => event.kind);

describe('when a member asks for something', () => {
  test('staff may pause for thirty days at most', () => {
    const decision = decideOnRequest(given('2026-09-10'), asking({ until: day('2026-12-31') }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'RemindersPaused', until: '2026-10-10' }));
  });
  test.each([
    'change-amount',
    'change-contact',
  ] as const)('%s in words that give no fact for sure changes nothing, and reminders wait', (action) => {
    const [drafted] = sent('2026-09-10', { approval: 'partner' });
    const waiting = given('2026-09-10', [drafted!]);
    const said = asking({ action, amountCents: cents(10_000), email: 'durand@barreau.example' }, partner);
    const decision = decideOnRequest(waiting, said);
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'RemindersPaused']);
    expect(decision.debtorEvents).toEqual([]);
    expect(decision.notices[0]?.fields.done).toContain('« MONTANT 680 € »');
  });
  test('a pause until the same day is the usual one', () => {
    const decision = decideOnRequest(given('2026-09-10'), asking({ until: day('2026-09-10') }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'RemindersPaused', until: '2026-09-20' }));
  });
  test('only a partner takes up again what was escalated', () => {
    expect(kinds(decideOnRequest(held, asking({ action: 'resume' })))).toEqual([]);
    expect(kinds(decideOnRequest(held, asking({ action: 'resume' }, partner)))).toEqual(['PartnerDecided', 'RemindersResumed']);
  });
  test('only a partner closes what is unpaid', () => {
    expect(kinds(decideOnRequest(given('2026-09-10'), asking({ action: 'close' })))).toEqual([]);
    expect(decideOnRequest(given('2026-09-10'), asking({ action: 'close' }, partner)).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'ClaimClosed', outcome: 'closed-unpaid' }),
    );
  });
  test('STOP stops every letter to this debtor', () => {
    const decision = decideOnRequest(given('2026-09-10'), asking({ action: 'stop' }));
    expect(whyQuiet(situationAfter(given('2026-09-10'), decision.claimEvents, decision.debtorEvents))).toMatchObject({
      because: 'debtor-stopped',
    });
  });
  test.each([
    'stop',
    'hold',
  ] as const)('%s in a partner’s name, which nobody proved, is obeyed as what it is, and she is told', (action) => {
    const [drafted] = sent('2026-09-10', { approval: 'partner' });
    const approved = { kind: 'LetterApproved', on: day('2026-09-10'), number: 1, by: partner.address, draftHash: 'a' } as const;
    const leaving = given('2026-09-10', [drafted!, { ...approved, holdMinutes: 10, mail: MAIL }]);
    const decision = decideOnRequest(leaving, asking({ action, until: day('2027-01-01') }, partner, false));
    const after = situationAfter(leaving, decision.claimEvents, decision.debtorEvents);
    expect(JSON.stringify([decision.claimEvents, decision.debtorEvents])).not.toContain(partner.address);
    expect(after.claim.letters[0]).toMatchObject({ state: 'withdrawn' });
    expect(whyQuiet(after)).toMatchObject({ reason: 'unproven-request' });
    expect(JSON.stringify(decision.notices)).toContain('rien ne prouve que ce message vient de vous');
  });
  test.each([day('2025-12-12'), day('2026-12-12')])('a letter prepared on 7 September was not posted on %s', (until) => {
    const [drafted] = sent('2026-09-07', { to: null });
    const decision = decideOnRequest(given('2026-09-10', [drafted!]), asking({ action: 'posted', until }));
    expect(kinds(decision)).toEqual([]);
    expect(decision.notices[0]?.fields.done).toContain('POSTÉ le 10/09/2026');
  });
  test('a credit note reduces its invoice, and the reminder that waits is made anew', () => {
    const [drafted] = sent('2026-09-10', { approval: 'partner' });
    const waiting = given('2026-09-10', [drafted!]);
    const decision = decideOnRequest(
      waiting,
      asking({ action: 'credit-note', amountCents: cents(10_000), until: day('2026-09-08') }),
    );
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'CreditNoted']);
    expect(principalStatementOf(situationAfter(waiting, decision.claimEvents))).toMatchObject({ principalCents: 110_000 });
    expect(decision.notices[0]?.fields.done).toContain('Il reste');
  });
  test.each<[string, Partial<Request>]>([
    ['of more than was invoiced', { amountCents: cents(130_000) }],
    ['of no sum', { amountCents: null }],
    ['of another invoice', { amountCents: cents(10_000), invoiceRef: '2026-999' }],
  ])('a credit note %s changes nothing, and is told so', (_, told) => {
    const decision = decideOnRequest(given('2026-09-10'), asking({ action: 'credit-note', ...told }));
    expect(kinds(decision)).toEqual([]);
    expect(decision.notices).toHaveLength(1);
  });
  const credited = (amount: number, on: string): ClaimEvent => ({
    kind: 'CreditNoted',
    on: day(on),
    amountCents: cents(amount),
    notedOn: day(on),
    item: '2026-118',
    by: staff.address,
  });
  const note = (amount: number, until: string | null) =>
    asking({ action: 'credit-note', amountCents: cents(amount), until: until === null ? null : day(until) });
  test.each([
    ['told again without a day', 10_000, null, 'déjà compté le 8 septembre 2026'],
    ['told again with its day', 10_000, '2026-09-08', 'déjà compté le 8 septembre 2026'],
    ['that with the first exceeds the invoice', 115_000, null, 'dépasse'],
  ])('a credit note %s is not counted', (_, amount, until, done) => {
    const decision = decideOnRequest(given('2026-09-10', [credited(10_000, '2026-09-08')]), note(amount, until));
    expect(decision.claimEvents).toEqual([]);
    expect(decision.notices[0]?.fields.done).toContain(done);
  });
  test.each([
    ['of another day', 10_000, '2026-09-09', '2026-09-10'],
    ['of another sum', 9_000, null, '2026-09-10'],
    ['told more than a month later', 10_000, null, '2026-10-10'],
    ['that with the first makes the whole invoice', 110_000, null, '2026-09-10'],
  ])('a second credit note %s is counted', (_, amount, until, today) => {
    expect(kinds(decideOnRequest(given(today, [credited(10_000, '2026-09-08')]), note(amount, until)))).toEqual(['CreditNoted']);
  });
  test('« POSTÉ le … » starts the deadline of a letter that went by post', () => {
    const [drafted] = sent('2026-09-07', { to: null });
    const decision = decideOnRequest(given('2026-09-10', [drafted!]), asking({ action: 'posted', until: day('2026-09-09') }));
    expect(decision.claimEvents).toMatchObject([{ kind: 'LetterPosted', on: '2026-09-09', number: 1, how: 'post' }]);
  });
});

describe('when a member tells what was missing', () => {
  const base = given('2026-09-10');
  const incomplete = { ...base, claim: { ...base.claim, items: base.claim.items.map((item) => ({ ...item, dueDate: null })) } };

  test('the claim runs once the due date is known', () => {
    const decision = decideOnFacts(incomplete, { ...NO_FACTS, dueDate: day('2026-08-31') }, null, staff, MAIL);
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'FactLearned', dueDate: '2026-08-31' }));
    expect(decision.notices[0]).toMatchObject({ template: 'facts-learned', question: null });
  });
  test('an amount already known is not changed by the staff’s reply', () => {
    expect(decideOnFacts(base, { ...NO_FACTS, amountCents: cents(1) }, null, staff, MAIL).claimEvents).toEqual([]);
  });
});

describe('when a letter comes back', () => {
  const posted = given('2026-09-08', sent('2026-09-07'));
  const bounce = {
    kind: 'failure',
    recipient: 'contact@cap-nautisme.example',
    status: '5.1.1',
    permanent: true,
    reason: 'user-unknown',
    originalMessageId: null,
  } as const;

  test('an unknown address is marked, the practice asked for another, and the letter counts as not received', () => {
    const decision = decideOnBounce(posted, bounce, 1, MAIL);
    expect(decision.debtorEvents).toContainEqual(expect.objectContaining({ kind: 'AddressFailed', permanent: true }));
    expect(decision.notices[0]).toMatchObject({ template: 'address-failed' });
    const after = situationAfter(posted, decision.claimEvents, decision.debtorEvents);
    expect(after.claim.letters[0]?.state).toBe('bounced');
  });
  test('a delay changes nothing', () => {
    expect(kinds(decideOnBounce(posted, { ...bounce, kind: 'delay', permanent: false }, 1, MAIL))).toEqual([
      'CorrespondenceFiled',
    ]);
  });
});
