import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { decideOnCorrectedFacts } from '../../src/claim/decide-on-corrected-facts.ts';
import { NO_FACTS, type TypedFacts } from '../../src/claim/decide-on-facts.ts';
import { type Situation, situationAfter } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import { day, draftedLetter, given, MAIL, partner, sent, staff } from './given.ts';

const amount: Partial<TypedFacts> = { amountCents: cents(68_000) };
const correct = (situation: Situation, facts: Partial<TypedFacts>, by = staff) =>
  decideOnCorrectedFacts(situation, { facts: { ...NO_FACTS, ...facts }, by, quote: 'montant 680 €', mail: MAIL });
const corrected = (situation: Situation, facts: Partial<TypedFacts>, by = staff) => {
  const decision = correct(situation, facts, by);
  return situationAfter(situation, decision.claimEvents, decision.debtorEvents);
};
const reminded = given('2026-09-10', sent('2026-09-08'));

describe('when a member says that a fact of the claim is another', () => {
  test('who opened it corrects it until its first letter has left; what waited to leave is made anew', () => {
    const waiting = given('2026-09-07', [draftedLetter('2026-09-07')]);
    const facts = { ...amount, dueDate: day('2026-09-30'), invoiceRef: '2026-119', debtorEmail: 'compta@cap-nautisme.example' };
    const { claim, debtor } = corrected(waiting, { ...facts, debtorKind: 'consumer' });
    expect(claim.items).toMatchObject([{ ref: '2026-119', amountCents: 68_000, dueDate: '2026-09-30' }]);
    expect(debtor).toMatchObject({ kind: 'consumer', addresses: [{ address: 'compta@cap-nautisme.example' }, {}] });
    expect(claim.letters[0]?.state).toBe('withdrawn');
    expect(correct(waiting, amount).notices).toMatchObject([{ template: 'facts-learned', fields: { learned: [{}] } }]);
  });

  test.each<[string, Situation, typeof staff]>([
    ['once it has left', reminded, staff],
    ['from another of the staff', given('2026-09-07'), { ...staff, address: 'hugo@marchand.example' }],
  ])('%s, the reminders wait and a partner is asked', (_, situation, by) => {
    const { claim } = corrected(situation, amount, by);
    expect(claim.items[0]?.amountCents).toBe(120_000);
    expect(claim.standing).toMatchObject({ status: 'with-partner', because: ['member-asked'] });
    const [told, asked] = correct(situation, amount, by).notices;
    expect(told).toMatchObject({ to: { member: by.address }, fields: { done: expect.stringContaining('il est consulté') } });
    expect(asked).toMatchObject({ to: 'partners', fields: { understood: expect.stringContaining('« montant 680 € »') } });
  });

  test('a partner corrects it at any time, and takes up again what waited for her', () => {
    const { claim } = corrected(corrected(reminded, amount), amount, partner);
    expect(claim).toMatchObject({ items: [{ amountCents: 68_000 }], standing: { status: 'running' } });
    const disputed: ClaimEvent = { kind: 'Escalated', on: day('2026-09-09'), because: ['refusal'], mail: null };
    expect(corrected(situationAfter(reminded, [disputed]), amount, partner).claim.standing.status).toBe('with-partner');
  });

  test('of several invoices, the one named; where none is, nothing changes', () => {
    const item = {
      ref: '2026-130',
      kind: 'invoice',
      amountCents: cents(1_000),
      issuedOn: null,
      dueDate: day('2026-08-31'),
    } as const;
    const two = given('2026-09-07', [{ kind: 'ItemAdded', on: day('2026-09-07'), item, mail: MAIL }]);
    expect(correct(two, amount).claimEvents).toEqual([]);
    expect(corrected(two, { ...amount, invoiceRef: '2026-130' }).claim.items.map((one) => one.amountCents)).toEqual([
      120_000, 68_000,
    ]);
  });

  test('what the claim says already changes nothing, and withdraws nothing', () => {
    const waiting = given('2026-09-07', [draftedLetter('2026-09-07')]);
    expect(correct(waiting, { amountCents: cents(120_000) })).toMatchObject({ claimEvents: [], debtorEvents: [] });
  });
});
