/** A member reports a payment, or one that came back. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readPaymentNote } from '../../src/reading/payment-note.ts';

const ON = '2026-11-13' as IsoDate;
const note = (words: string, subject = '') => readPaymentNote(subject, words, ON);

describe('when a member reports a payment', () => {
  test.each<[string, object]>([
    ['PAYÉ 1 200 € le 12/11', { amountCents: 120_000, date: '2026-11-12', full: false, rejected: false }],
    ['payé', { amountCents: null, date: null, full: true }],
    ['Réglé.', { full: true }],
    [
      '620 € reçus ce matin par virement, dossier réglé.',
      { amountCents: 62_000, date: '2026-11-13', method: 'virement', full: true },
    ],
    [
      'Chèque de 2 000 € remis en banque hier, reste 8 000.',
      { amountCents: 200_000, date: '2026-11-12', method: 'cheque', full: false },
    ],
    ['Virement de 450,50 € arrivé le 10/11', { amountCents: 45_050, date: '2026-11-10', method: 'virement' }],
    ['M. Riou a tout réglé en espèces', { amountCents: null, method: 'especes', full: true }],
    ['Le débiteur vient de virer 500 €, je l’ai vu sur le compte.', { amountCents: 50_000, method: null }],
    ['Acompte de 300 € reçu', { amountCents: 30_000, full: false }],
    ['Bien reçu 1 200 € par carte', { amountCents: 120_000, method: 'cb' }],
    ['Encaissé 980 € le 9 novembre, pour solde', { amountCents: 98_000, date: '2026-11-09', full: true }],
    ['Le client me dit qu’il a tout reçu, on peut fermer.', { amountCents: null, full: true }],
    ['Reçu un premier versement de 400 €', { amountCents: 40_000, full: false }],
    ['Nous avons été payés : 1 200 € sur le compte ce matin', { amountCents: 120_000, date: '2026-11-13' }],
    [
      'Vu sur le relevé : 1 250,50 € le 9/11, virement SARL Dupont',
      { amountCents: 125_050, date: '2026-11-09', method: 'virement' },
    ],
    ['Encaissement CB 75,00 € le 10/11', { amountCents: 7_500, date: '2026-11-10', method: 'cb' }],
    ['412,50 € par carte bancaire hier soir', { amountCents: 41_250, date: '2026-11-12', method: 'cb' }],
    ['Mme Salaün m’a donné 50 € en liquide hier', { amountCents: 5_000, date: '2026-11-12', method: 'especes' }],
    ['Je confirme le règlement de 1 500 €.', { amountCents: 150_000 }],
    ['Chèque de 900 € reçu au courrier de ce matin', { amountCents: 90_000, date: '2026-11-13', method: 'cheque' }],
    ['We received 500 EUR by bank transfer yesterday, paid in full.', { amountCents: 50_000, method: 'virement', full: true }],
    ['Reçu 3 x 200 €', { amountCents: 60_000 }],
    ['Payé en deux fois : 300 € le 3/11 et 320 € le 10/11', { amountCents: 62_000 }],
    ['Virement de 1 300 € arrivé le 12/11, soldé.', { amountCents: 130_000, full: true }],
  ])('« %s »', (words, told) => {
    expect(note(words)).toMatchObject(told);
  });

  test.each<[string, object]>([
    ['Chèque de 2 000 € revenu impayé', { amountCents: 200_000, method: 'cheque', full: false, rejected: true }],
    [
      'Le prélèvement de 150 € a été rejeté hier',
      { amountCents: 15_000, date: '2026-11-12', method: 'prelevement', rejected: true },
    ],
    ['Chèque sans provision', { amountCents: null, method: 'cheque', full: false, rejected: true }],
    ['Virement rejeté par la banque, 450 €', { amountCents: 45_000, rejected: true }],
  ])('« %s » came back', (words, told) => {
    expect(note(words)).toMatchObject(told);
  });

  test('a transfer without a sum is not the whole', () => {
    expect(note('Virement reçu ce matin')).toMatchObject({ amountCents: null, full: false });
  });

  test.each([
    ['La facture n° 2026-118 est réglée, pas celle-ci.', '2026-118'],
    ['PAYÉ facture FA-771', 'FA-771'],
    ['PAYÉ facture 1200 €', undefined],
    ['PAYÉ 1 200 € par chèque n° 1234567', undefined],
    ['La facture est réglée', undefined],
  ])('« %s » names invoice %s', (words, number) => {
    expect(note(words)?.invoiceRef).toBe(number);
    expect(note(words)).not.toBeNull();
  });

  test('the subject may carry the reference and the sum', () => {
    expect(note('Reçu ce matin par virement.', 'AM-2026-0007 : 1 200 €')).toMatchObject({
      claimReference: 'AM-2026-0007',
      amountCents: 120_000,
      date: '2026-11-13',
    });
  });
});

describe('what is no payment', () => {
  test.each([
    'Il va payer 1 200 € vendredi',
    'Rien reçu à ce jour',
    'Toujours pas payé',
    'Pas encore réglé',
    'Facture impayée de 1 200 €',
    'Nous n’avons pas reçu le virement',
    'A-t-il payé ?',
    'Avez-vous reçu le virement de M. Riou ?',
    'Il dit avoir payé 450 €',
    'Aucun virement reçu',
    'Bien reçu votre message',
    'Reçu ce jour la facture de 300 €',
    '450 € par virement vendredi prochain',
    'Il a donné son accord pour 300 €',
    'J’ai reçu un appel de M. Riou',
    'Reçu un courrier de son avocat',
    'PAUSE 15 jours',
  ])('« %s »', (words) => {
    expect(note(words)).toBeNull();
  });
});
