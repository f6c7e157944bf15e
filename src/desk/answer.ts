/** One short answer to a member whose mail asked for no decision on a claim. */
import type { Notice } from '../claim/decision.ts';
import type { PracticeConfig } from '../config.ts';
import type { Desk } from './desk.ts';
import { type Occasion, sendNotice } from './send-notice.ts';
import type { Incoming } from './understand.ts';

/** One short answer to the member, and the mail is settled; `also` is written with it or not at all. */
export async function answer(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  notice: Notice,
  also?: Occasion['also'],
): Promise<void> {
  const { id, reading, thread } = incoming;
  await sendNotice(desk, config, notice, {
    mail: id,
    candidates: thread.claimIds,
    outcome: { outcome: 'filed', reason: `answered-${reading.kind}` },
    also,
  });
}
