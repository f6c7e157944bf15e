/** A member's account of a call. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readCallNote } from '../../src/reading/call-note.ts';
import { heardInCall } from '../../src/reading/call-sides.ts';
import { loadPhrases } from '../../src/rules.ts';

/** Thursday 12 November 2026. */
const ON = '2026-11-12' as IsoDate;
const phrases = loadPhrases();
const note = (words: string, subject = '') => readCallNote(subject, words, ON);

describe('when a member tells of a call', () => {
  test.each<[string, object]>([
    [
      'J’ai eu M. Le Goff au téléphone ce matin, il verse les 1 200 € le 23 novembre.',
      {
        interlocutor: 'M. Le Goff',
        outcome: 'commitment',
        amountCents: 120_000,
        promiseDate: '2026-11-23',
        callDate: '2026-11-12',
        direction: 'outbound',
      },
    ],
    [
      'APPEL du 12/11, M. Kerbrat s’engage à payer 1 200 € le 30/11',
      {
        interlocutor: 'M. Kerbrat',
        outcome: 'commitment',
        amountCents: 120_000,
        promiseDate: '2026-11-30',
        callDate: '2026-11-12',
      },
    ],
    [
      'Appel du 10/11 : Mme Salaün promet 300 € pour le 20/11.',
      {
        interlocutor: 'Mme Salaün',
        outcome: 'commitment',
        amountCents: 30_000,
        promiseDate: '2026-11-20',
        callDate: '2026-11-10',
      },
    ],
    ['Je les ai eus au tel, ils paient vendredi.', { outcome: 'commitment', promiseDate: '2026-11-13' }],
    ['Appel : elles régleront 300 € le 20/11', { outcome: 'commitment', amountCents: 30_000, promiseDate: '2026-11-20' }],
    ['Appelé hier, messagerie, message laissé.', { outcome: 'voicemail', callDate: '2026-11-11', direction: 'outbound' }],
    ['Répondeur. J’ai laissé un message à M. Riou, qu’il rappelle.', { outcome: 'voicemail', interlocutor: 'M. Riou' }],
    ['tel AM-2026-0007 : trois tentatives, ne décroche pas', { outcome: 'no-answer', claimReference: 'AM-2026-0007' }],
    ['Appelé deux fois M. Riou, injoignable', { outcome: 'no-answer', interlocutor: 'M. Riou' }],
    [
      'M. Kerbrat m’a rappelée : il conteste le montant, il n’aurait jamais commandé la seconde consultation.',
      { outcome: 'dispute', direction: 'inbound', interlocutor: 'M. Kerbrat', amountCents: null, promiseDate: null },
    ],
    ['Eu M. Kerbrat au tel, il refuse de payer quoi que ce soit.', { outcome: 'refused' }],
    ['Joint M. Kerbrat : il ne paiera pas les 1 200 €.', { outcome: 'refused', amountCents: null }],
    ['Appelé la société, le comptable est absent, il me rappelle lundi.', { outcome: 'callback', callbackDate: '2026-11-16' }],
    ['J’ai appelé M. Riou, à rappeler mardi.', { outcome: 'callback', callbackDate: '2026-11-17', promiseDate: null }],
    ['APPEL du 10/11 : il rappelle vendredi', { outcome: 'callback', callDate: '2026-11-10', callbackDate: '2026-11-13' }],
    ['Eu Mme Cabon, elle en parle à son mari et rappelle demain.', { outcome: 'callback', callbackDate: '2026-11-13' }],
    ['Appel : on se rappelle le 20/11 à 15h', { outcome: 'callback', callbackDate: '2026-11-20' }],
    ['Appelé M. Riou, en réunion. Rappeler lundi.', { outcome: 'callback', callbackDate: '2026-11-16' }],
    ['Appelé, il est absent, il rappelle.', { outcome: 'callback', callbackDate: null }],
    ['I called him, he will call me back on Friday', { outcome: 'callback', callbackDate: '2026-11-13' }],
    [
      'Appel. Il rappellera vendredi pour dire quand il paiera.',
      { outcome: 'callback', callbackDate: '2026-11-13', promiseDate: null },
    ],
    [
      'Appelé M. Riou : il rappelle mercredi et il paie le 30/11.',
      { outcome: 'commitment', promiseDate: '2026-11-30', callbackDate: null },
    ],
    ['Appelé M. Riou, il rappelle les termes du devis du 20/11.', { outcome: 'info', callbackDate: null }],
    ['Appel : il nous rappelle avoir payé, et le solde du mois dernier', { outcome: 'info', callbackDate: null }],
    [
      'Mme Salaün m’a téléphoné hier après-midi. Une assistante sociale l’aide.',
      { outcome: 'info', direction: 'inbound', callDate: '2026-11-11' },
    ],
    ['Appel entrant de M. Riou à 15h30, il demande une copie de la facture.', { outcome: 'info', direction: 'inbound' }],
    [
      'Au téléphone, M. Riou dit qu’il va virer 450 € vendredi',
      { outcome: 'commitment', amountCents: 45_000, promiseDate: '2026-11-13' },
    ],
    [
      'Eu Mme Cabon au téléphone, elle paiera quand elle pourra.',
      { outcome: 'commitment', amountCents: null, promiseDate: null },
    ],
    [
      'J’ai eu le gérant au téléphone, il dit avoir payé par virement la semaine dernière.',
      { outcome: 'info', promiseDate: null },
    ],
    [
      'Mme Le Roux appelée mardi : elle ne paiera jamais.',
      { outcome: 'refused', callDate: '2026-11-10', interlocutor: 'Mme Le Roux' },
    ],
    ['Appel de Mme Le Roux, furieuse, elle dit ne rien devoir.', { outcome: 'dispute', direction: 'inbound' }],
    [
      'M. Abgrall a appelé : le virement de 1 240 € partira le 30.',
      { outcome: 'commitment', amountCents: 124_000, promiseDate: '2026-11-30' },
    ],
    ['CR appel : M. Tanguy soutient que la réparation a été mal faite.', { outcome: 'dispute' }],
    [
      'Échange téléphonique avec M. Riou : d’accord pour 3 mensualités de 400 € à partir du 1er décembre',
      { outcome: 'commitment', amountCents: 40_000, promiseDate: '2026-12-01' },
    ],
    [
      'J’ai eu M. Riou au 06 12 34 56 78, il ne conteste pas et règle 800 € le 27 novembre',
      { outcome: 'commitment', amountCents: 80_000, promiseDate: '2026-11-27' },
    ],
    ['M. Tanguy nous a appelés hier : réglera la totalité fin novembre', { direction: 'inbound', outcome: 'commitment' }],
    ['Appel à M. Riou mardi dernier, il ne paiera rien du tout', { outcome: 'refused', interlocutor: 'M. Riou' }],
    [
      'Appel sortant 10h30 avec Dr Ollivier : accepte de payer 1 000 € le 30 novembre',
      { outcome: 'commitment', amountCents: 100_000, promiseDate: '2026-11-30', direction: 'outbound' },
    ],
    ['Tenté de joindre Mme Cabon, en vain', { outcome: 'no-answer', interlocutor: 'Mme Cabon' }],
    [
      'Entretien téléphonique du 10/11 avec Mme Le Gall : verse 150 € le 5 décembre',
      { outcome: 'commitment', callDate: '2026-11-10', amountCents: 15_000, promiseDate: '2026-12-05' },
    ],
    [
      'Called Mr Smith yesterday, he will pay 500 EUR on Friday',
      {
        outcome: 'commitment',
        callDate: '2026-11-11',
        amountCents: 50_000,
        promiseDate: '2026-11-13',
        interlocutor: 'Mr Smith',
      },
    ],
    ['Mr Smith rang back, he disputes the invoice', { outcome: 'dispute', direction: 'inbound' }],
  ])('« %s »', (words, told) => {
    expect(note(words)).toMatchObject(told);
  });

  test('the subject may tell it, and the account is kept word for word', () => {
    expect(note('Il règle 450 € vendredi.\n\nCamille', 'appel M. Riou AM-2026-0012')).toMatchObject({
      claimReference: 'AM-2026-0012',
      interlocutor: 'M. Riou',
      outcome: 'commitment',
      account: 'Il règle 450 € vendredi.\n\nCamille',
    });
  });
});

