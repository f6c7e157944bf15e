/** The language a member wants a debtor written to in: « débiteur anglophone », « écrivez-lui en anglais ». That the debtor wrote in it says nothing. */
import type { LetterLanguage } from '../law/figures.ts';
import { fold } from './absence.ts';

const ASKING =
  '(?:ecri(?:re|vez|s|vons|ra)|relanc(?:er|ez|e|ons)|envoy(?:er|ez|ons)|adress(?:er|ez)|correspond(?:re|ez)|communiqu(?:er|ez)|courriers?|lettres?|rappels?|relances?|langue)';
const wanted = (people: string, language: string, abroad: string, own: string) =>
  new RegExp(
    `\\b${people}\\b|\\b${ASKING}\\b[^.;\\n]{0,40}\\ben ${language}\\b|^(?:langue ?:? ?)?(?:en )?${language}[ .!]*$|(?<!pas )\\bne (?:parl|li|compren)\\w+ (?:que l'|qu')${language}\\b|\\b(?:write|letters?)\\b[^.;\\n]{0,30}\\bin ${abroad}\\b|\\b${own}\\b`,
    'm',
  );

const WANTED: readonly (readonly [LetterLanguage, RegExp])[] = [
  ['en', wanted('anglophones?', 'anglais', 'english', 'english[- ]speaking')],
  ['fr', wanted('francophones?', 'francais', 'french', 'french[- ]speaking')],
];

/** null where none is told, or both are. */
export function letterLanguageIn(text: string): LetterLanguage | null {
  const said = text
    .split('\n')
    .map(fold)
    .join('\n')
    .replace(/\b(?:pas|non|not)\b[ -](?:\S+ ){0,4}?(?:anglo|franco)?(?:phones?|anglais|francais|english|french)\b/g, ' ');
  const [only, ...others] = WANTED.filter(([, words]) => words.test(said));
  return only === undefined || others.length > 0 ? null : only[0];
}
