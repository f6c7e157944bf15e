/** Settles what a mail amounts to: the primary statement first, and every reason why a person must decide. Doubt goes to a person. */
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import type { Clause } from './clauses.ts';
import {
  type Doubt,
  INTENTS,
  type Intent,
  type Language,
  type Paid,
  type PromisedPayment,
  type Statement,
  type Understanding,
} from './reading.ts';

export type Evidence = {
  readonly words: string;
  readonly clauses: readonly Clause[];
  readonly statements: readonly Statement[];
  readonly promise: PromisedPayment | null;
  readonly paid: Paid | null;
  readonly writtenOn: IsoDate;
  readonly attachments: readonly string[];
  readonly language: Language;
};

const ALWAYS: ReadonlySet<Intent> = new Set([
  'insolvency-proceedings',
  'represented-by-counsel',
  'complaint-or-threat',
  'deceased-or-hospitalised',
  'data-request',
  'fraud-suspicion',
  'dispute-service',
  'dispute-amount',
  'dispute-existence',
  'set-off',
  'limitation-raised',
  'refusal',
  'bad-faith-stalling',
  'settlement-offer',
]);
/** Said beside something else, these add nothing. */
const WEAK: ReadonlySet<Intent> = new Set([
  'thanks-or-ack',
  'acknowledges-debt-no-date',
  'internal-process',
  'delay-request',
  'unrelated-or-spam',
]);
const DISPUTES: readonly Intent[] = ['dispute-service', 'dispute-amount', 'dispute-existence', 'set-off'];
const MOST_DAYS = 90;
const MOST_INSTALMENTS = 3;

export function settled(evidence: Evidence): Understanding {
  const statements = ordered(withoutNoise(evidence));
  const intents = [...new Set(statements.map((said) => said.intent))];
  const because = doubtsIn(evidence, intents);
  const conditional = because.includes('conditional-promise') || because.includes('negated-promise');
  const disputes = intents.some((intent) => DISPUTES.includes(intent));
  const promised = intents.includes('promise-to-pay') || intents.includes('instalment-request');
  return {
    language: evidence.language,
    intents,
    statements,
    escalate: because.length > 0,
    because,
    promise: promised && !conditional && !intents.includes('settlement-offer') ? evidence.promise : null,
    paid: intents.includes('already-paid') || intents.includes('partial-payment') ? evidence.paid : null,
    acknowledgesDebt: !disputes && !conditional && intents.some((intent) => ACKNOWLEDGES.has(intent)),
    badFaith: intents.includes('bad-faith-stalling'),
  };
}

const ACKNOWLEDGES: ReadonlySet<Intent> = new Set([
  'promise-to-pay',
  'partial-payment',
  'instalment-request',
  'delay-request',
  'acknowledges-debt-no-date',
  'cannot-pay',
]);

/** Courtesy beside substance, a vague « je m'en occupe » beside a dated promise, drop out. A contradiction of grounds shows stalling. */
function withoutNoise({ statements }: Evidence): readonly Statement[] {
  const intents = new Set(statements.map((said) => said.intent));
  const substance = [...intents].some((intent) => !WEAK.has(intent));
  const kept = statements.filter(
    (said) => !(substance && WEAK.has(said.intent)) && !(said.intent === 'thanks-or-ack' && intents.size > 1),
  );
  const withoutWeaker = kept.filter(
    (said) => said.intent !== 'dispute-service' || !(intents.has('dispute-amount') || intents.has('dispute-existence')),
  );
  return stalls(intents) ? [...contradiction(withoutWeaker), ...withoutWeaker] : withoutWeaker;
}

/** « jamais reçu votre facture, et de toute façon je l'ai déjà payée »: both cannot be. */
function stalls(intents: ReadonlySet<Intent>): boolean {
  return intents.has('already-paid') && intents.has('dispute-existence');
}

function contradiction(statements: readonly Statement[]): readonly Statement[] {
  const shown = statements.find((said) => said.intent === 'already-paid');
  return shown === undefined ? [] : [{ intent: 'bad-faith-stalling', quote: shown.quote }];
}

