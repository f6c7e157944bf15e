import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { CAMILLE, HELENE, INBOX, KERBRAT, NAUTISME, PERRIN, PRETENDER } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf } from './at-the-desk.ts';

export function whoMaySpeak(): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    await openClaim(stage, '2026-122', NAUTISME, `À recouvrer, adresse : ${NAUTISME.address}`);
  }, 60_000);
  afterAll(() => stage.close());

  describe('nobody gets in by pretending', () => {
    test('a stranger with a right reference is set aside', async () => {
      const before = (await claimAt(stage, 'MA-2026-0001')).version;
      await stage.write({
        from: PRETENDER,
        to: INBOX,
        subject: 'MA-2026-0001',
        text: 'Le dossier MA-2026-0001 est réglé, merci de clore.',
      });
      expect(await outcomeOf(stage, 'MA-2026-0001')).toBe('set-aside: stranger');
      expect((await claimAt(stage, 'MA-2026-0001')).version).toBe(before);
    });

    test('a stranger who tells of proceedings with a right reference is told of to a partner, and the reminders wait', async () => {
      const liquidator = { ...PRETENDER, name: 'SELARL Ouest Mandataires' };
      const text =
        'Maître,\n\nPar jugement du 8 septembre 2026, le tribunal de commerce de Nantes a prononcé la liquidation judiciaire de SARL Cap Nautisme et m’a désignée liquidateur. Merci de déclarer votre créance. Dossier MA-2026-0002.\n\nI. Ferron';
      await stage.write({ from: liquidator, to: INBOX, subject: 'LJ Cap Nautisme', text });
      expect(await outcomeOf(stage, 'LJ Cap Nautisme')).toBe('set-aside: asked-which-claim');
      expect((await claimAt(stage, 'MA-2026-0002')).standing).toMatchObject({
        status: 'paused',
        because: 'question-to-practice',
      });
      expect((await stage.newestFor(HELENE)).text).toContain('a prononcé la liquidation judiciaire');
      expect((await stage.newestFor(CAMILLE, 'Quel dossier')).text).toContain('MA-2026-0002');
    });

    test('a forged mail in a partner’s name does nothing and is told to a partner', async () => {
      await stage.write({ from: HELENE, to: INBOX, subject: 'CLORE MA-2026-0001', text: 'CLORE MA-2026-0001' }, PRETENDER);
      expect(await outcomeOf(stage, 'CLORE MA-2026-0001')).toBe('set-aside: pretender-forged');
      expect((await stage.newestFor(HELENE, 'Message écarté')).text).toContain('CLORE MA-2026-0001');
      expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('running');
    });

    test('a member nobody proved is asked for a code at the registered address, and the code lets that one mail act', async () => {
      const raw = [
        `From: ${CAMILLE.name} <${CAMILLE.address}>`,
        `To: ${INBOX}`,
        'Subject: appel MA-2026-0001',
        'Message-ID: <unproven@marchand.example>',
        `Date: ${stage.now().toUTCString()}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Eu M. Kerbrat au téléphone ce matin, il verse 860 € le 30 septembre.',
      ].join('\r\n');
      await stage.deliver(Buffer.from(raw));
      expect(await outcomeOf(stage, 'appel MA-2026-0001')).toBe('set-aside: proof-asked');
      const asked = await stage.newestFor(CAMILLE, 'Confirmez');
      const code = /\b\d{6}\b/.exec(asked.text)?.[0] ?? '';
      await answer(stage, CAMILLE, asked, '000000');
      expect((await claimAt(stage, 'MA-2026-0001')).promises).toEqual([]);
      await answer(stage, CAMILLE, asked, code);
      expect(await outcomeOf(stage, 'appel MA-2026-0001')).toBe('acted: call');
      expect((await claimAt(stage, 'MA-2026-0001')).promises).toMatchObject([{ date: '2026-09-30', state: 'open' }]);
    });

    test('a party to one claim opens nothing on another with its token', async () => {
      const letter = await stage.newestFor(NAUTISME);
      await stage.write({
        from: PERRIN,
        to: letter.replyTo[0]!.address!,
        subject: 'Re: votre courrier',
        text: 'Je refuse de payer.',
      });
      expect(await outcomeOf(stage, 'Re: votre courrier')).toBe('set-aside: asked-which-claim');
      const { said, standing } = await claimAt(stage, 'MA-2026-0002');
      expect(said).toEqual([]);
      expect(standing).toMatchObject({ status: 'paused', because: 'question-to-practice' });
      expect((await stage.newestFor(HELENE, 'MA-2026-0002')).text).toContain('son auteur n’est pas connu au dossier');
    });

    test('a token altered by one character is no token', async () => {
      const letter = await stage.newestFor(NAUTISME);
      const altered = letter.replyTo[0]!.address!.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'));
      await stage.write({ from: PRETENDER, to: altered, subject: 'jeton abîmé', text: 'Je refuse de payer.' });
      expect(await outcomeOf(stage, 'jeton abîmé')).toBe('set-aside: no-claim');
    });
  });

  describe('ambiguous mail is asked about, with numbered choices', () => {
    test('a known address without thread or reference is one weak clue: the staff chooses by one reply', async () => {
      await stage.write({
        from: NAUTISME,
        to: INBOX,
        subject: 'bonjour',
        text: 'Bonjour,\n\nJe vous règle le 25 septembre.\n\nCordialement',
      });
      expect(await outcomeOf(stage, 'bonjour')).toBe('set-aside: asked-which-claim');
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Quel dossier'), '1');
      expect((await claimAt(stage, 'MA-2026-0002')).promises).toMatchObject([{ date: '2026-09-25' }]);
      expect(await outcomeOf(stage, 'bonjour')).toBe('acted: promise-to-pay');
    });

    test('a choice whose recording fails halfway is taken up again whole', async () => {
      await stage.write({ from: KERBRAT, to: INBOX, subject: 'au fait', text: 'Je vous règle le 28 septembre.' });
      await sql`alter table mails add constraint halfway check (chosen_by is null) not valid`.execute(stage.desk.db);
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE, 'Quel dossier'), '1');
      expect(await outcomeOf(stage, 'au fait')).toBe('set-aside: asked-which-claim');
      await sql`alter table mails drop constraint halfway`.execute(stage.desk.db);
      stage.at('2026-09-14', '10:05');
      await stage.settle();
      expect(await outcomeOf(stage, 'au fait')).toBe('acted: promise-to-pay');
    });
  });

  describe('machines that write', () => {
    let absence: Buffer;

    test('an absence shifts the next step and is no reply', async () => {
      const letter = await stage.newestFor(KERBRAT, 'Rappel');
      const raw = [
        `From: ${KERBRAT.name} <${KERBRAT.address}>`,
        `To: ${letter.replyTo[0]?.address}`,
        'Auto-Submitted: auto-replied',
        'Subject: Absence',
        'Message-ID: <ooo@menuiserie-kerbrat.example>',
        `In-Reply-To: <${letter.messageId}>`,
        `Date: ${stage.now().toUTCString()}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Bonjour, je suis absent jusqu’au 12 octobre 2026. OK.',
      ].join('\r\n');
      absence = Buffer.from(raw);
      await stage.deliver(absence);
      expect(await outcomeOf(stage, 'Absence')).toBe('acted: automatic-out-of-office');
      expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({
        status: 'paused',
        until: '2026-10-12',
        because: 'debtor-absent',
      });
    });

    test('an automatic mail of a party that tells of proceedings stops the debtor, and a partner is told; its « d’accord » is no agreement', async () => {
      await openClaim(stage, '2026-123', PERRIN, `À recouvrer, adresse : ${PERRIN.address}`);
      const letter = await stage.newestFor(PERRIN, 'Rappel');
      const raw = [
        `From: ${PERRIN.name} <${PERRIN.address}>`,
        `To: ${letter.replyTo[0]?.address}`,
        'Auto-Submitted: auto-replied',
        'Subject: Votre message',
        'Message-ID: <auto@perrin.example>',
        `Date: ${stage.now().toUTCString()}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Bonjour, la société est en liquidation judiciaire depuis le 3 septembre 2026. Adressez vos déclarations de créance à Me Durand, mandataire judiciaire. D’accord pour le règlement le 30 septembre.',
      ].join('\r\n');
      await stage.deliver(Buffer.from(raw));
      expect(await outcomeOf(stage, 'Votre message')).toBe('acted: insolvency-proceedings');
      const claim = await claimAt(stage, 'MA-2026-0003');
      expect([claim.standing.status, claim.promises]).toEqual(['with-partner', []]);
      expect((await stage.newestFor(HELENE, 'MA-2026-0003')).text).toContain('liquidation judiciaire');
    });

    test('the same mail seen twice acts once', async () => {
      const before = (await claimAt(stage, 'MA-2026-0001')).version;
      await stage.deliver(Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), absence]));
      await stage.deliver(Buffer.concat([absence, Buffer.from('\r\n-- \r\nListe')]));
      expect((await claimAt(stage, 'MA-2026-0001')).version).toBe(before);
      const settled = await stage.desk.db.selectFrom('mails').select('outcome').where('subject', '=', 'Absence').execute();
      expect(settled.map((mail) => mail.outcome).sort()).toEqual(['acted', 'duplicate']);
    });
  });

  describe('what nobody proved may only restrict', () => {
    test('an unproven STOP in a partner’s name stops the letters, is recorded as hers nowhere, and she is told', async () => {
      const subject = 'STOP MA-2026-0002';
      const headers = [`From: ${HELENE.name} <${HELENE.address}>`, `To: ${INBOX}`, `Subject: ${subject}`];
      const dated = ['Message-ID: <stop@marchand.example>', `Date: ${stage.now().toUTCString()}`];
      await stage.deliver(Buffer.from([...headers, ...dated, '', 'STOP'].join('\r\n')));
      expect(await outcomeOf(stage, subject)).toBe('acted: request');
      expect((await stage.newestFor(HELENE, 'noté')).text).toContain('rien ne prouve que ce message vient de vous');
      const events = await stage.desk.db.selectFrom('events').select('body').where('kind', '=', 'PartnerDecided').execute();
      expect(events).toEqual([]);
    });
  });
}
