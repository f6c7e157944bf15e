/** Which known replies a mail resembles: it names what no phrase knows, and decides nothing alone. Complement naive Bayes (J. Rennie and others, ICML 2003) on words, neighbours, and families of words that stand near each other. */
import { foldWords } from './clauses.ts';
import type { Intent } from './reading.ts';

/** A reply somebody understood, and what it amounts to first. */
export type Known = { readonly intent: Intent; readonly words: string };
/** By a family's name, the beginnings of its words: `ill: [hopital, opere]`; one of three letters at most is a whole word. */
export type Families = Readonly<Record<string, readonly string[]>>;
export type Alike = { readonly intent: Intent; readonly score: number };
/** Every intent known, most alike first; empty where half of the long words were never seen. Scores compare within one answer only. */
export type Likeness = (words: string) => readonly Alike[];

/** Counts when first asked: most commands never do. */
export function likenessFrom(known: readonly Known[], families: Families): Likeness {
  const familiesOf = familiesFrom(families);
  const intents = [...new Set(known.map(({ intent }) => intent))];
  let weights: ReadonlyMap<string, readonly number[]> | null = null;
  return (words) => {
    weights ??= weightsFrom(known, intents, familiesOf);
    const traits = traitsOf(words, familiesOf);
    const met = traits.filter((trait) => weights?.has(trait));
    const long = traits.filter((trait) => /^[a-z]{4,}$/.test(trait));
    const strange = long.filter((trait) => !weights?.has(trait));
    if (met.length === 0 || (long.length > 0 && 2 * strange.length >= long.length)) return [];
    const said = met.map((trait) => weights?.get(trait) ?? []);
    const scores = intents.map((intent, index) => ({ intent, score: total(said.map((each) => each[index] ?? 0)) }));
    return scores.sort((one, other) => other.score - one.score);
  };
}

const LONGEST_STEM = 6;
const LONGEST_WHOLE_WORD = 3;
const NEAR = 4;

type FamiliesOf = (word: string) => readonly string[];

function familiesFrom(families: Families): FamiliesOf {
  const byStart = new Map<string, string[]>();
  for (const [family, starts] of Object.entries(families))
    for (const start of starts) byStart.set(start, [...(byStart.get(start) ?? []), `@${family}`]);
  return (word) => {
    const starts = Array.from({ length: word.length }, (_, length) => word.slice(0, length + 1));
    const fitting = starts.filter((start) => start === word || start.length > LONGEST_WHOLE_WORD);
    return [...new Set(fitting.flatMap((start) => byStart.get(start) ?? []))];
  };
}

/** Words by their beginning, figures as one, each alone and with the next; families alone and by two that stand near. */
function traitsOf(text: string, familiesOf: FamiliesOf): readonly string[] {
  const words = foldWords(text)
    .split(/[^a-z0-9€]+/)
    .filter((word) => word !== '');
  const stems = words.map((word) => (/^\d/.test(word) ? '#' : word.slice(0, LONGEST_STEM)));
  const pairs = stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
  const named = words.map(familiesOf);
  const near = named.flatMap((here, index) =>
    named.slice(index + 1, index + 1 + NEAR).flatMap((there) => here.flatMap((one) => there.map((other) => paired(one, other)))),
  );
  return [...new Set([...stems, ...pairs, ...named.flat(), ...near])];
}

function paired(one: string, other: string): string {
  return one < other ? one + other : other + one;
}

/** For each trait, in the order of the intents, how much it speaks for each: the rarer among the replies of all others, the more. */
function weightsFrom(
  known: readonly Known[],
  intents: readonly Intent[],
  familiesOf: FamiliesOf,
): ReadonlyMap<string, readonly number[]> {
  const { rarity, said } = countsOf(known, intents, familiesOf);
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
function countsOf(known: readonly Known[], intents: readonly Intent[], familiesOf: FamiliesOf) {
  const replies = known.map(({ intent, words }) => ({ index: intents.indexOf(intent), traits: traitsOf(words, familiesOf) }));
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
