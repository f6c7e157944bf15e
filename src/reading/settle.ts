/** Settles what a mail amounts to: the primary statement first, what merely surrounds it left out, and the reasons why a person must decide. */
import type { IsoDate } from '../law/calendar.ts';
import type { Clause } from './clauses.ts';
import { DISPUTES, doubtsIn } from './doubts.ts';
import { type Guess, guessFrom } from './guess.ts';
import { isMostlyRead } from './left-unread.ts';
import type { Likeness } from './likeness.ts';
import type { PaymentTalk } from './paying.ts';
import type { Doubt, Intent, Language, Paid, PromisedPayment, Statement, Understanding } from './reading.ts';
import type { Shown } from './statements.ts';

export type Evidence = {
  readonly words: string;
  readonly clauses: readonly Clause[];
  readonly talk: PaymentTalk;
  readonly shown: readonly Shown[];
  readonly promise: PromisedPayment | null;
  readonly paid: Paid | null;
  readonly writtenOn: IsoDate;
  readonly attachments: readonly string[];
  readonly language: Language;
  readonly likeness: Likeness;
};

/** Most restrictive first; within a rank, in the order the mail says them. */
const RANKS: readonly (readonly Intent[])[] = [
  ['insolvency-proceedings'],
  ['represented-by-counsel'],
  ['deceased-or-hospitalised'],
  ['fraud-suspicion'],
  ['settlement-offer'],
  ['bad-faith-stalling'],
  ['complaint-or-threat', 'data-request'],
  ['wrong-recipient'],
  ['phone-call-confirmation'],
  ['limitation-raised', 'set-off'],
  ['dispute-existence', 'refusal', 'dispute-amount', 'dispute-service'],
  ['instalment-request'],
  ['cannot-pay'],
  ['promise-to-pay', 'partial-payment', 'already-paid', 'delay-request', 'acknowledges-debt-no-date'],
  ['third-party-pays'],
  ['request-for-documents', 'contact-change'],
  ['internal-process'],
  ['delivery-failure', 'out-of-office'],
  ['unrelated-or-spam'],
  ['thanks-or-ack'],
];

export function settled(evidence: Evidence): Understanding {
  const statements = ordered(withoutNoise(evidence));
  const intents = [...new Set(statements.map((said) => said.intent))];
  const { clauses, talk, writtenOn } = evidence;
  const told = [...talk.promises, ...talk.paid, ...talk.asked];
  const understood = new Set([...evidence.shown, ...told].map(({ at }) => at));
  const plainly = new Set([...evidence.shown.filter(({ faint }) => !faint), ...told].map(({ at }) => at));
  const guess = guessFrom(clauses, isMostlyRead(clauses, plainly), evidence.likeness);
  const because = doubtsIn({
    understood,
    attachments: evidence.attachments,
    clauses,
    talk,
    intents,
    promise: promiseIn(evidence, intents),
    writtenOn,
    guess,
  });
  const unsure = because.some((doubt) => UNSURE.has(doubt));
  const said = foremostFirst(statements, guess);
  return {
    language: evidence.language,
    intents: [...new Set(said.map(({ intent }) => intent))],
    statements: said.map(({ intent, quote }): Statement => ({ intent, quote })),
    escalate: because.length > 0,
    because,
    promise: unsure ? null : promiseIn(evidence, intents),
    paid: !because.includes('irony') && intents.some((intent) => PAYMENTS.has(intent)) ? evidence.paid : null,
    acknowledgesDebt: acknowledges(intents, unsure, clauses),
    badFaith: intents.includes('bad-faith-stalling'),
  };
}

/** What is likely the point of the mail comes first, be it a statement no phrase knows; nothing is set aside for its likeness. */
function foremostFirst(statements: readonly Shown[], guess: Guess | null): readonly Statement[] {
  if (guess === null) return statements;
  const { statement, isGrave, foremost } = guess;
  const shown = [...new Set(statements.map(({ intent }) => intent))];
  const mayJoin = shown.length === 0 || isGrave || statement.intent !== 'unrelated-or-spam';
  const repeats = statement.intent === 'dispute-existence' && shown.includes('wrong-recipient');
  const joins = mayJoin && !repeats && !shown.includes(statement.intent);
  const first = foremost(shown, joins ? statement.intent : null);
  const said = joins ? [...statements, statement] : statements;
  return [...said.filter(({ intent }) => intent === first), ...statements.filter(({ intent }) => intent !== first)];
}

const UNSURE: ReadonlySet<Doubt> = new Set(['conditional-promise', 'negated-promise', 'irony', 'order-to-the-software']);
const PAYMENTS: ReadonlySet<Intent> = new Set(['already-paid', 'partial-payment']);
const PROMISING: ReadonlySet<Intent> = new Set(['promise-to-pay', 'instalment-request', 'phone-call-confirmation']);

function promiseIn({ promise }: Evidence, intents: readonly Intent[]): PromisedPayment | null {
  if (intents.includes('settlement-offer') || intents.includes('fraud-suspicion')) return null;
  return intents.some((intent) => PROMISING.has(intent)) ? promise : null;
}

const ACKNOWLEDGES: ReadonlySet<Intent> = new Set([
  'promise-to-pay',
  'instalment-request',
  'delay-request',
  'acknowledges-debt-no-date',
  'cannot-pay',
]);

