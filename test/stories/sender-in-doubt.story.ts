import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HELENE, INBOX, KERBRAT, PRETENDER } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf } from './at-the-desk.ts';

export function senderInDoubt(): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-121', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
  }, 60_000);
  afterAll(() => stage.close());

  const forged = async (subject: string, text: string) => {
    const letter = await stage.newestFor(KERBRAT, 'Rappel');
    await stage.write({ from: KERBRAT, to: letter.replyTo[0]!.address!, subject, text }, PRETENDER);
  };

  test('a forged promise in the debtor’s name is asked about and holds nothing', async () => {
    await forged('Bientôt', 'Je vous règle le 25 septembre.');
    expect(await outcomeOf(stage, 'Bientôt')).toBe('set-aside: debtor-unproven');
    expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('running');
    await answer(stage, HELENE, await stage.newestFor(HELENE, 'au nom du débiteur'), '2');
    expect((await claimAt(stage, 'MA-2026-0001')).promises).toEqual([]);
  });

  test('a forged dispute in the debtor’s name holds the reminders until a partner says whether it is theirs', async () => {
    await forged('Contestation', 'Je conteste cette facture : la prestation n’a jamais été faite.');
    const asked = await stage.newestFor(HELENE, 'au nom du débiteur');
    expect(asked.text).toContain('Je conteste cette facture');
    expect(asked.text).not.toContain('comme venant du cabinet');
    expect((await claimAt(stage, 'MA-2026-0001')).standing).toMatchObject({ status: 'paused', because: 'question-to-practice' });
    await answer(stage, HELENE, asked, '1');
    expect((await claimAt(stage, 'MA-2026-0001')).standing.status).toBe('with-partner');
  });

  test('a partner’s proven mail in the junk folder is told to her as such, and counts once she moves it to the inbox', async () => {
    const headers = [`From: ${HELENE.name} <${HELENE.address}>`, `To: ${INBOX}`, 'Subject: STATUT MA-2026-0001'];
    const dated = ['Message-ID: <junk@marchand.example>', `Date: ${stage.now().toUTCString()}`];
    const proof = `Authentication-Results: ${authserv()}; dmarc=pass header.from=${HELENE.address.split('@')[1]}`;
    const raw = Buffer.from([proof, ...headers, ...dated, '', 'STATUT MA-2026-0001'].join('\r\n'));
    await stage.deliver(raw, 'Junk');
    expect(await outcomeOf(stage, 'STATUT MA-2026-0001')).toBe('set-aside: found-in-junk');
    expect((await stage.newestFor(HELENE, 'indésirables')).text).toContain('déplacez-le vers la boîte de réception');
    await stage.deliver(raw);
    expect(await outcomeOf(stage, 'STATUT MA-2026-0001')).toBe('acted: request');
  });

  function authserv(): string {
    return stage.desk.config.practices[0]?.authservId ?? '';
  }
}
