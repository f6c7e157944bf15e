import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, INBOX, KERBRAT } from '../../src/demo/cast.ts';
import type { SmtpPhase } from '../../src/demo/smtp-relay.ts';
import type { Beginning, Setting, Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf, subjectsSentTo } from './at-the-desk.ts';

export function lettersOnTheirWay(): void {
  let stage: Stage;
  const NOTE = `À recouvrer, adresse : ${KERBRAT.address}`;
  const open = async (setting: Setting = {}, begins: Beginning = { day: '2026-09-14', time: '10:00' }) => {
    stage = await openStage(begins, setting);
  };
  beforeEach(() => open(), 60_000);
  afterEach(() => stage.close());

  const reminders = () => subjectsSentTo(stage, KERBRAT.address).filter((subject) => /courtoisie/i.test(subject)).length;
  const letterState = async () => (await claimAt(stage, 'MA-2026-0001')).letters[0]?.state;

  /** The claim is opened the day before its first letter is due. */
  async function dueTomorrow(): Promise<void> {
    await stage.close();
    await open({}, { day: '2026-09-08', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, NOTE);
  }

  describe('a letter is posted once, whatever the relay does', () => {
    test.each<SmtpPhase>([
      'greeting',
      'login',
      'mail',
      'rcpt',
      'data',
    ])('a relay that hangs up at %s gets it again, later', async (phase) => {
      await dueTomorrow();
      stage.relay.faults.mishap = (at) => (at === phase ? { does: 'hang-up' } : null);
      await stage.liveUntil('2026-09-09');
      expect(reminders()).toBe(0);
      expect(await letterState()).toBe('queued');
      stage.relay.faults.mishap = null;
      stage.at('2026-09-09', '09:30');
      await stage.daemon.tick();
      await stage.daemon.tick();
      expect(reminders()).toBe(1);
      expect(await letterState()).toBe('posted');
    });

    const silentAtDot = () => {
      stage.relay.faults.mishap = (at, recipient) =>
        at === 'dot' && recipient === KERBRAT.address ? { does: 'hang-up', delivers: true } : null;
    };

    test('a relay that took it and never answered: no resend; a person is asked, and says it left', async () => {
      silentAtDot();
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      expect(reminders()).toBe(1);
      for (const time of ['10:05', '10:30', '10:31']) {
        stage.at('2026-09-14', time);
        await stage.daemon.tick();
      }
      expect(await letterState()).toBe('unsure');
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'est-il parti'), '1');
      expect(await letterState()).toBe('posted');
      expect(reminders()).toBe(1);
    });

    test('a debtor’s answer proves that the letter left', async () => {
      silentAtDot();
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      stage.relay.faults.mishap = null;
      await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), 'Je vous règle le 25 septembre.');
      expect(await letterState()).toBe('posted');
      expect(reminders()).toBe(1);
    });

    test('an address the relay refuses for good is marked, and the staff asked for another', async () => {
      await dueTomorrow();
      stage.relay.faults.mishap = (at, recipient) =>
        at === 'rcpt' && recipient === KERBRAT.address ? { does: 'refuse', code: 550, text: '5.1.1 user unknown' } : null;
      await stage.liveUntil('2026-09-09');
      expect(await letterState()).toBe('bounced');
      const asked = await stage.newestFor(CAMILLE, 'Adresse à remplacer');
      await answer(stage, CAMILLE, asked, `Essayez ${KERBRAT.address.replace('p.', 'paul.')}`);
      expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('running');
    });

    test('a returned letter counts as not received', async () => {
      const absent = { name: 'EURL Absente', address: 'personne@ailleurs.example' };
      await openClaim(stage, '2026-121', absent, `À recouvrer, adresse : ${absent.address}`);
      await stage.settle();
      expect(await letterState()).toBe('bounced');
      expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({
        status: 'paused',
        because: 'question-to-practice',
      });
    });
  });

  describe('a debtor without an e-mail address', () => {
    test('gets a letter to post; « POSTÉ le … » starts its deadline', async () => {
      const text =
        'Impayé à recouvrer : Mme Louise Perrin, facture n° 2026-130 de 300 €, échéance 04/09/2026.\nAdresse postale : 3 rue des Lilas, 35000 Rennes';
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'Impayé Mme Perrin', text });
      await stage.liveUntil('2026-09-15');
      const toPost = await stage.newestFor(CAMILLE, 'À poster');
      expect(toPost.attachments).toMatchObject([{ type: 'application/pdf' }]);
      expect(toPost.attachments[0]?.text).toContain('3 rue des Lilas');
      await answer(stage, CAMILLE, toPost, 'POSTÉ le 15/09');
      expect((await claimAt(stage, 'MA-2026-0001')).letters[0]).toMatchObject({
        to: null,
        state: 'posted',
        postedOn: '2026-09-15',
      });
    });
  });

  describe('sending on hold', () => {
    test('everything runs, nothing leaves to a debtor, and the digest shows what would have', async () => {
      await stage.close();
      await open({ sending: 'hold' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      await stage.liveUntil('2026-09-15');
      expect(reminders()).toBe(0);
      const digest = await stage.newestFor(CAMILLE, 'point');
      expect(digest.text).toContain('Serait parti');
      expect(digest.text).toContain(KERBRAT.address);
      const first = (await claimAt(stage, 'MA-2026-0001')).letters[0]!;
      stage.at('2026-09-24', '09:30');
      await stage.settle();
      const { letters } = await claimAt(stage, 'MA-2026-0001');
      expect(letters.map(({ state, asOf }) => `${state} ${asOf}`)).toEqual([`withdrawn ${first.asOf}`, 'queued 2026-09-24']);
    });
  });

  describe('hostile mail', () => {
    test.each([
      ['no headers at all', 'bonjour'],
      ['no From, Date or Message-ID', 'Subject: rien\r\n\r\nbonjour'],
      ['an unknown charset', `From: x@y.example\r\nSubject: z\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xe9\xff`],
      ['a null character', 'From: x@y.example\r\nSubject: a\0b\r\n\r\n\0\0'],
      [
        'ten thousand parts',
        `From: x@y.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`,
      ],
    ])('%s: ends in a named outcome, and the next mail is settled', async (_what, raw) => {
      await stage.deliver(Buffer.from(raw, 'latin1'));
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      expect(await outcomeOf(stage, 'TR: Note d’honoraires n° 2026-121')).toBe('acted: new-claim');
      const open = await stage.desk.db.selectFrom('mails').select('id').where('outcome', 'is', null).execute();
      expect(open).toEqual([]);
    });
  });
}
