/** The language a debtor's letters are in: French, unless a member says otherwise or its last two replies are in English; never guessed from a name or an address. */
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Language } from '../reading/reading.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import type { Situation } from './situation.ts';

export const LANGUAGE_IN_FRENCH: Readonly<Record<LetterLanguage, string>> = { fr: 'en français', en: 'en anglais' };

/** A debtor of several countries mixes them, and a word or two is no language. */
export function letterLanguageOf(read: Language): LetterLanguage | null {
  return read === 'fr' || read === 'en' ? read : null;
}

/** What this reply, with the one before it, shows; nothing once a member has said which. */
export function languageShown({ claim, debtor, today: on }: Situation, read: Language): readonly DebtorEvent[] {
  const language = letterLanguageOf(read);
  const before = claim.said.findLast((reply) => reply.language !== null)?.language ?? null;
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
