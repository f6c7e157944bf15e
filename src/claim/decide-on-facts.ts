/** What we do when a member tells what was missing, or corrects an address. */
import { addBusinessDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Cents } from '../law/money.ts';
import { euros } from '../law/money.ts';
import { type Siren, sirenInWords } from '../law/siren.ts';
import { type ClaimEvent, isOf, type MailId } from './claim-events.ts';
import type { DebtorEvent, DebtorKind } from './debtor.ts';
import { letterAddress } from './debtor.ts';
import { LANGUAGE_IN_FRENCH, languageSaid } from './debtor-language.ts';
import { whatComesNext } from './decide-on-new-claim.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { DEBTOR_KIND_IN_FRENCH } from './in-french.ts';
import { sirenEvents } from './insolvency.ts';
import { type Item, owedOf, type Performed } from './item.ts';
import { itemMeant } from './item-meant.ts';
import { nearLimitation } from './limitation-in-french.ts';
import { answerGiving, MISSING_IN_FRENCH } from './missing-in-french.ts';
import type { Member } from './practice.ts';
import { missingFacts, type Situation, situationAfter } from './situation.ts';
import { whatIsPlanned } from './where-it-stands.ts';

/** Facts a member wrote with their own hand; null where the mail does not say. */
export type TypedFacts = {
  readonly amountCents: Cents | null;
  readonly dueDate: IsoDate | null;
  readonly invoiceRef: string | null;
  readonly debtorName: string | null;
  readonly debtorEmail: string | null;
  readonly debtorKind: DebtorKind | null;
  readonly debtorPostalAddress: readonly string[];
  /** Absent where none is given. */
  readonly debtorSiren?: Siren;
  readonly debtorLanguage?: LetterLanguage;
  /** « OK » to an address we had found by ourselves. */
  readonly confirms: boolean;
  /** What was performed of a service to be refunded, with its ground. */
  readonly performed: Performed | null;
};

export const NO_FACTS: TypedFacts = {
  amountCents: null,
  dueDate: null,
  invoiceRef: null,
  debtorName: null,
  debtorEmail: null,
  debtorKind: null,
  debtorPostalAddress: [],
  confirms: false,
  performed: null,
};

/** `corrected`: those told by their name by someone who may put right what is already known; null where nobody may. */
export function decideOnFacts(
  situation: Situation,
  facts: TypedFacts,
  corrected: TypedFacts | null,
  { address: by }: Member,
  mail: MailId,
): Decision {
  const claimEvents = itemEvents(situation, facts, corrected, by, mail);
  const debtorEvents = debtorEventsFrom(situation, facts, by);
  if (claimEvents.length + debtorEvents.length === 0) {
    return {
      ...NO_DECISION,
      notices: [receipt(by, 'rien de certain', 'Rien n’a changé : écrivez par exemple « échéance 15/10/2026, 1 200 € ».')],
    };
  }
  const resumed: readonly ClaimEvent[] = resumes(situation, debtorEvents)
    ? [{ kind: 'RemindersResumed', on: situation.today, because: 'staff-said' }]
    : [];
  const after = situationAfter(situation, [...claimEvents, ...resumed], debtorEvents);
  return {
    claimEvents: [...claimEvents, ...resumed],
    debtorEvents,
    notices: [learnedNotice(after, learned(facts, claimEvents), by)],
  };
}

function learnedNotice(after: Situation, learned: readonly { what: string }[], by: string): Notice {
  const missing = missingFacts(after.claim, after.debtor);
  return {
    to: { member: by },
    template: 'facts-learned',
    fields: {
      learned,
      missing: missing.map((fact) => ({ what: MISSING_IN_FRENCH[fact] })),
      example: answerGiving(missing),
      next: after.claim.letters.some((letter) => letter.postedOn !== null) ? whatIsPlanned(after) : whatComesNext(after),
      limitation: nearLimitation(after),
    },
    shows: null,
    question:
      missing.length === 0
        ? null
        : { kind: 'claim-facts', choices: [], letter: null, askAgainOn: addBusinessDays(after.today, 2) },
  };
}

