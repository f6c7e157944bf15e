/** Whoever was asked for a word on a letter, or wrote it, hears that it is withdrawn, and why: in the mail that tells the rest, where there is one. */
import { letterNumbered } from './claim.ts';
import { type EventOf, isOf } from './claim-events.ts';
import type { Decision, Notice, NoticeTemplate } from './decision.ts';
import { LETTER_IN_FRENCH, WITHDRAWAL_IN_FRENCH } from './in-french.ts';
import { partnersOf } from './practice.ts';
import type { Situation } from './situation.ts';

/** Reasons given by the one who answers the draft: the answer to that answer says it. */
const BY_OWN_HAND: readonly string[] = ['edited', 'other-text-wanted', 'made-anew', 'partner-waits', 'reading-corrected'];

/** `situation`: before the decision. */
export function tellWithdrawn(situation: Situation, decision: Decision): Decision {
  const notices = decision.claimEvents
    .filter((event) => isOf(event, ['LetterWithdrawn']))
    .filter((event) => !BY_OWN_HAND.includes(event.because))
    .reduce((told, event) => withTold(situation, told, event), decision.notices);
  return { ...decision, notices };
}

/** Mails that have a sentence to spare, and the field it goes into. */
const SAID_IN: Readonly<Partial<Record<NoticeTemplate, string>>> = { receipt: 'done', 'reply-flagged': 'proposal' };

function withTold(
  { practice, claim }: Situation,
  notices: readonly Notice[],
  { number, because }: EventOf<'LetterWithdrawn'>,
): readonly Notice[] {
  const letter = letterNumbered(claim, number);
  if (letter === null || (letter.approval === 'none' && letter.words === null)) return notices;
  const to = letter.approval === 'member' ? 'staff' : 'partners';
  const reader = to === 'staff' ? claim.openedBy : partnersOf(practice)[0]?.address;
  const isTold = (notice: Notice) => notice.to === to || (typeof notice.to === 'object' && notice.to.member === reader);
  const what = LETTER_IN_FRENCH[letter.template];
  const why = WITHDRAWAL_IN_FRENCH[because] ?? because;
  const at = notices.findIndex((notice) => isTold(notice) && SAID_IN[notice.template] !== undefined);
  const found = notices[at];
  if (found === undefined) {
    const fields = { what, because: why, inHand: '' };
    return [...notices, { to, template: 'draft-withdrawn', fields, shows: null, question: null }];
  }
  const field = SAID_IN[found.template] ?? '';
  const said = `${found.fields[field]} Le projet précédent (${what}) est retiré : ${why}.`;
  return notices.with(at, { ...found, fields: { ...found.fields, [field]: said } });
}
