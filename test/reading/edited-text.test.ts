/** A whole letter a partner sends back in place of a draft. */
import { describe, expect, test } from '@jest/globals';
import { answer, DRAFT } from './draft.fixture.ts';

const LETTER =
  'Monsieur,\n\nMa cliente accepte cinq versements de 2 000 €, le 15 de chaque mois à compter du 15 octobre 2026. Je vous remercie de votre confirmation.\n\nBien à vous,';

describe('a whole text in place of the draft leaves as she wrote it', () => {
  test.each([
    ['introduced', `Plutôt ceci :\n\n${LETTER}`],
    ['introduced in other words', `Je préfère cette version :\n\n${LETTER}`],
    ['introduced by a yes', `OK, mais avec mon texte :\n\n${LETTER}`],
    ['a bare letter', LETTER],
    ['with her initials below', `Plutôt ceci :\n\n${LETTER}\n\nBM`],
    ['with her mail signature below', `${LETTER}\n\nBruno Marchand\nAvocat associé\n02 99 00 00 00`],
    ['spaced as HTML spaces it', `Plutôt ceci\u00a0:\u00a0\n\u00a0\n\n\n${LETTER.replaceAll('\n\n', '\n\u00a0\n\n\n')}`],
    ['between quotation marks', `Plutôt ceci :\n« ${LETTER} »`],
  ])('%s', (_, words) => {
    expect(answer(words)).toEqual({ decision: 'edit', word: null, editedText: LETTER, until: null });
  });

  test('her name below the closing formula is the letter’s', () => {
    expect(answer(`Plutôt ceci :\n\n${LETTER}\n\nHélène Marchand`).editedText).toBe(`${LETTER}\n\nHélène Marchand`);
  });

  test.each([
    ['Hélène Marchand\nAvocate', 'Hélène Marchand\nAvocate'],
    ['Hélène Marchand\nAvocate\n\nEnvoyé de mon iPhone', 'Hélène Marchand\nAvocate'],
    ['Hélène Marchand\nAvocate\n\nHM', 'Hélène Marchand\nAvocate'],
    ['Hélène Marchand\n\nHélène Marchand\nAvocate associée\n02 99 00 00 00', 'Hélène Marchand'],
    ['Hélène Marchand, avocate\n12 rue de la République', ''],
    ['Hélène Marchand\nAvocate\nCabinet Marchand\nBarreau de Rennes', ''],
  ])('her name and title are the letter’s, a mail program’s signature is not: %j', (below, kept) => {
    expect(answer(`${LETTER}\n${below}`).editedText).toBe(`${LETTER}\n\n${kept}`.trim());
  });

  test('a letter that closes as one need not say « vous »', () => {
    const text = 'Monsieur,\n\nMerci de régler la somme de 860 € avant le 20 octobre.\n\nCordialement,';
    expect(answer(text)).toMatchObject({ decision: 'edit', editedText: text });
    const line = 'Monsieur, Merci de régler la somme de 860 € avant le 20 octobre. Cordialement, Hélène Marchand';
    expect(answer(line)).toMatchObject({ decision: 'edit', editedText: line });
  });

  test('below an OK, its days bind the debtor and hold nothing back', () => {
    const text = 'Monsieur,\nMerci de régler la somme de 860 € avant le 20 novembre prochain.\nCordialement,';
    expect(answer(`OK\n\n${text}`)).toMatchObject({ decision: 'edit', editedText: text, until: null });
    expect(answer('OK\n\nMonsieur, merci de régler 860 € avant le 20 novembre.')).toMatchObject({ decision: 'unclear' });
    expect(answer('OK.\nJe vous prie de régler 860 € avant le 20 novembre 2026.')).toMatchObject({ decision: 'unclear' });
  });

  test('on one line', () => {
    const text = 'Monsieur, votre proposition est refusée ; nous attendons votre règlement entier. Cordialement.';
    expect(answer(`Envoyez plutôt : ${text}`)).toMatchObject({ decision: 'edit', editedText: text });
  });

  test('without a greeting, when it is introduced and speaks to the debtor', () => {
    const text = 'Nous prenons note de votre proposition et vous accordons un délai au 30 octobre 2026.';
    expect(answer(`Plutôt ceci :\n\n${text}`)).toMatchObject({ decision: 'edit', editedText: text });
  });

  test('the draft itself, changed in place', () => {
    const changed = DRAFT.replace('12 octobre', '30 octobre');
    expect(answer(changed)).toMatchObject({ decision: 'edit', editedText: changed });
    expect(answer(`Voilà\n\n${changed}`)).toMatchObject({ decision: 'edit', editedText: changed });
    expect(answer(DRAFT.replace('Monsieur,', 'Madame,'))).toMatchObject({ decision: 'edit' });
  });
});

describe('words to us never leave to the debtor', () => {
  test.each([
    'Bonjour,\n\nJe viens de parler à Mme Le Goff au téléphone longuement.\nVotre texte ne convient plus du tout à la situation.',
    'Madame,\n\nVotre projet me semble trop sec pour ce débiteur que nous connaissons depuis longtemps.\n\nBien à vous,',
    'Madame,\n\nMerci de corriger le montant, qui est de 860 € et de vérifier aussi la date.\n\nCordialement,',
    'Je note ceci :\n\nle client est fâché, il a peur que le débiteur parte ailleurs si nous insistons trop.',
    `Plutôt ceci :\n\n${LETTER}\n\nHélène Marchand\n\nCamille, pensez à vérifier son adresse avant.`,
    `Que pensez-vous de ceci ?\n\n${LETTER}`,
    `Attendez lundi, puis plutôt ceci :\n\n${LETTER}`,
    `Plutôt ceci :\n\n${LETTER.replace('15 octobre', 'XX octobre')}`,
    `Plutôt ceci :\n\n${LETTER.replace('Bien à vous', '[rappeler la note ici]\n\nBien à vous')}`,
    `Plutôt ceci :\n\n${LETTER.replace('\n\nBien à vous,', '')}\n\nCamille, envoie-le en recommandé.`,
  ])('« %s »', (words) => {
    expect(answer(words)).toMatchObject({ word: null, editedText: null });
  });
});
