/** What a debtor said and did over the claim's history, laid side by side and dated: shown to a partner, never judged, and in no letter. */
import { addDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import type { Intent } from '../reading/reading.ts';
import type { Claim } from './claim.ts';
import type { MailId } from './claim-events.ts';
import type { Said } from './claim-words.ts';

export type PatternKind =
  | 'promise-then-denial'
  | 'shifting-grounds'
  | 'proof-not-sent'
  | 'silence-after-deadlines'
  | 'call-then-otherwise';
/** A quote of the debtor (or of our account of a call), null where there is only a fact; `fact` in French, '' for what he simply wrote. */
export type Dated = { readonly on: IsoDate; readonly fact: string; readonly quote: string | null; readonly mail: MailId | null };
export type Pattern = { readonly kind: PatternKind; readonly rows: readonly Dated[] };

/** What the claim's history shows as of `today`, each kind once at most, rows in the order of their days. */
export function patternsIn(claim: Claim, today: IsoDate): readonly Pattern[] {
  const found: Readonly<Record<PatternKind, readonly Dated[]>> = {
    'promise-then-denial': promiseThenDenial(claim),
    'shifting-grounds': shiftingGrounds(claim),
    'proof-not-sent': proofNotSent(claim, today),
    'silence-after-deadlines': silenceAfterDeadlines(claim),
    'call-then-otherwise': callThenOtherwise(claim),
  };
  const kinds = Object.keys(found) as readonly PatternKind[];
  return kinds.flatMap((kind) => (found[kind].length === 0 ? [] : [{ kind, rows: found[kind] }]));
}

/** Words by which a debt is denied, whole or in part. */
const DENIALS: readonly Intent[] = [
  'dispute-service',
  'dispute-amount',
  'dispute-existence',
  'set-off',
  'limitation-raised',
  'wrong-recipient',
  'refusal',
];

function promiseThenDenial({ promises, said }: Claim): readonly Dated[] {
  const broken = promises.filter((promise) => promise.state === 'broken');
  const first = broken[0];
  const denial = first === undefined ? null : firstWith(said, DENIALS, first.date);
  if (denial === null) return [];
  const kept = broken.filter((promise) => promise.date <= denial.on);
  const rows = kept.flatMap((promise) => [
    row(promise.madeOn, 'promesse', promise.quote),
    row(promise.date, 'jour promis, sans paiement', null),
  ]);
  return [...rows, denial].sort(byDay);
}

/** Reasons why nothing would be owed; needing time or money is none. */
const GROUNDS: readonly Intent[] = [
  'request-for-documents',
  'already-paid',
  'third-party-pays',
  'wrong-recipient',
  'dispute-service',
  'dispute-amount',
  'dispute-existence',
  'set-off',
  'limitation-raised',
];
const MANY_GROUNDS = 3;

/** A third reason, each come in a mail of its own; or two that cannot both be true: paid, and never owed. */
function shiftingGrounds({ said }: Claim): readonly Dated[] {
  const raised = new Set<Intent>();
  const rows = said.flatMap((one): readonly Dated[] => {
    const fresh = one.statements.find(({ intent }) => GROUNDS.includes(intent) && !raised.has(intent));
    for (const { intent } of one.statements) raised.add(intent);
    return fresh === undefined ? [] : [row(one.on, '', fresh.quote, one.mail)];
  });
  const excluded = raised.has('already-paid') && raised.has('dispute-existence') && rows.length >= 2;
  return excluded || rows.length >= MANY_GROUNDS ? rows : [];
}

const PROOF_DAYS = 10;

/** Announced, and ten days or another mail of his later still not here. */
function proofNotSent({ said }: Claim, today: IsoDate): readonly Dated[] {
  return said.flatMap((one, index): readonly Dated[] => {
    const later = said.slice(index + 1);
    if (one.announcedProof === null || later.some((mail) => mail.hasAttachments)) return [];
    const until = later.at(-1)?.on ?? (addDays(one.on, PROOF_DAYS) <= today ? today : null);
    if (until === null) return [];
    return [row(one.on, 'pièce annoncée', one.announcedProof, one.mail), row(until, 'toujours pas reçue', null)];
  });
}

const MANY_SILENCES = 2;

/** Letters whose day passed without a word since they left; one alone is an oversight. */
function silenceAfterDeadlines({ letters, said, calls }: Claim): readonly Dated[] {
  const rows = letters.flatMap(({ postedOn, deadline, deadlinePassed }): readonly Dated[] => {
    if (postedOn === null || deadline === null || !deadlinePassed) return [];
    const spoke = [...said, ...calls].some(({ on }) => on >= postedOn && on <= deadline);
    return spoke ? [] : [row(deadline, `aucune réponse au courrier du ${frenchDate(postedOn)}`, null)];
  });
  return rows.length >= MANY_SILENCES ? rows : [];
}

/** Our account of a call that he confirmed, then words against it; or our account that he puts right. */
function callThenOtherwise({ calls, said }: Claim): readonly Dated[] {
  return calls.flatMap(({ on, account, commits, confirmed, corrected }): readonly Dated[] => {
    const denial = confirmed !== null && commits ? firstWith(said, DENIALS, confirmed.on) : null;
    if (corrected === null && denial === null) return [];
    return [
      row(on, 'appel, selon notre compte rendu', account),
      ...(confirmed === null ? [] : [row(confirmed.on, 'confirmé', confirmed.quote)]),
      ...(corrected === null ? [] : [row(corrected.on, 'rectifié', corrected.quote)]),
      ...(denial === null ? [] : [denial]),
    ].sort(byDay);
  });
}

function firstWith(said: readonly Said[], intents: readonly Intent[], after: IsoDate): Dated | null {
  const found = said
    .filter(({ on }) => on > after)
    .flatMap((one) => one.statements.filter(({ intent }) => intents.includes(intent)).map(({ quote }) => ({ one, quote })));
  const [first] = found;
  return first === undefined ? null : row(first.one.on, '', first.quote, first.one.mail);
}

function row(on: IsoDate, fact: string, quote: string | null, mail: MailId | null = null): Dated {
  return { on, fact, quote, mail };
}

function byDay(one: Dated, other: Dated): number {
  return one.on < other.on ? -1 : one.on > other.on ? 1 : 0;
}

const PATTERN_IN_FRENCH: Readonly<Record<PatternKind, string>> = {
  'promise-then-denial': 'Une promesse, puis un autre discours',
  'shifting-grounds': 'Les motifs donnés, dans l’ordre',
  'proof-not-sent': 'Une pièce annoncée',
  'silence-after-deadlines': 'Les dates passées sans réponse',
  'call-then-otherwise': 'Ce qui a été dit au téléphone, puis écrit',
};

/** A title, and a line for each row: « 3 septembre 2026, promesse : « … » ». */
export function patternInFrench({ kind, rows }: Pattern): { readonly title: string; readonly lines: readonly string[] } {
  const lines = rows.map(({ on, fact, quote }) => {
    const what = fact === '' ? '' : `, ${fact}`;
    const words = quote === null ? '' : ` : « ${quote.replace(/\s+/g, ' ').trim()} »`;
    return `${frenchDate(on)}${what}${words}`;
  });
  return { title: PATTERN_IN_FRENCH[kind], lines };
}
