/** What we do when a member asks for something in a word: pause, resume, stop, close, status. Staff may slow down; only a partner takes up again or closes. */
import { addDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Request, RequestAction } from '../reading/member-reading.ts';
import type { ClaimEvent, MailId, Outcome } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { isTimeBarred } from './claim-limitation.ts';
import { LANGUAGE_IN_FRENCH, languageSaid } from './debtor-language.ts';
import { decideOnCorrectedFacts, waitForTheFact } from './decide-on-corrected-facts.ts';
import { decideOnCreditNote } from './decide-on-credit-note.ts';
import type { TypedFacts } from './decide-on-facts.ts';
import { closedNotices, receipt } from './decide-on-payment.ts';
import { decideOnPlanAccepted, decideOnPlanRefused } from './decide-on-plan.ts';
import { planOnceResumed } from './decide-on-plan-day.ts';
import { decideOnPostedByHand } from './decide-on-posting.ts';
import { decideOnServed } from './decide-on-served.ts';
import { decideOnSiren } from './decide-on-siren.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { withdrawPending, withdrawUntrue } from './escalate.ts';
import { LETTER_IN_FRENCH, OUTCOME_IN_FRENCH } from './in-french.ts';
import type { Member } from './practice.ts';
import { stepsAreDone } from './remind-partner.ts';
import type { AttachedFile } from './reply.ts';
import { type Situation, situationAfter, statementOf } from './situation.ts';
import { helpNotice, statusNotice, whatIsPlanned } from './where-it-stands.ts';

/** Staff may pause this long; a partner as she likes. */
const STAFF_PAUSE_DAYS = 30;

export type Asking = {
  readonly request: Request;
  readonly by: Member;
  /** Whether the mail was proven to be theirs; one that was not may only restrict, and nobody has decided anything. */
  readonly proven: boolean;
  readonly quote: string;
  readonly mail: MailId;
  readonly files?: readonly AttachedFile[];
  /** Facts of the claim that the words name, where they name any. */
  readonly facts?: TypedFacts | null;
};

export function decideOnRequest(situation: Situation, asking: Asking): Decision {
  const { request, by, proven } = asking;
  const learned = proven ? languageSaid(situation.debtor, request.language, situation.today, by.address) : [];
  return together({ ...NO_DECISION, debtorEvents: learned }, decideOnAction(situation, asking));
}

function decideOnAction(situation: Situation, asking: Asking): Decision {
  const { action } = asking.request;
  switch (action) {
    case 'hold':
      return pause(situation, asking);
    case 'resume':
      return resume(situation, asking);
    case 'stop':
      return stop(situation, asking);
    case 'close':
      return close(situation, asking);
    case 'posted':
      return decideOnPostedByHand(situation, null, asking.request.until, asking.by);
    case 'notice-received':
    case 'notice-unclaimed':
      return decideOnServed(situation, asking);
    case 'change-contact':
    case 'change-amount':
    case 'credit-note':
    case 'tell-siren':
    case 'tell-language':
      return FACTS[action](situation, asking);
    case 'status':
    case 'dossier':
      return { ...NO_DECISION, notices: [statusNotice(situation, asking.by)] };
    case 'help':
      return { ...NO_DECISION, notices: [helpNotice(asking.by)] };
    case 'send-reminder':
    case 'send-formal-notice':
      return answer(asking, whatIsPlanned(situation));
    case 'accept-schedule':
      return decideOnPlanAccepted(situation, asking);
    case 'refuse-schedule':
      return decideOnPlanRefused(situation, asking);
    case 'call-debtor':
    case 'waive-fees':
    case 'other':
      return answer(asking, 'Cette demande n’est pas de celles que j’exécute : rien n’a changé. Écrivez AIDE pour la liste.');
  }
}

/** Told of the whole debtor; a draft already shown stays as it is. */
function languageTold({ debtor }: Situation, asking: Asking): Decision {
  const { language = debtor.language } = asking.request;
  const same = language === debtor.language ? ', comme jusqu’ici' : '';
  const told = `Les courriers à ce débiteur seront désormais ${LANGUAGE_IN_FRENCH[language]}${same}.`;
  return answer(asking, `${told} Un projet déjà soumis reste tel quel.`);
}

