import { expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { declarationDays } from '../../src/law/declaration.ts';

test('T-44: two months from the publication of 6 October 2026 end on a Sunday; the Friday before is safe', () => {
  expect(declarationDays(isoDate('2026-10-06'))).toEqual({
    lastDay: '2026-12-07',
    safeDay: '2026-12-04',
    reliefUntil: '2027-04-06',
  });
});

test('T-44: a creditor who lives abroad has two months more', () => {
  expect(declarationDays(isoDate('2026-10-06'), true).lastDay).toBe('2027-02-08');
});

test('T-45: published on 31 December, two months end on the last day of February, a Sunday', () => {
  expect(declarationDays(isoDate('2026-12-31')).lastDay).toBe('2027-03-01');
});
