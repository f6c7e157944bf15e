/** What a member writes when asked what a claim lacks. */
import { describe, expect, test } from '@jest/globals';
import { NO_FACTS } from '../../src/claim/decide-on-facts.ts';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readFacts } from '../../src/reading/claim-facts.ts';

const facts = (words: string) => readFacts(words, '2026-09-18' as IsoDate);

describe('when a member tells what was missing', () => {
  test.each<[string, object]>([
    [
      'L’échéance était le 31 août 2026. L’adresse est bien contact@cap-nautisme.example.',
      { dueDate: '2026-08-31', debtorEmail: 'contact@cap-nautisme.example', confirms: false },
    ],
    ['15/10/2026', { dueDate: '2026-10-15' }],
    ['échéance 15/10/2026, 1 200 €', { dueDate: '2026-10-15', amountCents: 120_000 }],
    ['Echéance : 31/08/26', { dueDate: '2026-08-31' }],
    ['1 200,50 € TTC', { amountCents: 120_050 }],
    ['Montant : 980 euros', { amountCents: 98_000 }],
    ['Facture du 1er juillet 2026, échéance au 31 juillet 2026.', { dueDate: '2026-07-31' }],
    ['Émise le 01/08/2026, à régler avant le 31/08/2026', { dueDate: '2026-08-31' }],
    ['Facture émise le 1er août 2026, payable à 30 jours', { dueDate: '2026-08-31' }],
    ['particulier', { debtorKind: 'consumer' }],
    ['C’est une particulière', { debtorKind: 'consumer' }],
    ['une SARL', { debtorKind: 'professional' }],
    ['professionnel', { debtorKind: 'professional' }],
    ['C’est un professionnel, pas un particulier', { debtorKind: 'professional' }],
    ['ce n’est pas un professionnel', { debtorKind: null }],
    ['la mairie de Plougastel', { debtorKind: 'public' }],
    ['C’est un pro', { debtorKind: 'professional' }],
    ['son mail pro est compta@cap.example', { debtorEmail: 'compta@cap.example' }],
    ['infirmière libérale', { debtorKind: 'professional' }],
    ['1 200', { amountCents: 120_000 }],
    ['Montant : 980,50', { amountCents: 98_050 }],
    ['2026', {}],
    ['1 000 € HT, 1 200 € TTC', { amountCents: 120_000 }],
    ['Son adresse : 4 quai de la Fosse, 44000 Nantes, merci', { debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'] }],
    ['4 quai de la Fosse 44000 Nantes', { debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'] }],
    [
      '12 rue du Port, 29200 Brest, nous doit 240 €',
      { amountCents: 24_000, debtorPostalAddress: ['12 rue du Port', '29200 Brest'] },
    ],
    ['une association', { debtorKind: 'non-professional' }],
    ['OK', { confirms: true }],
    ['Oui, c’est la bonne adresse.', { confirms: true }],
    ['Je confirme l’adresse', { confirms: true }],
    ['C’est exact', { confirms: true }],
    ['OK, échéance le 15/10/2026', { confirms: true, dueDate: '2026-10-15' }],
    [
      'Le débiteur est SARL Cap Nautisme, 4 quai de la Fosse, 44000 Nantes',
      {
        debtorName: 'SARL Cap Nautisme',
        debtorKind: 'professional',
        debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'],
      },
    ],
    ['Adresse postale :\n4 quai de la Fosse\n44000 Nantes', { debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'] }],
    ['Nom : Mme Élise Cabon', { debtorName: 'Mme Élise Cabon', debtorKind: null }],
    ['Note n° 2026-118, 1 200 €', { invoiceRef: '2026-118', amountCents: 120_000 }],
    ['facture FA-771', { invoiceRef: 'FA-771' }],
  ])('« %s »', (words, said) => {
    expect(facts(words)).toEqual({ ...NO_FACTS, ...said });
  });
});

describe('when it is not certain, nothing is learned', () => {
  test.each([
    'Je ne sais pas, je demande à la comptabilité.',
    'Non',
    'Non, ce n’est pas la bonne adresse',
    'OK ?',
    'Non ce n’est pas contact@cap-nautisme.example',
    'fin août',
    'Merci',
    '',
  ])('« %s »', (words) => {
    expect(facts(words)).toEqual(NO_FACTS);
  });

  test('a corrected address is the one that is right', () => {
    expect(facts('Non, pas contact@cap.example mais compta@cap.example').debtorEmail).toBe('compta@cap.example');
    expect(facts('OK mais l’adresse est compta@cap.example')).toMatchObject({
      debtorEmail: 'compta@cap.example',
      confirms: false,
    });
  });

  test('two addresses without a word between them teach none', () => {
    expect(facts('contact@cap.example, compta@cap.example').debtorEmail).toBeNull();
  });
});
