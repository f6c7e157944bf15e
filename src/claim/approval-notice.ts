/** The mail that asks for a word on a draft, where it needs one. */
import { addBusinessDays } from '../law/calendar.ts';
import type { Letter } from './claim-events.ts';
import type { Notice } from './decision.ts';
import { whatTheFileSays } from './flag-notice.ts';
import { isFormalNotice } from './formal-notice.ts';
import { LETTER_IN_FRENCH } from './in-french.ts';
import { checkBeforeNotice } from './insolvency-in-french.ts';
import type { Situation } from './situation.ts';

export function approvalNotices(situation: Situation, letter: Letter | null, why?: string): readonly Notice[] {
  if (letter === null || letter.approval === 'none') return [];
  const plain =
    letter.approval === 'partner'
      ? 'Ce courrier ne part pas sans l’accord d’un associé.'
      : 'C’est le premier courrier à une adresse que personne du cabinet n’a saisie.';
  return [
    {
      to: letter.approval === 'partner' ? 'partners' : 'staff',
      template: 'draft-to-approve',
      fields: { what: LETTER_IN_FRENCH[letter.template], why: why ?? plain, file: whatSheShouldKnow(situation, letter) },
      shows: letter.number,
      question: { kind: 'approve-draft', choices: [], letter: letter.number, askAgainOn: addBusinessDays(situation.today, 2) },
    },
  ];
}

function whatSheShouldKnow(situation: Situation, letter: Letter): string {
  const said = whatTheFileSays(situation);
  return isFormalNotice(letter) ? [said, checkBeforeNotice(situation)].filter((one) => one !== '').join(' ; ') : said;
}

/** Where a plain yes is not enough. */
export function wordNotice(situation: Situation, letter: Letter, member: string): Notice {
  const why =
    'Votre réponse est comprise comme un accord ; pour ce courrier, le seul mot OK, sur la première ligne, le fait partir.';
  return {
    to: { member },
    template: 'draft-to-approve',
    fields: { what: LETTER_IN_FRENCH[letter.template], file: whatSheShouldKnow(situation, letter), why },
    shows: letter.number,
    question: { kind: 'confirm-approval', choices: [], letter: letter.number, askAgainOn: addBusinessDays(situation.today, 1) },
  };
}
