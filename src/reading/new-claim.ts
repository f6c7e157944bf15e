/** A claim to open: what the member's note, the forwarded mail and its attachments say of it, each field with the nearest hand first. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { type AttachedFacts, conflictsBetween, invoiceMeant, invoicesIn, numberOf } from './attached-invoice.ts';
import { claimAmount } from './claim-amount.ts';
import { kindIn, readFacts } from './claim-facts.ts';
import { isOwnAddress } from './forward.ts';
import { dueDateIn, readInvoice } from './invoice.ts';
import { completedIn, depositPaidOn, toldItem, withoutPerformed } from './item-told.ts';
import type { Address, Attachment } from './mail.ts';
import type { Conflict, NewClaim } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';
import { creditorNamedIn, debtorNamedIn, debtorSaidIn } from './named-parties.ts';
import { ownWords } from './own-words.ts';
import type { Forwarded } from './reading.ts';
import { speaksOfSeveral } from './several-invoices.ts';
import { debtorSirenIn } from './siren.ts';

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

/** A claim is asked to be opened. */
const ASKS =
  /\b(?:(?:a|de|pour|merci de|veuillez|faut) (?:recouvrer|recuperer|ouvrir|creer|faire rembourser)|solde de (?:la |notre )?resiliation|recouvrez|(?:note|facture|honoraires)s? (?:d'honoraires )?(?:est |sont |reste |restent |toujours |encore )*(?:impayee?s?|non (?:regle|paye)e?s?)|impayee?s? a (?:recouvrer|relancer)|(?:dossier|creance)s? a (?:creer|ouvrir|recouvrer)|nouveau (?:dossier|debiteur)|nouvelle creance|ouvr(?:ir|ez|e) (?:un |le |ce )?dossier|pour ouverture|pour recouvrement|recouvrement (?:svp|stp|merci|de (?:cette|la|notre))|demande de recuperer|(?:owes?|owing) us|(?:a|de) enregistrer|creation (?:de |d'un )?dossier|new (?:matter|file|case|claim)|to recover|please (?:recover|collect|open))\b|^(?:impaye|a relancer|recouvrement)\b/m;
