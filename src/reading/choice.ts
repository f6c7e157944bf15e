/** The answer to a numbered question: which choice was made, and what was written beside it. */
import { fold } from './absence.ts';

export type Choice = {
  /** From 1. */
  readonly chosen: number;
  /** What follows the number: « 3 – 450 € » gives « 450 € ». */
  readonly rest: string;
};

const ORDINALS: Readonly<Record<string, number>> = {
  premier: 1,
  premiere: 1,
  deuxieme: 2,
  second: 2,
  seconde: 2,
  troisieme: 3,
  quatrieme: 4,
  cinquieme: 5,
};
const NUMBERED =
  /^(?:(?:le|la|choix|reponse|option|numero|n°|ma reponse est|je choisis)\s*:?\s*)*(?:le|la|n°)?\s*([1-9])\s*(?:er|re|e|eme)?(?![\d/.,]*\d)[\s.,:;)–—-]*(.*)$/su;

/** null when none, two, or something unclear was chosen. */
export function readChoice(words: string, choices: readonly string[]): Choice | null {
  const [first = '', ...others] = words
    .trim()
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !GREETING.test(fold(line)));
  const byNumber = NUMBERED.exec(
    first
      .normalize('NFC')
      .toLowerCase()
      .replace(/^réponse/, 'reponse'),
  );
  if (byNumber !== null) {
    const chosen = Number(byNumber[1]);
    const rest = [first.slice(first.length - (byNumber[2] ?? '').length), ...others].join('\n').trim();
    return chosen <= choices.length && !/\b(?:ou|et)\s+(?:le\s+)?[1-9]\b/i.test(first) ? { chosen, rest } : null;
  }
  const ordinal = /^(?:le |la )?(\p{L}+)\b/u.exec(fold(first))?.[1] ?? '';
  const named = ORDINALS[ordinal];
  if (named !== undefined && named <= choices.length) return { chosen: named, rest: others.join('\n') };
  const same = choices.findIndex((choice) => fold(choice).replace(/[^a-z0-9]/g, '') === fold(first).replace(/[^a-z0-9]/g, ''));
  return same < 0 ? null : { chosen: same + 1, rest: others.join('\n') };
}

const GREETING = /^(?:bonjour|bonsoir|hello|merci|cordialement|bien a vous)\b.{0,30}$/;
