/** What a member asks for, in a word or in a sentence. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { claimReferenceIn, readRequest } from '../../src/reading/member-request.ts';

/** Friday 13 November 2026. */
const ON = '2026-11-13' as IsoDate;
const request = (words: string, subject = '') => readRequest(subject, words, ON);

describe('when a member asks in a word', () => {
  test.each<[string, object]>([
    ['PAUSE 15 jours', { action: 'hold', until: '2026-11-28' }],
    ['pause', { action: 'hold', until: null }],
    ['PAUSE jusqu’au 15/12', { action: 'hold', until: '2026-12-15' }],
    ['Pause deux semaines', { action: 'hold', until: '2026-11-27' }],
    ['PAUSE un mois', { action: 'hold', until: '2026-12-13' }],
    ['PAUSE 15j', { action: 'hold', until: '2026-11-28' }],
    ['reprendre', { action: 'resume' }],
    ['REPRENDRE.', { action: 'resume' }],
    ['STOP', { action: 'stop' }],
    ['stop !', { action: 'stop' }],
    ['DOSSIER', { action: 'dossier' }],
    ['DOSSIER MA-2026-0002', { action: 'dossier', claimReference: 'MA-2026-0002' }],
    ['Bonjour,\nDossier MA-2026-0002 svp\nMerci !', { action: 'dossier', claimReference: 'MA-2026-0002' }],
    ['STATUT', { action: 'status' }],
    ['AIDE', { action: 'help' }],
    ['?', { action: 'help' }],
    ['POSTÉ le 12/11', { action: 'posted', until: '2026-11-12' }],
    ['posté', { action: 'posted', until: '2026-11-13' }],
    ['Posté hier', { action: 'posted', until: '2026-11-12' }],
    ['ADRESSE x@y.fr', { action: 'change-contact', email: 'x@y.fr' }],
    ['MONTANT 980 €', { action: 'change-amount', amountCents: 98_000 }],
    ['AVOIR 100 €', { action: 'credit-note', amountCents: 10_000, until: null }],
    ['AVOIR 100 € du 12/11', { action: 'credit-note', amountCents: 10_000, until: '2026-11-12' }],
    ['CLORE', { action: 'close' }],
    ['AM-2026-0007 : PAUSE 10 jours', { action: 'hold', claimReference: 'AM-2026-0007', until: '2026-11-23' }],
    ['Bonjour,\n\nSTATUT AM-2026-0007\n\nMerci', { action: 'status', claimReference: 'AM-2026-0007' }],
    ['CLORE AM-2026-0007', { action: 'close', claimReference: 'AM-2026-0007' }],
  ])('« %s »', (words, asked) => {
    expect(request(words)).toMatchObject(asked);
  });

  test.each<[string, string]>([
    ['STOP, erreur de débiteur', 'stop'],
    ['STOP. Ce n’est pas le bon client.', 'stop'],
    ['Stop, erreur de débiteur !', 'stop'],
    ['Bonjour,\n\nSTOP car nous avons relancé le mauvais client, on clôture', 'stop'],
    ['Bonjour Camille, stop : il faut reprendre la facture', 'stop'],
    ['PAUSE, la mise en demeure serait malvenue', 'hold'],
    ['MA-2026-0001\nPause – on relance le mois prochain', 'hold'],
  ])('« %s », whatever follows', (words, action) => {
    expect(request(words)).toMatchObject({ action });
    expect(request(words, 'Dossier Kerbrat')).toMatchObject({ action });
  });

  test('in the subject alone', () => {
    expect(request('', 'STATUT AM-2026-0012')).toMatchObject({ action: 'status', claimReference: 'AM-2026-0012' });
    expect(request('', 'DOSSIER AM-2026-0012')).toMatchObject({ action: 'dossier', claimReference: 'AM-2026-0012' });
  });

  test('DOSSIER and a reference entitle whatever else is said', () => {
    expect(request('CLORE', 'Dossier AM-2026-0012')).toMatchObject({ action: 'close' });
    expect(request('Il a promis de rappeler.', 'Dossier AM-2026-0012')).toBeNull();
    expect(request('Dossier AM-2026-0012\nIl a promis de rappeler.')).toBeNull();
  });
});

