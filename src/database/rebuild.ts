/** Makes the projections again from the histories alone, one claim at a time under its debtor's lock: a daemon may go on meanwhile. */
import type { Kysely, Transaction } from 'kysely';
import type { Claim } from '../claim/claim.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import type { Debtor, DebtorId } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { FoundClue } from '../reading/match.ts';
import { debtorRow, loadClaim, type Projection, projectClaim } from './claims.ts';
import { putClues } from './clues.ts';
import type { Tables } from './tables.ts';

export type Rebuilt = { readonly claims: number; readonly differed: readonly ClaimId[] };
export type Projected = (
  claim: Claim,
  debtor: Debtor,
) => { readonly projection: Projection; readonly clues: readonly FoundClue[] };

/** The balance and the wake-up day move with the calendar: they are made again, and count as no difference. What was lost comes back, clues too. */
export async function rebuildTables(db: Kysely<Tables>, practice: PracticeId, projected: Projected): Promise<Rebuilt> {
  const streams = await db
    .selectFrom('events')
    .select('stream')
    .where('practice', '=', practice)
    .where('stream_kind', '=', 'claim')
    .where('version', '=', 1)
    .orderBy('stream')
    .execute();
  const ids = streams.map((row) => row.stream as ClaimId);
  const differed: ClaimId[] = [];
  for (const id of ids) {
    const same = await db.transaction().execute((trx) => rebuildOne(trx, practice, id, projected));
    if (!same) differed.push(id);
  }
  return { claims: ids.length, differed };
}

/** Whether the row said the same. */
async function rebuildOne(trx: Transaction<Tables>, practice: PracticeId, id: ClaimId, projected: Projected): Promise<boolean> {
  const before = await loadClaim(trx, practice, id);
  await lockDebtor(trx, practice, before.debtor.id);
  const { claim, debtor } = await loadClaim(trx, practice, id);
  const { projection, clues } = projected(claim, debtor);
  const row = await trx
    .selectFrom('claims')
    .innerJoin('debtors', 'debtors.id', 'claims.debtor')
    .select(['reference', 'creditor', 'debtor', 'status', 'claims.version', 'debtors.name', 'debtors.version as debtorVersion'])
    .where('claims.id', '=', id)
    .where('claims.practice', '=', practice)
    .executeTakeFirst();
  await trx
    .updateTable('debtors')
    .set(debtorRow(projection, debtor.version))
    .where('id', '=', debtor.id)
    .where('practice', '=', practice)
    .execute();
  await projectClaim(trx, practice, id, projection, claim.version);
  await putClues(trx, practice, clues);
  return (
    row !== undefined &&
    row.reference === projection.reference &&
    row.creditor === projection.creditor &&
    row.debtor === projection.debtorId &&
    row.name === projection.debtorName &&
    row.status === projection.status &&
    row.version === claim.version &&
    row.debtorVersion === debtor.version
  );
}

async function lockDebtor(trx: Transaction<Tables>, practice: PracticeId, id: DebtorId): Promise<void> {
  await trx
    .insertInto('debtors')
    .values({ id, practice, name: null, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .selectFrom('debtors')
    .select('version')
    .where('id', '=', id)
    .where('practice', '=', practice)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
