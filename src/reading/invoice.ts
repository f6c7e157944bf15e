/** What an invoice or fee note says in its text: number, days, sum, debtor. Labels are the usual ones, in French and English. */
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, NOTHING } from '../law/money.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';

export type InvoiceFacts = {
  readonly invoiceRef: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly amountCents: Cents | null;
  /** The lines above the title that are not the issuer's: name first, then the postal address. */
  readonly addressee: readonly string[];
};

const NUMBER =
  /(?:facture|note d['’]honoraires|note de frais et honoraires|honoraires|invoice|fee note|n°|num[ée]ro|r[ée]f(?:[ée]rence)?\.?)\s*(?:d['’]?avocat\s*)?(?:n°|num[ée]ro|no\.?|#|:)?\s*:?\s*([A-Z]{0,5}[-/ ]?\d[\w/-]*)/i;
const DUE =
  /(?:[ée]ch[ée]ance|date limite(?: de paiement)?|[àa] (?:r[ée]gler|payer) (?:avant|au plus tard) le|payable (?:avant|au plus tard)?|exigible|due(?: date)?(?: on| by)?)\s*(?:le|:|du|au|est fix[ée]e? au)?\s*:?\s*(.{6,40})/i;
const ISSUED = /(?:date(?: de (?:la )?facture| d['’][ée]mission)?|[ée]mise? le|fait [àa] .{2,30} le|le|dated?)\s*:?\s*(.{6,40})/i;
const TOTAL =
  /(?:total\s+ttc(?:\s+(?:[àa] payer|[àa] r[ée]gler|d[ûu]))?|net [àa] payer|montant (?:total )?(?:ttc|d[ûu]|[àa] (?:payer|r[ée]gler))|reste (?:d[ûu]|[àa] (?:payer|r[ée]gler))|solde (?:d[ûu]|restant)?|total (?:[àa] payer|due)|amount due|ttc)\s*:?\s*(.{1,40})/gi;
const TTC_AFTER = /([\d\s\u00a0\u202f.,]+(?:€|eur(?:os)?))\s*ttc/i;

export function readInvoice(text: string, writtenOn: IsoDate): InvoiceFacts {
  const due = DUE.exec(text)?.[1] ?? '';
  return {
    invoiceRef: invoiceNumber(text),
    issuedOn: datesIn(ISSUED.exec(text)?.[1] ?? '', writtenOn, 'past')[0]?.date ?? null,
    dueDate: datesIn(due, writtenOn, 'past')[0]?.date ?? null,
    amountCents: total(text),
    addressee: addresseeIn(text),
  };
}

function invoiceNumber(text: string): string | null {
  const ref =
    NUMBER.exec(text)?.[1]
      ?.trim()
      .replace(/[.,;:]+$/, '') ?? null;
  return ref === null || /^\d{1,2}$/.test(ref) || /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(ref) ? null : ref;
}

/** The last total with taxes is what is to be paid; a bare figure after the label counts as euros. */
function total(text: string): Cents | null {
  const ttc = TTC_AFTER.exec(text)?.[1];
  if (ttc !== undefined) {
    const read = amountsIn(ttc)[0]?.cents;
    if (read !== undefined) return read;
  }
  const labelled = [...text.matchAll(TOTAL)].flatMap(([, after = '']) => {
    const line = after.split('\n')[0] ?? '';
    const found = amountsIn(line)[0] ?? amountsIn(line.replace(/^([\d\s\u00a0\u202f.,]*\d)(?!\s*[%\d])/, '$1 €'))[0];
    return found === undefined ? [] : [found.cents];
  });
  return labelled.filter((amount) => amount > NOTHING).at(-1) ?? null;
}

const LEGAL_FORM =
  /\b(?:SARL|SAS|SASU|EURL|SCI|SCP|SNC|SELARL|SA|Soci[ée]t[ée]|Association|Syndicat|Mairie|Commune|M\.|Mr|Mme|Mlle|Monsieur|Madame)\b/;

/** Invoices name their issuer first, then whom they are addressed to, above the title. */
function addresseeIn(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const title = lines.findIndex((line) => /^(?:facture|note d['’]honoraires|invoice|fee note)\b/i.test(fold(line)));
  const labelled = lines.findIndex((line) => /^(?:client|destinataire|factur[ée] [àa]|doit|bill to)\b/i.test(line));
  if (labelled >= 0) {
    const inline = /:\s*(.+)$/.exec(lines[labelled]!)?.[1];
    const below = lines.slice(labelled + 1, labelled + 4);
    return inline === undefined ? below : [inline, ...below.filter((line) => /\b\d{5}\b|\brue\b|\bavenue\b/i.test(line))];
  }
  const head = title < 0 ? [] : lines.slice(1, title);
  const name = head.findLastIndex((line) => LEGAL_FORM.test(line));
  if (name < 0) return [];
  const to = head.slice(name + 1).findIndex((line) => /\b\d{5}\b/.test(line));
  return head.slice(name, to < 0 ? name + 1 : name + to + 2);
}
