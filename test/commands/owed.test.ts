/** What `owed` answers to figures on standard input: the vectors of our legal notes, what a person is told, and every fault. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { owedOn } from '../../src/claim/owed.ts';
import { figuresFrom } from '../../src/commands/owed/figures.ts';
import { owedAsJson } from '../../src/commands/owed/owed-as-json.ts';
import { owedInWords } from '../../src/commands/owed/owed-in-words.ts';
import { FaultyFile } from '../../src/config/faults.ts';
import { rates } from '../law/the-rates.ts';

type Json = Record<string, unknown>;

const base = { on: '2026-11-23', creditor: { kind: 'professional' }, debtor: { kind: 'professional' } };
const invoice = (amountCents: number, dueDate: string, more: Json = {}) => ({ ref: 'F-1', amountCents, dueDate, ...more });

function outcomeOf(document: Json) {
  const owed = owedOn(figuresFrom({ ...base, ...document }, rates), rates);
  if ('rateUnknown' in owed) throw new Error(`no rates for ${owed.rateUnknown}`);
  return owed;
}
const answer = (document: Json) => JSON.parse(owedAsJson(outcomeOf(document)));
const codes = (document: Json) => answer(document).findings.map(({ code }: { code: string }) => code);
/** Principal, interest, indemnity. */
const sums = (document: Json) => {
  const { principalCents, interestCents, indemnityCents } = answer(document);
  return [principalCents, interestCents, indemnityCents];
};
/** « 15 d @12.15 = 49.93 », as the vectors are written. */
const stretches = (document: Json) =>
  answer(document).lines.map(
    (line: { days: number; ratePct: string; interestCents: number }) =>
      `${line.days} d @${line.ratePct} = ${(line.interestCents / 100).toFixed(2)}`,
  );
function faultsOf(document: unknown): readonly string[] {
  try {
    figuresFrom(document, rates);
  } catch (error) {
    if (error instanceof FaultyFile) return error.faults;
    throw error;
  }
  return [];
}

