/** Watching a mailbox: every mail is taken, once where the link holds, never lost where it breaks. `TEST_IMAP=host:port` runs the first part against another server. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { type ImapServer, startImapServer, type Verdict } from '../../src/demo/imap-server.ts';
import { contentKey } from '../../src/outside/content-key.ts';
import {
  type Cursor,
  type Fetched,
  findSent,
  type MailboxWatch,
  type MailDesk,
  type WatchOptions,
  watchMailbox,
} from '../../src/outside/mailbox.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Place = {
  readonly account: {
    readonly host: string;
    readonly port: number;
    readonly secure: boolean;
    readonly user: string;
    readonly password: string;
  };
  deliver(box: string, raw: Buffer, date?: Date): Promise<void>;
  flagsOf(box: string): Promise<readonly string[]>;
};

/** The server the first part runs on: the embedded one, or the one `TEST_IMAP` names, with a user of its own for each test. */
async function place(): Promise<Place> {
  const outside = process.env.TEST_IMAP?.split(':');
  const account = { host: '127.0.0.1', port: 0, secure: false, user: `u${randomUUID().slice(0, 8)}`, password: 'secret' };
  if (outside !== undefined) return placeThrough({ ...account, host: outside[0] ?? '', port: Number(outside[1]) });
  const server = await embedded(account.user);
  return placeThrough({ ...account, port: server.port });
}

async function placeThrough(account: Place['account']): Promise<Place> {
  const by = new ImapFlow({ ...account, auth: { user: account.user, pass: account.password }, logger: false });
  by.on('error', () => undefined);
  await by.connect();
  closing.push(async () => by.close());
  return {
    account,
    deliver: async (box, raw, date) => {
      const kept = await by.append(box, raw, [], date);
      if (kept === false) throw new Error('not appended');
    },
    flagsOf: async (box) => {
      const lock = await by.getMailboxLock(box, { readOnly: true });
      const found = await by.fetchAll('1:*', { flags: true });
      lock.release();
      return found.flatMap(({ flags }) => [...(flags ?? [])]).filter((flag) => flag !== '\\Recent');
    },
  };
}

async function embedded(user: string): Promise<ImapServer> {
  const server = await startImapServer({ users: new Map([[user, 'secret']]) });
  closing.push(() => server.close());
  return server;
}

/** A desk that remembers what it took, as the database would: mail and cursor together. */
class PretendDesk implements MailDesk {
  readonly taken: Fetched[] = [];
  readonly resets: string[] = [];
  readonly cursors = new Map<string, Cursor>();
  failures = 0;

  async cursor(box: string): Promise<Cursor | null> {
    return this.cursors.get(box) ?? null;
  }

  async take(fetched: Fetched): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the database is away');
    }
    this.taken.push(fetched);
    this.cursors.set(fetched.box, {
      uidValidity: fetched.uidValidity,
      lastUid: fetched.uid,
      lastInternalDate: fetched.internalDate,
    });
  }

  async reset(box: string, uidValidity: string): Promise<void> {
    this.resets.push(box);
    this.cursors.set(box, { uidValidity, lastUid: 0, lastInternalDate: this.cursors.get(box)?.lastInternalDate ?? null });
  }

  get subjects(): string[] {
    return this.taken.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim() ?? '');
  }

  get keys(): Set<string> {
    return new Set(this.taken.map(({ raw }) => contentKey(raw)));
  }
}

const phrases: string[] = [];
const log = {
  info: (phrase: string) => void phrases.push(phrase),
  warn: (phrase: string) => void phrases.push(phrase),
  error: (phrase: string) => void phrases.push(phrase),
};

const quick: WatchOptions = {
  log,
  now: () => new Date(),
  backoff: { firstMs: 10, mostMs: 50 },
  chance: () => 1,
  times: { connectTimeoutMs: 500, socketTimeoutMs: 200, maxIdleMs: 1000 },
};

