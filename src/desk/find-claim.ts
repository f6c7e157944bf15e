/** Which claim a mail speaks of: gathers its clues, asks the database where each stands, and weighs them. */
import type { ClaimId } from '../claim/claim-events.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { findClues } from '../database/clues.ts';
import { amountsIn } from '../reading/amounts.ts';
import type { Mail } from '../reading/mail.ts';
import { type Clue, type FoundClue, invoiceClue, type Match, match } from '../reading/match.ts';
import { claimReferenceIn } from '../reading/member-request.ts';
import type { Reading } from '../reading/reading.ts';
import type { Desk } from './desk.ts';
import type { Thread } from './thread.ts';

export type Sought = {
  readonly mail: Mail;
  readonly reading: Reading;
  readonly thread: Thread;
  /** Whose words they are: the address that must be a party to the claim. */
  readonly author: string | null;
  /** A proven member sent or forwarded it. */
  readonly vouched: boolean;
};

export type Found = { readonly match: Match; readonly clues: readonly FoundClue[] };

export async function findClaim(desk: Desk, config: PracticeConfig, sought: Sought): Promise<Found> {
  const known = await findClues(desk.db, config.practice.id, cluesOf(sought));
  const threaded = sought.thread.claimIds.map((claimId): FoundClue => ({ kind: sought.thread.by, value: claimId, claimId }));
  const pointed = [...threaded, ...known];
  const clues = [...pointed, ...(await balancesIn(desk, config, sought.reading, pointed))];
  return { match: match(clues, sought.vouched), clues };
}

/** A sum equal to the cent to what is owed on a claim already pointed at makes it likelier. */
async function balancesIn(
  desk: Desk,
  config: PracticeConfig,
  reading: Reading,
  pointed: readonly FoundClue[],
): Promise<readonly FoundClue[]> {
  const sums = new Set<number>(amountsIn(reading.ownWords).map((amount) => amount.cents));
  if (sums.size === 0 || pointed.length === 0) return [];
  const claims = await claimLabels(desk.db, config.practice.id, [...new Set(pointed.map((clue) => clue.claimId))]);
  const same = claims.filter((claim) => claim.balanceCents !== null && sums.has(claim.balanceCents));
  return same.map((claim) => ({ kind: 'amount', value: String(claim.balanceCents), claimId: claim.id }));
}

/** Every claim the mail may speak of. */
export function claimsOf({ match }: Found): readonly ClaimId[] {
  return match.found === 'several' ? match.claimIds : match.found === 'one' ? [match.claimId] : [];
}

/** Whether the author's address is known on that claim: a token or a reference opens nothing for a stranger. */
export function isParty(found: Found, claimId: ClaimId): boolean {
  return found.clues.some((clue) => clue.kind === 'address' && clue.claimId === claimId);
}

function cluesOf({ mail, reading, author }: Sought): readonly Clue[] {
  const text = `${mail.subject}\n${reading.ownWords}\n${reading.forwarded?.subject ?? ''}\n${reading.forwarded?.note ?? ''}\n${reading.forwarded?.body ?? ''}`;
  const clues: Clue[] = [];
  const reference = reading.claimReference ?? claimReferenceIn(text);
  if (reference !== null) clues.push({ kind: 'reference', value: reference.toUpperCase() });
  if (author !== null) clues.push({ kind: 'address', value: author });
  for (const number of invoiceNumbersIn(text)) clues.push({ kind: 'invoice-number', value: number });
  for (const name of namesIn(reading)) clues.push({ kind: 'name', value: name });
  return clues;
}

const INVOICE_LIKE = /\b[A-Z]{0,4}[-/]?\d{2,4}(?:[-/. ]\d{1,6})*\b/gi;
const MOST_NUMBERS = 40;

function invoiceNumbersIn(text: string): readonly string[] {
  const found = [...text.matchAll(INVOICE_LIKE)].map(([number]) => invoiceClue(number)).filter((number) => number !== null);
  return [...new Set(found)].slice(0, MOST_NUMBERS);
}

function namesIn(reading: Reading): readonly string[] {
  const names = [
    reading.call?.interlocutor ?? null,
    reading.kind === 'correspondence' ? reading.from.name : null,
    reading.newClaim?.debtorName ?? null,
  ];
  return names.flatMap((name) => (name === null ? [] : [nameClue(name)])).filter((name) => name.length >= 3);
}

/** A name as a clue: the last word of a person's, folded; legal forms and titles left out. */
export function nameClue(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !TITLES.has(word));
  return words.at(-1) ?? '';
}

const TITLES = new Set([
  'sarl',
  'sas',
  'sasu',
  'eurl',
  'sci',
  'selarl',
  'sa',
  'mme',
  'madame',
  'monsieur',
  'mr',
  'mlle',
  'maitre',
  'me',
  'dr',
  'societe',
  'ste',
]);
