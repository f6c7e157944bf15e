/** What we do when a letter has left or was posted by hand, could not be told to have left, or may no longer leave. */

import { addBusinessDays, frenchDate, type IsoDate, shortDate } from '../law/calendar.ts';
import { type Claim, letterNumbered } from './claim.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { toPostNotice } from './draft-letter.ts';
import { isFormalNotice } from './formal-notice.ts';
import { LETTER_IN_FRENCH, WITHDRAWAL_IN_FRENCH } from './in-french.ts';
import { checkNoted } from './insolvency.ts';
import type { Member } from './practice.ts';
import type { Situation } from './situation.ts';
import { type Withdrawal, whyWithdraw } from './still-true.ts';

/** It counts in the debtor's contact cap, unless it answers something. */
export function decideOnPosted(situation: Situation, number: number): Decision {
  const { claim, today: on } = situation;
  const letter = letterNumbered(claim, number);
  if (letter === null || letter.state === 'posted') return NO_DECISION;
  const posted: ClaimEvent = { kind: 'LetterPosted', on, number, how: 'mail', insolvency: checkNoted(situation) };
  const id = `${claim.reference}.${number}`;
  const kind = letter.solicited ? 'AnswerPosted' : 'UnsolicitedLetterPosted';
  const notices = isFormalNotice(letter) ? [toRegisterNotice(situation, letter)] : [];
  return { claimEvents: [posted], debtorEvents: [{ kind, on, letter: id }], notices };
}

/** The staff gets it on paper too: a mail alone proves no receipt (L-09). */
function toRegisterNotice({ debtor }: Situation, { number, to }: ClaimLetter): Notice {
  const fields = { to: to ?? '', address: debtor.postalAddress.join(', ') };
  return { to: 'staff', template: 'notice-to-register', fields, shows: number, question: null };
}

/** Its turn has come to go by post: the staff gets it, unless it was posted or withdrawn meanwhile. */
export function decideOnByPost(situation: Situation, number: number): Decision {
  const waits = letterNumbered(situation.claim, number)?.state === 'queued';
  return { ...NO_DECISION, notices: waits ? toPostNotice(situation, number) : [] };
}

export const UNSURE_CHOICES = [
  'Oui, il est parti : ne pas le renvoyer',
  'Non, il n’est pas parti : le renvoyer à l’identique',
] as const;

/** The relay took the whole letter and never answered: asked, never blindly resent. */
export function decideOnUnsure(situation: Situation, number: number): Decision {
  const { claim, today } = situation;
  const letter = letterNumbered(claim, number);
  if (letter === null) return NO_DECISION;
  const notice: Notice = {
    to: 'staff',
    template: 'letter-unsure',
    fields: { what: LETTER_IN_FRENCH[letter.template], to: letter.to ?? '' },
    shows: null,
    question: { kind: 'letter-unsure', choices: UNSURE_CHOICES, letter: number, askAgainOn: addBusinessDays(today, 1) },
  };
  return { claimEvents: [{ kind: 'LetterUnsure', on: today, number }], debtorEvents: [], notices: [notice] };
}

/** Never patched: the next review drafts a new one where one is due. */
export function decideOnWithdrawn({ claim, today }: Situation, number: number, why: Withdrawal): Decision {
  if (letterNumbered(claim, number) === null) return NO_DECISION;
  return { ...NO_DECISION, claimEvents: [{ kind: 'LetterWithdrawn', on: today, number, because: why }] };
}

/** Before the staff is asked about it once more: a letter in their hands that no longer holds is taken back. */
export function decideOnStillToPost(situation: Situation, number: number): Decision {
  const letter = letterNumbered(situation.claim, number);
  const why = letter?.state === 'queued' ? whyWithdraw(situation, letter, [], []) : null;
  return why === null ? NO_DECISION : decideOnWithdrawn(situation, number, why);
}

/** For whoever holds the paper of a letter just withdrawn. */
export function takenBackNotice({ claim }: Situation, number: number, because: string): readonly Notice[] {
  const letter = letterNumbered(claim, number);
  if (letter === null) return [];
  const fields = { what: LETTER_IN_FRENCH[letter.template], because: WITHDRAWAL_IN_FRENCH[because] ?? because, inHand: 'oui' };
  return [{ to: 'staff', template: 'draft-withdrawn', fields, shows: null, question: null }];
}

/** « POSTÉ le … » starts its deadline. Posted although it no longer held is a fact too: recorded, and told, to a partner as well. */
export function decideOnPostedByHand(situation: Situation, asked: number | null, told: IsoDate | null, by: Member): Decision {
  const { claim, today } = situation;
  const letter = letterInHand(claim, asked);
  if (letter === null) {
    const done = 'Aucun courrier à poster n’est en attente pour ce dossier.';
    return { ...NO_DECISION, notices: [receipt(by.address, 'un courrier posté', done)] };
  }
  if (told !== null && (told > today || told < letter.draftedOn)) {
    const done = `Le ${frenchDate(told)} ne peut être le jour de l’envoi d’un courrier préparé le ${frenchDate(letter.draftedOn)} : rien n’a changé. Redites-le avec la date, par exemple « POSTÉ le ${shortDate(today)} ».`;
    return { ...NO_DECISION, notices: [receipt(by.address, 'un courrier posté', done)] };
  }
  const on = told ?? today;
  const { number, solicited } = letter;
  const mark = { kind: 'UnsolicitedLetterPosted', on, letter: `${claim.reference}.${number}` } as const;
  const noted = `Courrier posté le ${frenchDate(on)} (${LETTER_IN_FRENCH[letter.template]}) : c’est noté.`;
  const held = whyWithdraw({ ...situation, today: on }, letter, [], []);
  const why = letter.state === 'withdrawn' ? (held ?? 'claim-moved') : held;
  const done =
    why === null
      ? noted
      : `${noted} Mais il ne tenait plus : ${WITHDRAWAL_IN_FRENCH[why]}. Un associé verra s’il faut l’écrire au débiteur.`;
  const receipts = [receipt(by.address, 'un courrier posté', done)];
  return {
    claimEvents: [{ kind: 'LetterPosted', on, number, how: 'post', insolvency: checkNoted(situation) }],
    debtorEvents: solicited ? [] : [mark],
    notices: why === null || by.role === 'partner' ? receipts : [...receipts, { ...receipts[0]!, to: 'partners' }],
  };
}

/** The one asked about, else the one waiting to be posted, else the last one; it may have been taken back after it was handed over. */
function letterInHand({ letters }: Claim, asked: number | null): ClaimLetter | null {
  const onPaper = letters.filter((one) => one.to === null);
  const about = onPaper.find((one) => one.number === asked) ?? onPaper.find((one) => one.state === 'queued') ?? onPaper.at(-1);
  return about?.state === 'queued' || about?.state === 'withdrawn' ? about : null;
}
