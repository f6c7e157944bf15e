/** A claim to open: what the member's note, the forwarded mail and its attachments say of it, each field with the nearest hand first. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { kindIn, readFacts } from './claim-facts.ts';
import { isOwnAddress } from './forward.ts';
import { dueDateIn, type InvoiceFacts, readInvoice } from './invoice.ts';
import type { Address, Attachment } from './mail.ts';
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

/** A claim is asked to be opened. */
const ASKS =
  /\b(?:(?:a|de|pour|merci de|veuillez|faut) (?:recouvrer|recuperer|ouvrir|creer)|recouvrez|(?:note|facture|honoraires)s? (?:d'honoraires )?(?:est |sont |reste |restent |toujours |encore )*(?:impayee?s?|non (?:regle|paye)e?s?)|impayee?s? a (?:recouvrer|relancer)|(?:dossier|creance)s? a (?:creer|ouvrir|recouvrer)|nouveau (?:dossier|debiteur)|nouvelle creance|ouvr(?:ir|ez|e) (?:un |le |ce )?dossier|pour ouverture|pour recouvrement|recouvrement (?:svp|stp|merci|de (?:cette|la|notre))|demande de recuperer|(?:owes?|owing) us|to recover|please (?:recover|collect|open))\b|^(?:impaye|a relancer|recouvrement)\b/m;
/** Something is unpaid, said by the creditor's side. */
const UNPAID =
  /\b(?:impayee?s?|(?:n'a|n'ont|pas|jamais|toujours) (?:pas |ete |encore |toujours )*(?:regle|paye)e?s?|non (?:reglee?|payee?)s?|reste (?:due?|a payer)|nous doi(?:t|vent)|unpaid|overdue|a recouvrer|recouvrement)\b/;
/** The debtor speaks of what we sent: « votre facture », « je conteste ». */
const DEBTOR_SPEAKS =
  /\b(?:vo(?:tre|s) (?:facture|note|honoraires|relance|rappel|mise en demeure|courrier|mail|message|demande|reclamation|creance)s?|(?:je|nous) (?:vous )?(?:conteste|contestons|refuse|refusons|ne (?:paie|paierai|paye|reglerai|paierons)|vous (?:dois|devons|regle|reglerai)|paierai|reglerai|reglerons)|your (?:invoice|bill|reminder|letter|claim)|i (?:dispute|refuse|will pay)|we (?:dispute|refuse|will pay))\b/;
const INVOICE_WORDS = /\b(?:factures?|notes? d'honoraires|honoraires|invoice|fee note)\b/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

const FORM = '(?:SARL|SAS|SASU|EURL|SCI|SCP|SNC|SELARL|SA)';
const TITLE = `(?:${FORM}|Soci[ée]t[ée]|Association|Syndicat|Mairie de|Commune de|M\\.|Mr|Mme|Mlle|Monsieur|Madame)`;
const PROPER = "\\p{Lu}[\\p{L}&'’-]*";
const NAMED = `${PROPER}(?:\\s+(?:[dl]['’]|de |du |des |la |le |& |et )?${PROPER}){0,4}`;
const PARTY = `(?:${TITLE}\\s+${NAMED}|${NAMED}\\s+${FORM}\\b)`;
const LED_DEBTOR = new RegExp(
  `(?:aupr[èe]s d[eu]|contre|[àa] l['’]encontre d[eu]|d[ée]bit(?:eur|rice)\\s*(?::|est)?|due? par|adress[ée]e? [àa]|factur[ée]e? [àa]|from)\\s+(?:la |le )?(?:soci[ée]t[ée] )?(${PARTY}|${NAMED})`,
  'u',
);
const ANY_PARTY = new RegExp(`(?<![\\p{L}])(${PARTY})`, 'gu');
/** « Mme Kervella (sophrologue) nous demande… » : our client. */
const CLIENT = new RegExp(
  `(${PARTY}|${NAMED})(?:\\s*[(,]\\s*([^(),]{2,40})[),])?\\s+(?:nous|me) (?:demande|charge|confie|mandate|a (?:demand[ée]|confi[ée]|charg[ée]s?|mandat[ée]s?))`,
  'u',
);

/** « La société Atlantic Bois (compta@…) doit 3 200 € à notre client Scierie Morvan ». */
const OWES = new RegExp(
  `(${PARTY}|${NAMED})\\s*(?:\\([^)]{0,60}\\)\\s*)?,?\\s*(?:nous |lui |leur )?(?:doi(?:t|vent)|reste redevable)(?![\\p{L}])`,
  'u',
);
const OUR_CLIENT = new RegExp(`notre cliente?,?\\s+(?:la |le )?(?:soci[ée]t[ée] )?(${PARTY}|${NAMED})`, 'u');

/** Whether the forwarded mail is a debtor's, about what was sent to them. */
export function isDebtorSpeaking(forwarded: Forwarded): boolean {
  return DEBTOR_SPEAKS.test(fold(forwarded.body));
}

/** null when nothing asks for a claim to be opened. */
export function readNewClaim(sources: ClaimSources): NewClaim | null {
  const { words, forwarded, attachments, writtenOn } = sources;
  const invoices = attachments.flatMap((one) => (one.text === null ? [] : [readInvoice(one.text, writtenOn)])).filter(isInvoice);
  if (!isAsked(sources, invoices.length > 0)) return null;
  const told = forwarded === null ? words : `${words}\n${forwarded.body}`;
  const written = readInvoice(told, writtenOn);
  const noted = readFacts(words, writtenOn);
  const noteEmail = isOurs(noted.debtorEmail?.toLowerCase() ?? null, sources) ? null : noted.debtorEmail;
  const [invoice] = invoices;
  const parties = partiesOf(sources, invoice ?? null);
  const debtorName = noted.debtorName ?? parties.debtorName;
  return {
    creditor: parties.creditor,
    debtorName,
    debtorEmail: (noteEmail ?? parties.debtorEmail)?.toLowerCase() ?? null,
    debtorEmailTyped: noteEmail !== null,
    debtorKind: kindOf(debtorName ?? '', parties.creditor === null ? words : words.replace(CLIENT, ' ')),
    debtorPostalAddress:
      invoice !== undefined && invoice.addressee.length > 1 ? invoice.addressee.slice(1) : noted.debtorPostalAddress,
    amountCents: noted.amountCents ?? invoice?.amountCents ?? written.amountCents ?? amountsIn(told)[0]?.cents ?? null,
    invoiceRef: noted.invoiceRef ?? invoice?.invoiceRef ?? written.invoiceRef,
    issuedOn: invoice?.issuedOn ?? written.issuedOn,
    dueDate: dueDateIn(words, writtenOn) ?? invoice?.dueDate ?? written.dueDate,
    multiple:
      invoices.length > 1 ||
      /\b(?:deux|trois|quatre|cinq|plusieurs|[2-9]) (?:factures|notes|dossiers|debiteurs|impayes|invoices)\b/.test(fold(told)),
  };
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

function isInvoice(facts: InvoiceFacts): boolean {
  return facts.amountCents !== null && (facts.invoiceRef !== null || facts.dueDate !== null);
}

type Parties = { readonly creditor: string | null; readonly debtorName: string | null; readonly debtorEmail: string | null };

/** A mail the practice itself sent went to the debtor; one a debtor sent is theirs; one a client sent speaks of the client's debtor. */
function partiesOf(sources: ClaimSources, invoice: InvoiceFacts | null): Parties {
  const { forwarded, words } = sources;
  const addressee = invoice?.addressee[0] ?? null;
  if (forwarded === null) {
    const [, client = null, trade] = CLIENT.exec(words) ?? OUR_CLIENT.exec(words) ?? [];
    const creditor = client === null || trade === undefined ? client : `${client}, ${trade.trim()}`;
    return { creditor, debtorName: addressee ?? debtorNamedIn(words, client), debtorEmail: null };
  }
  const { from, to, body } = forwarded;
  if (isOurs(from.address, sources)) {
    const debtor: Address | null = to.find((one) => !isOurs(one.address, sources)) ?? null;
    return {
      creditor: null,
      debtorName: addressee ?? debtor?.name ?? debtorNamedIn(body, null),
      debtorEmail: debtor?.address ?? null,
    };
  }
  if (isDebtorSpeaking(forwarded)) return { creditor: null, debtorName: addressee ?? from.name, debtorEmail: from.address };
  const named = [...body.matchAll(EMAIL)].map(([address]) => address.toLowerCase());
  const others = [...new Set(named)].filter(
    (address) => address !== from.address && domainOf(address) !== domainOf(from.address) && !isOurs(address, sources),
  );
  const [debtorEmail = null] = others.length === 1 ? others : [];
  const debtorName = addressee ?? beforeAddress(body, debtorEmail) ?? debtorNamedIn(body, from.name);
  return { creditor: from.name, debtorName, debtorEmail };
}

function isOurs(address: string | null, { ownAddresses, practiceDomains }: ClaimSources): boolean {
  if (address === null) return false;
  return isOwnAddress(address, ownAddresses) || practiceDomains.includes(domainOf(address));
}

function domainOf(address: string | null): string {
  return address === null ? '' : address.slice(address.indexOf('@') + 1);
}

/** Led in as the debtor, else the first party named who is not the client. */
function debtorNamedIn(text: string, client: string | null): string | null {
  const led = LED_DEBTOR.exec(text)?.[1] ?? OWES.exec(text)?.[1];
  if (led !== undefined) return led.trim();
  const others = [...text.matchAll(ANY_PARTY)].map(([, party = '']) => party.trim()).filter((party) => !isSame(party, client));
  return others[0] ?? null;
}

function isSame(party: string, client: string | null): boolean {
  if (client === null) return false;
  const [one, other] = [fold(party), fold(client)];
  return one.includes(other) || other.includes(one);
}

/** « Fjordline Studio (ap@fjordline.example) owes us », « SARL Cap Nautisme, contact@cap.example ». */
function beforeAddress(text: string, address: string | null): string | null {
  if (address === null) return null;
  const before = text.slice(0, Math.max(0, text.toLowerCase().indexOf(address)));
  const name = new RegExp(`(${PARTY}|${NAMED})[\\s,:]*[(<]?\\s*$`, 'u').exec(before)?.[1]?.trim() ?? null;
  return name === null || /^(?:Email|Mail|Adresse|Contact|Courriel)$/i.test(name) ? null : name;
}

/** A legal form is what it says; « M. » and « Mme » are private persons unless the note says otherwise. */
function kindOf(name: string, words: string): NewClaim['debtorKind'] {
  return kindIn(name) ?? kindIn(words) ?? (/^(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s/.test(name) ? 'consumer' : null);
}