/** Fills the first item that lacks the fact; what is already known is put right where it may be. */
function itemEvents(
  { claim, today }: Situation,
  facts: TypedFacts,
  corrected: TypedFacts | null,
  by: string,
  mail: MailId,
): readonly ClaimEvent[] {
  const lacks = (one: Item) => one.numberInDoubt === true || owedOf(one) === null || one.dueDate === null;
  const item = claim.items.find(lacks) ?? (corrected === null ? null : itemMeant(claim.items, corrected));
  if (item === null) return [];
  const amountCents = learnedOf(item.amountCents, facts.amountCents, corrected?.amountCents);
  const dueDate = learnedOf(item.dueDate, facts.dueDate, corrected?.dueDate);
  const isUnnamed = item.ref === claim.reference || item.numberInDoubt === true;
  const newRef = isUnnamed ? facts.invoiceRef : learnedOf(item.ref, null, corrected?.invoiceRef);
  const performed = item.performed === null && mayBePart(facts.performed, item) ? { performed: facts.performed } : {};
  if (amountCents === null && dueDate === null && newRef === null && !('performed' in performed)) return [];
  return [{ kind: 'FactLearned', on: today, ref: item.ref, amountCents, dueDate, newRef, ...performed, by, mail }];
}

/** null where nothing new is told. */
function learnedOf<T>(known: T | null, told: T | null, corrected: T | null = null): T | null {
  const value = known === null ? told : corrected;
  return value === known ? null : value;
}

/** More than was paid for the whole is no part of it. */
function mayBePart(performed: Performed | null, { amountCents }: Item): performed is Performed {
  return performed !== null && (amountCents === null || performed.amountCents <= amountCents);
}

function debtorEventsFrom({ practice, debtor, today }: Situation, facts: TypedFacts, by: string): readonly DebtorEvent[] {
  const events: DebtorEvent[] = [];
  if (facts.debtorName !== null && facts.debtorName !== debtor.name)
    events.push({ kind: 'DebtorNamed', on: today, name: facts.debtorName });
  const found = letterAddress(debtor);
  if (facts.debtorEmail !== null)
    events.push({ kind: 'AddressLearned', on: today, address: facts.debtorEmail.toLowerCase(), typedBy: by });
  else if (facts.confirms && found?.standing === 'learned')
    events.push({ kind: 'AddressConfirmed', on: today, address: found.address, by });
  if (facts.debtorPostalAddress.length > 0)
    events.push({ kind: 'PostalAddressLearned', on: today, lines: facts.debtorPostalAddress });
  if (facts.debtorKind !== null) events.push({ kind: 'KindLearned', on: today, debtorKind: facts.debtorKind, by });
  return [
    ...events,
    ...sirenEvents(practice, debtor, facts.debtorSiren, today, by),
    ...languageSaid(debtor, facts.debtorLanguage, today, by),
  ];
}

/** A pause that waited for the practice's address ends when one is given. */
function resumes({ claim }: Situation, debtorEvents: readonly DebtorEvent[]): boolean {
  const { standing } = claim;
  const addressGiven = debtorEvents.some((event) => event.kind === 'AddressLearned' || event.kind === 'PostalAddressLearned');
  return standing.status === 'paused' && standing.because === 'question-to-practice' && addressGiven;
}

function learned(facts: TypedFacts, claimEvents: readonly ClaimEvent[]): readonly { what: string }[] {
  const [item] = claimEvents.filter((event) => isOf(event, ['FactLearned']));
  const { amountCents = null, dueDate = null, newRef = null, performed = null } = item ?? {};
  const lines = [
    amountCents === null ? null : `montant : ${euros(amountCents)}`,
    dueDate === null ? null : `échéance : ${frenchDate(dueDate)}`,
    performed === null ? null : `part exécutée : ${euros(performed.amountCents)} (${performed.ground})`,
    newRef === null ? null : `facture n° ${newRef}`,
    facts.debtorName === null ? null : `débiteur : ${facts.debtorName}`,
    facts.debtorEmail === null ? null : `adresse : ${facts.debtorEmail}`,
    facts.debtorKind === null ? null : `qualité : ${DEBTOR_KIND_IN_FRENCH[facts.debtorKind]}`,
    facts.debtorSiren === undefined ? null : `SIREN : ${sirenInWords(facts.debtorSiren)}`,
    facts.debtorLanguage === undefined ? null : `courriers : ${LANGUAGE_IN_FRENCH[facts.debtorLanguage]}`,
    facts.debtorPostalAddress.length === 0 ? null : `adresse postale : ${facts.debtorPostalAddress.join(', ')}`,
    facts.confirms ? 'adresse confirmée' : null,
  ];
  return lines.flatMap((what) => (what === null ? [] : [{ what }]));
}
