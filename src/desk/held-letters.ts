/** While sending is on hold, letters that no longer hold are withdrawn as they would be at their leaving, so that the review of the day makes them anew. */
import { decideOnWithdrawn } from '../claim/decide-on-posting.ts';
import type { PracticeConfig } from '../config.ts';
import { heldLetters } from '../database/outbox.ts';
import type { OutboxRow } from '../database/outbox-row.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import type { Desk } from './desk.ts';
import { lookedAtAgain } from './post-letters.ts';

/** A letter that fails is logged and left for the next tick; the others go on. */
export async function reviewHeldLetters(desk: Desk, config: PracticeConfig): Promise<void> {
  if (desk.config.sending === 'on') return;
  for (const row of await heldLetters(desk.db, config.practice.id, desk.now())) {
    try {
      await reviewOne(desk, config, row);
    } catch (error) {
      desk.log.error('held letter not reviewed', { letterId: row.id, code: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

async function reviewOne(desk: Desk, config: PracticeConfig, row: OutboxRow): Promise<void> {
  const { claim, letterNumber: number } = row;
  if (claim === null || number === null) return;
  const { why } = await lookedAtAgain(desk, config, row, claim);
  if (why === null) return;
  await actOnClaim(desk, config, claim, NO_CAUSE, (situation) => decideOnWithdrawn(situation, number, why));
}