async function watch(account: Place['account'], desk: MailDesk, options: Partial<WatchOptions> = {}): Promise<MailboxWatch> {
  phrases.length = 0;
  const watching = await watchMailbox(account, desk, { ...quick, ...options });
  closing.push(() => watching.stop());
  return watching;
}

async function until(happened: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!happened()) {
    if (Date.now() > end) throw new Error('did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function mail(subject: string, body = 'Bonjour,\r\n', id = subject): Buffer {
  return Buffer.from(
    `From: louise@courriel.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@courriel.example>\r\n\r\n${body}`,
  );
}

describe('a mailbox', () => {
  test('gives what lies in INBOX and Junk, byte for byte and in order, and what comes while it is watched', async () => {
    const { account, deliver } = await place();
    const raw = Buffer.concat([mail('un'), Buffer.from([0xe9, 0xff, 0x80, 0x0d, 0x0a])]);
    await deliver('INBOX', raw, new Date('2026-11-20T08:00:00Z'));
    await deliver('Junk', mail('indésirable'));
    const desk = new PretendDesk();
    const watching = await watch(account, desk);
    await watching.syncNow();
    expect(desk.taken.find(({ box }) => box === 'INBOX')).toMatchObject({
      raw,
      junk: false,
      truncated: false,
      internalDate: new Date('2026-11-20T08:00:00Z'),
    });
    expect(desk.taken.find(({ box }) => box === 'Junk')).toMatchObject({ junk: true });
    expect(watching.lastSync()).not.toBeNull();
    for (const subject of ['deux', 'trois', 'quatre']) await deliver('INBOX', mail(subject));
    await until(() => desk.taken.length === 5);
    expect(desk.subjects.slice(2)).toEqual(['deux', 'trois', 'quatre']);
  });

  test('keeps its flags: nobody sees that the desk has read it', async () => {
    const { account, deliver, flagsOf } = await place();
    await deliver('INBOX', mail('intact'));
    const desk = new PretendDesk();
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['intact']);
    expect(await flagsOf('INBOX')).toEqual([]);
  });

  test('is not read twice: a second watch goes on where the first stopped', async () => {
    const { account, deliver } = await place();
    const desk = new PretendDesk();
    await deliver('INBOX', mail('un'));
    const first = await watch(account, desk);
    await first.syncNow();
    await first.stop();
    await deliver('INBOX', mail('deux'));
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['un', 'deux']);
  });

  test('may be older than the practice: a first look can leave old mail alone', async () => {
    const { account, deliver } = await place();
    const desk = new PretendDesk();
    await deliver('INBOX', mail('ancien'), new Date('2020-01-10T08:00:00Z'));
    await deliver('INBOX', mail('récent'), new Date('2026-11-20T08:00:00Z'));
    await (await watch(account, desk, { since: new Date('2026-11-01T00:00:00Z') })).syncNow();
    expect(desk.taken).toHaveLength(1);
  });

  test('gives only headers and beginning of a mail that is too big', async () => {
    const { account, deliver } = await place();
    const desk = new PretendDesk();
    const big = mail('grand', 'x'.repeat(50_000));
    await deliver('INBOX', big);
    await (await watch(account, desk, { mostBytes: 10_000, firstBytes: 4096 })).syncNow();
    expect(desk.taken).toMatchObject([{ truncated: true, raw: big.subarray(0, 4096) }]);
  });

  test('offers a mail again that the desk could not keep, and nothing behind it before', async () => {
    const { account, deliver } = await place();
    const desk = new PretendDesk();
    desk.failures = 3;
    await deliver('INBOX', mail('un'));
    await deliver('INBOX', mail('deux'));
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['un', 'deux']);
    expect(phrases).toContain('mail not kept');
  });

  test('shows in its Sent box that a letter left', async () => {
    const { account, deliver } = await place();
    await deliver('Sent', mail('relance', '', 'l.abc.def'));
    expect(await findSent(account, '<l.abc.def@courriel.example>')).toBe(true);
    expect(await findSent(account, '<l.autre@courriel.example>')).toBe(false);
  });

  test('that refuses the password is not asked again and again', async () => {
    const { account } = await place();
    const patient = { ...quick.times, socketTimeoutMs: 15_000 };
    const watching = await watch({ ...account, password: 'faux' }, new PretendDesk(), { times: patient });
    await until(() => phrases.includes('mailbox refused the password'), 15_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(phrases).toHaveLength(1);
    expect(watching.lastSync()).toBeNull();
  });
});

