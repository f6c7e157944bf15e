/** Which claim a sum that came in pays. */
import { describe, expect, test } from '@jest/globals';
import type { ClaimId } from '../../src/claim/claim-events.ts';
import { type Payable, payableIn } from '../../src/claim/payable.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import type { BankLine } from '../../src/reading/bank-statement.ts';
import type { FoundClue } from '../../src/reading/match.ts';
import { cluesInLine, matchPayment, type PaymentMatch } from '../../src/reading/match-payment.ts';
import { given } from '../claim/given.ts';

const line = (label: string, more: Partial<BankLine> = {}): BankLine => ({
  account: null,
  bookedOn: isoDate('2026-11-12'),
  amountCents: cents(120_000),
  label,
  counterparty: null,
  reference: null,
  lineId: 'l',
  ...more,
});

/** CM-2026-0001, invoice 2026-118 of 1 200 €, and another claim of somebody else. */
const NAUTISME = payableIn(given('2026-11-20'));
const KERBRAT: Payable = {
  ...NAUTISME,
  claimId: 'c2' as ClaimId,
  reference: 'CM-2026-0002',
  debtorName: 'EURL Menuiserie Kerbrat',
  sums: [cents(86_000)],
  balanceCents: cents(90_000),
};
const KNOWN: readonly FoundClue[] = [
  { kind: 'reference', value: 'CM-2026-0001', claimId: NAUTISME.claimId },
  { kind: 'invoice-number', value: '2026118', claimId: NAUTISME.claimId },
  { kind: 'name', value: 'nautisme', claimId: NAUTISME.claimId },
  { kind: 'amount', value: '120000', claimId: NAUTISME.claimId },
  { kind: 'reference', value: 'CM-2026-0002', claimId: KERBRAT.claimId },
  { kind: 'invoice-number', value: '1234', claimId: KERBRAT.claimId },
  { kind: 'name', value: 'kerbrat', claimId: KERBRAT.claimId },
];

/** As the database would: of the line's clues, those on claims. */
function matched(one: BankLine, payables: readonly Payable[] = [NAUTISME, KERBRAT]): PaymentMatch {
  const clues = cluesInLine(one);
  const found = KNOWN.filter((known) => clues.some(({ kind, value }) => kind === known.kind && value === known.value));
  return matchPayment(one, found, payables);
}

describe('a sum that came in is certain', () => {
  test.each([
    ['by the reference', 'VIR SEPA REF CM-2026-0001'],
    ['by the reference a bank took the hyphens from', 'VIR SEPA REF CM 2026 0001'],
    ['by the invoice number', 'VIR DURAND FACT 2026-118'],
    ['by the invoice number whose sign the bank changed', 'VIR DURAND FACT 2026 118'],
    ['by a short number beside the name', 'VIR KERBRAT FACT 1234'],
  ])('%s', (_, label) => {
    expect(matched(line(label, { amountCents: cents(50_000) }))).toMatchObject({ found: 'certain' });
  });

  test('and says by what', () => {
    const found = matched(line('VIR CAP NAUTISME', { reference: '2026-118' }));
    expect(found).toMatchObject({ found: 'certain', candidate: { payable: { claimId: 'c1' } } });
    const because = found.found === 'certain' ? found.candidate.because.map(({ kind }) => kind) : [];
    expect(because.sort()).toEqual(['amount', 'invoice-number', 'name']);
  });
});

describe('a sum that came in is asked about', () => {
  const balance = NAUTISME.balanceCents!;
  test.each<[string, BankLine, Payable, string]>([
    ['known by the name alone', line('VIR CAP NAUTISME'), NAUTISME, 'weak'],
    ['known by the exact sum alone', line('REMISE CHEQUE 0004'), NAUTISME, 'weak'],
    ['known by a short number alone', line('REMISE CHEQUE 1234', { amountCents: cents(4400) }), KERBRAT, 'weak'],
    ['naming two claims', line('VIR 2026-118 CM-2026-0002'), NAUTISME, 'several'],
    ['above the balance', line('VIR 2026-118', { amountCents: cents(balance + 1) }), NAUTISME, 'above-balance'],
    ['before the claim was opened', line('VIR 2026-118', { bookedOn: isoDate('2026-08-31') }), NAUTISME, 'before-opening'],
    ['on a closed claim', line('VIR 2026-118'), { ...NAUTISME, closed: true }, 'closed'],
    ['where the rates are missing', line('VIR 2026-118'), { ...NAUTISME, balanceCents: null }, 'balance-unknown'],
    [
      'already told by a person that week',
      line('VIR 2026-118'),
      { ...NAUTISME, payments: [{ on: isoDate('2026-11-10'), amountCents: cents(120_000), item: null }] },
      'already-counted',
    ],
  ])('%s', (_, one, payable, doubt) => {
    expect(matched(one, payable === KERBRAT || doubt === 'several' ? [NAUTISME, KERBRAT] : [payable])).toMatchObject({
      found: 'doubtful',
      doubt,
    });
  });
});

describe('a sum that came in is nobody’s', () => {
  test.each([
    ['when nothing in it points at a claim', line('VIR DURAND', { amountCents: cents(4400) }), NAUTISME],
    ['when only a closed claim has that name', line('VIR CAP NAUTISME'), { ...NAUTISME, closed: true }],
    [
      'when a day or a bank’s own number only looks like an invoice',
      line('VIR 12 11 2026 1', { amountCents: cents(4400) }),
      NAUTISME,
    ],
  ])('%s', (_, one, payable) => {
    expect(matched(one, [payable])).toEqual({ found: 'none' });
  });
});
