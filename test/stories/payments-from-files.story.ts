/** Bank statements taken in from the command line. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { progressBar } from '../../src/commands/payments/progress-bar.ts';
import { takeInFiles } from '../../src/commands/payments/take-in-files.ts';
import { payments } from '../../src/commands/payments.ts';
import { HELENE, KERBRAT, NAUTISME } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { claimAt, openClaim, openStage } from './at-the-desk.ts';

export function paymentsFromFiles(): void {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'statements-'));
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-118', NAUTISME, `À recouvrer, adresse : ${NAUTISME.address}`);
    await openClaim(stage, '2026-131', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    stage.at('2026-09-21', '10:00');
  });
  afterAll(() => stage.close());

  async function file(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function taken(path: string, bar = progressBar({ write: () => undefined })) {
    const sender = { member: HELENE, mail: null };
    const { words, faults } = await takeInFiles(stage.desk, stage.desk.config.practices[0]!, [path], sender, bar);
    return { words: words.replace(/[^\S\n]/g, ' '), faults };
  }

  describe('bank statements from files', () => {
    const rows = Array.from({ length: 250 }, (_, at) => `15/09/2026;VIR INCONNU ${at};;${at + 7},13`);
    const statement = [
      'Date;Libellé;Débit;Crédit',
      ...rows,
      '16/09/2026;VIR NAUTISME 2026-118;;300,00',
      '17/09/2026;CHEQUE KERBRAT;;55,00',
    ].join('\n');

    test('are booked in the member’s name; what is doubtful is asked of them by mail, and the bar says how far it is', async () => {
      const drawn: string[] = [];
      const path = await file('releve.csv', statement);
      const { words, faults } = await taken(path, progressBar({ isTTY: true, write: (text) => drawn.push(text) }));
      expect(words).toContain('300,00 € du 16 septembre 2026, « VIR NAUTISME 2026-118 » : MA-2026-0001');
      expect(words).toContain(`Demandé par courriel à ${HELENE.address} :\n  1. 55,00 € du 17 septembre 2026`);
      expect(words).toContain('250 sommes reçues que rien ne rattache à un dossier');
      expect(faults).toBe(0);
      expect((await claimAt(stage, 'MA-2026-0001')).payments).toMatchObject([{ on: '2026-09-16', amountCents: 30_000 }]);
      await stage.settle();
      expect((await stage.newestFor(HELENE, 'Relevé bancaire')).text).toContain('55,00');
      expect(drawn).toHaveLength(3);
      expect(drawn[0]).toMatch(/^\rreleve\.csv █{12}░{18} 39 %$/);
      expect(drawn[2]).toMatch(/█{30} 100 %\n$/);
    });

    test('taken in twice, count once', async () => {
      const { words } = await taken(await file('encore.csv', statement));
      expect(words).toMatch(/^Aucun paiement n’est compté d’office\.\nLaissé de côté : .*2 sommes déjà vues/);
      expect((await claimAt(stage, 'MA-2026-0001')).payments).toHaveLength(1);
    });

    test('of anything else, say so', async () => {
      const { words, faults } = await taken(await file('lettre.txt', 'Bonjour'));
      expect(faults).toBe(1);
      expect(words).toContain('lettre.txt n’est pas un relevé que je sache lire (CAMT.053, OFX ou CSV)');
    });

    test('none at all is a wrong call', async () => {
      await expect(payments([])).rejects.toThrow('Donnez au moins un relevé');
    });
  });
}
