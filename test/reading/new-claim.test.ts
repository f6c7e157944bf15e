/** What a member's mail says of a claim to open, and what is none. */
import { describe, expect, test } from '@jest/globals';
import type { IsoDate } from '../../src/law/calendar.ts';
import type { Attachment } from '../../src/reading/mail.ts';
import { type ClaimSources, readNewClaim } from '../../src/reading/new-claim.ts';
import type { Forwarded } from '../../src/reading/reading.ts';
import { speaksOfSeveral } from '../../src/reading/several-invoices.ts';
import { CII } from './e-invoice.fixture.ts';

const US = { name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' };
const DEBTOR = { name: 'SARL Cap Nautisme', address: 'contact@cap-nautisme.example' };
const CLIENT = { name: 'Voilerie Guéguen', address: 'gueguen@voilerie-gueguen.example' };

const FEE_NOTE = [
  'Marchand & Associés',
  'Avocats au barreau de Rennes',
  '12 rue de la Monnaie, 35000 Rennes',
  'SARL Cap Nautisme',
  '4 quai de la Fosse',
  '44000 Nantes',
  'NOTE D’HONORAIRES N° 2026-118',
  'Date : 01/08/2026',
  'Rédaction des conditions générales de location.',
  'Total HT : 1 000,00 €',
  'TVA 20 % : 200,00 €',
  'Total TTC à payer : 1 200,00 €',
].join('\n');
const pdf = (text: string | null): Attachment => ({
  name: 'note.pdf',
  type: 'application/pdf',
  bytes: 9000,
  sha256: 'a',
  text,
  invoiceXml: null,
  bankStatement: null,
});
const sent = (from: Forwarded['from'], to: Forwarded['to'], subject: string, body: string): Forwarded => ({
  from,
  to,
  cc: [],
  date: '2026-09-01',
  subject,
  body,
  note: '',
});

function read(sources: Partial<ClaimSources>) {
  return readNewClaim({
    subject: 'TR: Note d’honoraires',
    words: '',
    forwarded: null,
    attachments: [],
    ownAddresses: ['creances@marchand-associes.example'],
    practiceDomains: ['marchand-associes.example'],
    writtenOn: '2026-09-18' as IsoDate,
    ...sources,
  });
}

describe('when an electronic invoice is attached', () => {
  const client = { name: 'Armel Guéguen', address: 'armel@voilerie-gueguen.example' };
  const mail = (body: string) => sent(client, [US], 'impayé', body);
  const xml = (text: string): Attachment => ({ ...pdf(null), type: 'application/xml', text, invoiceXml: text });

  test('it says who is owed what, by whom and since when', () => {
    const forwarded = mail('Bonjour, merci de recouvrer notre facture ci-jointe.');
    expect(read({ forwarded, attachments: [xml(CII)] })).toMatchObject({
      creditor: 'Voilerie Guéguen & Fils',
      debtorName: 'SARL Cap Nautisme',
      amountCents: 203_000,
      invoiceRef: 'FA-771',
      issuedOn: '2026-08-01',
      dueDate: '2026-08-31',
      multiple: false,
      conflicts: [],
    });
  });

  test('what the mail says otherwise is left open, with both sayings; what it says too is not', () => {
    const forwarded = mail('Merci de recouvrer 2 200,00 €, échéance : 15/09/2026.');
    expect(read({ forwarded, attachments: [xml(CII)] })).toMatchObject({
      amountCents: null,
      dueDate: null,
      conflicts: [
        { fact: 'amount', said: 220_000, invoice: 203_000 },
        { fact: 'due-date', said: '2026-09-15', invoice: '2026-08-31' },
      ],
    });
    const agreeing = mail('Merci de recouvrer 2 030,00 € sur 2 530,00 €, échéance : 31/08/2026.');
    expect(read({ forwarded: agreeing, attachments: [xml(CII)] })).toMatchObject({ amountCents: 203_000, conflicts: [] });
  });

  test('another number than the invoice attached bears, or another debtor, is left open with both sayings', () => {
    const other = mail('Merci de recouvrer la facture FA-772 auprès de la SARL Kerbrat.');
    const claim = read({ subject: 'TR: impayé', forwarded: other, attachments: [xml(CII)] });
    expect(claim).toMatchObject({ invoiceRef: null, debtorName: null, amountCents: 203_000, dueDate: '2026-08-31' });
    expect(claim?.conflicts).toEqual([
      { fact: 'invoice-number', said: 'FA-772', invoice: 'FA-771' },
      { fact: 'debtor-name', said: 'SARL Kerbrat', invoice: 'SARL Cap Nautisme' },
    ]);
    const printed = read({ words: 'À recouvrer : facture 2026-119 due par Mme Riou.', attachments: [pdf(FEE_NOTE)] });
    expect(printed?.conflicts).toMatchObject([{ said: '2026-119', invoice: '2026-118' }, { said: 'Mme Riou' }]);
    expect(printed?.debtorPostalAddress).toEqual([]);
  });

  test.each([
    'Merci de recouvrer la facture FA 771 auprès de Cap Nautisme.',
    'Merci de recouvrer la facture n° 771, dossier n° 2026-44, auprès de Cap Nautisme.',
    'Merci de recouvrer notre facture de 2 030,00 € auprès de M. Tanguy (contact@cap-nautisme.example).',
    'Merci de recouvrer la facture FA-771 ; la facture FA-700, elle, est payée. Débiteur : SARL Cap Nautisme',
  ])('nothing is asked of « %s »', (body) => {
    const noted = read({ words: body, attachments: [xml(CII)] });
    expect(noted).toMatchObject({ conflicts: [], invoiceRef: 'FA-771', debtorName: expect.anything() });
    expect(read({ forwarded: mail(body), attachments: [xml(CII)] })).toMatchObject({ conflicts: [], invoiceRef: 'FA-771' });
  });

  test('of several invoices, the one the mail names is meant', () => {
    const attachments = [pdf(FEE_NOTE), xml(CII)];
    const claim = read({ words: 'Facture FA-771 impayée, à recouvrer.', attachments });
    expect(claim).toMatchObject({ invoiceRef: 'FA-771', amountCents: 203_000, conflicts: [], multiple: true });
  });

  test('the PDF that carries it is one invoice, its addressee’s postal address read on the page', () => {
    const carried: Attachment = { ...pdf(FEE_NOTE), invoiceXml: CII };
    expect(read({ forwarded: mail('Merci de recouvrer notre facture.'), attachments: [carried] })).toMatchObject({
      amountCents: 203_000,
      debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'],
      multiple: false,
    });
  });
});

describe('when our own unpaid fee note is forwarded', () => {
  const own = sent(
    US,
    [DEBTOR],
    'Note d’honoraires n° 2026-118',
    'Bonjour,\n\nVeuillez trouver ci-joint notre note d’honoraires n° 2026-118.\n\nCordialement,',
  );

  test('the PDF says the sum and whom it is for; the address comes from the mail, typed by nobody; no due date is made up', () => {
    expect(read({ words: 'Bonjour, note impayée, à recouvrer. Merci !', forwarded: own, attachments: [pdf(FEE_NOTE)] })).toEqual({
      creditor: null,
      debtorName: 'SARL Cap Nautisme',
      debtorEmail: 'contact@cap-nautisme.example',
      debtorEmailTyped: false,
      debtorKind: 'professional',
      debtorPostalAddress: ['4 quai de la Fosse', '44000 Nantes'],
      amountCents: 120_000,
      invoiceRef: '2026-118',
      issuedOn: '2026-08-01',
      dueDate: null,
      item: { kind: 'invoice' },
      multiple: false,
      conflicts: [],
    });
  });

  test('the day the mission ended is told apart from the invoice’s and its due date', () => {
    const words = 'Note impayée, à recouvrer. Mission terminée le 20/06/2026, échéance 31/08/2026.';
    expect(read({ words, forwarded: own, attachments: [pdf(FEE_NOTE)] })).toMatchObject({
      item: { kind: 'invoice', completedOn: '2026-06-20' },
      issuedOn: '2026-08-01',
      dueDate: '2026-08-31',
    });
    const alone = read({
      words: 'Note impayée, à recouvrer. Mission terminée le 20/06/2026.',
      forwarded: own,
      attachments: [pdf(FEE_NOTE)],
    });
    expect(alone).toMatchObject({ item: { completedOn: '2026-06-20' }, dueDate: null });
  });

  test('with no word above it, the PDF is enough', () => {
    const claim = read({ forwarded: own, attachments: [pdf(FEE_NOTE)] });
    expect(claim).toMatchObject({ invoiceRef: '2026-118', amountCents: 120_000 });
  });

  test('what the member writes comes before what the PDF prints', () => {
    const words =
      'À recouvrer : 800 € seulement, échéance 31/08/2026, c’est un particulier, écrire à direction@cap-nautisme.example';
    expect(read({ words, forwarded: own, attachments: [pdf(FEE_NOTE)] })).toMatchObject({
      amountCents: 80_000,
      dueDate: '2026-08-31',
      debtorEmail: 'direction@cap-nautisme.example',
      debtorEmailTyped: true,
    });
  });

  test('the member’s own address in the note is not the debtor’s', () => {
    const claim = read({
      words: 'À recouvrer. c.vernier@marchand-associes.example',
      forwarded: own,
      attachments: [pdf(FEE_NOTE)],
    });
    expect(claim).toMatchObject({ debtorEmail: 'contact@cap-nautisme.example', debtorEmailTyped: false });
  });

  test('a scan without text leaves the sum to be asked', () => {
    expect(read({ words: 'À recouvrer svp', forwarded: own, attachments: [pdf(null)] })).toMatchObject({
      amountCents: null,
      invoiceRef: '2026-118',
      debtorEmail: 'contact@cap-nautisme.example',
    });
  });

  test('two invoices are several', () => {
    const both = [pdf(FEE_NOTE), pdf(FEE_NOTE.replace('118', '119'))];
    expect(read({ words: 'Notes impayées', forwarded: own, attachments: both })?.multiple).toBe(true);
  });

  test('of several invoices told in one sentence the first is read, and that there are several', () => {
    const words =
      'À recouvrer : factures F-77 (860 €, échéance 04/09/2026) et F-78 (430 €, échéance 08/09/2026), EURL Kerbrat, p@kerbrat.example';
    expect(read({ words })).toMatchObject({ invoiceRef: 'F-77', amountCents: 86_000, dueDate: '2026-09-04', multiple: true });
  });

  test.each([
    ['facture F-77 de 860 € et facture F-78 de 430 €', true],
    ['notes d’honoraires n° 2026-121 et 2026-122', true],
    ['factures :\n- F-77 : 860 €\n- F-78 : 430 €', true],
    ['factures 1201, 860 € ; facture 1202, 430 €', true],
    ['facture 2026-118 et relance du 2026-09-01, 1200 €', false],
    ['facture F-77 (AM-2026-0001), 35000 Rennes', false],
    ['facture FA-771, et 40 € de frais ; la facture FA-771 est jointe', false],
  ])('%s: several is %s', (words, several) => {
    expect(speaksOfSeveral(words)).toBe(several);
  });
});

describe('when a client asks us to recover', () => {
  test('the client is the creditor, whom they name the debtor', () => {
    const body =
      'Bonjour, merci de recouvrer notre facture FA-771 : 2 530,00 € TTC, échéance 31 août 2026, SARL Cap Nautisme (contact@cap-nautisme.example).';
    expect(
      read({ words: 'Dossier à créer s’il te plaît.', forwarded: sent(CLIENT, [US], 'facture à recouvrer', body) }),
    ).toMatchObject({
      creditor: 'Voilerie Guéguen',
      debtorName: 'SARL Cap Nautisme',
      debtorEmail: 'contact@cap-nautisme.example',
      debtorEmailTyped: false,
      amountCents: 253_000,
      invoiceRef: 'FA-771',
      dueDate: '2026-08-31',
    });
  });

  test('with no word above it, the client’s own words ask', () => {
    const body =
      'Bonjour Maître,\nM. Paul Riou ne nous a toujours pas réglé notre facture n° 2026/42 de 640 €.\nBien à vous\nVoilerie Guéguen SARL';
    expect(read({ forwarded: sent(CLIENT, [US], 'Riou', body) })).toMatchObject({
      creditor: 'Voilerie Guéguen',
      debtorName: 'M. Paul Riou',
      debtorEmail: null,
      debtorKind: 'consumer',
      amountCents: 64_000,
      invoiceRef: '2026/42',
    });
  });

  test('in English', () => {
    const body = 'Dear Bruno, Fjordline Studio (ap@fjordline-studio.example) owes us EUR 1,425.00 for TR-90, due 31 August 2026.';
    expect(read({ words: 'Pour ouverture. BM', forwarded: sent(CLIENT, [US], 'unpaid', body) })).toMatchObject({
      debtorName: 'Fjordline Studio',
      amountCents: 142_500,
      invoiceRef: 'TR-90',
      dueDate: '2026-08-31',
    });
  });

  test('the client’s other addresses are not the debtor’s', () => {
    const body = 'Merci de recouvrer 640 € auprès de M. Riou. Copie à compta@voilerie-gueguen.example';
    expect(read({ forwarded: sent(CLIENT, [US], 'Riou', body) })).toMatchObject({ debtorName: 'M. Riou', debtorEmail: null });
  });

  test('told by the member alone', () => {
    const words =
      'Mme Kervella (sophrologue) nous demande de récupérer 240 euros auprès de M. Riou, quatre séances de l’été. Pas de mail, je cherche.';
    expect(read({ subject: 'nouveau client / nouveau dossier', words })).toMatchObject({
      creditor: 'Mme Kervella, sophrologue',
      debtorName: 'M. Riou',
      debtorEmail: null,
      debtorKind: 'consumer',
      amountCents: 24_000,
      dueDate: null,
    });
  });

  test('of several debtors the first is read, and that there are several', () => {
    const body =
      'Bonjour Madame Vernier,\nMerci de recouvrer :\n- M. Paul Guillou (paul.guillou@orange.example) : 412,50 €, facture G-118, échéance 15/08/2026\n- SCI Bellevue (sci@bellevue.example) : 1 300 €, facture G-121\n\nYves Guéguen';
    expect(read({ words: 'Deux dossiers à créer', forwarded: sent(CLIENT, [US], 'impayés', body) })).toMatchObject({
      debtorName: 'M. Paul Guillou',
      debtorEmail: 'paul.guillou@orange.example',
      amountCents: 41_250,
      invoiceRef: 'G-118',
      dueDate: '2026-08-15',
      multiple: true,
    });
  });

  test('a client that writes after our message is still no debtor', () => {
    const body = 'Suite à votre message : l’hôtel des Embruns (reservation@embruns.example) me doit toujours 2 140 €.';
    const claim = read({ forwarded: sent(CLIENT, [US], 'client qui ne paie pas', body) });
    expect(claim).toMatchObject({ creditor: 'Voilerie Guéguen', debtorEmail: 'reservation@embruns.example' });
  });

  test('who owes, and to which client', () => {
    const words =
      'La société Atlantic Bois (compta@atlantic-bois.example) doit 3 200 € à notre client Scierie Morvan, facture SM-12 échue le 15/08/2026.';
    expect(read({ subject: 'Nouveau débiteur', words })).toMatchObject({
      creditor: 'Scierie Morvan',
      debtorName: 'Atlantic Bois',
      debtorKind: 'professional',
      debtorEmail: 'compta@atlantic-bois.example',
      amountCents: 320_000,
      invoiceRef: 'SM-12',
      dueDate: '2026-08-15',
    });
  });

  test('the member’s words tell a tradesman', () => {
    expect(
      read({
        subject: 'Nouveau dossier',
        words: 'Débiteur : M. Paul Riou, artisan, riou@riou.example, 980 € échus le 31/07/2026',
      }),
    ).toMatchObject({
      debtorName: 'M. Paul Riou',
      debtorKind: 'professional',
      debtorEmail: 'riou@riou.example',
      debtorEmailTyped: true,
      amountCents: 98_000,
    });
  });
});

describe('what opens no claim', () => {
  test.each([
    ['Je conteste votre facture impayée n° 2026-118.'],
    ['Bonjour, nous refusons de payer votre note d’honoraires.'],
    ['Votre relance a bien été reçue, la facture n’a pas été réglée faute de trésorerie.'],
    ['I dispute your unpaid invoice.'],
    ['Bonjour, je ne pourrai payer que le 18, car mon client ne m’a pas encore réglé.'],
    ['Nous allons régler dès que notre client nous aura payés : il ne nous a toujours pas payé.'],
  ])('a debtor’s words forwarded: « %s »', (body) => {
    expect(read({ forwarded: sent(DEBTOR, [US], 'Re: facture', body) })).toBeNull();
    expect(
      read({ words: 'Pour info', forwarded: sent(DEBTOR, [US], 'Re: facture', body), attachments: [pdf(FEE_NOTE)] }),
    ).toBeNull();
  });

  test('a client who cannot pay his own suppliers because he was not paid still asks', () => {
    const body = 'Je ne peux pas payer mes fournisseurs : la SARL Cap Nautisme me doit 1 200 €, facture impayée à recouvrer.';
    expect(read({ forwarded: sent(CLIENT, [US], 'impayé', body) })).toMatchObject({ debtorName: 'SARL Cap Nautisme' });
  });

  test.each([
    'Merci',
    'Peux-tu relancer Armor Déco ?',
    'Bonne journée',
    'Le client a payé',
    'On attend le paiement',
    'N’ouvrez pas de dossier pour l’instant',
    'Faut-il ouvrir un dossier ?',
    'Pas de recouvrement ici',
  ])('« %s »', (words) => {
    expect(read({ subject: 'Re: Armor', words })).toBeNull();
  });

  test('our own mail without an invoice, forwarded without a word', () => {
    expect(read({ forwarded: sent(US, [DEBTOR], 'Rendez-vous', 'Bonjour, à mardi.') })).toBeNull();
  });
});

describe('the amount of a claim', () => {
  const amountOf = (words: string) =>
    read({ subject: 'À recouvrer', words: `Facture F-93 impayée à recouvrer. ${words}` })?.amountCents;
  test.each([
    ['du 1er juillet 2026, 1 250,00 €, échéance 31 juillet 2026', 125_000],
    ['SARL Kappa, capital de 40 000 €, débiteur, 600 €', 60_000],
    ['HT 1 000 €, TVA 200 €, TTC 1 200 €', 120_000],
    ['Montant 1 200 €, acompte versé 300 €, reste à payer 900 €', 90_000],
  ])('is the sum to pay: %s', (words, wanted) => {
    expect(amountOf(words)).toBe(wanted);
  });

  test.each([
    'HT 1 000 €, TVA 200 €, TTC 1 200 €, acompte versé 300 €',
    '1 200 € dont 300 € déjà réglés',
    '700 € ou 800 €',
  ])('is asked where it is not said: %s', (words) => {
    expect(amountOf(words)).toBeNull();
  });
});
