/** What we do when a member forwards an unpaid invoice: open the claim, say what was understood, ask for what is missing in one mail. */
import { assertNever } from '../law/brand.ts';
import { addBusinessDays, frenchDate, type IsoDate, sendingDayFrom } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Conflict, NewClaim } from '../reading/member-reading.ts';
import { waitsForPartner } from './alert-limitation.ts';
import { claimFrom } from './claim.ts';
import type { ClaimEvent, ClaimId, MailId } from './claim-events.ts';
import { type Debtor, type DebtorEvent, debtorAfter, letterAddress } from './debtor.ts';
import { LANGUAGE_IN_FRENCH, languageSaid } from './debtor-language.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { DEBTOR_KIND_IN_FRENCH, itemInFrench } from './in-french.ts';
import { sirenEvents } from './insolvency.ts';
import { sirenTold } from './insolvency-in-french.ts';
import { type Item, owedOf } from './item.ts';
import { nearLimitation } from './limitation-in-french.ts';
import { answerGiving, MISSING_IN_FRENCH } from './missing-in-french.ts';
import { nextStep } from './next-step.ts';
import type { CadenceId, Practice } from './practice.ts';
import { missingFacts, type Situation, situationAfter } from './situation.ts';

export type Opening = {
  readonly claimId: ClaimId;
  readonly reference: string;
  readonly creditor: string;
  readonly cadence: CadenceId;
  readonly debtor: Debtor;
  readonly read: NewClaim;
  readonly by: string;
  readonly mail: MailId;
  readonly on: IsoDate;
};

/** The first events of a new claim, and what they teach about its debtor. */
export function openClaim(
  opening: Opening,
  practice: Practice,
): {
  readonly claimEvents: readonly ClaimEvent[];
  readonly debtorEvents: readonly DebtorEvent[];
} {
  const { on, mail, by, reference, creditor, cadence, debtor } = opening;
  const opened: ClaimEvent = { kind: 'ClaimOpened', on, reference, creditor, debtorId: debtor.id, openedBy: by, cadence, mail };
  const filed: ClaimEvent = {
    kind: 'ExhibitFiled',
    on,
    mail,
    what: 'facture ou note d’honoraires transmise à l’ouverture',
    sha256: null,
  };
  return {
    claimEvents: [opened, { kind: 'ItemAdded', on, item: itemFrom(opening.read, reference), mail }, filed],
    debtorEvents: debtorFacts(practice, debtor, opening.read, on, by),
  };
}

/** An invoice without a number is named by the claim's reference until one is given. */
export function itemFrom(read: NewClaim, reference: string): Item {
  const { amountCents, issuedOn, dueDate } = read;
  const doubt = read.conflicts.some(({ fact }) => fact === 'invoice-number') ? { numberInDoubt: true as const } : {};
  return { ref: read.invoiceRef ?? reference, ...read.item, amountCents, issuedOn, dueDate, ...doubt };
}

/** Only what is new about the debtor. */
export function debtorFacts(practice: Practice, debtor: Debtor, read: NewClaim, on: IsoDate, by: string): readonly DebtorEvent[] {
  const events: DebtorEvent[] = [];
  if (read.debtorName !== null && debtor.name === null) events.push({ kind: 'DebtorNamed', on, name: read.debtorName });
  const address = read.debtorEmail?.toLowerCase() ?? null;
  const known = debtor.addresses.some(
    (one) => one.address === address && (one.standing === 'confirmed' || !read.debtorEmailTyped),
  );
  if (address !== null && !known)
    events.push({ kind: 'AddressLearned', on, address, typedBy: read.debtorEmailTyped ? by : null });
  if (read.debtorPostalAddress.length > 0 && debtor.postalAddress.length === 0) {
    events.push({ kind: 'PostalAddressLearned', on, lines: read.debtorPostalAddress });
  }
  if (read.debtorKind !== null && !debtor.kindIsKnown) events.push({ kind: 'KindLearned', on, debtorKind: read.debtorKind, by });
  return [
    ...events,
    ...sirenEvents(practice, debtor, read.debtorSiren, on, by),
    ...languageSaid(debtor, read.debtorLanguage, on, by),
  ];
}

export type Opened = { readonly situation: Situation; readonly decision: Decision };

/** `situation` is the one after the claim has begun. */
export function decideOnNewClaim(opening: Opening, around: Omit<Situation, 'claim' | 'debtor' | 'today'>): Opened {
  const { claimEvents, debtorEvents } = openClaim(opening, around.practice);
  const claim = claimFrom(opening.claimId, claimEvents);
  const debtor = debtorAfter(opening.debtor, debtorEvents);
  const situation: Situation = { ...around, claim, debtor, today: opening.on };
  const notices = [openedNotice(situation, opening.by, opening.read.conflicts), ...othersNotice(opening.read, opening.by)];
  return { situation, decision: { claimEvents, debtorEvents, notices } };
}

