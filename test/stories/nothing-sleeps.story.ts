import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, KERBRAT, PRETENDER } from '../../src/demo/cast.ts';
import type { Beginning, Stage } from '../../src/demo/stage.ts';
import { explainClaim, explanationInWords } from '../../src/desk/explain.ts';
import { isoDate } from '../../src/law/calendar.ts';
import type { Rates } from '../../src/law/rates.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf, subjectsSentTo } from './at-the-desk.ts';

export function nothingSleeps(): void {
  let stage: Stage;
  const NOTE = `À recouvrer, adresse : ${KERBRAT.address}`;
  afterEach(() => stage.close());

  async function opened(begins: Beginning): Promise<void> {
    stage = await openStage(begins);
    await openClaim(stage, '2026-121', KERBRAT, NOTE);
  }

  const waiting = (address: string) => subjectsSentTo(stage, address).filter((subject) => /dossier_vous_/.test(subject)).length;

  describe('no claim sleeps unsaid', () => {
    test('a dispute answered before the rates of the new half-year are known reaches the partner, with a draft', async () => {
      await opened({ day: '2026-12-14', time: '10:00' });
      const rates = stage.desk.rules.rates as Map<string, unknown> & Rates;
      rates.delete('2027-H1');
      const reminder = await stage.newestFor(KERBRAT);
      stage.at('2027-01-04', '10:00');
      await answer(stage, KERBRAT, reminder, 'Nous contestons cette note : la prestation n’a pas été faite.');
      expect(await outcomeOf(stage, `Re: ${reminder.subject}`)).toMatch(/^acted/);
      const claim = await claimAt(stage, 'MA-2026-0001');
      expect(claim.standing.status).toBe('with-partner');
      expect(claim.letters.at(-1)).toMatchObject({ template: 'observations-received', state: 'awaiting-approval' });
      await answer(stage, HELENE, await stage.newestFor(HELENE, 'Réponse à voir'), 'OK');
      expect((await claimAt(stage, 'MA-2026-0001')).letters.at(-1)?.state).toBe('posted');
    }, 60_000);

    test('no reminder leaves while nobody says whether an announced payment came, or which address is right', async () => {
      await opened({ day: '2026-09-14', time: '10:00' });
      await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), 'C’est payé depuis la semaine dernière.');
      await stage.liveUntil('2026-10-12');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Un paiement à confirmer'), '2');
      await stage.liveUntil('2026-10-14');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(3);

      const moved = 'Merci d’écrire désormais à compta@menuiserie-kerbrat.example, cette adresse n’est plus lue.';
      await answer(stage, KERBRAT, await stage.newestFor(KERBRAT, 'Second rappel'), moved);
      await stage.liveUntil('2026-11-10');
      const last = async () => (await claimAt(stage, 'MA-2026-0001')).letters.at(-1);
      expect((await last())?.template).toBe('second-reminder');
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Réponse à voir'), 'ADRESSE compta@menuiserie-kerbrat.example');
      await stage.liveUntil('2026-11-12');
      expect(await last()).toMatchObject({ template: 'formal-notice', to: 'compta@menuiserie-kerbrat.example' });
    }, 60_000);

    test('no reminder leaves while the piece a debtor asked for is not sent', async () => {
      await opened({ day: '2026-09-14', time: '10:00' });
      await answer(stage, KERBRAT, await stage.newestFor(KERBRAT), 'Merci de m’envoyer une copie de la facture.');
      await stage.liveUntil('2026-10-12');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Réponse à voir'), 'Envoyée');
      await stage.liveUntil('2026-10-21');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(2);
      await stage.liveUntil('2026-10-26');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(3);
    }, 60_000);

    test('a debtor stopped by a word is put before a partner every week', async () => {
      await opened({ day: '2026-09-14', time: '10:00' });
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'MA-2026-0001', text: 'STOP' });
      expect(waiting(HELENE.address)).toBe(0);
      await stage.liveUntil('2026-09-29');
      expect(waiting(HELENE.address)).toBe(2);
    }, 60_000);

    test('what a member tells of a death stops the debtor, and the partner is told', async () => {
      await opened({ day: '2026-09-14', time: '10:00' });
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'MA-2026-0001', text: 'Bonjour,\n\nle débiteur est décédé.' });
      expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({ because: ['deceased-or-hospitalised'] });
      expect((await stage.newestFor(HELENE, 'MA-2026-0001')).text).toContain('le débiteur est décédé');
      expect((await stage.newestFor(CAMILLE)).text).toContain('Plus rien ne part vers ce débiteur');
    }, 60_000);

    test('no reminder leaves while nobody says whether counsel’s words in the thread are of the claim, and a partner is told of them', async () => {
      await opened({ day: '2026-09-14', time: '10:00' });
      const to = (await stage.newestFor(KERBRAT)).replyTo[0]?.address ?? INBOX;
      const text =
        'Je suis l’avocat de la société Menuiserie Kerbrat. Merci de ne plus écrire directement à ma cliente et de vous adresser à moi.';
      await stage.write({ from: PRETENDER, to, subject: 'EURL Kerbrat', text });
      expect(await outcomeOf(stage, 'EURL Kerbrat')).toBe('set-aside: asked-which-claim');
      expect((await stage.newestFor(HELENE, 'MA-2026-0001')).text).toContain('ne plus écrire directement à ma cliente');
      await stage.liveUntil('2026-10-06');
      const claim = await claimAt(stage, 'MA-2026-0001');
      expect(claim.letters.map((letter) => letter.template)).toEqual(['courtesy-reminder']);
      expect([claim.said, claim.standing.status]).toEqual([[], 'paused']);
    }, 60_000);
  });

  const absence = (until: string) =>
    Buffer.from(
      `From: <${KERBRAT.address}>\r\nTo: ${INBOX}\r\nSubject: Absence : MA-2026-0001\r\nAuto-Submitted: auto-replied\r\nDate: Fri, 11 Sep 2026 19:10:00 +0200\r\nMessage-ID: <absence@k.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJe suis absent jusqu'au ${until}. MA-2026-0001\r\n`,
    );

  describe('a day on which nothing leaves', () => {
    test('is explained: a Sunday, with the next day, and sending on hold', async () => {
      stage = await openStage({ day: '2026-09-13', time: '10:00' }, { sending: 'hold' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      const { id } = await claimAt(stage, 'MA-2026-0001');
      const told = await explainClaim(stage.desk, stage.desk.config.practices[0]!, id, isoDate('2026-09-13'));
      expect(told.why).toMatch(/pas prévue avant le 14 septembre 2026.*sending: hold/);
      expect(told.limitation).toMatchObject({ lastDay: '2031-09-04', stage: null });
      expect(explanationInWords(told)).toContain(
        'Prescription : le dernier jour utile pour agir est le 4 septembre 2031 (cinq ans',
      );
    }, 60_000);

    test('a reminder that waited for the morning does not leave to a debtor who is absent', async () => {
      stage = await openStage({ day: '2026-09-11', time: '19:00' });
      await openClaim(stage, '2026-121', KERBRAT, NOTE);
      expect((await claimAt(stage, 'MA-2026-0001')).letters[0]?.state).toBe('queued');
      await stage.deliver(absence('30 septembre 2026'));
      await stage.liveUntil('2026-09-30');
      expect(subjectsSentTo(stage, KERBRAT.address)).toEqual([]);
      await stage.liveUntil('2026-10-01');
      expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(1);
    }, 60_000);
  });
}
