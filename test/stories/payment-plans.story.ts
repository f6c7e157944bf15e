import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isOf } from '../../src/claim/claim-events.ts';
import { loadClaimRecord } from '../../src/database/events.ts';
import { BRUNO, CAMILLE, HELENE, INBOX, KERBRAT, type Person } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function paymentPlans(): void {
  const REFERENCE = 'MA-2026-0001';
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, professionnel, adresse vérifiée : ${KERBRAT.address}`);
  }, 60_000);
  afterEach(() => stage.close());

  /** With plain spaces. */
  const newest = async (who: Person, subject = '') => (await stage.newestFor(who, subject)).text.replace(/[\u00a0\u202f]/g, ' ');
  const debtorWrites = async (words: string) => answer(stage, KERBRAT, await stage.newestFor(KERBRAT), words);
  const partnerWrites = (text: string) => stage.write({ from: HELENE, to: INBOX, subject: REFERENCE, text });

  async function history() {
    const { id } = await claimAt(stage, REFERENCE);
    return (await loadClaimRecord(stage.desk.db, stage.desk.config.practices[0]!.practice.id, id)).map((one) => one.event);
  }

  const ASKED =
    'Bonjour,\n\nPourriez-vous m’accorder un paiement en deux fois, 430 € le 5 octobre et 430 € le 5 novembre ?\n\nP. Kerbrat';
  const INSTALMENTS = [
    { amountCents: 43_000, date: '2026-10-05' },
    { amountCents: 43_000, date: '2026-11-05' },
  ];

  describe('a plan within what the practice grants', () => {
    beforeEach(async () => {
      await debtorWrites(ASKED);
      expect(await newest(KERBRAT)).toContain('430,00 € le 5 octobre 2026, puis 430,00 € le 5 novembre 2026');
      await debtorWrites('Bonjour,\n\nD’accord pour cet échéancier.\n\nP. Kerbrat');
    }, 60_000);

    test('is agreed by the debtor’s reply, in his words, followed date by date, and quiet while it is kept', async () => {
      const agreed = (await history()).find((event) => isOf(event, ['PlanAgreed']));
      expect(agreed).toMatchObject({ instalments: INSTALMENTS, accelerates: true, quote: 'D’accord pour cet échéancier.' });
      expect((await stage.newestFor(KERBRAT)).subject).toContain('Échéancier convenu');
      expect(await newest(CAMILLE, 'accepté')).toContain('D’accord pour cet échéancier.');

      await stage.liveUntil('2026-10-05');
      await partnerWrites('PAYÉ 430 € le 05/10');
      expect(await newest(KERBRAT)).toContain('430,00 € le 5 novembre 2026');
      const letters = subjectsSentTo(stage, KERBRAT.address).length;
      await stage.liveUntil('2026-11-06');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(letters);

      await partnerWrites('PAYÉ 430 € le 06/11');
      expect((await claimAt(stage, REFERENCE)).promises.map((made) => made.state)).toEqual(['kept', 'kept']);
    }, 60_000);

    test('an instalment missed is told and asked for alone; the whole only after a formal notice and a partner’s word', async () => {
      await stage.liveUntil('2026-10-09');
      expect(await newest(HELENE, 'une échéance manque')).toContain('il manque 430,00 €');
      const missed = await newest(KERBRAT, 'Votre échéance du 5 octobre 2026');
      expect(missed).toContain('430,00 €');
      expect(missed).not.toContain('860,00 €');

      await stage.liveUntil('2026-10-21');
      const draft = await stage.newestFor(HELENE, 'mise en demeure de régler une échéance');
      expect(await newest(HELENE, 'mise en demeure de régler')).toContain(
        'le solde de l’échéancier, soit 860,00 €, pourrait être demandé en une fois',
      );
      await answer(stage, HELENE, draft, 'OK');
      expect(subjectsSentTo(stage, KERBRAT.address).length).toBeGreaterThan(4);

      await partnerWrites('REPRENDRE');
      expect((await claimAt(stage, REFERENCE)).plan?.state).toBe('agreed');
      await stage.liveUntil('2026-11-09');
      expect(await newest(HELENE)).toContain('restée sans effet');
      expect((await claimAt(stage, REFERENCE)).standing).toMatchObject({ because: ['instalment-missed'] });
      await partnerWrites('REPRENDRE');
      expect((await history()).findLast((event) => isOf(event, ['PlanEnded']))).toMatchObject({ because: 'accelerated' });
      expect((await claimAt(stage, REFERENCE)).plan).toBeNull();
    }, 60_000);

    test('another date wished for is a partner’s to grant', async () => {
      await debtorWrites('Bonjour,\n\nPuis-je payer le 20 octobre au lieu du 5 ?\n\nP. Kerbrat');
      expect(await newest(HELENE, 'Réponse à voir')).toContain('modifier l’échéancier convenu');
    }, 60_000);
  });

  describe('a plan beyond what the practice grants', () => {
    const FOUR =
      'Bonjour,\n\nJe souhaite payer en 4 fois : 215 € le 5 octobre, 215 € le 5 novembre, 215 € le 7 décembre et 215 € le 5 janvier.\n\nP. Kerbrat';

    test('waits for a partner with its draft; her OK offers it, his yes makes it', async () => {
      await debtorWrites(FOUR);
      const asked = await stage.newestFor(HELENE, 'Réponse à voir');
      expect(await newest(HELENE, 'Réponse à voir')).toContain('soit 860,00 € au total');
      const before = subjectsSentTo(stage, KERBRAT.address).length;
      await answer(stage, HELENE, asked, 'OK');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(before + 1);
      await debtorWrites('Je confirme ces dates et ces montants.');
      expect((await claimAt(stage, REFERENCE)).plan).toMatchObject({ state: 'agreed', accelerates: true });
      expect((await claimAt(stage, REFERENCE)).standing.status).toBe('running');
    }, 60_000);

    test('is accepted or refused by a partner’s sentence, and by nobody else’s', async () => {
      await debtorWrites(FOUR);
      await stage.write({ from: CAMILLE, to: INBOX, subject: REFERENCE, text: 'J’accepte l’échéancier.' });
      expect(await newest(CAMILLE)).toContain('Seul un associé');
      await stage.write({ from: BRUNO, to: INBOX, subject: REFERENCE, text: 'Je refuse l’échéancier.' });
      const refused = await newest(KERBRAT);
      expect(refused).toContain('ne peut pas accepter cet échéancier');
      expect(refused).toContain('860,00 €');
      expect((await claimAt(stage, REFERENCE)).plan).toBeNull();
    }, 60_000);

    test('accepted by a sentence, it is offered as asked for', async () => {
      await debtorWrites(FOUR);
      await partnerWrites('J’accepte l’échéancier.');
      expect(await newest(KERBRAT)).toContain('215,00 € le 5 octobre 2026');
      expect((await claimAt(stage, REFERENCE)).standing).toMatchObject({ status: 'paused', because: 'plan-proposed' });
    }, 60_000);
  });

  test('a plan that does not make the sum due is asked about, never granted as a discount', async () => {
    await debtorWrites('Bonjour,\n\nJe vous propose 400 € le 5 octobre et 400 € le 5 novembre.\n\nP. Kerbrat');
    expect(await newest(KERBRAT)).toContain('font 800,00 € au total, tandis que la somme restant due est de 860,00 €');
    expect((await claimAt(stage, REFERENCE)).plan).toBeNull();
  }, 60_000);
}
