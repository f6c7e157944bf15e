/** Load, decide, write, record: the one way anything happens to a claim. Somebody who decided meanwhile makes us load and decide again. */
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import { type Decision, isEmpty } from '../claim/decision.ts';
import type { Situation } from '../claim/situation.ts';
import { tellWithdrawn } from '../claim/tell-withdrawn.ts';
import type { PracticeConfig } from '../config.ts';
import type { BankLineKey } from '../database/bank-lines.ts';
import { loadClaim } from '../database/claims.ts';
import type { MailOutcome } from '../database/mails.ts';
import type { Left } from '../database/posting.ts';
import { isVersionClash, record } from '../database/record.ts';
import { type Desk, situationFrom } from './desk.ts';
import { recordingOf } from './recording.ts';

export type Cause = {
  readonly mail: MailId | null;
  /** What becomes of that mail. */
  readonly outcome: { readonly outcome: MailOutcome; readonly reason: string } | null;
  readonly answered: readonly { readonly question: string; readonly by: string; readonly outcome: string }[];
  /** What became of a letter handed to the relay. */
  readonly left?: Left | null;
  /** The line of a bank statement that the decision books. */
  readonly bankLine?: BankLineKey;
};

export const NO_CAUSE: Cause = { mail: null, outcome: null, answered: [] };
const MOST_TRIES = 5;

/** @throws what the database throws; nothing is recorded then. */
export async function actOnClaim(
  desk: Desk,
  config: PracticeConfig,
  claimId: ClaimId,
  cause: Cause,
  occasion: (situation: Situation) => Decision,
): Promise<Decision> {
  for (let tries = 1; ; tries += 1) {
    const { claim, debtor } = await loadClaim(desk.db, config.practice.id, claimId);
    const situation = situationFrom(desk, config, claim, debtor);
    const decision = tellWithdrawn(situation, occasion(situation));
    try {
      await record(desk.db, await recordingOf(desk, config, situation, decision, cause));
      if (!isEmpty(decision)) logDecision(desk, claimId, decision);
      return decision;
    } catch (error) {
      if (!isVersionClash(error) || tries === MOST_TRIES) throw error;
    }
  }
}

function logDecision(desk: Desk, claimId: ClaimId, decision: Decision): void {
  const events = [...decision.claimEvents, ...decision.debtorEvents].map((event) => event.kind).join(' ');
  desk.log.info('decided on a claim', { claimId, events });
}