const FACTS = {
  'change-contact': correct,
  'change-amount': correct,
  'credit-note': decideOnCreditNote,
  'tell-siren': decideOnSiren,
  'tell-language': languageTold,
} as const;

const IN_FRENCH: Readonly<Partial<Record<RequestAction, string>>> = {
  hold: 'une pause',
  resume: 'une reprise',
  stop: 'un arrêt',
  close: 'une clôture',
  'change-contact': 'une nouvelle adresse',
  'tell-language': 'la langue du débiteur',
};

function answer(asking: Asking, done: string): Decision {
  const understood = IN_FRENCH[asking.request.action] ?? `« ${asking.quote.slice(0, 120)} »`;
  return { ...NO_DECISION, notices: [receipt(asking.by.address, understood, done)] };
}

function acted(asking: Asking, claimEvents: readonly ClaimEvent[], done: string): Decision {
  return { ...answer(asking, done), claimEvents };
}

function decided(situation: Situation, asking: Asking, what: 'resume' | 'hold' | 'close' | 'stop'): readonly ClaimEvent[] {
  const { by, quote, mail } = asking;
  return isPartners(asking) ? [{ kind: 'PartnerDecided', on: situation.today, what, by: by.address, quote, mail }] : [];
}

function isPartners({ by, proven }: Asking): boolean {
  return proven && by.role === 'partner';
}

/** What is done is said, with what to do about it. */
function doneOf({ proven }: Asking, done: string, then: string): string {
  return proven ? done : `${done} C’est par prudence : rien ne prouve que ce message vient de vous. ${then}`;
}

function pause(situation: Situation, asking: Asking): Decision {
  const { claim, today, cadence } = situation;
  if (claim.standing.status === 'closed') return answer(asking, 'Le dossier est clos : il n’y a rien à suspendre.');
  // « Pas tout de suite », « rien aujourd'hui »: a day that is no later than today is none.
  const { until: told } = asking.request;
  const asked = told !== null && told > today ? told : addDays(today, cadence.patienceDays);
  const longest = addDays(today, STAFF_PAUSE_DAYS);
  const until: IsoDate = !isPartners(asking) && asked > longest ? longest : asked;
  const shortened = until < asked ? ` (${STAFF_PAUSE_DAYS} jours au plus sans l’accord d’un associé)` : '';
  const events: readonly ClaimEvent[] = [
    ...decided(situation, asking, 'hold'),
    ...withdrawUntrue(situation, 'member-asked'),
    { kind: 'RemindersPaused', on: today, until, because: asking.proven ? 'member-asked' : 'unproven-request' },
  ];
  const { standing } = situationAfter(situation, events).claim;
  const outlasted = standing.status === 'paused' && standing.until > until;
  const done = outlasted
    ? `Les rappels étaient déjà suspendus jusqu’au ${frenchDate(standing.until)}, et le restent.`
    : `Les rappels sont suspendus jusqu’au ${frenchDate(until)}${shortened}.`;
  return acted(asking, events, doneOf(asking, done, 'Confirmez par PAUSE, ou levez la pause par REPRENDRE.'));
}

function resume(situation: Situation, asking: Asking): Decision {
  const { claim, debtor, today } = situation;
  const held = claim.standing.status === 'with-partner' || claim.standing.status === 'closed' || debtor.stopped !== null;
  if (held && asking.by.role !== 'partner') return answer(asking, 'Seul un associé peut reprendre ce dossier : rien n’a changé.');
  if (claim.standing.status === 'running' && debtor.stopped === null)
    return answer(asking, 'Les rappels suivent déjà leur cours.');
  const planned = planOnceResumed(situation);
  if (planned === 'not-accelerable') return answer(asking, NOT_ACCELERABLE);
  const events: ClaimEvent[] = [...decided(situation, asking, 'resume')];
  const { by, mail } = asking;
  if (planned !== 'stands') events.push({ kind: 'PlanEnded', on: today, because: planned, by: by.address, mail });
  for (const item of claim.items)
    if (item.frozen) events.push({ kind: 'ItemReleased', on: today, ref: item.ref, by: by.address });
  if (claim.standing.status === 'closed')
    events.push({ kind: 'ClaimReopened', on: today, by: by.address, because: 'partner-said' });
  else events.push({ kind: 'RemindersResumed', on: today, because: by.role === 'partner' ? 'partner-said' : 'staff-said' });
  const released = debtor.stopped === null ? [] : [{ kind: 'DebtorReleased', on: today, by: by.address } as const];
  return { ...acted(asking, events, whatResumes(situation)), debtorEvents: released };
}

