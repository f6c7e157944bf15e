/** Which known replies a mail resembles, and whether those had to go to a person: it ranks, raises doubt, and may name what no phrase shows; it promises, pays and stops nothing. Complement naive Bayes (J. Rennie and others, ICML 2003) on words and on two that stand near. */
import { foldWords } from './clauses.ts';
import type { Intent } from './reading.ts';

/** A reply somebody understood: what it amounts to first, and whether a person had to decide. */
export type Known = { readonly intent: Intent; readonly isGrave: boolean; readonly words: string };
export type Alike = { readonly intent: Intent; readonly score: number };
export type Resemblance = {
  /** Every intent known, most alike first. Scores compare within one resemblance only. */
  readonly intents: readonly Alike[];
  /** Likeness to what had to go to a person over likeness to what had not: even at 1. */
  readonly graveness: number;
};
/** null for a word or two, and where half of the long words were never seen. */
export type Likeness = (words: string) => Resemblance | null;

/** Counts when first asked: most commands never do. */
export function likenessFrom(known: readonly Known[]): Likeness {
  const intents = [...new Set(known.map(({ intent }) => intent))];
  const [harmless, grave] = [intents.length, intents.length + 1];
  let weights: Weights | null = null;
  return (words) => {
    weights ??= weightsFrom(
      known.map((one) => ({ traits: traitsOf(one.words), sorts: [intents.indexOf(one.intent), one.isGrave ? grave : harmless] })),
      intents.length + 2,
    );
    const { rowOf, rows, wide } = weights;
    const traits = traitsOf(words);
    const met = traits.flatMap((trait) => rowOf.get(trait) ?? []);
    const long = traits.filter((trait) => /^[a-z]{4,}$/.test(trait));
    const strange = long.filter((trait) => !rowOf.has(trait));
    if (met.length < FEWEST_TRAITS || (long.length > 0 && 2 * strange.length >= long.length)) return null;
    const scores = new Float64Array(wide);
    for (const row of met) for (let sort = 0; sort < wide; sort++) scores[sort]! += rows[row * wide + sort]!;
    const alike = intents.map((intent, sort) => ({ intent, score: scores[sort]! }));
    return { intents: alike.sort((one, other) => other.score - one.score), graveness: scores[grave]! / scores[harmless]! };
  };
}

const LONGEST_STEM = 6;
/** Three words have at least three traits, and those of two say too little. */
const FEWEST_TRAITS = 4;

/** Words by their beginning, figures as one; each alone, with the next, and with the one after that. */
function traitsOf(text: string): readonly string[] {
  const words = foldWords(text).match(/[a-z0-9€]+/g) ?? [];
  const stems = words.map((word) => (/^\d/.test(word) ? '#' : word.slice(0, LONGEST_STEM)));
  const traits = new Set(stems);
  for (let at = 1; at < stems.length; at++) traits.add(`${stems[at - 1]} ${stems[at]}`);
  for (let at = 2; at < stems.length; at++) traits.add(`${stems[at - 2]} _ ${stems[at]}`);
  return [...traits];
}

/** Of several sorts at once: its intent, and whether it was grave. */
type Sorted = { readonly traits: readonly string[]; readonly sorts: readonly number[] };
/** A row for each trait: how much it speaks for each sort, the rarer among the replies not of it, the more; last, for all. */
type Weights = { readonly rowOf: ReadonlyMap<string, number>; readonly rows: Float64Array; readonly wide: number };

function weightsFrom(replies: readonly Sorted[], sorts: number): Weights {
  const wide = sorts + 1;
  const { rowOf, rows, rarity } = countsOf(replies, wide);
  const sums = summed(rows, wide);
  const others = sums.map((sum) => sums[sorts]! - sum + rowOf.size);
  for (let start = 0; start < rows.length; start += wide) {
    const inAll = rows[start + sorts]!;
    for (let sort = 0; sort < sorts; sort++) rows[start + sort] = -Math.log((inAll - rows[start + sort]! + 1) / others[sort]!);
  }
  const norms = summed(rows, wide);
  rarity.forEach((rare, row) => {
    for (let sort = 0; sort < sorts; sort++) rows[row * wide + sort] = (rows[row * wide + sort]! * rare) / norms[sort]!;
  });
  return { rowOf, rows, wide };
}

/** How rare each trait is, and how much of it each sort's replies hold, and last all replies; a long reply's traits count less each. */
function countsOf(replies: readonly Sorted[], wide: number) {
  const rowOf = new Map<string, number>();
  const among: number[] = [];
  const met = replies.map(({ traits }) =>
    traits.map((trait) => {
      const row = rowOf.get(trait) ?? rowOf.size;
      if (row === rowOf.size) rowOf.set(trait, among.push(0) - 1);
      among[row]! += 1;
      return row;
    }),
  );
  const rarity = among.map((count) => Math.log(replies.length / count));
  const rows = new Float64Array(rowOf.size * wide);
  replies.forEach(({ sorts }, reply) => {
    const root = Math.sqrt(met[reply]!.length);
    for (const row of met[reply]!) for (const sort of [...sorts, wide - 1]) rows[row * wide + sort]! += rarity[row]! / root;
  });
  return { rowOf, rows, rarity };
}

function summed(rows: Float64Array, wide: number): Float64Array {
  const sums = new Float64Array(wide);
  for (let start = 0; start < rows.length; start += wide)
    for (let sort = 0; sort < wide; sort++) sums[sort]! += rows[start + sort]!;
  return sums;
}
