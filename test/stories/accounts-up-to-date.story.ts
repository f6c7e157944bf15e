import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function accountsUpToDate(): void {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    Object.assign(stage.desk.config.practices[0]!.practice, { confirmsPayments: { maxDays: 5 } });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
  }, 60_000);
  afterEach(() => stage.close());

  describe('before a reminder firmer than courtesy', () => {
    test('the staff is asked once whether the accounts are up to date, and « à jour » lets it leave', async () => {
      await stage.liveUntil('2026-09-30');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(1);
      const asked = await stage.newestFor(CAMILLE, 'à jour');
      expect(asked.text.replace(/\s+/g, ' ')).toContain('Il reste 860,00 € en principal.');

      await answer(stage, CAMILLE, asked, 'à jour');
      await stage.liveUntil('2026-10-01');

      expect((await claimAt(stage, 'MA-2026-0001')).ledgerConfirmedOn).toBe('2026-09-30');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
    }, 120_000);
  });
}
