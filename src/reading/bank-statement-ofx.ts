/** Bank statements in OFX, the old one of open tags (SGML) and the new one in XML alike. */
import type { BankEntry } from './bank-entry.ts';
import { bankCents, bankDay } from './bank-figures.ts';

const ROOT = /^\uFEFF?\s*(?:OFXHEADER\s*:|(?:<\?[^<>]{0,300}\?>\s*)*<OFX>)/i;
const TAG = /<(\/?)([A-Za-z0-9.]{1,32})>([^<]*)/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

type Told = Map<string, string>;

/** null for another file. */
export function readOfx(text: string, most: number): readonly BankEntry[] | null {
  if (!ROOT.test(text.slice(0, 2000))) return null;
  const entries: BankEntry[] = [];
  const around: Told = new Map();
  let told: Told | null = null;
  const close = () => {
    if (told !== null) entries.push(entryFrom(told, around));
    told = null;
  };
  for (const [, slash, name = '', value = ''] of text.matchAll(TAG)) {
    if (entries.length === most) return entries;
    const tag = name.toUpperCase();
    if (tag === 'STMTTRN') {
      close();
      told = slash === '' ? new Map() : null;
    } else if (slash === '' && value.trim() !== '') {
      (told ?? around).set(tag, decoded(value));
    }
    if (tag === 'BANKTRANLIST' && slash !== '') close();
  }
  close();
  return entries;
}

function entryFrom(told: Told, around: Told): BankEntry {
  const name = told.get('NAME') ?? null;
  const memo = told.get('MEMO') ?? '';
  return {
    account: around.get('ACCTID')?.replace(/\s/g, '') ?? null,
    bookedOn: bankDay((told.get('DTPOSTED') ?? '').slice(0, 8)),
    cents: bankCents(told.get('TRNAMT') ?? ''),
    currency: (told.get('CURSYM') ?? around.get('CURDEF') ?? 'EUR').toUpperCase(),
    settled: true,
    label: memo.includes(name ?? '') ? memo : [name, memo].filter((part) => part !== null && part !== '').join(' '),
    counterparty: name,
    reference: told.get('REFNUM') ?? null,
  };
}

function decoded(value: string): string {
  return value
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
