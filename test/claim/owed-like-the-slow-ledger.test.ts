/** What is owed of any figures is what a second reckoning, slow and written apart, finds: 200 ledgers, or as many as LEDGERS says. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { owedOn } from '../../src/claim/owed.ts';
import { figuresFrom } from '../../src/commands/owed/figures.ts';
import { owedAsJson } from '../../src/commands/owed/owed-as-json.ts';
import { rates } from '../law/the-rates.ts';
import { type SlowClaim, slowlyOwed } from './slow-ledger.ts';

const ledgers = Number(process.env.LEDGERS ?? 200);

const day = fc.integer({ min: 0, max: 3200 }).map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10));
const amountCents = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 5_000 }));
/** Few days and few sums, so that equals meet. */
const nearDay = fc.oneof(day, fc.constantFrom('2025-06-29', '2025-06-30', '2025-07-01', '2025-12-31'));
const rate = fc.option(
  fc.integer({ min: 0, max: 2500 }).map((points) => (points / 100).toFixed(2)),
  { nil: null, freq: 2 },
);
const itemOf = (ref: string) =>
  fc.record({
    ref: fc.constant(ref),
    kind: fc.constantFrom('invoice', 'invoice', 'refund', 'balance'),
    amountCents,
    dueDate: nearDay,
    stipulatedRatePct: rate,
  });
const items = fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...[...'ABCD'].slice(0, count).map(itemOf)));
const claim: fc.Arbitrary<SlowClaim> = items.chain((all) => {
  const item = fc.option(fc.constantFrom(...all.map(({ ref }) => ref)), { nil: null });
  const moves = (maxLength: number) => fc.array(fc.record({ date: nearDay, amountCents, item }), { maxLength });
  return fc.record({
    on: nearDay,
    creditor: fc.record({ kind: fc.constantFrom('professional', 'individual') }),
    debtor: fc.record({ kind: fc.constantFrom('professional', 'professional', 'consumer', 'non-professional', 'public') }),
    items: fc.constant(all),
    payments: moves(6),
    creditNotes: moves(2),
    formalNoticeReceivedOn: fc.option(nearDay, { nil: null }),
    insolvencyOpenedOn: fc.option(nearDay, { nil: null, freq: 2 }),
  });
});

test(`${ledgers} ledgers owe what the slow reckoning says, line by line`, () => {
  fc.assert(
    fc.property(claim, (told) => {
      const owed = owedOn(figuresFrom(told, rates), rates);
      if ('rateUnknown' in owed) throw new Error(`no rates for ${owed.rateUnknown}`);
      const { findings: _, ...sums } = JSON.parse(owedAsJson(owed));
      expect(sums).toEqual(slowlyOwed(told));
    }),
    { numRuns: ledgers },
  );
}, 600_000);
