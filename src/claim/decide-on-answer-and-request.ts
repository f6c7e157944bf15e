/** What we do when a draft is refused and something asked in the same breath: both, one after the other, told in one mail. */
import type { Request } from '../reading/member-reading.ts';
import { type DraftAnswer, decideOnAnswer } from './decide-on-answer.ts';
import { decideOnRequest } from './decide-on-request.ts';
import { type Decision, together } from './decision.ts';
import { type Situation, situationAfter } from './situation.ts';

/** `beside`: null where nothing more is asked. */
export function decideOnAnswerAndRequest(situation: Situation, given: DraftAnswer, beside: Request | null): Decision {
  const answered = decideOnAnswer(situation, given);
  const refused = answered.claimEvents.some((event) => event.kind === 'LetterRefused');
  if (beside === null || !refused) return answered;
  const { by, quote, mail } = given;
  const after = situationAfter(situation, answered.claimEvents, answered.debtorEvents);
  return together({ ...answered, notices: [] }, decideOnRequest(after, { request: beside, by, proven: true, quote, mail }));
}
