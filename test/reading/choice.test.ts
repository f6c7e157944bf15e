/** What a member answers to a question with numbered choices. */
import { describe, expect, test } from '@jest/globals';
import { readChoice } from '../../src/reading/choice.ts';

const PAYMENT = ['Oui, cette somme est bien reçue', 'Non, rien n’est reçu', 'Une autre somme : indiquez-la après le chiffre'];
const CLAIMS = ['AM-2026-0007, SARL Cap Nautisme', 'AM-2026-0012, M. Kerbrat', 'Aucun de ces dossiers'];

describe('when a member answers by a number', () => {
  test.each([
    ['1', 1, ''],
    ['2.', 2, ''],
    ['Le 2', 2, ''],
    ['Réponse 3', 3, ''],
    ['réponse : 1', 1, ''],
    ['Choix n° 2', 2, ''],
    ['Ma réponse est 2', 2, ''],
    ['1)', 1, ''],
    ['Bonjour,\n\n2\n\nMerci', 2, ''],
    ['2\n\nCordialement,', 2, ''],
    ['1, merci', 1, 'merci'],
    ['3 – 450 €', 3, '450 €'],
    ['3 : 1 200,50 €', 3, '1 200,50 €'],
    ['3\n450 euros', 3, '450 euros'],
    ['3\u00a0–\u00a0450\u00a0€', 3, '450 €'],
    ['1, pas 2', 1, 'pas 2'],
    ['#2', 2, ''],
    ['[2]', 2, ''],
    ['« 2 »', 2, ''],
    ['1. Oui, cette somme est bien reçue', 1, 'Oui, cette somme est bien reçue'],
  ])('« %s » chooses %i', (words, chosen, rest) => {
    expect(readChoice(words, PAYMENT)).toEqual({ chosen, rest });
  });
});

describe('when a member answers in words', () => {
  test.each([
    ['le premier', 1],
    ['La deuxième option', 2],
    ['the second one', 2],
    ['le dernier', 3],
    ['Aucun', 3],
    ['AM-2026-0012', 2],
    ['AM-2026-0007, SARL Cap Nautisme', 1],
  ])('« %s » chooses %i', (words, chosen) => {
    expect(readChoice(words, CLAIMS)?.chosen).toBe(chosen);
  });

  test.each([
    ['oui', 1],
    ['Non, merci', 2],
    ['Rien n’est reçu.', 2],
  ])('« %s » says the choice that begins so', (words, chosen) => {
    expect(readChoice(words, PAYMENT)?.chosen).toBe(chosen);
  });
});

describe('when the choice is not certain, nothing is chosen', () => {
  test.each([
    '1 ou 2',
    '1, 2',
    '1/2',
    '1 et 3',
    '2 ?',
    '1\n2',
    'les deux',
    'le 4',
    '12',
    '1 200 €',
    '2 semaines',
    '15/11',
    'pas le 2',
    'oui mais seulement 450 €',
    'je ne sais pas',
    '2… non, 1',
    'le 2 décembre',
    '1 mais seulement 300 €',
    '1, 300 €',
    '2, reçu 300 €',
    '2 Oui, cette somme est bien reçue',
    '1\n\nsi le client confirme',
    '',
    'Bonjour,',
    '?',
  ])('« %s »', (words) => {
    expect(readChoice(words, PAYMENT)).toBeNull();
  });
});