function whatResumes(situation: Situation): string {
  if (isTimeBarred(situation)) return 'Le dossier est repris, mais la créance paraît prescrite : aucun rappel ne partira.';
  return stepsAreDone(situation)
    ? 'Le dossier est repris, mais toutes les étapes amiables sont accomplies : aucun rappel ne partira plus de lui-même.'
    : 'Les rappels reprennent leur cours.';
}

const NOT_ACCELERABLE =
  'L’échéancier convenu ne prévoit pas que le solde devienne exigible : seules les échéances passées peuvent être demandées (C. civ., art. 1305-2). Rien n’a changé.';

/** A letter approved and still here is what STOP stops; said again, it stops everything. */
function stop(situation: Situation, asking: Asking): Decision {
  const held = situation.claim.letters.find((one) => one.state === 'queued' && one.approval !== 'none' && one.to !== null);
  if (held !== undefined && asking.proven) return stopLetter(situation, asking, held);
  const { debtor, today } = situation;
  const { quote } = asking;
  const events = [...decided(situation, asking, 'stop'), ...withdrawPending(situation, 'debtor-stopped')];
  const stopped =
    debtor.stopped !== null
      ? []
      : [{ kind: 'DebtorStopped', on: today, because: asking.proven ? 'member-said-stop' : 'unproven-request', quote } as const];
  const done = 'Plus rien ne part vers ce débiteur, dans aucun dossier, jusqu’à la reprise par un associé.';
  return {
    ...acted(asking, events, doneOf(asking, done, 'Confirmez par STOP ; un associé lève l’arrêt par REPRENDRE.')),
    debtorEvents: stopped,
  };
}

function stopLetter({ today }: Situation, asking: Asking, letter: ClaimLetter): Decision {
  const { by, quote, mail } = asking;
  const refused: ClaimEvent = { kind: 'LetterRefused', on: today, number: letter.number, by: by.address, quote, mail };
  const handed: ClaimEvent = { kind: 'Escalated', on: today, because: ['letter-refused'], mail };
  const done = `${LETTER_IN_FRENCH[letter.template]} : ce courrier ne part pas, et le dossier attend un associé. Pour arrêter tout envoi à ce débiteur, répondez à nouveau STOP.`;
  return acted(asking, [refused, handed], done);
}

/** Closing unpaid is a partner's word; a claim with nothing left to pay anybody may close. */
function close(situation: Situation, asking: Asking): Decision {
  const { claim, today } = situation;
  if (claim.standing.status === 'closed') return answer(asking, 'Le dossier est déjà clos.');
  const statement = statementOf(situation);
  const owed = 'rateUnknown' in statement ? null : statement.totalCents;
  if ((owed === null || owed > 0) && asking.by.role !== 'partner') {
    return answer(
      asking,
      `${owed === null ? 'Ce qui reste dû ne peut être calculé' : `Il reste ${euros(owed)}`} : seul un associé peut clore un dossier impayé. Rien n’a changé.`,
    );
  }
  const outcome: Outcome = owed !== null && owed <= 0 ? 'paid' : 'closed-unpaid';
  const events: readonly ClaimEvent[] = [
    ...decided(situation, asking, 'close'),
    ...withdrawPending(situation, 'claim-closed'),
    { kind: 'ClaimClosed', on: today, outcome, by: asking.by.address },
  ];
  const total = owed === null ? '' : euros(owed);
  return {
    ...NO_DECISION,
    claimEvents: events,
    notices: closedNotices(situation, asking.by.address, OUTCOME_IN_FRENCH[outcome], total),
  };
}

/** A fact said to be another. */
function correct(situation: Situation, asking: Asking): Decision {
  const { facts = null } = asking;
  return facts === null ? waitForTheFact(situation, asking.by) : decideOnCorrectedFacts(situation, { ...asking, facts });
}
