/** What a machine wrote, and what a person did. */
import { describe, expect, test } from '@jest/globals';
import { kindOfMail } from '../../src/reading/kind-of-mail.ts';
import type { Mail } from '../../src/reading/mail.ts';
import { mail, mailNamed, OWN } from './mail.fixture.ts';

const kind = (received: Mail, sent?: ReadonlySet<string>) => kindOfMail(received, { ownAddresses: OWN }, sent);
const away = (subject: string, text: string) => kind(mail({ subject, text, date: new Date('2026-12-21T09:00:00Z') }));

describe('when a letter comes back', () => {
  test('an unknown address is permanent, and the letter is named', async () => {
    expect(kind(await mailNamed('postfix-en-bounce-user-unknown.eml'))).toEqual({
      kind: 'bounce',
      bounce: {
        kind: 'failure',
        recipient: 'direction@lebihan-sarl.example',
        status: '5.1.1',
        permanent: true,
        reason: 'user-unknown',
        originalMessageId: 'o.33@marchand-associes.example',
      },
    });
  });

  test('a policy is not the address’s fault, whatever the first digit says', async () => {
    expect(kind(await mailNamed('postfix-en-bounce-policy.eml'))).toMatchObject({
      bounce: { status: '5.7.1', permanent: false, reason: 'policy' },
    });
  });

  test('a delay is a delay, never permanent', async () => {
    expect(kind(await mailNamed('postfix-en-delayed.eml'))).toMatchObject({ bounce: { kind: 'delay', permanent: false } });
  });

  test('a full mailbox is told by its French text alone', async () => {
    expect(kind(await mailNamed('hosting-fr-bounce-mailbox-full.eml'))).toMatchObject({
      bounce: { kind: 'failure', recipient: 'j.rolland@mutu-exemple.example', reason: 'mailbox-full', permanent: false },
    });
  });

  test('the server that speaks is not the thing unknown', () => {
    const notice = mail({
      from: [{ name: 'Mail Delivery System', address: 'mailer-daemon@smtp.example' }],
      subject: 'Undelivered Mail Returned to Sender',
      text: '<direction@lebihan-sarl.example>: host mx.lebihan-sarl.example said: 550 5.1.1 No such user here',
    });
    expect(kind(notice)).toMatchObject({
      bounce: { recipient: 'direction@lebihan-sarl.example', reason: 'user-unknown', permanent: true },
    });
  });

  test('a server that finds fault with our own address says nothing of theirs', () => {
    const notice = mail({
      from: [{ name: null, address: 'postmaster@smtp.example' }],
      subject: 'Undeliverable',
      text: '<a@b.example>: 553 5.1.8 <us@cabinet.example>... Domain of sender address us@cabinet.example does not exist',
    });
    expect(kind(notice)).toMatchObject({ bounce: { reason: 'policy', permanent: false } });
  });

  test('a report of spam is a complaint', async () => {
    expect(kind(await mailNamed('yahoo-en-complaint.eml'))).toMatchObject({
      bounce: { kind: 'complaint', recipient: 'leila.marzouki@yahoo.example' },
    });
  });

  test('a person who writes about an undelivered mail is a person', () => {
    expect(
      kind(
        mail({
          subject: 'Mail non distribué',
          text: 'Votre message du 3 n’a pas pu être distribué, 550 5.1.1 user unknown. Vérifiez.',
        }),
      ),
    ).toEqual({ kind: 'human' });
  });
});

