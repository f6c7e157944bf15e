/** Phrases as data: what a clause must say, in folded words, to show an intent; and replies known, by what they amount to. The files are config/phrases.*.yaml and config/replies.yaml. */
import { z } from 'zod';
import { ALWAYS } from './doubts.ts';
import { type Known, type Likeness, likenessFrom } from './likeness.ts';
import { findable, neededWords, ofAll } from './needed-words.ts';
import { INTENTS, type Intent } from './reading.ts';

export type Phrase = {
  readonly intent: Intent;
  /** On a clause folded to plain lower case without accents. */
  readonly pattern: RegExp;
  /** What, said in the same clause, takes it back: « je ne conteste pas ». */
  readonly unless: RegExp | null;
  /** One of these words stands wherever `pattern` matches, as `neededWords` writes them. */
  readonly needed: readonly string[] | null;
  /** `veto`: a negated clause does not show it. `required`: only a negated one does. `any`: the pattern says itself. */
  readonly negated: 'veto' | 'required' | 'any';
  readonly conditional: 'veto' | 'any';
  readonly questions: 'veto' | 'required' | 'any';
  /** `faint`: counts only where the mail says nothing stronger. */
  readonly weight: 'plain' | 'faint';
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
};
/** What a reply is understood by. */
export type Phrases = {
  readonly all: readonly Phrase[];
  /** Those worth trying on a folded clause, in their order. */
  readonly mayShow: (folded: string) => readonly Phrase[];
  readonly likeness: Likeness;
};

const says = z.array(z.string().min(2)).min(1);
const phrase = z.strictObject({
  intent: z.enum(INTENTS),
  /** Alternatives: any of them shows the intent. */
  says,
  unless: says.nullable().default(null),
  negated: z.enum(['veto', 'required', 'any']).default('any'),
  conditional: z.enum(['veto', 'any']).default('any'),
  questions: z.enum(['veto', 'required', 'any']).default('any'),
  weight: z.enum(['plain', 'faint']).default('plain'),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).default([]),
});
const replies = z.partialRecord(z.enum(INTENTS), z.array(z.string().min(1))).default({});
const file = z.strictObject({
  classes: z.record(z.string(), z.string()).default({}),
  phrases: z.array(phrase).default([]),
  /** Replies known, verbatim, by what they amount to first. */
  replies,
  /** Those that had to go to a person although what they amount to first need not. */
  graveReplies: replies,
});
type File = z.infer<typeof file>;

/** @throws Error naming every fault, one a line. */
export function phrasesFrom(parsed: readonly unknown[]): Phrases {
  const faults: string[] = [];
  const known: Known[] = [];
  const all = parsed.flatMap((yaml) => {
    const read = file.safeParse(yaml);
    if (!read.success) faults.push(...read.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`));
    if (!read.success) return [];
    known.push(...knownIn(read.data.replies, false), ...knownIn(read.data.graveReplies, true));
    return read.data.phrases.flatMap((one) => compiled(one, read.data.classes, faults));
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { all, mayShow: findable(all), likeness: likenessFrom([...known, ...all.flatMap(examplesOf)]) };
}

function knownIn(replies: File['replies'], isGrave: boolean): readonly Known[] {
  return INTENTS.flatMap((intent) =>
    (replies[intent] ?? []).map((words) => ({ intent, isGrave: isGrave || ALWAYS.has(intent), words })),
  );
}

function examplesOf({ intent, examples }: Phrase): readonly Known[] {
  return examples.map((words) => ({ intent, isGrave: ALWAYS.has(intent), words }));
}

function compiled(
  { says, unless, ...rest }: File['phrases'][number],
  classes: File['classes'],
  faults: string[],
): readonly Phrase[] {
  try {
    const pattern = patternOf(says, classes);
    const needed = ofAll(says.map((one) => neededWords(withClasses(one, classes))));
    return [{ ...rest, pattern, unless: unless === null ? null : patternOf(unless, classes), needed }];
  } catch (error) {
    faults.push(`${rest.intent} : ${(error as Error).message}`);
    return [];
  }
}

export function patternOf(says: readonly string[], classes: Readonly<Record<string, string>>): RegExp {
  const spelled = says.map((one) => spelledOut(withClasses(one, classes)));
  return new RegExp(`(?<![a-z0-9])(?:${spelled.join('|')})(?![a-z0-9])`);
}

/**
 * The notation: `payer*` any ending, `(a|b)` either, `[a]` perhaps, `+` one word, `...` up to five words between, `#` a figure, `^` and `$`
 * the ends of the clause, `{pay}` the words of that class. @throws Error for a class that does not exist or a sign that means nothing.
 */
export function withClasses(says: string, classes: Readonly<Record<string, string>>, depth = 0): string {
  const whole = says.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = classes[name];
    if (words === undefined || depth > 3) throw new Error(`la classe {${name}} n’existe pas`);
    return `(${words})`;
  });
  if (whole.includes('{')) return withClasses(whole, classes, depth + 1);
  const stray = /[^a-z0-9 €@%|()[\].*#/+^$]|(?<! )\.\.\.|\.\.\.(?! )/.exec(whole)?.[0];
  if (stray !== undefined) throw new Error(`« ${stray} » ne veut rien dire dans « ${says} »`);
  return whole;
}

function spelledOut(whole: string): string {
  return whole
    .replace(/ \.\.\. /g, ` ${GAP}`)
    .replace(/\./g, '\\.')
    .replace(/\(/g, '(?:')
    .replace(/\[([^\]]*)\] /g, '(?:(?:$1) )?')
    .replace(/ \[([^\]]*)\]/g, '(?: (?:$1))?')
    .replaceAll('+', '[^ ]+')
    .replaceAll('*', '[a-z0-9]*')
    .replaceAll('#', '\\d[\\d.,]*(?: €)?')
    .replaceAll(GAP, '(?:[^ ]+ ){0,5}?');
}

const GAP = '\u0001';
