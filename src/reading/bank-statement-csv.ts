/** Bank statements in CSV, as the French banks export them: the columns are known by the words of their header row. */
import { type Cents, NOTHING } from '../law/money.ts';
import { fold } from './absence.ts';
import type { BankEntry } from './bank-entry.ts';
import { bankCents, bankDay } from './bank-figures.ts';
import { csvRows, type Delimiter } from './csv-rows.ts';

/** What heads a column, accents and signs left out; the first that is there wins. */
const HEADS = {
  date: [
    /^date (?:de )?compta/,
    /^date (?:d |de l )?operation/,
    /^dateop$/,
    /^date$/,
    /^date (?:de la )?transaction/,
    /^operation date/,
    /^date/,
    /^settlement date/,
  ],
  credit: [/^credit/],
  debit: [/^debit/],
  amount: [
    /^montant (?:de l )?operation/,
    /^montant(?: en)? euros?$/,
    /^montant total ttc/,
    /^montant(?! (?:francs|total|de la tva|ht|local))/,
    /^amount/,
    /^total amount/,
  ],
  currency: [/^devise/, /^currency/],
  status: [/^statut/, /^status/],
  sense: [/^sens$/],
  counterparty: [
    /^nom de la contrepartie/,
    /^counterparty name/,
    /^contrepartie/,
    /^(?:tiers|emetteur|donneur d ordre|nom)$/,
    /^supplierfound/,
  ],
  reference: [/^reference/, /^ref$/],
  account: [/^accountnum/, /^(?:iban|compte|numero de compte)$/],
} as const;
/** Every one of these is part of the label. */
const LABELS =
  /^(?:libelle|label$|intitule|detail|informations? complementaires?|motif|description|communication|nature|objet$|memo|message|note$)/;
/** An accounting journal or a list of invoices has the same columns, and is none. */
const OTHER_TABLES =
  /^(?:journal|ecriture|comptenum|compte ?lib|lettrage|piece|n piece|numero de piece|quantite|prix|echeance|date d echeance|tva|client)/;
const UNSETTLED = /attente|refus|annul|rejet|cours|declin|pending|cancel|revers/;

type Columns = Readonly<Record<keyof typeof HEADS, number | null>> & { readonly labels: readonly number[] };
type Table = {
  readonly delimiter: Delimiter;
  readonly columns: Columns;
  readonly headerAt: number;
  readonly account: string | null;
};

const MOST_LINES_ABOVE = 30;
const DELIMITERS: readonly Delimiter[] = [';', '\t', ','];

/** null for another file. */
export function readCsv(text: string, most: number): readonly BankEntry[] | null {
  const table = DELIMITERS.map((delimiter) => tableIn(text, delimiter)).find((found) => found !== null) ?? null;
  if (table === null) return null;
  const entries: BankEntry[] = [];
  let at = 0;
  for (const row of csvRows(text, table.delimiter)) {
    if (entries.length === most) break;
    at += 1;
    if (at > table.headerAt && isLine(row, table)) entries.push(entryFrom(row, table));
  }
  return isOfBank(table, entries) ? entries : null;
}

/** No total and no balance: they name no day, or, under no header, no means of payment. */
function isLine(row: readonly string[], { columns }: Table): boolean {
  const [day = '', , means = ''] = columns === HEADLESS ? row : [row[columns.date ?? 0]];
  return day !== '' && (columns !== HEADLESS || means !== '');
}

function tableIn(text: string, delimiter: Delimiter): Table | null {
  const above: string[] = [];
  for (const row of csvRows(text.slice(0, 20_000).replace(/^\uFEFF/, ''), delimiter)) {
    const columns = columnsOf(row) ?? headless(row);
    const headerAt = above.length + (columns === HEADLESS ? 0 : 1);
    if (columns !== null) return { delimiter, columns, headerAt, account: accountIn(above.join('\n')) };
    if (above.push(row.join(' ')) > MOST_LINES_ABOVE) return null;
  }
  return null;
}

