/** What an electronic invoice says, and where. */
import { describe, expect, test } from '@jest/globals';
import { isInvoiceXml, readInvoiceXml } from '../../src/reading/e-invoice.ts';
import { CII, CII_IN_PARTS, UBL } from './e-invoice.fixture.ts';

const values = (xml: string) => {
  const read = readInvoiceXml(xml);
  return read === null ? null : Object.fromEntries(Object.entries(read).map(([name, found]) => [name, found?.value ?? null]));
};
const SAYS = {
  seller: 'Voilerie Guéguen & Fils',
  buyer: 'SARL Cap Nautisme',
  number: 'FA-771',
  issuedOn: '2026-08-01',
  dueDate: '2026-08-31',
  totalCents: 253_000,
  payableCents: 203_000,
  iban: 'FR14…2606',
};

describe('an electronic invoice', () => {
  test.each([
    ['CII', CII],
    ['UBL', UBL],
  ])('in %s says seller, buyer, number, days and sums; its bank account is never whole', (_, xml) => {
    expect(values(xml)).toEqual(SAYS);
    expect(JSON.stringify(readInvoiceXml(xml))).not.toMatch(/0505 ?0001/);
  });

  test('says where each value was read', () => {
    expect(readInvoiceXml(CII)?.number).toEqual({ value: 'FA-771', where: 'ExchangedDocument/ID' });
    expect(readInvoiceXml(UBL)?.payableCents?.where).toBe('LegalMonetaryTotal/PayableAmount');
  });

  test.each([
    ['due in parts tells no one due date', CII_IN_PARTS, { ...SAYS, dueDate: null }],
    [
      'in another currency tells no sum in euros',
      CII.replace('>EUR<', '>CHF<'),
      { ...SAYS, totalCents: null, payableCents: null },
    ],
    ['of a fraction of a cent tells no such sum', CII.replace('2530.00', '2530.005'), { ...SAYS, totalCents: null }],
    ['with an impossible day tells none', CII.replace('20260801', '20260231'), { ...SAYS, issuedOn: null }],
    ['that is a credit note is no invoice', CII.replace('>380<', '>381<'), null],
    ['with a document type is not read: no entity is ever expanded', CII.replace('?>', '?><!DOCTYPE r [<!ENTITY a "b">]>'), null],
  ])('%s', (_, xml, said) => {
    expect(values(xml)).toEqual(said);
  });

  test('other XML is none', () => {
    expect(isInvoiceXml('<?xml version="1.0"?><InvoiceList><Invoice/></InvoiceList>')).toBe(false);
    expect(isInvoiceXml(`<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<!-- export -->\n${UBL}`)).toBe(true);
  });

  test('one made to stall its reader ends within two seconds', () => {
    const started = performance.now();
    readInvoiceXml(`<Invoice>${'<a>x'.repeat(400_000)}`);
    readInvoiceXml(`<Invoice>${'<ID>1</ID>'.repeat(190_000)}`);
    readInvoiceXml(`<Invoice>${'<a b='.repeat(390_000)}`);
    isInvoiceXml(`<!--${'-- >'.repeat(400_000)}`);
    isInvoiceXml('<!-- -->'.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
