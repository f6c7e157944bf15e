/** Takes what we wrote out of what they sent back, so that not one word of ours counts as theirs. */
import { guarded } from './guard.ts';
import { isClosing } from './signature.ts';

type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly closes: boolean;
};
/** `place`: where ours begins among the words sent. */
type Run = { readonly from: number; readonly until: number; readonly place: number };

/** How words of ours come back: as written, or damaged on their way. `isOurs` tells of a passage, and of ours that it was found to be, whether that form explains it. */
type Form = {
  readonly words: RegExp;
  readonly spelled: (word: string) => string;
  readonly isOurs: (passage: string, ours: string) => boolean;
};
const DAMAGE = /\p{L}[?\ufffd]|[?\ufffd]\p{L}|[ÂÃâ][\u0080-\u00bf\u2018-\u203a]/u;
const FORMS: readonly Form[] = [
  {
    words: /[\p{L}\p{N}\p{M}\u00ad]+/gu,
    spelled: (word) =>
      word
        .normalize('NFKC')
        .replace(/\u00ad/g, '')
        .toLowerCase(),
    isOurs: () => true,
  },
  // Every accent lost, and several: one alone is their correction.
  {
    words: /[\p{L}\p{N}\p{M}\u00ad]+|€/gu,
    spelled: (word) =>
      word
        .normalize('NFKD')
        .replace(/[\p{M}\u00ad]/gu, '')
        .toLowerCase()
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
        .replace('€', 'eur'),
    isOurs: (passage, ours) => accentsIn(passage) === 0 && accentsIn(ours) > 1,
  },
  // Letters with accents replaced by question marks, or read in another charset: those left are compared.
  {
    words: /[^\s.;:!«»"“”]+/gu,
    spelled: (word) =>
      word
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    isOurs: (passage) => DAMAGE.test(passage),
  },
];

function accentsIn(text: string): number {
  return text.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
}

/** Alone, fewer words than this prove nothing: debtors too write « Bonjour Madame, » and « Merci de votre retour ». */
const FEWEST_WORDS = 6;
const SEED = 3;
const MOST_CANDIDATES = 8;

/**
 * `text` without the sentences and lines of `sent`, whether quoted, re-wrapped or differently spaced. A sentence of ours that they altered stays whole:
 * the alteration is theirs. Lines emptied by this go with their quote marks.
 */
export function withoutSent(text: string, sent: readonly string[]): string {
  return sent.reduce(withoutOne, guarded(text));
}

/** How much of our text is found again in theirs, 0 to 1. */
export function shareFound(text: string, ours: string): number {
  const [asWritten] = FORMS;
  const sentWords = wordsOf(ours, asWritten!);
  if (sentWords.length === 0) return 0;
  const found = runsOfOurs(text, wordsOf(text, asWritten!), sentWords).reduce((total, run) => total + run.until - run.from, 0);
  return Math.min(1, found / sentWords.length);
}

function withoutOne(text: string, ours: string): string {
  return FORMS.reduce((left, form) => withoutForm(left, guarded(ours), form), text);
}

function withoutForm(text: string, ours: string, form: Form): string {
  const [words, sentWords] = [wordsOf(text, form), wordsOf(ours, form)];
  if (words.length === 0 || sentWords.length === 0) return text;
  const isOurs = ({ from, until, place }: Run) =>
    form.isOurs(passageOf(text, words, from, until), passageOf(ours, sentWords, place, place + until - from));
  return cutOut(text, words, runsOfOurs(text, words, sentWords).filter(isOurs));
}

function passageOf(text: string, words: readonly Word[], from: number, until: number): string {
  return text.slice(words[from]!.start, words[until - 1]!.end);
}

/** Words with no-break spaces, quote marks, bold stars, punctuation and web links left aside. `opens` and `closes` mark the ends of a sentence or paragraph. */
function wordsOf(text: string, form: Form): Word[] {
  const plain = text.replace(/<?(?:https?:\/\/|mailto:)[^\s>]{1,900}>?/g, (link) => ' '.repeat(link.length));
  const found = [...plain.matchAll(form.words)].filter((match) => form.spelled(match[0]) !== '');
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const before = index === 0 ? '\n' : plain.slice(found[index - 1]!.index + found[index - 1]![0].length, match.index);
    const after = index === found.length - 1 ? '\n' : plain.slice(end, found[index + 1]!.index);
    return {
      text: form.spelled(match[0]),
      start: match.index,
      end,
      opens: parts(before),
      closes: parts(after),
    };
  });
}