describe('when a member asks in a sentence', () => {
  test.each<[string, object]>([
    ['On gèle, M. Hélias est à l’hôpital.', { action: 'hold', until: null }],
    [
      'Nous avons émis hier un avoir de 150,50 € sur la facture 2026-118.',
      { action: 'credit-note', amountCents: 15_050, until: '2026-11-12' },
    ],
    [
      'Merci de déduire l’avoir n° A-12 de 80 euros du 02/11.',
      { action: 'credit-note', amountCents: 8_000, until: '2026-11-02' },
    ],
    ['Nous avons établi un avoir de 90 € sur la facture n° 2026-120.', { action: 'credit-note', invoiceRef: '2026-120' }],
    ['On lui accorde une remise exceptionnelle de 200 €.', { action: 'credit-note', amountCents: 20_000 }],
    ['On attend jusqu’au 30 novembre.', { action: 'hold', until: '2026-11-30' }],
    ['Merci de ne rien envoyer avant le 1er décembre', { action: 'hold', until: '2026-12-01' }],
    ['Ne relancez plus, le client a changé d’avis.', { action: 'stop' }],
    ['Merci de ne plus relancer ce client.', { action: 'stop' }],
    ['Ne leur écrivez plus.', { action: 'stop' }],
    ['Arrêtez tout, c’est une erreur de notre part.', { action: 'stop' }],
    ['Le dossier AM-2026-0007 est à arrêter : cette facture n’est pas due.', { action: 'stop' }],
    ['Merci de ne plus relancer avant le 15 décembre.', { action: 'hold', until: '2026-12-15' }],
    ['Ne les relancez plus pour l’instant.', { action: 'hold', until: null }],
    ['On peut reprendre.', { action: 'resume' }],
    ['Vous pouvez fermer le dossier', { action: 'close' }],
    ['On classe sans suite.', { action: 'close' }],
    ['Peux-tu relancer Armor Déco ?', { action: 'send-reminder' }],
    ['Mise en demeure, huit jours.', { action: 'send-formal-notice' }],
    ['Appelez le débiteur demain', { action: 'call-debtor' }],
    ['Peux-tu appeler M. Riou ?', { action: 'call-debtor' }],
    ['Le client accepte l’échéancier', { action: 'accept-schedule' }],
    ['Le maréchal-ferrant refuse les 150 par mois, il veut la moitié tout de suite.', { action: 'refuse-schedule' }],
    ['L’AR est revenu signé le 12/10.', { action: 'notice-received', until: '2026-10-12' }],
    ['Mise en demeure reçue le 12/10 par le débiteur', { action: 'notice-received', until: '2026-10-12' }],
    ['Le pli est revenu non réclamé, présenté le 09/10.', { action: 'notice-unclaimed', until: '2026-10-09' }],
    ['OK pour trois mensualités de 400 €', { action: 'accept-schedule' }],
    ['La nouvelle adresse est compta@cap.example', { action: 'change-contact', email: 'compta@cap.example' }],
    ['Écrivez plutôt à compta@cap.example', { action: 'change-contact', email: 'compta@cap.example' }],
    ['Le montant est en fait de 980 €', { action: 'change-amount', amountCents: 98_000 }],
    ['On peut accepter 3 x 400 €.', { action: 'accept-schedule' }],
    ['Échéancier OK pour le client, 4 fois 250 €', { action: 'accept-schedule' }],
    ['Son échéancier sur 24 mois, c’est non.', { action: 'refuse-schedule' }],
    ['Nouveau mail du débiteur : jean@dupont.example', { action: 'change-contact', email: 'jean@dupont.example' }],
    ['Appelle-le stp', { action: 'call-debtor' }],
    ['Envoie-lui un petit rappel', { action: 'send-reminder' }],
    ['Laissez-le tranquille', { action: 'hold' }],
    ['Ne le relancez pas', { action: 'hold' }],
    ['On renonce aux pénalités', { action: 'waive-fees' }],
    ['Où en est le dossier Riou ?', { action: 'status' }],
    ['Envoyée en recommandé hier', { action: 'posted', until: '2026-11-12' }],
    ['Laisse-lui jusqu’au 10 décembre', { action: 'hold', until: '2026-12-10' }],
    ['On accorde 10 jours de plus', { action: 'hold', until: '2026-11-23' }],
    ['On reprend le 5 janvier', { action: 'hold', until: '2027-01-05' }],
    ['Stoppez les relances', { action: 'hold', until: null }],
    ['Arrêt maladie du débiteur, on attend la fin du mois', { action: 'hold', until: '2026-11-30' }],
    ['Ne relancez pas tout de suite.', { action: 'hold', until: null }],
    ['Pas tout de suite, attendez.', { action: 'hold', until: null }],
    ['Pas tout de suite.', { action: 'hold', until: null }],
    ['Finalement ne relancez pas tout de suite, j’attends son retour.', { action: 'hold', until: null }],
    ['Ne rien envoyer aujourd’hui, je vérifie avec la comptabilité.', { action: 'hold', until: null }],
    ['Ne rien envoyer aujourd’hui, attendez le 30 novembre.', { action: 'hold', until: '2026-11-30' }],
    ['Attendez un peu avant de relancer.', { action: 'hold', until: null }],
    ['Je vérifie le compte avant que vous relanciez.', { action: 'hold', until: null }],
    ['Attendez vendredi et relancez.', { action: 'hold', until: '2026-11-20' }],
    ['Il faut relancer, mais pas maintenant.', { action: 'hold', until: null }],
    ['Relancez plus tard.', { action: 'hold', until: null }],
    ['Attendez avant de clore le dossier.', { action: 'hold', until: null }],
    ['J’attends toujours son chèque, relancez-le.', { action: 'send-reminder' }],
    ['N’attendez plus, relancez-le.', { action: 'send-reminder' }],
    ['Relancez-le, au plus tard demain.', { action: 'send-reminder' }],
    ['Erreur de ma part, ce client ne doit rien.', { action: 'stop' }],
    ['Erreur de notre part sur la facture du 12/10/2026, ce client ne doit rien.', { action: 'stop' }],
    ['Please hold until 15 December', { action: 'hold', until: '2026-12-15' }],
    ['Le dossier peut être fermé.', { action: 'close' }],
    ['Refus de l’échéancier', { action: 'refuse-schedule' }],
    ['Envoie-lui un dernier rappel avant la mise en demeure.', { action: 'send-reminder' }],
    ['Il faut l’appeler avant d’écrire.', { action: 'call-debtor' }],
    ['La bonne adresse de M. Riou : riou@riou.example', { action: 'change-contact', email: 'riou@riou.example' }],
    ['Facture corrigée : 1 150 € au lieu de 1 200 €.', { action: 'change-amount', amountCents: 115_000 }],
    ['On laisse tomber les 40 €', { action: 'waive-fees' }],
  ])('« %s »', (words, asked) => {
    expect(request(words)).toMatchObject(asked);
  });
});

