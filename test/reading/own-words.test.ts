/** What counts as the author's own words. */
import { describe, expect, test } from '@jest/globals';
import { ownWords, withoutKnownQuotes } from '../../src/reading/own-words.ts';
import { withoutSent } from '../../src/reading/sent-text.ts';
import { mailNamed } from './mail.fixture.ts';

const words = async (name: string): Promise<string> => {
  const mail = await mailNamed(name);
  return ownWords(mail.text, mail.html, [], mail.from[0] ?? null);
};
const own = (text: string, sent: readonly string[] = []): string => ownWords(text, null, sent);

describe('when a debtor answers', () => {
  test.each([
    [
      'gmail-fr-promise.eml',
      'Bonjour Camille,\n\nJe vous confirme que les 1 764 € seront virés le 15 décembre, date de\nnotre prochaine échéance fournisseurs.\n\nCordialement,',
    ],
    [
      'outlook-fr-dispute.eml',
      'Bonjour,\n5 000 € ont été payés samedi. Les 1 200 € qui manquent correspondent aux réserves du PV de réception, toujours pas levées.\nSalutations',
    ],
    ['iphone-fr-no-means.eml', 'bonjour, jai perdu mon alternance, je ne peux rien verser pour linstant desole'],
    ['orange-fr-refusal.eml', "Vous pouvez m'envoyer tous les rappels que vous voulez, ma réponse restera la même : c'est non."],
    ['android-fr-already-paid.eml', 'g deja payer hier par carte'],
    ['gmail-fr-html-only-dispute.eml', "Bonjour,\n\nJe conteste cette facture : le vélo n'a jamais été livré.\n\nCordialement,"],
    ['gmail-fr-interleaved.eml', "oui je sais\n\naucune idée pour l'instant, mais je paierai"],
  ])('%s: the words run from the greeting to the closing formula', async (name, expected) => {
    expect(await words(name)).toBe(expected);
  });

  test('a sentence that says who wrote what is no quotation', () => {
    const text = 'Bonjour,\nLe débiteur nous a écrit :\nje ne paierai pas.\nQue faites-vous ?';
    expect(own(text)).toBe(text);
    const story = 'Le 3 novembre 2026, votre client nous a écrit :\n« nous reviendrons terminer ». Il n’est jamais revenu.';
    expect(own(story)).toBe(story);
  });

  test('a letter that begins with its own « De : … Objet : … » is kept', () => {
    const letter = 'De : Jean Martin\nÀ : Cabinet Marchand\nObjet : contestation\n\nMadame, je conteste votre facture.';
    expect(own(letter)).toBe(letter);
  });

  test('an answer of one word is never taken for a signature', () => {
    for (const word of ['OK', 'Jamais', 'Reçu', 'Nolwenn']) expect(own(word)).toBe(word);
  });

  test('a mobile footer, a name, a telephone number and a disclaimer are not words', () => {
    expect(
      own('Je paie vendredi.\n\nPaul Le Goff\nGérant – SARL Le Goff\n06 12 34 56 78\n\nEnvoyé depuis mon téléphone Orange'),
    ).toBe('Je paie vendredi.');
    expect(
      own(
        "C'est payé.\nBien à vous,\npaul\n\nCe message et toutes les pièces jointes sont confidentiels.\nMerci de penser à l'environnement.",
      ),
    ).toBe("C'est payé.\nBien à vous,");
  });

  test.each([
    [
      'Sincères salutations.',
      'Anne Le Bihan, chirurgien-dentiste\n12 bis rue de la Paix - 29200 BREST\nTél : 02 98 00 00 00 / Fax : 02 98 00 00 01\nwww.lebihan.example',
    ],
    [
      'Cdt,',
      'Service comptabilité fournisseurs\nSAS Bretagne Matériaux au capital de 50 000 € – RCS Brest 412 345 678\nLes mardis et jeudis de 9h à 12h',
    ],
    [
      "Je vous prie de croire, Mon Cher Confrère, en l'assurance de mes sentiments dévoués.",
      'Marie-Anne Kerbrat\nAvocat au Barreau de Quimper\nToque 112',
    ],
    ['Kind regards,', 'Emma Stone\nAccounts Payable | Fjord Ltd\n+44 20 7946 0000'],
    ['Bonne journée,', '*Paul Riou*\n*Gérant*\n\n*SARL Riou & Fils*\n06.12.34.56.78'],
    ['Merci', 'jean-marc'],
    ['Il ne paiera pas.', 'M. et Mme Dupont'],
    ['Virement effectué ce matin.', 'P/O la direction\nCéline'],
    ['ok', 'Le Gall Frères'],
  ])('after « %s » a signature ends the words (%#)', (last, signature) => {
    expect(own(`Bonjour,\n${last}\n${signature}`)).toBe(`Bonjour,\n${last}`);
  });

  test.each([
    'Merci.\nVirement fait ce jour',
    'Voici mon IBAN :\nFR76 3000 1000 0100 0000 0000 123',
    'Ma nouvelle adresse :\n14 rue des Lilas\n35000 Rennes',
    'Voyez notre comptable :\nMme Le Dû\ncompta@x.example',
    'Je règle en trois fois :\nDécembre\nJanvier\nFévrier',
    "Mon avocat est :\nMe Simon\n12 rue de Brest, 35000 Rennes\n02 99 00 00 00\nMerci de ne plus m'écrire.",
  ])('what looks like a signature and is the message stays (%#)', (text) => {
    expect(own(text)).toBe(text);
  });

  test.each([
    'Obtener Outlook para Android',
    'Holen Sie sich Outlook für iOS',
    'Scarica Outlook per Android',
    'Enviada do meu telemóvel',
    'Secured with Tuta Mail',
    'Emma Stone\nAvocats',
    'AVISO LEGAL: este mensaje y sus archivos adjuntos van dirigidos a su destinatario.',
    'Le informazioni contenute in questo messaggio sono riservate e confidenziali.',
    'De informatie in dit bericht is vertrouwelijk.',
  ])('without a closing formula too, what a program adds goes: « %s »', (added) => {
    expect(own(`Je refuse de payer.\n\n${added}`)).toBe('Je refuse de payer.');
  });

  test.each([
    'La información que me pide está en el presupuesto.',
    'Este importe no lo debo.',
    'Questa fattura non è dovuta.',
    'Deze factuur is al betaald.',
    'Outlook ne marche plus, je vous écris du téléphone.',
  ])('a sentence that begins like one stays: « %s »', (sentence) => {
    expect(own(`Bonjour,\n\n${sentence}`)).toBe(`Bonjour,\n\n${sentence}`);
  });

  test('a sentence just above an attribution is not swallowed with it', () => {
    const text =
      'Le virement part vendredi.\nLe lun. 23 nov. 2026 à 09:30, Cabinet <creances@marchand-associes.example> a écrit :\n> Payez.';
    expect(own(text)).toBe('Le virement part vendredi.');
  });

  test('a postscript is kept, for it may say what counts', () => {
    expect(own('Je paie vendredi.\nCordialement,\nPaul Le Goff\n\nPS : la deuxième facture, je la conteste.')).toBe(
      'Je paie vendredi.\nCordialement,\n\nPS : la deuxième facture, je la conteste.',
    );
  });

  test.each([
    'Le lun. 23 nov. 2026 à 09:30, Cabinet Marchand <creances@marchand-associes.example> a écrit :\n> Payez.',
    'Le lun. 23 nov. 2026 à 09:30, Cabinet Marchand <\ncreances@marchand-associes.example> a écrit :\n\nPayez.',
    'On Mon, 23 Nov 2026 at 14:00, Cabinet Marchand <creances@marchand-associes.example>\nwrote:\n\n> Payez.',
    'Am Mo., 23. Nov. 2026 um 14:00 Uhr schrieb Cabinet Marchand <creances@marchand-associes.example>:\n\n> Payez.',
    'El lun, 23 nov 2026 a las 14:00, Cabinet Marchand (<creances@marchand-associes.example>) escribió:\n\n> Payez.',
    'Il giorno lun 23 nov 2026 alle ore 14:00 Cabinet Marchand <creances@marchand-associes.example> ha scritto:\n\n> Payez.',
    'Op ma 23 nov 2026 om 14:00 schreef Cabinet Marchand <creances@marchand-associes.example>:\n\n> Payez.',
    'Le lun. 23 nov. 2026 à 09:30, Cabinet Marchand <creances@marchand-associes.example> a\nécrit :\n\nPayez.',
    'Op 23 nov. 2026 14:00 schreef "Cabinet Marchand" <creances@marchand-associes.example> het\nvolgende geschreven:\n\nPayez.',
    'Am 23.11.2026 14:00 schrieb "Cabinet Marchand" <creances@marchand-associes.example\n>:\n\nPayez.',
    '2026-11-23 14:00 GMT+01:00 Cabinet Marchand <\ncreances@marchand-associes.example>:\n\nPayez.',
    'Da: Cabinet Marchand\nRisposta: creances@marchand-associes.example\nData: lunedì 23 novembre 2026 14:00\nA: io\nOggetto: Rappel\n\nPayez.',
    '-----Message d’origine-----\nDe : Cabinet Marchand\nEnvoyé : lundi 23 novembre 2026 14:00\nÀ : moi\nObjet : Rappel\n\nPayez.',
    '*De :* Cabinet Marchand <creances@marchand-associes.example>\n*Envoyé :* lundi 23 novembre 2026 14:00\n*À :* moi\n*Objet :* Rappel\n\nPayez.',
    '________________________________\nVon: Cabinet Marchand <creances@marchand-associes.example>\nGesendet: Montag, 23. November 2026 14:00\nAn: ich\nBetreff: Rappel\n\nPayez.',
    '\n> Message du 23/11/26 08:40\n> De : "Cabinet Marchand" <creances@marchand-associes.example>\n> A : moi\n> Copie à :\n> Objet : Rappel\n>\n> Payez.',
    'Cabinet Marchand & Associés a écrit :\n> Payez.',
    'Cabinet Marchand <creances@marchand-associes.example> a écrit le 18/11/2026 10:00 :\n> Payez.',
    '-------- Original Message --------\nOn 11/19/26 10:00, Cabinet Marchand <creances@marchand-associes.example> wrote:\n\n> Payez.',
    '-------- Message d’origine --------De : Cabinet Marchand <creances@marchand-associes.example> Date : 02/12/2026  18:00  (GMT+01:00) À : moi Objet : Rappel \nPayez.',
    '--- En date de : Mer 18.11.26, Cabinet Marchand <creances@marchand-associes.example> a écrit :\n\nPayez.',
    '========================================\nMessage du : 11/12/2026 10:00\nDe : "Cabinet Marchand" <creances@marchand-associes.example>\nA : moi\nSujet : Rappel\n========================================\n\nPayez.',
  ])('the quote goes, whichever client made it (%#)', (quote) => {
    expect(own(`Je refuse.\n\n${quote}`)).toBe('Je refuse.');
  });
});

