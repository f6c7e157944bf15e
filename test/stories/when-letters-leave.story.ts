import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimByReference, loadClaim } from '../../src/database/claims.ts';
import { recordedEvents } from '../../src/database/events.ts';
import { CAMILLE, HELENE, INBOX, KERBRAT, PERRIN } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { startDaemon } from '../../src/desk/daemon.ts';
import { explainClaim } from '../../src/desk/explain.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { type BodaccServer, bodaccRecord, startBodacc, withRecords } from '../outside/bodacc-records.ts';
import { answer, claimAt, openClaim, openStage, subjectsSentTo } from './at-the-desk.ts';

export function whenLettersLeave(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const NOTE = `À recouvrer, adresse : ${KERBRAT.address}`;
  const sentTo = ({ address }: { readonly address: string }, subject: RegExp) =>
    subjectsSentTo(stage, address).filter((one) => subject.test(one)).length;

  async function tickAt(day: string, time: string): Promise<void> {
    stage.at(day, time);
    await stage.daemon.tick();
    await stage.daemon.tick();
  }

  describe('a letter that the relay delayed into the night', () => {
    const outOfReach = () => {
      stage.relay.faults.mishap = (at, recipient) =>
        at === 'rcpt' && recipient === KERBRAT.address ? { does: 'hang-up' } : null;
    };

    test('waits for the morning when nobody asked for it', async () => {
      stage = await openStage({ day: '2026-09-08', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      outOfReach();
      await stage.liveUntil('2026-09-09');
      stage.relay.faults.mishap = null;
      await tickAt('2026-09-09', '22:00');
      expect(sentTo(KERBRAT, /courtoisie/i)).toBe(0);
      await tickAt('2026-09-10', '09:00');
      expect(sentTo(KERBRAT, /courtoisie/i)).toBe(1);
    }, 60_000);

    test('leaves at eight when it answers the debtor', async () => {
      stage = await openStage({ day: '2026-09-14', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      outOfReach();
      await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), 'Je vous règle le 25 septembre.');
      stage.relay.faults.mishap = null;
      await tickAt('2026-09-14', '22:00');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(1);
      await tickAt('2026-09-15', '08:00');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
    }, 60_000);
  });

  describe('an error in the acknowledgement', () => {
    test('is corrected by answering it, as it says, before anything leaves; afterwards a partner is asked', async () => {
      stage = await openStage({ day: '2026-09-07', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      const opened = await stage.newestFor(CAMILLE, 'Dossier ouvert');
      await answer(stage, CAMILLE, opened, 'Erreur : montant 680 €');
      await answer(stage, CAMILLE, opened, `adresse ${PERRIN.address}`);
      await stage.liveUntil('2026-09-10');
      expect(sentTo(KERBRAT, /courtoisie/i)).toBe(0);
      const reminder = await stage.newestFor(PERRIN);
      expect(reminder.text).toMatch(/Total demandé\s:\s680,00\s€/u);
      await answer(stage, CAMILLE, opened, 'échéance 30/09/2026');
      expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('with-partner');
      await answer(stage, HELENE, await stage.newestFor(HELENE, ''), 'Échéance 30/09/2026');
      const { items, standing } = await claimAt(stage, 'MA-2026-0001');
      expect([items[0]?.dueDate, standing.status]).toEqual(['2026-09-30', 'running']);
    }, 60_000);
  });

  describe('a relay that refuses a letter for a reason of its own', () => {
    const refusing = (text: string) => {
      stage.relay.faults.mishap = (at, recipient) =>
        at === 'rcpt' && recipient === KERBRAT.address ? { does: 'refuse', code: 550, text } : null;
    };

    beforeEach(async () => {
      stage = await openStage({ day: '2026-09-08', time: '10:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
    }, 60_000);

    test('such as a daily limit gets it again later', async () => {
      refusing('5.4.5 Daily user sending limit exceeded');
      await stage.liveUntil('2026-09-09');
      stage.relay.faults.mishap = null;
      await tickAt('2026-09-09', '09:30');
      expect(sentTo(KERBRAT, /courtoisie/i)).toBe(1);
    }, 60_000);

    test('such as its policy is told of, and the address stands', async () => {
      refusing('5.7.1 Relay access denied');
      await stage.liveUntil('2026-09-09');
      expect((await stage.newestFor(CAMILLE, 'Adresse à remplacer')).text).toContain('refus du serveur');
      const { claim, debtor } = await claimAndDebtor();
      expect(claim.standing).toMatchObject({ status: 'paused', because: 'question-to-practice' });
      expect(debtor.addresses[0]).toEqual({ address: KERBRAT.address, standing: 'confirmed' });
    }, 60_000);
  });

  async function claimAndDebtor() {
    const practice = stage.desk.config.practices[0]!.practice.id;
    return loadClaim(stage.desk.db, practice, (await claimAt(stage, 'MA-2026-0001')).id);
  }

  describe('a letter to post while sending is on hold', () => {
    test('is kept from the staff, told of in the digest, and handed to them when sending begins', async () => {
      stage = await openStage({ day: '2026-09-14', time: '10:00' }, { sending: 'hold' });
      const text = `Impayé à recouvrer : ${PERRIN.name}, facture n° 2026-130 de 300 €, échéance 04/09/2026.\nAdresse postale : 3 rue des Lilas, 35000 Rennes`;
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'Impayé Mme Perrin', text });
      await stage.liveUntil('2026-09-16');
      expect(sentTo(CAMILLE, /poster/)).toBe(0);
      const digest = await stage.newestFor(CAMILLE, 'Le point du');
      expect(digest.text).toMatch(/Serait parti.*MA-2026-0001 – à poster/s);

      const live = await startDaemon({ ...stage.desk, config: { ...stage.desk.config, sending: 'on' } });
      await live.tick();
      await live.stop();
      const toPost = await stage.newestFor(CAMILLE, 'À poster');
      expect(toPost.attachments).toMatchObject([{ type: 'application/pdf' }]);
      await answer(stage, CAMILLE, toPost, 'POSTÉ le 16/09');
      expect((await claimAt(stage, 'MA-2026-0001')).letters[0]).toMatchObject({ state: 'posted', postedOn: '2026-09-16' });
    }, 60_000);
  });

  describe('a letter to a debtor whose SIREN is known', () => {
    const note = `${NOTE}, SIREN 732 829 320`;
    let bodacc: BodaccServer;
    const opened = async (check: 'when-reachable' | 'required', answers: BodaccServer['answers']) => {
      bodacc = await startBodacc(answers);
      stage = await openStage({ day: '2026-09-14', time: '10:00' }, { practice: { insolvency: { check, url: bodacc.url } } });
    };
    afterEach(() => bodacc.close());

    test('is withdrawn where the BODACC publishes proceedings since; a partner is told until when to declare', async () => {
      await opened('when-reachable', (response) =>
        (bodacc.asked.length === 1 ? withRecords() : withRecords(published))(response),
      );
      const published = bodaccRecord({ dateparution: '2026-09-14' });
      await openClaim(stage, '2026-121', KERBRAT, note);
      expect(sentTo(KERBRAT, /./)).toBe(0);
      const claim = await claimAt(stage, 'MA-2026-0001');
      expect(claim.letters.map(({ state }) => state)).toEqual(['withdrawn']);
      expect(claim.standing).toMatchObject({ status: 'with-partner', because: ['insolvency-proceedings'] });
      const told = await stage.newestFor(HELENE, 'Procédure collective');
      expect(told.text).toContain('au plus tard le lundi 16 novembre 2026');
      expect(told.text).toContain('désignant liquidateur Maître Anne Le Goff');
    }, 60_000);

    test('waits for the BODACC where that is required, and leaves with what it said; one without SIREN is not looked up', async () => {
      await opened('required', (response) => response.destroy());
      await openClaim(stage, '2026-121', KERBRAT, note);
      await openClaim(stage, '2026-122', PERRIN, `À recouvrer, particulier, adresse : ${PERRIN.address}`);
      expect([sentTo(KERBRAT, /./), sentTo(PERRIN, /courtoisie/i)]).toEqual([0, 1]);
      const { id: practice } = stage.desk.config.practices[0]!.practice;
      const kept = await claimByReference(stage.desk.db, practice, 'MA-2026-0001');
      const { why } = await explainClaim(stage.desk, stage.desk.config.practices[0]!, kept!, isoDate('2026-09-14'));
      expect(why).toContain('il attend que le BODACC soit consulté');
      await tickAt('2026-09-15', '08:40');
      expect((await stage.newestFor(HELENE, 'point')).text).toContain('Retenu tant que le BODACC ne répond pas');
      bodacc.answers = withRecords();
      await tickAt('2026-09-15', '10:31');
      expect(sentTo(KERBRAT, /courtoisie/i)).toBe(1);
      const notes = (await recordedEvents(stage.desk.db, practice)).flatMap(({ event }) =>
        event.kind === 'LetterPosted' ? [event.insolvency] : [],
      );
      expect(notes).toEqual([
        { found: 'no-siren', asOf: null },
        { found: 'nothing', asOf: '2026-09-15' },
      ]);
    }, 60_000);
  });
}
