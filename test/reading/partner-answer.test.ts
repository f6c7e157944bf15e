/** What a partner's answer to a draft means: only a plain yes sends it. */
import { describe, expect, test } from '@jest/globals';
import { answer, DRAFT } from './draft.fixture.ts';

const decision = (words: string) => answer(words).decision;

describe('one word of the closed list, alone on the first line, sends the draft at once', () => {
  test.each([
    'OK',
    'ok',
    'ok.',
    'Ok !',
    'O.K.',
    '« OK »',
    '"OK".',
    'OUI',
    'Oui,',
    'VALIDER',
    'Validé.',
    'Approuvé',
    'J’approuve',
    'Bon pour envoi',
    'OK envoyez',
    'Bonjour,\n\nOK\n\nCordialement,',
    'OK\n\n--\nHélène Marchand\nAvocate',
    'OK\nHélène',
    'OK\n\nCordialement,\nAwa Diop',
    'OK\n\nHélène Marchand\nAvocate associée\n02 99 00 00 00',
    'OK\n\nHM',
    'OK\n\nEnvoyé de mon iPhone',
    'OK 👍',
  ])('« %s »', (words) => {
    expect(answer(words)).toEqual({ decision: 'approve', word: 'closed-list', editedText: null, until: null });
  });
});

describe('another unmistakable yes is a yes that waits', () => {
  test.each([
    'C’est bon, envoyez.',
    'parfait, merci',
    'Très bien, vous pouvez l’envoyer.',
    'D’accord pour moi.',
    'ok pour moi, merci Camille',
    'Allez-y',
    'Rien à redire de mon côté.',
    'Je valide tel quel. Merci !',
    'OK\nMerci, vous pouvez envoyer.',
    'Vous avez mon accord.',
    'OK Camille, envoyez.',
    'Bonjour Camille, OK pour moi',
    'Ne changez rien, envoyez.',
    'OK sans modification',
    'Looks good, please send.',
    'Approved, thanks',
    'Oui et merci',
    'Ok je valide',
    'ok ok',
    'D’accord avec le projet.',
    'Je suis d’accord, merci de l’envoyer',
    'Pas d’objection, envoyez dès que possible',
  ])('« %s »', (words) => {
    expect(answer(words)).toEqual({ decision: 'approve', word: 'clear', editedText: null, until: null });
  });
});

describe('a word that only looks like a name is a reserve', () => {
  test.each([
    'OK\nFaux',
    'OK\nErreur',
    'OK\nErreur Montant',
    'OK\nReport',
    'OK\nProvisoire',
    'OK\nPresque',
    'OK Recommandé',
    'OK Erreur',
    'OK Suspendu',
    'Oui Bientôt',
    'Parfait Inutile',
    'OK Google',
    'OK\nnon merci',
    'OK, attendez merci',
    'OK, annulez merci',
    'OK merci corriger',
    'OK\nHélène Marchand\nAvocat du client à mettre en copie',
    'OK\n\nCordialement,\n\nChangez la date',
  ])('« %s »', (words) => {
    expect(decision(words)).not.toBe('approve');
  });
});

describe('a no is a no', () => {
  test.each([
    'NON',
    'non.',
    'Non, je ne veux pas de ce courrier.',
    'Non, je l’appelle',
    'STOP',
    'Surtout pas',
    'Ne l’envoyez pas, il a payé.',
    'Je ne suis pas d’accord.',
    'Pas d’accord',
    'On laisse tomber.',
    'Hors de question d’écrire à ce confrère.',
    'Do not send',
    'Je valide pas',
    'C’est pas bon',
    'Bonjour,\n\nJe ne valide pas ce courrier, le client a déjà payé la semaine dernière.\nMerci de le détruire.',
  ])('« %s »', (words) => {
    expect(decision(words)).toBe('reject');
  });
});

