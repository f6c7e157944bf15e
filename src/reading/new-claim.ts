/** A claim to open: what the member's note, the forwarded mail and its attachments say of it, each field with the nearest hand first. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { kindIn, readFacts } from './claim-facts.ts';
import { type InvoiceFacts, readInvoice } from './invoice.ts';
import type { Attachment } from './mail.ts';
import type { NewClaim } from './member-reading.ts';
import type { Forwarded } from './reading.ts';

export type ClaimSources = {
  readonly subject: string;
  /** The member's own note. */
  readonly words: string;
  readonly forwarded: Forwarded | null;
  readonly attachments: readonly Attachment[];
  readonly ownAddresses: readonly string[];
  /** Domains of the practice's people: a mail one of them wrote went to the debtor. */
  readonly practiceDomains: readonly string[];
  readonly writtenOn: IsoDate;
};

const ASKS_TO_OPEN =
  /\b(?:recouvr\w+|impaye\w*|a (?:creer|ouvrir|relancer)|dossier a|nouveau (?:dossier|client|creancier)|ouvrir (?:un|le) dossier|pour ouverture|(?:n'a pas|pas) (?:ete )?(?:regle|paye)e?s?|non reglee?s?|non payee?s?|reste (?:due?|a payer)|demande de recuperer|recuperer \d|owes? us|unpaid|overdue|to recover)\b/;
const INVOICE_WORDS = /\b(?:factures?|notes? d'honoraires|honoraires|invoice|fee note)\b/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PARTY =
  /(?:\b(?:aupr[èe]s de|contre|d[ée]biteur\s*:?|par|client\s*:?)\s+)?((?:SARL|SAS|SASU|EURL|SCI|SCP|SNC|SELARL|SA|Soci[ée]t[ée]|Association|Syndicat|Mairie de|Commune de|M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+\p{Lu}[\p{L}&'’.-]*(?:\s+(?:[dl]['’]|de |du |des |la |le |& )?\p{Lu}[\p{L}&'’.-]*){0,4})/u;

/** null when nothing suggests a claim to open. */
export function readNewClaim(sources: ClaimSources): NewClaim | null {
  const { subject, words, forwarded, attachments, writtenOn } = sources;
  const invoices = attachments.flatMap((one) => (one.text === null ? [] : [readInvoice(one.text, writtenOn)])).filter(isInvoice);
  const text = [subject, words, forwarded?.subject ?? '', forwarded?.body ?? ''].join('\n');
  const folded = fold(text);
  const asks = ASKS_TO_OPEN.test(folded);
  if (!asks && !(invoices.length > 0 && INVOICE_WORDS.test(folded))) return null;
  const written = readInvoice(`${forwarded?.body ?? ''}\n${words}`, writtenOn);
  const noted = readFacts(words, writtenOn);
  const [invoice] = invoices;
  const parties = partiesOf(sources, invoice ?? null);
  return {
    creditor: parties.creditor,
    debtorName: noted.debtorName ?? parties.debtorName,
    debtorEmail: (noted.debtorEmail ?? parties.debtorEmail)?.toLowerCase() ?? null,
    debtorEmailTyped: noted.debtorEmail !== null,
    debtorKind: kindIn(words) ?? kindOfName(noted.debtorName ?? parties.debtorName ?? ''),
    debtorPostalAddress:
      invoice !== undefined && invoice.addressee.length > 1 ? invoice.addressee.slice(1) : noted.debtorPostalAddress,
    amountCents: invoice?.amountCents ?? written.amountCents ?? amountsIn(text)[0]?.cents ?? null,
    invoiceRef: invoice?.invoiceRef ?? written.invoiceRef,
    issuedOn: invoice?.issuedOn ?? null,
    dueDate: invoice?.dueDate ?? written.dueDate,
    multiple: invoices.length > 1 || /\b(?:deux|trois|quatre|plusieurs|\d) (?:factures|dossiers|debiteurs)\b/.test(folded),
  };
}

function isInvoice(facts: InvoiceFacts): boolean {
  return facts.amountCents !== null && (facts.invoiceRef !== null || facts.dueDate !== null);
}

type Parties = { readonly creditor: string | null; readonly debtorName: string | null; readonly debtorEmail: string | null };

/** A mail the practice itself sent went to the debtor; a mail a client sent speaks of the client's debtor. */
function partiesOf(sources: ClaimSources, invoice: InvoiceFacts | null): Parties {
  const { forwarded, words } = sources;
  const addressee = invoice?.addressee[0] ?? null;
  if (forwarded === null) return { creditor: null, debtorName: addressee ?? partyIn(words), debtorEmail: null };
  const { from, to, body } = forwarded;
  if (isOurs(from.address, sources)) {
    const debtor = to.find((one) => !isOurs(one.address, sources)) ?? null;
    return { creditor: null, debtorName: addressee ?? debtor?.name ?? partyIn(body), debtorEmail: debtor?.address ?? null };
  }
  const named = [...body.matchAll(EMAIL)].map(([address]) => address.toLowerCase());
  const debtorEmail = named.find((address) => address !== from.address && !isOurs(address, sources)) ?? null;
  return { creditor: from.name, debtorName: addressee ?? partyIn(body) ?? beforeAddress(body, debtorEmail), debtorEmail };
}

function isOurs(address: string | null, { ownAddresses, practiceDomains }: ClaimSources): boolean {
  if (address === null) return false;
  return ownAddresses.includes(address) || practiceDomains.includes(address.slice(address.indexOf('@') + 1));
}

function partyIn(text: string): string | null {
  return PARTY.exec(text)?.[1]?.trim().replace(/[.,]$/, '') ?? null;
}

/** « Fjordline Studio (ap@fjordline.example) owes us ». */
function beforeAddress(text: string, address: string | null): string | null {
  if (address === null) return null;
  const before = text.slice(0, Math.max(0, text.toLowerCase().indexOf(address)));
  return /((?:\p{Lu}[\p{L}&'’.-]*\s*){1,5})[(<\s]*$/u.exec(before)?.[1]?.trim() ?? null;
}

/** « M. » and « Mme » are private persons; a legal form is what it says. */
function kindOfName(name: string): NewClaim['debtorKind'] {
  return kindIn(name) ?? (/^(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s/.test(name) ? 'consumer' : null);
}
