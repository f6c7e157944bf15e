/** While the staff is asked whether a message written in our thread is of the claim, no reminder leaves; a partner is told of what she must know at once. */
import type { IsoDate } from '../law/calendar.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { tellOfUnknownWriter } from './flag-notice.ts';
import { patience } from './pause-and-write.ts';
import type { Reply } from './reply.ts';
import type { Situation } from './situation.ts';

/** `alarm`: what of the message always goes to a partner, null where nothing does. Nothing of it is held against the debtor yet. */
export function holdWhileAsked(situation: Situation, alarm: Reply | null): Decision {
  if (situation.claim.standing.status === 'closed') return NO_DECISION;
  const notices = alarm === null ? [] : [tellOfUnknownWriter(situation, alarm)];
  return { ...heldUntil(situation, patience(situation)), notices };
}

/** The question still stands: the pause lasts until it is asked again, on `until`; a claim that was not paused was not held. */
export function stillHeld(situation: Situation, until: IsoDate): Decision {
  return situation.claim.standing.status === 'paused' ? heldUntil(situation, until) : NO_DECISION;
}

/** A pause already longer stays. */
function heldUntil({ claim, today: on }: Situation, until: IsoDate): Decision {
  const { standing } = claim;
  const isLonger = standing.status === 'paused' && standing.until >= until;
  if (isLonger || standing.status === 'with-partner' || standing.status === 'closed') return NO_DECISION;
  return { ...NO_DECISION, claimEvents: [{ kind: 'RemindersPaused', on, until, because: 'question-to-practice' }] };
}
