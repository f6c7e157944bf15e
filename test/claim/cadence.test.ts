/** The cadences as shipped, and what their file must keep. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cadenceFor, cadenceNamed, cadencesFrom, newestCadence } from '../../src/claim/cadence.ts';
import type { DebtorKind } from '../../src/claim/debtor.ts';
import { cents } from '../../src/law/money.ts';

const shipped = () => parse(readFileSync(new URL('../../config/cadences.yaml', import.meta.url), 'utf8'));

describe('the standard cadence', () => {
  const cadence = newestCadence(cadencesFrom(shipped()), 'standard');

  test('goes from a courtesy reminder to a formal notice that a partner approves', () => {
    expect(
      cadence?.steps.map(({ stage, daysAfterDue, deadlineDays, approval, demand }) => [
        stage,
        daysAfterDue,
        deadlineDays,
        approval,
        demand,
      ]),
    ).toEqual([
      ['courtesy-reminder', 5, 10, 'none', 'principal'],
      ['second-reminder', 15, 10, 'none', 'principal'],
      ['formal-notice', 30, 15, 'partner', 'whole'],
    ]);
  });
});

describe('several versions of a cadence', () => {
  const [first] = shipped().cadences;
  const cadences = cadencesFrom({ cadences: [first, { ...first, version: 10 }, { ...first, version: 9 }] });

  test('new claims take the newest, old ones keep theirs', () => {
    expect(newestCadence(cadences, 'standard')?.version).toBe(10);
    expect(cadenceNamed(cadences, { name: 'standard', version: 1 }).version).toBe(1);
    expect(newestCadence(cadences, 'other')).toBeNull();
  });

  test('a version taken out of the file is missed', () => {
    expect(() => cadenceNamed(cadences, { name: 'standard', version: 2 })).toThrow('no longer has cadence standard version 2');
  });

  test('a version stands once', () => {
    expect(() => cadencesFrom({ cadences: [first, first] })).toThrow(/une seule cadence pour un même nom et une même version/);
  });

  test('steps go forward', () => {
    expect(() => cadencesFrom({ cadences: [{ ...first, steps: [...first.steps].reverse() }] })).toThrow(
      /des étapes dans l’ordre/,
    );
    expect(() => cadencesFrom({ cadences: [{ ...first, steps: [] }] })).toThrow(/une étape au moins/);
  });
});

describe('cadences for some claims', () => {
  const [standard] = shipped().cadences;
  const cadences = cadencesFrom({
    cadences: [
      standard,
      { ...standard, name: 'mairies', for: { instead: 'standard', debtorKinds: ['public'] } },
      { ...standard, name: 'petites', for: { instead: 'standard', toEuros: 100 } },
      { ...standard, name: 'petites', version: 2, for: { instead: 'standard', toEuros: 200 } },
      { ...standard, name: 'autres', for: { instead: 'douce', toEuros: 5_000 } },
    ],
  });
  const taken = (kind: DebtorKind, amountCents: number | null) =>
    cadenceFor(cadences, 'standard', kind, amountCents === null ? null : cents(amountCents));

  test('the first that fits is taken, in its newest version, else the one the practice names', () => {
    expect(taken('public', 500_00)?.name).toBe('mairies');
    expect(taken('consumer', 199_99)).toMatchObject({ name: 'petites', version: 2 });
    expect(taken('consumer', 200_00)?.name).toBe('standard');
    expect(taken('professional', 1_200_00)?.name).toBe('standard');
  });

  test('a sum not known is in no band', () => {
    expect(taken('consumer', null)?.name).toBe('standard');
    expect(taken('public', null)?.name).toBe('mairies');
  });
});
