/** The mails in the database. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { Database } from '../../src/database/connect.ts';
import { loadCursor, resetCursor } from '../../src/database/mailbox-cursor.ts';
import {
  keepMail,
  mailsSettledSince,
  postponeMail,
  probableDuplicateOf,
  rawOf,
  retryUnreadable,
  setParsed,
  settleMail,
  takeMailsToSettle,
} from '../../src/database/mails.ts';
import { contentKey, rawHash } from '../../src/outside/content-key.ts';
import type { Authenticity, Reading } from '../../src/reading/reading.ts';
import { freshDatabase } from './fresh-database.ts';

export function mailsTable(): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database.close());

  const noon = new Date('2026-09-01T12:00:00Z');
  const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
  const AUTHENTIC: Authenticity = { verdict: 'authentic', because: ['dkim'] };
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

    test('that kills its worker three times is set aside; those taken with it are not', async () => {
      const deadly = arrived('g', 'Subject: e\r\n\r\n1');
      const { id } = await keepMail(database.db, deadly);
      await keepMail(database.db, { ...arrived('g', 'Subject: e\r\n\r\n2'), now: later(1) });
      for (const seconds of [10, 100, 200]) {
        expect(await takeMailsToSettle(database.db, deadly.practice, later(seconds), 10)).toHaveLength(2);
      }
      const left = await takeMailsToSettle(database.db, deadly.practice, later(300), 10);
      expect(left.map((mail) => mail.id)).not.toContain(id);
      expect(left).toHaveLength(1);
      const [settled] = await mailsSettledSince(database.db, deadly.practice, new Date(0));
      expect(settled).toMatchObject({ id, outcome: 'unreadable', reason: 'failed-3-times: the worker died' });
    });

    test('moved out of junk is settled once more', async () => {
      const text = 'Subject: f\r\n\r\n1';
      const junk = { ...arrived('h', text, 'Junk'), junk: true };
      const { id } = await keepMail(database.db, junk);
      await takeMailsToSettle(database.db, junk.practice, noon, 10);
      await settleMail(database.db, id, { outcome: 'set-aside', reason: 'found-in-junk', claim: null }, noon);
      expect(await keepMail(database.db, { ...arrived('h', text, 'Junk'), junk: true })).toEqual({ id, duplicate: true });
      expect(await takeMailsToSettle(database.db, junk.practice, later(100), 10)).toEqual([]);
      expect(await keepMail(database.db, arrived('h', text))).toEqual({ id, duplicate: true });
      expect(await takeMailsToSettle(database.db, junk.practice, later(100), 10)).toMatchObject([
        { id, junk: false, attempts: 1 },
      ]);
    });

    test('that acted from junk acts once, wherever it is moved', async () => {
      const text = 'Subject: g\r\n\r\n1';
      const junk = { ...arrived('i', text, 'Junk'), junk: true };
      const { id } = await keepMail(database.db, junk);
      await settleMail(database.db, id, { outcome: 'acted', reason: 'promise-to-pay', claim: null }, noon);
      await keepMail(database.db, arrived('i', text));
      expect(await takeMailsToSettle(database.db, junk.practice, noon, 10)).toEqual([]);
    });

    test('fetched late by another daemon does not take the cursor back', async () => {
      const early = arrived('j', 'Subject: h\r\n\r\n1');
      const late = arrived('j', 'Subject: h\r\n\r\n2');
      await keepMail(database.db, late);
      await keepMail(database.db, early);
      expect((await loadCursor(database.db, early.practice, 'INBOX'))?.lastUid).toBe(late.place.uid);
    });

    test('sent twice in other bytes is recognised by its Message-ID, author and date', async () => {
      const [first, second] = [arrived('k', 'Subject: i\r\n\r\n1'), arrived('k', 'Subject: i\r\n\r\n1 -- list')];
      const { id } = await keepMail(database.db, first);
      const { id: other } = await keepMail(database.db, second);
      const parsed = { messageId: 'a@x', from: 'b@x', subject: 's', date: noon, authenticity: AUTHENTIC, reading: {} as Reading };
      await setParsed(database.db, id, parsed);
      await setParsed(database.db, other, parsed);
      const sought = { id: other, messageId: 'a@x', from: 'b@x', date: noon };
      expect(await probableDuplicateOf(database.db, first.practice, sought)).toBeNull();
      await settleMail(database.db, id, { outcome: 'filed', reason: 'r', claim: null }, noon);
      expect(await probableDuplicateOf(database.db, first.practice, sought)).toBe(id);
      expect(await probableDuplicateOf(database.db, 'other' as PracticeId, sought)).toBeNull();
    });
  });
}
