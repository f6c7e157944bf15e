/** The sentences of our letters that state the law, by the name of their piece (templates/pieces/law), from config/legal-sentences.yaml: what they rest on, and for how long. */
import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../law/calendar.ts';

const day = z
  .string({ error: 'un jour comme 2026-01-15' })
  .refine(isIsoDate, { error: 'un jour comme 2026-01-15' })
  .transform((text) => text as IsoDate);
const sentence = z.strictObject({
  facts: z.array(z.string().regex(/^L-\d+[a-z]?$/, { error: 'un fait comme L-23' })).min(1, { error: 'un fait au moins' }),
  from: day,
  /** The last day it holds. */
  to: day.nullable(),
});

export type LegalSentences = ReadonlyMap<string, z.infer<typeof sentence>>;

/** @throws ZodError with every fault of the file. */
export function legalSentencesFrom(yaml: unknown): LegalSentences {
  const { sentences } = z.strictObject({ sentences: z.record(z.string(), sentence) }).parse(yaml);
  return new Map(Object.entries(sentences));
}

/** Of these names, those that may not be written on that day, or of which nothing is known. */
export function outOfDate(names: readonly string[], sentences: LegalSentences, on: IsoDate): readonly string[] {
  return names.filter((name) => {
    const found = sentences.get(name);
    return found === undefined || on < found.from || (found.to !== null && on > found.to);
  });
}
