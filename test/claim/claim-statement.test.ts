/** The claim statement to the cent: the vectors of legal-facts §1, §2, §3 and §3bis on whole claims. */
import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { claimStatement } from '../../src/claim/claim-statement.ts';
import { type DebtorEvent, type DebtorId, debtorFrom } from '../../src/claim/debtor.ts';
import { cents } from '../../src/law/money.ts';
import { day, MAIL, partner, rates } from './given.ts';
import { claimWith, credited, debtorOf, formalNotice, item, owed, paid, statementOf, stretches } from './told.ts';

const consumer = { debtor: debtorOf('consumer') };
const publicBuyer = { debtor: debtorOf('public') };

describe('an invoice to a professional', () => {
  test('T-01 due 2026-11-23: not late that day, one day late the next (R-01)', () => {
    const claim = claimWith(item({ due: '2026-11-23', owed: 1200_00 }));
    const onTheDay = statementOf(claim, '2026-11-23');
    expect(owed(onTheDay)).toEqual([1200_00, 0, 0]);
    expect(onTheDay.lines[0]?.isDue).toBe(false);
    const theNext = statementOf(claim, '2026-11-24');
    expect(theNext.lines[0]?.isDue).toBe(true);
    expect(stretches(theNext)).toEqual(['1 d @12.40 = 0.41']);
    expect(owed(theNext)).toEqual([1200_00, 41, 40_00]);
  });

  test('T-05 1 200.00 € due 2026-01-31, at 2026-03-02: 11.98 of interest and 40 €, 51.98 together', () => {
    const statement = statementOf(claimWith(item({ due: '2026-01-31', owed: 1200_00 })), '2026-03-02');
    expect(owed(statement)).toEqual([1200_00, 11_98, 40_00]);
    expect(statement.totalCents - statement.principalCents).toBe(51_98);
  });

  test.each([
    ['T-06', '2026-06-15', 10_000_00, '2026-07-15', 100_89],
    ['T-07', '2025-06-30', 5000_00, '2026-11-23', 855_50],
    ['T-08', '2023-12-31', 3650_00, '2024-12-31', 526_10],
    ['T-09', '2026-06-30', 1000_00, '2026-07-01', 34],
  ])('%s due %s, %i cents, at %s: %i cents of interest', (_, due, amount, on, interest) => {
    expect(owed(statementOf(claimWith(item({ due, owed: amount })), on))).toEqual([amount, interest, 40_00]);
  });

  test('T-10 1 000.00 € due and paid 2026-05-01: no interest, no 40 €, nothing left', () => {
    const claim = claimWith(item({ due: '2026-05-01', owed: 1000_00 }), paid('2026-05-01', 1000_00));
    expect(owed(statementOf(claim, '2026-11-23'))).toEqual([0, 0, 0]);
  });

  test('T-14 three late invoices: 3 × 40 = 120.00 €', () => {
    const claim = claimWith(
      item({ ref: 'F-1', due: '2026-08-31', owed: 100_00 }),
      item({ ref: 'F-2', due: '2026-09-30', owed: 100_00 }),
      item({ ref: 'F-3', due: '2026-10-31', owed: 100_00 }),
      item({ ref: 'F-4', due: '2026-11-30', owed: 100_00 }),
    );
    const statement = statementOf(claim, '2026-11-23');
    expect(statement.indemnityCents).toBe(120_00);
    expect(statement.lines.map((line) => line.isDue)).toEqual([true, true, true, false]);
  });

  test('T-15 1 000.00 € due 2026-07-31, 500.00 received 2026-09-30, at 2026-11-23: 530.27 + 40.00', () => {
    const claim = claimWith(item({ due: '2026-07-31', owed: 1000_00 }), paid('2026-09-30', 500_00));
    const statement = statementOf(claim, '2026-11-23');
    expect(stretches(statement)).toEqual(['61 d @12.40 = 20.72', '54 d @12.40 = 9.55']);
    expect(owed(statement)).toEqual([520_72, 9_55, 40_00]);
    expect(statement.lines[0]?.settledCents).toBe(479_28);
    expect(statement.totalCents).toBe(530_27 + 40_00);
  });

  test('T-17 a statement in 2027-H1, while the table ends with 2026-H2, names what is missing', () => {
    const claim = claimWith(item({ due: '2026-11-30', owed: 1000_00 }));
    const parties = [debtorOf('professional'), { kind: 'professional' }] as const;
    expect(claimStatement(claim, ...parties, day('2027-01-01'), rates)).toEqual({ rateUnknown: '2027-H1' });
    expect(claimStatement(claim, ...parties, day('2026-12-31'), rates)).not.toHaveProperty('rateUnknown');
  });

  test('paid late and in full still owes what the delay has cost', () => {
    const claim = claimWith(item({ due: '2026-07-31', owed: 1000_00 }), paid('2026-09-30', 1020_72));
    expect(owed(statementOf(claim, '2026-11-23'))).toEqual([0, 0, 40_00]);
    expect(owed(statementOf(claim, '2027-11-23'))).toEqual([0, 0, 40_00]);
  });

  test('that fell due after an insolvency opened owes no 40 €, and no day bears interest from then on (R-04, R-29)', () => {
    const stopped: DebtorEvent = { kind: 'DebtorStopped', on: day('2026-10-01'), because: 'insolvency-proceedings', quote: null };
    const debtor = debtorOf('professional', stopped);
    const claim = claimWith(item({ due: '2026-08-31', owed: 1000_00 }), item({ ref: 'F-2', due: '2026-10-15', owed: 500_00 }));
    const statement = statementOf(claim, '2026-11-23', { debtor });
    expect(statement.lines.map((line) => line.indemnityCents)).toEqual([40_00, 0]);
    expect(statement.segments.map(({ ref, to, days }) => [ref, to, days])).toEqual([['F-1', '2026-09-30', 30]]);

    const told = { kind: 'OpeningJudgmentTold', on: day('2026-10-05'), judgmentOn: day('2026-09-21'), quote: 'x' } as const;
    const since = statementOf(claim, '2026-11-23', { debtor: debtorOf('professional', stopped, told) });
    expect(since.segments.map(({ ref, to, days }) => [ref, to, days])).toEqual([['F-1', '2026-09-20', 20]]);
  });
});

