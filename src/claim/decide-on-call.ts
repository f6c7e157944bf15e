/** What we do when a member reports a phone call: log it, and confirm it to the debtor in writing, in neutral words made of its facts. */

import { addDays, businessDayFrom, frenchDate, type IsoDate } from '../law/calendar.ts';
import type { CallHeard, CallNote } from '../reading/member-reading.ts';
import type { Understanding } from '../reading/reading.ts';
import { approvalNotices } from './approval-notice.ts';
import { checkPaymentNotice } from './check-payment.ts';
import type { ClaimEvent, EscalationReason, Letter, MailId } from './claim-events.ts';
import { escalatesAlways } from './consequences.ts';
import { wordsFor } from './debtor-words.ts';
import { ALL_STOPPED } from './decide-on-alarm.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice, together } from './decision.ts';
import { answerLetter, drafted, whyUnwritten } from './draft-letter.ts';
import { stopEvents, withdrawPending, withdrawUntrue } from './escalate.ts';
import { flagNotice } from './flag-notice.ts';
import { reasonInFrench } from './in-french.ts';
import { patience } from './pause-and-write.ts';
import { graceEnds } from './promise-grace.ts';
import { type Situation, situationAfter } from './situation.ts';
import { reachedNobody } from './still-true.ts';

/** What the call came to: as its own words tell, else as the account reads as words of the debtor. */
type Told = CallNote['outcome'] | 'payment' | 'delay' | 'granted';

/** `heard`: what the member's account, read as words of the debtor, could amount to. It raises flags; a payment made or a delay asked for is heard where the call is told to have come to nothing else. */
export function decideOnCall(situation: Situation, call: CallNote, heard: CallHeard, by: string, mail: MailId): Decision {
  const { claim, today } = situation;
  const logged: ClaimEvent = { kind: 'CallLogged', on: today, call, by, mail };
  const flags = flagsFrom(call, heard);
  const told = whatWasTold(call, heard, flags);
  const isClosed = claim.standing.status === 'closed';
  const debtorEvents = stopEvents(situation, heard);
  const events = isClosed
    ? [logged]
    : [
        logged,
        ...withdrawnBy(situation, call, debtorEvents.length > 0),
        ...standingEvents(situation, call, flags, mail),
        ...heardEvents(situation, told, heard, mail),
      ];
  const after = situationAfter(situation, events, debtorEvents);
  const noted = (done: string) => ({
    claimEvents: events,
    debtorEvents,
    notices: [receipt(by, understood(call, told, flags, heard.granted ?? null), done)],
  });
  if (debtorEvents.some((event) => event.kind === 'DebtorStopped'))
    return together(noted(ALL_STOPPED), { ...NO_DECISION, notices: [flaggedCall(situation, call, heard, flags, by, mail)] });
  if (isClosed) return noted('Noté ; le dossier est clos, rien n’est parti.');
  if (reachedNobody(call) || after.debtor.stopped !== null) return noted('Noté au dossier ; rien n’est parti vers le débiteur.');
  if (told === 'info' && flags.length === 0 && isConfirmedToday(after)) return noted(ALREADY_CONFIRMED);
  const inDoubt = told === 'info' || (told === 'delay' && heard.weSpoke === true);
  const letter = answerLetter(after, 'call-confirmation', {
    ...approvalOf(flags.length > 0 || claim.standing.status === 'with-partner', inDoubt),
    facts: { calledOn: callDay(situation, call), account: accountOf(situation, call, told, heard) },
  });
  const asked = approvalNotices(after, letter, letter?.approval === 'member' && inDoubt ? IN_DOUBT : undefined);
  const notices = [...asked, ...(told === 'payment' ? [paymentToCheck(after, call, heard)] : [])];
  const confirmed = { ...NO_DECISION, claimEvents: drafted(after, letter), notices };
  return together(noted(whatFollows(after, letter, flags)), confirmed);
}

/** What the member tells is put before a partner as a debtor's words are. */
function flaggedCall(
  situation: Situation,
  { account: words, callDate: writtenOn }: CallNote,
  read: Understanding,
  flags: readonly EscalationReason[],
  by: string,
  mail: MailId,
): Notice {
  const told = { mail, from: by, writtenOn, authenticity: 'authentic', forwardedBy: null, words, read } as const;
  return flagNotice(situation, told, flags, null);
}

function approvalOf(forPartner: boolean, inDoubt: boolean): Partial<Pick<Letter, 'approval'>> {
  if (forPartner) return { approval: 'partner' };
  return inDoubt ? { approval: 'member' } : {};
}

const IN_DOUBT =
  'Je ne suis pas sûr de ce qui a été dit au téléphone : cette confirmation ne part pas sans l’accord d’un membre du cabinet.';

const ALREADY_CONFIRMED =
  'Noté au dossier ; une confirmation écrite est déjà partie ce jour au débiteur, celle-ci n’ajouterait rien.';

function isConfirmedToday({ claim, today }: Situation): boolean {
  const left = (state: string) => state === 'posted' || state === 'unsure';
  return claim.letters.some((one) => one.template === 'call-confirmation' && one.draftedOn === today && left(one.state));
}

function whatWasTold(call: CallNote, { intents, granted = null }: CallHeard, flags: readonly EscalationReason[]): Told {
  const isOpen = call.outcome === 'info' || call.outcome === 'callback' || call.outcome === 'commitment';
  if (granted !== null && isOpen && call.promiseDate === null && flags.length === 0) return 'granted';
  if (call.outcome !== 'info' || flags.length > 0) return call.outcome;
  if (intents.includes('already-paid') || intents.includes('partial-payment')) return 'payment';
  return intents.includes('delay-request') || intents.includes('instalment-request') ? 'delay' : 'info';
}

