/** Whether a letter may still leave as drafted: same sums, nothing new it did not know, time left, not old. Otherwise it is withdrawn, never patched. */
import { businessDaysBetween, daysBetween, type IsoDate } from '../law/calendar.ts';
import type { CallNote } from '../reading/member-reading.ts';
import type { ClaimEvent, Letter, LetterTemplate } from './claim-events.ts';
import { isTimeBarred } from './claim-limitation.ts';
import type { DebtorEvent } from './debtor.ts';
import { askedItems, demanded } from './draft-letter.ts';
import { capOpensOn } from './next-step.ts';
import { asksForPayment, type Situation, statementFor } from './situation.ts';

export const MIN_BUSINESS_DAYS_TO_DEADLINE = 5;
export const MAX_AGE_DAYS = 10;

export type Withdrawal =
  | 'claim-moved'
  | 'debtor-stopped'
  | 'reminders-paused'
  | 'sums-changed'
  | 'deadline-too-near'
  | 'too-old'
  | 'contact-cap'
  | 'address-failed'
  | 'claim-closed'
  | 'time-barred';

/** Events that do not change what a drafted letter says or whether it may be said. */
const HARMLESS: readonly ClaimEvent['kind'][] = [
  'LetterDrafted',
  'LetterApproved',
  'LetterEndorsed',
  'LetterWithdrawn',
  'LetterPosted',
  'LetterRefused',
  'RemindersPaused',
  'RemindersResumed',
  'ExhibitFiled',
  'CallConfirmed',
  'PartnerReminded',
  'LedgerConfirmed',
  'LimitationAlerted',
  'AcknowledgementFound',
  'AcknowledgementConfirmed',
  'PartnerDecided',
  'DeadlinePassed',
  'PromiseKept',
  'CorrespondenceFiled',
];

/** null when it may leave. `since`, `debtorSince`: what happened after the letter was drafted, its own decision's events excluded. */
export function whyWithdraw(
  situation: Situation,
  letter: Letter,
  since: readonly ClaimEvent[],
  debtorSince: readonly DebtorEvent[],
): Withdrawal | null {
  const { claim, debtor, today } = situation;
  const excuses = letter.template === 'wrong-recipient-apology' && debtor.stopped?.because === 'wrong-recipient';
  if (!excuses && (debtorSince.some((event) => event.kind === 'DebtorStopped') || debtor.stopped !== null))
    return 'debtor-stopped';
  if (claim.standing.status === 'closed' && letter.template !== 'payment-thanks') return 'claim-closed';
  if (asksForPayment(letter) && isTimeBarred(situation)) return 'time-barred';
  if (!excuses && debtor.addresses.some((known) => known.address === letter.to && known.standing === 'failed'))
    return 'address-failed';
  if (since.some((event) => matters(event, letter))) return 'claim-moved';
  if (!letter.solicited && claim.standing.status === 'with-partner' && letter.template !== 'partner-words') return 'claim-moved';
  if (!letter.solicited && letter.template !== 'partner-words' && isPaused(situation)) return 'reminders-paused';
  if (sumsChanged(situation, letter)) return 'sums-changed';
  if (daysBetween(letter.asOf, today) > MAX_AGE_DAYS) return 'too-old';
  if (letter.deadline !== null && tooNear(today, letter.deadline)) return 'deadline-too-near';
  if (!letter.solicited && capOpensOn(debtor) > today) return 'contact-cap';
  return null;
}

/** They say that a message was received, and nothing else: true until the debtor writes again, whatever happens besides. */
const ACKNOWLEDGEMENTS: readonly LetterTemplate[] = ['observations-received', 'documents-noted'];

export function onlyAcknowledges({ template }: Pick<Letter, 'template'>): boolean {
  return ACKNOWLEDGEMENTS.includes(template);
}

/** A call that reached nobody says nothing of the claim. */
export function reachedNobody({ outcome }: Pick<CallNote, 'outcome'>): boolean {
  return outcome === 'voicemail' || outcome === 'no-answer';
}

/** Courtesy alone (« bien reçu ») leaves a letter standing; whatever else the debtor wrote does not. */
function matters(event: ClaimEvent, letter: Letter): boolean {
  if (event.kind === 'DebtorReplied') return event.intents.some((intent) => intent !== 'thanks-or-ack');
  if (onlyAcknowledges(letter) || (event.kind === 'CallLogged' && reachedNobody(event.call))) return false;
  return !HARMLESS.includes(event.kind);
}

/** A debtor who is absent, say, gets no reminder drafted before that was known; one is drafted anew when the pause ends. */
function isPaused({ claim: { standing }, today }: Situation): boolean {
  return standing.status === 'paused' && standing.until >= today;
}

function sumsChanged(situation: Situation, letter: Letter): boolean {
  const statement = statementFor(situation, letter);
  if ('rateUnknown' in statement) return true;
  const refs = askedItems(letter);
  return refs.length > 0 && !letter.solicited && demanded(statement, refs, letter.demand) !== letter.totalCents;
}

function tooNear(today: IsoDate, deadline: IsoDate): boolean {
  return businessDaysBetween(today, deadline) < MIN_BUSINESS_DAYS_TO_DEADLINE;
}
