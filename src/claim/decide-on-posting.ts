/** What we do when a letter has left, could not be told to have left, or may no longer leave. */
import { addBusinessDays } from '../law/calendar.ts';
import { letterNumbered } from './claim.ts';
import type { ClaimEvent } from './claim-events.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { toPostNotice } from './draft-letter.ts';
import { LETTER_IN_FRENCH } from './in-french.ts';
import type { Situation } from './situation.ts';
import type { Withdrawal } from './still-true.ts';

/** It counts in the debtor's contact cap, unless it answers something. */
export function decideOnPosted(situation: Situation, number: number): Decision {
  const { claim, today: on } = situation;
  const letter = letterNumbered(claim, number);
  if (letter === null || letter.state === 'posted') return NO_DECISION;
  const posted: ClaimEvent = { kind: 'LetterPosted', on, number, how: 'mail' };
  const id = `${claim.reference}.${number}`;
  const kind = letter.solicited ? 'AnswerPosted' : 'UnsolicitedLetterPosted';
  return { ...NO_DECISION, claimEvents: [posted], debtorEvents: [{ kind, on, letter: id }] };
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

const WHY_IN_FRENCH: Readonly<Record<Withdrawal, string>> = {
  'claim-moved': 'le dossier a changé depuis sa rédaction',
  'debtor-stopped': 'les courriers à ce débiteur sont arrêtés',
  'sums-changed': 'les sommes dues ont changé',
  'deadline-too-near': 'il ne restait pas cinq jours ouvrés avant la date indiquée',
  'too-old': 'le décompte imprimé a plus de dix jours',
  'contact-cap': 'un autre courrier vient de partir au même débiteur',
  'address-failed': 'l’adresse ne fonctionne plus',
  'claim-closed': 'le dossier est clos',
};

/** Never patched: the next review drafts a new one where one is due, and whoever gave a word on it is told. */
export function decideOnWithdrawn(situation: Situation, number: number, why: Withdrawal): Decision {
  const { claim, today } = situation;
  const letter = letterNumbered(claim, number);
  if (letter === null) return NO_DECISION;
  const told = letter.approval !== 'none' || letter.words !== null;
  const notice: Notice = {
    to: letter.approval === 'member' ? 'staff' : 'partners',
    template: 'draft-withdrawn',
    fields: { what: LETTER_IN_FRENCH[letter.template], because: WHY_IN_FRENCH[why] },
    shows: null,
    question: null,
  };
  return {
    claimEvents: [{ kind: 'LetterWithdrawn', on: today, number, because: why }],
    debtorEvents: [],
    notices: told ? [notice] : [],
  };
}
