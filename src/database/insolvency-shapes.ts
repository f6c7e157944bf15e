/** What an event must hold of a debtor's insolvency. */
import { z } from 'zod';
import type { CheckNote, Proceedings } from '../claim/insolvency.ts';
import { day, fields, oneOf, words } from './shape-parts.ts';

export const proceedings: z.ZodType<Proceedings> = fields({
  notice: words,
  publishedOn: day,
  nature: words,
  name: words,
  court: words,
  details: words.optional(),
  opening: fields({ publishedOn: day, judgmentOn: day.nullable() }).nullable(),
});

export const insolvency: z.ZodType<CheckNote | undefined> = fields({
  found: oneOf<CheckNote['found']>({ nothing: true, 'taken-up': true, 'not-reached': true, 'not-asked': true, 'no-siren': true }),
  asOf: day.nullable(),
}).optional();

export const unchecked = z.literal(true).optional();
