/** Mails forwarded to us. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import { readForward } from '../../src/reading/forward.ts';
import { headerDate } from '../../src/reading/header-date.ts';
import { readMail } from '../../src/reading/read-mail.ts';
import { loadPhrases } from '../../src/rules.ts';
import { forwardsIn, mail, mailNamed, OWN } from './mail.fixture.ts';

const member = { from: [{ name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' }] };
const debtor = { name: 'Corentin Jaffré', address: 'c.jaffre@jaffre-plomberie.example' };

describe('when a member forwards a mail', () => {
  test('the note, the author, the day, the subject and the words are told apart', async () => {
    expect(readForward(await mailNamed('gmail-fr-forward.eml'), OWN)).toEqual({
      from: { name: 'Pierrick Hamon', address: 'p.hamon@hamon-carrosserie.example' },
      to: [{ name: null, address: 'b.marchand@marchand-associes.example' }],
      cc: [],
      date: '2026-12-09T14:55:00.000Z',
      subject: 'votre refus',
      body: "Puisque c'est comme ça je ne paie plus rien du tout.",
      note: "Il fallait s'y attendre.",
    });
  });

  test('Outlook puts no separator and adds lines: they are not part of the words', async () => {
    const forwarded = readForward(await mailNamed('outlook-fr-forward-with-pdf.eml'), OWN);
    expect(forwarded?.cc).toEqual([{ name: 'Compta', address: 'compta@voilerie-gueguen.example' }]);
    expect(forwarded?.body).toMatch(/^Bonjour, merci de recouvrer notre facture FA-771/);
    expect(forwarded?.note).toBe("Dossier à créer s'il te plaît.");
  });

  test('a forward inside a forward is found below the first', async () => {
    const chain = forwardsIn(await mailNamed('apple-fr-forward-nested.eml'));
    expect(chain.map((each) => each.from.name)).toEqual(['Corentin Jaffré', 'Banque Maritime']);
    expect(chain[0]?.note).toBe('arrivé chez moi');
  });

  test('the words are the innermost author’s where each only passed the mail on, the debtor’s where they wrote above it', async () => {
    const block = (from: string, body: string) =>
      `De : ${from}\nEnvoyé : lundi 23 novembre 2026 08:20\nÀ : c.vernier@marchand-associes.example\nObjet : TR: rappel\n\n${body}`;
    const bank = block('Banque Maritime <agence@banque.example>', 'Je refuse de payer.');
    const saidBy = (above: string) => {
      const text = `Pour le dossier.\n\n${block('Corentin Jaffré <c.jaffre@jaffre-plomberie.example>', `${above}${bank}`)}`;
      const circumstances = {
        writer: 'staff',
        answering: null,
        sent: [],
        ownAddresses: OWN,
        today: isoDate('2026-11-23'),
      } as const;
      const { kind, from, ownWords } = readMail(mail({ ...member, subject: 'TR: rappel', text }), circumstances, loadPhrases());
      return [kind, from.name, ownWords];
    };
    expect(saidBy('')).toEqual(['correspondence', 'Banque Maritime', 'Je refuse de payer.']);
    expect(saidBy('Je paie vendredi.\n\n')).toEqual(['correspondence', 'Corentin Jaffré', 'Je paie vendredi.']);
  });

  test('a mail attached whole is a forward too', async () => {
    const forwarded = readForward(await mailNamed('thunderbird-fr-attached-mail.eml'), OWN);
    expect(forwarded).toMatchObject({ from: { address: 's.hardy@ex-salarie.example' }, note: 'Pour le dossier.' });
  });

  test.each([
    [
      'a block on its separator’s line, in Portuguese',
      '  ----- Mensagem reencaminhada ----- De: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>Para: Camille <x@y.example>Enviado: quarta-feira, 25 de novembro de 2026, 10:41:00 CETAssunto: Re: facture\n ',
    ],
    [
      'a separator of Gmail',
      '---------- Message transféré ---------\nDe : Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nDate: mer. 25 nov. 2026 à 10:41\nSubject: Re: facture\nTo: <x@y.example>\n\n',
    ],
    [
      'nothing above it',
      'De : Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nEnvoyé : mercredi 25 novembre 2026 10:41\nÀ : Camille Vernier\nObjet : Re: facture\n\n',
    ],
    [
      'bold labels and no-break spaces',
      '*De\u00a0:* Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\n*Date\u00a0:* mercredi 25 novembre 2026 à 10:41\n*À\u00a0:* Camille\n*Objet\u00a0:* Re: facture\n\n',
    ],
    [
      'mailto links',
      'De : Corentin Jaffré [mailto:c.jaffre@jaffre-plomberie.example]\nEnvoyé : mercredi 25 novembre 2026 10:41\nÀ : Camille\nObjet : Re: facture\nImportance : Haute\n\n',
    ],
    [
      'the order of Thunderbird',
      '-------- Message transféré --------\nSujet : \tRe: facture\nDate : \tWed, 25 Nov 2026 10:41:00 +0100\nDe : \tCorentin Jaffré <c.jaffre@jaffre-plomberie.example>\nPour : \tCamille\n\n',
    ],
    [
      'English labels',
      'From: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nSent: Wednesday, November 25, 2026 10:41 AM\nTo: Camille\nSubject: Re: facture\n\n',
    ],
    [
      'German labels',
      'Von: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nGesendet: Mittwoch, 25. November 2026 10:41\nAn: Camille\nBetreff: Re: facture\n\n',
    ],
    [
      'Italian labels',
      'Da: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nInviato: mercoledì 25 novembre 2026 10:41\nA: Camille\nOggetto: Re: facture\n\n',
    ],
    [
      'Dutch labels',
      'Van: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nVerzonden: woensdag 25 november 2026 10:41\nAan: Camille\nOnderwerp: Re: facture\n\n',
    ],
    [
      'Spanish labels',
      'De: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nEnviado: miércoles, 25 de noviembre de 2026 10:41\nPara: Camille\nAsunto: Re: facture\n\n',
    ],
  ])('with %s above it, under a subject nobody prefixed', (_, block) => {
    const forwarded = readForward(
      mail({ ...member, subject: 'facture', text: `pour le dossier\n\n${block}Je conteste.\n` }),
      OWN,
    );
    expect(forwarded).toMatchObject({
      from: debtor,
      subject: 'Re: facture',
      body: 'Je conteste.',
      note: 'pour le dossier',
      date: '2026-11-25T09:41:00.000Z',
    });
  });

  test('Missive quotes the mail below a block that it does not quote', () => {
    const text =
      '---------- Forwarded message ----------\nFrom: Corentin Jaffré <c.jaffre@jaffre-plomberie.example>\nDate: November 25, 2026 at 10:41 AM\nSubject: Re: facture\n\n> Je conteste.\n>\n> > Votre facture\n';
    expect(readForward(mail({ ...member, text }), OWN)?.body).toBe('Je conteste.\n\n> Votre facture');
  });

  test('Yahoo writes the whole block on one line', () => {
    const text =
      'pour le dossier\n   ----- Message transmis ----- De : Corentin Jaffré <c.jaffre@jaffre-plomberie.example>À : "Camille" <c.vernier@marchand-associes.example>Envoyé : mercredi 25 novembre 2026 à 10:41:00 UTC+1Objet : Re: facture\n Je conteste.';
    expect(readForward(mail({ ...member, subject: 'Tr : facture', text }), OWN)).toMatchObject({
      from: debtor,
      subject: 'Re: facture',
      body: 'Je conteste.',
    });
  });

  test('Outlook for Mac puts an attribution: under a « TR: » subject, and only there, that is a forward', () => {
    const text =
      'pour le dossier\n\nLe 25/11/2026 10:41, « Corentin Jaffré » <c.jaffre@jaffre-plomberie.example> a écrit :\n\n    Je conteste.';
    expect(readForward(mail({ ...member, subject: 'TR: facture', text }), OWN)).toMatchObject({
      from: debtor,
      subject: 'facture',
      body: 'Je conteste.',
    });
    expect(readForward(mail({ ...member, subject: 'RE: facture', text }), OWN)).toBeNull();
  });

  test('a name without address is a name without address', () => {
    const text =
      'De : Jaffré Corentin\nEnvoyé : mercredi 25 novembre 2026 10:41\nÀ : Vernier Camille\nObjet : facture\n\nJe conteste.';
    expect(readForward(mail({ ...member, subject: 'TR: facture', text }), OWN)?.from).toEqual({
      name: 'Jaffré Corentin',
      address: null,
    });
  });
});

describe('when a debtor answers us', () => {
  test('a « TR: » subject over our own quoted letter makes no forward, tokens in our address or not', async () => {
    expect(readForward(await mailNamed('outlook-fr-reply-under-tr-subject.eml'), OWN)).toBeNull();
  });

  test('nor does a quoted letter of ours that shows our name alone', () => {
    const text =
      'je paie vendredi\n\nDe : Cabinet Marchand & Associés\nEnvoyé : lundi 19 octobre 2026 10:00\nA : elise.cabon@laposte.example\nSujet : facture kiné\n\nBonjour, 120,00 € restent impayés.';
    expect(readForward(mail({ subject: 'TR: facture', text }), OWN)).toBeNull();
  });

  test('nor when the answer goes to a member, with us in copy', async () => {
    const reply = await mailNamed('outlook-fr-reply-under-tr-subject.eml');
    expect(readForward({ ...reply, to: member.from }, OWN)).toBeNull();
  });

  test('nor a subject alone', () => {
    expect(readForward(mail({ subject: 'TR: virement', text: 'Le virement est parti.' }), OWN)).toBeNull();
  });

  test('nor our letter attached whole to his words', () => {
    const letter = mail({ from: [{ name: null, address: OWN[0]! }], text: 'Bonjour, 120,00 € restent dus.' });
    expect(readForward(mail({ text: 'Je conteste la lettre jointe.', embedded: [letter] }), OWN)).toBeNull();
  });

  test('his bank’s mail below his words is one', () => {
    const text =
      'Voir ci-dessous ma banque.\n\nDe : Banque Maritime <conseiller@banque-maritime.example>\nEnvoyé : vendredi 16 octobre 2026 16:00\nÀ : Jean-Yves Cozic <jy.cozic@cozic-peche.example>\nObjet : virement\n\nJe vous confirme votre virement.';
    expect(readForward(mail({ subject: 'TR: virement', text }), OWN)?.from.address).toBe('conseiller@banque-maritime.example');
  });
});

describe('the date in a header block', () => {
  test.each([
    ['lundi 23 novembre 2026 18:20', '2026-11-23T17:20:00.000Z'],
    ['mar. 1 déc. 2026 à 17:40', '2026-12-01T16:40:00.000Z'],
    ['Mon, 23 Nov 2026 at 14:00', '2026-11-23T13:00:00.000Z'],
    ['23/11/2026 10:12', '2026-11-23T09:12:00.000Z'],
    ['13/10/26 08:40', '2026-10-13T06:40:00.000Z'],
    ['02/12/2026  18:00  (GMT+01:00)', '2026-12-02T17:00:00.000Z'],
    ['Wednesday, October 21, 2026 4:00 PM', '2026-10-21T14:00:00.000Z'],
    ['jeudi 1er octobre 2026', '2026-10-01'],
    ['hier soir', null],
    ['31/02/2026 10:00', null],
  ])('%s', (written, expected) => {
    expect(headerDate(written)).toBe(expected);
  });
});