describe('an invoice to a public buyer', () => {
  test('T-13 10 000.00 € due 2026-06-15, at 2026-07-15: 83.42 at 10.15 %, and 40 €', () => {
    const statement = statementOf(claimWith(item({ due: '2026-06-15', owed: 10_000_00 })), '2026-07-15', publicBuyer);
    expect(stretches(statement)).toEqual(['15 d @10.15 = 41.71', '15 d @10.15 = 41.71']);
    expect(owed(statement)).toEqual([10_000_00, 83_42, 40_00]);
  });

  test('due on the last day of a half-year bears the rate of the next, in which interest begins (L-30)', () => {
    const statement = statementOf(claimWith(item({ due: '2026-06-30', owed: 10_000_00 })), '2026-07-10', publicBuyer);
    expect(stretches(statement)).toEqual(['10 d @10.40 = 28.49']);
  });

  test('keeps its frozen rate after a part payment', () => {
    const claim = claimWith(item({ due: '2026-06-15', owed: 10_000_00 }), paid('2026-07-15', 5000_00));
    const last = statementOf(claim, '2026-11-23', publicBuyer).segments.at(-1);
    expect(last).toMatchObject({ from: '2026-07-16', rate: 1015, baseCents: 5083_42 });
  });
});

describe('an invoice to a consumer', () => {
  const claim = claimWith(item({ due: '2026-03-31', owed: 2400_00 }), formalNotice('2026-05-04'));

  test('T-18 2 400.00 €, formal notice 2026-05-04, at 2026-11-23: 36.22, indemnity 0', () => {
    const statement = statementOf(claim, '2026-11-23', consumer);
    expect(stretches(statement)).toEqual(['57 d @2.62 = 9.82', '146 d @2.75 = 26.40']);
    expect(owed(statement)).toEqual([2400_00, 36_22, 0]);
  });

  test('T-19 the same where the creditor is a private individual: 90.66', () => {
    const statement = statementOf(claim, '2026-11-23', { ...consumer, creditor: 'individual' });
    expect(stretches(statement)).toEqual(['57 d @6.67 = 25.00', '146 d @6.84 = 65.66']);
    expect(owed(statement)).toEqual([2400_00, 90_66, 0]);
  });

  test('bears nothing before a formal notice is proven received, not even in 2027 (R-09)', () => {
    const unproven = claimWith(item({ due: '2026-03-31', owed: 2400_00 }));
    expect(owed(statementOf(unproven, '2027-11-23', consumer))).toEqual([2400_00, 0, 0]);
    expect(owed(statementOf(claim, '2026-05-04', consumer))).toEqual([2400_00, 0, 0]);
  });

  test('that fell due after the formal notice was demanded by none, and bears nothing', () => {
    const later = claimWith(item({ due: '2026-06-30', owed: 2400_00 }), formalNotice('2026-05-04'));
    expect(owed(statementOf(later, '2026-11-23', consumer))).toEqual([2400_00, 0, 0]);
  });

  test('is the same to a non-professional, and to a debtor of unknown kind (R-02, L-32)', () => {
    const unknown = debtorFrom('d1' as DebtorId, []);
    for (const debtor of [debtorOf('non-professional'), unknown])
      expect(owed(statementOf(claim, '2026-11-23', { debtor }))).toEqual([2400_00, 36_22, 0]);
  });
});