describe('a professional', () => {
  test('T-01 due 2026-11-23: not late that day, one day late the next (R-01)', () => {
    const items = [invoice(1200_00, '2026-11-23')];
    expect(sums({ items })).toEqual([1200_00, 0, 0]);
    expect(codes({ items })).toEqual(['not-yet-due']);
    expect(sums({ items, on: '2026-11-24' })).toEqual([1200_00, 41, 40_00]);
    expect(codes({ items, on: '2026-11-24' })).toEqual([]);
  });

  test.each([
    ['T-05', 1200_00, '2026-01-31', '2026-03-02', ['30 d @12.15 = 11.98']],
    ['T-06', 10_000_00, '2026-06-15', '2026-07-15', ['15 d @12.15 = 49.93', '15 d @12.40 = 50.96']],
    ['T-07', 5000_00, '2025-06-30', '2026-11-23', ['184 d @12.15 = 306.25', '181 d @12.15 = 301.25', '146 d @12.40 = 248.00']],
    ['T-08', 3650_00, '2023-12-31', '2024-12-31', ['182 d @14.50 = 263.90', '184 d @14.25 = 262.20']],
    ['T-09', 1000_00, '2026-06-30', '2026-07-01', ['1 d @12.40 = 0.34']],
  ])('%s %i cents due %s, at %s: %j, and 40 €', (_, amount, due, on, expected) => {
    const told = { items: [invoice(amount, due)], on };
    expect(stretches(told)).toEqual(expected);
    expect(answer(told).indemnityCents).toBe(40_00);
  });

  test('T-10 1 000.00 € due and paid 2026-05-01: 0 day, 0.00, no 40 €', () => {
    const payments = [{ date: '2026-05-01', amountCents: 1000_00 }];
    expect(sums({ items: [invoice(1000_00, '2026-05-01')], payments })).toEqual([0, 0, 0]);
  });

  test('T-14 three invoices late: 3 × 40 = 120.00 €', () => {
    const items = ['A', 'B', 'C'].map((ref) => invoice(100_00, '2026-10-31', { ref }));
    expect(answer({ items }).indemnityCents).toBe(120_00);
  });

  test('T-15 1 000.00 € due 2026-07-31, 500.00 received 2026-09-30: 530.27 + 40.00, and the answer whole', () => {
    const payments = [{ date: '2026-09-30', amountCents: 500_00, item: null }];
    const line = { item: 'F-1', ratePct: '12.40' };
    expect(answer({ items: [invoice(1000_00, '2026-07-31')], payments })).toEqual({
      principalCents: 520_72,
      interestCents: 9_55,
      indemnityCents: 40_00,
      paidCents: 500_00,
      totalCents: 570_27,
      lines: [
        { ...line, from: '2026-08-01', to: '2026-09-30', days: 61, baseCents: 1000_00, interestCents: 20_72 },
        { ...line, from: '2026-10-01', to: '2026-11-23', days: 54, baseCents: 520_72, interestCents: 9_55 },
      ],
      findings: [],
    });
  });

  test('T-16 10 % stipulated, late in 2024-H1: below the floor of 15.21 %, shown and not corrected (R-08)', () => {
    const told = { items: [invoice(1000_00, '2024-01-31', { stipulatedRatePct: '10.00' })], on: '2024-03-01' };
    expect(answer(told).findings).toEqual([
      { code: 'rate-below-floor', text: expect.stringMatching(/10,00\s%.*15,21\s%.*2024-H1/) },
    ]);
    expect(stretches(told)).toEqual(['30 d @10.00 = 8.22']);
  });

  test('T-17 at a day of 2027-H1 the missing half-year is named, also where the rate is stipulated (R-06)', () => {
    const at = { ...base, on: '2027-01-15' };
    expect(faultsOf({ ...at, items: [invoice(1000_00, '2026-12-01')] })).toEqual([expect.stringContaining('2027-H1')]);
    const stipulated = invoice(1000_00, '2026-12-01', { stipulatedRatePct: '12.00' });
    expect(faultsOf({ ...at, items: [stipulated] })).toEqual([expect.stringContaining('2027-H1')]);
    expect(faultsOf({ ...at, items: [invoice(1000_00, '2027-01-15')] })).toEqual([]);
  });

  test('a payment before the due date and a credit note reduce the principal from the due date (L-98)', () => {
    const items = [invoice(1000_00, '2026-09-30')];
    const payments = [{ date: '2026-09-01', amountCents: 300_00 }];
    const creditNotes = [{ date: '2026-11-10', amountCents: 200_00, item: 'F-1' }];
    expect(answer({ items, payments, creditNotes }).lines).toEqual([
      expect.objectContaining({ from: '2026-10-01', baseCents: 500_00 }),
    ]);
    expect(answer({ items, payments, creditNotes }).paidCents).toBe(300_00);
  });

  test('insolvency: interest ends the day before, no 40 € on what falls due from then on (R-04, R-29, R-30)', () => {
    const told = {
      items: [invoice(1000_00, '2026-08-31'), invoice(500_00, '2026-10-01', { ref: 'F-2' })],
      payments: [{ date: '2026-10-20', amountCents: 100_00, item: 'F-2' }],
      insolvencyOpenedOn: '2026-10-01',
    };
    expect(answer(told).lines).toEqual([expect.objectContaining({ item: 'F-1', to: '2026-09-30', days: 30 })]);
    expect(answer(told).indemnityCents).toBe(40_00);
    expect(codes(told)).toEqual(['insolvency', 'paid-after-insolvency']);
    expect(codes({ ...told, on: '2026-09-30' })).toEqual(['not-yet-due', 'after-the-day']);
  });

  test('more paid than owed is a finding (L-14)', () => {
    const told = { items: [invoice(1000_00, '2026-12-31')], payments: [{ date: '2026-11-01', amountCents: 1100_00 }] };
    expect(answer(told)).toMatchObject({ totalCents: 0, paidCents: 1100_00 });
    expect(answer(told).findings.at(-1)).toMatchObject({ code: 'surplus', text: expect.stringContaining('100,00') });
  });
});

