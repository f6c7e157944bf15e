/** Whose SIREN a member's mail and its invoice give: the debtor's, or none. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '../../src/law/calendar.ts';
import type { Attachment } from '../../src/reading/mail.ts';
import { debtorSirenIn, sirenIn } from '../../src/reading/siren.ts';

describe('in a text', () => {
  test.each([
    'SIREN 732 829 320',
    'siren : 732829320',
    'SIRET 732 829 320 00074',
    'RCS Rennes 732 829 320',
    'R.C.S. de Saint-Malo B 732.829.320',
    'immatriculée au registre du commerce sous le n° 732 829 320',
    'TVA intracommunautaire FR 44 732829320',
    'SIREN 732 829 320, SIRET 732 829 320 00074',
  ])('%s', (text) => {
    expect(sirenIn(text)).toBe('732829320');
  });

  test.each([
    '732 829 320',
    'SIREN 732 829 321',
    'SIREN 732 829 320 et SIREN 443 061 841',
    'facture 732829320, échéance 30/09/2026',
    'SIREN inconnu ; téléphone 02 99 00 00 00',
  ])('none in « %s »', (text) => {
    expect(sirenIn(text)).toBeNull();
  });
});

describe('of the debtor of a claim to open', () => {
  const attachment = (text: string | null, invoiceXml: string | null = null): Attachment => ({
    name: 'facture.pdf',
    type: 'application/pdf',
    bytes: 1,
    sha256: '0',
    text,
    invoiceXml,
    bankStatement: null,
  });
  const found = (words: string, attachments: readonly Attachment[] = [], creditor: string | null = null) =>
    debtorSirenIn({ words, attachments, writtenOn: isoDate('2026-09-01') }, creditor).debtorSiren;
  const paper = (below: string) =>
    `Cabinet Marchand\n1 place du Palais\n35000 Rennes\nSIREN 443 061 841\nSARL Cap Nautisme\n3 quai Ouest\n35400 Saint-Malo\n${below}\nFacture n° 12\nTotal TTC : 1 200,00 €`;

  test('the note gives it', () => {
    expect(found('À recouvrer. Débiteur SARL Cap Nautisme, SIREN 732 829 320.')).toBe('732829320');
  });

  test('a client’s own number is not the debtor’s', () => {
    const note = 'Pour notre client SARL Petit (SIREN 443 061 841).';
    expect(found(note, [], 'SARL Petit')).toBeUndefined();
    expect(found(`${note}\nDébiteur : SARL Cap Nautisme, SIREN 732 829 320`, [], 'SARL Petit')).toBe('732829320');
  });

  test('an invoice on paper gives it below its addressee, or calls it the client’s; the issuer’s is left alone', () => {
    expect(found('À recouvrer.', [attachment(paper('SIREN 732 829 320'))])).toBe('732829320');
    expect(found('À recouvrer.', [attachment(paper(''))])).toBeUndefined();
    expect(found('À recouvrer.', [attachment(paper('SIREN 732 829 320'))], 'SARL Petit')).toBeUndefined();
    expect(found('À recouvrer.', [attachment(paper('SIREN du client : 732 829 320'))], 'SARL Petit')).toBe('732829320');
  });

  test.each([
    `<CrossIndustryInvoice><SellerTradeParty><SpecifiedLegalOrganization><ID>443061841</ID></SpecifiedLegalOrganization></SellerTradeParty><BuyerTradeParty><SpecifiedLegalOrganization><ID schemeID="0009">73282932000074</ID></SpecifiedLegalOrganization></BuyerTradeParty></CrossIndustryInvoice>`,
    `<Invoice><AccountingCustomerParty><Party><PartyLegalEntity><CompanyID schemeID="0002">732829320</CompanyID></PartyLegalEntity></Party></AccountingCustomerParty></Invoice>`,
  ])('an electronic invoice gives the buyer’s', (xml) => {
    expect(found('À recouvrer.', [attachment(null, xml)], 'SARL Petit')).toBe('732829320');
  });
});
