/** Claims and their projections: what the desk loads, and what it looks up. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Claim, claimFrom } from '../claim/claim.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import { type Debtor, type DebtorId, debtorFrom } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { ClaimStatus } from '../claim/situation.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import type { Siren } from '../law/siren.ts';
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

/** The debtors known at that address, whose letters may go there or once went there; that of the newest claim first. */
export async function debtorsByAddress(db: Kysely<Tables>, practice: PracticeId, address: string): Promise<readonly Debtor[]> {
  const rows = await db
    .selectFrom('clues')
    .innerJoin('claims', 'claims.id', 'clues.claim')
    .select('claims.debtor')
    .where('clues.practice', '=', practice)
    .where('clues.kind', '=', 'address')
    .where('clues.value', '=', address)
    .groupBy('claims.debtor')
    .orderBy(({ fn }) => fn.max('claims.reference'), 'desc')
    .execute();
  return Promise.all(rows.map((row) => loadDebtor(db, practice, row.debtor)));
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

/** Open claims on which one of these very sums was owed when something last happened to them. */
export async function claimsOwing(
  db: Kysely<Tables>,
  practice: PracticeId,
  sums: readonly Cents[],
): Promise<readonly { readonly id: ClaimId; readonly balanceCents: number | null }[]> {
  if (sums.length === 0) return [];
  const rows = await db
    .selectFrom('claims')
    .select(['id', 'balance_cents'])
    .where('practice', '=', practice)
    .where('status', '!=', 'closed')
    .where('balance_cents', 'in', [...sums])
    .execute();
  return rows.map((row) => ({ id: row.id, balanceCents: row.balance_cents }));
}

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

/** Open claims whose balance could not be told when something last happened to them, for want of rates. */
export async function claimsOfUnknownBalance(db: Kysely<Tables>, practice: PracticeId): Promise<readonly ClaimId[]> {
  const rows = await db
    .selectFrom('claims')
    .select('id')
    .where('practice', '=', practice)
    .where('status', '!=', 'closed')
    .where('balance_cents', 'is', null)
    .orderBy('reference')
    .execute();
  return rows.map((row) => row.id);
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
  readonly debtorSiren: Siren | null;
  readonly insolvencyCheckedOn: IsoDate | null;
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

/** The projection of the debtor's own row. */
export function debtorRow({ debtorName: name, debtorSiren: siren, insolvencyCheckedOn }: Projection, version: number) {
  return { name, siren, insolvency_checked_on: insolvencyCheckedOn, version };
}

/** A claim, still open, of each debtor that was not looked up since `since`, those longest ago first. */
export async function claimsToLookUp(
  db: Kysely<Tables>,
  practice: PracticeId,
  since: IsoDate,
  limit: number,
): Promise<readonly ClaimId[]> {
  const rows = await db
    .selectFrom('debtors')
    .innerJoin('claims', 'claims.debtor', 'debtors.id')
    .select(({ fn }) => [
      sql<ClaimId>`(array_agg(claims.id order by claims.reference))[1]`.as('claim'),
      fn.max('debtors.insolvency_checked_on').as('checked'),
    ])
    .where('debtors.practice', '=', practice)
    .where('claims.practice', '=', practice)
    .where('debtors.siren', 'is not', null)
    .where('claims.status', '!=', 'closed')
    .where((where) => where.or([where('insolvency_checked_on', 'is', null), where('insolvency_checked_on', '<', since)]))
    .groupBy('debtors.id')
    .orderBy(sql`max(debtors.insolvency_checked_on) nulls first`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.claim);
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