describe('what waits for a day or for something is held', () => {
  test.each([
    ['Attendre jusqu’au 15 octobre', '2026-10-15'],
    ['ATTENDRE 10 jours', '2026-10-05'],
    ['Non, attendez le 15 octobre', '2026-10-15'],
    ['Pas maintenant', null],
    ['ok, j’appelle d’abord', null],
    ['OK pour moi si le client est d’accord', null],
    ['Ok mais pas avant lundi', '2026-09-28'],
    ['On laisse passer deux semaines', '2026-10-09'],
    ['Laissez-moi le temps de relire, je reviens vers vous', null],
    ['OK dès que le client aura confirmé', null],
    ['Oui, après l’audience du 3 novembre', '2026-11-03'],
    ['Envoyez demain', '2026-09-26'],
    ['OK pour lundi', '2026-09-28'],
    ['OK\n\nPS : attendez demain', '2026-09-26'],
    ['Me Simon doit m’appeler.', null],
    ['Not yet, please wait', null],
    ['Attendez, il m’a écrit hier.', null],
  ])('« %s » until %s', (words, until) => {
    expect(answer(words)).toEqual({ decision: 'hold', word: null, editedText: null, until });
  });
});

describe('a change that is only described asks for the whole text', () => {
  test.each([
    'OK mais changez la date',
    'oui sauf le montant',
    'D’accord, en ajoutant le numéro de facture dans la première phrase.',
    'OK, sans la phrase sur les intérêts',
    'Remplacez Monsieur par Madame.',
    'Pouvez-vous adoucir le ton ?',
    'OK\n\nIl y a une faute mais dans le nom du client.',
    'Parfait, mais mettre huit jours au lieu de quinze',
    'Fine, but change the amount',
    'Remplacez la deuxième phrase par :\n\nMonsieur, votre règlement est attendu par notre comptabilité.',
    'Deux remarques sur le texte :\n- le montant est faux\n- la date aussi',
    'Plutôt ceci :',
    'Valider avec modifications',
    'Non, remplacez la date.',
    'Trop dur, à reprendre.',
  ])('« %s »', (words) => {
    expect(answer(words)).toEqual({ decision: 'edit', word: null, editedText: null, until: null });
  });
});

describe('in doubt nothing is sent', () => {
  test.each([
    '',
    'vu',
    '?',
    'OK ?',
    'ok...',
    'OK…',
    'OK mais…',
    'Oui mais je ne suis pas sûre',
    'Merci',
    'Bien reçu',
    'Entendu',
    '👍',
    'OK 👎',
    'oui / non',
    'OK ou NON',
    'ok ok ok non',
    'Non non c’est bon',
    'Tu es sûre pour la date ?',
    'OK pour les deux',
    'Est-ce que c’est OK pour le client ?',
    'Je ne dis pas OK',
    'Hélène Marchand a réagi à votre message : OK',
    'Je suis absente jusqu’au 2 octobre. Tout est OK, voyez Camille.',
    'Réponse automatique : OK',
    'O.K. Corral',
    'Okinawa',
    'Répondez par le mot OK',
    'OK vu avec Camille',
    'Qui a rédigé ça ?',
    'Rien.',
    'OK si le montant est bon',
    'Bonjour,',
    'Oui\nNon',
    'OK\nEn fait non',
    'Oui pour la lettre, non pour le délai',
    'OK (à vérifier)',
    'Accord de principe',
    'Approuvé par le client',
    'Envoyez-moi le dossier',
    'OK.\n\nJe pars en congés demain, voyez avec Claire.',
  ])('« %s »', (words) => {
    expect(answer(words)).toEqual({ decision: 'unclear', word: null, editedText: null, until: null });
  });

  test('a line of our own draft is never her word, whatever it says', () => {
    expect(decision('OK')).toBe('approve');
    expect(decision(DRAFT)).toBe('unclear');
    expect(
      decision('Si vous êtes OK avec ce décompte, nous vous remercions de régler 1 200,00 € au plus tard le 12 octobre 2026.'),
    ).toBe('unclear');
  });

  test('a draft quoted below without a mark changes nothing to her answer', () => {
    expect(answer(`Oui\n\n${DRAFT}`)).toMatchObject({ decision: 'approve', word: 'closed-list' });
    expect(decision(`Bonjour,\n\nPas d’accord.\n\n${DRAFT}`)).toBe('reject');
    expect(decision(`Vu\n\n${DRAFT}`)).toBe('unclear');
  });
});
