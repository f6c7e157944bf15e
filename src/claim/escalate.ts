/** Putting a claim into a partner's hands: reminders stop, what is contested is frozen, what was drafted is withdrawn, and she is asked. */
import type { IsoDate } from '../law/calendar.ts';
import type { Understanding } from '../reading/reading.ts';
import type { ClaimEvent, EscalationReason, Letter } from './claim-events.ts';
import { CONSEQUENCES, freezesItems, isAnswerable } from './consequences.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import { wordsFor } from './debtor-words.ts';
import type { Decision } from './decision.ts';
import { answerLetter, drafted } from './draft-letter.ts';
import { flagNotice } from './flag-notice.ts';
import type { Reply } from './reply.ts';
import { type Situation, situationAfter } from './situation.ts';
import { onlyAcknowledges } from './still-true.ts';

/** Reminders stop and a partner is asked; nothing more leaves to the debtor about it until she answers. */
export function escalateReply(
  situation: Situation,
  reply: Reply,
  because: readonly [EscalationReason, ...EscalationReason[]],
  offer: Letter | null = null,
): Decision {
  const { today } = situation;
  const events: ClaimEvent[] = [
    ...frozenItems(situation, reply),
    ...withdrawPending(situation, 'debtor-wrote'),
    { kind: 'Escalated', on: today, because, mail: reply.mail },
  ];
  const debtorEvents = stopEvents(situation, reply.read);
  const letter = debtorEvents.length > 0 ? null : (offer ?? draftAnswer(situation, reply, because));
  return {
    claimEvents: [...events, ...drafted(situationAfter(situation, events), letter)],
    debtorEvents,
    notices: [flagNotice(situation, reply, because, letter)],
  };
}

function frozenItems({ claim, today }: Situation, reply: Reply): readonly ClaimEvent[] {
  const contested = reply.read.statements.find((said) => freezesItems(said.intent));
  if (contested === undefined) return [];
  const open = claim.items.filter((item) => !item.frozen);
  return open.map((item): ClaimEvent => {
    return { kind: 'ItemFrozen', on: today, ref: item.ref, because: contested.intent, quote: contested.quote };
  });
}

type WithdrawnBecause =
  | 'debtor-wrote'
  | 'call-logged'
  | 'payment-told'
  | 'member-asked'
  | 'amount-changed'
  | 'facts-corrected'
  | 'reading-corrected'
  | 'address-failed'
  | 'debtor-stopped'
  | 'claim-closed'
  | 'limitation';

/** What was drafted before no longer stands: it is withdrawn, never patched. */
export function withdrawPending({ claim, today }: Situation, because: WithdrawnBecause): readonly ClaimEvent[] {
  return claim.letters
    .filter((letter) => letter.state === 'awaiting-approval' || letter.state === 'queued')
    .map((letter): ClaimEvent => ({ kind: 'LetterWithdrawn', on: today, number: letter.number, because }));
}

/** The same, but what only acknowledges the debtor's words still stands. */
export function withdrawUntrue(situation: Situation, because: WithdrawnBecause): readonly ClaimEvent[] {
  const { claim } = situation;
  const letters = claim.letters.filter((letter) => !onlyAcknowledges(letter));
  return withdrawPending({ ...situation, claim: { ...claim, letters } }, because);
}

type Heard = Pick<Understanding, 'statements' | 'judgmentOn'>;

/** Insolvency, counsel, death or distress, data requests and fraud stop every claim of the debtor. */
export function stopEvents({ debtor, today }: Situation, heard: Heard): readonly DebtorEvent[] {
  const [first] = heard.statements.flatMap((said) => {
    const consequence = CONSEQUENCES[said.intent];
    return consequence.does === 'stop-debtor' ? [{ because: consequence.because, quote: said.quote }] : [];
  });
  const judgment = judgmentEvents(debtor, heard, today);
  if (first === undefined || debtor.stopped !== null) return judgment;
  const stopped: DebtorEvent = { kind: 'DebtorStopped', on: today, because: first.because, quote: first.quote };
  return first.because === 'represented-by-counsel'
    ? [stopped, { kind: 'CounselNamed', on: today, quote: first.quote }, ...judgment]
    : [stopped, ...judgment];
}

/** Told at once or later on, the day of the judgment is when interest stopped. */
function judgmentEvents(debtor: Debtor, { statements, judgmentOn = null }: Heard, on: IsoDate): readonly DebtorEvent[] {
  const told = statements.find((said) => said.intent === 'insolvency-proceedings');
  if (told === undefined || judgmentOn === null || judgmentOn === debtor.judgmentOn) return [];
  return [{ kind: 'OpeningJudgmentTold', on, judgmentOn, quote: told.quote }];
}

function draftAnswer(situation: Situation, reply: Reply, because: readonly EscalationReason[]): Letter | null {
  if (situation.debtor.stopped !== null || !isAnswerable([...because, ...reply.read.intents])) return null;
  return answerLetter(situationAfter(situation, withdrawPending(situation, 'debtor-wrote')), 'observations-received', {
    approval: 'partner',
    answers: reply.mail,
    facts: { writtenOn: wordsFor(situation).date(reply.writtenOn) },
  });
}
