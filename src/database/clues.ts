/** Clues: what, found in a mail, points at a claim. */
import type { Kysely, Transaction } from 'kysely';
import type { PracticeId } from '../claim/practice.ts';
import type { Clue, FoundClue } from '../reading/match.ts';
import { storable } from './storable.ts';
import type { Tables } from './tables.ts';

export async function putClues(trx: Transaction<Tables>, practice: PracticeId, clues: readonly FoundClue[]): Promise<void> {
  if (clues.length === 0) return;
  const rows = clues.map(({ kind, value, claimId }) => ({ practice, kind, value: storable(value), claim: claimId }));
  await trx
    .insertInto('clues')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** On open and closed claims alike. */
export async function findClues(
  db: Kysely<Tables>,
  practice: PracticeId,
  sought: readonly Clue[],
): Promise<readonly FoundClue[]> {
  if (sought.length === 0) return [];
  const rows = await db
    .selectFrom('clues')
    .select(['kind', 'value', 'claim'])
    .where('practice', '=', practice)
    .where((row) => row.or(sought.map((clue) => row.and([row('kind', '=', clue.kind), row('value', '=', storable(clue.value))]))))
    .execute();
  return rows.map((row) => ({ kind: row.kind, value: row.value, claimId: row.claim }));
}
