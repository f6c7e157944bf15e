/** Claims and their projections: what the desk loads, and what it looks up. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Claim, claimFrom } from '../claim/claim.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import { type Debtor, type DebtorId, debtorFrom } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { ClaimStatus } from '../claim/situation.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { loadClaimRecord, loadDebtorRecord } from './events.ts';
import type { Tables } from './tables.ts';

/** @throws when the practice has no such claim. */
export async function loadClaim(
  db: Kysely<Tables>,
  practice: PracticeId,
  id: ClaimId,
): Promise<{ readonly claim: Claim; readonly debtor: Debtor }> {
  const history = await loadClaimRecord(db, practice, id);
  const claim = claimFrom(
    id,
    history.map((one) => one.event),
  );
  return { claim, debtor: await loadDebtor(db, practice, claim.debtorId) };
}

export async function loadDebtor(db: Kysely<Tables>, practice: PracticeId, id: DebtorId): Promise<Debtor> {
  const history = await loadDebtorRecord(db, practice, id);
  return debtorFrom(
    id,
    history.map((one) => one.event),
  );
}

/** The debtor known at that address, whose letters may go there or once went there; of several, that of the newest claim. */
export async function debtorByAddress(db: Kysely<Tables>, practice: PracticeId, address: string): Promise<Debtor | null> {
  const row = await db
    .selectFrom('clues')
    .innerJoin('claims', 'claims.id', 'clues.claim')
    .select('claims.debtor')
    .where('clues.practice', '=', practice)
    .where('clues.kind', '=', 'address')
    .where('clues.value', '=', address)
    .orderBy('claims.reference', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : loadDebtor(db, practice, row.debtor);
}

export async function claimByReference(db: Kysely<Tables>, practice: PracticeId, reference: string): Promise<ClaimId | null> {
  const row = await db
    .selectFrom('claims')
    .select('id')
    .where('practice', '=', practice)
    .where(sql<string>`upper(reference)`, '=', reference.toUpperCase())
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The open claim of that creditor against that debtor. */
export async function openClaimOf(
  db: Kysely<Tables>,
  practice: PracticeId,
  debtor: DebtorId,
  creditor: string,
): Promise<ClaimId | null> {
  const row = await db
    .selectFrom('claims')
    .select('id')
    .where('practice', '=', practice)
    .where('debtor', '=', debtor)
    .where('creditor', '=', creditor)
    .where('status', '!=', 'closed')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** « MA-2026-0001 – SARL Cap Nautisme – 1 200,00 € », in the order asked for. */
export async function claimLabels(
  db: Kysely<Tables>,
  practice: PracticeId,
  ids: readonly ClaimId[],
): Promise<readonly ClaimLabel[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('claims')
    .innerJoin('debtors', 'debtors.id', 'claims.debtor')
    .select(['claims.id', 'claims.reference', 'claims.balance_cents', 'debtors.name'])
    .where('claims.practice', '=', practice)
    .where('claims.id', 'in', [...ids])
    .execute();
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row === undefined ? [] : [{ id, reference: row.reference, debtorName: row.name, balanceCents: row.balance_cents }];
  });
}
export type ClaimLabel = {
  readonly id: ClaimId;
  readonly reference: string;
  readonly debtorName: string | null;
  readonly balanceCents: number | null;
};

/** Claims whose wake-up day has come, in slices: costs what it touches. */
export async function claimsWaking(
  db: Kysely<Tables>,
  practice: PracticeId,
  day: IsoDate,
  after: ClaimId | null,
  limit: number,
): Promise<readonly ClaimId[]> {
  let query = db
    .selectFrom('claims')
    .select('id')
    .where('practice', '=', practice)
    .where('wakes_on', '<=', day)
    .orderBy('id')
    .limit(limit);
  if (after !== null) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => row.id);
}

export function allClaims(db: Kysely<Tables>, practice: PracticeId) {
  return db
    .selectFrom('claims')
    .select(['id', 'reference', 'creditor', 'debtor', 'status', 'balance_cents', 'wakes_on'])
    .where('practice', '=', practice)
    .orderBy('reference')
    .execute();
}

export type Projection = {
  readonly reference: string;
  readonly creditor: string;
  readonly debtorId: DebtorId;
  readonly debtorName: string | null;
  readonly status: ClaimStatus;
  readonly balanceCents: Cents | null;
  readonly wakesOn: IsoDate | null;
};

export async function projectClaim(
  db: Kysely<Tables>,
  practice: PracticeId,
  id: ClaimId,
  projection: Projection,
  version: number,
): Promise<void> {
  const { reference, creditor, debtorId, status, balanceCents, wakesOn } = projection;
  const row = { reference, creditor, debtor: debtorId, status, balance_cents: balanceCents, wakes_on: wakesOn, version };
  await db
    .insertInto('claims')
    .values({ id, practice, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('claims.practice', '=', practice))
    .execute();
}

/** Something happened to the debtor: its other open claims are looked at again that day. */
export async function wakeOthers(trx: Transaction<Tables>, debtor: DebtorId, except: ClaimId, day: IsoDate): Promise<void> {
  await trx
    .updateTable('claims')
    .set({ wakes_on: day })
    .where('debtor', '=', debtor)
    .where('id', '!=', except)
    .where('status', '!=', 'closed')
    .where('wakes_on', '>', day)
    .execute();
}
