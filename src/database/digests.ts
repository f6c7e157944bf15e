/** The digests made: one a day and practice, whichever daemon made it, and each looks back to the one before. */
import type { Kysely } from 'kysely';
import type { PracticeId } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import { putOutbox } from './outbox.ts';
import type { NewOutbox } from './outbox-row.ts';
import type { Tables } from './tables.ts';

export type Digest = { readonly day: IsoDate; readonly made: Date };

export async function lastDigest(db: Kysely<Tables>, practice: PracticeId): Promise<Digest | null> {
  const row = await db
    .selectFrom('digests')
    .select(['day', 'made'])
    .where('practice', '=', practice)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Its mails and the word that it was made, both or neither. Writes nothing when another daemon made that day's meanwhile. */
export async function recordDigest(
  db: Kysely<Tables>,
  practice: PracticeId,
  { day, made }: Digest,
  mails: readonly NewOutbox[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const first = await trx
      .insertInto('digests')
      .values({ practice, day, made })
      .onConflict((conflict) => conflict.doNothing())
      .returning('day')
      .executeTakeFirst();
    if (first === undefined) return;
    for (const mail of mails) await putOutbox(trx, practice, mail, made);
  });
}
