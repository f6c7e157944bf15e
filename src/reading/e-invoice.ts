/** What an electronic invoice says of itself: EN 16931 in its two syntaxes, CII (as in Factur-X and ZUGFeRD) and UBL. Every value says where it was read. */
import { Parser } from 'htmlparser2';
import { type IsoDate, isIsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { type Siren, sirenFrom } from '../law/siren.ts';

/** `where` is the end of the element's path, or « texte ». */
export type Found<T> = { readonly value: T; readonly where: string };

export type ReadInvoice = {
  readonly seller: Found<string> | null;
  readonly buyer: Found<string> | null;
  readonly number: Found<string> | null;
  readonly issuedOn: Found<IsoDate> | null;
  readonly dueDate: Found<IsoDate> | null;
  /** With taxes; null in another currency than the euro, as is the next. */
  readonly totalCents: Found<Cents> | null;
  /** What is left to pay. */
  readonly payableCents: Found<Cents> | null;
  /** Its first four and last four signs: enough to compare, never enough to pay to. */
  readonly iban: Found<string> | null;
};

const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 60;
const MOST_VALUES = 20_000;

/** Ends of element paths, prefixes left out; the first that is there wins. Business terms of EN 16931 in the order of the fields above. */
const PLACES = {
  seller: [
    'SellerTradeParty/Name',
    'AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName',
    'AccountingSupplierParty/Party/PartyName/Name',
  ],
  buyer: [
    'BuyerTradeParty/Name',
    'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName',
    'AccountingCustomerParty/Party/PartyName/Name',
  ],
  number: ['ExchangedDocument/ID', '/Invoice/ID'],
  issuedOn: ['ExchangedDocument/IssueDateTime/DateTimeString', '/Invoice/IssueDate'],
  dueDate: ['SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString', '/Invoice/DueDate', 'PaymentMeans/PaymentDueDate'],
  total: ['MonetarySummation/GrandTotalAmount', 'LegalMonetaryTotal/TaxInclusiveAmount'],
  payable: ['MonetarySummation/DuePayableAmount', 'LegalMonetaryTotal/PayableAmount'],
  iban: ['PayeePartyCreditorFinancialAccount/IBANID', 'PaymentMeans/PayeeFinancialAccount/ID'],
  currency: ['/InvoiceCurrencyCode', '/Invoice/DocumentCurrencyCode'],
  type: ['ExchangedDocument/TypeCode', '/Invoice/InvoiceTypeCode'],
} as const;

const ROOT =
  /^\uFEFF?(?:\s|<\?[^<>]{1,300}\?>|<!--(?:(?!-->)[\s\S]){0,2000}-->)*<(?:[\w.-]{1,30}:)?(CrossIndustryInvoice|CrossIndustryDocument|Invoice)[\s>]/;
const CREDIT_NOTES: ReadonlySet<string> = new Set(['381', '396', '261', '262']);

/** Where the buyer's legal registration stands (BT-47): a SIREN, or a SIRET. */
const BUYER_REGISTRATION = [
  'BuyerTradeParty/SpecifiedLegalOrganization/ID',
  'AccountingCustomerParty/Party/PartyLegalEntity/CompanyID',
];

/** null where it gives none, or several. */
export function buyerSirenIn(xml: string): Siren | null {
  if (!isInvoiceXml(xml) || xml.length > MOST_CHARACTERS || isTooDeep(xml)) return null;
  const given = valuesIn(xml).filter(({ path }) => BUYER_REGISTRATION.some((where) => path.endsWith(where)));
  const [only, ...others] = new Set(given.map(({ text }) => sirenFrom(text)));
  return only === undefined || others.length > 0 ? null : only;
}

/** By its root; nothing that declares a document type is one, so no entity is ever expanded. */
export function isInvoiceXml(text: string): boolean {
  return ROOT.test(text.slice(0, 4000));
}

/** null for anything else, and for a credit note. */
export function readInvoiceXml(xml: string): ReadInvoice | null {
  if (!isInvoiceXml(xml) || xml.length > MOST_CHARACTERS || isTooDeep(xml)) return null;
  const values = valuesIn(xml);
  const at = (name: keyof typeof PLACES): Found<string> | null => {
    for (const where of PLACES[name]) {
      const found = [...new Set(values.filter(({ path }) => path.endsWith(where)).map(({ text }) => text))];
      if (found.length > 1 && name === 'dueDate') return null;
      if (found[0] !== undefined) return { value: found[0], where: where.replace(/^\//, '') };
    }
    return null;
  };
  if (CREDIT_NOTES.has(at('type')?.value ?? '')) return null;
  const inEuros = (at('currency')?.value ?? 'EUR') === 'EUR';
  return {
    seller: at('seller'),
    buyer: at('buyer'),
    number: at('number'),
    issuedOn: read(at('issuedOn'), dayIn),
    dueDate: read(at('dueDate'), dayIn),
    totalCents: inEuros ? read(at('total'), centsIn) : null,
    payableCents: inEuros ? read(at('payable'), centsIn) : null,
    iban: read(at('iban'), masked),
  };
}

/** No invoice nests so deep; the parser slows down with the square of the depth. */
export function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[/\p{L}_][^<>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

type Value = { readonly path: string; readonly text: string };

/** Every element that holds text, with its path from the root, « /Invoice/ID ». */
function valuesIn(xml: string): readonly Value[] {
  const path: string[] = [];
  const values: Value[] = [];
  let text = '';
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name.slice(name.indexOf(':') + 1));
        text = '';
      },
      ontext(data) {
        text += data;
      },
      onclosetag() {
        if (text.trim() !== '' && values.length < MOST_VALUES) values.push({ path: `/${path.join('/')}`, text: text.trim() });
        path.pop();
        text = '';
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return values;
}

function read<T>(found: Found<string> | null, as: (text: string) => T | null): Found<T> | null {
  const value = found === null ? null : as(found.value);
  return found === null || value === null ? null : { value, where: found.where };
}

/** « 20261130 » (CII, format 102) or « 2026-11-30 » (UBL). */
function dayIn(text: string): IsoDate | null {
  const day = text.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3');
  return isIsoDate(day) ? day : null;
}

/** null for a fraction of a cent. */
function centsIn(text: string): Cents | null {
  const [, sign = '', whole, part = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
  return whole === undefined ? null : cents(Number(`${sign}${whole}${part.padEnd(2, '0')}`));
}

function masked(text: string): string | null {
  const iban = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban) ? `${iban.slice(0, 4)}…${iban.slice(-4)}` : null;
}
