/** Reads what a debtor's own words amount to: statements with the clauses that show them, the sums and days they name, and whether a person must decide. */
import type { IsoDate } from '../law/calendar.ts';
import { amountsIn } from './amounts.ts';
import { type Clause, clausesIn } from './clauses.ts';
import { futureDates } from './day-ahead.ts';
import { judgmentDay } from './judgment-day.ts';
import { paidFrom } from './paid.ts';
import { type PaymentTalk, paymentTalkIn } from './paying.ts';
import type { Phrases } from './phrases.ts';
import { promiseFrom } from './promised.ts';
import type { Intent, Language, Paid, PromisedPayment, Statement, Understanding } from './reading.ts';
import { settled } from './settle.ts';

/** A statement and where its quote begins. */
export type Shown = Statement & { readonly at: number; readonly faint: boolean };

/** `attachments`: their names, for « voir pièce jointe ». */
export function readStatements(
  words: string,
  writtenOn: IsoDate,
  phrases: Phrases,
  attachments: readonly string[] = [],
): Understanding {
  const clauses = clausesIn(words);
  const talk = paymentTalkIn(clauses, writtenOn, attachments);
  const paid = paidFrom(talk.paid, clauses, writtenOn);
  const shownByPhrases = clauses.flatMap((clause) => shownBy(clause, phrases));
  const hoped =
    [talk.promises, talk.asked, confirmedIn(clauses, shownByPhrases, writtenOn)].find((some) => some.length > 0) ?? [];
  const promise = promiseFrom(
    hoped,
    clauses.filter((clause) => !talk.paid.includes(clause)),
    writtenOn,
    paid,
  );
  const shown = [...shownByPhrases, ...payingIn(talk, promise, paid, clauses, writtenOn)];
  const read = settled({
    words,
    clauses,
    talk,
    shown: once(shown),
    promise,
    paid,
    writtenOn,
    attachments,
    language: languageOf(words),
    likeness: phrases.likeness,
  });
  const statements = read.statements.map((said) => ({ ...said, quote: pastTheColon(said.quote, words) }));
  const judgment = read.intents.includes('insolvency-proceedings') ? { judgmentOn: judgmentDay(clauses, writtenOn) } : {};
  return { ...read, statements, ...judgment };
}

/** « Nous contestons cette note : » shows little without what follows, up to the stop. */
function pastTheColon(quote: string, words: string): string {
  if (!quote.endsWith(':')) return quote;
  const [rest = ''] = /^[^.!?;\n]*[.!?]?/.exec(words.slice(words.indexOf(quote) + quote.length)) ?? [];
  return quote + rest;
}

/** The day and sum of a call confirmed or put right are the debtor's own: « j'avais dit le 12 et non le 10 »; a call denied has none. */
function confirmedIn(clauses: readonly Clause[], shown: readonly Shown[], writtenOn: IsoDate): readonly Clause[] {
  const ofCall = clauses.filter((clause) =>
    shown.some(({ intent, at }) => intent === 'phone-call-confirmation' && at === clause.at),
  );
  const denied = ofCall.some(({ folded }) => /\b(?:pas|jamais|aucun|conteste\w*|inexact\w*|never|not)\b/.test(folded));
  const ahead = (clause: Clause) => futureDates(clause.quote, writtenOn).some((day) => day.date > writtenOn);
  return denied || ofCall.length === 0 ? [] : clauses.filter((clause) => ahead(clause) || amountsIn(clause.quote).length > 0);
}

/** « mon associé pensait que… », « vous m'écrivez « … » »: what somebody else thought or wrote then, and the writer does not say. */
const DISOWNED =
  /\b(?:mon|ma|notre) \S+ (?:pensait|croyait|disait|pretendait|(?:vous |nous |m )?avait (?:dit|ecrit|repondu|annonce|soutenu)) (?:que|qu)\b|\bvous (?:dira|diront|racontera) (?:que|qu)\b|\bvous (?:m |nous )?ecri(?:vez|viez)\b/;

