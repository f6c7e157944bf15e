/** Days in Paris: clock changes, delays, public holidays, the sending window (legal-facts §9). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  addDays,
  addMonths,
  businessDayFrom,
  businessDaysBetween,
  daysBetween,
  endOfMonthTerm,
  frenchDate,
  frenchDates,
  frenchDayAndDate,
  type IsoDate,
  isBusinessDay,
  isIsoDate,
  isoDate,
  isPublicHoliday,
  isSendingDay,
  nextAnswerSlot,
  nextSendSlot,
  parisDay,
  parisInstant,
  parisTime,
  shortDate,
  weekday,
} from '../../src/law/calendar.ts';

const day = isoDate;
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));
const holidaysOf = (year: number, department: string | null = null): readonly string[] => {
  const days = Array.from({ length: 366 }, (_, index) => addDays(day(`${year}-01-01`), index));
  return days.filter((one) => one.startsWith(`${year}`) && isPublicHoliday(one, department)).map((one) => one.slice(5));
};

describe('a day', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-04-30',
    '2026-4-3',
    '2026-04-03T00:00',
    '',
  ])('« %s » is none', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(RangeError);
  });

  test('29 February is one in a leap year', () => {
    expect(isoDate('2024-02-29')).toBe('2024-02-29');
  });

  test('is written as the French write it', () => {
    expect(frenchDate(day('2026-11-24'))).toBe('24 novembre 2026');
    expect(frenchDate(day('2026-12-01'))).toBe('1er décembre 2026');
    expect(frenchDate(day('2026-12-11'))).toBe('11 décembre 2026');
    expect(frenchDayAndDate(day('2026-11-24'))).toBe('mardi 24 novembre 2026');
    expect(shortDate(day('2026-11-24'))).toBe('24/11/2026');
  });
});

describe('where Paris clocks change', () => {
  test.each([
    ['2026-03-28T22:59:59Z', '2026-03-28', '23:59'],
    ['2026-03-28T23:00:00Z', '2026-03-29', '00:00'],
    ['2026-03-29T00:59:00Z', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['2026-03-29T21:59:59Z', '2026-03-29', '23:59'],
    ['2026-03-29T22:00:00Z', '2026-03-30', '00:00'],
    ['2026-10-24T22:00:00Z', '2026-10-25', '00:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T22:59:59Z', '2026-10-25', '23:59'],
    ['2026-10-25T23:00:00Z', '2026-10-26', '00:00'],
  ])('%s is %s at %s', (instant, expectedDay, expectedTime) => {
    expect([parisDay(new Date(instant)), parisTime(new Date(instant))]).toEqual([expectedDay, expectedTime]);
  });

  test.each([
    ['2026-03-28', '09:00', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
    ['2026-10-26', '00:00', '2026-10-25T23:00:00.000Z'],
  ])('%s at %s is the instant %s', (date, time, instant) => {
    expect(parisInstant(day(date), time).toISOString()).toBe(instant);
  });

  test('a day counts one, though it lasts 23 or 25 hours', () => {
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toBe(2);
    expect(addDays(day('2026-03-28'), 1)).toBe('2026-03-29');
    expect(addDays(day('2026-10-25'), 1)).toBe('2026-10-26');
  });

  test('every day at noon is that day', () => {
    fc.assert(fc.property(anyDay, (one) => expect(parisDay(parisInstant(one, '12:00'))).toBe(one)));
  });
});

describe('when days are counted', () => {
  test('what was added is what lies between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (one, count) => {
        expect(daysBetween(one, addDays(one, count))).toBe(count);
      }),
    );
  });

  test('the same day-number, else the last day of that month (CPC 641)', () => {
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2026-12-15'), 1)).toBe('2027-01-15');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  });

  test('T-12 « 45 jours fin de mois » from 2026-01-15 ends 2026-03-31, the later reading; 60 days 2026-03-16, 30 days 2026-02-14', () => {
    expect(endOfMonthTerm(day('2026-01-15'), 45)).toBe('2026-03-31');
    expect(addDays(day('2026-01-15'), 60)).toBe('2026-03-16');
    expect(addDays(day('2026-01-15'), 30)).toBe('2026-02-14');
  });

  test('« fin de mois » never ends before either reading', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (issued, days) => {
        const monthEnd = addDays(addMonths(`${issued.slice(0, 7)}-01` as IsoDate, 1), -1);
        const term = endOfMonthTerm(issued, days);
        expect(term >= addDays(issued, days) && term >= addDays(monthEnd, days)).toBe(true);
      }),
    );
  });

  test('T-48 15 days from 2026-11-10 end on 2026-11-25', () => {
    expect(addDays(day('2026-11-10'), 15)).toBe('2026-11-25');
  });

  test('T-49 8 days from 2026-12-18 end on Saturday 2026-12-26, with CPC 642 on 2026-12-28', () => {
    const end = addDays(day('2026-12-18'), 8);
    expect([end, weekday(end), businessDayFrom(end)]).toEqual(['2026-12-26', 6, '2026-12-28']);
  });

  test('T-50 one month from 2027-01-31 ends on Sunday 2027-02-28, with CPC 642 on 2027-03-01', () => {
    const end = addMonths(day('2027-01-31'), 1);
    expect([end, weekday(end), businessDayFrom(end)]).toEqual(['2027-02-28', 7, '2027-03-01']);
  });

  test('business days step over weekends and holidays, and count the last one', () => {
    expect(addBusinessDays(day('2026-05-22'), 1)).toBe('2026-05-26');
    expect(addBusinessDays(day('2026-11-10'), 5)).toBe('2026-11-18');
    expect(businessDaysBetween(day('2026-11-10'), day('2026-11-18'))).toBe(5);
    expect(businessDaysBetween(day('2026-11-18'), day('2026-11-10'))).toBe(0);
  });

  test('so many business days later, so many lie between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const to = addBusinessDays(from, count);
        expect(isBusinessDay(to)).toBe(true);
        expect(businessDaysBetween(from, to)).toBe(count);
      }),
      { numRuns: 50 },
    );
  });
});

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

describe('public holidays (L-103 to L-105)', () => {
  test.each([
    [2025, ['04-21', '05-29', '06-09']],
    [2026, ['04-06', '05-14', '05-25']],
    [2027, ['03-29', '05-06', '05-17']],
    [2028, ['04-17', '05-25', '06-05']],
    [2029, ['04-02', '05-10', '05-21']],
  ])('of %i are the eight fixed ones, Easter Monday, Ascension and Whit Monday', (year, easter) => {
    expect(holidaysOf(year)).toEqual([...FIXED, ...easter].sort());
  });

  test('T-53 Whit Monday 2026, 25 May, is one', () => {
    expect(isPublicHoliday(day('2026-05-25'))).toBe(true);
  });

  test.each([
    [2026, '04-03'],
    [2027, '03-26'],
    [2028, '04-14'],
  ])('of %i in 57, 67 and 68 add Good Friday and 26 December', (year, goodFriday) => {
    for (const department of ['57', '67', '68'])
      expect(holidaysOf(year, department)).toEqual([...holidaysOf(year), goodFriday, '12-26'].sort());
  });

  test.each([
    ['971', '05-27'],
    ['972', '05-22'],
    ['973', '06-10'],
    ['974', '12-20'],
    ['976', '04-27'],
    ['977', '10-09'],
  ])('of %s hold the abolition of slavery on %s', (department, monthDay) => {
    expect(holidaysOf(2026, department)).toContain(monthDay);
    expect(holidaysOf(2026)).not.toContain(monthDay);
  });

  test.each(['75', '2A', '35', '99', ''])('of "%s" are those of metropolitan France', (department) => {
    expect(holidaysOf(2026, department)).toEqual(holidaysOf(2026));
  });
});

describe('the sending window (L-107, R-41)', () => {
  test.each([
    ['T-51 2026-11-11T08:00 in Paris, Armistice Day: the next day at nine', '2026-11-11T07:00:00Z', '2026-11-12T08:00:00.000Z'],
    ['before nine: at nine', '2026-11-24T06:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['inside it: now', '2026-11-24T10:17:00Z', '2026-11-24T10:17:00.000Z'],
    ['at six in the evening: the next day', '2026-11-24T17:00:00Z', '2026-11-25T08:00:00.000Z'],
    ['Friday evening: Monday', '2026-11-27T17:30:00Z', '2026-11-30T08:00:00.000Z'],
    ['over the night clocks go forward: nine by the new time', '2026-03-27T17:30:00Z', '2026-03-30T07:00:00.000Z'],
    ['over the night clocks go back: nine by the new time', '2026-10-23T16:30:00Z', '2026-10-26T08:00:00.000Z'],
    ['on 24 December: after New Year’s Day', '2026-12-24T09:00:00Z', '2027-01-04T08:00:00.000Z'],
  ])('%s', (_, from, expected) => {
    expect(nextSendSlot(new Date(from)).toISOString()).toBe(expected);
  });

  test('T-52 Strasbourg: 2026-12-26 is a Saturday; Friday 2025-12-26 is a business day in 75, none in 57, 67, 68', () => {
    expect(weekday(day('2026-12-26'))).toBe(6);
    expect(isBusinessDay(day('2025-12-26'), '75')).toBe(true);
    for (const department of ['57', '67', '68']) expect(isBusinessDay(day('2025-12-26'), department)).toBe(false);
  });

  test('on Good Friday letters leave in 75, not in 67', () => {
    expect(isSendingDay(day('2026-04-03'), '75')).toBe(true);
    expect(isSendingDay(day('2026-04-03'), '67')).toBe(false);
  });

  test.each([
    ['a working morning', '2026-12-23T09:10:00Z', '2026-12-23T09:10:00.000Z'],
    ['a Saturday', '2026-12-19T15:00:00Z', '2026-12-19T15:00:00.000Z'],
    ['the closed days of reminders', '2026-12-28T10:00:00Z', '2026-12-28T10:00:00.000Z'],
    ['late in the evening of Christmas', '2026-12-25T21:00:00Z', '2026-12-26T07:00:00.000Z'],
    ['before eight', '2026-12-23T05:00:00Z', '2026-12-23T07:00:00.000Z'],
    ['a Saturday at eight in the evening', '2026-12-19T19:00:00Z', '2026-12-21T07:00:00.000Z'],
  ])('an answer written on %s leaves by day, on no Sunday or public holiday', (_, from, expected) => {
    expect(nextAnswerSlot(new Date(from)).toISOString()).toBe(expected);
  });

  test('a slot is never earlier than asked, always on a sending day between nine and six', () => {
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (from) => {
        const slot = nextSendSlot(from);
        expect(slot >= from && isSendingDay(parisDay(slot))).toBe(true);
        expect(parisTime(slot) >= '09:00' && parisTime(slot) < '18:00').toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('several days in French', () => {
  test.each([
    [['2026-09-07'], '7 septembre 2026'],
    [['2026-09-07', '2026-09-18'], '7 et 18 septembre 2026'],
    [['2026-09-01', '2026-09-18', '2026-10-02'], '1er et 18 septembre et 2 octobre 2026'],
    [['2026-12-22', '2027-01-04'], '22 décembre 2026 et 4 janvier 2027'],
    [[], ''],
  ])('%j: « %s »', (days, said) => {
    expect(frenchDates(days.map(isoDate))).toBe(said);
  });
});
