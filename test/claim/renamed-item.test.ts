import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { nextStep } from '../../src/claim/next-step.ts';
import { statementOf } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import { day, given, MAIL, sent } from './given.ts';

const second: ClaimEvent = {
  kind: 'ItemAdded',
  on: day('2026-09-01'),
  item: { ref: 'CM-2026-0001', kind: 'invoice', amountCents: cents(50_000), issuedOn: null, dueDate: day('2026-08-31') },
  mail: MAIL,
};
const by = 'c.vernier@marchand.example';
const paid: ClaimEvent = {
  kind: 'PaymentReceived',
  on: day('2026-08-31'),
  amountCents: cents(20_000),
  paidOn: day('2026-08-31'),
  method: null,
  item: 'CM-2026-0001',
  by,
  mail: null,
};
const credited: ClaimEvent = {
  kind: 'CreditNoted',
  on: day('2026-09-02'),
  amountCents: cents(5_000),
  notedOn: day('2026-09-02'),
  item: 'CM-2026-0001',
  by,
};
const named: ClaimEvent = {
  kind: 'FactLearned',
  on: day('2026-09-10'),
  ref: 'CM-2026-0001',
  amountCents: null,
  dueDate: null,
  newRef: '2026-130',
  by,
  mail: null,
};
const reminded = sent('2026-09-07', {
  items: [
    { ref: '2026-118', stage: 'courtesy-reminder' },
    { ref: 'CM-2026-0001', stage: 'courtesy-reminder' },
  ],
});

describe('an invoice whose number is learned', () => {
  test('keeps the payments and credit notes designated to it, and the stage it was brought to', () => {
    const situation = given('2026-09-18', [second, paid, credited, ...reminded, named]);
    expect(statementOf(situation)).toMatchObject({
      lines: [
        { ref: '2026-118', principalCents: 120_000 },
        { ref: '2026-130', principalCents: 25_000 },
      ],
    });
    expect(nextStep(situation)?.items).toEqual([
      { ref: '2026-118', stage: 'second-reminder' },
      { ref: '2026-130', stage: 'second-reminder' },
    ]);
  });
});