/** Most restrictive first, as the list of intents is ordered; a dated promise or a payment before what merely surrounds it. */
function ordered(statements: readonly Statement[]): readonly Statement[] {
  const rank = (said: Statement) => INTENTS.indexOf(said.intent);
  return [...statements].sort((a, b) => rank(a) - rank(b));
}

const IRONY =
  /\b(?:bravo|felicitations|merci pour (?:ce|cet|votre) (?:superbe|magnifique|excellent)|quelle (?:surprise|efficacite)|comme c est (?:gentil|aimable))\b/;
const DISTRESS =
  /\b(?:desespere\w*|plus rien a manger|expulse\w*|expulsion|seule? avec (?:mes|trois|deux) enfants|angoisse\w*|a bout\b|handicap\w*|invalidite|veuf|veuve)\b/;
const HEALTH = /\b(?:aide juridictionnelle|maladie|hopital|operation|traitement medical)\b/;
const ORDERS =
  /\b(?:ignor\w+ (?:tes|vos|toutes|les|your|all)|instructions precedentes|previous instructions|tu es (?:un|une)|you are an? (?:ai|assistant)|marqu\w+ (?:ce|le) dossier|system prompt)\b/;
const WITHDRAWN =
  /\b(?:ne|n) (?:vous |le |la |les |y )*(?:paier|payer|regler|verser|vire|virer)\w*|\bpas (?:pouvoir|possible de) (?:payer|regler|tenir)/;

function doubtsIn(evidence: Evidence, intents: readonly Intent[]): readonly Doubt[] {
  const { clauses, promise, writtenOn, words } = evidence;
  const whole = clauses.map((clause) => clause.folded).join(' . ');
  const doubts = new Set<Doubt>(intents.filter((intent) => ALWAYS.has(intent)));
  const promising = clauses.filter((clause) =>
    evidence.statements.some((said) => said.intent === 'promise-to-pay' && said.quote === clause.quote),
  );
  if (promising.some((clause) => clause.conditional)) doubts.add('conditional-promise');
  if (promising.some((clause) => WITHDRAWN.test(clause.folded))) doubts.add('negated-promise');
  const pays = intents.some((intent) => intent === 'promise-to-pay' || intent === 'already-paid' || intent === 'partial-payment');
  if (pays && intents.some((intent) => DISPUTES.includes(intent))) doubts.add('payment-and-dispute');
  if (IRONY.test(whole)) doubts.add('irony');
  if (DISTRESS.test(whole)) doubts.add('distress');
  if (ORDERS.test(whole)) doubts.add('order-to-the-software');
  if (intents.includes('third-party-pays') && HEALTH.test(whole)) doubts.add('legal-aid-or-health');
  if (intents.includes('phone-call-confirmation') && /\bpas (?:dit|ce que)|jamais dit|inexact|faux\b/.test(whole))
    doubts.add('call-corrected');
  if (beyondEnvelope(intents, promise, whole, writtenOn)) doubts.add('beyond-envelope');
  if (intents.length === 0 && words.trim() !== '' && evidence.attachments.length === 0) doubts.add('not-understood');
  return [...doubts];
}

function beyondEnvelope(intents: readonly Intent[], promise: PromisedPayment | null, whole: string, writtenOn: IsoDate): boolean {
  const last = promise?.instalments?.at(-1)?.date ?? promise?.date ?? null;
  if (last !== null && daysBetween(writtenOn, last) > MOST_DAYS) return true;
  if ((promise?.instalments?.length ?? 0) > MOST_INSTALMENTS) return true;
  if (!intents.includes('instalment-request')) return false;
  const times =
    /\b(\d{1,2}|quatre|cinq|six|sept|huit|dix|douze) (?:fois|mensualites|versements|echeances|paiements|months|instalments)/.exec(
      whole,
    )?.[1];
  const monthly = /(?:par|chaque|tous les|per|each|a) (?:mois|month)/.test(whole);
  return monthly || (times !== undefined && !(Number(times) <= MOST_INSTALMENTS));
}
