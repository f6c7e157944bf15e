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

const MOST_AT_ONCE = 2000;

/** Many values of each kind at once. */
export async function findManyClues(
  db: Kysely<Tables>,
  practice: PracticeId,
  sought: readonly Clue[],
): Promise<readonly FoundClue[]> {
  const found: FoundClue[] = [];
  for (const kind of new Set(sought.map((clue) => clue.kind))) {
    const values = [...new Set(sought.filter((clue) => clue.kind === kind).map((clue) => storable(clue.value)))];
    for (let from = 0; from < values.length; from += MOST_AT_ONCE) {
      const rows = await db
        .selectFrom('clues')
        .select(['value', 'claim'])
        .where('practice', '=', practice)
        .where('kind', '=', kind)
        .where('value', 'in', values.slice(from, from + MOST_AT_ONCE))
        .execute();
      found.push(...rows.map((row) => ({ kind, value: row.value, claimId: row.claim })));
    }
  }
  return found;
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
