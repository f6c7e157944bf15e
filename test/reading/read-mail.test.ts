/** A mail read whole: who writes, whose words it holds, and what it is for us. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import { readBankStatement } from '../../src/reading/bank-statement.ts';
import type { Attachment, Mail } from '../../src/reading/mail.ts';
import { readMail } from '../../src/reading/read-mail.ts';
import type { Circumstances, Reading } from '../../src/reading/reading.ts';
import { loadPhrases } from '../../src/rules.ts';
import { mail, OWN } from './mail.fixture.ts';

const PHRASES = loadPhrases();
const CAMILLE = [{ name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' }];
const HELENE = [{ name: 'Hélène Marchand', address: 'h.marchand@marchand-associes.example' }];
const DRAFT = [
  'Monsieur,',
  '',
  'Sauf erreur de notre part, la note d’honoraires n° 2026-118 reste impayée à ce jour.',
  'Nous vous remercions de régler 1 200,00 € au plus tard le 12 décembre 2026.',
  '',
  'Nous vous prions d’agréer, Monsieur, l’expression de nos salutations distinguées.',
].join('\n');
const NOTICE = [
  'Votre accord est attendu sur le projet ci-dessous (un rappel courtois).',
  'Pour l’envoyer tel quel, répondez par le mot OK, seul sur la première ligne.',
  '———  Le projet  ———',
  'Destinataire : contact@cap-nautisme.example',
  '',
  DRAFT,
  '———  Fin du projet  ———',
].join('\n');

function read(changes: Partial<Mail>, circumstances: Partial<Circumstances> = {}): Reading {
  const today = '2026-11-23' as IsoDate;
  return readMail(
    mail(changes),
    { writer: 'staff', answering: null, sent: [], ownAddresses: OWN, today, ...circumstances },
    PHRASES,
  );
}
const staff = (subject: string, text: string, more: Partial<Mail> = {}) => read({ from: CAMILLE, subject, text, ...more });
const answers = (text: string, writer: 'partner' | 'staff' = 'partner', sent: readonly string[] = [NOTICE]) =>
  read(
    { from: writer === 'partner' ? HELENE : CAMILLE, subject: 'Re: Projet à approuver', text },
    { writer, answering: DRAFT, sent },
  ).answer;
const pdf = (name: string, text: string | null): Attachment => ({
  name,
  type: 'application/pdf',
  bytes: 9000,
  sha256: 'a',
  text,
  invoiceXml: null,
  bankStatement: null,
});
const outlook = (note: string, from: string, to: string, subject: string, body: string) =>
  `${note}\n\nDe : ${from}\nEnvoyé : lundi 23 novembre 2026 08:20\nÀ : ${to}\nObjet : ${subject}\n\n${body}`;

describe('when a partner answers a draft', () => {
  test('a yes above the quoted question is a yes', () => {
    const quoted = NOTICE.split('\n').map((line) => `> ${line}`);
    expect(
      answers(`OK\n\nHélène Marchand\n\nLe 23 nov. 2026 à 08:50, Marchand & Associés a écrit :\n${quoted.join('\n')}`),
    ).toMatchObject({
      decision: 'approve',
      word: 'closed-list',
    });
  });

  test('a program that quotes us without a mark puts no word in her mouth', () => {
    expect(answers(NOTICE)?.decision).toBe('unclear');
    expect(answers(`OK\n\n${NOTICE}`)).toMatchObject({ decision: 'approve', word: 'closed-list' });
    expect(answers(`Bonjour,\n\nTu es sûre du montant ?\n\n${NOTICE}`)?.decision).toBe('unclear');
  });

  test('the draft changed in place leaves as changed, its other sentences kept', () => {
    const changed = DRAFT.replace('12 décembre', '20 décembre');
    expect(answers(`${changed}\n\n${NOTICE}`)).toMatchObject({ decision: 'edit', editedText: changed });
    expect(answers(changed)).toMatchObject({ decision: 'edit', editedText: changed });
  });

  test('the name she signs her text with is kept, her mail signature is not', () => {
    const letter =
      'Monsieur,\n\nVotre proposition de deux versements est acceptée par ma cliente.\nJe vous en remercie.\n\nBien à vous,';
    expect(answers(`Plutôt ceci :\n\n${letter}\n\nHélène Marchand`)?.editedText).toBe(`${letter}\n\nHélène Marchand`);
    const titled = `${letter}\n\nHélène Marchand\nAvocate`;
    expect(answers(`Plutôt ceci :\n\n${titled}`)?.editedText).toBe(titled);
    expect(answers(`Plutôt ceci :\n\n${letter}\n\nHélène Marchand\nAvocate associée\n02 99 00 00 00`)?.editedText).toBe(letter);
    expect(
      answers(
        `Plutôt ceci :\n\n${letter}\n\nHM\n\nDe : Assistant <creances@marchand-associes.example>\nEnvoyé : jeudi 12 novembre 2026 19:00\nObjet : Projet\n\n${DRAFT}`,
      )?.editedText,
    ).toBe(letter);
  });

  test('a reply that quotes our question under its headers is an answer, not a forward', () => {
    const text = `OK\n\nDe : Assistant <assistant@ailleurs.example>\nEnvoyé : jeudi 12 novembre 2026 19:00\nObjet : Projet\n\n${NOTICE}`;
    const told = read(
      { from: HELENE, subject: 'Re: Projet', text },
      { writer: 'partner', answering: DRAFT, sent: [NOTICE], ownAddresses: [] },
    );
    expect(told).toMatchObject({ kind: 'answer', answer: { decision: 'approve' }, forwarded: null });
  });

  test('from the staff, only the word itself is a yes', () => {
    expect(answers('OK', 'staff')).toMatchObject({ decision: 'approve', word: 'closed-list' });
    expect(answers('Rien à redire de mon côté.', 'staff')?.decision).toBe('unclear');
  });

  test('an absence notice and a reaction are no answer', () => {
    const away = {
      from: HELENE,
      subject: 'Absence : Projet à approuver',
      text: 'Je suis absente jusqu’au 2 décembre. Tout est OK.',
    };
    expect(read(away, { writer: 'partner', answering: DRAFT, sent: [NOTICE] })).toMatchObject({
      kind: 'automatic',
      answer: null,
    });
    const reaction = { from: HELENE, subject: 'Re: Projet à approuver', text: '👍 Hélène Marchand a réagi à votre message' };
    expect(read(reaction, { writer: 'partner', answering: DRAFT, sent: [NOTICE] })).toMatchObject({
      kind: 'automatic',
      answer: null,
    });
  });
});

describe('when a member forwards a mail', () => {
  const to = 'Camille Vernier <c.vernier@marchand-associes.example>';
  const debtor = 'Pierrick Hamon <p.hamon@hamon-carrosserie.example>';

  test('a debtor’s dispute is correspondence, even under a note that asks for recovery', () => {
    const dispute = 'Je conteste votre facture : le travail n’a jamais été fait.';
    for (const note of ['Pour info', 'Note impayée, à recouvrer', '']) {
      expect(staff('TR: votre facture', outlook(note, debtor, to, 'votre facture', dispute))).toMatchObject({
        kind: 'correspondence',
        from: { address: 'p.hamon@hamon-carrosserie.example' },
        ownWords: dispute,
        newClaim: null,
        escalate: true,
        writtenOn: '2026-11-23',
      });
    }
  });

  test('a mail that quotes one of our claims opens no other', () => {
    const text = outlook('à recouvrer', debtor, to, 'Re: [Réf. AM-2026-0007]', 'Nous réglerons la facture impayée.');
    expect(staff('TR: Re: [Réf. AM-2026-0007]', text)).toMatchObject({ kind: 'correspondence', claimReference: 'AM-2026-0007' });
  });

  test('our own fee note with its PDF is a claim to open', () => {
    const text = outlook(
      'Bonjour, note impayée, à recouvrer.',
      to,
      'SARL Cap Nautisme <contact@cap-nautisme.example>',
      'Note 2026-118',
      'Bonjour,\n\nCi-joint notre note d’honoraires.',
    );
    const note =
      'Marchand & Associés\n12 rue de la Monnaie, 35000 Rennes\nSARL Cap Nautisme\n44000 Nantes\nNOTE D’HONORAIRES N° 2026-118\nTotal TTC : 1 200,00 €';
    expect(staff('TR: Note 2026-118', text, { attachments: [pdf('note.pdf', note)] })).toMatchObject({
      kind: 'new-claim',
      newClaim: {
        debtorName: 'SARL Cap Nautisme',
        debtorEmail: 'contact@cap-nautisme.example',
        amountCents: 120_000,
        dueDate: null,
      },
    });
  });

  test('a text message copied between quotation marks is the debtor’s, and the note is not', () => {
    expect(
      staff('sms débiteur', 'SMS de Mme Bensaid ce matin pour le AM-2026-0012 : « je conteste cette facture »'),
    ).toMatchObject({
      kind: 'correspondence',
      from: { name: 'Mme Bensaid', address: null },
      claimReference: 'AM-2026-0012',
      ownWords: 'je conteste cette facture',
      escalate: true,
    });
  });

  test('a message left on the answering machine is a call, even between quotation marks', () => {
    expect(staff('AM-2026-0012', 'Message de M. Riou sur le répondeur : « je paie vendredi »').kind).toBe('call');
  });
});

describe('when a member writes on their own account', () => {
  test.each<[string, string, object]>([
    [
      'Appel AM-2026-0007',
      'J’ai eu M. Le Goff au téléphone ce matin, il verse 1 200 € le 7 décembre.',
      { kind: 'call', claimReference: 'AM-2026-0007' },
    ],
    [
      'Recouvrement',
      'À recouvrer : EURL Kerbrat, p@kerbrat.example, facture F-77 du 05/08/2026, 860 €. Il a déjà versé 200 € le 20/08.',
      { kind: 'new-claim', payment: null, newClaim: { invoiceRef: 'F-77', amountCents: null } },
    ],
    ['AM-2026-0007', 'PAYÉ 1 200 € le 12/11', { kind: 'payment', payment: { amountCents: 120_000, date: '2026-11-12' } }],
    ['AM-2026-0007', '620 € reçus ce matin par virement, dossier réglé.', { kind: 'payment', payment: { full: true } }],
    ['AM-2026-0007', 'PAUSE 15 jours', { kind: 'request', request: { action: 'hold', until: '2026-12-08' } }],
    ['STATUT AM-2026-0007', '', { kind: 'request', request: { action: 'status' } }],
    ['Re: Rappel à relire', 'reprendre', { kind: 'request', request: { action: 'resume' } }],
    ['Re: Courrier à poster', 'POSTÉ le 20/11', { kind: 'request', request: { action: 'posted', until: '2026-11-20' } }],
    ['AM-2026-0007', 'On gèle, M. Hélias est à l’hôpital.', { kind: 'request', request: { action: 'hold' } }],
    [
      'nouveau dossier',
      'À recouvrer : 980 € auprès de M. Riou, riou@riou.example',
      { kind: 'new-claim', newClaim: { debtorName: 'M. Riou' } },
    ],
    ['AM-2026-0007', 'Toujours impayé, à recouvrer vite', { newClaim: null }],
    ['déjeuner', 'On déjeune à midi ?', { kind: 'unrelated', request: null, call: null, payment: null, newClaim: null }],
  ])('« %s » / « %s »', (subject, text, told) => {
    expect(staff(subject, text)).toMatchObject(told);
  });
});

describe('when a member attaches a bank statement', () => {
  const csv = 'Date;Libellé;Débit;Crédit\n12/11/2026;VIR;;1,00';
  const statement: Attachment = { ...pdf('releve.csv', csv), type: 'text/csv', bankStatement: readBankStatement(csv) };
  const kind = (text: string, writer: 'staff' | 'debtor' = 'staff') =>
    read({ from: CAMILLE, subject: 'Banque', text, attachments: [statement] }, { writer }).kind;

  test.each([
    '',
    'Bonjour, ci-joint le relevé, pour pointer les factures impayées.',
    'Voici les paiements reçus en novembre.',
  ])('« %s » is a statement to read', (text) => {
    expect(kind(text)).toBe('bank-statement');
  });

  test.each([
    ['new-claim', 'Facture F-12 impayée, à recouvrer. Débiteur : SARL Martin, compta@martin.example'],
    ['request', 'PAUSE 15 jours'],
  ])('a %s stays one', (is, text) => {
    expect(kind(text)).toBe(is);
  });

  test('from a debtor it is a reply like another', () => {
    expect(kind('Voici mon relevé : j’ai payé.', 'debtor')).toBe('reply');
  });
});

describe('when a debtor writes', () => {
  test('no word of theirs is an answer, a request or a payment seen by us', () => {
    for (const text of ['OK', 'STOP', 'PAYÉ 1 200 € le 12/11', 'PAUSE 15 jours', 'CLORE AM-2026-0007']) {
      expect(read({ text }, { writer: 'debtor', answering: null })).toMatchObject({
        kind: 'reply',
        answer: null,
        request: null,
        payment: null,
        newClaim: null,
      });
    }
  });

  test('a day without a header is the day it was received, else today', () => {
    expect(
      read({ text: 'Bonjour', date: null, received: new Date('2026-11-21T23:30:00Z') }, { writer: 'debtor' }).writtenOn,
    ).toBe('2026-11-22');
    expect(read({ text: 'Bonjour', date: null }, { writer: 'debtor' }).writtenOn).toBe('2026-11-23');
  });
});
