import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, isoDate } from '../../src/law/calendar.ts';
import {
  type Limited,
  latestFilingTarget,
  limitationLastDay,
  limitationMonths,
  limitationStage,
  limitationStages,
  limitationStart,
} from '../../src/law/limitation.ts';

const day = isoDate;

function lastDay(startsOn: string, months: number, more: Partial<Limited> = {}): string {
  return limitationLastDay({ startsOn: day(startsOn), months, interruptedOn: [], suspensions: [], ...more });
}

describe('the last day on which a debt can be taken to court', () => {
  test('T-22 consumer, service completed 2024-12-01: last useful day 2026-12-01, no extension assumed', () => {
    expect(lastDay('2024-12-01', limitationMonths('professional', 'consumer'))).toBe('2026-12-01');
    // 2026-11-01 is a Sunday and a public holiday.
    expect(lastDay('2024-11-01', 24)).toBe('2026-11-01');
  });

  test('T-23 completed 2024-02-29, two years: 2026-02-28', () => {
    expect(lastDay('2024-02-29', 24)).toBe('2026-02-28');
  });

  test('T-24 B2B completed 2021-11-23: 2026-11-23 inclusive', () => {
    const last = lastDay('2021-11-23', limitationMonths('professional', 'professional'));
    expect(last).toBe('2026-11-23');
    expect(limitationStage(day(last), day('2026-11-23'))).toBe('30-days');
    expect(limitationStage(day(last), day('2026-11-24'))).toBe('time-barred');
  });

  test('T-25 an acknowledgement on 2026-03-10 of what was completed 2024-12-01: 2028-03-10', () => {
    expect(lastDay('2024-12-01', 24, { interruptedOn: [day('2026-03-10')] })).toBe('2028-03-10');
  });

  test('T-27 a partial payment 2026-05-05 with invoice reference: interruption 2026-05-05', () => {
    expect(lastDay('2024-12-01', 24, { interruptedOn: [day('2026-05-05')] })).toBe('2028-05-05');
  });

  test('T-28 lawyer, consumer, mandate ended 2025-01-15, invoice 2025-06-30: 2027-01-15', () => {
    const startsOn = limitationStart({
      completedOn: day('2025-01-15'),
      issuedOn: day('2025-06-30'),
      dueDate: day('2025-07-30'),
    });
    expect(lastDay(startsOn, limitationMonths('professional', 'consumer'))).toBe('2027-01-15');
  });

  test('T-29 asked for 2026-11-20, time-barred after 2026-12-01, order served 2026-12-08: time-barred', () => {
    const last = day(lastDay('2024-12-01', 24, { interruptedOn: [day('2026-12-08')] }));
    expect(last).toBe('2026-12-01');
    expect(limitationStage(last, day('2026-12-08'))).toBe('time-barred');
    expect(latestFilingTarget(last)).toBe('2026-08-01');
    expect(limitationStages(last).find((one) => one.stage === '4-months')?.on).toBe(latestFilingTarget(last));
  });

  test('T-30 mediation agreed 2026-10-01 with 20 days left, ended 2026-12-01: 2027-06-01', () => {
    const suspensions = [{ from: day('2026-10-01'), to: day('2026-12-01') }];
    expect(lastDay('2024-10-21', 24, { suspensions })).toBe('2027-06-01');
    // With more than six months left, the days it lasted are added.
    expect(lastDay('2026-01-15', 24, { suspensions })).toBe(addDays(day('2028-01-15'), 61));
  });

  test('a mediation begun too late, or an acknowledgement of a debt already time-barred, revives nothing (L-59)', () => {
    expect(lastDay('2024-12-01', 24, { suspensions: [{ from: day('2026-12-02'), to: day('2027-01-02') }] })).toBe('2026-12-01');
    expect(lastDay('2024-12-01', 24, { interruptedOn: [day('2026-12-02')] })).toBe('2026-12-01');
    expect(lastDay('2024-12-01', 24, { interruptedOn: [day('2026-12-01')] })).toBe('2028-12-01');
  });

  test('one acknowledgement in time carries the next, in whatever order they are told', () => {
    const interruptedOn = [day('2028-01-05'), day('2026-03-10')];
    expect(lastDay('2024-12-01', 24, { interruptedOn })).toBe('2030-01-05');
  });

  test('an acknowledgement before the debt began never shortens it', () => {
    expect(lastDay('2024-12-01', 24, { interruptedOn: [day('2024-06-01')] })).toBe('2026-12-01');
  });

  test('twenty years from the birth of the right at most (L-58)', () => {
    const interruptedOn = [4, 8, 12, 16, 19].map((years) => addMonths(day('2020-01-01'), 12 * years));
    expect(lastDay('2020-01-01', 60, { interruptedOn })).toBe('2040-01-01');
  });
});

describe('how long, and from when', () => {
  test('two years for a professional against a consumer, five otherwise', () => {
    expect(limitationMonths('professional', 'consumer')).toBe(24);
    expect(limitationMonths('individual', 'consumer')).toBe(60);
    for (const debtor of ['professional', 'non-professional', 'public'] as const)
      expect(limitationMonths('professional', debtor)).toBe(60);
  });

  test('while the end of the service is not known, from the first of invoice and due date', () => {
    const dueDate = day('2026-08-31');
    expect(limitationStart({ completedOn: null, issuedOn: day('2026-08-01'), dueDate })).toBe('2026-08-01');
    expect(limitationStart({ completedOn: null, issuedOn: day('2026-09-10'), dueDate })).toBe('2026-08-31');
    expect(limitationStart({ completedOn: null, issuedOn: null, dueDate })).toBe('2026-08-31');
  });
});

describe('how near the end is', () => {
  test('the stages begin 12, 6, 4 and 2 months and 30 days before, and the day after', () => {
    expect(limitationStages(day('2026-12-01')).map((one) => one.on)).toEqual([
      '2025-12-01',
      '2026-06-01',
      '2026-08-01',
      '2026-10-01',
      '2026-11-01',
      '2026-12-02',
    ]);
    expect(limitationStage(day('2026-12-01'), day('2025-11-30'))).toBeNull();
    expect(limitationStage(day('2026-12-01'), day('2025-12-01'))).toBe('12-months');
    expect(limitationStage(day('2026-12-01'), day('2026-12-01'))).toBe('30-days');
  });
});
