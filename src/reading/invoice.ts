/** What an invoice or fee note says in its text: number, days, sum, debtor. Labels are the usual ones, in French and English. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { type Cents, NOTHING } from '../law/money.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import { type Found, type ReadInvoice, readInvoiceXml } from './e-invoice.ts';
import type { Attachment } from './mail.ts';

export type InvoiceFacts = {
  readonly invoiceRef: string | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate | null;
  readonly amountCents: Cents | null;
  /** The lines above the title that are not the issuer's: name first, then the postal address. */
  readonly addressee: readonly string[];
};

const TITLE = String.raw`(?:note\s+de\s+frais\s+et\s+honoraires|note\s+d['’]honoraires|facture|fact\.?|note|honoraires|invoice|fee\s+note|bill)`;
const SIGN = String.raw`(?:n°|n\s?[º°]|num[ée]ro|no\.|nr\.?|#|r[ée]f(?:[ée]rence)?\.?)`;
const FORM = String.raw`((?:[A-Z]{1,6}[-/ ]?)?\d[\w/-]*)`;
const NUMBERS: readonly RegExp[] = [
  new RegExp(`${TITLE}(?:\\s+d['’]avocats?)?\\s*${SIGN}\\s*:?\\s*${FORM}`, 'i'),
  new RegExp(`\\b${TITLE}\\s*:?\\s*((?:[A-Z]{1,6}[-/]?)?\\d[\\w/-]*)(?!\\s?(?:€|eur|[.,]\\d))`, 'i'),
  new RegExp(`(?:^|\\s)${SIGN}\\s*(?:de (?:la )?(?:facture|note))?\\s*:?\\s*${FORM}`, 'im'),
  /\b(?:for|of|pour|r[ée]f\.?)\s+([A-Z]{1,6}-\d{1,8}[\w/-]*)/,
];
const NO_NUMBER = /^(?:\d{1,2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|20\d\d-\d\d-\d\d)$|@/;

const DUE =
  /(?:[ée]ch[ée]ance|[ée]chue?(?= (?:le|depuis|au))|date limite(?: de (?:paiement|r[èe]glement))?|[àa] (?:r[ée]gler|payer) (?:avant|au plus tard|pour|le)|(?:payable|r[èe]glement|paiement) (?:avant|au plus tard|attendu|le|au)|exigible|\bdue(?: date)?(?: on| by)?|payment due)(?:\s+(?:le|du|au|depuis|[ée]tait|est|fix[ée]e?|by|on|avant|pr[ée]vue?))*\s*:?\s*(.{5,40})/gi;
const ISSUED =
  /(?:\bdate(?: (?:de (?:la )?(?:facture|facturation)|d['’][ée]mission|of issue))?\s*:|[ée]mise? (?:le|au)|\b(?:facture|note d['’]honoraires|invoice) (?:n°\s*\S+ )?(?:du|dat[ée]e du|dated)|fait [àa] [^\n]{2,30},? le|\bdated?\b|,\s*le(?= \d{1,2}(?:er)? \p{L}))\s*:?\s*([^\n]{5,40})/iu;
const TERMS =
  /(?:payable|r[èe]glement|paiement|[ée]ch[ée]ance|conditions)[^\n]{0,25}?\b(?:[àa]|sous|within)?\s*(\d{1,3})\s*(?:jours|days)(?! (?:fin|end))/i;

export function readInvoice(text: string, writtenOn: IsoDate): InvoiceFacts {
  return {
    invoiceRef: invoiceNumberIn(text),
    issuedOn: issueDateIn(text, writtenOn),
    dueDate: dueDateIn(text, writtenOn),
    amountCents: totalIn(text),
    addressee: addresseeIn(text),
  };
}

/** The invoice an attachment is: what its XML says, which was written to be read, else what its text shows. */
export function attachedInvoice({ text, invoiceXml }: Attachment, writtenOn: IsoDate): ReadInvoice | null {
  const electronic = invoiceXml === null ? null : readInvoiceXml(invoiceXml);
  if (electronic !== null || text === null || invoiceXml !== null) return electronic;
  const facts = readInvoice(text, writtenOn);
  if (facts.amountCents === null || (facts.invoiceRef === null && facts.dueDate === null)) return null;
  return {
    seller: null,
    buyer: inText(facts.addressee[0] ?? null),
    number: inText(facts.invoiceRef),
    issuedOn: inText(facts.issuedOn),
    dueDate: inText(facts.dueDate),
    totalCents: null,
    payableCents: inText(facts.amountCents),
    iban: null,
  };
}

function inText<T>(value: T | null): Found<T> | null {
  return value === null ? null : { value, where: 'texte' };
}

/** « NOTE D'HONORAIRES N° 2026-118 », « facture FA-771 », "invoice for TR-90"; a day or a bare small figure is no number. */
export function invoiceNumberIn(text: string): string | null {
  return numberIn(text, NUMBERS);
}

/** The same where the words call it an invoice's: « n° 12 » alone may be a file's or a street's. */
export function titledNumberIn(text: string): string | null {
  const found = numberIn(text, NUMBERS.slice(0, 2));
  return found === null || /^20\d\d$/.test(found) ? null : found;
}

/** « La facture n° 2026-118 »; the sum in « facture 1200 € » is no number. */
export function invoiceNamedIn(words: string): string | null {
  const number = titledNumberIn(words);
  return number === null || /^\d/.test(words.split(number)[1] ?? '') ? null : number;
}

function numberIn(text: string, patterns: readonly RegExp[]): string | null {
  const found = patterns.map(
    (pattern) =>
      pattern
        .exec(text)?.[1]
        ?.trim()
        .replace(/[.,;:/-]+$/, '') ?? null,
  );
  return found.find((ref) => ref !== null && !NO_NUMBER.test(ref)) ?? null;
}

/** The day called the issue date, or the only one a fee note carries beside its title. */
export function issueDateIn(text: string, writtenOn: IsoDate): IsoDate | null {
  return firstDay(ISSUED.exec(text)?.[1], writtenOn);
}

/** The day called the due date; else the issue date and « payable à 30 jours ». « Fin de mois » and « à réception » tell no certain day. */
export function dueDateIn(text: string, writtenOn: IsoDate): IsoDate | null {
  for (const [, after] of text.matchAll(DUE)) {
    const due = firstDay(after, writtenOn);
    if (due !== null) return due;
  }
  const issued = issueDateIn(text, writtenOn);
  const days = TERMS.exec(text)?.[1];
  return issued === null || days === undefined ? null : addDays(issued, Number(days));
}

/** The day that stands first in these words, whole and certain. */
function firstDay(words: string | undefined, writtenOn: IsoDate): IsoDate | null {
  const [first] = datesIn((words ?? '').split('\n')[0] ?? '', writtenOn, 'past');
  return first !== undefined && first.firmness === 'firm' && first.at <= 12 ? first.date : null;
}

const LABELS: readonly RegExp[] = [
  /(?:reste|solde) (?:[àa] (?:payer|r[ée]gler)|d[ûu]|restant(?: d[ûu])?)|net [àa] (?:payer|r[ée]gler)|(?:total|montant)(?:\s+(?:ttc|total))? (?:[àa] (?:payer|r[ée]gler)|d[ûu])|amount due|balance due|total due/gi,
  /(?:total|montant)(?:\s+(?:g[ée]n[ée]ral|total))?\s+(?:t\.?t\.?c\.?)|total incl[^\n:]{0,20}/gi,
  /\bttc\b|\btotal\b(?!\s+(?:ht|h\.t|hors))|\bmontant\b(?!\s+(?:ht|h\.t|hors))/gi,
];

/** What is left to pay, else the total with taxes; a bare figure after the label counts as euros. */
function totalIn(text: string): Cents | null {
  for (const label of LABELS) {
    const found = [...text.matchAll(label)].flatMap((match) => amountBeside(text, match.index, match[0].length));
    const last = found.filter((amount) => amount > NOTHING).at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

/** « Total TTC : 1 200,00 € », « 1 200,00 € TTC », a label alone with its figure on the next line. */
function amountBeside(text: string, at: number, length: number): readonly Cents[] {
  const after = text.slice(at + length, at + length + 60);
  const [line = '', next = ''] = after.split('\n');
  const before = text.slice(Math.max(0, at - 25), at);
  const follows = amountIn(line) ?? (/^[\s:]*$/.test(line) ? amountIn(next) : null);
  const precedes = /(?:\d|€|euros?|eur)[ \u00a0(]{0,3}$/i.test(before)
    ? (amountsIn(before.split('\n').at(-1) ?? '').at(-1)?.cents ?? null)
    : null;
  const amount = precedes ?? follows;
  return amount === null ? [] : [amount];
}

function amountIn(line: string): Cents | null {
  if (/^[^\d]*\d+(?:[.,]\d+)?\s*%/.test(line)) return null;
  const said = amountsIn(line)[0] ?? amountsIn(line.replace(/^([^\d]*)(\d[\d\s\u00a0\u202f.,]*\d|\d)(?![\d/%])/, '$1$2 €'))[0];
  return said?.cents ?? null;
}

const LEGAL_FORM =
  /^(?:SARL|SAS|SASU|EURL|SCI|SCP|SNC|SELARL|SA|Soci[ée]t[ée]|Association|Syndicat|Mairie|Commune|M\.|Mr|Mme|Mlle|Monsieur|Madame|Ma[îi]tre)\b|\b(?:SARL|SAS|SASU|EURL|SNC|SA)$/;
const POSTCODE = /\b\d{5}\b/;
const HEADING = /^(?:facture|note d'honoraires|note de frais|invoice|fee note|bill)\b/;
const ADDRESSED =
  /^(?:client|destinataire|factur[ée]e? [àa]|adress[ée]e? [àa]|[àa] l['’]attention de|doit|bill(?:ed)? to)\s*(?::|$)\s*(.*)$/i;

/** Below a label, else the last block above the title that ends in a postcode: the first such block is the issuer's. */
function addresseeIn(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const labelled = lines.findIndex((line) => ADDRESSED.test(line));
  if (labelled >= 0) {
    const inline = ADDRESSED.exec(lines[labelled]!)?.[1] ?? '';
    return upToPostcode(inline === '' ? lines.slice(labelled + 1) : [inline, ...lines.slice(labelled + 1)]);
  }
  const title = lines.findIndex((line) => HEADING.test(fold(line)));
  const head = title < 0 ? [] : lines.slice(0, title);
  const issuerEnds = head.findIndex((line) => POSTCODE.test(line));
  const below = head.slice(issuerEnds + 1);
  const name = below.findIndex((line) => LEGAL_FORM.test(line));
  if (issuerEnds >= 0 && name >= 0) return upToPostcode(below.slice(name));
  return issuerEnds >= 0 && below.some((line) => POSTCODE.test(line)) ? upToPostcode(below.slice(afterContacts(below))) : [];
}

/** The issuer's telephone, SIRET and the like stand between its address and the addressee. */
function afterContacts(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => /@|\b(?:t[ée]l|siret|siren|tva|rcs|www|toque)\b/i.test(line));
  return last + 1;
}

function upToPostcode(lines: readonly string[]): readonly string[] {
  const end = lines.slice(0, 6).findIndex((line) => POSTCODE.test(line));
  return lines.slice(0, end < 0 ? 1 : end + 1);
}
