/** A reminder that waited so long for its word that it is made anew: dated, reckoned and given its time on the day it is approved. */
import { businessDaysBetween, frenchDate } from '../law/calendar.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { decideOnNewDay } from './decide-on-new-day.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice, together } from './decision.ts';
import type { Member } from './practice.ts';
import { type Situation, situationAfter } from './situation.ts';

/** Later than that, its date is another day's and the debtor has lost too much of the time it gives. */
const MOST_BUSINESS_DAYS = 3;

/** null where the draft may still leave as shown: it is recent, answers the debtor, or is a person's own text. */
export function decideOnStaleDraft(situation: Situation, letter: ClaimLetter, by: Member): Decision | null {
  const { today } = situation;
  if (letter.solicited || letter.words !== null || businessDaysBetween(letter.asOf, today) <= MOST_BUSINESS_DAYS) return null;
  const withdrawn: ClaimEvent = { kind: 'LetterWithdrawn', on: today, number: letter.number, because: 'made-anew' };
  const review = decideOnNewDay(situationAfter(situation, [withdrawn]));
  const why = `Le projet auquel vous avez répondu, daté du ${frenchDate(letter.asOf)}, a trop attendu : le voici refait au jour d’aujourd’hui. Répondez OK pour qu’il parte.`;
  const isDraft = (notice: Notice) => notice.template === 'draft-to-approve';
  const notices = review.notices.map(
    (notice): Notice => (isDraft(notice) ? { ...notice, to: { member: by.address }, fields: { ...notice.fields, why } } : notice),
  );
  const later = `Ce projet, daté du ${frenchDate(letter.asOf)}, a trop attendu : il est retiré, et un nouveau sera soumis dès qu’un rappel pourra partir.`;
  const told = review.notices.some(isDraft) ? [] : [receipt(by.address, 'votre accord', later)];
  return together({ ...NO_DECISION, claimEvents: [withdrawn], notices: told }, { ...review, notices });
}
