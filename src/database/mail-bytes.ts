/** The raw bytes of mails: three functions, so that files or an object store can take the table's place. */
import type { Kysely } from 'kysely';
import type { MailId } from '../claim/claim-events.ts';
import type { Tables } from './tables.ts';

export async function putBytes(db: Kysely<Tables>, mail: MailId, bytes: Buffer): Promise<void> {
  await db.insertInto('mail_bytes').values({ mail, bytes }).execute();
}

/** @throws when they were dropped. */
export async function getBytes(db: Kysely<Tables>, mail: MailId): Promise<Buffer> {
  const row = await db.selectFrom('mail_bytes').select('bytes').where('mail', '=', mail).executeTakeFirstOrThrow();
  return row.bytes;
}

export async function dropBytes(db: Kysely<Tables>, mail: MailId): Promise<void> {
  await db.deleteFrom('mail_bytes').where('mail', '=', mail).execute();
}