describe('other debtors, other debts', () => {
  test('T-13 public buyer, 10 000.00 €, due 2026-06-15, at 2026-07-15: 83.42 at 10.15 %, frozen', () => {
    const told = { debtor: { kind: 'public' }, items: [invoice(10_000_00, '2026-06-15')], on: '2026-07-15' };
    expect(stretches(told)).toEqual(['15 d @10.15 = 41.71', '15 d @10.15 = 41.71']);
    expect(sums(told)).toEqual([10_000_00, 83_42, 40_00]);
  });

  const consumer = { debtor: { kind: 'consumer' }, items: [invoice(2400_00, '2026-03-31')] };

  test('T-18 consumer, 2 400.00 €, formal notice 2026-05-04, at 2026-11-23: 36.22, indemnity 0', () => {
    const told = { ...consumer, formalNoticeReceivedOn: '2026-05-04' };
    expect(stretches(told)).toEqual(['57 d @2.62 = 9.82', '146 d @2.75 = 26.40']);
    expect(sums(told)).toEqual([2400_00, 36_22, 0]);
  });

  test('T-19 the same, the creditor being an individual: 90.66', () => {
    const told = { ...consumer, creditor: { kind: 'individual' }, formalNoticeReceivedOn: '2026-05-04' };
    expect(stretches(told)).toEqual(['57 d @6.67 = 25.00', '146 d @6.84 = 65.66']);
  });

  test('a consumer bears nothing before a formal notice, nor a stipulated rate, nor the 40 € (R-03, R-09)', () => {
    const items = [invoice(2400_00, '2026-03-31', { stipulatedRatePct: '15.00' })];
    expect(sums({ ...consumer, items })).toEqual([2400_00, 0, 0]);
    expect(codes({ ...consumer, items })).toEqual(['stipulated-rate-ignored', 'formal-notice-missing']);
    expect(codes({ ...consumer, formalNoticeReceivedOn: '2026-03-01' })).toEqual(['formal-notice-too-early']);
  });

  test('a debtor of unknown kind is taken for a consumer, and that is said (R-02); of an association too (L-32)', () => {
    expect(codes({ ...consumer, debtor: null })).toEqual(['debtor-kind-unknown', 'formal-notice-missing']);
    expect(codes({ ...consumer, debtor: { kind: 'non-professional' } })).toEqual([
      'debtor-regime-doubtful',
      'formal-notice-missing',
    ]);
  });

  test('what may be time-barred is said: two years for a consumer, five for others (R-18)', () => {
    const items = [invoice(100_00, '2024-03-31')];
    expect(codes({ ...consumer, items })).toEqual(['limitation', 'formal-notice-missing']);
    expect(codes({ items })).toEqual([]);
    expect(codes({ items: [invoice(100_00, '2021-11-22')] })).toEqual(['limitation']);
    expect(codes({ items: [invoice(100_00, '2021-11-23')] })).toEqual([]);
  });

  test.each([
    'refund',
    'balance',
  ])('T-54, T-55 %s of 3 000.00 €: principal alone, then the legal rate after a formal notice (R-57)', (kind) => {
    const told = { items: [invoice(3000_00, '2026-05-31', { kind })] };
    expect(sums(told)).toEqual([3000_00, 0, 0]);
    const noticed = { ...told, formalNoticeReceivedOn: '2026-06-20' };
    expect(stretches(noticed)).toEqual(['10 d @2.62 = 2.15', '146 d @2.75 = 33.00']);
    expect(answer(noticed)).toMatchObject({ totalCents: 3035_15, indemnityCents: 0 });
  });
});

