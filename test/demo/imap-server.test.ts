/** The embedded IMAP server as imapflow sees it: every command it uses, byte for byte, and its misbehaviour on request. */
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { type ImapServer, startImapServer } from '../../src/demo/imap-server.ts';

const HELENE = 'h.marchand@marchand.example';
const BRUNO = 'b.lebihan@marchand.example';
const users = new Map([
  [HELENE, 'demo'],
  [BRUNO, 'autre'],
]);

let server: ImapServer;
const open: ImapFlow[] = [];

beforeEach(async () => {
  server = await startImapServer({ users });
});
afterEach(async () => {
  server.faults.frozen = false;
  for (const client of open.splice(0)) client.close();
  await server.close();
});

async function client(user = HELENE, password = 'demo'): Promise<ImapFlow> {
  const flow = new ImapFlow({
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    auth: { user, pass: password },
    logger: false,
  });
  flow.on('error', () => undefined);
  open.push(flow);
  await flow.connect();
  return flow;
}

function mail(subject: string, body = 'Bonjour,\r\nBien à vous', more = ''): Buffer {
  return Buffer.from(
    `From: "Louise Perrin" <louise@courriel.example>\r\nTo: creances@marchand.example\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject.replace(/\W/g, '')}@courriel.example>\r\nDate: Tue, 24 Nov 2026 09:00:00 +0100\r\n${more}\r\n${body}\r\n`,
  );
}