/** A dispute of the whole leaves nothing owned to; beside a dispute of a part, an unconditional promise or « je dois 2 700 € » does. */
function acknowledges(intents: readonly Intent[], unsure: boolean, clauses: readonly Clause[]): boolean {
  const owns = clauses.some(({ folded }) => /\b(?:je|nous|on) (?:vous )?(?:dois|devons|doit) (?:bien )?\d/.test(folded));
  if (intents.includes('dispute-amount') && owns) return true;
  if (unsure || intents.some((intent) => DENIES.has(intent))) return false;
  if (intents.some((intent) => DISPUTES.has(intent))) return intents.includes('promise-to-pay');
  const bereaved = intents.includes('deceased-or-hospitalised');
  return intents.some((intent) => ACKNOWLEDGES.has(intent) && !(bereaved && intent === 'cannot-pay'));
}

const DENIES: ReadonlySet<Intent> = new Set([
  'dispute-existence',
  'limitation-raised',
  'refusal',
  'settlement-offer',
  'wrong-recipient',
  'bad-faith-stalling',
  'fraud-suspicion',
]);

/** Beside these, a mere « je paierai » adds nothing. */
const STRONGER: readonly Intent[] = [
  'promise-to-pay',
  'instalment-request',
  'cannot-pay',
  'third-party-pays',
  'request-for-documents',
  ...PAYMENTS,
  ...DENIES,
  ...DISPUTES,
];

/** What, said beside others, adds nothing. */
const ADDS_NOTHING: Readonly<Partial<Record<Intent, (others: ReadonlySet<Intent>) => boolean>>> = {
  'thanks-or-ack': (others) => others.size > 0,
  'acknowledges-debt-no-date': (others) => hasAny(others, STRONGER),
  'internal-process': (others) =>
    hasAny(others, [
      'promise-to-pay',
      'already-paid',
      'partial-payment',
      ...DENIES,
      ...DISPUTES,
      'represented-by-counsel',
      'out-of-office',
    ]),
  'dispute-service': (others) => hasAny(others, ['dispute-existence', 'limitation-raised']),
  'unrelated-or-spam': (others) =>
    hasAny(others, [...ACKNOWLEDGES, ...PAYMENTS, ...DISPUTES, 'request-for-documents', 'fraud-suspicion']),
  'out-of-office': (others) => hasAny(others, ['promise-to-pay', 'already-paid', 'partial-payment', ...DENIES, ...DISPUTES]),
  'promise-to-pay': (others) => others.has('settlement-offer'),
  'already-paid': (others) => hasAny(others, ['settlement-offer', 'partial-payment']),
  'instalment-request': (others) => others.has('settlement-offer'),
  'contact-change': (others) => others.has('out-of-office'),
  'delay-request': (others) => others.has('third-party-pays'),
};

function hasAny(intents: ReadonlySet<Intent>, wanted: readonly Intent[]): boolean {
  return wanted.some((intent) => intents.has(intent));
}

function withoutNoise({ shown, clauses, talk }: Evidence): readonly Shown[] {
  const plain = shown.some((said) => !said.faint)
    ? shown.filter((said) => !said.faint || said.intent === 'out-of-office')
    : shown;
  const intents = new Set(plain.map((said) => said.intent));
  const saysUnknown = (at: number) => clauses.some((clause) => clause.at === at && UNKNOWN.test(clause.folded));
  const isMistakenFor = (at: number) =>
    plain.some((one) => one.intent === 'wrong-recipient' && (one.at === at || saysUnknown(at)));
  const kept = plain.filter(({ intent, at }) => {
    // « je ne connais ni ce cabinet ni cette personne », « pas la bonne personne, je ne connais pas cette société »: one ground.
    if (intent === 'dispute-existence' && isMistakenFor(at)) return false;
    const others = new Set(intents);
    others.delete(intent);
    return !ADDS_NOTHING[intent]?.(others);
  });
  return [...stallingIn(clauses, talk, intents), ...kept];
}

/** Not to know a company, told by who is not meant, contests no invoice. */
const UNKNOWN =
  /^(?!.*\b(?:factur|command|prestation|somme|dette|creance|doi[ts]?\b|devons|invoice|order|owe)).*\b(?:connai\w*|inconnue?|entendu parler|heard of|know)\b/;

const NEVER_RECEIVED =
  /\b(?:jamais|pas|aucune?|never|not) (?:\S+ ){0,2}(?:recu|eu|vu|received|got|seen|parvenu\w*)\b.{0,40}\b(?:facture|note|invoice|bill)|\bfacture\w*\b.{0,30}\bpas\b.{0,12}\b(?:parvenu|recu)/;

/** « jamais reçu votre facture, et de toute façon je l'ai déjà payée »: both cannot be. */
function stallingIn(clauses: readonly Clause[], talk: PaymentTalk, intents: ReadonlySet<Intent>): readonly Shown[] {
  const [paid] = talk.paid;
  if (paid === undefined || intents.has('partial-payment')) return [];
  const denies =
    clauses.some((clause) => NEVER_RECEIVED.test(clause.folded)) || intents.has('dispute-existence') || intents.has('refusal');
  return denies ? [{ intent: 'bad-faith-stalling', quote: paid.quote, at: paid.at, faint: false }] : [];
}

function ordered(statements: readonly Shown[]): readonly Shown[] {
  const rank = (said: Shown) => RANKS.findIndex((one) => one.includes(said.intent));
  return [...statements].sort((one, other) => rank(one) - rank(other) || one.at - other.at);
}
