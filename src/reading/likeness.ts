/** Which known replies a mail resembles: it names what no phrase knows, and decides nothing alone. Complement naive Bayes on words, neighbours and near neighbours (J. Rennie and others, ICML 2003). */
import { foldWords } from './clauses.ts';
import type { Intent } from './reading.ts';

/** A reply somebody understood, and what it amounts to first. */
export type Known = { readonly intent: Intent; readonly words: string };
export type Alike = { readonly intent: Intent; readonly score: number };
/** Every intent known, most alike first; empty where half of the long words were never seen. Scores compare within one answer only. */
export type Likeness = (words: string) => readonly Alike[];

/** Counts when first asked: most commands never do. */
export function likenessFrom(known: readonly Known[]): Likeness {
  const intents = [...new Set(known.map(({ intent }) => intent))];
  let weights: ReadonlyMap<string, readonly number[]> | null = null;
  return (words) => {
    weights ??= weightsFrom(known, intents);
    const traits = traitsOf(words);
    const long = traits.filter((trait) => /^[a-z]{4,}$/.test(trait));
    if (2 * long.filter((trait) => weights?.has(trait)).length <= long.length) return [];
    const said = traits.map((trait) => weights?.get(trait) ?? []);
    const scores = intents.map((intent, index) => ({ intent, score: total(said.map((each) => each[index] ?? 0)) }));
    return scores.sort((one, other) => other.score - one.score);
  };
}

const LONGEST_STEM = 6;

/** Words by their beginning, figures as one; each alone, with the next, and with the one after. */
function traitsOf(words: string): readonly string[] {
  const stems = foldWords(words)
    .split(/[^a-z0-9€]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\d/.test(word) ? '#' : word.slice(0, LONGEST_STEM)));
  const pairs = stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
  const apart = stems.slice(2).map((stem, index) => `${stems[index]} _ ${stem}`);
  return [...new Set([...stems, ...pairs, ...apart])];
}

/** For each trait, in the order of the intents, how much it speaks for each: the rarer among the replies of all others, the more. */
function weightsFrom(known: readonly Known[], intents: readonly Intent[]): ReadonlyMap<string, readonly number[]> {
  const { rarity, said } = countsOf(known, intents);
  const sums = intents.map((_, index) => total([...said.values()].map((counts) => counts[index] ?? 0)));
  const all = total(sums);
  const unlike = new Map(
    [...said].map(([trait, counts]) => {
      const sum = total(counts);
      return [trait, counts.map((count, index) => -Math.log((sum - count + 1) / (all - (sums[index] ?? 0) + said.size)))];
    }),
  );
  const norms = intents.map((_, index) => total([...unlike.values()].map((weights) => weights[index] ?? 0)));
  const weigh = (trait: string, weight: number, index: number) => ((rarity.get(trait) ?? 0) * weight) / (norms[index] ?? 1);
  return new Map([...unlike].map(([trait, weights]) => [trait, weights.map((weight, index) => weigh(trait, weight, index))]));
}

/** How rare each trait is, and how much of it each intent's replies hold; a long reply's traits count less each. */
function countsOf(known: readonly Known[], intents: readonly Intent[]) {
  const replies = known.map(({ intent, words }) => ({ index: intents.indexOf(intent), traits: traitsOf(words) }));
  const among = new Map<string, number>();
  for (const trait of replies.flatMap(({ traits }) => traits)) among.set(trait, (among.get(trait) ?? 0) + 1);
  const rarity = new Map([...among].map(([trait, count]) => [trait, Math.log(known.length / count)]));
  const said = new Map([...among.keys()].map((trait) => [trait, intents.map(() => 0)]));
  for (const { index, traits } of replies)
    for (const trait of traits) said.get(trait)![index]! += (rarity.get(trait) ?? 0) / Math.sqrt(traits.length);
  return { rarity, said };
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
}
