/** Which kind of debt a member tells, and what of it. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { completedIn, performedValue, toldItem } from '../../src/reading/item-told.ts';

describe('when a member tells a debt', () => {
  test.each([
    'Acompte de 3 000 € versé le 2 mars 2026, prestation non effectuée, à faire rembourser.',
    'Il faut faire rembourser l’acompte : rien n’a été livré.',
    'Trop-perçu de 212 € à récupérer auprès de ce fournisseur.',
  ])('a deposit to have back is a refund: %s', (words) => expect(toldItem(words)).toMatchObject({ kind: 'refund' }));

  test.each([
    'Solde de résiliation du contrat d’entretien : 940 €',
    'Le solde dû après la rupture du contrat de maintenance n’est pas payé.',
  ])('what remains when a contract ended is a balance: %s', (words) =>
    expect(toldItem(words)).toMatchObject({ kind: 'balance' }));

  test.each([
    'Facture d’acompte n° 12 impayée, à recouvrer.',
    'Il a versé un acompte de 300 €, le solde de la facture reste dû.',
    'Facture du contrat d’entretien, impayée.',
  ])('all else is an invoice: %s', (words) => expect(toldItem(words)).toEqual({ kind: 'invoice' }));

  test('what was agreed is said in the member’s own words', () => {
    expect(toldItem('Acompte de 3 000 € versé pour la réfection du quai, non effectuée, à faire rembourser.').agreed).toBe(
      'la réfection du quai',
    );
    expect(toldItem('Solde de résiliation du contrat d’entretien n° 12 du 3 mars 2025 : 940 €').agreed).toBe(
      'contrat d’entretien n° 12 du 3 mars 2025',
    );
  });
});

describe('the day the service or the mandate ended', () => {
  const told = (words: string) => completedIn(words, isoDate('2026-09-18')).completedOn;

  test.each([
    'À recouvrer. Mission terminée le 15/01/2025.',
    'Note impayée, fin de mission : 15 janvier 2025.',
    'Les travaux se sont achevés le 15 janvier 2025, facture à recouvrer',
    'Prestation achevée au 15/01/2025 ; note d’honoraires du 30/06/2025.',
    'Notre mandat a pris fin ; fin du mandat le 15/01/2025',
  ])('is as a member tells it: %s', (words) => expect(told(words)).toBe('2025-01-15'));

  test.each([
    'Note d’honoraires du 30/06/2025 impayée, échéance 30/07/2025.',
    'Mission terminée, note du 30/06/2025.',
    'La mission se terminera le 15/01/2027.',
    'La mission sera terminée le 15/12/2026.',
  ])('is not guessed: %s', (words) => expect(told(words)).toBeUndefined());
});

describe('R-57: the value of the part performed', () => {
  test.each([
    ['prestation partiellement effectuée (à hauteur de 800 € : deux jours sur devis)', 80_000, 'deux jours sur devis'],
    ['part exécutée : 1 250,50 €, selon le constat du 4 mai', 125_050, 'le constat du 4 mai'],
    ['la partie exécutée vaut 300 euros car une seule séance sur dix a eu lieu', 30_000, 'une seule séance sur dix a eu lieu'],
  ])('is a member’s, with its ground: %s', (words, amountCents, ground) =>
    expect(performedValue(words)).toEqual({ amountCents, ground }));

  test.each([
    'prestation effectuée en partie',
    'part exécutée : 800 €',
    'part exécutée : deux jours',
  ])('is none without a sum and a ground: %s', (words) => expect(performedValue(words)).toBeNull());

  test('is asked where a part was performed and no value given', () => {
    expect(toldItem('Acompte de 900 €, prestation effectuée en partie, à faire rembourser')).toMatchObject({ performed: null });
    expect(toldItem('Acompte de 900 €, prestation non effectuée, à faire rembourser')).not.toHaveProperty('performed');
  });
});
