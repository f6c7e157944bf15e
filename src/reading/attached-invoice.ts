/** What an invoice attached to a member's mail says, and where the mail says otherwise. */
import type { IsoDate } from '../law/calendar.ts';
import { amountsIn } from './amounts.ts';
import { type ReadInvoice, readInvoiceXml } from './e-invoice.ts';
import { dueDateIn, type InvoiceFacts, readInvoice, titledNumberIn } from './invoice.ts';
import type { Attachment } from './mail.ts';
import type { Conflict } from './member-reading.ts';
import { properWordsOf } from './named-parties.ts';

/** `electronic` where its XML says it, which leaves no room for misreading; `page` is all that stands on it. */
export type AttachedFacts = InvoiceFacts & {
  readonly seller: string | null;
  readonly electronic: boolean;
  readonly page: string;
};

export function invoicesIn(attachments: readonly Attachment[], writtenOn: IsoDate): readonly AttachedFacts[] {
  return attachments.flatMap((one) => invoiceOf(one, writtenOn)).filter(isInvoice);
}

function isInvoice(facts: InvoiceFacts): boolean {
  return facts.amountCents !== null && (facts.invoiceRef !== null || facts.dueDate !== null);
}

function invoiceOf({ text, invoiceXml }: Attachment, writtenOn: IsoDate): readonly AttachedFacts[] {
  const printed = text === null || text === invoiceXml ? null : readInvoice(text, writtenOn);
  const said = invoiceXml === null ? null : readInvoiceXml(invoiceXml);
  const page = `${text ?? ''}\n${invoiceXml ?? ''}`;
  if (said !== null) return [{ ...electronicFacts(said, printed), page: `${said.buyer?.value ?? ''}\n${page}` }];
  return printed === null || invoiceXml !== null ? [] : [{ ...printed, seller: null, electronic: false, page }];
}

/** The XML's facts; the postal address is read on the page. */
function electronicFacts(said: ReadInvoice, printed: InvoiceFacts | null): Omit<AttachedFacts, 'page'> {
  const buyer = said.buyer?.value ?? printed?.addressee[0];
  return {
    invoiceRef: said.number?.value ?? null,
    issuedOn: said.issuedOn?.value ?? null,
    dueDate: said.dueDate?.value ?? null,
    amountCents: said.payableCents?.value ?? said.totalCents?.value ?? null,
    addressee: buyer === undefined ? [] : [buyer, ...(printed?.addressee.slice(1) ?? [])],
    seller: said.seller?.value ?? null,
    electronic: true,
  };
}

/** The invoice's own where the mail gives it too, in full or in its last figures (« facture 771 » is FA-771); else the one noted. */
export function numberOf(invoice: AttachedFacts | null, mail: string, noted: string | null): string | null {
  const ref = invoice?.invoiceRef ?? null;
  if (ref === null || noted === null) return noted ?? ref;
  return signsOf(mail).includes(signsOf(ref)) || signsOf(ref).endsWith(signsOf(noted)) ? ref : noted;
}

/** Of several, the one whose number the mail gives; else the first. */
export function invoiceMeant(invoices: readonly AttachedFacts[], mail: string): AttachedFacts | null {
  const named = invoices.find(({ invoiceRef }) => invoiceRef !== null && signsOf(mail).includes(signsOf(invoiceRef)));
  return named ?? invoices[0] ?? null;
}

export type Told = {
  /** The member's note and what is forwarded below it. */
  readonly words: string;
  /** Its subject, and all who wrote or received it. */
  readonly around: string;
  /** Whom the words name as the one who owes. */
  readonly debtorName: string | null;
  readonly writtenOn: IsoDate;
};

/**
 * What the mail says where it nowhere says what the invoice does. A sum and a due date are compared with an electronic invoice alone;
 * a number and a name with a printed one too, but only where they stand nowhere on its page.
 */
export function conflictsBetween(invoice: AttachedFacts, told: Told): readonly Conflict[] {
  const inWords = invoice.electronic ? [...sumConflict(invoice, told), ...dayConflict(invoice, told)] : [];
  return [...numberConflict(invoice, told), ...inWords, ...nameConflict(invoice, told)];
}

function numberConflict({ invoiceRef, page }: AttachedFacts, { words, around }: Told): readonly Conflict[] {
  const said = titledNumberIn(words) ?? titledNumberIn(around);
  if (said === null || invoiceRef === null || signsOf(page).includes(signsOf(said))) return [];
  if (signsOf(`${words}\n${around}`).includes(signsOf(invoiceRef))) return [];
  return [{ fact: 'invoice-number', said, invoice: invoiceRef }];
}

function sumConflict({ amountCents }: AttachedFacts, { words }: Told): readonly Conflict[] {
  const sums = amountsIn(words).map(({ cents }) => cents);
  const [said] = sums;
  if (said === undefined || amountCents === null || sums.includes(amountCents)) return [];
  return [{ fact: 'amount', said, invoice: amountCents }];
}

function dayConflict({ dueDate }: AttachedFacts, { words, writtenOn }: Told): readonly Conflict[] {
  const said = dueDateIn(words, writtenOn);
  return said === null || dueDate === null || said === dueDate ? [] : [{ fact: 'due-date', said, invoice: dueDate }];
}

function nameConflict({ addressee, page }: AttachedFacts, { words, around, debtorName }: Told): readonly Conflict[] {
  const [buyer] = addressee;
  if (buyer === undefined || debtorName === null) return [];
  const [said, billed] = [properWordsOf(debtorName), properWordsOf(buyer)];
  const [printed, mail] = [lettersOf(page), lettersOf(`${words}\n${around}`)];
  if (said.length === 0 || said.some((word) => printed.includes(word)) || billed.some((word) => mail.includes(word))) return [];
  return [{ fact: 'debtor-name', said: debtorName, invoice: buyer }];
}

/** Without accents, lower case. */
function lettersOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** « FA 2026-118 » and « fa2026118 » are one number. */
function signsOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
