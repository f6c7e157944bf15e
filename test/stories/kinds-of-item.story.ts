import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, HELENE, INBOX, NAUTISME } from '../../src/demo/cast.ts';
import type { Stage } from '../../src/demo/stage.ts';
import { answer, claimAt, openStage } from './at-the-desk.ts';

export function kindsOfItem(): void {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage({ day: '2026-09-14', time: '10:00' });
  }, 60_000);
  afterEach(() => stage.close());

  const told = (text: string) => stage.write({ from: CAMILLE, to: INBOX, subject: 'À recouvrer', text });

  describe('when a member tells a debt that is no invoice', () => {
    test('a deposit is asked back for the part not performed, whose value a member gives with its ground', async () => {
      await told(
        `Acompte de 3 000 € versé le 2 mars 2026 à la ${NAUTISME.name} pour la réfection du quai, prestation effectuée en partie, à faire rembourser. ${NAUTISME.address}, échéance 30/06/2026.`,
      );
      const asked = await stage.newestFor(CAMILLE);
      expect(asked.text).toContain('la valeur de la partie exécutée de la prestation, et sur quoi vous l’évaluez');

      await answer(stage, CAMILLE, asked, 'La partie exécutée vaut 800 €, d’après les deux journées facturées au devis.');
      await stage.liveUntil('2026-09-15');

      const letter = await stage.newestFor(NAUTISME);
      expect(letter.text.replace(/\s+/g, ' ')).toContain(
        'La somme de 3 000,00 € vous a été versée le 2 mars 2026 pour la réfection du quai. La part exécutée est évaluée à 800,00 € (les deux journées facturées au devis) : le surplus est à rembourser.',
      );
      expect(letter.text.replace(/\s+/g, ' ')).toContain('bien vouloir rembourser la somme de 2 200,00 €');
      expect(letter.text).not.toMatch(/40,00|L\. 441-10|impayé/);
    }, 60_000);

    test('the balance of a contract that ended names the contract', async () => {
      await told(
        `Solde de résiliation du contrat d’entretien n° 12 du 3 mars 2025 : 940 €, échéance 30/06/2026. Débiteur : ${NAUTISME.name}, ${NAUTISME.address}`,
      );
      await stage.liveUntil('2026-09-15');
      expect((await claimAt(stage, 'MA-2026-0001')).items).toMatchObject([{ kind: 'balance', amountCents: 94_000 }]);
      expect((await stage.newestFor(NAUTISME)).text.replace(/\s+/g, ' ')).toContain(
        'Le solde ci-dessous reste dû après la fin des relations contractuelles (contrat d’entretien n° 12 du 3 mars 2025).',
      );
    }, 60_000);
  });

  describe('when a member tells that a debtor speaks English', () => {
    test('every letter is in English, and the partner who approves one is told so in French', async () => {
      await told(
        `Note d’honoraires n° 118 impayée, à recouvrer : 1 200 €, échéance 31/08/2026. Débiteur anglophone : ${NAUTISME.name}, ${NAUTISME.address}`,
      );
      const opened = await stage.newestFor(CAMILLE);
      expect(opened.text).toContain('courriers en anglais');
      await stage.liveUntil('2026-09-15');
      const reminder = await stage.newestFor(NAUTISME);
      expect(reminder.subject).toBe('Courtesy reminder – Ref. MA-2026-0001');
      expect(reminder.text.replace(/\s+/g, ' ')).toContain(
        'We should be grateful if you would pay the sum of €1,200.00 no later than',
      );

      await answer(stage, NAUTISME, reminder, 'Dear Sirs,\n\nWe dispute this invoice: the work was never done.\n\nKind regards');
      const asked = await stage.newestFor(HELENE);
      expect(asked.text).toContain('Langue\u00a0: anglais, celle du débiteur\nObjet\u00a0: Your observations');
      expect(asked.text).toContain('Maître Hélène Marchand will reply to you.');
    }, 60_000);
  });
}