function columnsOf(row: readonly string[]): Columns | null {
  const heads = row.map(headed);
  if (heads.some((head) => OTHER_TABLES.test(head))) return null;
  const place = (name: keyof typeof HEADS): number | null =>
    HEADS[name].map((head) => heads.findIndex((one) => head.test(one))).find((at) => at >= 0) ?? null;
  const found = Object.fromEntries((Object.keys(HEADS) as (keyof typeof HEADS)[]).map((name) => [name, place(name)]));
  const labels = heads.flatMap((head, at) => (LABELS.test(head) ? [at] : []));
  const columns = { ...(found as Record<keyof typeof HEADS, number | null>), labels };
  const says = columns.date !== null && (columns.amount !== null || (columns.credit !== null && columns.debit !== null));
  return says && (labels.length > 0 || columns.counterparty !== null) ? columns : null;
}

function headed(cell: string): string {
  return fold(cell)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const NO_COLUMN = Object.fromEntries(Object.keys(HEADS).map((name) => [name, null])) as Record<keyof typeof HEADS, null>;
/** LCL writes no header: day, sum, means of payment, cheque number, label. */
const HEADLESS: Columns = { ...NO_COLUMN, date: 0, amount: 1, labels: [4, 5] };

function headless(row: readonly string[]): Columns | null {
  const [date = '', amount = '', means = ''] = row;
  const is =
    bankDay(date) !== null && /[.,]\d{2}$/.test(amount) && bankCents(amount) !== null && /^[\p{L} .']{2,30}$/u.test(means);
  return is && row.length >= 5 ? HEADLESS : null;
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/;
const NUMBER = /\b\d[\dA-Z]{8,30}\b/;

/** Named above the table. */
function accountIn(above: string): string | null {
  const found = IBAN.exec(above)?.[0] ?? NUMBER.exec(above)?.[0] ?? /\*{2,}\d{3,6}/.exec(above)?.[0] ?? null;
  return found === null ? null : found.replace(/\s/g, '');
}

/** A column of sums alone may be a list of invoices: a statement names its account, or has sums that go out. */
function isOfBank({ columns, account }: Table, entries: readonly BankEntry[]): boolean {
  const twoColumns = columns.credit !== null && columns.debit !== null;
  return twoColumns || columns.account !== null || account !== null || entries.some(({ cents }) => cents !== null && cents < 0);
}

function entryFrom(row: readonly string[], { columns, account }: Table): BankEntry {
  const at = (place: number | null) => (place === null ? '' : (row[place] ?? ''));
  const currency = at(columns.currency).toUpperCase();
  const label = [...new Set(columns.labels.map(at).filter((one) => one !== ''))];
  const counterparty = at(columns.counterparty) || null;
  return {
    account: at(columns.account).replace(/\s/g, '') || account,
    bookedOn: bankDay(at(columns.date)),
    cents: centsIn(columns, at),
    currency: currency === '' || currency === '€' || currency === 'EUROS' ? 'EUR' : currency,
    settled: !UNSETTLED.test(fold(at(columns.status))),
    label:
      label.filter((one) => !label.some((other) => other !== one && other.startsWith(one))).join(' ') || (counterparty ?? ''),
    counterparty,
    reference: at(columns.reference) || null,
  };
}

/** What came in less what went out; banks write the latter with and without its sign. */
function centsIn(columns: Columns, at: (place: number | null) => string): Cents | null {
  const [credit, debit] = [at(columns.credit), at(columns.debit)];
  if (credit !== '' || debit !== '') {
    const [came, went] = [credit === '' ? NOTHING : bankCents(credit), debit === '' ? NOTHING : bankCents(debit)];
    return came === null || went === null ? null : ((came - Math.abs(went)) as Cents);
  }
  const amount = bankCents(at(columns.amount));
  return amount !== null && amount > 0 && /^d/i.test(at(columns.sense)) ? (-amount as Cents) : amount;
}
