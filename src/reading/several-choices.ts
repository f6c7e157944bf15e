/** The answer to a question several of whose numbered choices may hold: « 1, 3 et 4 », « aucune ». */
import { fold } from './absence.ts';
import { isClosing } from './signature.ts';

const POLITE = /^(?:bonjour|bonsoir|hello|salut|merci)\b[^\d?]{0,30}$/;
const NONE = /^(?:aucune?(?: de ces (?:lignes|sommes))?|rien|non|0)[ .!]*$/;
const LEAD = `(?:(?:oui|les?|la|lignes?|numeros?|n°|choix|chiffres?|compter)[ :,]*){0,4}`;
const NUMBER = String.raw`(?:la |le |n° ?)?\d{1,3}`;
const LIST = new RegExp(`^${LEAD}${NUMBER}(?:(?: *[,;&+] *| et | )${NUMBER}){0,99}[ .!,;]*$`);

/** From 1, in order, none twice; empty for « aucune »; null where anything else is said, or a number that was not offered. */
export function readSeveralChoices(words: string, most: number): readonly number[] | null {
  const lines = words
    .split('\n')
    .map((line) => fold(line).trim())
    .filter((line) => line !== '' && !POLITE.test(line) && !isClosing(line));
  if (lines.length === 1 && NONE.test(lines[0]!)) return [];
  if (lines.length === 0 || !lines.every((line) => LIST.test(line))) return null;
  const numbers = [...new Set(lines.join(' ').match(/\d+/g)?.map(Number))].sort((a, b) => a - b);
  return numbers.every((number) => number >= 1 && number <= most) ? numbers : null;
}
