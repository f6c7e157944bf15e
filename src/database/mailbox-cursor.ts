/** How far each box of a mailbox has been read: here, never in flags. */
import type { Kysely } from 'kysely';
import type { PracticeId } from '../claim/practice.ts';
import type { Tables } from './tables.ts';

export type Cursor = { readonly uidValidity: string; readonly lastUid: number; readonly lastInternalDate: Date | null };

export async function loadCursor(db: Kysely<Tables>, practice: PracticeId, box: string): Promise<Cursor | null> {
  const row = await db
    .selectFrom('mailbox_cursor')
    .select(['uid_validity', 'last_uid', 'last_internal_date'])
    .where('practice', '=', practice)
    .where('box', '=', box)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { uidValidity: row.uid_validity, lastUid: row.last_uid, lastInternalDate: row.last_internal_date };
}

/** The box was rebuilt: read it from the start again; content keys recognise what is known. */
export async function resetCursor(db: Kysely<Tables>, practice: PracticeId, box: string, uidValidity: string): Promise<void> {
  await db
    .insertInto('mailbox_cursor')
    .values({ practice, box, uid_validity: uidValidity, last_uid: 0, last_internal_date: null })
    .onConflict((conflict) => conflict.columns(['practice', 'box']).doUpdateSet({ uid_validity: uidValidity, last_uid: 0 }))
    .execute();
}
