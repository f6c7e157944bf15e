/** Readings that a member put right, with what was read: the latest word on each message, in the order they were given. */
import type { Kysely } from 'kysely';
import type { ClaimId, EventOf, MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import { type ClaimLabel, claimLabels } from './claims.ts';
import { keptReading, type ReadMail } from './kept-reading.ts';
import { eventFrom } from './shapes.ts';
import type { Tables } from './tables.ts';

export type CorrectedReading = ReadMail & { readonly correction: EventOf<'StatementCorrected'>; readonly claim: ClaimLabel };

/** Messages whose words are no longer kept are left out. */
export async function correctedReadings(db: Kysely<Tables>, practice: PracticeId): Promise<readonly CorrectedReading[]> {
  const rows = await db
    .selectFrom('events')
    .select(['stream', 'shape', 'body'])
    .where('practice', '=', practice)
    .where('kind', '=', 'StatementCorrected')
    .where('body', 'is not', null)
    .orderBy('recorded')
    .orderBy('stream')
    .orderBy('version')
    .execute();
  const last = new Map<MailId, { readonly correction: EventOf<'StatementCorrected'>; readonly claim: ClaimId }>();
  for (const { stream, shape, body } of rows) {
    const correction = eventFrom<EventOf<'StatementCorrected'>>('StatementCorrected', shape, body ?? '');
    last.delete(correction.mail);
    last.set(correction.mail, { correction, claim: stream as ClaimId });
  }
  const found: CorrectedReading[] = [];
  for (const [mail, { correction, claim: id }] of last) {
    const read = await keptReading(db, practice, mail);
    const [claim] = await claimLabels(db, practice, [id]);
    if (read !== null && claim !== undefined) found.push({ ...read, correction, claim });
  }
  return found;
}
