/** A draft as it was shown to a partner, and what her answer to it means. */
import type { IsoDate } from '../../src/law/calendar.ts';
import { readAnswer } from '../../src/reading/partner-answer.ts';

const ON = '2026-09-25' as IsoDate;
export const DRAFT = [
  'Monsieur,',
  '',
  'Sauf erreur de notre part, la note d’honoraires n° 2026-118 reste impayée à ce jour.',
  'Si vous êtes OK avec ce décompte, nous vous remercions de régler 1 200,00 € au plus tard le 12 octobre 2026.',
  'OK',
  'Nous vous prions d’agréer, Monsieur, l’expression de nos salutations distinguées.',
].join('\n');
export const answer = (words: string) => readAnswer(words, DRAFT, ON);
