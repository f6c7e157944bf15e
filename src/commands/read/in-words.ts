/** One mail read, told to a person in French: who wrote what, what was understood and by which words, and what would follow. */
import { bounceInFrench } from '../../claim/decide-on-bounce.ts';
import { reasonInFrench } from '../../claim/in-french.ts';
import { frenchDate, frenchDayAndDate, type IsoDate, isIsoDate, parisDay } from '../../law/calendar.ts';
import { type Cents, euros } from '../../law/money.ts';
import type { ReadInvoice } from '../../reading/e-invoice.ts';
import type { Address } from '../../reading/mail.ts';
import type { CallNote, NewClaim, PaymentNote } from '../../reading/member-reading.ts';
import type { Authenticity, MailKind, Reading } from '../../reading/reading.ts';
import {
  ACTION_IN_FRENCH,
  AUTOMATIC_IN_FRENCH,
  BOUNCE_KIND_IN_FRENCH,
  CALL_IN_FRENCH,
  DECISION_IN_FRENCH,
  DOUBTS_IN_FRENCH,
  METHOD_IN_FRENCH,
} from './codes-in-french.ts';
import { underlined } from './underlined.ts';
import { type Asker, whatWouldFollow } from './what-would-follow.ts';

type Row = readonly [label: string, value: string];

export function readingInWords(file: string, reading: Reading, asker: Asker): string {
  const rows = [...identity(reading, asker.authenticity), ...understanding(reading), ...particulars(reading)];
  const wide = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `  ${label.padEnd(wide)}  ${value.replace(/\n/g, `\n${' '.repeat(wide + 4)}`)}`);
  const text = underlined(reading.ownWords, reading.statements).map((line) => `    │ ${line}`.trimEnd());
  const words = text.length === 0 ? [] : ['', '  Ses mots', ...text];
  const follows = whatWouldFollow(reading, asker).map((line) => `    ${line}`);
  return `${[file, ...table, ...words, '', '  Ce qui se passerait', ...follows].join('\n')}\n`;
}

const KIND: Readonly<Record<MailKind, string>> = {
  reply: 'réponse d’un débiteur',
  correspondence: 'correspondance transmise par un membre du cabinet',
  answer: 'réponse d’un associé à un projet de courrier',
  request: 'demande d’un membre du cabinet',
  call: 'note d’appel téléphonique',
  payment: 'paiement signalé',
  'bank-statement': 'relevé bancaire',
  'new-claim': 'nouvelle créance',
  bounce: 'avis de non-remise',
  automatic: 'réponse automatique',
  self: 'message écrit par Amiable lui-même',
  unrelated: 'sans rapport avec une créance',
};

const LANGUAGE = { fr: 'français', en: 'anglais', mixed: 'français et anglais', other: 'non reconnue' } as const;
const AUTHENTICITY = { authentic: 'prouvé', unproven: 'non prouvé', forged: 'contrefait' } as const;

