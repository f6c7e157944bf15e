/** What the templates of letters are filled with: every word that depends on the claim, in the letter's language, from the ledger and the configuration alone. */
import type { Claim } from '../claim/claim.ts';
import type { Letter } from '../claim/claim-events.ts';
import type { ClaimLetter } from '../claim/claim-letters.ts';
import type { Debtor } from '../claim/debtor.ts';
import type { Fields } from '../claim/decision.ts';
import type { Creditor, Practice } from '../claim/practice.ts';
import type { ClaimStatement } from '../claim/statement.ts';
import type { Intent } from '../reading/reading.ts';
import type { LetterWords } from './french-words.ts';
import type { InvoiceNames } from './invoice-names.ts';
import { demandWords, groundsOf } from './item-words.ts';
import { letterWords } from './letter-words.ts';
import { demandedLines, interestCovered, type Naming, recalledLines, statementRows } from './statement-rows.ts';

export type LetterContext = {
  readonly practice: Practice;
  readonly creditor: Creditor;
  readonly claim: Claim;
  readonly debtor: Debtor;
  /** As of the letter's printed day. */
  readonly statement: ClaimStatement;
  readonly invoiceNames: InvoiceNames;
};

const YES = 'oui';

/**
 * What the letter's own facts say can replace none of the rest: sums, days and bank details are always ours. It is dated with the
 * printed day, so that a draft reads the same whenever it is written out.
 */
export function letterFields(letter: Letter, context: LetterContext): Fields {
  const say = letterWords(letter);
  return {
    ...say.labels,
    writtenOn: '',
    planTerms: '',
    payerAsked: '',
    ...spacedFacts(letter, say),
    ...practiceFields(letter, context, say),
    ...partyFields(letter, context, say),
    ...lawFields(letter, context),
    ...demandFields(letter, context, say),
    ...wordFields(letter, context, say),
    ...paymentFields(context),
    words: letter.words ?? '',
    partnerName: partnerName(context.practice),
    recalled: recalledLetters(letter, context.claim, say),
  };
}

function spacedFacts({ facts }: Letter, say: LetterWords): Fields {
  return Object.fromEntries(Object.entries(facts).map(([name, words]) => [name, say.spaced(words)]));
}

function practiceFields(letter: Letter, { practice }: LetterContext, say: LetterWords): Fields {
  return {
    practiceName: practice.name,
    practiceLines: say.spaced(practice.legalLines.join(', ')),
    practiceAddress: say.ourAddress(practice.postalAddress.join(', ')),
    contactName: practice.contact.name,
    contactPhone: say.phone(practice.contact.phone),
    contactAddress: practice.contact.address,
    dataProtectionContact: practice.dataProtectionContact,
    assistantDid: letter.template === 'partner-words' ? say.transmitted : say.prepared,
    approved: letter.approval === 'partner' && letter.words === null ? YES : '',
    byReply: letter.to === null ? say.byWritingTo(practice.inbox) : say.byReply,
  };
}

/** A mail to what may be the wrong person names nobody but the practice. */
function partyFields(letter: Letter, { practice, creditor, claim, debtor }: LetterContext, say: LetterWords): Fields {
  const discreet = letter.template === 'wrong-recipient-apology';
  const isClient = creditor.name !== practice.creditors[0].name;
  const clientName = isClient && !discreet ? creditor.name : '';
  const isAvocat = practice.profession === 'avocat';
  return {
    discreet: discreet ? YES : '',
    reference: claim.reference,
    dated: say.dated(say.date(letter.asOf)),
    salutation: salutation(discreet ? null : debtor.name, say),
    addressee: discreet ? '' : (debtor.name ?? ''),
    addresseeLines: discreet ? [] : debtor.postalAddress.map((line) => ({ line })),
    creditorName: discreet ? practice.name : creditor.name,
    clientName,
    clientAddress: creditor.postalAddress.join(', '),
    counsel: clientName !== '' && isAvocat ? YES : '',
    mandate: clientName !== '' && !isAvocat ? YES : '',
  };
}

/** Which law the letter may cite: the penalties of trade belong to invoices alone, and never to a consumer (L-39). */
function lawFields(letter: Letter, context: LetterContext): Fields {
  const { practice, debtor, statement } = context;
  const isInvoiced = demandedLines(letter, statement).some((line) => line.kind === 'invoice');
  const professional = debtor.kind === 'professional' && isInvoiced;
  const isPublic = debtor.kind === 'public' && isInvoiced;
  return {
    professional: professional ? YES : '',
    public: isPublic ? YES : '',
    interestFirst: interestCovered(demandedLines(letter, statement), statement) > 0 ? YES : '',
    civil: professional || isPublic ? '' : YES,
    consumer: debtor.kind === 'consumer' ? YES : '',
    mediator: isUnsettledComplaint(letter, context) ? (practice.mediator ?? '') : '',
  };
}