describe('a mail client', () => {
  test('sees its own three boxes by their use, and nobody else’s mail', async () => {
    server.deliver(BRUNO, 'INBOX', mail('pour Bruno'));
    const flow = await client();
    const boxes = await flow.list();
    expect(boxes.map(({ path, specialUse }) => [path, specialUse])).toEqual(
      expect.arrayContaining([
        ['INBOX', '\\Inbox'],
        ['Junk', '\\Junk'],
        ['Sent', '\\Sent'],
      ]),
    );
    expect((await flow.mailboxOpen('INBOX')).exists).toBe(0);
  });

  test('is refused with a wrong password', async () => {
    await expect(client(HELENE, 'autre')).rejects.toMatchObject({ authenticationFailed: true });
  });

  test.each([
    ['eight-bit octets', Buffer.from([...mail('octets'), 0x00, 0xe9, 0xff, 0x80, 0x0d, 0x0a])],
    ['bare line feeds', Buffer.from('From: a@b.example\nSubject: nus\n\nune ligne\nautre\n')],
    ['words that look like IMAP', mail('piège', '* OK\r\n) a1 OK {12}\r\n+ go')],
    ['nothing at all', Buffer.alloc(0)],
    ['three megabytes', mail('grand', 'x'.repeat(3_000_000))],
  ])('gets every byte back: %s', async (_, raw) => {
    const uid = server.deliver(HELENE, 'INBOX', raw);
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    const found = await flow.fetchOne(String(uid), { source: true, size: true, uid: true }, { uid: true });
    if (!found) throw new Error('not found');
    expect(found.size).toBe(raw.length);
    expect((found.source ?? Buffer.alloc(0)).equals(raw)).toBe(true);
    expect(server.mails(HELENE, 'INBOX')[0]!.flags.size).toBe(0);
  });

  test('appends byte for byte, with flags and date, and is told the UID', async () => {
    const flow = await client();
    const raw = Buffer.concat([mail('déposé'), Buffer.from([0xff, 0xfe])]);
    const kept = await flow.append('Sent', raw, ['\\Seen'], new Date('2026-11-20T08:30:00Z'));
    const [stored] = server.mails(HELENE, 'Sent');
    expect(kept).toMatchObject({ uid: stored!.uid });
    expect(stored!.raw.equals(raw)).toBe(true);
    expect([...stored!.flags]).toEqual(['\\Seen']);
    expect(stored!.internalDate).toEqual(new Date('2026-11-20T08:30:00Z'));
  });

  test('reads envelope, structure and single parts', async () => {
    const parts =
      '--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour é\r\n' +
      '--c\r\nContent-Type: text/html\r\n\r\n<p>Bonjour</p>\r\n--c--\r\n--b\r\nContent-Type: application/pdf; name="note.pdf"\r\n' +
      'Content-Disposition: attachment; filename="note.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nUERG\r\n--b--';
    server.deliver(
      HELENE,
      'INBOX',
      mail('=?utf-8?Q?Facture_=C3=A9chue?=', parts, 'Content-Type: multipart/mixed; boundary=b\r\n'),
    );
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    const found = await flow.fetchOne('1', {
      envelope: true,
      bodyStructure: true,
      bodyParts: ['1.1', '1.2.mime'],
      headers: ['subject'],
    });
    if (!found) throw new Error('not found');
    expect(found.envelope).toMatchObject({
      subject: 'Facture échue',
      from: [{ name: 'Louise Perrin', address: 'louise@courriel.example' }],
    });
    expect(found.bodyStructure).toMatchObject({
      type: 'multipart/mixed',
      childNodes: [
        { type: 'multipart/alternative', childNodes: [{ type: 'text/plain' }, { type: 'text/html' }] },
        {
          type: 'application/pdf',
          encoding: 'base64',
          disposition: 'attachment',
          dispositionParameters: { filename: 'note.pdf' },
        },
      ],
    });
    expect(found.bodyParts?.get('1.1')?.toString()).toBe('Bonjour é');
    expect(found.bodyParts?.get('1.2.mime')?.toString()).toBe('Content-Type: text/html\r\n\r\n');
    expect(found.headers?.toString()).toBe('Subject: =?utf-8?Q?Facture_=C3=A9chue?=\r\n\r\n');
    const part = await flow.download('1', '2');
    expect(part.meta).toMatchObject({ contentType: 'application/pdf', filename: 'note.pdf' });
  });

  test('searches by header, date, flag, size, number and text', async () => {
    server.deliver(HELENE, 'INBOX', mail('premier'), { date: new Date('2026-11-01T10:00:00Z') });
    server.deliver(HELENE, 'INBOX', mail('second', 'la somme de 1 200 €'), {
      date: new Date('2026-11-20T10:00:00Z'),
      flags: ['\\Seen'],
    });
    server.deliver(HELENE, 'INBOX', mail('troisième', 'x'.repeat(5000)), { date: new Date('2026-11-22T10:00:00Z') });
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    const uids = (query: object) => flow.search(query, { uid: true });
    expect(await uids({ header: { 'message-id': '<second@courriel.example>' } })).toEqual([2]);
    expect(await uids({ since: new Date('2026-11-20T00:00:00Z') })).toEqual([2, 3]);
    expect(await uids({ seen: true })).toEqual([2]);
    expect(await uids({ seen: false, larger: 4000 })).toEqual([3]);
    expect(await uids({ body: 'somme' })).toEqual([2]);
    expect(await uids({ or: [{ subject: 'premier' }, { uid: '3' }] })).toEqual([1, 3]);
    expect(await uids({ not: { from: 'louise' } })).toEqual([]);
    expect(await uids({ uid: '9:*' })).toEqual([3]);
  });

  test('is told at once of what arrives while it idles', async () => {
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    const idling = flow.idle();
    const told = new Promise<{ count: number }>((resolve) => flow.once('exists', resolve));
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.deliver(HELENE, 'INBOX', mail('nouveau'));
    expect((await told).count).toBe(1);
    await flow.noop();
    await idling;
  });

  test('flags, copies, moves and deletes', async () => {
    for (const subject of ['un', 'deux', 'trois']) server.deliver(HELENE, 'INBOX', mail(subject));
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    await flow.messageFlagsAdd('1', ['\\Flagged', 'Traite']);
    await flow.messageCopy('1', 'Sent');
    const moved = await flow.messageMove('2', 'Junk', { uid: true });
    await flow.messageDelete('3', { uid: true });
    expect(moved).toMatchObject({ uidMap: new Map([[2, 1]]) });
    expect(server.mails(HELENE, 'INBOX').map(({ uid, flags }) => [uid, ...flags])).toEqual([[1, '\\Flagged', 'Traite']]);
    expect(server.mails(HELENE, 'Sent').map(({ flags }) => [...flags])).toEqual([['\\Flagged', 'Traite']]);
    expect(server.mails(HELENE, 'Junk')).toHaveLength(1);
  });

  test('changes nothing in a box it opened to read only', async () => {
    server.deliver(HELENE, 'INBOX', mail('intact'));
    const flow = await client();
    await flow.mailboxOpen('INBOX', { readOnly: true });
    await flow.messageFlagsAdd('1', ['\\Seen']).catch(() => undefined);
    await flow.fetchOne('1', { source: true });
    expect([...server.mails(HELENE, 'INBOX')[0]!.flags]).toEqual([]);
  });

  test('finds changes since a MODSEQ, and the state of a box it has not opened', async () => {
    server.deliver(HELENE, 'INBOX', mail('un'));
    server.deliver(HELENE, 'INBOX', mail('deux'));
    const flow = await client();
    const since = (await flow.mailboxOpen('INBOX')).highestModseq!;
    await flow.messageFlagsAdd('2', ['\\Seen']);
    const changed: number[] = [];
    for await (const found of flow.fetch('1:*', { flags: true, uid: true }, { changedSince: since })) changed.push(found.uid);
    expect(changed).toEqual([2]);
    expect(await flow.status('Junk', { messages: true, uidNext: true })).toMatchObject({ messages: 0, uidNext: 1 });
  });
});