/** A mail that seems to speak of several: only the first is opened, and the member is told. */
function othersNotice(read: NewClaim, by: string): readonly Notice[] {
  if (!read.multiple) return [];
  const first = read.invoiceRef === null ? 'du premier' : `de la facture ${read.invoiceRef}`;
  const done = `Je n’ai tenu compte que ${first} : transférez les autres un par un, ou écrivez-en les éléments.`;
  return [receipt(by, 'plusieurs factures ou débiteurs dans un même message', done)];
}

/** The same debtor and creditor, one more invoice: an item of the open claim; the same invoice again is none. */
export function decideOnMoreItems(situation: Situation, read: NewClaim, by: string, mail: MailId): Decision {
  const { claim, debtor, today } = situation;
  const item = itemFrom(read, `${claim.reference}-${claim.items.length + 1}`);
  if (claim.items.some((known) => known.ref === item.ref)) {
    const done = `${itemInFrench(item)} est déjà dans le dossier ${claim.reference} : rien n’a changé.`;
    return { ...NO_DECISION, notices: [receipt(by, 'une facture déjà connue', done)] };
  }
  const claimEvents: readonly ClaimEvent[] = [
    { kind: 'ItemAdded', on: today, item, mail },
    { kind: 'ExhibitFiled', on: today, mail, what: 'facture ou note d’honoraires ajoutée', sha256: null },
  ];
  const debtorEvents = debtorFacts(situation.practice, debtor, read, today, by);
  const after = situationAfter(situation, claimEvents, debtorEvents);
  return { claimEvents, debtorEvents, notices: [openedNotice(after, by, read.conflicts), ...othersNotice(read, by)] };
}

function openedNotice(situation: Situation, by: string, conflicts: readonly Conflict[]): Notice {
  const { claim, debtor, today } = situation;
  const missing = missingFacts(claim, debtor);
  const to = letterAddress(debtor);
  return {
    to: { member: by },
    template: 'claim-opened',
    fields: {
      creditor: claim.creditor,
      debtorKind: `${DEBTOR_KIND_IN_FRENCH[debtor.kind]}${debtor.kindIsKnown ? '' : ' (par défaut, faute d’indication)'}${sirenTold(situation)}${debtor.language === 'fr' ? '' : `, courriers ${LANGUAGE_IN_FRENCH[debtor.language]}`}`,
      debtorAddress: to?.address ?? (debtor.postalAddress.join(', ') || 'inconnue'),
      items: claim.items.map((item) => ({
        what: itemInFrench(item),
        amount: amountOf(item),
        dueDate: `${item.dueDate === null ? 'à préciser' : frenchDate(item.dueDate)}${item.completedOn === undefined ? '' : `, prestation achevée le ${frenchDate(item.completedOn)}`}`,
      })),
      missing: missing.map((fact) => ({
        what: `${MISSING_IN_FRENCH[fact]}${bothSayings(conflicts.find((one) => one.fact === fact))}`,
      })),
      example: answerGiving(missing),
      next: whatComesNext(situation),
      limitation: nearLimitation(situation),
    },
    shows: null,
    question:
      missing.length === 0 ? null : { kind: 'claim-facts', choices: [], letter: null, askAgainOn: addBusinessDays(today, 2) },
  };
}

function amountOf(item: Item): string {
  const owed = owedOf(item);
  return owed === null ? 'à préciser' : euros(owed);
}

/** « : votre message dit 1 000,00 €, la facture jointe 1 200,00 € » */
function bothSayings(conflict: Conflict | undefined): string {
  if (conflict === undefined) return '';
  const [said, invoice] = sayings(conflict);
  return `\u00a0: votre message dit ${said}, la facture jointe ${invoice}`;
}

function sayings(conflict: Conflict): readonly [said: string, invoice: string] {
  switch (conflict.fact) {
    case 'amount':
      return [euros(conflict.said), euros(conflict.invoice)];
    case 'due-date':
      return [frenchDate(conflict.said), frenchDate(conflict.invoice)];
    case 'invoice-number':
    case 'debtor-name':
      return [conflict.said, conflict.invoice];
    default:
      return assertNever(conflict);
  }
}

/** What will happen, and when, if nobody says otherwise. */
export function whatComesNext(situation: Situation): string {
  if (missingFacts(situation.claim, situation.debtor).length > 0) return 'Rien ne partira avant votre réponse.';
  if (waitsForPartner(situation)) return 'Rien ne sera demandé au débiteur avant qu’un associé en ait décidé.';
  const next = nextStep(situation);
  if (next === null) return 'Aucun courrier n’est prévu à ce jour.';
  const day = next.readyOn > situation.today ? next.readyOn : sendingDayFrom(situation.today);
  const shown = letterAddress(situation.debtor)?.standing === 'learned' ? ' ; il vous sera montré avant de partir' : '';
  return `Un premier rappel courtois est prévu le ${frenchDate(day)}${shown}.`;
}