function identity(reading: Reading, authenticity: Authenticity): readonly Row[] {
  const { kind, forwarded, language, writtenOn, claimReference } = reading;
  return [
    ['Nature', KIND[kind]],
    ['Auteur des mots', named(reading.from)],
    ...rowIf(forwarded, 'Transmis', ({ from, to, subject, date }) =>
      [
        `un message de ${named(from)}`,
        to.length > 0 ? `à ${to.map(named).join(', ')}` : '',
        date === null ? '' : `du ${forwardedOn(date)}`,
        `« ${subject} »`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    ),
    ...rowIf(forwarded?.note || null, 'Note au-dessus', (note) => note),
    ['Écrit le', frenchDayAndDate(writtenOn)],
    ['Langue', LANGUAGE[language]],
    [
      'Expéditeur',
      [AUTHENTICITY[authenticity.verdict], ...authenticity.because.map((doubt) => DOUBTS_IN_FRENCH[doubt] ?? doubt)].join(', '),
    ],
    ...rowIf(claimReference, 'Référence', (reference) => reference),
  ];
}

function understanding(reading: Reading): readonly Row[] {
  const { statements, promise, paid, acknowledgesDebt, badFaith, escalate, because, writtenOn } = reading;
  return [
    ...statements.map(({ intent, quote }): Row => ['Compris', `${reasonInFrench(intent)} : « ${quote} »`]),
    ...rowIf(promise, 'Promis', ({ amountCents, date }) => `${amount(amountCents, 'la totalité')}, ${due(date, writtenOn)}`),
    ...(promise?.instalments ?? []).map(
      (one, index): Row => ['', `${index + 1}. ${amount(one.amountCents, 'montant non dit')}, ${due(one.date, writtenOn)}`],
    ),
    ...rowIf(paid, 'Dit avoir payé', ({ amountCents, date, reference }) =>
      [amount(amountCents, 'la totalité'), dayIf(date), reference === null ? '' : `référence ${reference}`]
        .filter((part) => part !== '')
        .join(', '),
    ),
    ...(acknowledgesDebt ? [['Dette', 'reconnue, au moins en partie'] as const] : []),
    ...(badFaith ? [['Mauvaise foi', 'les mots de ce message en portent la marque'] as const] : []),
    ...(escalate ? [['À un associé', because.map(reasonInFrench).join(', ')] as const] : []),
  ];
}

function particulars(reading: Reading): readonly Row[] {
  const { bounce, automatic, call, payment, newClaim, request, answer, attachments } = reading;
  return [
    ...rowIf(bounce, 'Non-remise', (one) =>
      listed(
        BOUNCE_KIND_IN_FRENCH[one.kind],
        one.recipient,
        bounceInFrench(one.reason),
        one.status && `code ${one.status}`,
        one.permanent ? 'définitif' : 'peut-être passager',
      ),
    ),
    ...rowIf(automatic, 'Automatique', (one) => listed(AUTOMATIC_IN_FRENCH[one.kind], until(one.until))),
    ...rowIf(call, 'Appel', callInWords),
    ...rowIf(payment, 'Paiement', paymentInWords),
    ...rowIf(newClaim, 'Créance', newClaimInWords),
    ...rowIf(request, 'Demande', (one) =>
      listed(ACTION_IN_FRENCH[one.action], until(one.until), amountIf(one.amountCents), one.email),
    ),
    ...rowIf(answer, 'Réponse', (one) => listed(DECISION_IN_FRENCH[one.decision], until(one.until), one.editedText)),
    ...attachments.map(
      (one): Row => [
        'Pièce jointe',
        listed(one.name, one.type, `${one.bytes} octets`, one.text ? 'lue' : 'sans texte lisible', invoiceInWords(one.invoice)),
      ],
    ),
  ];
}

/** « facture FA-771, de Voilerie Guéguen, à SARL Cap Nautisme, 2 030,00 €, échéance 31 août 2026 » */
function invoiceInWords(invoice: ReadInvoice | null): string | null {
  if (invoice === null) return null;
  const { number, seller, buyer, payableCents, totalCents, dueDate } = invoice;
  return listed(
    `facture ${number?.value ?? 'sans numéro'}`,
    seller && `de ${seller.value}`,
    buyer && `à ${buyer.value}`,
    amountIf((payableCents ?? totalCents)?.value ?? null),
    dueDate && `échéance ${frenchDate(dueDate.value)}`,
  );
}

function callInWords(call: CallNote): string {
  return listed(
    dayIf(call.callDate),
    call.interlocutor,
    CALL_IN_FRENCH[call.outcome],
    amountIf(call.amountCents),
    call.promiseDate && `promis pour le ${frenchDate(call.promiseDate)}`,
    call.callbackDate && `à rappeler le ${frenchDate(call.callbackDate)}`,
  );
}

function paymentInWords(payment: PaymentNote): string {
  const { amountCents, date, method, full, rejected } = payment;
  return listed(
    amountIf(amountCents),
    dayIf(date),
    method && METHOD_IN_FRENCH[method],
    full ? 'solde tout' : null,
    rejected ? 'rejeté' : null,
  );
}

const ITEM_KIND_IN_FRENCH = { refund: 'un remboursement', balance: 'le solde d’un contrat' } as const;

function newClaimInWords(claim: NewClaim): string {
  return listed(
    claim.debtorName,
    claim.debtorEmail,
    claim.item.kind === 'invoice' ? null : ITEM_KIND_IN_FRENCH[claim.item.kind],
    amountIf(claim.amountCents),
    claim.invoiceRef && `facture ${claim.invoiceRef}`,
    claim.dueDate && `échue le ${frenchDate(claim.dueDate)}`,
    claim.multiple ? 'plusieurs créances' : null,
  );
}

function until(day: IsoDate | null): string | null {
  return day === null ? null : `jusqu’au ${frenchDate(day)}`;
}

function rowIf<T>(value: T | null, label: string, say: (value: T) => string): readonly Row[] {
  return value === null ? [] : [[label, say(value)]];
}

function listed(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

function named({ name, address }: Address): string {
  if (name === null) return address ?? 'inconnu';
  return address === null ? name : `${name} <${address}>`;
}

function amount(value: Cents | null, otherwise: string): string {
  return value === null ? otherwise : euros(value);
}

function amountIf(value: Cents | null): string | null {
  return value === null ? null : euros(value);
}

function dayIf(value: IsoDate | null): string {
  return value === null ? '' : `le ${frenchDate(value)}`;
}

/** An ISO day, or an instant of which the Paris day counts. */
function forwardedOn(date: string): string {
  return frenchDate(isIsoDate(date) ? date : parisDay(new Date(date)));
}

/** The day as resolved, and from which day it was counted. */
function due(date: IsoDate | null, writtenOn: IsoDate): string {
  if (date === null || !isIsoDate(date)) return 'sans date certaine';
  return `pour le ${frenchDayAndDate(date)} (compté depuis le ${frenchDate(writtenOn)})`;
}
