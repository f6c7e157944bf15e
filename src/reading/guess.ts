/** What a mail seems to say where no phrase knows it: the intent of the replies it resembles, and whether leaving it without a person is safe. */
import type { Clause } from './clauses.ts';
import { ALWAYS } from './doubts.ts';
import { isCourtesy } from './left-unread.ts';
import type { Likeness } from './likeness.ts';
import type { Intent, Statement } from './reading.ts';

export type Guess = {
  readonly statement: Statement;
  /** What we would do then harms nobody should it be wrong, and nothing that needs a person comes near in likeness. */
  readonly isHarmless: boolean;
  /** The mail resembles these replies far more than those of the intent the phrases put first; or more than any harmless ones, where they need a person. */
  readonly outranks: boolean;
};

/** Measured on replies kept out of those known. Below the first lead the phrases are right more often; above the second nothing did harm; above the third, where no sum and no day was read, what needs a person was seldom missed. */
const CLEAR_LEAD = 1.02;
const SAFE_LEAD = 1.005;
const ALARMING_LEAD = 1.003;

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

export type Read = {
  /** What the phrases put first. */
  readonly intent: Intent | undefined;
  /** With a sum or a day, of a promise or a payment. */
  readonly hasFacts: boolean;
};

/** null for courtesy alone, and for words never seen. */
export function guessFrom(clauses: readonly Clause[], likeness: Likeness, read: Read): Guess | null {
  const content = clauses.filter((clause) => !isCourtesy(clause));
  const alike = likeness(content.map(({ quote }) => quote).join('\n'));
  const [first] = alike;
  if (first === undefined) return null;
  const scoreOf = (intent: Intent | undefined, of = alike) => of.find((one) => one.intent === intent)?.score ?? 0;
  const { intent } = first;
  const scores = content.map(({ quote }) => scoreOf(intent, likeness(quote)));
  const shows = content[scores.indexOf(Math.max(...scores))];
  if (shows === undefined) return null;
  const best = (isGrave: boolean) => alike.find((one) => ALWAYS.has(one.intent) === isGrave)?.score ?? 0;
  const wasGrave = read.intent !== undefined && ALWAYS.has(read.intent);
  const isAlarming = !wasGrave && !read.hasFacts && ALWAYS.has(intent) && first.score > ALARMING_LEAD * best(false);
  return {
    statement: { intent, quote: shows.quote },
    isHarmless: PAUSES.has(intent) && first.score > SAFE_LEAD * best(true),
    outranks: isAlarming || first.score > CLEAR_LEAD * scoreOf(read.intent),
  };
}