/** A consumer contested what the practice asks for itself, and is written to again: it is refused or not settled (L-74, R-49). */
function isUnsettledComplaint({ template }: Letter, { practice, creditor, claim, debtor }: LetterContext): boolean {
  if (template === 'observations-received' || template === 'wrong-recipient-apology') return false;
  const contests = (intent: Intent) => intent.startsWith('dispute-') || intent === 'complaint-or-threat';
  const isOwn = creditor.name === practice.creditors[0].name;
  return isOwn && debtor.kind === 'consumer' && claim.said.some((said) => said.intents.some(contests));
}

export function namingOf(letter: Letter, { practice, creditor, claim, invoiceNames }: LetterContext): Naming {
  const ownFees = creditor.name === practice.creditors[0].name;
  const numbersOnly = practice.profession === 'medecin' || (ownFees && practice.profession !== 'other');
  const say = letterWords(letter);
  const own = invoiceNames[letter.language ?? 'fr'][practice.profession];
  return { claim, numbersOnly, invoiceName: ownFees ? own : say.clientInvoice, say };
}

function demandFields(letter: Letter, context: LetterContext, say: LetterWords): Fields {
  const { statement } = context;
  const naming = namingOf(letter, context);
  return {
    asOf: say.date(letter.asOf),
    total: say.sum(letter.totalCents),
    totalLabel: letter.deadline === null ? say.totalLeft : say.totalAsked,
    deadline: letter.deadline === null ? '' : say.dayAndDate(letter.deadline),
    lines: statementRows(letter, naming, statement, demandedLines(letter, statement)),
    others: recalledLines(letter, naming, statement),
  };
}

/** Who cares for the sick says nothing of care. */
function wordFields(letter: Letter, context: LetterContext, say: LetterWords): Fields {
  const { practice, claim, statement } = context;
  const demanded = demandedLines(letter, statement);
  const asking = demandWords(demanded, say);
  const grounds = groundsOf(demanded, claim, practice.profession === 'medecin', say);
  const document = namingOf(letter, context).invoiceName.toLowerCase();
  return {
    ...asking,
    grounds,
    document,
    byTransfer: say.byTransfer(asking.Settlement),
    otherwisePaid: say.otherwisePaid(asking.Settlement, grounds.length > 0 ? null : document),
    neverChanged: say.neverChanged(say.phone(practice.contact.phone)),
  };
}

/** From the creditor's configuration, never from a mail (R-34, design §4.4). */
function paymentFields({ creditor }: LetterContext): Fields {
  return {
    bankHolder: creditor.bank?.holder ?? '',
    iban: creditor.bank === null ? '' : printedIban(creditor.bank.iban),
    bic: creditor.bank?.bic ?? '',
  };
}

/** « FR76 3000 6000 0112 3456 7890 189 », in plain spaces: it is copied into a bank's form, and may break between groups. */
function printedIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

/** « Madame » or « Monsieur » only where the name itself says so; « M. et Mme » are both. */
export function salutation(name: string | null, { salutations }: Pick<LetterWords, 'salutations'>): string {
  const named = name ?? '';
  if (/^(?:mme|madame|mrs|ms)\b(?!.*\bmonsieur\b)/i.test(named)) return salutations.woman;
  if (/^(?:m\.|monsieur|mr\.?)(?=\s)(?!.*\b(?:mme|madame|mrs)\b)/i.test(named)) return salutations.man;
  return salutations.unknown;
}

function partnerName({ profession, members, contact }: Practice): string {
  const name = members.find((member) => member.role === 'partner')?.name ?? contact.name;
  if (/^(?:ma[iî]tre|me|docteur|dr)\b/i.test(name)) return name;
  if (profession === 'avocat' || profession === 'notaire') return `Maître ${name}`;
  return profession === 'medecin' ? `Docteur ${name}` : name;
}

/** « notre courrier du 9 septembre 2026 », « nos courriers des 7 et 18 septembre 2026 »: the reminders that left before this one; '' when none did. */
function recalledLetters(letter: Letter, claim: Claim, say: LetterWords): string {
  const days = claim.letters.filter((earlier) => isEarlierReminder(earlier, letter)).map((earlier) => earlier.postedOn!);
  return days.length === 0 ? '' : say.recalled(days.length, say.dates(days));
}

function isEarlierReminder(earlier: ClaimLetter, letter: Letter): boolean {
  const listed = letter.items.map((item) => item.ref);
  const shared = earlier.items.some((item) => item.stage !== null && listed.includes(item.ref));
  return earlier.number < letter.number && earlier.state === 'posted' && earlier.postedOn !== null && shared;
}
