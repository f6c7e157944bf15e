/** Looks debtors up in the BODACC by their SIREN: each one every week while a claim is open, and again on the day a letter leaves. */
import type { ClaimId } from '../claim/claim-events.ts';
import type { Debtor } from '../claim/debtor.ts';
import { decideOnInsolvencyCheck } from '../claim/decide-on-insolvency-check.ts';
import { type Decision, NO_DECISION } from '../claim/decision.ts';
import type { PracticeConfig } from '../config.ts';
import { claimsToLookUp, loadClaim } from '../database/claims.ts';
import { addDays } from '../law/calendar.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, today } from './desk.ts';

/** What a letter put off for want of it bears in the outbox. */
export const UNCHECKED = 'bodacc-not-reached';

const EVERY_DAYS = 7;
/** At one tick, so that nothing else waits long for it. */
const MOST_AT_ONCE = 20;

/** Those whose week is over. Where the BODACC is out of reach, the others wait for a later tick; one that fails is logged, and the others go on. */
export async function lookUpDebtors(desk: Desk, config: PracticeConfig): Promise<void> {
  if (config.practice.insolvency.check === 'off') return;
  const since = addDays(today(desk), 1 - EVERY_DAYS);
  for (const claimId of await claimsToLookUp(desk.db, config.practice.id, since, MOST_AT_ONCE)) {
    try {
      const { debtor } = await loadClaim(desk.db, config.practice.id, claimId);
      if ((await lookUp(desk, config, claimId, debtor)) === null) return;
    } catch (error) {
      desk.log.error('debtor not looked up', { claimId, code: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

/** Unless it was done that day. Whether the letter is withdrawn by what was found. */
export async function lookUpBeforeLetter(desk: Desk, config: PracticeConfig, claimId: ClaimId, number: number): Promise<boolean> {
  if (config.practice.insolvency.check === 'off') return false;
  const { debtor } = await loadClaim(desk.db, config.practice.id, claimId);
  const checkedOn = debtor.insolvencyCheckedOn;
  if (debtor.siren === null || (checkedOn !== null && checkedOn >= today(desk))) return false;
  const { claimEvents } = (await lookUp(desk, config, claimId, debtor)) ?? NO_DECISION;
  return claimEvents.some((event) => event.kind === 'LetterWithdrawn' && event.number === number);
}

/** null where it could not be asked, and for a debtor whose SIREN is not known. */
async function lookUp(
  desk: Desk,
  config: PracticeConfig,
  claimId: ClaimId,
  { siren }: Pick<Debtor, 'siren'>,
): Promise<Decision | null> {
  if (siren === null) return null;
  const answer = await desk.bodacc.ask(config.practice.insolvency.url, siren, desk.now());
  if ('none' in answer) {
    if (answer.none !== 'resting') desk.log.warn('debtor not looked up', { claimId, code: answer.none });
    return null;
  }
  const check = { source: 'bodacc', asOf: today(desk), proceedings: answer.proceedings } as const;
  return actOnClaim(desk, config, claimId, NO_CAUSE, (situation) => decideOnInsolvencyCheck(situation, check));
}
