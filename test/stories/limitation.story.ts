import { afterEach, describe, expect, test } from '@jest/globals';
import { claimByReference } from '../../src/database/claims.ts';
import { CAMILLE, HELENE, INBOX, PERRIN } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { outlookForward } from '../../src/demo/written-mails.ts';
import { explainClaim } from '../../src/desk/explain.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { answer, claimAt, openStage, subjectsSentTo } from './at-the-desk.ts';

export function limitation(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  /** A note of early 2025 to a private person, brought in on the last days of November 2026. */
  async function openOld(dueDate: string): Promise<void> {
    stage = await openStage({ day: '2026-11-20', time: '10:00' });
    const subject = 'Note d’honoraires n° 2025-014';
    const body = `Bonjour,\n\nVotre note d’honoraires n° 2025-014, d’un montant de 860,00 € TTC, échéance : ${dueDate}.\n\nCordialement,\nCamille Vernier`;
    const note = `À recouvrer, débitrice particulière, adresse : ${PERRIN.address}`;
    const text = outlookForward(note, { to: PERRIN, on: 'jeudi 2 janvier 2025 11:40', subject, body });
    await stage.write({ from: CAMILLE, to: INBOX, subject: `TR: ${subject}`, text });
  }

  async function explained(day: string) {
    const config = stage.desk.config.practices[0]!;
    const id = await claimByReference(stage.desk.db, config.practice.id, 'MA-2026-0001');
    return explainClaim(stage.desk, config, id!, isoDate(day));
  }

  const remindersTo = (address: string) => subjectsSentTo(stage, address).length;

  describe('a claim whose limitation nears', () => {
    test('is said to be so at once, goes to a partner, and runs anew once she confirms the debtor’s words', async () => {
      await openOld('15/01/2025');
      expect((await stage.newestFor(CAMILLE, 'Dossier ouvert')).text).toContain('Attention, il reste moins de deux mois');
      expect((await stage.newestFor(HELENE, 'Prescription, 15 janvier 2027')).text).toContain('bâtonnier');
      expect((await stage.newestFor(CAMILLE, 'Le point du vendredi')).text).toMatch(
        /MA-2026-0001.*moins de deux mois.*15\/01\/2027/,
      );
      expect(remindersTo(PERRIN.address)).toBe(0);
      await stage.write({ from: HELENE, to: INBOX, subject: 'MA-2026-0001', text: 'REPRENDRE' });
      await stage.liveUntil('2026-11-24');
      expect(remindersTo(PERRIN.address)).toBe(1);
      await answer(
        stage,
        PERRIN,
        await stage.newestFor(PERRIN, ''),
        'Je reconnais devoir cette somme, puis-je payer en trois fois ?',
      );
      const question = await stage.newestFor(HELENE, 'Reconnaissance de la dette');
      expect(question.text).toContain('puis-je payer en trois fois');
      expect((await explained('2026-11-24')).limitation).toMatchObject({ lastDay: '2027-01-15' });
      await answer(stage, HELENE, question, 'OUI');
      expect((await claimAt(stage, 'MA-2026-0001')).acknowledgedOn).toEqual(['2026-11-24']);
      expect((await explained('2026-11-24')).limitation).toMatchObject({ lastDay: '2028-11-24' });
    }, 90_000);

    test('and one that is time-barred is never demanded: a partner alone hears of it, once', async () => {
      await openOld('10/11/2024');
      expect((await stage.newestFor(CAMILLE, 'Dossier ouvert')).text).toContain('Rien ne sera demandé au débiteur');
      await stage.liveUntil('2026-11-25');
      await stage.write({ from: HELENE, to: INBOX, subject: 'MA-2026-0001', text: 'REPRENDRE' });
      await stage.liveUntil('2026-12-08');
      expect(remindersTo(PERRIN.address)).toBe(0);
      expect(subjectsSentTo(stage, HELENE.address).filter((subject) => /Prescription/.test(subject))).toHaveLength(1);
      expect((await explained('2026-12-08')).quiet).toEqual({ because: 'time-barred', lastDay: '2026-11-10' });
    }, 90_000);
  });
}