describe('a UIDVALIDITY reset', () => {
  test('puts out who has the box open and shows the same mails under new numbers', async () => {
    server.deliver(HELENE, 'INBOX', mail('un'));
    const flow = await client();
    const before = await flow.mailboxOpen('INBOX');
    const closed = new Promise((resolve) => flow.once('close', resolve));
    server.resetUidValidity(HELENE, 'INBOX');
    await closed;
    const after = await (await client()).mailboxOpen('INBOX');
    expect(after.uidValidity > before.uidValidity).toBe(true);
    expect(after.uidValidity < 2n ** 31n).toBe(true);
    expect(after.exists).toBe(1);
  });
});

describe('faults', () => {
  test('the link is cut in the middle of a mail', async () => {
    server.deliver(HELENE, 'INBOX', mail('coupé', 'x'.repeat(100_000)));
    const flow = await client();
    await flow.mailboxOpen('INBOX');
    server.faults.dropAfterBytes = 50_000;
    await expect(flow.fetchOne('1', { source: true })).rejects.toThrow();
    expect(server.faults.dropAfterBytes).toBeNull();
  });

  test.each(['GREETING', 'LOGIN', 'SELECT', 'UID SEARCH', 'UID FETCH'])('the server hangs up at %s', async (phase) => {
    server.deliver(HELENE, 'INBOX', mail('un'));
    const asked: string[] = [];
    server.faults.beforeReply = (command) => {
      asked.push(command);
      return command === phase || (phase === 'LOGIN' && command === 'AUTHENTICATE') ? 'hang-up' : 'answer';
    };
    const whole = async () => {
      const flow = await client();
      await flow.mailboxOpen('INBOX');
      await flow.search({ all: true }, { uid: true });
      await flow.fetchOne('1', { source: true }, { uid: true });
    };
    await expect(whole()).rejects.toThrow();
    expect(asked.at(-1)).toBe(phase === 'LOGIN' ? 'AUTHENTICATE' : phase);
  });

  test('a refused command is an answer, and the link lives on', async () => {
    const flow = await client();
    server.faults.beforeReply = (command) => (command === 'SELECT' ? 'refuse' : 'answer');
    await expect(flow.mailboxOpen('INBOX')).rejects.toThrow();
    await flow.noop();
  });
});

describe('what no client should send', () => {
  test('is answered with BAD, and a line without end cut off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const line = (wanted: RegExp) => answered(socket, wanted);
    await line(/^\* OK/);
    socket.write(`a LOGIN "${HELENE}" {4}\r\n`);
    await line(/^\+/);
    socket.write('demo\r\nb SELECT INBOX\r\nc SEARCH NONSENSE\r\nd FETCH 1:x ALL\r\ne FETCH\r\n)(\r\n');
    await line(/e BAD[\s\S]*\* BAD/);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.write('x'.repeat(200_000));
    await closed;
  });
});

function answered(socket: Socket, wanted: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!wanted.test(text)) return;
      socket.off('data', onData);
      resolve();
    };
    socket.on('data', onData);
  });
}
