import { afterEach, describe, expect, test } from '@jest/globals';
import { lessonFrom } from '../../src/commands/lessons/lesson.ts';
import { correctedReadings } from '../../src/database/corrected-readings.ts';
import { CAMILLE, HELENE, INBOX, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { explainClaim, explanationInWords } from '../../src/desk/explain.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { answer, claimAt, openClaim, openStage } from './at-the-desk.ts';

export function readingCorrected(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const REFERENCE = 'MA-2026-0001';
  const begin = async () => {
    stage = await openStage({ day: '2026-09-15', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
  };
  const says = async (words: string) => answer(stage, KERBRAT, await stage.newestFor(KERBRAT), words);

  describe('a message taken for a dispute', () => {
    test('is none, says the partner: her word is kept, the reminders resume, and she is told what changed', async () => {
      await begin();
      await says('Nous contestons cette note : la prestation n’a pas été faite.');
      expect((await claimAt(stage, REFERENCE)).standing.status).toBe('with-partner');
      const flagged = await stage.newestFor(HELENE, 'Réponse à voir');
      expect(flagged.text).toContain('Ce que dit la loi');
      await answer(stage, HELENE, flagged, 'Ce n’est pas une contestation, reprendre.');
      const claim = await claimAt(stage, REFERENCE);
      expect(claim.standing.status).not.toBe('with-partner');
      expect(claim.items.every((item) => !item.frozen)).toBe(true);
      expect((await stage.newestFor(HELENE)).text).toMatch(/ce n’est pas.*contestation[\s\S]*Ce qui suit.*rappels reprennent/);
      const told = await stage.newestFor(HELENE);
      await answer(stage, HELENE, told, 'Après tout, c’est une contestation.');
      expect((await claimAt(stage, REFERENCE)).standing.status).toBe('with-partner');
      expect((await stage.newestFor(HELENE, 'Réponse à voir')).text).toContain('Le projet');
      const corrected = await correctedReadings(stage.desk.db, stage.desk.config.practices[0]!.practice.id);
      expect(corrected.map((one) => lessonFrom(one, []))).toMatchObject([
        { body: expect.stringContaining('contestons'), expected: { intents: ['dispute-service'], escalate: true } },
      ]);
    }, 90_000);

    test('stays one when somebody of the staff says otherwise', async () => {
      await begin();
      await says('Nous contestons cette note : la prestation n’a pas été faite.');
      const subject = `${REFERENCE} : à relire`;
      await stage.write({ from: CAMILLE, to: INBOX, subject, text: 'Ce n’est pas une contestation, on reprend.' });
      expect((await claimAt(stage, REFERENCE)).standing.status).toBe('with-partner');
      expect((await stage.newestFor(CAMILLE)).text).toContain('Seul un associé peut lever une alerte');
      await stage.write({ from: HELENE, to: INBOX, subject, text: 'C’est un paiement annoncé.' });
      expect((await claimAt(stage, REFERENCE)).standing).toMatchObject({ status: 'paused', because: 'payment-announced' });
      expect((await stage.newestFor(CAMILLE)).subject).toContain('Un paiement à confirmer');
    }, 90_000);
  });

  describe('reasons that change from one mail to the next', () => {
    test('are laid side by side before a partner, and in the explanation of the claim', async () => {
      await begin();
      await says('Bonjour, je n’ai pas reçu votre facture, pouvez-vous me la renvoyer ?');
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Réponse à voir'), 'Envoyée');
      stage.at('2026-09-18', '10:00');
      await says('C’est mon assurance qui paiera, voyez avec elle.');
      stage.at('2026-09-22', '10:00');
      await says('Cette facture est déjà réglée depuis longtemps.');
      const { text } = await stage.newestFor(HELENE, 'Réponse à voir');
      expect(text).toMatch(
        /15 septembre 2026.*reçu votre facture.*\n.*18 septembre 2026.*assurance.*\n.*22 septembre 2026.*réglée/,
      );
      const config = stage.desk.config.practices[0]!;
      const { id } = await claimAt(stage, REFERENCE);
      const told = explanationInWords(await explainClaim(stage.desk, config, id, isoDate('2026-09-22')));
      expect(told).toContain('Les motifs donnés, dans l’ordre :\n    15 septembre 2026');
    }, 90_000);
  });
}