function shownBy(clause: Clause, phrases: Phrases): readonly Shown[] {
  if (DISOWNED.test(clause.folded)) return [];
  return phrases
    .mayShow(clause.folded)
    .filter((phrase) => {
      if (!phrase.pattern.test(clause.folded) || phrase.unless?.test(clause.folded)) return false;
      if (phrase.negated !== 'any' && clause.negated === (phrase.negated === 'veto')) return false;
      if (phrase.questions !== 'any' && clause.question === (phrase.questions === 'veto')) return false;
      return !(phrase.conditional === 'veto' && clause.conditional);
    })
    .map(({ intent, weight }) => show(intent, clause, weight === 'faint'));
}

function show(intent: Intent, clause: Clause, faint = false): Shown {
  return { intent, quote: clause.quote, at: clause.at, faint };
}

/** What the grammar of paying shows: a dated promise, a payment made in whole or part, a will to pay without a day, a question of time. */
function payingIn(
  talk: PaymentTalk,
  promise: PromisedPayment | null,
  paid: Paid | null,
  clauses: readonly Clause[],
  writtenOn: IsoDate,
): readonly Shown[] {
  const isPart = paid !== null && saysPart(talk, promise, clauses);
  const done = talk.paid.map((clause) => show(isPart ? 'partial-payment' : 'already-paid', clause));
  const [first] = talk.promises;
  const inParts = (promise?.instalments?.length ?? 0) > 1;
  const asked = inParts ? 'instalment-request' : 'delay-request';
  if (first === undefined) return [...done, ...talk.asked.map((clause) => show(asked, clause))];
  if (promise === null) return [...done, ...talk.promises.map((clause) => show('acknowledges-debt-no-date', clause))];
  const dated = talk.promises.find((clause) => futureDates(clause.quote, writtenOn).length > 0) ?? first;
  const severally = inParts ? [show('instalment-request', dated)] : [];
  return [...done, show('promise-to-pay', dated), ...severally];
}

const PART =
  /\b(?:acompte|une partie|partiel\w*|premier (?:versement|paiement|acompte)|moitie|part of|partial\w*|manqu\w*|(?:le|du) reste|il reste|restera|reste (?:encore|a|un|une|du|\d)|le solde|(?:pour )?la suite|le complement|restant|restante|apres deduction|deduction|deduit\w*|the rest|the balance|remaining)\b/;

/** A payment beside which a remainder is spoken of, or another is promised. */
function saysPart(talk: PaymentTalk, promise: PromisedPayment | null, clauses: readonly Clause[]): boolean {
  if (promise !== null && talk.promises.length > 0) return true;
  const whole = /\b(?:totalite|integralite|en entier|tout (?:paye|regle)|in full)\b/;
  if (clauses.some((clause) => whole.test(clause.folded))) return false;
  return clauses.some((clause) => PART.test(clause.folded) && !/\b(?:regle|paye|vire|solde) le solde\b/.test(clause.folded));
}

function once(statements: readonly Shown[]): readonly Shown[] {
  const seen = new Set<string>();
  return statements.filter(({ intent, at }) => {
    const key = `${intent} ${at}`;
    return !seen.has(key) && seen.add(key);
  });
}

const FRENCH = /\b(?:je|nous|vous|le|la|les|est|pas|pour|bonjour|merci|votre|facture|et|une?|du|des|ai)\b/gi;
const ENGLISH = /\b(?:the|we|you|is|not|for|hello|dear|thanks|your|invoice|and|will|have|to|our|of)\b/gi;

/** As their most common words tell; « mixed » where both are there. */
export function languageOf(words: string): Language {
  const french = words.match(FRENCH)?.length ?? 0;
  const english = words.match(ENGLISH)?.length ?? 0;
  if (french === 0 && english === 0) return /[éèàçù]|\b(?:ok|slt|bjr)\b/i.test(words) ? 'fr' : 'other';
  if (french >= 3 && english >= 3)
    return Math.max(french, english) > 3 * Math.min(french, english) ? (french > english ? 'fr' : 'en') : 'mixed';
  return french >= english ? 'fr' : 'en';
}
