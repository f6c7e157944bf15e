/** The letters of a claim: drafted, approved, on their way, received or come back. */
import { assertNever } from '../law/brand.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { EventOf, Letter } from './claim-events.ts';

export type LetterState = 'awaiting-approval' | 'queued' | 'posted' | 'withdrawn' | 'refused' | 'unsure' | 'bounced';
export type ClaimLetter = Letter & {
  readonly draftedOn: IsoDate;
  readonly state: LetterState;
  readonly postedOn: IsoDate | null;
  /** Who gave the first of two approvals. */
  readonly endorsedBy: string | null;
  /** A partner let it go though the BODACC had not been looked at. */
  readonly approvedUnchecked: boolean;
  readonly deadlinePassed: boolean;
};

export const LETTER_EVENTS = [
  'LetterDrafted',
  'LetterApproved',
  'LetterEndorsed',
  'LetterRefused',
  'LetterWithdrawn',
  'LetterPosted',
  'LetterUnsure',
  'LetterBounced',
  'DeadlinePassed',
] as const;
type LetterEvent = EventOf<(typeof LETTER_EVENTS)[number]>;

export function lettersAfter(letters: readonly ClaimLetter[], event: LetterEvent): readonly ClaimLetter[] {
  if (event.kind === 'LetterDrafted') {
    const state = event.letter.approval === 'none' ? 'queued' : 'awaiting-approval';
    return [
      ...letters,
      {
        ...event.letter,
        draftedOn: event.on,
        state,
        postedOn: null,
        endorsedBy: null,
        approvedUnchecked: false,
        deadlinePassed: false,
      },
    ];
  }
  return letters.map((letter) => (letter.number === event.number ? letterAfter(letter, event) : letter));
}

function letterAfter(letter: ClaimLetter, event: Exclude<LetterEvent, { kind: 'LetterDrafted' }>): ClaimLetter {
  switch (event.kind) {
    case 'LetterApproved':
      return { ...letter, state: 'queued', approvedUnchecked: event.unchecked === true };
    case 'LetterEndorsed':
      return { ...letter, endorsedBy: event.by };
    case 'LetterRefused':
      return { ...letter, state: 'refused' };
    case 'LetterWithdrawn':
      return { ...letter, state: 'withdrawn' };
    case 'LetterPosted':
      return { ...letter, state: 'posted', postedOn: event.on };
    case 'LetterUnsure':
      return { ...letter, state: 'unsure' };
    case 'LetterBounced':
      return event.permanent ? { ...letter, state: 'bounced' } : letter;
    case 'DeadlinePassed':
      return { ...letter, deadlinePassed: true };
    default:
      return assertNever(event);
  }
}
