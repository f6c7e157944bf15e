/** The digests in the database. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { Database } from '../../src/database/connect.ts';
import { lastDigest, recordDigest } from '../../src/database/digests.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { newId } from '../../src/outside/seal.ts';
import { freshDatabase } from './fresh-database.ts';
import { aNotice, opening, practice } from './recordings.ts';

export function digestsTable(): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  const aMail = () => ({ ...aNotice(opening().ids.claim), id: newId(), claim: null });

  describe('a digest made by two daemons at once', () => {
    test('leaves once, and the next one looks back to it', async () => {
      const digest = { day: isoDate('2026-09-14'), made: new Date('2026-09-14T06:30:00Z') };
      const [one, other] = [aMail(), aMail()];
      await Promise.all([one, other].map((mail) => recordDigest(database.db, practice, digest, [mail])));
      const rows = await database.db.selectFrom('outbox').select('id').where('id', 'in', [one.id, other.id]).execute();
      expect(rows).toHaveLength(1);
      expect(await lastDigest(database.db, practice)).toEqual(digest);
      expect(await lastDigest(database.db, 'other' as PracticeId)).toBeNull();
    });

    test('whose mail could not be written is not made', async () => {
      const digest = { day: isoDate('2026-09-15'), made: new Date('2026-09-15T06:30:00Z') };
      const mail = aMail();
      await expect(recordDigest(database.db, practice, digest, [mail, mail])).rejects.toThrow('outbox_pkey');
      expect((await lastDigest(database.db, practice))?.day).toBe('2026-09-14');
    });
  });
}
