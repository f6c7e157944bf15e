/** What a mail resembles: which of the statements comes first, what it seems to say where no phrase knows it, and whether a person should see it. */
import { CONSEQUENCES } from '../claim/consequences.ts';
import type { Clause } from './clauses.ts';
import { ALWAYS } from './doubts.ts';
import { isCourtesy } from './left-unread.ts';
import type { Alike, Likeness, Resemblance } from './likeness.ts';
import { INTENTS, type Intent, type Statement } from './reading.ts';

export type Guess = {
  readonly statement: Statement;
  /** The mail resembles what had to go to a person. */
  readonly isGrave: boolean;
  /** It resembles by far what had not. */
  readonly isHarmless: boolean;
  /** What we do where nothing else was understood harms nobody should it be wrong: reminders pause, and the debtor or the staff is asked. */
  readonly pauses: boolean;
  /** What to put first: the first of what words show, unless the mail resembles another of it more, or what none shows much more. */
  readonly foremost: (shown: readonly Intent[], unshown: Intent | null) => Intent | undefined;
};

/** Measured on replies kept out of those known. Within `LEAD` the order of the rules is right more often, within `LEAD_OF_UNSHOWN` what words show; above `GRAVE` half of the replies had to go to a person, below `HARMLESS` one in fifteen; of those mostly read, up to `GRAVE_THOUGH_READ` hardly any. */
const LEAD = 1.012;
const LEAD_OF_UNSHOWN = 1.02;
const GRAVE = 1;
const GRAVE_THOUGH_READ = 1.02;
const HARMLESS = 0.985;
/** « Je paie vendredi » resembles too much. */
const FEWEST_WORDS = 5;

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

/** All claims of a debtor stop only for words that show why: where these come nearest in likeness, the doubt is raised and another is named. */
const STOPPING: ReadonlySet<Intent> = new Set(INTENTS.filter((intent) => CONSEQUENCES[intent].does === 'stop-debtor'));

/** null for courtesy alone, and for words never seen. `isRead`: most of the words show something by themselves. */
export function guessFrom(clauses: readonly Clause[], isRead: boolean, likeness: Likeness): Guess | null {
  const content = clauses.filter((clause) => !isCourtesy(clause));
  const words = content.map(({ quote }) => quote).join('\n');
  const alike = likeness(words);
  if (alike === null) return null;
  const isGrave = alike.graveness > (isRead ? GRAVE_THOUGH_READ : GRAVE) && words.split(/\s+/).length >= FEWEST_WORDS;
  const mayName = ({ intent }: Alike) => !STOPPING.has(intent) && (isGrave || !ALWAYS.has(intent));
  const intent = alike.intents.find(mayName)?.intent;
  if (intent === undefined) return null;
  const scores = content.map(({ quote }) => scoreOf(intent, likeness(quote)));
  const shows = content[scores.indexOf(Math.max(...scores))];
  if (shows === undefined) return null;
  const leads = (one: Intent, other: Intent, by: number) => scoreOf(one, alike) > by * scoreOf(other, alike);
  return {
    statement: { intent, quote: shows.quote },
    isGrave,
    isHarmless: alike.graveness < HARMLESS,
    pauses: PAUSES.has(intent),
    foremost: (shown, unshown) => {
      const first = shown.reduce((best, one) => (leads(one, best, LEAD) ? one : best), shown[0]!);
      return unshown !== null && (shown.length === 0 || leads(unshown, first, LEAD_OF_UNSHOWN)) ? unshown : first;
    },
  };
}

function scoreOf(intent: Intent, alike: Resemblance | null): number {
  return alike?.intents.find((one) => one.intent === intent)?.score ?? 0;
}
