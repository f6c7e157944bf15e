/** The words of a letter that its template leaves to the claim, in each language letters are written in. */
import type { Letter } from '../claim/claim-events.ts';
import type { LetterLanguage } from '../law/figures.ts';
import { ENGLISH } from './english-words.ts';
import { FRENCH, type LetterWords } from './french-words.ts';

const WORDS: Readonly<Record<LetterLanguage, LetterWords>> = { fr: FRENCH, en: ENGLISH };

export function letterWords({ language = 'fr' }: Pick<Letter, 'language'>): LetterWords {
  return WORDS[language];
}
