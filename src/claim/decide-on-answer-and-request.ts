/** What we do when a draft is refused and something asked in the same breath: both, one after the other, told in one mail. */
import type { Request } from '../reading/member-reading.ts';
import { type DraftAnswer, decideOnAnswer } from './decide-on-answer.ts';
import { decideOnRequest } from './decide-on-request.ts';
import { type Decision, type Notice, together } from './decision.ts';
import { type Situation, situationAfter } from './situation.ts';

/** `beside`: null where nothing more is asked. */
export function decideOnAnswerAndRequest(situation: Situation, given: DraftAnswer, beside: Request | null): Decision {
  const answered = decideOnAnswer(situation, given);
  const refused = answered.claimEvents.some((event) => event.kind === 'LetterRefused');
  if (beside === null || !refused) return answered;
  const { by, quote, mail } = given;
  const after = situationAfter(situation, answered.claimEvents, answered.debtorEvents);
  const next = decideOnRequest(after, { request: beside, by, proven: true, quote, mail });
  const notices = next.notices.map((notice): Notice => {
    const { done } = notice.fields;
    return done === undefined ? notice : { ...notice, fields: { ...notice.fields, done: `Le projet ne part pas. ${done}` } };
  });
  return together({ ...answered, notices: [] }, { ...next, notices });
}
