/** The language a debtor's letters are in: French, unless a member says otherwise or its last two replies are in English; never guessed from a name or an address. */
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import type { Reply } from './reply.ts';
import type { Situation } from './situation.ts';

export const LANGUAGE_IN_FRENCH: Readonly<Record<LetterLanguage, string>> = { fr: 'en français', en: 'en anglais' };

/** null where it mixes them, or says too little: « OK » is of every language. */
export function languageWritten({ read: { language }, words }: Pick<Reply, 'read' | 'words'>): LetterLanguage | null {
  const tells = (words.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_WORDS;
  return tells && (language === 'fr' || language === 'en') ? language : null;
}

const FEWEST_WORDS = 4;

/** What this reply, with the one before it, shows; nothing once a member has said which. */
export function languageShown({ claim, debtor, today: on }: Situation, reply: Reply): readonly DebtorEvent[] {
  const language = languageWritten(reply);
  const before = claim.said.findLast((said) => said.language !== null)?.language ?? null;
  if (language === null || language !== before || language === debtor.language || debtor.languageIsSaid) return [];
  return [{ kind: 'LanguageLearned', on, language, by: null }];
}

/** A member's word, where it changes something or was not said before. */
export function languageSaid(
  debtor: Pick<Debtor, 'language' | 'languageIsSaid'>,
  language: LetterLanguage | undefined,
  on: IsoDate,
  by: string,
): readonly DebtorEvent[] {
  if (language === undefined || (language === debtor.language && debtor.languageIsSaid)) return [];
  return [{ kind: 'LanguageLearned', on, language, by }];
}
