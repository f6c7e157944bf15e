/** Debtors looked up in exports of the BODACC from the command line. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lookUpIn } from '../../src/commands/insolvencies.ts';
import { loadDebtor } from '../../src/database/claims.ts';
import { HELENE, KERBRAT, NAUTISME } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { recordsInFile } from '../../src/reading/bodacc-file.ts';
import { bodaccRecord } from '../outside/bodacc-records.ts';
import { claimAt, openClaim, openStage } from './at-the-desk.ts';

export function insolvenciesFromFiles(): void {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'notices-'));
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-118', NAUTISME, `À recouvrer, adresse : ${NAUTISME.address}, SIREN 732 829 320`);
    await openClaim(stage, '2026-131', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}, SIREN 443 061 841`);
    stage.at('2026-09-21', '10:00');
  }, 60_000);
  afterAll(() => stage.close());

  async function lookedUp(name: string, text: string, asOf: string | null = null) {
    const path = join(folder, name);
    await writeFile(path, text);
    return lookUpIn(stage.desk, [path], asOf === null ? null : isoDate(asOf));
  }

  async function debtorOf(reference: string) {
    const { debtorId } = await claimAt(stage, reference);
    return loadDebtor(stage.desk.db, stage.desk.config.practices[0]!.practice.id, debtorId);
  }

  const others = bodaccRecord({ id: 'A202601765233', registre: ['542107651', '542 107 651'], dateparution: '2026-09-18' });
  const csvOf = (...records: readonly Readonly<Record<string, unknown>>[]) => {
    const names = Object.keys(records[0]!);
    const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
    return [names.join(';'), ...records.map((one) => names.map((name) => cell(one[name])).join(';'))].join('\r\n');
  };

  test('what a file publishes stops the debtor and is told to a partner; of the others it proves nothing', async () => {
    const { words, failed } = await lookedUp('export.json', JSON.stringify([bodaccRecord({}), others]));
    expect(failed).toBe(false);
    expect(words).toContain('2 annonces lues, du 15/09/2026 au 18/09/2026.');
    expect(words).toContain('2 débiteurs cherchés, 1 en procédure ; rien n’est noté des autres.');
    expect(words).toContain('MA-2026-0001, SARL Cap Nautisme : Jugement d');
    expect((await debtorOf('MA-2026-0001')).stopped).toMatchObject({ because: 'insolvency-proceedings' });
    expect((await debtorOf('MA-2026-0002')).insolvencyCheckedOn).toBeNull();
    await stage.settle();
    expect((await stage.newestFor(HELENE, 'Procédure collective')).text).toContain('au plus tard le lundi 16 novembre 2026');
  });

  test('said to be whole, it is a look at the BODACC; only a day that can be is taken', async () => {
    const csv = csvOf(bodaccRecord({}), others);
    expect(recordsInFile(csv)).toHaveLength(2);
    await expect(lookedUp('export.csv', csv, '2026-09-17')).rejects.toThrow('18/09/2026');
    await expect(lookedUp('export.csv', csv, '2026-09-22')).rejects.toThrow('à venir');
    await expect(lookedUp('none.json', '[]', '2026-09-21')).rejects.toThrow('ne prouve rien');
    expect((await lookedUp('export.csv', csv, '2026-09-21')).words).toContain('notés sans procédure au 21/09/2026');
    expect(await debtorOf('MA-2026-0002')).toMatchObject({ insolvencyCheckedOn: '2026-09-21', proceedings: null });
  });

  test.each([
    'Nom;Ville\nCAP NAUTISME;SAINT-MALO',
    '{"annonces": []}',
    '[{"id": "A1"}]',
    'id;dateparution\nA1;2026-09-15',
    'x',
  ])('a file of another shape counts for nothing: %s', async (text) => {
    const { words, failed } = await lookedUp('autre.txt', text);
    expect(failed).toBe(true);
    expect(words).toContain('autre.txt n’est pas un export du BODACC');
  });
}