describe('when a mail quotes what we sent', () => {
  const ours =
    'Bonjour Madame,\n\nLa somme de 1 764,00 € reste due à Voilerie Guéguen. Répondez par le mot OK, NON ou un texte corrigé.\n\nCamille Vernier';

  test('not one word of ours counts as theirs, though no mark shows it', () => {
    expect(own(`non\n\n${ours}`, [ours])).toBe('non');
  });

  test('nor when a client wrapped it anew and changed its spaces', () => {
    const rewrapped = ours
      .replace(/\n/g, ' ')
      .replace(/ /g, '\u00a0')
      .replace(/(.{30})\u00a0/g, '$1\n');
    expect(own(`d'accord pour le 5\n\n${rewrapped}`, [ours])).toBe("d'accord pour le 5");
  });

  test.each([
    ['quoted twice', (text: string) => text.replace(/^/gm, '>> ')],
    ['indented', (text: string) => text.replace(/^/gm, '    ')],
    ['on one line', (text: string) => text.replace(/\n+/g, ' ')],
    ['with stars for bold', (text: string) => text.replace('1 764,00 €', '*1 764,00 €*')],
    ['with a link put in', (text: string) => text.replace('Guéguen', 'Guéguen <mailto:creances@marchand-associes.example>')],
    ['with other apostrophes', (text: string) => text.replace(/'/g, '’')],
    ['without its accents', (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace('€', 'EUR')],
    ['with its accents apart from their letters', (text: string) => text.normalize('NFD')],
    ['with question marks for its accents', (text: string) => text.replace(/[^\x00-\x7f]/g, '?')],
    ['in another charset', (text: string) => Buffer.from(text).toString('latin1')],
    ['hyphenated', (text: string) => text.replace('somme', 'som\u00adme')],
  ])('nor %s', (_, altered) => {
    expect(own(`je refuse\n\n${altered(ours)}`, [ours])).toBe('je refuse');
  });

  test('a sentence of ours in which they mended one accent or changed one word is theirs', () => {
    for (const [changed, to] of [
      ['due', 'dûe'],
      ['mot', 'môt'],
      ['texte', 'document'],
      ['corrigé', 'corrige'],
    ] as const) {
      const altered =
        'La somme de 1 764,00 € reste due à Voilerie Guéguen.\nRépondez par le mot OK, NON ou un texte corrigé.'.replace(
          changed,
          to,
        );
      expect(own(altered, [ours])).toContain(to);
    }
  });

  test('their own greeting and their own closing formula stay theirs', () => {
    const polite = `${ours}\nVeuillez agréer, Madame, l'expression de nos salutations distinguées.`;
    const text = "Bonjour Madame,\nje refuse.\nVeuillez agréer, Madame, l'expression de nos salutations distinguées.";
    expect(own(text, [polite])).toBe(text);
  });

  test('a promise in our own figures stays theirs', () => {
    const account = 'Vous m’avez dit que vous paierez 360,00 € au plus tard le 30 novembre 2026. Merci de confirmer.';
    const text = 'Oui, je paierai 360,00 € au plus tard le 30 novembre 2026.';
    expect(own(text, [account])).toBe(text);
  });

  test('a sentence of ours that they altered is theirs, the rest is not', () => {
    const altered = ours.replace('1 764,00', '764,00');
    expect(withoutSent(altered, [ours])).toContain('La somme de 764,00 € reste due à Voilerie Guéguen');
    expect(withoutSent(altered, [ours])).not.toContain('Répondez par le mot OK');
  });

  test('answers typed into our unmarked text are found where the author points to them', () => {
    const block =
      'De : Cabinet Marchand <creances@marchand-associes.example>\nEnvoyé : lundi 23 novembre 2026 14:00\nÀ : moi\nObjet : Rappel\n\n';
    const letter =
      'Reconnaissez-vous devoir la somme de 1 764,00 € à notre cliente ?\nQuand comptez-vous régler cette somme à Voilerie Guéguen ?';
    const answered = letter.replace('cliente ?', 'cliente ?\nOui.').concat('\nLe 5 décembre.');
    expect(own(`Mes réponses ci-dessous.\n\n${block}${answered}`, [letter])).toBe(
      'Mes réponses ci-dessous.\n\nOui.\nLe 5 décembre.',
    );
  });

  test('for decisions the signature stays in sight: it may say « en liquidation judiciaire »', () => {
    const text = `Bien reçu.\n\nSARL Le Goff, en liquidation judiciaire\n\n${ours}`;
    expect(withoutKnownQuotes(text, [ours])).toBe('Bien reçu.\n\nSARL Le Goff, en liquidation judiciaire');
  });
});
