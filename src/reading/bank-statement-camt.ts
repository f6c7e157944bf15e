/** Bank statements in CAMT.053 (ISO 20022), any version. */
import { Parser } from 'htmlparser2';
import { type Cents, sum } from '../law/money.ts';
import type { BankEntry } from './bank-entry.ts';
import { bankCents, bankDay } from './bank-figures.ts';
import { isTooDeep } from './e-invoice.ts';

const ROOT = /^\uFEFF?\s*(?:<\?[^<>]{1,300}\?>\s*|<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*<(?:[\w.-]{1,30}:)?Document[\s>]/;
const STATEMENT = /<(?:[\w.-]{1,30}:)?BkToCstmrStmt[\s>]/;
const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/i;

/** What an entry, or one transaction of it, says: the path of an element below it, and its texts. */
type Told = Map<string, string[]>;
type Entry = { readonly told: Told; readonly parts: Told[] };

/** null for another file; « broken » for one that declares entities, nests beyond sense, or names no entry of a statement. */
export function readCamt(xml: string): readonly BankEntry[] | 'broken' | null {
  const start = xml.slice(0, 20_000);
  if (!STATEMENT.test(start)) return null;
  if (DOCTYPE.test(start) || !ROOT.test(start) || isTooDeep(xml)) return 'broken';
  const entries: BankEntry[] = [];
  let account: string | null = null;
  let entry: Entry | null = null;
  walk(xml, {
    opened(path) {
      if (path.endsWith('/Stmt')) account = null;
      if (path.endsWith('/Stmt/Ntry')) entry = { told: new Map(), parts: [] };
      if (path.endsWith('/NtryDtls/TxDtls')) entry?.parts.push(new Map());
    },
    read(path, text) {
      if (/\/Stmt\/Acct\/Id\/(?:IBAN|Othr\/Id)$/.test(path)) account ??= text.replace(/\s/g, '');
      const [, whole, part] = /\/Stmt\/Ntry\/(?:NtryDtls\/TxDtls\/(.+)|(.+))$/.exec(path) ?? [];
      if (whole !== undefined) put(entry?.parts.at(-1), whole, text);
      else if (part !== undefined) put(entry?.told, part, text);
    },
    closed(path) {
      if (path.endsWith('/Stmt/Ntry') && entry !== null) entries.push(...entriesFrom(entry, account));
    },
  });
  return entries;
}

type Reader = {
  readonly opened: (path: string) => void;
  readonly read: (path: string, text: string) => void;
  readonly closed: (path: string) => void;
};

/** Prefixes of names are left out; the currency of an amount is read as if it were an element of its own. */
function walk(xml: string, reader: Reader): void {
  const paths: string[] = [''];
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, { Ccy }) {
        const path = `${paths.at(-1)}/${name.slice(name.indexOf(':') + 1)}`;
        paths.push(path);
        text = '';
        reader.opened(path);
        if (Ccy !== undefined) reader.read(`${path}/Ccy`, Ccy);
      },
      ontext(data) {
        text += data;
      },
      onclosetag() {
        const path = paths.pop() ?? '';
        const words = text.replace(/\s+/g, ' ').trim();
        text = '';
        if (words !== '') reader.read(path, words);
        reader.closed(path);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

function put(told: Told | undefined, path: string, text: string): void {
  const texts = told?.get(path) ?? [];
  if (texts.length < 20) told?.set(path, [...texts, text]);
}

/** A batch that tells each of its transactions, adding up to the entry, is as many lines; else the entry is one. */
function entriesFrom({ told, parts }: Entry, account: string | null): readonly BankEntry[] {
  const whole = centsAt(told, ['Amt']);
  const each = parts.map((part) => centsAt(part, ['Amt', 'AmtDtls/TxAmt/Amt']));
  const known = each.filter((amount) => amount !== null);
  if (parts.length > 1 && known.length === parts.length && whole === sum(known))
    return parts.map((part, index) => entryFrom(told, [part], account, each[index] ?? null));
  return [entryFrom(told, parts, account, whole)];
}

function entryFrom(told: Told, parts: readonly Told[], account: string | null, amount: Cents | null): BankEntry {
  const all = (...paths: readonly string[]) => paths.flatMap((path) => parts.flatMap((part) => part.get(path) ?? []));
  const at = (path: string) => told.get(path)?.[0];
  const label = [...all('RmtInf/Ustrd', 'AddtlTxInf'), ...(told.get('AddtlNtryInf') ?? [])];
  const references = all('RmtInf/Strd/CdtrRefInf/Ref', 'Refs/EndToEndId').filter((one) => one !== 'NOTPROVIDED');
  const [payer = null] = all(
    'RltdPties/Dbtr/Nm',
    'RltdPties/Dbtr/Pty/Nm',
    'RltdPties/UltmtDbtr/Nm',
    'RltdPties/UltmtDbtr/Pty/Nm',
  );
  const reversed = at('RvslInd') === 'true';
  return {
    account,
    bookedOn: bankDay(at('BookgDt/Dt') ?? at('BookgDt/DtTm') ?? at('ValDt/Dt') ?? at('ValDt/DtTm') ?? ''),
    cents: amount === null || at('CdtDbtInd') === undefined ? null : signed(amount, at('CdtDbtInd') === 'CRDT'),
    currency: at('Amt/Ccy') ?? 'EUR',
    settled: !reversed && (at('Sts/Cd') ?? at('Sts') ?? 'BOOK') === 'BOOK',
    label: [...new Set(label)].join(' ') || (payer ?? ''),
    counterparty: payer,
    reference: references.length === 0 ? null : [...new Set(references)].join(' '),
  };
}

function centsAt(told: Told, paths: readonly string[]): Cents | null {
  const text = paths.map((path) => told.get(path)?.[0]).find((one) => one !== undefined);
  return text === undefined ? null : bankCents(text);
}

function signed(amount: Cents, isCredit: boolean): Cents {
  return isCredit ? amount : (-amount as Cents);
}
