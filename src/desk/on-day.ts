/** What happens when a day begins: every claim whose wake-up day has come is looked at, in slices. */
import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnNewDay } from '../claim/decide-on-new-day.ts';
import type { PracticeConfig } from '../config.ts';
import { claimsWaking } from '../database/claims.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, today } from './desk.ts';

const SLICE = 100;

/** A claim that fails is logged and left for the next tick; the others go on. */
export async function onDay(desk: Desk, config: PracticeConfig): Promise<void> {
  const day = today(desk);
  let last: ClaimId | null = null;
  for (;;) {
    const waking: readonly ClaimId[] = await claimsWaking(desk.db, config.practice.id, day, last, SLICE);
    for (const claimId of waking) await reviewOne(desk, config, claimId);
    last = waking.at(-1) ?? null;
    if (waking.length < SLICE) return;
  }
}

async function reviewOne(desk: Desk, config: PracticeConfig, claimId: ClaimId): Promise<void> {
  try {
    await actOnClaim(desk, config, claimId, NO_CAUSE, decideOnNewDay);
  } catch (error) {
    desk.log.error('claim not reviewed', { claimId, code: error instanceof Error ? error.name : 'unknown' });
  }
}
