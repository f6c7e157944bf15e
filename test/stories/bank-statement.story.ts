import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, INBOX, KERBRAT, NAUTISME, type Person, PRETENDER } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import type { Mail } from '../../src/reading/mail.ts';
import { answer, claimAt, openClaim, openStage, outcomeOf, subjectsSentTo } from './at-the-desk.ts';

export function bankStatement(): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const HEAD = 'Date;Libellé;Débit;Crédit';
  const PAID = '16/09/2026;VIR SARL CAP NAUTISME FACTURE 2026-118;;500,00';
  const CHEQUE = '17/09/2026;REMISE CHEQUE KERBRAT;;860,00';
  const OTHERS = ['17/09/2026;PRLV ORANGE SA;45,90;', '18/09/2026;VIR DURAND;;77,00'];

  async function sendStatement(subject: string, ...rows: readonly string[]): Promise<Mail> {
    const content = Buffer.from([HEAD, ...rows].join('\r\n'), 'latin1');
    await sendFile(subject, 'releve.csv', content);
    return stage.newestFor(CAMILLE);
  }

  function sendFile(subject: string, name: string, content: Buffer, as: Person = CAMILLE): Promise<void> {
    const attachments = [{ name, type: 'text/csv', content }];
    return stage.write({ from: as, to: INBOX, subject, text: 'Bonjour, voici le relevé du mois.', attachments });
  }

  async function twoClaims(): Promise<void> {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
    await openClaim(stage, '2026-118', NAUTISME, `À recouvrer, adresse : ${NAUTISME.address}`);
    await openClaim(stage, '2026-131', KERBRAT, `À recouvrer, adresse : ${KERBRAT.address}`);
    stage.at('2026-09-21', '10:00');
  }

  const plain = (mail: Mail) => mail.text.replace(/\s+/g, ' ');
  const paymentsOf = async (reference: string) =>
    (await claimAt(stage, reference)).payments.map(({ on, amountCents }) => [on, amountCents]);

  describe('when a member sends a bank statement', () => {
    test('a line that names an invoice is booked, one that names a debtor is asked, the rest is counted; sent again, nothing moves', async () => {
      await twoClaims();
      const read = await sendStatement('relevé', PAID, CHEQUE, ...OTHERS);
      expect(await paymentsOf('MA-2026-0001')).toEqual([['2026-09-16', 50_000]]);
      expect(await paymentsOf('MA-2026-0002')).toEqual([]);
      expect(plain(read)).toContain('500,00 € du 16 septembre 2026, « VIR SARL CAP NAUTISME FACTURE 2026-118 » : MA-2026-0001');
      expect(plain(read)).toContain('1. 860,00 € du 17 septembre 2026, « REMISE CHEQUE KERBRAT » : MA-2026-0002');
      expect(plain(read)).toContain('1 débit ; 1 somme reçue que rien ne rattache à un dossier');

      await answer(stage, CAMILLE, read, '1');
      expect(await paymentsOf('MA-2026-0002')).toEqual([['2026-09-17', 86_000]]);
      expect((await stage.newestFor(CAMILLE)).text).toContain('Compté');

      const again = await sendStatement('relevé de septembre', '10/09/2026;VIR AUTRE;;12,00', PAID, CHEQUE);
      expect(plain(again)).toContain('2 sommes déjà vues dans un autre relevé');
      expect([await paymentsOf('MA-2026-0001'), await paymentsOf('MA-2026-0002')]).toEqual([
        [['2026-09-16', 50_000]],
        [['2026-09-17', 86_000]],
      ]);
    }, 60_000);

    test('a debtor who paid part is told what remains; one mail tells the member all, not one a line', async () => {
      await twoClaims();
      const before = subjectsSentTo(stage, CAMILLE.address).length;
      await sendStatement('relevé', PAID, '16/09/2026;VIR CAP NAUTISME 2026-118;;100,00');
      expect(await paymentsOf('MA-2026-0001')).toHaveLength(2);
      expect(subjectsSentTo(stage, CAMILLE.address).slice(before)).toHaveLength(1);
      expect((await stage.newestFor(NAUTISME)).text).toContain('100,00');
    });

    test('what a person told that week is asked, not counted twice', async () => {
      await twoClaims();
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'MA-2026-0001', text: 'PAYÉ 500 € le 15/09' });
      await answer(stage, CAMILLE, await stage.newestFor(CAMILLE), '1');
      const read = await sendStatement('relevé', PAID);
      expect(plain(read)).toContain('une somme égale y est déjà comptée, au 15 septembre 2026');
      await answer(stage, CAMILLE, read, 'Aucune');
      expect(await paymentsOf('MA-2026-0001')).toEqual([['2026-09-15', 50_000]]);
      expect(plain(await sendStatement('encore', PAID))).toContain('1 somme déjà vue');
    });

    test('an answer that is no choice books nothing, and the question stays open', async () => {
      await twoClaims();
      const read = await sendStatement('relevé', CHEQUE);
      await answer(stage, CAMILLE, read, 'toutes sauf la première');
      expect((await stage.newestFor(CAMILLE)).text).toContain('Je n’ai pas compris votre choix');
      await answer(stage, CAMILLE, read, '1');
      expect(await paymentsOf('MA-2026-0002')).toHaveLength(1);
    });

    test('the statement of an account that is not the practice’s counts for nothing', async () => {
      await twoClaims();
      const camt = readFileSync(new URL('../bank-statements/camt053.xml', import.meta.url), 'utf8')
        .replace('F-2026-0118', '2026-118')
        .replace('2026-11-12', '2026-09-16')
        .replace('1200.00', '200.00');
      await sendFile(
        'relevé',
        'releve.xml',
        Buffer.from(camt.replace('FR7630006000011234567890189', 'FR1420041010050500013M02606')),
      );
      expect(plain(await stage.newestFor(CAMILLE))).toContain('relevé d’un compte qui n’est pas dans la configuration (…2606)');
      expect(await paymentsOf('MA-2026-0001')).toEqual([]);
      await sendFile('le bon', 'releve.xml', Buffer.from(camt));
      expect(await paymentsOf('MA-2026-0001')).toEqual([['2026-09-16', 20_000]]);
    });

    test('who only pretends to be a member has nothing booked, nor has a debtor', async () => {
      await twoClaims();
      const content = Buffer.from([HEAD, PAID].join('\n'));
      const attachments = [{ name: 'releve.csv', type: 'text/csv', content }];
      await stage.write({ from: CAMILLE, to: INBOX, subject: 'faux relevé', text: 'Voici.', attachments }, PRETENDER);
      expect(await paymentsOf('MA-2026-0001')).toEqual([]);
      expect(await outcomeOf(stage, 'faux relevé')).toMatch(/^set-aside/);
      await sendFile('preuve', 'releve.csv', content, NAUTISME);
      expect(await paymentsOf('MA-2026-0001')).toEqual([]);
    });

    test('a file made to break its reader is said unreadable', async () => {
      await twoClaims();
      const bomb = `<!DOCTYPE l [<!ENTITY a "aaaa">]><Document><BkToCstmrStmt>${'<a>'.repeat(1000)}&a;</BkToCstmrStmt></Document>`;
      await sendFile('bombe', 'releve.xml', Buffer.from(bomb));
      expect(plain(await stage.newestFor(CAMILLE))).toContain('releve.xml n’est pas un relevé lisible : rien n’en est compté');
    });
  });
}
