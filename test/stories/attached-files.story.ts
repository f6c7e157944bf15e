import { afterEach, expect, test } from '@jest/globals';
import { CAMILLE, INBOX, KERBRAT } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { CII } from '../reading/e-invoice.fixture.ts';
import { answer, claimAt, openStage } from './at-the-desk.ts';

export function attachedFiles(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  test('a sum, a number and a debtor the mail says otherwise than the invoice attached are asked in one mail; its bank account is in none', async () => {
    stage = await openStage({ day: '2026-09-08', time: '10:00' });
    await stage.write({
      from: CAMILLE,
      to: INBOX,
      subject: 'Facture impayée',
      text: `Facture FA-772 de 2 200,00 € impayée, à recouvrer auprès de la SARL Kerbrat, ${KERBRAT.address}`,
      attachments: [{ name: 'facture.xml', type: 'text/xml', content: Buffer.from(CII) }],
    });
    const asked = await stage.newestFor(CAMILLE);
    expect(asked.text.replace(/\s+/g, ' ')).toContain(
      'toutes taxes comprises : votre message dit 2 200,00 €, la facture jointe 2 030,00 €',
    );
    expect(asked.text.replace(/\s+/g, ' ')).toContain('votre message dit FA-772, la facture jointe FA-771');
    expect(asked.text.replace(/\s+/g, ' ')).toContain('votre message dit SARL Kerbrat, la facture jointe SARL Cap Nautisme');
    expect(asked.text).toContain('31 août 2026');
    expect((await claimAt(stage, 'MA-2026-0001')).items).toEqual([
      expect.objectContaining({ ref: 'MA-2026-0001', amountCents: null, dueDate: '2026-08-31' }),
    ]);

    await answer(stage, CAMILLE, asked, 'Montant restant dû : 2 030,00 €');
    const stillAsked = await stage.newestFor(CAMILLE);
    expect(stillAsked.text).toContain('le numéro de la facture');
    expect(stillAsked.text).not.toContain('le montant restant dû');
    await answer(stage, CAMILLE, stillAsked, 'FA-771\nDébiteur : SARL Kerbrat');
    expect((await claimAt(stage, 'MA-2026-0001')).items).toEqual([
      expect.objectContaining({ ref: 'FA-771', amountCents: 203_000 }),
    ]);
    expect((await stage.newestFor(CAMILLE)).text).not.toContain('le numéro de la facture');
    const ours = stage.relay.taken().filter((one) => one.user === INBOX);
    expect(ours.some((one) => /0505 ?0001/.test(one.raw.toString('latin1')))).toBe(false);
  });

  test('a member whose mail lies in Outlook’s own wrapping, cut short on its way, is told so', async () => {
    stage = await openStage({ day: '2026-09-08', time: '10:00' });
    const content = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0, 1, 0]);
    const attachments = [{ name: 'winmail.dat', type: 'application/octet-stream', content }];
    await stage.write({ from: CAMILLE, to: INBOX, subject: 'documents', text: '', attachments });
    expect((await stage.newestFor(CAMILLE)).text.replace(/\s+/g, ' ')).toContain(
      'La pièce jointe winmail.dat est dans un format propre à Outlook, et abîmée',
    );
  });
}
