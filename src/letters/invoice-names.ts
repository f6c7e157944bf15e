/** What a practice calls the document by which it asks for its own fees, from config/letter-phrases.yaml. */
import { z } from 'zod';
import type { Creditor, Practice, Profession } from '../claim/practice.ts';

/** With a capital, in the feminine: « Note d’honoraires ». */
export type InvoiceNames = Readonly<Record<Profession, string>>;

const name = z.string().regex(/^\p{Lu}/u, { error: 'un nom féminin avec une majuscule, comme « Facture »' });
const names = z.strictObject({ avocat: name, 'expert-comptable': name, medecin: name, notaire: name, other: name });

/** @throws ZodError with every fault of that part of the file. */
export function invoiceNamesFrom(yaml: unknown): InvoiceNames {
  return z.object({ invoiceNames: names }).parse(yaml).invoiceNames;
}

/** What is owed to a client is an invoice. */
export function invoiceName(names: InvoiceNames, practice: Practice, creditor: Creditor): string {
  return creditor.name === practice.creditors[0].name ? names[practice.profession] : 'Facture';
}