const ours = process.env.TEST_IMAP === undefined ? describe : describe.skip;

async function broken(): Promise<{
  readonly server: ImapServer;
  readonly account: Place['account'];
  readonly desk: PretendDesk;
  deliver(subject: string): void;
}> {
  const user = 'creances@marchand.example';
  const server = await embedded(user);
  return {
    server,
    account: { host: '127.0.0.1', port: server.port, secure: false, user, password: 'secret' },
    desk: new PretendDesk(),
    deliver: (subject) => void server.deliver(user, 'INBOX', mail(subject, 'x'.repeat(2000))),
  };
}

ours('a link that breaks', () => {
  test.each([
    'GREETING',
    'AUTHENTICATE',
    'LIST',
    'EXAMINE',
    'UID FETCH',
    'STATUS',
    'IDLE',
    'DONE',
  ])('at %s is opened again, and nothing is lost', async (phase) => {
    const { server, account, desk, deliver } = await broken();
    let times = 3;
    server.faults.beforeReply = (command) => {
      if (command !== phase || times === 0) return 'answer';
      times -= 1;
      return 'hang-up';
    };
    for (const subject of ['un', 'deux', 'trois']) deliver(subject);
    const watching = await watch(account, desk);
    if (phase === 'DONE') await until(() => desk.taken.length === 3).then(() => deliver('quatre'));
    if (phase === 'DONE') await until(() => desk.taken.length === 4);
    await watching.syncNow();
    await until(() => times === 0);
    await watching.syncNow();
    expect(desk.subjects.slice(0, 3)).toEqual(['un', 'deux', 'trois']);
    expect(desk.keys.size).toBe(desk.taken.length);
  });

  test.each([
    100, 900, 1500, 2600, 4000, 5500, 7000,
  ])('after %i octets is opened again, and nothing is lost or taken twice', async (octets) => {
    const { server, account, desk, deliver } = await broken();
    for (const subject of ['un', 'deux', 'trois']) deliver(subject);
    server.faults.dropAfterBytes = octets;
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['un', 'deux', 'trois']);
  });

  test.each(['EXAMINE', 'UID FETCH', 'LIST', 'STATUS'])('because the server refuses %s is opened again', async (phase) => {
    const { server, account, desk, deliver } = await broken();
    let times = 2;
    server.faults.beforeReply = (command) => (command === phase && times-- > 0 ? 'refuse' : 'answer');
    deliver('un');
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['un']);
  });

  test('while nobody writes is noticed, and the mail of the meantime taken', async () => {
    const { server, account, desk, deliver } = await broken();
    await (await watch(account, desk)).syncNow();
    server.faults.frozen = true;
    deliver('pendant le silence');
    await until(() => phrases.includes('mailbox link lost') || phrases.includes('mailbox link ended'));
    server.faults.frozen = false;
    await until(() => desk.taken.length === 1);
  });

  test('that stays silent is thrown away by the watchdog', async () => {
    const { server, account, desk, deliver } = await broken();
    server.faults.beforeReply = (command) => (command === 'EXAMINE' ? 'silence' : 'answer');
    deliver('un');
    await watch(account, desk, { watchdogMs: 100, times: { socketTimeoutMs: 60_000 } });
    await until(() => phrases.some((phrase) => phrase.startsWith('mailbox link thrown away')));
    server.faults.beforeReply = null;
    await until(() => desk.taken.length === 1);
  });

  test('cut a hundred times while mail comes in loses nothing', async () => {
    const { server, account, desk, deliver } = await broken();
    await (await watch(account, desk)).syncNow();
    for (let count = 0; count < 100; count += 1) {
      deliver(`mail ${count}`);
      if (count % 2 === 0) server.faults.dropAfterBytes = (count * 97) % 3000;
      else server.hangUp();
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    server.faults.dropAfterBytes = null;
    await until(() => desk.keys.size === 100, 10_000);
    expect(desk.taken).toHaveLength(100);
  });
});

