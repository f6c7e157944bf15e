import { afterEach, describe, expect, test } from '@jest/globals';
import type { ClaimLetter } from '../../src/claim/claim-letters.ts';
import { loadClaimRecord } from '../../src/database/events.ts';
import { BRUNO, CAMILLE, HELENE, INBOX, KERBRAT, PERRIN, type Person } from '../../src/demo/cast.ts';
import { feeNotePdf } from '../../src/demo/fee-note.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function formalNotice(): void {
  const REFERENCE = 'MA-2026-0001';
  let stage: Stage;
  afterEach(() => stage.close());

  /** Its first two reminders left unanswered; the draft of the formal notice waits. */
  async function untilNotice(debtor: Person, practice = {}): Promise<void> {
    stage = await openStage({ day: '2026-09-14', time: '10:00' }, { practice });
    await openClaim(stage, '2026-125', debtor, `À recouvrer, adresse vérifiée : ${debtor.address}`);
    await stage.liveUntil('2026-10-08');
  }

  const notice = async (): Promise<ClaimLetter> => (await claimAt(stage, REFERENCE)).letters.at(-1)!;
  const newest = async (who: Person, subject = '') => (await stage.newestFor(who, subject)).text.replace(/[\u00a0\u202f]/g, ' ');

  async function history() {
    const { id } = await claimAt(stage, REFERENCE);
    return (await loadClaimRecord(stage.desk.db, stage.desk.config.practices[0]!.practice.id, id)).map((one) => one.event);
  }

  describe('a formal notice above the practice’s threshold', () => {
    test('leaves by the word of two partners, the second asked after the first', async () => {
      await untilNotice(KERBRAT, { twoApprovalsAboveEuros: 500 });
      const draft = await stage.newestFor(HELENE, 'mise en demeure');
      const before = subjectsSentTo(stage, KERBRAT.address).length;
      await answer(stage, HELENE, draft, 'OK');
      expect(await newest(HELENE)).toContain('Bruno Le Bihan est consulté à son tour');
      expect(await notice()).toMatchObject({ state: 'awaiting-approval', endorsedBy: HELENE.address });
      await stage.write({ from: HELENE, to: draft.replyTo[0]!.address!, subject: `Re: ${draft.subject}`, text: 'OK' });
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(before);

      await answer(stage, BRUNO, await stage.newestFor(BRUNO, 'mise en demeure'), 'OK');
      expect((await notice()).state).toBe('posted');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(before + 1);
    }, 60_000);
  });

  describe('a formal notice that left', () => {
    const scan = async () => {
      const what = { number: '0', to: ['x'], issuedOn: '12/11/2026', dueOn: null, what: 'AR', net: '1', vat: '0', total: '1' };
      return [{ name: 'AR signé.pdf', type: 'application/pdf', content: await feeNotePdf(what) }];
    };
    const tell = async (text: string) =>
      stage.write({ from: CAMILLE, to: INBOX, subject: REFERENCE, text, attachments: await scan() });

    async function posted(): Promise<void> {
      await untilNotice(PERRIN);
      await answer(stage, HELENE, await stage.newestFor(HELENE, 'mise en demeure'), 'OK');
      expect((await notice()).state).toBe('posted');
      await stage.liveUntil('2026-10-20');
    }

    test('counts from its receipt, the scan is filed, and a consumer’s interest starts', async () => {
      await posted();
      await tell('AR reçu le 12/10, ci-joint.');
      const events = await history();
      expect(events).toContainEqual(expect.objectContaining({ kind: 'FormalNoticeServed', receivedOn: '2026-10-12' }));
      const filed = events.findLast((event) => event.kind === 'ExhibitFiled');
      expect(filed).toMatchObject({ what: 'avis de réception de la mise en demeure : AR signé.pdf' });
      expect(filed).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/));
      expect(await newest(CAMILLE)).toContain('Les intérêts au taux légal courent à compter de ce jour');
      expect((await claimAt(stage, REFERENCE)).formalNoticeReceivedOn).toBe('2026-10-12');
    }, 60_000);

    test('goes to the staff on paper too, with its reckoning and the list of documents', async () => {
      await posted();
      const toRegister = await stage.newestFor(CAMILLE, 'à poster en recommandé');
      const [paper] = toRegister.attachments;
      const words = (paper?.text ?? '').replace(/\s+/g, ' ');
      expect(paper).toMatchObject({ type: 'application/pdf' });
      for (const part of ['Annexe 1', 'décompte détaillé', 'Annexe 2', 'Rappel de courtoisie', 'écrivant à'])
        expect(words).toContain(part);
    }, 60_000);

    test('T-02: unclaimed, it counts from its first presentation; without that day, it is asked for', async () => {
      await posted();
      await tell('Le pli est revenu non réclamé.');
      expect(await newest(CAMILLE)).toContain('jour de la première présentation');
      expect((await claimAt(stage, REFERENCE)).formalNoticeReceivedOn).toBeNull();
      await tell('Le pli est revenu non réclamé, présenté le 09/10.');
      expect(await newest(CAMILLE)).toContain('présentée le 9 octobre 2026 et revenue non réclamée');
      expect((await claimAt(stage, REFERENCE)).formalNoticeReceivedOn).toBe('2026-10-09');
    }, 60_000);
  });
}