/** Something is unpaid, said by the creditor's side. */
const UNPAID =
  /\b(?:impayee?s?|(?:n'a|n'ont|pas|jamais|toujours) (?:pas |ete |encore |toujours )*(?:regle|paye)e?s?|non (?:reglee?|payee?)s?|reste (?:due?|a payer)|(?:me|nous) doi(?:t|vent)|has(?:n't| not) paid|unpaid|overdue|a recouvrer|recouvrement)\b/;
/** The debtor speaks of what we sent: « votre facture », « je conteste ». */
const DEBTOR_SPEAKS =
  /\b(?:vo(?:tre|s) (?:facture|note|honoraires|relance|rappel|mise en demeure|reclamation|creance)s?|(?:je|nous) (?:vous )?(?:conteste|contestons|refuse|refusons|ne (?:paie|paierai|paye|reglerai|paierons)|vous (?:dois|devons|regle|reglerai)|paierai|reglerai|reglerons)|your (?:invoice|bill|reminder|claim)|i (?:dispute|refuse|will pay)|we (?:dispute|refuse|will pay))\b/;
/** Who cannot pay, or will: « je ne pourrai payer que le 18, mon client ne m'a pas réglé ». */
const WILL_PAY =
  /\b(?:je|nous|on) (?:ne |n'|vous |le |la |les )*(?:pourr\w+|peux|pouvons|peut|vais|allons|suis (?:pas )?en mesure de|sommes (?:pas )?en mesure de) (?:pas |plus |rien )?(?:vous |tout |en )*(?:payer|verser|virer|solder|regler (?!ce |cet|le litige|le differend|l'affaire))/;
/** A client's own words, whatever else they say of paying. */
const ASKS_TO_RECOVER = /\b(?:recouvrer|recuperer|(?:me|nous) doi(?:t|vent)|owes? (?:us|me))\b/;
/** A client too may write « suite à votre message ». */
const ANSWERS_US = /\b(?:vo(?:tre|s) (?:courrier|mail|message|demande)s?|your (?:letter|e?mail|message))\b/;
/** A client speaks of somebody else's debt. */
const CLIENT_SPEAKS =
  /\b(?:recouvrer|recuperer|(?:me|nous) doi(?:t|vent)|(?:ne (?:m'|nous )|n')(?:a|ont) [^.\n]{0,25}(?:paye|regle)|(?:mon|ma|notre) (?:client|cliente|debiteur|debitrice|locataire|patiente?)|owes? (?:us|me)|paid our|our (?:client|customer))\b/;
const INVOICE_WORDS = /\b(?:factures?|notes? d'honoraires|honoraires|invoice|fee note)\b/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Whether the forwarded mail is a debtor's, about what was sent to them. */
export function isDebtorSpeaking(forwarded: Forwarded): boolean {
  const body = fold(forwarded.body);
  if (WILL_PAY.test(body) && !ASKS_TO_RECOVER.test(body)) return true;
  return DEBTOR_SPEAKS.test(body) || (ANSWERS_US.test(body) && !CLIENT_SPEAKS.test(body));
}

/** null when nothing asks for a claim to be opened. */
export function readNewClaim(sources: ClaimSources): NewClaim | null {
  const { forwarded, attachments, writtenOn } = sources;
  const invoices = invoicesIn(attachments, writtenOn);
  if (!isAsked(sources, invoices.length > 0)) return null;
  const words = withoutPerformed(sources.words);
  const item = { ...toldItem(sources.words), ...completedIn(sources.words, writtenOn) };
  const told = forwarded === null ? words : `${words}\n${forwarded.body}`;
  const written = readInvoice(told, writtenOn);
  const noted = readFacts(words, writtenOn);
  const noteEmail = isOurs(noted.debtorEmail?.toLowerCase() ?? null, sources) ? null : noted.debtorEmail;
  const invoice = invoiceMeant(invoices, `${sources.subject}\n${told}`);
  const parties = partiesOf(sources, invoice);
  const debtorSaid = noted.debtorName ?? debtorNamedBy(sources, [parties.creditor, invoice?.seller ?? null]);
  const around = aroundIn(sources);
  const conflicts = invoice === null ? [] : conflictsBetween(invoice, { words: told, around, debtorName: debtorSaid, writtenOn });
  const disputed = (fact: Conflict['fact']) => conflicts.some((one) => one.fact === fact);
  const debtorName = disputed('debtor-name') ? null : (noted.debtorName ?? parties.debtorName);
  const number = numberOf(invoice, `${told}\n${around}`, noted.invoiceRef);
  const billedTo = disputed('debtor-name') ? [] : (invoice?.addressee.slice(1) ?? []);
  const multiple = invoices.length > 1 || speaksOfSeveral(told) || (!noted.debtorEmail && addressesOfOthers(sources).length > 1);
  const named = { noted: noted.amountCents, invoiced: invoice?.amountCents ?? null, written: written.amountCents };
  return {
    creditor: parties.creditor,
    debtorName,
    debtorEmail: (noteEmail ?? parties.debtorEmail)?.toLowerCase() ?? null,
    debtorEmailTyped: noteEmail !== null,
    debtorKind: kindOf(debtorName ?? '', words.replace(parties.creditor?.split(', ')[0] ?? '', ' ')),
    ...debtorSirenIn(sources, parties.creditor),
    ...(noted.debtorLanguage === undefined ? {} : { debtorLanguage: noted.debtorLanguage }),
    debtorPostalAddress: billedTo.length > 0 ? billedTo : noted.debtorPostalAddress,
    amountCents: disputed('amount') ? null : claimAmount(words, told, { kind: item.kind, several: multiple }, named),
    item,
    invoiceRef: disputed('invoice-number') ? null : (number ?? written.invoiceRef ?? codeIn(told)),
    issuedOn: item.kind === 'refund' ? depositPaidOn(words, writtenOn) : (invoice?.issuedOn ?? written.issuedOn),
    dueDate: disputed('due-date') ? null : (dueDateIn(words, writtenOn) ?? invoice?.dueDate ?? written.dueDate),
    multiple,
    conflicts,
  };
}

/** Named in the note, or by a client in the mail forwarded, as the one who owes. */
function debtorNamedBy(sources: ClaimSources, others: readonly (string | null)[]): string | null {
  const { forwarded, words } = sources;
  const noted = debtorSaidIn(words, others);
  if (noted !== null || forwarded === null || isOurs(forwarded.from.address, sources) || isDebtorSpeaking(forwarded))
    return noted;
  return debtorSaidIn(forwarded.body, [forwarded.from.name, ...others]);
}

/** Subjects, and all who wrote or received the mail forwarded. */
function aroundIn({ subject, forwarded }: ClaimSources): string {
  if (forwarded === null) return subject;
  const people = [forwarded.from, ...forwarded.to, ...forwarded.cc];
  return [subject, forwarded.subject, ...people.map(({ name, address }) => `${name} ${address}`)].join('\n');
}

/** Asked in the member's note or, above all by a client, in the mail forwarded; our own fee note with its PDF asks by itself. What a debtor writes asks nothing. */
function isAsked(sources: ClaimSources, hasInvoice: boolean): boolean {
  const { subject, words, forwarded } = sources;
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => fold(line).trim())
      .join('\n');
  if (asks(lines(words))) return true;
  if (forwarded === null) {
    const note = lines(`${subject.replace(/^(?:\s*(?:re|tr|fwd?)\s*:)+\s*/i, '')}\n${words}`);
    return asks(note) || (hasInvoice && INVOICE_WORDS.test(note) && UNPAID.test(note));
  }
  if (isDebtorSpeaking(forwarded)) return false;
  const body = lines(`${forwarded.subject}\n${forwarded.body}`);
  if (isOurs(forwarded.from.address, sources)) return hasInvoice && INVOICE_WORDS.test(`${lines(words)}\n${body}`);
  return (
    asks(body) ||
    CLIENT_SPEAKS.test(body) ||
    (UNPAID.test(body) &&
      (hasInvoice || /\b(?:notre|nos|our|mon|ma|mes) (?:factures?|notes?|honoraires|invoices?|client)\b/.test(body)))
  );
}

/** « N'ouvrez pas de dossier », « Faut-il ouvrir un dossier ? » ask for nothing to be opened. */
function asks(lines: string): boolean {
  const wanted = lines
    .replace(/\b(m|mr|dr|me)\. /g, '$1 ')
    .split(/(?<=[.!?\n])|,(?!\d)/)
    .filter(
      (clause) =>
        !/\b(?:ne|n'\w+|pas (?:encore )?(?:de |d'|a )|inutile|faut-il|doit-on|devons-nous|should (?:we|i))\b/.test(clause) ||
        /\b(?:regle|paye|paid)/.test(clause),
    );
  return wanted.some((clause) => ASKS.test(clause));
}

type Parties = { readonly creditor: string | null; readonly debtorName: string | null; readonly debtorEmail: string | null };

/** A mail the practice itself sent went to the debtor; one a debtor sent is theirs; one a client sent speaks of the client's debtor. */
function partiesOf(sources: ClaimSources, invoice: AttachedFacts | null): Parties {
  const { forwarded, words } = sources;
  const addressee = invoice?.addressee[0] ?? null;
  const client = creditorNamedIn(words);
  if (forwarded === null) {
    const creditor = client === null || client.trade === null ? (client?.name ?? null) : `${client.name}, ${client.trade}`;
    return {
      creditor,
      debtorName: addressee ?? debtorNamedIn(words, firstAddress(words), [client?.name ?? null]),
      debtorEmail: null,
    };
  }
  const { from, to, body } = forwarded;
  const outside: Address | null = to.find((one) => !isOurs(one.address, sources) && one.address !== null) ?? null;
  if (isOurs(from.address, sources)) {
    const debtor = outside ?? to.find((one) => one.address === null) ?? null;
    return {
      creditor: null,
      debtorName: addressee ?? debtor?.name ?? debtorNamedIn(body, null, []),
      debtorEmail: debtor?.address ?? null,
    };
  }
  if (isDebtorSpeaking(forwarded)) return { creditor: null, debtorName: addressee ?? from.name, debtorEmail: from.address };
  const text = ownWords(body, null, [], from) || body;
  const debtorEmail = addressesOfOthers(sources)[0] ?? outside?.address ?? null;
  const others = [from.name, ...to.filter((one) => one !== outside).map((one) => one.name)];
  const debtorName = addressee ?? readFacts(text, sources.writtenOn).debtorName ?? debtorNamedIn(text, debtorEmail, others);
  return { creditor: invoice?.seller ?? from.name, debtorName: debtorName ?? outside?.name ?? null, debtorEmail };
}

/** Mail houses that people share. */
export const FREE_MAIL = /^(?:gmail|orange|wanadoo|free|laposte|sfr|yahoo|hotmail|outlook|live|icloud|bbox|proton(?:mail)?)\./;

/** Addresses in a client's mail that are neither ours nor the client's own, in the order they stand; where people share a mail house, only the very address is theirs. */
function addressesOfOthers(sources: ClaimSources): readonly string[] {
  const { forwarded } = sources;
  if (forwarded === null || isOurs(forwarded.from.address, sources)) return [];
  const author = forwarded.from.address;
  const found = [...forwarded.body.matchAll(EMAIL)].map(([address]) => address.toLowerCase().replace(/[.-]+$/, ''));
  return [...new Set(found)].filter(
    (address) =>
      address !== author &&
      !isOurs(address, sources) &&
      (FREE_MAIL.test(domainOf(author)) || domainOf(address) !== domainOf(author)),
  );
}

function firstAddress(text: string): string | null {
  return text.toLowerCase().match(EMAIL)?.[0] ?? null;
}

/** « FA-1 », « TR-90 » standing alone. */
function codeIn(text: string): string | null {
  return (
    [...text.matchAll(/\b[A-Z]{1,5}-\d{1,8}(?:-\d{1,6})*\b/g)].find(([code]) => claimReferenceIn(code) === null)?.[0] ?? null
  );
}

/** One of our addresses, or a colleague's. */
export function isOurs(address: string | null, { ownAddresses, practiceDomains }: ClaimSources): boolean {
  if (address === null) return false;
  return isOwnAddress(address, ownAddresses) || practiceDomains.includes(domainOf(address));
}

export function domainOf(address: string | null): string {
  return address === null ? '' : address.slice(address.indexOf('@') + 1);
}

/** A legal form is what it says; « M. » and « Mme » are private persons unless the note says otherwise. */
function kindOf(name: string, words: string): NewClaim['debtorKind'] {
  return kindIn(name) ?? kindIn(words) ?? (/^(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s/.test(name) ? 'consumer' : null);
}
