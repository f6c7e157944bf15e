/** Which known replies a mail resembles, and whether those had to go to a person: it ranks and raises doubt, and decides nothing alone. Complement naive Bayes (J. Rennie and others, ICML 2003) on words and on two that stand near. */
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
    const traits = traitsOf(words);
    const met = traits.flatMap((trait) => weights?.get(trait) ?? []);
    const long = traits.filter((trait) => /^[a-z]{4,}$/.test(trait));
    const strange = long.filter((trait) => !weights?.has(trait));
    if (met.length < FEWEST_TRAITS || (long.length > 0 && 2 * strange.length >= long.length)) return null;
    const score = (sort: number) => met.reduce((sum, trait) => sum + trait[sort]!, 0);
    const scores = intents.map((intent, sort) => ({ intent, score: score(sort) }));
    return { intents: scores.sort((one, other) => other.score - one.score), graveness: score(grave) / score(harmless) };
  };
}

const LONGEST_STEM = 8;
/** Three words have at least three traits, and those of two say too little. */
const FEWEST_TRAITS = 4;

/** Words by their beginning, figures as one; each alone, with the next, and with the one after that. */
function traitsOf(text: string): readonly string[] {
  const words = foldWords(text)
    .split(/[^a-z0-9€]+/)
    .filter((word) => word !== '');
  const stems = words.map((word) => (/^\d/.test(word) ? '#' : word.slice(0, LONGEST_STEM)));
  const next = stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
  const near = stems.slice(2).map((stem, index) => `${stems[index]} _ ${stem}`);
  return [...new Set([...stems, ...next, ...near])];
}

/** Of several sorts at once: its intent, and whether it was grave. */
type Sorted = { readonly traits: readonly string[]; readonly sorts: readonly number[] };
/** For each trait, how much it speaks for each sort: the rarer among the replies not of it, the more. */
type Weights = ReadonlyMap<string, Float64Array>;

function weightsFrom(replies: readonly Sorted[], sorts: number): Weights {
  const { said, rarity } = countsOf(replies, sorts);
  const sums = summed(said.values(), sorts + 1);
  for (const counts of said.values()) {
    const inAll = counts[sorts]!;
    for (let sort = 0; sort < sorts; sort++)
      counts[sort] = -Math.log((inAll - counts[sort]! + 1) / (sums[sorts]! - sums[sort]! + said.size));
  }
  const norms = summed(said.values(), sorts + 1);
  for (const [trait, weights] of said)
    for (let sort = 0; sort < sorts; sort++) weights[sort] = (weights[sort]! * rarity.get(trait)!) / norms[sort]!;
  return said;
}

/** How rare each trait is, and how much of it each sort's replies hold, and last all replies; a long reply's traits count less each. */
function countsOf(replies: readonly Sorted[], sorts: number) {
  const among = new Map<string, number>();
  for (const { traits } of replies) for (const trait of traits) among.set(trait, (among.get(trait) ?? 0) + 1);
  const rarity = new Map<string, number>();
  const said = new Map<string, Float64Array>();
  for (const [trait, count] of among) {
    rarity.set(trait, Math.log(replies.length / count));
    said.set(trait, new Float64Array(sorts + 1));
  }
  for (const { traits, sorts: own } of replies)
    for (const trait of traits) {
      const counts = said.get(trait)!;
      for (const sort of [...own, sorts]) counts[sort]! += rarity.get(trait)! / Math.sqrt(traits.length);
    }
  return { rarity, said };
}

function summed(all: Iterable<Float64Array>, length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const one of all) for (let index = 0; index < length; index++) sums[index]! += one[index]!;
  return sums;
}
