/** A history told in French, a sentence an event: what a partner, a judge or the demo reads. */
import { assertNever } from '../law/brand.ts';
import { frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import { sirenInWords } from '../law/siren.ts';
import type { Instalment } from '../reading/reading.ts';
import { type ClaimEvent, type EventOf, isOf, type Letter } from './claim-events.ts';
import { LETTER_EVENTS } from './claim-letters.ts';
import type { DebtorEvent } from './debtor.ts';
import { LANGUAGE_IN_FRENCH } from './debtor-language.ts';
import { bounceInFrench } from './decide-on-bounce.ts';
import {
  DEBTOR_KIND_IN_FRENCH,
  INTENT_IN_FRENCH,
  itemInFrench,
  LETTER_IN_FRENCH,
  OUTCOME_IN_FRENCH,
  PAUSE_IN_FRENCH,
  reasonInFrench,
  STOP_IN_FRENCH,
  WITHDRAWAL_IN_FRENCH,
} from './in-french.ts';
import { checkInFrench, checkNoteInFrench } from './insolvency-in-french.ts';
import { owedOf, type Performed } from './item.ts';
import { LIMITATION_EVENTS, limitationEventInFrench } from './limitation-in-french.ts';

const sum = (amount: Parameters<typeof euros>[0] | null) => (amount === null ? 'montant non précisé' : euros(amount));
const scheduleInFrench = (instalments: readonly Instalment[]) =>
  instalments.map((one) => `${sum(one.amountCents)}${one.date === null ? '' : ` le ${frenchDate(one.date)}`}`).join(', ');
const quoted = (words: string) => `«\u00a0${words.replace(/\s+/g, ' ').trim()}\u00a0»`;

const uncapitalized = (words: string) => words.slice(0, 1).toLowerCase() + words.slice(1);

export function claimEventInFrench(event: ClaimEvent): string {
  if (isOf(event, LETTER_EVENTS)) return letterEventInFrench(event);
  if (isOf(event, LIMITATION_EVENTS)) return limitationEventInFrench(event);
  switch (event.kind) {
    case 'ClaimOpened':
      return `dossier ${event.reference} ouvert pour ${event.creditor}, à la demande de ${event.openedBy}`;
    case 'ItemAdded':
      return `${uncapitalized(itemInFrench(event.item))} : ${sum(owedOf(event.item))}, ${event.item.dueDate === null ? 'échéance inconnue' : `échue le ${frenchDate(event.item.dueDate)}`}`;
    case 'FactLearned':
      return `précisé par ${event.by} : ${[event.amountCents === null ? null : euros(event.amountCents), event.dueDate === null ? null : `échéance ${frenchDate(event.dueDate)}`, event.newRef, event.performed === undefined ? null : performedInFrench(event.performed)].filter((one) => one !== null).join(', ')}`;
    case 'CorrespondenceFiled':
      return `classé : ${event.what}${event.from === '' ? '' : `, de ${event.from}`}`;
    case 'CallLogged':
      return `appel noté par ${event.by} : ${quoted(event.call.account)}`;
    case 'CallConfirmed':
      return `le débiteur confirme l’appel du ${frenchDate(event.callOn)} : ${quoted(event.quote)}`;
    case 'CallCorrected':
      return `le débiteur conteste le compte rendu de l’appel du ${frenchDate(event.callOn)} : ${quoted(event.quote)}`;
    case 'DebtorReplied':
      return `${event.from} écrit${event.proven ? '' : ' (expéditeur non prouvé)'} : ${event.statements.map((said) => `${INTENT_IN_FRENCH[said.intent]} ${quoted(said.quote)}`).join(' ; ') || 'rien qui change le dossier'}`;
    case 'StatementCorrected':
      return `lecture corrigée par ${event.by} : ${event.intents.map((intent) => INTENT_IN_FRENCH[intent]).join(', ')}`;
    case 'PromiseMade':
      return `promesse de payer ${event.amountCents === null ? 'le solde' : euros(event.amountCents)} le ${frenchDate(event.date)} : ${quoted(event.quote)}`;
    case 'PromiseKept':
      return `promesse pour le ${frenchDate(event.promisedFor)} tenue`;
    case 'PromiseBroken':
      return `promesse pour le ${frenchDate(event.promisedFor)} non tenue`;
    case 'PlanProposed':
      return `échéancier proposé : ${scheduleInFrench(event.instalments)}`;
    case 'PlanAgreed':
      return `échéancier convenu : ${scheduleInFrench(event.instalments)} ; accepté ainsi : ${quoted(event.quote)}`;
    case 'PlanEnded':
      return `fin de l’échéancier (${PLAN_END_IN_FRENCH[event.because]}), par ${event.by}`;
    default:
      return standingEventInFrench(event);
  }
}

function performedInFrench({ amountCents, ground }: Performed): string {
  return `part exécutée ${euros(amountCents)} (${ground})`;
}

const PLAN_END_IN_FRENCH: Readonly<Record<EventOf<'PlanEnded'>['because'], string>> = {
  refused: 'il est refusé',
  accelerated: 'le solde est exigible après mise en demeure',
  'run-out': 'sa dernière date est passée',
};

function letterEventInFrench(event: EventOf<(typeof LETTER_EVENTS)[number]>): string {
  switch (event.kind) {
    case 'LetterDrafted':
      return `courrier n° ${event.letter.number} rédigé : ${letterInFrench(event.letter)}`;
    case 'LetterApproved':
      return `courrier n° ${event.number} approuvé par ${event.by}${event.holdMinutes > 0 ? `, départ dans ${event.holdMinutes} minutes` : ''}${event.unchecked === true ? ', sans consultation du BODACC' : ''}`;
    case 'LetterEndorsed':
      return `courrier n° ${event.number} : premier accord, de ${event.by}`;
    case 'LetterRefused':
      return `courrier n° ${event.number} refusé par ${event.by}`;
    case 'LetterWithdrawn':
      return `courrier n° ${event.number} retiré (${WITHDRAWAL_IN_FRENCH[event.because] ?? event.because})`;
    case 'LetterPosted':
      return `courrier n° ${event.number} parti par ${event.how === 'mail' ? 'courriel' : 'la poste'}${event.insolvency === undefined ? '' : ` (${checkNoteInFrench(event.insolvency)})`}`;
    case 'LetterUnsure':
      return `courrier n° ${event.number} : départ non prouvé`;
    case 'LetterBounced':
      return `courrier n° ${event.number} revenu (${bounceInFrench(event.reason)}) : il compte comme non reçu`;
    case 'DeadlinePassed':
      return `la date du ${frenchDate(event.deadline)} (courrier n° ${event.number}) est passée`;
    default:
      return assertNever(event);
  }
}

type StandingEvent = EventOf<
  | 'PaymentAnnounced'
  | 'PaymentReceived'
  | 'PaymentReturned'
  | 'CreditNoted'
  | 'ItemFrozen'
  | 'ItemReleased'
  | 'RemindersPaused'
  | 'RemindersResumed'
  | 'Escalated'
  | 'PartnerDecided'
  | 'PartnerReminded'
  | 'LedgerConfirmed'
  | 'FormalNoticeServed'
  | 'ExhibitFiled'
  | 'ClaimClosed'
  | 'ClaimReopened'
>;

/** Money, standing and what a partner decides. */
function standingEventInFrench(event: StandingEvent): string {
  switch (event.kind) {
    case 'PaymentAnnounced':
      return `paiement annoncé par ${event.by === 'debtor' ? 'le débiteur' : 'le cabinet'} (${sum(event.amountCents)}) : ${quoted(event.quote)}`;
    case 'PaymentReceived':
      return `paiement reçu : ${euros(event.amountCents)} le ${frenchDate(event.paidOn)}, confirmé par ${event.by}`;
    case 'PaymentReturned':
      return `paiement de ${euros(event.amountCents)} revenu impayé`;
    case 'CreditNoted':
      return `avoir de ${euros(event.amountCents)} du ${frenchDate(event.notedOn)}`;
    case 'ItemFrozen':
      return `facture ${event.ref} mise à part (${INTENT_IN_FRENCH[event.because]})`;
    case 'ItemReleased':
      return `facture ${event.ref} reprise par ${event.by}`;
    case 'RemindersPaused':
      return `rappels suspendus jusqu’au ${frenchDate(event.until)} : ${PAUSE_IN_FRENCH[event.because]}`;
    case 'RemindersResumed':
      return 'les rappels reprennent leur cours';
    case 'Escalated':
      return `remis à l’associé : ${event.because.map(reasonInFrench).join(', ')}`;
    case 'PartnerDecided':
      return `décision de ${event.by} : ${quoted(event.quote)}`;
    case 'PartnerReminded':
      return 'l’associé est à nouveau informé que le dossier l’attend';
    case 'LedgerConfirmed':
      return `${event.by} confirme que rien d’autre n’est arrivé sur le compte : ${quoted(event.quote)}`;
    case 'FormalNoticeServed':
      return event.unclaimed === true
        ? `mise en demeure présentée le ${frenchDate(event.receivedOn)}, non réclamée`
        : `mise en demeure reçue le ${frenchDate(event.receivedOn)}`;
    case 'ExhibitFiled':
      return `pièce versée au dossier : ${event.what}`;
    case 'ClaimClosed':
      return `dossier clos : ${OUTCOME_IN_FRENCH[event.outcome]}`;
    case 'ClaimReopened':
      return `dossier rouvert par ${event.by}`;
    default:
      return assertNever(event);
  }
}

export function debtorEventInFrench(event: DebtorEvent): string {
  switch (event.kind) {
    case 'DebtorNamed':
      return `débiteur : ${event.name}`;
    case 'AddressLearned':
      return `adresse ${event.address} ${event.typedBy === null ? 'trouvée dans un courrier' : `donnée par ${event.typedBy}`}`;
    case 'AddressConfirmed':
      return `adresse ${event.address} confirmée par ${event.by}`;
    case 'AddressFailed':
      return `adresse ${event.address} en échec (${bounceInFrench(event.reason)})`;
    case 'PostalAddressLearned':
      return `adresse postale : ${event.lines.join(', ')}`;
    case 'KindLearned':
      return `qualité : ${DEBTOR_KIND_IN_FRENCH[event.debtorKind]}`;
    case 'LanguageLearned':
      return `courriers ${LANGUAGE_IN_FRENCH[event.language]}${event.by === null ? ', langue de ses réponses' : ''}`;
    case 'DebtorStopped':
      return `tout courrier est arrêté : ${STOP_IN_FRENCH[event.because]}`;
    case 'OpeningJudgmentTold':
      return `procédure ouverte le ${frenchDate(event.judgmentOn)} : ${quoted(event.quote)}`;
    case 'DebtorReleased':
      return `courriers à nouveau permis par ${event.by}`;
    case 'CounselNamed':
      return `conseil désigné : ${quoted(event.quote)}`;
    case 'InsolvencyChecked':
      return checkInFrench(event);
    case 'SirenLearned':
      return `SIREN ${sirenInWords(event.siren)}, donné par ${event.by}`;
    case 'UnsolicitedLetterPosted':
    case 'AnswerPosted':
      return `courrier ${event.letter} parti`;
    default:
      return assertNever(event);
  }
}

function letterInFrench(letter: Letter): string {
  const asks = letter.deadline === null ? '' : `, ${euros(letter.totalCents)} demandés pour le ${frenchDate(letter.deadline)}`;
  const waits =
    letter.approval === 'none'
      ? ''
      : `, en attente d’un accord (${letter.approval === 'partner' ? 'associé' : 'membre du cabinet'})`;
  return `${LETTER_IN_FRENCH[letter.template]}${asks}${waits}`;
}
