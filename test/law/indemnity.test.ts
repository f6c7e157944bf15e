/** Who owes the forty euros (L-25, R-03, R-04). */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { FIXED_RECOVERY_INDEMNITY, indemnityFor } from '../../src/law/indemnity.ts';
import { sum } from '../../src/law/money.ts';

const day = isoDate;

describe('an invoice paid late', () => {
  test.each([
    ['professional', 40_00],
    ['public', 40_00],
    ['consumer', 0],
    ['non-professional', 0],
  ] as const)('by a %s debtor owes %i cents (R-03, L-32)', (debtor, owed) => {
    expect(indemnityFor(debtor, day('2026-08-31'), null)).toBe(owed);
  });

  test('T-14 three of one professional owe 120.00 €', () => {
    const owed = ['2026-08-31', '2026-09-30', '2026-10-31'].map((due) => indemnityFor('professional', day(due), null));
    expect(sum(owed)).toBe(120_00);
  });

  test.each([
    ['the day before the opening judgment owes it', '2026-09-14', FIXED_RECOVERY_INDEMNITY],
    ['on the day of the opening judgment does not', '2026-09-15', 0],
    ['after the opening judgment does not', '2026-09-16', 0],
  ])('due %s (R-04)', (_, due, owed) => {
    expect(indemnityFor('professional', day(due), day('2026-09-15'))).toBe(owed);
  });
});
