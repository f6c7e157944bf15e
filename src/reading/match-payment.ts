/** Which claim a sum that came in pays: by reference, invoice number, exact sum and name; what leaves a doubt is a person's to say. */
import type { ClaimId } from '../claim/claim-events.ts';
import type { Payable } from '../claim/payable.ts';
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import type { BankLine } from './bank-statement.ts';
import { type Clue, type ClueKind, type FoundClue, invoiceClue } from './match.ts';

/** Why a line that names a claim is asked about all the same. */
export type PaymentDoubt =
  | 'several'
  | 'weak'
  | 'above-balance'
  | 'balance-unknown'
  | 'closed'
  | 'before-opening'
  | 'already-counted';

export type Candidate = { readonly payable: Payable; readonly because: readonly Clue[] };
export type PaymentMatch =
  | { readonly found: 'certain'; readonly candidate: Candidate }
  /** Likeliest first. */
  | { readonly found: 'doubtful'; readonly candidates: readonly [Candidate, ...Candidate[]]; readonly doubt: PaymentDoubt }
  | { readonly found: 'none' };

/** In hundredths; a number shorter than this may be any number, and needs a name or the exact sum beside it. */
const ENOUGH = 100;
const TELLING_LENGTH = 6;
const MOST_CANDIDATES = 5;
const SAME_PAYMENT_DAYS = 7;

const NAMING: readonly ClueKind[] = ['reference', 'invoice-number'];

/** What in a line may point at a claim. */
export function cluesInLine({ label, counterparty, reference, amountCents }: BankLine): readonly Clue[] {
  const text = [label, counterparty, reference].filter((part) => part !== null).join(' | ');
  const clue = (kind: ClueKind) => (value: string) => ({ kind, value });
  return [
    ...[...new Set(referencesIn(text))].map(clue('reference')),
    ...[...new Set(numbersIn(text))].map(clue('invoice-number')),
    ...[...new Set(namesIn(text))].map(clue('name')),
    { kind: 'amount', value: String(amountCents) },
  ];
}

const REFERENCE = /(?<![A-Z0-9])([A-Z]{1,6})[ -]?(20\d\d)[ -]?(\d{4,9})(?!\d)/g;

/** « MA-2026-0001 », « MA 2026 0001 », « MA20260001 ». */
function referencesIn(text: string): readonly string[] {
  return [...text.toUpperCase().matchAll(REFERENCE)].map(([, prefix, year, number]) => `${prefix}-${year}-${number}`);
}

const MOST_WORDS = 60;
const MOST_JOINED = 5;
const LONGEST_NUMBER = 24;

/** Banks change the signs of a number for blanks: every run of words that may be one. */
function numbersIn(text: string): readonly string[] {
  const words = fold(text)
    .split(/[^a-z0-9|]+/)
    .slice(0, MOST_WORDS);
  return words.flatMap((_, from) =>
    Array.from({ length: MOST_JOINED }, (__, more) => words.slice(from, from + more + 1).join('')).flatMap((run) => {
      const number = run.includes('|') || run.length > LONGEST_NUMBER ? null : invoiceClue(run);
      return number === null ? [] : [number];
    }),
  );
}

function namesIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3 && /[a-z]/.test(word))
    .slice(0, MOST_WORDS);
}

/** `clues` are those of the line that were found on claims; a claim they point at and `payables` does not hold counts for nothing. */
export function matchPayment(line: BankLine, clues: readonly FoundClue[], payables: readonly Payable[]): PaymentMatch {
  const ranked = payables
    .map((payable) => ({ payable, because: cluesOn(line, clues, payable) }))
    .filter(({ payable, because }) => because.length > 0 && (!payable.closed || because.some(isNaming)))
    .sort((a, b) => weigh(b.because) - weigh(a.because));
  const [best, ...others] = ranked;
  if (best === undefined) return { found: 'none' };
  const doubt = doubtAbout(line, best, others);
  if (doubt === null) return { found: 'certain', candidate: best };
  const least = weigh(best.because) / 2;
  const close = others.filter(({ because }) => weigh(because) >= least).slice(0, MOST_CANDIDATES - 1);
  return { found: 'doubtful', candidates: [best, ...close], doubt };
}

/** Each kind once; the exact sum also where only what was asked tells it. */
function cluesOn({ amountCents }: BankLine, clues: readonly FoundClue[], payable: Payable): readonly Clue[] {
  const found = clues.filter((clue) => clue.claimId === payable.claimId).map(({ kind, value }): Clue => ({ kind, value }));
  const exact: Clue = { kind: 'amount', value: String(amountCents) };
  const all = payable.sums.includes(amountCents) ? [exact, ...found] : found.filter(({ kind }) => kind !== 'amount');
  return [...new Map([...all].sort((a, b) => a.value.length - b.value.length).map((clue) => [clue.kind, clue])).values()];
}

function isNaming({ kind }: Clue): boolean {
  return NAMING.includes(kind);
}

function weigh(because: readonly Clue[]): number {
  return because.reduce((total, { kind, value }) => {
    const telling = kind === 'reference' || (kind === 'invoice-number' && value.length >= TELLING_LENGTH);
    return total + (telling ? ENOUGH : ENOUGH / 2);
  }, 0);
}

function doubtAbout(line: BankLine, best: Candidate, others: readonly Candidate[]): PaymentDoubt | null {
  if (others.some(({ because }) => because.some(isNaming))) return 'several';
  if (!best.because.some(isNaming) || weigh(best.because) < ENOUGH) return 'weak';
  return doubtOn(line, best.payable);
}

/** What the ledger has against this line; null where it may be booked. */
export function doubtOn({ amountCents, bookedOn }: BankLine, payable: Payable): PaymentDoubt | null {
  if (payable.closed) return 'closed';
  if (countedOn(amountCents, bookedOn, payable) !== null) return 'already-counted';
  if (payable.balanceCents === null) return 'balance-unknown';
  if (amountCents > payable.balanceCents) return 'above-balance';
  return bookedOn < payable.openedOn ? 'before-opening' : null;
}

/** The day of an equal payment already in the ledger, perhaps this very one told by a person. */
export function countedOn(amountCents: number, bookedOn: IsoDate, { payments }: Payable): IsoDate | null {
  const same = payments.find(
    (paid) => paid.amountCents === amountCents && Math.abs(daysBetween(paid.on, bookedOn)) <= SAME_PAYMENT_DAYS,
  );
  return same?.on ?? null;
}

/** The claims these clues point at, the likeliest `most` of them. */
export function claimsPointedAt(clues: readonly FoundClue[], most: number): readonly ClaimId[] {
  const ids = [...new Set(clues.map(({ claimId }) => claimId))];
  const weight = (id: ClaimId) => weigh(clues.filter(({ claimId }) => claimId === id));
  return ids
    .map((id) => ({ id, weight: weight(id) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ id }) => id);
}
