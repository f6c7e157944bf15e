/** A mail as it arrives: its row, its bytes, its place in the mailbox, and how far the box has been read. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import { putBytes } from './mail-bytes.ts';
import type { Tables } from './tables.ts';

export type Arrived = {
  readonly practice: PracticeId;
  readonly raw: Buffer;
  readonly contentKey: string;
  readonly rawHash: string;
  readonly place: {
    readonly box: string;
    readonly uidValidity: string;
    readonly uid: number;
    readonly internalDate: Date | null;
  };
  readonly junk: boolean;
  readonly now: Date;
};

/** One mail per content, with its bytes. */
export async function putMail(
  trx: Transaction<Tables>,
  arrived: Arrived,
): Promise<{ readonly id: MailId; readonly duplicate: boolean }> {
  const { practice, contentKey, rawHash, junk, now, raw } = arrived;
  const id = randomUUID() as MailId;
  const inserted = await trx
    .insertInto('mails')
    .values({ id, practice, content_key: contentKey, raw_hash: rawHash, received: now, junk, state: 'kept', attempts: 0 })
    .onConflict((conflict) => conflict.columns(['practice', 'content_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) {
    await putBytes(trx, id, raw);
    return { id, duplicate: false };
  }
  const known = await trx
    .selectFrom('mails')
    .select('id')
    .where('practice', '=', practice)
    .where('content_key', '=', contentKey)
    .executeTakeFirstOrThrow();
  return { id: known.id, duplicate: true };
}

/** Where it stands, and how far the box has been read; the cursor never goes back in a box that was not rebuilt. */
export async function putPlace(trx: Transaction<Tables>, { practice, place }: Arrived, mail: MailId): Promise<void> {
  const { box, uidValidity: uid_validity, uid, internalDate } = place;
  await trx
    .insertInto('mail_places')
    .values({ practice, box, uid_validity, uid, mail })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('mailbox_cursor')
    .values({ practice, box, uid_validity, last_uid: uid, last_internal_date: internalDate })
    .onConflict((conflict) =>
      conflict
        .columns(['practice', 'box'])
        .doUpdateSet({ uid_validity, last_uid: uid, last_internal_date: internalDate })
        .where((known) =>
          known.or([known('mailbox_cursor.uid_validity', '!=', uid_validity), known('mailbox_cursor.last_uid', '<', uid)]),
        ),
    )
    .execute();
}
