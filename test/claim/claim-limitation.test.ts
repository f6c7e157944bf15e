import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import { limitationOf } from '../../src/claim/claim-limitation.ts';
import { limitationInFrench, soonerIf, whatInterrupts } from '../../src/claim/limitation-in-french.ts';
import type { Situation } from '../../src/claim/situation.ts';
import { day, given, MAIL, sent, staff } from './given.ts';
import { acknowledged, consumer, item, older } from './limited.ts';
import { paid } from './told.ts';

function lastDayOf(situation: Situation): string | undefined {
  return limitationOf(situation)?.lastDay;
}

describe('until when a claim can be taken to court', () => {
  test('of its items, the one time-barred first, from the first of invoice and due date: R-14', () => {
    expect(limitationOf(given('2026-10-01', [older], consumer))).toEqual({
      ref: '2024-301',
      startsOn: '2024-12-01',
      startsWith: 'invoice',
      months: 24,
      acknowledgedOn: null,
      lastDay: '2026-12-01',
      stage: '2-months',
      latestFilingOn: '2026-08-01',
    });
    expect(lastDayOf(given('2026-10-01', [older]))).toBe('2029-12-01');
    expect(limitationOf(given('2026-10-01', [], consumer))?.ref).toBe('2026-118');
  });

  test('T-28 mandate ended 2025-01-15, invoice 2025-06-30: 2027-01-15, with no reserve as to its start', () => {
    const days = { issuedOn: day('2025-06-30'), dueDate: day('2025-07-30'), completedOn: day('2025-01-15') };
    const situation = given('2026-10-01', [item('2025-077', days)], consumer);
    const limitation = limitationOf(situation)!;
    expect(limitation).toMatchObject({ lastDay: '2027-01-15', startsWith: 'completion' });
    expect(limitationInFrench(limitation)).toContain('15 janvier 2025, fin de la prestation');
    expect(soonerIf(situation, limitation)).toBe('');
    expect(soonerIf(situation, { ...limitation, startsWith: 'invoice' })).toContain('mission');
  });

  test('what is paid, or has no due date yet, counts no more', () => {
    expect(lastDayOf(given('2026-10-01', [older, paid('2026-01-10', 50_000, '2024-301')], consumer))).toBe('2028-08-01');
    const undated = item('2024-302', { issuedOn: day('2024-06-01'), dueDate: null });
    expect(lastDayOf(given('2026-10-01', [undated], consumer))).toBe('2028-08-01');
    expect(limitationOf(given('2026-10-01', [paid('2026-09-30', 200_000)], consumer))).toBeNull();
  });

  test('T-25 an e-mail of 2026-03-10 that owns the debt, once a partner confirms it: 2028-03-10', () => {
    const found: ClaimEvent = {
      kind: 'AcknowledgementFound',
      on: day('2026-03-11'),
      acknowledgedOn: day('2026-03-10'),
      quote: 'je reconnais devoir cette somme, puis-je payer en 3 fois ?',
      mail: MAIL,
    };
    expect(lastDayOf(given('2026-03-11', [older, found], consumer))).toBe('2026-12-01');
    expect(limitationOf(given('2026-03-11', [older, found, acknowledged('2026-03-10')], consumer))).toMatchObject({
      lastDay: '2028-03-10',
      acknowledgedOn: '2026-03-10',
    });
  });

  test('T-26 our registered letter of 2026-03-10, received: unchanged 2026-12-01 (R-15)', () => {
    const served: ClaimEvent = {
      kind: 'FormalNoticeServed',
      on: day('2026-03-12'),
      number: 1,
      receivedOn: day('2026-03-11'),
      by: staff.address,
      mail: MAIL,
    };
    const letters = [
      ...sent('2026-03-10', { template: 'formal-notice', items: [{ ref: '2024-301', stage: 'formal-notice' }] }),
      served,
    ];
    expect(lastDayOf(given('2026-03-12', [older, ...letters], consumer))).toBe('2026-12-01');
  });

  test('a part payment alone moves nothing: a partner has not confirmed what it means (R-16)', () => {
    expect(lastDayOf(given('2026-06-01', [older, paid('2026-05-05', 10_000, '2024-301')], consumer))).toBe('2026-12-01');
  });

  test('is said with its reckoning, and what does not interrupt it', () => {
    const situation = given('2026-06-15', [older], consumer);
    const limitation = limitationOf(situation)!;
    expect(limitationInFrench(limitation)).toBe(
      'le dernier jour utile pour agir est le 1er décembre 2026 (deux ans à compter du 1er décembre 2024, date de la facture 2024-301 ; C. conso., art. L218-2)',
    );
    expect(limitationInFrench({ ...limitation, stage: 'time-barred' })).toMatch(
      /^le dernier jour utile pour agir était le 1er décembre 2026, sauf/,
    );
    expect(whatInterrupts(situation, limitation)).toMatch(/^Ni relance ni mise en demeure, même recommandée, n’interrompent/);
    expect(whatInterrupts(situation, limitation)).toContain('bâtonnier');
    expect(whatInterrupts(situation, limitation)).not.toContain('injonction');
    const doctor = { ...situation, practice: { ...situation.practice, profession: 'medecin' as const } };
    expect(whatInterrupts(doctor, limitation)).toContain('seule la signification de l’ordonnance');
    expect(whatInterrupts(doctor, limitation)).toContain('avant le 1er août 2026');
  });
});