function heardEvents(
  situation: Situation,
  told: Told,
  { paid, statements, granted = null }: CallHeard,
  mail: MailId,
): readonly ClaimEvent[] {
  const { today: on } = situation;
  const until = patience(situation);
  if (told === 'granted' && granted !== null)
    return [{ kind: 'RemindersPaused', on, until: graceEnds(situation, granted), because: 'member-asked' }];
  if (told === 'delay') return [{ kind: 'RemindersPaused', on, until, because: 'question-to-debtor' }];
  if (told !== 'payment') return [];
  const quote = statements[0]?.quote ?? '';
  const { amountCents = null, date: paidOn = null } = paid ?? {};
  return [
    { kind: 'PaymentAnnounced', on, amountCents, paidOn, by: 'debtor', quote, mail },
    { kind: 'RemindersPaused', on, until, because: 'payment-announced' },
  ];
}

function paymentToCheck(situation: Situation, call: CallNote, { paid, statements }: Understanding): Notice {
  return checkPaymentNotice(situation, statements[0]?.quote ?? call.account, paid?.amountCents ?? null, paid?.date ?? null);
}

function withdrawnBy(situation: Situation, call: CallNote, stopsDebtor: boolean): readonly ClaimEvent[] {
  if (stopsDebtor) return withdrawPending(situation, 'debtor-stopped');
  return reachedNobody(call) ? [] : withdrawUntrue(situation, 'call-logged');
}

function whatFollows(situation: Situation, letter: Letter | null, flags: readonly EscalationReason[]): string {
  if (letter === null) return `Noté au dossier, mais aucune confirmation écrite ne part : ${whyUnwritten(situation)}.`;
  if (letter.approval === 'none') return 'Noté au dossier ; une confirmation écrite part au débiteur.';
  const why = flags.length > 0 ? ` (${flags.map(reasonInFrench).join(', ')})` : '';
  return `Noté au dossier ; la confirmation écrite attend un accord${why}.`;
}

function flagsFrom(call: CallNote, heard: Understanding): readonly EscalationReason[] {
  const flags = new Set<EscalationReason>(heard.intents.filter(escalatesAlways));
  if (call.outcome === 'dispute' && flags.size === 0) flags.add('dispute-service');
  if (call.outcome === 'refused' && flags.size === 0) flags.add('refusal');
  return [...flags];
}

function standingEvents(
  situation: Situation,
  call: CallNote,
  flags: readonly EscalationReason[],
  mail: MailId,
): readonly ClaimEvent[] {
  const { today } = situation;
  const [first, ...others] = flags;
  if (first !== undefined) return [{ kind: 'Escalated', on: today, because: [first, ...others], mail }];
  if (call.outcome === 'commitment' && call.promiseDate !== null) {
    const { amountCents, promiseDate: date, account: quote } = call;
    return [
      { kind: 'PromiseMade', on: today, amountCents, date, instalments: null, quote, source: 'call', mail },
      { kind: 'RemindersPaused', on: today, until: graceEnds(situation, date), because: 'promise' },
    ];
  }
  if (call.outcome === 'callback' && call.callbackDate !== null) {
    return [
      { kind: 'RemindersPaused', on: today, until: businessDayFrom(addDays(call.callbackDate, 1)), because: 'member-asked' },
    ];
  }
  if (call.outcome === 'commitment') {
    return [
      {
        kind: 'RemindersPaused',
        on: today,
        until: addDays(today, situation.cadence.patienceDays),
        because: 'question-to-debtor',
      },
    ];
  }
  return [];
}

function callDay(situation: Situation, { callDate }: CallNote): string {
  const say = wordsFor(situation);
  return callDate === situation.today ? say.call.today : say.call.on(say.date(callDate));
}

/** What the letter says was said: facts only, never the member's own words. */
function accountOf(situation: Situation, call: CallNote, told: Told, { paid, granted = null }: CallHeard): string {
  const { call: say, sum, date } = wordsFor(situation);
  const owed = call.amountCents === null ? say.sumOwed : say.sumOf(sum(call.amountCents));
  switch (told) {
    case 'payment':
      return say.paid(paid?.amountCents == null ? null : sum(paid.amountCents));
    case 'delay':
      return say.delay;
    case 'granted':
      return granted === null ? say.info : say.granted(date(granted));
    case 'commitment':
      return say.commitment(owed, call.promiseDate === null ? null : date(call.promiseDate));
    case 'dispute':
      return say.dispute;
    case 'refused':
      return say.refused;
    case 'callback':
      return say.callback(call.callbackDate === null ? null : date(call.callbackDate));
    default:
      return say.info;
  }
}

function understood(call: CallNote, told: Told, flags: readonly EscalationReason[], granted: IsoDate | null): string {
  const who = call.interlocutor === null ? '' : ` avec ${call.interlocutor}`;
  const words: Readonly<Record<Told, string>> = {
    payment: 'paiement annoncé',
    delay: 'délai demandé',
    granted: `délai accordé par le cabinet${granted === null ? '' : ` jusqu’au ${frenchDate(granted)}`}`,
    commitment: 'engagement de payer',
    dispute: 'contestation',
    refused: 'refus',
    callback: 'nouvel échange convenu',
    voicemail: 'message laissé',
    'no-answer': 'pas de réponse',
    info: 'information',
  };
  return `un appel du ${frenchDate(call.callDate)}${who} : ${flags.length > 0 ? flags.map(reasonInFrench).join(', ') : words[told]}`;
}
