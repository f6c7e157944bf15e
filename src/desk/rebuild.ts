/** Computes the projections again from the histories alone, and tells which rows differed. */
import type { ClaimId } from '../claim/claim-events.ts';
import type { PracticeConfig } from '../config.ts';
import { allClaims, loadClaim, projectClaim } from '../database/claims.ts';
import type { Desk } from './desk.ts';
import { situationFrom } from './desk.ts';
import { projectionOf } from './recording.ts';

export type Rebuilt = { readonly claims: number; readonly differed: readonly ClaimId[] };

/** The wake-up day moves with the calendar: it is computed again, and counts as no difference. */
export async function rebuild(desk: Desk, config: PracticeConfig): Promise<Rebuilt> {
  const { id: practice } = config.practice;
  const rows = await allClaims(desk.db, practice);
  const differed: ClaimId[] = [];
  for (const row of rows) {
    const { claim, debtor } = await loadClaim(desk.db, practice, row.id);
    const projection = projectionOf(situationFrom(desk, config, claim, debtor));
    const same = row.reference === projection.reference && row.status === projection.status && row.debtor === projection.debtorId;
    if (!same) differed.push(row.id);
    await projectClaim(desk.db, practice, row.id, projection);
  }
  return { claims: rows.length, differed };
}
