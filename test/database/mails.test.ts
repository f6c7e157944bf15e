import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { Database } from '../../src/database/connect.ts';
import { loadCursor, resetCursor } from '../../src/database/mailbox-cursor.ts';
import { keepMail, postponeMail, rawOf, retryUnreadable, settleMail, takeMailsToSettle } from '../../src/database/mails.ts';
import { contentKey, rawHash } from '../../src/outside/content-key.ts';
import { freshDatabase } from './fresh-database.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
}, 60_000);
afterAll(() => database.close());

const noon = new Date('2026-09-01T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
let uid = 0;

function arrived(practice: string, text: string, box = 'INBOX') {
  uid += 1;
  const raw = Buffer.from(text);
  const place = { box, uidValidity: '7', uid, internalDate: noon };
  return {
    practice: practice as PracticeId,
    raw,
    contentKey: contentKey(raw),
    rawHash: rawHash(raw),
    place,
    junk: false,
    now: noon,
  };
}

describe('a mail that came in', () => {
  test('is kept to the byte, with its place and the cursor, before anything can fail', async () => {
    const mail = arrived('a', 'Subject: été\r\n\r\n\xe9\x00 bytes');
    const { id, duplicate } = await keepMail(database.db, mail);
    expect(duplicate).toBe(false);
    expect((await rawOf(database.db, id)).equals(mail.raw)).toBe(true);
    expect(await loadCursor(database.db, mail.practice, 'INBOX')).toEqual({
      uidValidity: '7',
      lastUid: mail.place.uid,
      lastInternalDate: noon,
    });
  });

  test('is recognised in another place, whatever transport headers were put before it', async () => {
    const first = await keepMail(database.db, arrived('b', 'Received: from x\r\nSubject: a\r\n\r\nhello'));
    const second = await keepMail(
      database.db,
      arrived('b', 'Received: from y\r\nDelivered-To: z\r\nSubject: a\r\n\r\nhello', 'Junk'),
    );
    expect(second).toEqual({ id: first.id, duplicate: true });
    const elsewhere = await keepMail(database.db, arrived('c', 'Received: from x\r\nSubject: a\r\n\r\nhello'));
    expect(elsewhere.duplicate).toBe(false);
  });

  test('is taken to be settled by one worker at a time, and given back when it dies', async () => {
    const mail = arrived('d', 'Subject: b\r\n\r\n1');
    await keepMail(database.db, mail);
    expect(await takeMailsToSettle(database.db, mail.practice, noon, 10)).toHaveLength(1);
    expect(await takeMailsToSettle(database.db, mail.practice, later(30), 10)).toHaveLength(0);
    const [again] = await takeMailsToSettle(database.db, mail.practice, later(61), 10);
    expect(again?.attempts).toBe(2);
  });

  test('waits after a failure, and ends in a named outcome', async () => {
    const mail = arrived('e', 'Subject: c\r\n\r\n1');
    const { id } = await keepMail(database.db, mail);
    await takeMailsToSettle(database.db, mail.practice, noon, 10);
    await postponeMail(database.db, id, later(300));
    expect(await takeMailsToSettle(database.db, mail.practice, later(120), 10)).toHaveLength(0);
    await settleMail(database.db, id, { outcome: 'unreadable', reason: 'too-slow', claim: null }, noon);
    expect(await takeMailsToSettle(database.db, mail.practice, later(900), 10)).toHaveLength(0);
    expect(await retryUnreadable(database.db, mail.practice)).toBe(1);
    expect(await takeMailsToSettle(database.db, mail.practice, later(900), 10)).toHaveLength(1);
  });

  test('a rebuilt box is read from the start', async () => {
    const mail = arrived('f', 'Subject: d\r\n\r\n1');
    await keepMail(database.db, mail);
    await resetCursor(database.db, mail.practice, 'INBOX', '8');
    expect(await loadCursor(database.db, mail.practice, 'INBOX')).toMatchObject({ uidValidity: '8', lastUid: 0 });
  });
});