describe('whatever the figures', () => {
  const day = fc.integer({ min: 0, max: 1060 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
  const amountCents = fc.integer({ min: 1, max: 2_000_000 });
  const items = fc.tuple(...['A', 'B'].map((ref) => fc.record({ ref: fc.constant(ref), amountCents, dueDate: day })));
  const payments = fc.array(fc.record({ date: day, amountCents, item: fc.constantFrom(null, 'A', 'B') }), { maxLength: 4 });

  test('the statement adds up, and what was paid went to principal, interest, indemnity or a surplus', () => {
    fc.assert(
      fc.property(items, payments, day, (items, payments, on) => {
        const owed = answer({ items, payments, on });
        expect(owed.totalCents).toBe(owed.principalCents + owed.interestCents + owed.indemnityCents);
        expect(owed.paidCents).toBe(payments.filter(({ date }) => date <= on).reduce((all, one) => all + one.amountCents, 0));
        const billed = items.reduce((all, one) => all + one.amountCents, 0);
        const accrued = owed.lines.reduce((all: number, line: { interestCents: number }) => all + line.interestCents, 0);
        const late = new Set(owed.lines.map(({ item }: { item: string }) => item)).size;
        const { surplusCents } = outcomeOf({ items, payments, on }).statement;
        expect(billed + accrued + 40_00 * late - owed.paidCents + surplusCents).toBe(owed.totalCents);
      }),
    );
  });

  test('the order in which payments are told changes nothing', () => {
    fc.assert(
      fc.property(items, payments, day, (items, payments, on) => {
        expect(answer({ items, payments: payments.toReversed(), on })).toMatchObject({
          ...answer({ items, payments, on }),
          findings: expect.any(Array),
        });
      }),
    );
  });

  test('splitting a period with a payment of nothing changes nothing', () => {
    fc.assert(
      fc.property(items, payments, day, day, (items, payments, date, on) => {
        const split = [...payments, { date, amountCents: 0, item: null }];
        const { findings: _, ...sums } = answer({ items, payments, on });
        expect(answer({ items, payments: split, on })).toMatchObject(sums);
      }),
    );
  });

  test('a later day never owes less; a dearer invoice neither', () => {
    fc.assert(
      fc.property(items, day, day, amountCents, (items, one, other, more) => {
        const [earlier, later] = [one, other].toSorted();
        const before = answer({ items, on: earlier }).totalCents;
        expect(answer({ items, on: later }).totalCents).toBeGreaterThanOrEqual(before);
        const dearer = items.map((item) => ({ ...item, amountCents: item.amountCents + more }));
        expect(answer({ items: dearer, on: earlier }).totalCents).toBeGreaterThan(before);
      }),
    );
  });
});

describe('to a person', () => {
  test('the table says each sum, how the interest was reckoned, and what to know', () => {
    const payments = [{ date: '2026-09-30', amountCents: 500_00 }];
    const items = [invoice(1000_00, '2026-07-31'), invoice(500_00, '2026-12-31', { ref: 'F-2' })];
    expect(owedInWords(outcomeOf({ items, payments })).replaceAll('\u00a0', ' ')).toBe(`Décompte arrêté au 23 novembre 2026

Créances
       échéance       montant  réglé ou crédité     reste  intérêts  indemnité
  F-1  31/07/2026  1 000,00 €          479,28 €  520,72 €    9,55 €    40,00 €
  F-2  31/12/2026    500,00 €            0,00 €  500,00 €    0,00 €     0,00 €

Intérêts
  F-1, du 01/08/2026 au 30/09/2026  1 000,00 € × 12,40 % × 61 jours / 365 =  20,72 €
  F-1, du 01/10/2026 au 23/11/2026    520,72 € × 12,40 % × 54 jours / 365 =   9,55 €

  Principal restant dû                   1 020,72 €
  Intérêts restant dus                       9,55 €
  Indemnité forfaitaire de recouvrement     40,00 €
  Total restant dû                       1 070,27 €
  Payé à ce jour                           500,00 €
    dont intérêts                           20,72 €

À savoir
  - F-2 : exigible le 31 décembre 2026, sans retard à la date du décompte
`);
  });
});

describe('faulty figures', () => {
  test('every fault is named at once, with its place and what was wanted', () => {
    const faults = faultsOf({
      on: '2027-01-15',
      creditor: { kind: 'avocat' },
      debtor: { kind: 'professional' },
      items: [
        { ref: 'A', kind: 'bill', amountCents: -1, dueDate: '2026-02-30' },
        { ref: 'B', amountCents: 10.5, dueDate: '31/07/2026', stipulatedRatePct: '10' },
        { ref: 'B', amountCents: 100, dueDate: '2026-07-31' },
      ],
      payments: [{ date: '', amountCents: '100', item: 'Z' }],
      creditNotes: [{ date: '2026-08-01', amountCents: 1, item: 'Y' }],
      formalNoticeRecievedOn: '2026-05-04',
    });
    for (const [index, words] of [
      /^creditor › kind : .*professional ou individual.*avocat/,
      /^items n° 1 › kind : .*bill/,
      /^items n° 1 › amountCents : .*« -1 »/,
      /^items n° 1 › dueDate : .*2026-02-30/,
      /^items n° 2 › amountCents : .*10\.5/,
      /^items n° 2 › dueDate : .*31\/07\/2026/,
      /^items n° 2 › stipulatedRatePct : .*« 10 »/,
      /^payments n° 1 › date : /,
      /^payments n° 1 › amountCents : /,
      /^formalNoticeRecievedOn : cette clé n’existe pas/,
      /^items n° 3 › ref : « B » est déjà donnée/,
      /^payments n° 1 › item : .*« Z »/,
      /^creditNotes n° 1 › item : .*« Y »/,
      /2027-H1/,
    ].entries())
      expect(faults[index]).toMatch(words);
    expect(faults).toHaveLength(14);
  });

  test.each([
    ['a list', [], 'un objet JSON'],
    ['nothing', null, 'un objet JSON'],
    ['no day', { items: [] }, 'on : '],
    ['items that are no list', { on: '2026-11-23', items: {} }, 'items : il faut une liste'],
    ['a day out of reach', { on: '9999-12-31' }, 'entre 1900 et 2100'],
    ['more than can be reckoned', { on: '2026-11-23', items: [invoice(1e15, '2026-01-01')] }, 'dix milliards'],
  ])('%s', (_, document, words) => {
    expect(faultsOf(document)).toEqual([expect.stringContaining(words)]);
  });

  test('what is absent is null or empty', () => {
    expect(faultsOf({ on: '2026-11-23' })).toEqual([]);
    const nulls = { payments: null, creditNotes: null, formalNoticeReceivedOn: null, insolvencyOpenedOn: null };
    expect(faultsOf({ ...base, items: [invoice(1, '2026-01-01', { kind: null, stipulatedRatePct: null })], ...nulls })).toEqual(
      [],
    );
  });
});

describe('the command', () => {
  const run = (input: string, ...args: string[]) =>
    spawnSync(process.execPath, ['src/main.ts', 'owed', ...args], {
      input,
      encoding: 'utf8',
      cwd: `${import.meta.dirname}/../..`,
    });

  test('reads standard input, and answers with JSON or a table', () => {
    const input = `\uFEFF${JSON.stringify({ ...base, items: [invoice(1200_00, '2026-11-23')] })}`;
    const json = run(input, '--json');
    expect([json.status, json.stderr]).toEqual([0, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({ totalCents: 1200_00 });
    expect(run(input).stdout).toMatch(/^Décompte arrêté au 23 novembre 2026\n/);
  });

  test.each([
    ['', 'rien n’est écrit'],
    ['{"on":', 'ce n’est pas du JSON'],
    ['{"on":"hier"}', '« hier » est écrit'],
  ])('given %j it says what is wrong, and ends with 1', (input, words) => {
    const { status, stdout, stderr } = run(input, '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
  });
});
