/** Which claim a mail speaks of: clues, each weighed, never one weak clue alone. Weights and rule: independent groups, sum ≥ 1.0, margin ≥ 0.4. */
import type { ClaimId } from '../claim/claim-events.ts';

export type ClueKind = 'token' | 'message-id' | 'reference' | 'invoice-number' | 'address' | 'name' | 'amount';
export type Clue = { readonly kind: ClueKind; readonly value: string };
export type FoundClue = Clue & { readonly claimId: ClaimId };

/** In hundredths. */
export const CLUE_WEIGHT: Readonly<Record<ClueKind, number>> = {
  token: 100,
  'message-id': 90,
  reference: 60,
  'invoice-number': 50,
  address: 50,
  name: 50,
  amount: 30,
};
/** A proven member's word that this mail is about a claim of ours. */
const VOUCHED = 50;
const ENOUGH = 100;
const MARGIN = 40;
const MOST_CANDIDATES = 5;

export type Match =
  | { readonly found: 'one'; readonly claimId: ClaimId; readonly because: readonly Clue[] }
  /** Best first; to be asked. */
  | { readonly found: 'several'; readonly claimIds: readonly ClaimId[] }
  | { readonly found: 'none' };

/** A clue found on several claims counts for each; within a claim each kind counts once. */
export function match(clues: readonly FoundClue[], vouched: boolean): Match {
  const claimIds = [...new Set(clues.map((clue) => clue.claimId))];
  const ranked = claimIds
    .map((claimId) => ({ claimId, because: clues.filter((clue) => clue.claimId === claimId) }))
    .map((candidate) => ({ ...candidate, weight: weigh(candidate.because, vouched) }))
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = ranked;
  if (best === undefined) return { found: 'none' };
  if (best.weight >= ENOUGH && best.weight - (second?.weight ?? 0) >= MARGIN) {
    return { found: 'one', claimId: best.claimId, because: best.because.map(({ kind, value }) => ({ kind, value })) };
  }
  return { found: 'several', claimIds: ranked.slice(0, MOST_CANDIDATES).map((candidate) => candidate.claimId) };
}

function weigh(clues: readonly FoundClue[], vouched: boolean): number {
  const kinds = new Set(clues.map((clue) => clue.kind));
  return [...kinds].reduce((total, kind) => total + CLUE_WEIGHT[kind], vouched ? VOUCHED : 0);
}

/** An invoice number as a clue: letters and digits only, at least four digits or a prefix; else null (too weak). */
export function invoiceClue(ref: string): string | null {
  const plain = ref.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const digits = plain.replace(/\D/g, '').length;
  return digits >= 4 || (digits >= 2 && /[A-Z]/.test(plain)) ? plain : null;
}
