/** What published notices say of a business: proceedings under way, or none. The records are shaped as the open data set gives them. */
import { describe, expect, test } from '@jest/globals';
import { sirenFrom } from '../../src/law/siren.ts';
import { noticesFrom, proceedingsOf } from '../../src/reading/bodacc-notices.ts';
import { bodaccRecord } from '../outside/bodacc-records.ts';

const SIREN = sirenFrom('732829320')!;
const found = (...records: readonly unknown[]) => proceedingsOf(SIREN, noticesFrom(records) ?? []);

const opened = bodaccRecord({ dateparution: '2026-09-15' });
const converted = bodaccRecord({
  id: 'A202601990001',
  dateparution: '2026-10-20',
  jugement: { famille: 'Jugement prononçant', nature: 'Jugement de conversion en liquidation judiciaire', date: '2026-10-12' },
});
const closed = bodaccRecord({
  id: 'A202701990001',
  dateparution: '2027-03-02',
  jugement: { famille: 'Jugement de clôture', nature: 'Jugement de clôture pour insuffisance d’actif', date: '2027-02-20' },
});

describe('proceedings', () => {
  test('that were opened: the judgment, its publication, whom it names', () => {
    expect(found(opened)).toEqual({
      notice: 'A202601765232',
      publishedOn: '2026-09-15',
      nature: "Jugement d'ouverture de liquidation judiciaire",
      name: 'CAP NAUTISME',
      court: 'Greffe du Tribunal de Commerce de Saint-Malo',
      details: expect.stringContaining('désignant liquidateur Maître Anne Le Goff'),
      opening: { publishedOn: '2026-09-15', judgmentOn: '2026-09-08' },
    });
  });

  test('that went on: the newest notice is told, the days count from the opening, in whatever order they come', () => {
    expect(found(converted, opened)).toMatchObject({
      notice: 'A202601990001',
      publishedOn: '2026-10-20',
      details: expect.stringContaining('Maître Anne Le Goff'),
      opening: { publishedOn: '2026-09-15', judgmentOn: '2026-09-08' },
    });
  });

  test('whose opening was not found are known none the less', () => {
    expect(found(converted)).toEqual(expect.not.objectContaining({ details: expect.anything() }));
    expect(found(converted)).toMatchObject({ publishedOn: '2026-10-20', opening: null });
  });

  test('that were closed are over, until others are opened', () => {
    const again = bodaccRecord({ id: 'A202801000001', dateparution: '2028-01-11' });
    expect(found(opened, converted, closed)).toBeNull();
    expect(found(opened, closed, again)).toMatchObject({ notice: 'A202801000001' });
  });

  test('of another, of no insolvency, or only cancelled, are none', () => {
    expect(found(bodaccRecord({ registre: ['443061841', '443 061 841'] }))).toBeNull();
    expect(found(bodaccRecord({ familleavis: 'dpc', jugement: null }))).toBeNull();
    expect(found(bodaccRecord({ typeavis: 'annulation' }))).toBeNull();
  });
});

test.each([
  ['8 septembre 2026', '2026-09-08'],
  ['2026-09-08', '2026-09-08'],
  ['', null],
  ['2026-12-25', null],
])('the day of the judgment, as « %s »', (date, judgmentOn) => {
  const record = bodaccRecord({ jugement: { famille: "Jugement d'ouverture", nature: 'Jugement d’ouverture', date } });
  expect(found(record)?.opening?.judgmentOn).toBe(judgmentOn);
});

test('an export gives the registration as one text, and a judgment that cannot be read is still one', () => {
  expect(found({ ...bodaccRecord({}), registre: '732829320,732 829 320' })).not.toBeNull();
  expect(found({ ...bodaccRecord({}), jugement: '{"famille' })).toMatchObject({ nature: 'Procédure collective', opening: null });
});

test('what has not the shape of a record makes the whole answer worthless', () => {
  expect(noticesFrom([opened, { id: 'A1' }])).toBeNull();
  expect(noticesFrom([null])).toBeNull();
});
