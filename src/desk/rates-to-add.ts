/** What the digest says of interest rates: the half-year to add, the claims that wait for it, and, from a month before, the one to come. */
import type { ClaimId } from '../claim/claim-events.ts';
import { whyQuiet } from '../claim/why-quiet.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels, claimsOfUnknownBalance, loadClaim } from '../database/claims.ts';
import { addDays, addMonths, frenchDate, type IsoDate } from '../law/calendar.ts';
import { frenchHalfYear, halfYearOf, type Rates, ratesEnd } from '../law/rates.ts';
import { type Desk, situationFrom } from './desk.ts';

/** A line for each half-year that keeps claims waiting, and who they are. */
export async function ratesWaitedFor(desk: Desk, config: PracticeConfig): Promise<readonly string[]> {
  const practice = config.practice.id;
  const waiting = new Map<string, ClaimId[]>();
  for (const id of await claimsOfUnknownBalance(desk.db, practice)) {
    const { claim, debtor } = await loadClaim(desk.db, practice, id);
    const quiet = whyQuiet(situationFrom(desk, config, claim, debtor));
    if (quiet?.because === 'rate-unknown') waiting.set(quiet.halfYear, [...(waiting.get(quiet.halfYear) ?? []), id]);
  }
  const lines = [...waiting].map(async ([halfYear, ids]) => {
    const claims = await claimLabels(desk.db, practice, ids);
    const names = claims.map((claim) => `${claim.reference} – ${claim.debtorName ?? 'débiteur à nommer'}`);
    return `${toAdd(halfYear)} ; ${names.length === 1 ? 'attend' : 'attendent'} : ${names.join(', ')}`;
  });
  return Promise.all(lines);
}

/** `since`: the first day it is said. */
export type ComingRates = { readonly line: string; readonly since: IsoDate };

/** null while the known rates reach more than a month ahead. */
export function comingRates(rates: Rates, today: IsoDate): ComingRates | null {
  const end = ratesEnd(rates);
  if (end === null || today < addMonths(end, -1)) return null;
  const line = `${toAdd(halfYearOf(addDays(end, 1)))} : les taux connus s’arrêtent au ${frenchDate(end)}`;
  return { line, since: addMonths(end, -1) };
}

function toAdd(halfYear: string): string {
  return `taux d’intérêt du ${frenchHalfYear(halfYear)} à ajouter dans config/rates.yaml, puis redémarrer Amiable`;
}