describe('a refund, or what is owed when a contract ended (R-57)', () => {
  test.each(['refund', 'balance'] as const)('T-54 %s of 3 000.00 € due 2026-05-31, no formal notice: principal alone', (kind) => {
    const claim = claimWith(item({ kind, due: '2026-05-31', owed: 3000_00 }));
    expect(owed(statementOf(claim, '2026-11-23'))).toEqual([3000_00, 0, 0]);
  });

  test.each(['refund', 'balance'] as const)('T-55 %s, formal notice received 2026-06-20: 3 035.15, indemnity 0', (kind) => {
    const claim = claimWith(item({ kind, due: '2026-05-31', owed: 3000_00 }), formalNotice('2026-06-20'));
    const statement = statementOf(claim, '2026-11-23');
    expect(stretches(statement)).toEqual(['10 d @2.62 = 2.15', '146 d @2.75 = 33.00']);
    expect(owed(statement)).toEqual([3000_00, 35_15, 0]);
    expect(statement.totalCents).toBe(3035_15);
  });
});

describe('when money has come', () => {
  const two = [item({ ref: 'F-1', due: '2026-07-31', owed: 1000_00 }), item({ ref: 'F-2', due: '2026-08-31', owed: 500_00 })];

  test('a payment settles the oldest invoice first, and leaves the other’s interest in one piece', () => {
    const statement = statementOf(claimWith(...two, paid('2026-09-30', 500_00)), '2026-11-23');
    expect(statement.lines.map((line) => line.settledCents)).toEqual([479_28, 0]);
    expect(statement.segments.filter(({ ref }) => ref === 'F-2').map(({ days }) => days)).toEqual([84]);
  });

  test('a payment settles the invoice the debtor designated (C. civ. 1342-10)', () => {
    const statement = statementOf(claimWith(...two, paid('2026-09-30', 400_00, 'F-2')), '2026-11-23');
    expect(statement.lines.map((line) => line.settledCents)).toEqual([0, 394_90]);
  });

  test('a payment settles what bears interest before an older refund that bears none', () => {
    const claim = claimWith(
      item({ ref: 'R-1', kind: 'refund', due: '2026-05-31', owed: 300_00 }),
      ...two,
      paid('2026-09-30', 500_00),
    );
    expect(statementOf(claim, '2026-11-23').lines.map((line) => line.settledCents)).toEqual([0, 479_28, 0]);
  });

  test('a payment dated after the printed day is not yet there', () => {
    const claim = claimWith(...two, paid('2026-11-24', 1500_00));
    expect(statementOf(claim, '2026-11-23')).toMatchObject({ paidCents: 0, principalCents: 1500_00 });
  });

  test('a returned payment counts for nothing', () => {
    const returned: ClaimEvent = {
      kind: 'PaymentReturned',
      on: day('2026-10-05'),
      paidOn: day('2026-09-30'),
      amountCents: cents(500_00),
      by: partner.address,
      mail: MAIL,
    };
    const claim = claimWith(...two, paid('2026-09-30', 500_00), returned);
    expect(statementOf(claim, '2026-11-23')).toEqual(statementOf(claimWith(...two), '2026-11-23'));
  });

  test('what was paid beyond what was owed is shown as a surplus', () => {
    const claim = claimWith(item({ due: '2026-07-31', owed: 1000_00 }), paid('2026-09-30', 1100_00));
    expect(statementOf(claim, '2026-11-23')).toMatchObject({ totalCents: 0, paidCents: 1100_00, surplusCents: 39_28 });
  });

  test('a credit note reduces the principal it corrects, and with it the interest, from the start (L-98)', () => {
    const claim = claimWith(...two, credited('2026-10-15', 400_00, 'F-1'));
    const statement = statementOf(claim, '2026-11-23');
    expect(statement.lines[0]).toMatchObject({ settledCents: 400_00, principalCents: 600_00, indemnityCents: 40_00 });
    expect(statement.segments[0]).toMatchObject({ ref: 'F-1', baseCents: 600_00, from: '2026-08-01' });
    expect(statement.paidCents).toBe(0);
  });

  test('an invoice wholly credited owes neither interest nor 40 €; credited after it was paid, it leaves a surplus', () => {
    const whole = claimWith(item({ due: '2026-07-31', owed: 1000_00 }), credited('2026-10-15', 1000_00, 'F-1'));
    expect(owed(statementOf(whole, '2026-11-23'))).toEqual([0, 0, 0]);
    const both = claimWith(
      item({ due: '2026-07-31', owed: 1000_00 }),
      paid('2026-07-31', 1000_00),
      credited('2026-10-15', 200_00, 'F-1'),
    );
    expect(statementOf(both, '2026-11-23')).toMatchObject({ totalCents: 0, surplusCents: 200_00 });
  });

  test('an item whose amount or due date is not known is left out; a frozen one is shown as such', () => {
    const unknown: ClaimEvent = {
      kind: 'ItemAdded',
      on: day('2026-09-01'),
      item: { ref: 'F-9', kind: 'invoice', amountCents: null, issuedOn: null, dueDate: day('2026-08-31') },
      mail: MAIL,
    };
    const frozen: ClaimEvent = { kind: 'ItemFrozen', on: day('2026-09-02'), ref: 'F-2', because: 'dispute-amount', quote: 'non' };
    const statement = statementOf(claimWith(...two, unknown, frozen), '2026-11-23');
    expect(statement.lines.map(({ ref, frozen }) => [ref, frozen])).toEqual([
      ['F-1', false],
      ['F-2', true],
    ]);
  });
});