ours('a mailbox', () => {
  test('renumbered while it is watched loses nothing and is looked over again from a week before', async () => {
    const { server, account, desk, deliver } = await broken();
    server.deliver(account.user, 'INBOX', mail('vieux'), { date: new Date('2026-01-02T08:00:00Z') });
    deliver('un');
    const watching = await watch(account, desk);
    await watching.syncNow();
    server.resetUidValidity(account.user, 'INBOX');
    deliver('deux');
    await until(() => desk.keys.size === 3);
    await watching.syncNow();
    expect(desk.resets).toEqual(['INBOX']);
    expect(desk.subjects).toEqual(['vieux', 'un', 'un', 'deux']);
  });

  test('renumbered is still looked over when the first attempt dies', async () => {
    const { server, account, desk, deliver } = await broken();
    for (const subject of ['un', 'deux']) deliver(subject);
    const first = await watch(account, desk);
    await first.syncNow();
    await first.stop();
    server.resetUidValidity(account.user, 'INBOX');
    deliver('trois');
    desk.failures = 1;
    await (await watch(account, desk)).syncNow();
    expect(desk.keys.size).toBe(3);
  });

  test('whose mail is deleted by a person just before it is fetched goes on', async () => {
    const { server, account, desk, deliver } = await broken();
    for (const subject of ['un', 'deux', 'trois']) deliver(subject);
    const person = new ImapFlow({ ...account, auth: { user: account.user, pass: account.password }, logger: false });
    person.on('error', () => undefined);
    await person.connect();
    closing.push(async () => person.close());
    await person.mailboxOpen('INBOX');
    let fetches = 0;
    server.faults.beforeReply = async (command): Promise<Verdict> => {
      if (command === 'UID FETCH') fetches += 1;
      if (command === 'UID FETCH' && fetches === 2) await person.messageDelete('1', { uid: true });
      return 'answer';
    };
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['deux', 'trois']);
  });

  test('whose server never gives one mail yields that mail’s headers, and the mails behind it', async () => {
    const { server, account, desk, deliver } = await broken();
    for (const subject of ['un', 'deux']) deliver(subject);
    let fetches = 0;
    server.faults.beforeReply = (command) => {
      if (command !== 'UID FETCH') return 'answer';
      fetches += 1;
      return fetches <= 6 && fetches % 2 === 0 ? 'refuse' : 'answer';
    };
    await (await watch(account, desk)).syncNow();
    expect(desk.subjects).toEqual(['un', 'deux']);
    expect(desk.taken.map(({ truncated }) => truncated)).toEqual([true, false]);
  });

  test('out of reach at first is reached later', async () => {
    const server = await embedded('a@b.example');
    const { port } = server;
    await server.close();
    const desk = new PretendDesk();
    await watch({ host: '127.0.0.1', port, secure: false, user: 'a@b.example', password: 'secret' }, desk);
    await until(() => phrases.filter((phrase) => phrase === 'mailbox link lost').length >= 2);
    const again = await startImapServer({ users: new Map([['a@b.example', 'secret']]), port });
    closing.push(() => again.close());
    again.deliver('a@b.example', 'INBOX', mail('enfin'));
    await until(() => desk.taken.length === 1);
  });

  test('is looked at now and then though nothing is announced', async () => {
    const { server, account, desk, deliver } = await broken();
    await (await watch(account, desk, { safetySyncMs: 50 })).syncNow();
    server.deliver(account.user, 'Junk', mail('indésirable'));
    await until(() => desk.taken.length === 1);
    expect(deliver).toBeDefined();
  });
});
