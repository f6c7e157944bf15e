/** What a member says of a claim otherwise than it stands. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { correctedBesideDraft, correctedFacts } from '../../src/reading/corrected-facts.ts';

const read = (words: string) => correctedFacts(words, '2026-09-07' as IsoDate);

describe('a fact called by its name', () => {
  test.each<[string, object]>([
    ['Erreur : montant 680 €', { amountCents: 68_000 }],
    ['montant : 680', { amountCents: 68_000 }],
    ['Attention je me suis trompée, le montant est de 680 € et non 860,00 €.', { amountCents: 68_000 }],
    ['Le bon montant est 1 250,50 € au lieu de 1 520,50 €, merci.', { amountCents: 125_050 }],
    ['échéance 30/09/2026', { dueDate: '2026-09-30', amountCents: null }],
    ['Bonjour,\n\nL’échéance est le 30 septembre 2026 et non le 4.\n\nMerci', { dueDate: '2026-09-30' }],
    ['adresse compta@kerbrat.example', { debtorEmail: 'compta@kerbrat.example' }],
    ['Erreur, l’adresse est compta@kerbrat.example', { debtorEmail: 'compta@kerbrat.example' }],
    ['Adresse postale : 3 rue des Lilas, 35000 Rennes', { debtorPostalAddress: ['3 rue des Lilas', '35000 Rennes'] }],
    ['C’est un particulier.', { debtorKind: 'consumer' }],
    ['Qualité : professionnel', { debtorKind: 'professional' }],
    ['Facture n° 2026-129', { invoiceRef: '2026-129' }],
    ['Débiteur : SARL Cap Nautisme', { debtorName: 'SARL Cap Nautisme' }],
    ['680 € au lieu de 860 €', { amountCents: 68_000 }],
    ['Erreur de ma part : 680 € et pas 860 €', { amountCents: 68_000 }],
    ['Non, le montant est de 680 € et non 860 €.', { amountCents: 68_000 }],
    ['En fait l’échéance est au 30/09/2026.', { dueDate: '2026-09-30' }],
    ['Bonjour Amiable,\nécrivez-lui plutôt à compta@kerbrat.example.\nMerci d’avance', { debtorEmail: 'compta@kerbrat.example' }],
    ['Montant 680 €, échéance 30/09/2026', { amountCents: 68_000, dueDate: '2026-09-30' }],
  ])('« %s »', (words, facts) => {
    expect(read(words)).toMatchObject(facts);
  });
});

describe('what names no fact of the claim', () => {
  test.each([
    ['Merci, c’est noté.'],
    ['Je le vois le 30/09/2026.'],
    ['Le montant est-il de 680 € ?'],
    ['Nous nous sommes accordés sur un montant de 500 €.'],
    ['Il propose une échéance au 30/09/2026.'],
    ['C’est une entreprise sérieuse, elle paiera.'],
    ['J’ai mis en copie compta@kerbrat.example.'],
    ['La facture 2026-121 est partie en double.'],
    ['La somme de 300 € sera versée vendredi par sa banque.'],
    ['Le montant de 300 € arrivera vendredi.'],
    ['Le montant est trop élevé de 100 €.'],
    ['Le montant est inférieur de 100 €.'],
    ['Le montant de 40 € d’indemnité est à demander aussi.'],
    ['Montant 680 €, il paie vendredi.'],
    ['Mail reçu de sa comptable louise@perrin.example ce matin, rien de neuf.'],
    ['Mail de sa secrétaire louise@perrin.example ce matin.'],
    ['Adresse de son avocat : durand@barreau.example'],
    ['Adresse de sa fille : lea@perrin.example'],
    ['Adresse : ne plus écrire à p.kerbrat@menuiserie.example'],
    ['OK, montant 909,35 €'],
    ['Non. L’échéance donnée est trop courte, mettez le 30/11.'],
    ['Non, le montant de 500 € convenu suffit.'],
    ['L’échéance est le 30/11.'],
    ['Le débiteur est parti.'],
  ])('« %s »', (words) => {
    expect(read(words)).toBeNull();
  });
});

test('beside a draft, whose total it may be, a sum is of the claim only where another is denied', () => {
  const beside = (words: string) => correctedBesideDraft(words, '2026-09-15' as IsoDate);
  expect(beside('Non, montant 909,35 €')).toBeNull();
  expect(beside('Non, l’échéance est le 30/09/2026.')).toBeNull();
  expect(beside('Non, le montant est de 680 € et non 860 €.')).toMatchObject({ amountCents: 68_000 });
  expect(beside('Non, l’adresse est compta@kerbrat.example')).toMatchObject({ debtorEmail: 'compta@kerbrat.example' });
});
