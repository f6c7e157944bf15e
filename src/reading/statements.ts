/** Reads what a debtor's own words amount to: statements with the clauses that show them, the sums and days they name, and whether a person must decide. */
import type { IsoDate } from '../law/calendar.ts';
import { type Clause, clausesIn } from './clauses.ts';
import { paidFrom, paymentTalkIn, promiseFrom } from './payment-words.ts';
import type { Phrases } from './phrases.ts';
import type { Intent, Language, Statement, Understanding } from './reading.ts';
import { settled } from './settle.ts';

/** `attachments`: their names, for « voir pièce jointe ». */
export function readStatements(
  words: string,
  writtenOn: IsoDate,
  phrases: Phrases,
  attachments: readonly string[] = [],
): Understanding {
  const clauses = clausesIn(words);
  const shown = clauses.flatMap((clause) => shownBy(clause, phrases));
  const talk = paymentTalkIn(clauses);
  const promise = promiseFrom(talk.promises, clauses, writtenOn);
  const paid = paidFrom(talk.paid, writtenOn);
  const paying: Statement[] = [
    ...(promise === null
      ? []
      : talk.promises.slice(0, 1).map((clause): Statement => ({ intent: 'promise-to-pay', quote: clause.quote }))),
    ...talk.paid.map((clause): Statement => ({ intent: talk.isPart ? 'partial-payment' : 'already-paid', quote: clause.quote })),
    ...(promise === null
      ? talk.promises.map((clause): Statement => ({ intent: 'acknowledges-debt-no-date', quote: clause.quote }))
      : []),
  ];
  return settled({
    words,
    clauses,
    statements: once([...shown, ...paying]),
    promise,
    paid,
    writtenOn,
    attachments,
    language: languageOf(words),
  });
}

function shownBy(clause: Clause, phrases: Phrases): readonly Statement[] {
  const shown = phrases.filter((phrase) => {
    if (!phrase.pattern.test(clause.folded)) return false;
    if (phrase.negation === 'veto' && clause.negated) return false;
    if (phrase.negation === 'required' && !clause.negated) return false;
    return !deniesIt(clause, phrase.intent) && (phrase.inQuestions || !clause.question);
  });
  return shown.map((phrase) => ({ intent: phrase.intent, quote: clause.quote }));
}

/** « je ne conteste pas », « je ne refuse pas »: the debtor says the contrary. */
function deniesIt({ folded }: Clause, intent: Intent): boolean {
  if (intent.startsWith('dispute'))
    return /\b(?:ne |n )(?:\w+ )?(?:conteste|contestons|remets|discut)\w* (?:pas|plus|nullement|aucunement)|\bsans contest|\b(?:do not|don t) (?:dispute|contest)/.test(
      folded,
    );
  if (intent === 'refusal') return /\b(?:ne|n) (?:\w+ )?refus\w+ (?:pas|nullement)|\bne (?:peu[xt]|pouvons|puis)\b/.test(folded);
  if (intent === 'represented-by-counsel') return /\bpas d avocat|sans avocat/.test(folded);
  return false;
}

function once(statements: readonly Statement[]): readonly Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ intent, quote }) => {
    const key = `${intent} ${quote}`;
    return !seen.has(key) && seen.add(key);
  });
}

const FRENCH = /\b(?:je|nous|vous|le|la|les|est|pas|pour|bonjour|merci|votre|facture|et|une?|du|des|ai)\b/gi;
const ENGLISH = /\b(?:the|we|you|is|not|for|hello|dear|thanks|your|invoice|and|will|have|to|our|of)\b/gi;

function languageOf(words: string): Language {
  const french = words.match(FRENCH)?.length ?? 0;
  const english = words.match(ENGLISH)?.length ?? 0;
  if (french === 0 && english === 0) return /[éèàçù]|\b(?:ok|slt|bjr)\b/i.test(words) ? 'fr' : 'other';
  if (french >= 3 && english >= 3)
    return Math.max(french, english) > 3 * Math.min(french, english) ? (french > english ? 'fr' : 'en') : 'mixed';
  return french >= english ? 'fr' : 'en';
}
