import { afterEach, expect, test } from '@jest/globals';
import { AUTHSERV_ID, CAMILLE, HELENE, INBOX, KERBRAT, NAUTISME, type Person } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { claimAt, openClaim, openStage, outcomeOf, subjectsSentTo } from './at-the-desk.ts';

export function forwardedByAMember(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  test('a member who forwards a debtor’s answer gets one short mail: the claim, the words, and what follows; a partner’s own, forwarded or sent with us in copy, is only filed', async () => {
    stage = await openStage({ day: '2026-09-10', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    const before = subjectsSentTo(stage, CAMILLE.address).length;
    const text = [
      'Reçu ce matin.',
      '',
      `De : ${KERBRAT.name} <${KERBRAT.address}>`,
      'Envoyé : jeudi 10 septembre 2026 09:12',
      `À : ${CAMILLE.name} <${CAMILLE.address}>`,
      'Objet : Note d’honoraires n° 2026-121',
      '',
      'Bonjour,',
      '',
      'Je vous règle 860 € le 25 septembre.',
      '',
      'P. Kerbrat',
    ].join('\n');
    await stage.write({ from: CAMILLE, to: INBOX, subject: 'TR: Note d’honoraires n° 2026-121 Kerbrat', text });
    expect(await outcomeOf(stage, 'TR: Note d’honoraires n° 2026-121 Kerbrat')).toBe('acted: promise-to-pay');
    expect(subjectsSentTo(stage, CAMILLE.address)).toHaveLength(before + 1);
    const receipt = (await stage.newestFor(CAMILLE)).text.replace(/\s+/g, ' ');
    expect(receipt).toMatch(/« Je vous règle 860 € le 25 septembre\.? »/);
    expect(receipt).toMatch(/Versé au dossier MA-2026-0001 .*rappels suspendus jusqu’au 30 septembre 2026/);

    const own = [
      'Pour le dossier.',
      '',
      `De : ${HELENE.name} <${HELENE.address}>`,
      'Envoyé : jeudi 10 septembre 2026 09:40',
      `À : ${KERBRAT.name} <${KERBRAT.address}>`,
      'Objet : Votre note',
      '',
      'Cher Monsieur,',
      '',
      'Je conteste vos allégations, mais vous accorde jusqu’au 30 novembre pour régler.',
      '',
      HELENE.name,
    ].join('\n');
    const toKerbrat = subjectsSentTo(stage, KERBRAT.address).length;
    await stage.write({ from: HELENE, to: INBOX, subject: 'TR: Votre note', text: own });
    expect(await outcomeOf(stage, 'TR: Votre note')).toBe('acted: own-letter');
    expect(subjectsSentTo(stage, KERBRAT.address)).toHaveLength(toKerbrat);
    expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({ status: 'paused', until: '2026-12-03' });
    expect((await stage.newestFor(HELENE)).text).toContain('message du cabinet au débiteur');

    const withBoth = (to: string, cc: string, words: string) =>
      Buffer.from(
        [
          `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass header.from=marchand.example`,
          `From: ${HELENE.name} <${HELENE.address}>`,
          `To: ${to}`,
          `Cc: ${cc}`,
          'Subject: Note 2026-121',
          'Date: Fri, 11 Sep 2026 10:00:00 +0200',
          `Message-ID: <${to}@marchand.example>`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          `Cher Monsieur,\r\n\r\n${words}\r\n`,
        ].join('\r\n'),
      );
    await stage.deliver(withBoth(KERBRAT.address, INBOX, 'Je suis d’accord pour le 15 décembre.'));
    expect(await outcomeOf(stage, 'Note 2026-121')).toBe('acted: own-letter');
    expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({ until: '2026-12-18' });

    await stage.deliver(withBoth(INBOX, KERBRAT.address, 'PAYÉ 860 € le 10/09, dites-vous : je ne vois rien sur le compte.'));
    expect(await outcomeOf(stage, 'Note 2026-121')).toBe('acted: own-letter');
    expect((await claimAt(stage, 'MA-2026-0001')).payments).toEqual([]);
  });

  test('of two debtors’ answers forwarded in one, the first is followed, the second’s reminders wait, and both who forwarded and a partner are told', async () => {
    stage = await openStage({ day: '2026-09-10', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    await openClaim(stage, '2026-122', NAUTISME, `À recouvrer, adresse : ${NAUTISME.address}`);
    const pasted = (who: Person, words: string) =>
      `De : ${who.name} <${who.address}>\nEnvoyé : jeudi 10 septembre 2026 09:12\nÀ : ${CAMILLE.name} <${CAMILLE.address}>\nObjet : Rappel\n\n${words}\n`;
    const text = `Reçu ce matin.\n\n${pasted(KERBRAT, 'Bonjour, je vous règle le 25 septembre.')}\n${pasted(NAUTISME, 'Bonjour, nous contestons votre note : rien n’a été fait.')}`;
    await stage.write({ from: CAMILLE, to: INBOX, subject: 'TR: deux réponses', text });
    const first = await claimAt(stage, 'MA-2026-0001');
    expect(first.standing).toMatchObject({ status: 'with-partner', because: ['several-messages'] });
    expect((await claimAt(stage, 'MA-2026-0002')).standing).toMatchObject({ status: 'paused', because: 'question-to-practice' });
    for (const member of [CAMILLE, HELENE])
      expect((await stage.newestFor(member, 'MA-2026-0001')).text.replace(/\s+/g, ' ')).toContain(
        'transférez-moi les autres un par un',
      );
  });
}