describe('when a machine answers', () => {
  test('absent until 4 January: that is the last day', async () => {
    expect(kind(await mailNamed('outlook-fr-out-of-office.eml'))).toEqual({
      kind: 'automatic',
      automatic: { kind: 'out-of-office', until: '2027-01-04' },
    });
  });

  test.each([
    ['Réponse automatique : Rappel', 'Je suis absente, de retour le 5 janvier.', '2027-01-05'],
    ['Absence : Rappel', 'Absent du 24 décembre au 2 janvier.', '2027-01-02'],
    ['Message d’absence', 'Je suis en congé jusqu’au dimanche 3 janvier inclus.', '2027-01-03'],
    ['Out of Office: reminder', 'I am away until January 4th and will be back on 5 January 2027.', '2027-01-05'],
    ['Abwesenheitsnotiz: Rappel', 'Ich bin bis zum 4. Januar nicht im Büro.', '2027-01-04'],
    ['Respuesta automática: Rappel', 'Estoy de vacaciones hasta el 4 de enero.', '2027-01-04'],
    ['Risposta automatica: Rappel', 'Sono in ferie fino al 4 gennaio.', '2027-01-04'],
    ['Automatisch antwoord: Rappel', 'Ik ben afwezig tot en met 4 januari.', '2027-01-04'],
    ['Absence du bureau Re: Rappel', 'Je serai de retour le mardi 5 janvier.', '2027-01-05'],
    ['Absente', 'Je suis en congés du 21/12/2026 au 03/01/2027 inclus.', '2027-01-03'],
    ['Auto: Rappel', 'Je suis en déplacement, retour prévu le 29 décembre.', '2026-12-29'],
    ['Réponse automatique : Rappel', 'Le cabinet sera fermé du 24 décembre au soir au 4 janvier au matin.', '2027-01-04'],
    ['Réponse automatique : Rappel', 'Notre étude est fermée. Réouverture le 11 janvier.', '2027-01-11'],
    ['Réponse automatique : Rappel', 'Je suis absente. De retour lundi.', '2026-12-28'],
    ['Réponse automatique : Rappel', 'Absent du 18 décembre au 1er janvier, retour le 4.', '2027-01-04'],
    ['Réponse automatique : Rappel', 'Je travaille à temps partiel, absente le 23 décembre.', null],
    ['Réponse automatique : Rappel', 'M. Hardy a quitté la société le 4 décembre.', null],
    ['Réponse automatique : Rappel', 'Je suis absent pour une durée indéterminée.', null],
  ])('%s — %s', (subject, text, until) => {
    expect(away(subject, text)).toEqual({ kind: 'automatic', automatic: { kind: 'out-of-office', until } });
  });

  test('a list’s post is a list’s, but not where the mailbox is itself the group it came through', () => {
    const through = (group: string) => {
      const headers = new Map([
        ['list-id', [`<${group}>`]],
        ['list-unsubscribe', ['<mailto:quitter@x.example>']],
        ['precedence', ['list']],
        ['delivered-to', [OWN[0]!]],
      ]);
      return kind(mail({ subject: 'Réunion', text: 'La réunion est déplacée.', headers })).kind;
    };
    expect(through('riverains.listes.example')).toBe('automatic');
    expect(through('creances.marchand-associes.example')).toBe('human');
  });

  test('an acknowledgement is a receipt', () => {
    const received = mail({
      from: [{ name: null, address: 'noreply@mairie-plouzal.example' }],
      subject: 'Accusé de réception automatique',
      text: 'Votre message a été transmis. Ne répondez pas à ce courriel.',
    });
    expect(kind(received)).toEqual({ kind: 'automatic', automatic: { kind: 'receipt', until: null } });
  });

  test.each([
    ['Rappel', 'Ceci est un message automatique, merci de ne pas y répondre. Votre demande porte le n° 4521.'],
    ['[Ticket #4521] Rappel', 'Votre demande a été prise en compte. Merci de ne pas répondre à ce message.'],
    ['Nous avons bien reçu votre message', 'Nous y répondrons dans les meilleurs délais. Ceci est une réponse automatique.'],
  ])('« %s » — %s: a receipt', (subject, text) => {
    expect(away(subject, text)).toEqual({ kind: 'automatic', automatic: { kind: 'receipt', until: null } });
  });

  test('a thumb up and a read receipt approve nothing: they are automatic', async () => {
    expect(kind(await mailNamed('gmail-fr-reaction.eml'))).toMatchObject({ automatic: { kind: 'reaction' } });
    expect(kind(await mailNamed('exchange-fr-read-receipt.eml'))).toMatchObject({ automatic: { kind: 'read-receipt' } });
  });
});

describe('when a person writes', () => {
  test('one on holiday who promises to pay is a person', async () => {
    expect(kind(await mailNamed('outlook-fr-human-on-holiday.eml'))).toEqual({ kind: 'human' });
  });

  test.each([
    ['x-auto-response-suppress', 'All'],
    ['precedence', 'bulk'],
    ['list-id', '<clients.societe.example>'],
    ['auto-submitted', 'no'],
  ])('the weak header %s: %s makes no machine of her', (name, value) => {
    expect(kind(mail({ text: 'Je conteste cette facture.', headers: new Map([[name, [value]]]) }))).toEqual({ kind: 'human' });
  });

  test('the same header beside a word of absence makes none either', () => {
    const text = 'Je suis absente la semaine prochaine, pouvez-vous rappeler après ?';
    expect(kind(mail({ subject: 'Votre appel', text, headers: new Map([['x-auto-response-suppress', ['All']]]) }))).toEqual({
      kind: 'human',
    });
  });

  test('a mail on holiday about money is a person’s, under any subject but a machine’s', () => {
    expect(away('Facture 12', 'Je suis en congé jusqu’au 4 janvier, je paie à mon retour.')).toEqual({ kind: 'human' });
  });

  test.each([
    ['Re: Rappel', 'Je suis en déplacement jusqu’au 4 janvier, je vois ça après.'],
    ['Absence', 'Bonjour, suite à l’absence de livraison je refuse.'],
    ['Congés', 'Nous sommes fermés jusqu’au 4 janvier, règlement ensuite.'],
    ['Accusé de réception', 'J’accuse réception de votre mise en demeure et la conteste formellement.'],
    ['Message', 'M. Martin a réagi à votre message en le transmettant à notre avocat.'],
    ['Lu : rappel', 'Lu et compris. Je paie vendredi.'],
  ])('« %s » — %s', (subject, text) => {
    expect(away(subject, text)).toEqual({ kind: 'human' });
  });

  test('an answer to an automatic answer is a person’s, and so is « Absence de facture »', () => {
    expect(away('Re: Réponse automatique : Rappel', 'Bien noté, je vous rappelle.')).toEqual({ kind: 'human' });
    expect(away('Absence de facture', 'Je n’ai jamais reçu la facture.')).toEqual({ kind: 'human' });
  });
});

describe('when our own mail comes back', () => {
  test('our address, with or without a token, or an id we gave, is ours', () => {
    expect(kind(mail({ from: [{ name: null, address: 'creances+a17@marchand-associes.example' }] }))).toEqual({ kind: 'self' });
    expect(kind(mail({ messageId: 'o.1@x.example' }), new Set(['o.1@x.example']))).toEqual({ kind: 'self' });
  });

  test('a second From beside ours does not pass for us', () => {
    const authors = [
      { name: null, address: OWN[0]! },
      { name: null, address: 'x@evil.example' },
    ];
    expect(kind(mail({ from: authors, text: 'Je refuse.' }))).toEqual({ kind: 'human' });
  });
});
