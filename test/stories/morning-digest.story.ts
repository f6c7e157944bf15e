import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, KERBRAT, NAUTISME } from '../../src/demo/cast.ts';
import type { Beginning, Setting, Stage } from '../../src/demo/stage.ts';
import { startDaemon } from '../../src/desk/daemon.ts';
import type { HalfYearRates } from '../../src/law/rates.ts';
import { openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function morningDigest(): void {
  let stage: Stage;
  const open = async (begins: Beginning, setting: Setting = {}) => {
    stage = await openStage(begins, setting);
  };
  afterEach(() => stage.close());

  const digests = () => subjectsSentTo(stage, CAMILLE.address).filter((subject) => /Le.point.du/.test(subject));

  describe('the morning’s digest', () => {
    test('of a Monday tells what came since Friday’s, once, whichever daemon makes it', async () => {
      await open({ day: '2026-09-11', time: '10:00' });
      await stage.daemon.tick();
      stage.at('2026-09-11', '19:00');
      await stage.write({ from: NAUTISME, to: INBOX, subject: 'Nos tarifs', text: 'Bonjour,\n\nVoici nos tarifs.' });
      await stage.liveUntil('2026-09-14');
      expect((await stage.newestFor(CAMILLE, 'Le point du lundi')).text).toContain('Nos tarifs');
      stage.at('2026-09-14', '11:00');
      const other = await startDaemon(stage.desk);
      await other.tick();
      await other.stop();
      await stage.liveUntil('2026-09-15');
      expect(digests()).toHaveLength(1);
    }, 60_000);

    test('names each day the half-year of rates to add, and the claims that wait for it', async () => {
      await open({ day: '2026-09-08', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
      (stage.desk.rules.rates as Map<string, HalfYearRates>).delete('2026-H2');
      await stage.write({ from: HELENE, to: INBOX, subject: 'MA-2026-0001', text: 'PAYÉ 200 € le 08/09/2026' });
      await stage.liveUntil('2026-09-10');
      expect(digests()).toHaveLength(2);
      const { text } = await stage.newestFor(CAMILLE, 'Le point du jeudi');
      expect(text).toMatch(
        /taux d’intérêt du 2e semestre 2026 à ajouter dans config\/rates\.yaml.*MA-2026-0001 – EURL Menuiserie Kerbrat/,
      );
    }, 60_000);

    test('recalls what was asked in vain on Mondays only, when it has nothing else to tell', async () => {
      await open({ day: '2026-09-08', time: '10:00' });
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'À recouvrer', text: 'À recouvrer : 860 € dus par EURL Kerbrat.' });
      await stage.liveUntil('2026-10-02');
      expect(digests().length).toBeGreaterThan(0);
      expect(digests().every((subject) => subject.includes('lundi'))).toBe(true);
    }, 120_000);

    test('warns once, a month ahead, that the known rates come to their end', async () => {
      await open({ day: '2026-11-27', time: '10:00' });
      await stage.daemon.tick();
      await stage.liveUntil('2026-12-01');
      expect(digests()).toHaveLength(1);
      const { text } = await stage.newestFor(CAMILLE, 'Le point du lundi 30 novembre');
      expect(text).toMatch(/1er semestre 2027 à ajouter.*s’arrêtent au 31 décembre 2026/);
    }, 60_000);
  });
}
