import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, PERRIN } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openStage } from './at-the-desk.ts';

export function lettersOnPaper(): void {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage({ day: '2026-09-13', time: '10:00' });
    const text = `Impayé à recouvrer : ${PERRIN.name}, facture n° 2026-130 de 300 €, échéance 04/09/2026.\nAdresse postale : 3 rue des Lilas, 35000 Rennes`;
    await stage.write({ from: CAMILLE, to: INBOX, subject: 'Impayé Mme Perrin', text });
    await stage.liveUntil('2026-09-14');
    stage.at('2026-09-14', '10:00');
  }, 60_000);
  afterEach(() => stage.close());

  const firstLetter = async () => (await claimAt(stage, 'MA-2026-0001')).letters[0];
  const openQuestions = () =>
    stage.desk.db
      .selectFrom('questions')
      .select(['letter_number'])
      .where('kind', '=', 'letter-posted')
      .where('state', '=', 'open')
      .execute();

  describe('a letter in the staff’s hands', () => {
    test('is asked about no more once posted', async () => {
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'À poster'), 'POSTÉ le 14/09');
      expect(await firstLetter()).toMatchObject({ state: 'posted', postedOn: '2026-09-14' });
      expect(await openQuestions()).toEqual([]);
    }, 60_000);

    test('that a payment overtakes is not to be posted; posted all the same, it is noted and told', async () => {
      const toPost = await stage.newestFor(CAMILLE, 'À poster');
      await stage.write({ from: HELENE, to: INBOX, subject: 'MA-2026-0001', text: 'PAYÉ 100 € le 14/09' });
      expect((await stage.newestFor(CAMILLE, 'Ne pas poster')).text).toContain('un paiement a été signalé');
      expect((await firstLetter())?.state).toBe('withdrawn');

      await answer(stage, CAMILLE, toPost, 'POSTÉ le 14/09');

      expect(await firstLetter()).toMatchObject({ state: 'posted', postedOn: '2026-09-14' });
      for (const member of [CAMILLE, HELENE]) expect((await stage.newestFor(member, 'noté')).text).toContain('il ne tenait plus');
    }, 60_000);

    test('that nobody posts in time is taken back instead of asked about again, and a new one handed over', async () => {
      await stage.liveUntil('2026-09-25');
      expect((await stage.newestFor(CAMILLE, 'Ne pas poster')).text).toContain('il ne restait pas cinq jours ouvrés');
      expect((await firstLetter())?.state).toBe('withdrawn');
      await stage.liveUntil('2026-09-28');
      expect(await openQuestions()).toEqual([{ letter_number: 2 }]);
    }, 60_000);
  });
}
