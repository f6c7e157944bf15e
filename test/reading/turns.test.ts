/** Turns of phrase that say a thing without its word, read on Tuesday 24 November 2026. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { readStatements } from '../../src/reading/statements.ts';
import { loadPhrases } from '../../src/rules.ts';

const phrases = loadPhrases();
const read = (words: string) => readStatements(words, isoDate('2026-11-24'), phrases);

describe('a payment under way', () => {
  test.each([
    ['L’ordre de virement est signé, il sera exécuté le 14 décembre.', '2026-12-14'],
    ['Vous aurez le virement lundi à la première heure.', '2026-11-30'],
    ['Notre prochain train de virements est fixé au 30 novembre.', '2026-11-30'],
    ['You will have the money by close of play on Friday.', '2026-11-27'],
    ['Votre facture figure dans notre campagne de décaissement du 15 décembre.', '2026-12-15'],
    ['Nous prévoyons d’apurer notre dette le 31 décembre.', '2026-12-31'],
    [
      'oui bonjour alors désolé j’étais sur un toit toute la semaine j’ai vu votre message hier soir donc écoutez vendredi je suis au bureau je vous fais ça sans faute merci',
      '2026-11-27',
    ],
    ['I’ll settle the invoice on 1 December without fail.', '2026-12-01'],
    ['Demain c’est viré, vous pourrez dormir tranquille.', '2026-11-25'],
    ['jvous fai 130 lundi jai ma paye', '2026-11-30'],
    ['Je passerai samedi déposer les 220 euros si c’est ouvert.', '2026-11-28'],
    ['Je suis payé le dernier vendredi du mois et je vous vire tout.', '2026-11-27'],
  ])('%s is a promise', (words, date) => {
    expect(read(words)).toMatchObject({ escalate: false, promise: { date } });
  });
});

describe('a payment gone by', () => {
  test.each([
    ['Mon appli bancaire indique 186,30 € partis vers vous le 9 novembre.', 18630, '2026-11-09'],
    ['Mon épouse est passée au cabinet régler la note jeudi.', null, '2026-11-19'],
    ['Je viens à l’instant de payer par le lien.', null, '2026-11-24'],
    ['La somme de 318,40 € a quitté notre compte le 18 novembre.', 31840, '2026-11-18'],
    ['mais jai doné 60e en main propre samedi a vot collegue', 6000, '2026-11-21'],
    ['Un chèque de 95 euros a été glissé dans votre boîte le 17 novembre.', 9500, '2026-11-17'],
    ['J’ai payé vendredi dernier, vous ne lisez pas vos relevés ?', null, '2026-11-20'],
    ['J’ai réglé 210 euros le 13 novembre, numéro de transaction 66120.', 21000, '2026-11-13'],
    ['ms g dja tou payer hier', null, '2026-11-23'],
  ])('%s', (words, amountCents, date) => {
    expect(read(words)).toMatchObject({ escalate: false, intents: ['already-paid'], paid: { amountCents, date } });
  });

  test('is not one of a day to come: a cheque sent tomorrow by post', () => {
    expect(read('Je vous envoie un chèque de 230 € demain, par la poste.')).toMatchObject({
      paid: null,
      promise: { amountCents: 23000, date: '2026-11-25' },
    });
  });
});

describe('a schedule', () => {
  const parts = [
    { amountCents: 40000, date: '2026-12-01' },
    { amountCents: 40000, date: '2027-01-01' },
  ];

  test('does not count the total it adds up to', () => {
    expect(
      read('Je vous propose de régler les 800 euros en deux fois : 400 € le 1er décembre, 400 € le 1er janvier.'),
    ).toMatchObject({
      promise: { amountCents: 80000, instalments: parts },
    });
  });

  test('is asked for as well as announced', () => {
    const { intents, promise } = read('Can I pay 400 euros on 1 December and another 400 on 1 January?');
    expect({ first: intents[0], promise }).toMatchObject({
      first: 'instalment-request',
      promise: { amountCents: 80000, instalments: parts },
    });
  });
});

test('a payment to the debtor is none of his', () => {
  expect(read('Le client qui me bloquait vient de me régler.').paid).toBeNull();
});

test('not to know the creditor is no dispute beside having been mistaken for another', () => {
  expect(read('Il y a erreur, je ne connais ni votre cabinet ni cette personne.')).toMatchObject({
    intents: ['wrong-recipient'],
    escalate: false,
  });
});

describe('what goes to a person', () => {
  test.each([
    ['months in a row', 'Je propose un règlement étalé de janvier à juin 2027.', 'beyond-envelope'],
    ['a sum without an end', 'Je verse 80 € tous les 10 du mois jusqu’à extinction.', 'beyond-envelope'],
    ['twenty euros a month, in SMS spelling', 'je peux pa tou paye dun cou 20e/moi sa passe?', 'beyond-envelope'],
    ['an open-ended sum by the month, asked for', 'Accepteriez-vous 25 euros mensuels, prélevés le 6 ?', 'beyond-envelope'],
    [
      'a threat the phrases take for an answer to come',
      'Je tiens à vous informer que j’ai pris contact avec des gens qui rendront tout cela public.',
      'complaint-or-threat',
    ],
    ['want told by its choices', 'Ce mois-ci je dois choisir entre vous et le loyer.', 'distress'],
    ['want told by what is left', 'Il me reste 11 € jusqu’à la CAF.', 'distress'],
    ['a payer who knows of an illness', 'Ma mutuelle vous règle directement.', 'legal-aid-or-health'],
    ['a payment for work of that sort', 'Je vais m’empresser de payer un travail pareil.', 'irony'],
    ['a wait till summer', 'Pouvez-vous attendre la vente, prévue à l’été 2027 ?', 'beyond-envelope'],
    ['a reproach not understood', 'Je paierai. Le mandat a été rédigé de bout en bout par un stagiaire.', 'not-understood'],
    ['a promise broken', 'Je m’étais engagé pour le 20 mais l’argent n’est pas rentré.', 'negated-promise'],
  ])('%s', (_, words, doubt) => {
    expect(read(words).because).toContain(doubt);
  });

  test('not: what somebody else thought or wrote, and the writer does not say', () => {
    const words = 'Mon associé vous avait écrit que le travail était bâclé. Je vous règle vendredi.';
    expect(read(words)).toMatchObject({ intents: ['promise-to-pay'], escalate: false });
    expect(read('Le travail était bâclé. Je vous règle vendredi.').because).toContain('dispute-service');
  });

  test('not: today no, Friday yes', () => {
    expect(read('Je ne peux pas aujourd’hui mais vendredi sans problème, je vous donne les 80 euros.')).toMatchObject({
      escalate: false,
      promise: { amountCents: 8000, date: '2026-11-27' },
    });
  });

  test('not: a tag alone asks, the promise before it stands', () => {
    expect(read('Je vous règle le 5 décembre, c’est ok ?')).toMatchObject({
      intents: ['promise-to-pay'],
      escalate: false,
      promise: { date: '2026-12-05' },
    });
  });
});
