/** Phrases as data: what a clause must say, in folded words, to show an intent; the files are config/phrases.*.yaml. */
import { z } from 'zod';
import { INTENTS, type Intent } from './reading.ts';

export type Phrase = {
  readonly intent: Intent;
  /** On a clause folded to plain lower case without accents. */
  readonly pattern: RegExp;
  /** `veto`: a negated clause does not show it. `required`: only a negated one does. `any`: the pattern says itself. */
  readonly negation: 'veto' | 'required' | 'any';
  /** A question (« avez-vous bien reçu… ? ») shows it too. */
  readonly inQuestions: boolean;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
};
export type Phrases = readonly Phrase[];

const phrase = z.strictObject({
  intent: z.enum(INTENTS),
  /** Alternatives: any of them shows the intent. */
  says: z.array(z.string().min(2)).min(1),
  negation: z.enum(['veto', 'required', 'any']).default('any'),
  inQuestions: z.boolean().default(true),
  examples: z.array(z.string()).min(1),
  counterExamples: z.array(z.string()).default([]),
});
const file = z.strictObject({ classes: z.record(z.string(), z.string()).default({}), phrases: z.array(phrase).min(1) });

/** `{pay}` in a pattern stands for the word class `pay` of the same file. @throws Error naming every fault. */
export function phrasesFrom(parsed: readonly unknown[]): Phrases {
  const faults: string[] = [];
  const phrases = parsed.flatMap((yaml) => {
    const read = file.safeParse(yaml);
    if (!read.success) {
      faults.push(...read.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`));
      return [];
    }
    return read.data.phrases.flatMap(({ says, ...rest }) => {
      try {
        return [{ ...rest, pattern: patternOf(says, read.data.classes) }];
      } catch (error) {
        faults.push(`${rest.intent} : ${(error as Error).message}`);
        return [];
      }
    });
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return phrases;
}

/** Spaces match any white space; a pattern begins and ends on word boundaries. */
function patternOf(says: readonly string[], classes: Readonly<Record<string, string>>): RegExp {
  const spelled = says.map((one) =>
    one.replace(/\{(\w+)\}/g, (_, name: string) => {
      const words = classes[name];
      if (words === undefined) throw new Error(`la classe {${name}} n’existe pas`);
      return `(?:${words})`;
    }),
  );
  return new RegExp(`(?<![a-z0-9])(?:${spelled.join('|')})(?![a-z0-9])`, 'u');
}
