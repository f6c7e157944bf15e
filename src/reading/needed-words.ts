/** The words a phrase cannot do without: on a clause that holds none of them it need not be tried. */

/**
 * One of these stands in whatever `says` matches, in the notation of `phrases.ts` with its classes written out: « payer » and a space for the
 * whole word, « pay » for its beginning. Of the words that must stand, the longest: they are rarest. null where none must.
 */
export function neededWords(says: string): readonly string[] | null {
  return ofAll(piecesOf(says, '|').map((one) => piecesOf(one, ' ').map(wordsAt).reduce(longer)));
}

/** null where one of them needs none. */
export function ofAll(each: readonly (readonly string[] | null)[]): readonly string[] | null {
  return each.every((words) => words !== null) ? each.flat() : null;
}

function longer(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  const shortest = (words: readonly string[] | null) => Math.min(...(words ?? ['']).map((word) => word.length));
  return shortest(other) > shortest(one) ? other : one;
}

/** « (paie|verse)* » needs one of the two, « [bien] », « + », « ... » and « # » need nothing. */
function wordsAt(place: string): readonly string[] | null {
  const plain = place.replace(/^\^/, '');
  if (!plain.startsWith('(')) {
    const [, letters, rest = ''] = /^([a-z0-9]+)(.*)$/.exec(plain) ?? [];
    return letters === undefined ? null : [/^[a-z0-9*+#([]/.test(rest) ? letters : `${letters} `];
  }
  const [inside = '', ...after] = piecesOf(plain.slice(1), ')');
  const words = neededWords(inside);
  return after.join('') === '' || words === null ? words : words.map((word) => word.trimEnd());
}

/** Cut at that sign where it stands outside all brackets opened in the text. */
function piecesOf(text: string, sign: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === sign && depth === 0) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    } else if (letter === '(' || letter === '[') depth += 1;
    else if (letter === ')' || letter === ']') depth -= 1;
  }
  return [...pieces, text.slice(from)];
}

type Needing = { readonly needed: readonly string[] | null };

/** Those that a clause, folded, may hold the needed words of, and those that need none; in their order. */
export function findable<T extends Needing>(all: readonly T[]): (folded: string) => readonly T[] {
  const places = new Map<string, number[]>();
  all.forEach(({ needed }, place) => {
    for (const word of new Set(needed)) places.set(word, [...(places.get(word) ?? []), place]);
  });
  return (folded) => {
    const found = all.map(({ needed }) => needed === null);
    for (const word of folded.match(/[a-z0-9]+/g) ?? [])
      for (let end = 1; end <= word.length + 1; end += 1)
        for (const place of places.get(`${word} `.slice(0, end)) ?? []) found[place] = true;
    return all.filter((_, place) => found[place]);
  };
}
