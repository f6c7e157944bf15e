/** Looks the debtors of a practice up in notices that came by file: proceedings stop them, and with `asOf` the absence of any is a look at the BODACC too. */
import { decideOnInsolvencyCheck } from '../claim/decide-on-insolvency-check.ts';
import { proceedingsInFrench } from '../claim/insolvency-in-french.ts';
import type { PracticeConfig } from '../config.ts';
import { claimsToLookUp, loadClaim } from '../database/claims.ts';
import type { IsoDate } from '../law/calendar.ts';
import { type BodaccNotice, proceedingsOf } from '../reading/bodacc-notices.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import type { Desk } from './desk.ts';

const EVER = '9999-12-31' as IsoDate;

/** `found`: a line for each debtor in proceedings, « MA-2026-0001, SARL Cap Nautisme : … ». */
export type LookedUp = { readonly debtors: number; readonly found: readonly string[] };

/** `asOf`: the day up to which everything published is among the notices; null where that is not known, and then only what is found counts. */
export async function takeInNotices(
  desk: Desk,
  config: PracticeConfig,
  notices: readonly BodaccNotice[],
  asOf: IsoDate | null,
): Promise<LookedUp> {
  const bySiren = Map.groupBy(
    notices.flatMap((notice) => notice.sirens.map((siren) => ({ siren, notice }))),
    ({ siren }) => siren,
  );
  const claims = await claimsToLookUp(desk.db, config.practice.id, EVER, Number.MAX_SAFE_INTEGER);
  const found: string[] = [];
  for (const claimId of claims) {
    const { claim, debtor } = await loadClaim(desk.db, config.practice.id, claimId);
    const its = debtor.siren === null ? [] : (bySiren.get(debtor.siren) ?? []).map(({ notice }) => notice);
    const proceedings = debtor.siren === null ? null : proceedingsOf(debtor.siren, its);
    if (proceedings !== null)
      found.push(`${claim.reference}, ${debtor.name ?? 'débiteur à nommer'} : ${proceedingsInFrench(proceedings)}`);
    const day = asOf ?? proceedings?.publishedOn ?? null;
    if (day === null) continue;
    const check = { source: 'file', asOf: day, proceedings } as const;
    await actOnClaim(desk, config, claimId, NO_CAUSE, (situation) => decideOnInsolvencyCheck(situation, check));
  }
  return { debtors: claims.length, found };
}
