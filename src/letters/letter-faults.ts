/** The one check that every letter to a debtor passes: ours, a partner's or the staff's own text, a text somebody tries. */
import { checkLetter, type LetterFault, type LetterPhrases, type LetterToCheck } from './letter-check.ts';
import { deadlineFaults, dueFaults, limitationFaults } from './letter-days.ts';
import { partFaults } from './letter-parts.ts';

/** Empty where it may go without a person's word. `block` is never overridden; `style` by a partner's word. */
export function letterFaults(letter: LetterToCheck, phrases: LetterPhrases): readonly LetterFault[] {
  const { subject, text, on, deadline, demands } = letter;
  const words = `${subject}\n\n${text}`;
  return [
    ...checkLetter(letter, phrases),
    ...(demands ? deadlineFaults(text, on, deadline) : []),
    ...(on === null ? [] : dueFaults(words, on)),
    ...limitationFaults(words, letter),
    ...partFaults(letter),
  ];
}
