/** What the text of an invoice or fee note says. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readInvoice } from '../../src/reading/invoice.ts';

const read = (...lines: readonly string[]) => readInvoice(lines.join('\n'), '2026-09-18' as IsoDate);
const FEE_NOTE = [
  'Marchand & Associés',
  'Avocats au barreau de Rennes',
  '12 rue de la Monnaie, 35000 Rennes',
  'SARL Cap Nautisme',
  '4 quai de la Fosse',
  '44000 Nantes',
  'NOTE D’HONORAIRES N° 2026-118',
  'Date : 01/08/2026',
  'Consultation et rédaction d’un bail commercial',
  'Total HT : 1 000,00 €',
  'TVA 20 % : 200,00 €',
  'Total TTC à payer : 1 200,00 €',
];

describe('a fee note', () => {
  test('names its number, its day, the sum with taxes and whom it is addressed to; no due date is none', () => {
    expect(read(...FEE_NOTE)).toEqual({
      invoiceRef: '2026-118',
      issuedOn: '2026-08-01',
      dueDate: null,
      amountCents: 120_000,
      addressee: ['SARL Cap Nautisme', '4 quai de la Fosse', '44000 Nantes'],
    });
  });

  test('a printed due date is the due date', () => {
    expect(read(...FEE_NOTE, 'Échéance : 31/08/2026')).toMatchObject({ issuedOn: '2026-08-01', dueDate: '2026-08-31' });
  });

  test.each([
    ['Échéance : 31/08/2026', '2026-08-31'],
    ['Date d’échéance\u00a0: 31 août 2026', '2026-08-31'],
    ['À régler avant le 31/08/2026', '2026-08-31'],
    ['Date limite de paiement : 31.08.2026', '2026-08-31'],
    ['Payable au plus tard le 31 août 2026', '2026-08-31'],
    ['Exigible le 31 août 2026', '2026-08-31'],
    ['Due date: August 31, 2026', '2026-08-31'],
    ['Date : 01/08/2026\nPaiement à 30 jours', '2026-08-31'],
    ['Date : 01/08/2026\nPaiement à 30 jours fin de mois', null],
    ['Date : 01/08/2026\nPayable à réception', null],
    ['En cas de retard, pénalités exigibles au taux légal', null],
  ])('« %s » is due on %s', (line, due) => {
    expect(read(line).dueDate).toBe(due);
  });

  test.each([
    ['Total HT : 1 000,00 €\nTVA : 200,00 €\nTotal TTC : 1 200,00 €', 120_000],
    ['Net à payer 1 200,00', 120_000],
    ['Montant TTC\n980,50 €', 98_050],
    ['980,50 € TTC', 98_050],
    ['Total TTC 1 200,00 €\nAcompte reçu 200,00 €\nReste à payer 1 000,00 €', 100_000],
    ['Amount due: EUR 1,425.00', 142_500],
    ['Total HT 1 000,00 €', null],
    ['TVA 20 %', null],
  ])('« %s » is %s cents', (text, cents) => {
    expect(read(text).amountCents).toBe(cents);
  });

  test.each([
    ['FACTURE N° FA-771', 'FA-771'],
    ['Facture n°2026/0042', '2026/0042'],
    ['Invoice no. INV-2026-9', 'INV-2026-9'],
    ['Facture\nNuméro : F2026-88', 'F2026-88'],
    ['facture du 01/08/2026', null],
    ['facture 1 200 €', null],
  ])('« %s » bears the number %s', (text, ref) => {
    expect(read(text).invoiceRef).toBe(ref);
  });

  test('an addressee under a label, with the issuer’s telephone in between', () => {
    expect(
      read(
        'Voilerie Guéguen',
        '2 quai Nord',
        '29200 Brest',
        'Tél : 02 98 00 00 00',
        'FACTURE N° 7',
        'Client : M. Paul Riou',
        '3 rue Haute',
        '29000 Quimper',
      ).addressee,
    ).toEqual(['M. Paul Riou', '3 rue Haute', '29000 Quimper']);
    expect(
      read(
        'Voilerie Guéguen',
        '29200 Brest',
        'SIRET 123 456 789 00012',
        'Les Ateliers du Port',
        '3 rue Haute',
        '29000 Quimper',
        'FACTURE N° 7',
      ).addressee,
    ).toEqual(['Les Ateliers du Port', '3 rue Haute', '29000 Quimper']);
  });

  test('an issuer alone is no debtor', () => {
    expect(read('SARL Voilerie Guéguen', '2 quai Nord', '29200 Brest', 'FACTURE N° 7').addressee).toEqual([]);
  });
});
