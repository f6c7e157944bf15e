/** Whom a text names as owing, and for whom it asks. */
import { describe, expect, test } from '@jest/globals';
import { kindIn } from '../../src/reading/claim-facts.ts';
import { creditorNamedIn, debtorNamedIn } from '../../src/reading/named-parties.ts';

describe('who owes', () => {
  test.each([
    ['La mairie de Plouzané n’a pas réglé la facture FA-12 (890 €)', 'mairie de Plouzané', 'public'],
    ['CHU de Brest, facture 2026-90, 4 500 € TTC', 'CHU de Brest', 'public'],
    ['Association Les Voiles de l’Aber, 650 €', 'Association Les Voiles de l’Aber', 'non-professional'],
    ['Smith Ltd (ap@smith.example) owes us EUR 1,425.00', 'Smith Ltd', null],
    ['L’hôtel des Embruns me doit toujours 2 140 €', 'hôtel des Embruns', null],
    ['M. Jean Riou, 12 rue du Port, 29200 Brest, nous doit 240 €', 'M. Jean Riou', null],
    ['La société Cap Nautisme ne nous a pas payés : 300 €', 'Cap Nautisme', null],
    ['Dossier contre Fanny Quéré, 980 €', 'Fanny Quéré', null],
    ['240 euros auprès de M. Riou', 'M. Riou', null],
    ['Bonjour Madame Vernier,\n\nEURL Le Fournil, 300 €', 'EURL Le Fournil', 'professional'],
  ])('« %s »', (words, name, kind) => {
    expect(debtorNamedIn(words, null, [])).toBe(name);
    expect(kindIn(name)).toBe(kind);
  });

  test('who stands beside the address', () => {
    expect(debtorNamedIn('Northwind Studio (billing@northwind.example), 980 EUR', 'billing@northwind.example', [])).toBe(
      'Northwind Studio',
    );
  });

  test('neither the client, nor the member written to, nor a lawyer', () => {
    expect(debtorNamedIn('Voilerie Guéguen SARL, voir M. Riou', null, ['Voilerie Guéguen'])).toBe('M. Riou');
    expect(debtorNamedIn('Pour Mme Vernier : Me Simon suit M. Riou', null, ['Camille Vernier'])).toBe('M. Riou');
  });

  test.each(['Merci beaucoup', 'Facture FA-12 impayée', ''])('« %s » names nobody', (words) => {
    expect(debtorNamedIn(words, null, [])).toBeNull();
  });
});

describe('for whom we ask', () => {
  test.each([
    ['Mme Kervella (sophrologue) nous demande de récupérer 240 euros auprès de M. Riou', 'Mme Kervella', 'sophrologue'],
    ['À ouvrir pour le compte de Garage Morvan, contre M. Riou', 'Garage Morvan', null],
    ['créancier : Menuiserie Le Bris', 'Menuiserie Le Bris', null],
    ['doit 3 200 € à notre client Scierie Morvan', 'Scierie Morvan', null],
  ])('« %s »', (words, name, trade) => {
    expect(creditorNamedIn(words)).toEqual({ name, trade });
  });
});
