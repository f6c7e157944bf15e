/** The debtor's SIREN, where a member writes it or an invoice gives it as the buyer's. */
import { type Siren, sirenFrom } from '../law/siren.ts';
import { buyerSirenIn } from './e-invoice.ts';
import { readInvoice } from './invoice.ts';
import type { Attachment } from './mail.ts';
import type { ClaimSources } from './new-claim.ts';

const LABELLED =
  /(?:\bsiren\b|\bsiret\b|\br\.?c\.?s\.?(?=[\s:])|\bimmatricul\p{L}+|\btva\b[^\n\d]{0,30}\bfr[ ]?\d\d)[^\n\d]{0,40}?((?:\d{3}[ \u00a0\u202f.]?){2}\d{3}(?:[ \u00a0\u202f.]?\d{5})?)(?!\d)/giu;

/** The one number called a SIREN, SIRET, RCS or VAT number; null where there is none, or several. */
export function sirenIn(text: string): Siren | null {
  const found = new Set([...text.matchAll(LABELLED)].map(([, digits = '']) => sirenFrom(digits)));
  const [only, ...others] = [...found].filter((siren) => siren !== null);
  return only === undefined || others.length > 0 ? null : only;
}

const OF_DEBTOR = /d[ée]bit(?:eur|rice)|\bdebtor\b/i;
const OF_CLIENT = /\b(?:siren|siret|rcs|tva)\b[^\n\d]{0,25}\b(?:client|acheteur|preneur|destinataire)/i;

/** Where a client is the creditor, a number may be its own: it counts only on a line that speaks of the debtor. */
export function debtorSirenIn(
  { words, attachments, writtenOn }: Pick<ClaimSources, 'words' | 'attachments' | 'writtenOn'>,
  creditor: string | null,
): { readonly debtorSiren?: Siren } {
  const lines = words.split('\n');
  const told = creditor === null ? words : lines.filter((line) => OF_DEBTOR.test(line)).join('\n');
  const invoiced = attachments.map((one) => buyersIn(one, writtenOn, creditor)).find((siren) => siren !== null);
  const siren = sirenIn(told) ?? invoiced ?? null;
  return siren === null ? {} : { debtorSiren: siren };
}

/** The buyer's in the XML; on paper, what is called the client's, or stands just below the addressee. */
function buyersIn({ text, invoiceXml }: Attachment, writtenOn: ClaimSources['writtenOn'], creditor: string | null): Siren | null {
  if (invoiceXml !== null) return buyerSirenIn(invoiceXml);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const called = sirenIn(lines.filter((line) => OF_CLIENT.test(line)).join('\n'));
  const last = readInvoice(text, writtenOn).addressee.at(-1);
  if (called !== null || creditor !== null || last === undefined) return called;
  const at = lines.findIndex((line) => line.endsWith(last));
  return sirenIn(lines.slice(at, at + 3).join('\n'));
}