describe('what asks for nothing of the kind', () => {
  test.each([
    ['Merci beaucoup'],
    ['Bien noté.'],
    ['Dossier réglé'],
    ['Bonne journée'],
    ['Mme Le Roux appelée vendredi : ne paiera jamais.'],
    ['Il a demandé un avoir de 100 €.'],
    ['Si on lui accorde une remise de 200 €, il paie.'],
    ['Il voudrait qu’on lui accorde une remise de 200 €.'],
    ['Erreur de ma part : 680 € et pas 860 €'],
    ['C’est 680 et non 860, erreur de notre part'],
    ['Erreur de ma part sur l’échéance : le 30/09/2026'],
    ['STOP aux impayés : voici une facture à recouvrer.'],
  ])('« %s »', (words) => {
    expect(request(words)).toBeNull();
  });

  test.each<[string, string]>([
    ['Ne pas reprendre pour l’instant', 'resume'],
    ['Il ne faut pas clore', 'close'],
    ['Surtout ne clôturez pas ce dossier', 'close'],
    ['Pas de mise en demeure pour l’instant', 'send-formal-notice'],
    ['Ne relancez pas', 'send-reminder'],
  ])('« %s » never means %s', (words, action) => {
    expect(request(words)?.action ?? null).not.toBe(action);
  });
});

test('a reference is found as written', () => {
  expect(claimReferenceIn('Réf. AM-2026-0007, suite')).toBe('AM-2026-0007');
  expect(claimReferenceIn('dossier 2026-D-140')).toBe('2026-D-140');
  expect(claimReferenceIn('note 2026-118 du 15/11')).toBeNull();
  for (const invoice of [
    'Facture n° FA-2026-0118',
    'notre note d’honoraires n° NH-2026-0042',
    'F-2026-0118',
    'invoice INV-2026-0118',
  ])
    expect(claimReferenceIn(invoice)).toBeNull();
  expect(claimReferenceIn('facture FA-2026-0118, dossier AM-2026-0007')).toBe('AM-2026-0007');
});