function parts(between: string): boolean {
  return /[\n!?…;:]|\.(?:\s|$)|[«»“”"]/.test(between);
}

function runsOfOurs(text: string, words: readonly Word[], sentWords: readonly Word[]): Run[] {
  const places = seeds(sentWords);
  const runs: Run[] = [];
  let at = 0;
  while (at < words.length) {
    const longest = longestMatch(words, at, sentWords, places.get(seedAt(words, at)) ?? []);
    if (longest === null) {
      at += 1;
      continue;
    }
    const run = wholeSentences(words, at, sentWords, longest);
    if (run !== null && !isTheirPoliteness(text, words, run)) runs.push(run);
    at += Math.max(1, longest.length - SEED + 1);
  }
  return runs;
}

function seedAt(words: readonly Word[], at: number): string {
  const upTo = Math.min(at + SEED, words.length);
  let seed = '';
  for (let index = at; index < upTo; index += 1) seed += ` ${words[index]!.text}`;
  return seed;
}

function seeds(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + SEED <= words.length; at += 1) {
    const seed = seedAt(words, at);
    const known = places.get(seed) ?? [];
    if (known.length < MOST_CANDIDATES) places.set(seed, [...known, at]);
  }
  return places;
}

function longestMatch(words: readonly Word[], at: number, sentWords: readonly Word[], places: readonly number[]) {
  let best: { place: number; length: number } | null = null;
  for (const place of places) {
    let length = 0;
    while (at + length < words.length && words[at + length]!.text === sentWords[place + length]?.text) length += 1;
    if (length >= SEED && (best === null || length > best.length)) best = { place, length };
  }
  return best;
}

/** The part of a match made of whole sentences of ours, standing as whole sentences in theirs; null when too short to prove anything. */
function wholeSentences(
  words: readonly Word[],
  at: number,
  sentWords: readonly Word[],
  match: { place: number; length: number },
): Run | null {
  let from = 0;
  while (from < match.length && !(sentWords[match.place + from]!.opens && words[at + from]!.opens)) from += 1;
  let until = match.length;
  while (until > from && !(sentWords[match.place + until - 1]!.closes && words[at + until - 1]!.closes)) until -= 1;
  return until - from >= FEWEST_WORDS ? { from: at + from, until: at + until, place: match.place + from } : null;
}

function isTheirPoliteness(text: string, words: readonly Word[], run: Run): boolean {
  const passage = passageOf(text, words, run.from, run.until);
  const quoted = /(?:^|\n)[ \t]*>[^\n]*$/.test(text.slice(Math.max(0, words[run.from]!.start - 200), words[run.from]!.start));
  return !quoted && !passage.includes('\n') && isClosing(passage);
}

function cutOut(text: string, words: readonly Word[], runs: readonly Run[]): string {
  if (runs.length === 0) return text;
  const kept: string[] = [];
  let at = 0;
  for (const run of runs) {
    const start = words[run.from]!.start;
    if (start < at) continue;
    kept.push(text.slice(at, start));
    at = words[run.until - 1]!.end;
    at += /^[ \t]*[.!?…;:,)»"”*]*/.exec(text.slice(at, at + 40))![0].length;
    kept.push('\u0000');
  }
  kept.push(text.slice(at));
  const lines = kept.join('').split('\n');
  return lines
    .filter((line) => !isEmptied(line))
    .join('\n')
    .replaceAll('\u0000', '');
}

/** A line that held words of ours and holds none of theirs. */
function isEmptied(line: string): boolean {
  return line.includes('\u0000') && !/[\p{L}\p{N}]/u.test(line);
}
