/** What is said to have been paid, for which day and which sum; read on Tuesday 24 November 2026. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, frenchDate, isoDate } from '../../src/law/calendar.ts';
import { readStatements } from '../../src/reading/statements.ts';
import { loadPhrases } from '../../src/rules.ts';

const phrases = loadPhrases();
const TUESDAY = isoDate('2026-11-24');
const read = (words: string) => readStatements(words, TUESDAY, phrases);

describe('a payment made', () => {
  test.each<[string, number | null, string | null]>([
    ['Our bank shows EUR 640.00 debited on Friday.', 64000, '2026-11-20'],
    ['We remitted EUR 2,150 on Thursday.', 215000, '2026-11-19'],
    ['Votre client a été crédité de 480 € le 12 novembre.', 48000, '2026-11-12'],
    ['Voilà 300 € virés à l’instant.', 30000, '2026-11-24'],
    ['Effectué à l’instant depuis l’appli : 275,80 €.', 27580, '2026-11-24'],
    ['fait hier soir', null, '2026-11-23'],
    ['C’est réglé. Depuis vendredi dernier.', null, '2026-11-20'],
    ['Encaissé le 2 novembre, 310 euros.', 31000, '2026-11-02'],
    ['L’argent est chez lui depuis vendredi.', null, '2026-11-20'],
    ['Ma femme s’en est occupée au guichet le 16 novembre.', null, '2026-11-16'],
    ['Je viens de glisser 60 dans votre boîte aux lettres.', 6000, '2026-11-24'],
    ['Deux cents euros sont partis vendredi.', 20000, '2026-11-20'],
    ['Un acompte de 300 € vous a été viré samedi.', 30000, '2026-11-21'],
    ['Voir l’avis d’opération en pièce jointe : 1 250 € le 19 octobre.', 125000, '2026-10-19'],
    ['j’ai payé cent trente mercredi au terminal, vous pouvez me dire où envoyer le ticket', 13000, '2026-11-18'],
  ])('%s', (words, amountCents, date) => {
    expect(read(words).paid).toMatchObject({ amountCents, date });
  });

  test('in two goes is the whole, on the last day', () => {
    const { paid, promise } = read('g payé 200 le 2 nov et 200 hier il reste 150 jles mets le 30');
    expect(paid).toMatchObject({ amountCents: 40000, date: '2026-11-23' });
    expect(promise).toMatchObject({ amountCents: 15000, date: '2026-11-30' });
  });

  test.each([
    ['J’ai validé le paiement sur l’appli de la banque ce matin.', null, '2026-11-24'],
    ['La somme de votre relevé du 2 novembre a fait l’objet d’un virement le 6.', null, '2026-11-06'],
    ['Je vous ai remis 500 € en main propre et 300 € la semaine d’après.', 80000, null],
    ['Sur les 320 euros je vous en ai donné 200.', 20000, null],
    ['300 € fait mardi', 30000, '2026-11-17'],
    ['jviens de te faire 55 par wero', 5500, '2026-11-24'],
    ['J’ai déjà fait deux virements de 100 €, le 10 octobre et le 10 novembre.', 20000, '2026-11-10'],
    ['Le virement de 110 € que j’ai fait le 12 vous est-il parvenu ?', 11000, '2026-11-12'],
    ['Sur les 1 500 que je vous dois, 500 sont partis ce matin.', 50000, '2026-11-24'],
    ['Half of it went out last Friday (€1,225).', 122500, '2026-11-20'],
    ['Le reste, 4 050 €, je vous l’ai viré hier.', 405000, '2026-11-23'],
    ['Mon époux vous avait adressé en septembre un premier versement de 300 euros.', 30000, null],
  ])('%s', (words, amountCents, date) => {
    expect(read(words).paid).toMatchObject({ amountCents, date });
  });

  test('of any sum on any day gone by', () => {
    const frame = fc.constantFrom<(sum: number, day: string) => string>(
      (sum, day) => `J’ai viré ${sum} euros le ${day}.`,
      (sum, day) => `${sum} € partis de mon compte le ${day}.`,
      (sum, day) => `La somme de ${sum} € a été débitée le ${day}.`,
      (sum, day) => `Un chèque de ${sum} euros vous a été remis le ${day}.`,
    );
    const someDay = fc.integer({ min: 1, max: 100 }).map((before) => addDays(TUESDAY, -before));
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 1900 }), someDay, frame, (sum, day, said) => {
        const { paid, promise } = read(said(sum, frenchDate(day)));
        expect(paid).toMatchObject({ amountCents: sum * 100, date: day });
        expect(promise).toBeNull();
      }),
    );
  });
});

describe('no payment made', () => {
  test.each([
    ['money that comes from others', 'L’assurance a versé son acompte hier.'],
    ['other debts', 'Une fois que j’ai payé le loyer il me reste peu.'],
    ['income', 'Ma pension est créditée le 27.'],
    ['a present for a day to come', 'ok je paye 200 le 5'],
    ['a day nearer ahead', 'La prime tombe fin de mois, facture soldée le 30.'],
    ['what cannot be', 'Sans engagement le mandat ne peut être émis.'],
    ['what should be', 'Les règlements doivent désormais être effectués sur ce compte.'],
    ['none', 'Notre assuré nous indique n’avoir régularisé aucun bon.'],
    ['an address asked for', 'Il me faudrait juste l’ordre du chèque et l’adresse où le déposer.'],
    ['papers sent', 'Nous avons adressé l’ensemble du dossier le 7 novembre.'],
    ['an order handed on', 'Le mandat a été émis le 18 novembre et transmis à la trésorerie.'],
    ['what will be', 'Nous confirmons que la somme de 1 100 € sera bien réglée à cette date.'],
    ['an order first', 'Finissez la cheminée et c’est réglé le lendemain.'],
    ['a closed order', 'Votre facture est bloquée car la commande est soldée.'],
    ['tonight', 'Le virement automatique passe cette nuit.'],
    ['a cheque that came back', 'Notre chèque du 4 novembre vous est revenu impayé.'],
    ['what is paid to me', 'Un gros chantier m’est réglé le 18.'],
    ['what the insurer paid', 'La sécu vous a déjà payé 16 € directement.'],
    ['illness', 'J’ai fait un AVC en août, il me faudrait du temps.'],
  ])('%s', (_, words) => {
    expect(read(words).paid).toBeNull();
  });
});