describe('what is no call', () => {
  test.each([
    'Payé 1 200 € le 10/11 par virement',
    'PAUSE 15 jours',
    'Peux-tu appeler M. Riou ?',
    'Appelez le débiteur demain svp',
    'Appel à M. Riou demain',
    'Appel à la banque à faire',
    'La cour d’appel a confirmé, appel en garantie à suivre',
    'On m’a rappelé que la facture est prescrite',
    'J’ai eu un rendez-vous avec M. Riou',
    'Rappelez-moi le montant dû',
    'Appel de fonds 2026 impayé, à recouvrer',
    'Faites un rappel',
    'Il n’a pas répondu à votre rappel du 10/11',
    'À rappeler lundi',
    'La cour d’appel a confirmé',
    'Tél : 02 99 00 00 00',
  ])('« %s »', (words) => {
    expect(note(words)).toBeNull();
  });
});

describe('what the member tells of their own words', () => {
  test.each<[string, string | null]>([
    ['J’ai eu M. Kerbrat ce matin. Je lui ai dit qu’on attendrait jusqu’au 30 novembre.', '2026-11-30'],
    ['Eu M. Kerbrat, il demande un délai, je lui ai accordé jusqu’à fin novembre, il remercie.', '2026-11-30'],
    ['J’ai eu Kerbrat au téléphone. On lui laisse jusqu’au 30/11.', '2026-11-30'],
    ['I called him, I told him we would wait until 30 November', '2026-11-30'],
    ['Appel : je lui ai répondu qu’on n’attendrait pas jusqu’au 30 novembre', null],
    ['Appel : je lui ai rappelé que la facture date du 30 septembre', null],
  ])('%s lets the debtor pay until %s', (words, granted) => {
    const heard = heardInCall(words, ON, phrases);
    expect({ granted: heard.granted, weSpoke: heard.weSpoke }).toEqual({ granted, weSpoke: true });
    expect(heard.promise).toBeNull();
    expect(note(words)?.outcome).toBe('info');
  });

  test('is not the debtor’s: nothing is promised, and no delay asked for', () => {
    expect(heardInCall('Appel. Je lui ai dit qu’il paierait le 30 novembre.', ON, phrases).intents).toEqual([]);
    expect(note('Appel. Je lui ai dit qu’il paierait le 30 novembre.')?.outcome).toBe('info');
    expect(note('Appel : je lui ai dit de payer le 30 novembre, il paiera vendredi')).toMatchObject({
      outcome: 'commitment',
      promiseDate: '2026-11-13',
    });
  });

  test('may agree on the next call', () => {
    const agreed = note('M. Kerbrat a rappelé, je lui ai dit que je le rappellerais demain.');
    expect(agreed).toMatchObject({ outcome: 'callback', callbackDate: '2026-11-13' });
  });

  test('still raises what always goes to a partner', () => {
    expect(heardInCall('Appel. Je lui ai dit que je notais son dépôt de bilan.', ON, phrases).intents).toContain(
      'insolvency-proceedings',
    );
  });
});
