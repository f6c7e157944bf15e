/** Reminders pause until a wake-up day, what was drafted before is withdrawn, and the debtor gets one courteous answer. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import type { ClaimEvent, LetterTemplate, PauseReason } from './claim-events.ts';
import { wordsFor } from './debtor-words.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { answerLetter, drafted } from './draft-letter.ts';
import { withdrawPending } from './escalate.ts';
import { tellUnanswered } from './flag-notice.ts';
import { CONTACT_CAP } from './practice.ts';
import type { Reply } from './reply.ts';
import { type Situation, situationAfter } from './situation.ts';

type Also = {
  readonly until?: IsoDate;
  readonly facts?: Readonly<Record<string, string>>;
  readonly first?: readonly ClaimEvent[];
};

export function pauseAndWrite(
  situation: Situation,
  reply: Reply,
  because: PauseReason,
  template: LetterTemplate | null,
  also: Also = {},
): Decision {
  const paused: ClaimEvent = { kind: 'RemindersPaused', on: situation.today, until: also.until ?? patience(situation), because };
  const events = [...(also.first ?? []), ...withdrawPending(situation, 'debtor-wrote'), paused];
  const after = situationAfter(situation, events);
  if (template === null || !mayAnswer(after)) return { ...NO_DECISION, claimEvents: events };
  const facts = { writtenOn: wordsFor(after).date(reply.writtenOn), ...also.facts };
  const letter = answerLetter(after, template, { facts, answers: reply.mail });
  const notices = letter === null ? [tellUnanswered(after, reply)] : [];
  return { ...NO_DECISION, claimEvents: [...events, ...drafted(after, letter)], notices };
}

/** Answers to what a debtor wrote are not counted in the weekly cap, but at most three leave a day. */
function mayAnswer({ debtor, today }: Situation): boolean {
  return debtor.answeredOn.filter((day) => day === today).length < CONTACT_CAP.answersPerDay;
}

export function patience({ today, cadence }: Situation): IsoDate {
  return addDays(today, cadence.patienceDays);
}
