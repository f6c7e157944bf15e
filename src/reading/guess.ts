/** What a mail seems to say where no phrase knows it: the intent of the replies it resembles, and whether leaving it without a person is safe. */
import type { Clause } from './clauses.ts';
import { ALWAYS } from './doubts.ts';
import { isCourtesy } from './left-unread.ts';
import type { Likeness } from './likeness.ts';
import type { Intent, Statement } from './reading.ts';

export type Guess = {
  readonly statement: Statement;
  /** What we would do then harms nobody should it be wrong, and nothing that needs a person comes next in likeness. */
  readonly isHarmless: boolean;
};

/** Reminders pause, and the debtor or the staff is asked. */
const PAUSES: ReadonlySet<Intent> = new Set([
  'promise-to-pay',
  'already-paid',
  'delay-request',
  'acknowledges-debt-no-date',
  'cannot-pay',
  'internal-process',
  'third-party-pays',
  'request-for-documents',
  'contact-change',
  'wrong-recipient',
]);

/** null for courtesy alone, and for words never seen. */
export function guessFrom(clauses: readonly Clause[], likeness: Likeness): Guess | null {
  const content = clauses.filter((clause) => !isCourtesy(clause));
  const [first, second] = likeness(content.map(({ quote }) => quote).join('\n'));
  if (first === undefined) return null;
  const { intent } = first;
  const lead = (clause: Clause) => likeness(clause.quote).find((one) => one.intent === intent)?.score ?? 0;
  const [shows] = [...content].sort((one, other) => lead(other) - lead(one));
  if (shows === undefined) return null;
  return {
    statement: { intent, quote: shows.quote },
    isHarmless: PAUSES.has(intent) && second !== undefined && !ALWAYS.has(second.intent),
  };
}
