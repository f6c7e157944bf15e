/** What a practice calls the document by which it asks for its own fees, in the languages of letters, from config/letter-phrases.yaml. */
import { z } from 'zod';
import type { Profession } from '../claim/practice.ts';
import type { LetterLanguage } from '../law/figures.ts';

/** With a capital, in French in the feminine: « Note d’honoraires ». */
export type InvoiceNames = Readonly<Record<LetterLanguage, Readonly<Record<Profession, string>>>>;

const named = (error: string) => {
  const name = z.string().regex(/^\p{Lu}/u, { error });
  return z.strictObject({ avocat: name, 'expert-comptable': name, medecin: name, notaire: name, other: name });
};
const invoiceNames = z.strictObject({
  fr: named('un nom féminin avec une majuscule, comme « Facture »'),
  en: named('un nom anglais avec une majuscule, comme « Invoice »'),
});

/** @throws ZodError with every fault of that part of the file. */
export function invoiceNamesFrom(yaml: unknown): InvoiceNames {
  return z.object({ invoiceNames }).parse(yaml).invoiceNames;
}
