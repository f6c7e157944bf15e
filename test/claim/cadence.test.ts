/** The cadences as shipped, and what their file must keep. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cadenceNamed, cadencesFrom, newestCadence } from '../../src/claim/cadence.ts';

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
