/** Posting a letter: whatever the relay does, the answer says how far the letter got, and nothing leaves before we wrote down that it would. */
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { type Mishap, type SmtpPhase, type SmtpRelay, startSmtpRelay } from '../../src/demo/smtp-relay.ts';
import { parseInThisThread } from '../../src/outside/mime.ts';
import { checkSmtp, type Posted, postBytes, type SmtpSettings } from '../../src/outside/smtp.ts';
import { readBounce } from '../../src/reading/bounce.ts';

const INBOX = 'creances@marchand.example';
const DEBTOR = 'contact@cap-nautisme.example';
const AUTHSERV_ID = 'mx.marchand.example';
const letter = Buffer.from(
  `From: Marchand <${INBOX}>\r\nTo: ${DEBTOR}\r\nSubject: Relance\r\n\r\nBonjour,\r\n.\r\n..deux points\r\nBien à vous\r\n`,
);
const envelope = { from: 'creances+b.abc@marchand.example', to: DEBTOR };

let mailboxes: ImapServer;
let relay: SmtpRelay;
let settings: SmtpSettings;
/** Long enough for a busy machine, short enough to wait for. */
const impatient = () => ({ ...settings, connectTimeoutMs: 1000, socketTimeoutMs: 1000 });
let asked: number;
const before = async () => {
  asked += 1;
};

beforeEach(async () => {
  mailboxes = await startImapServer({ users: new Map([INBOX, DEBTOR].map((user) => [user, 'demo'])) });
  relay = await startSmtpRelay({ mailboxes, authservId: AUTHSERV_ID });
  settings = {
    host: '127.0.0.1',
    port: relay.port,
    secure: false,
    user: INBOX,
    password: 'demo',
    connectTimeoutMs: 5000,
    socketTimeoutMs: 5000,
  };
  asked = 0;
});
afterEach(async () => {
  await relay.close();
  await mailboxes.close();
});

function befall(phase: SmtpPhase, mishap: Mishap): void {
  relay.faults.mishap = (at) => (at === phase ? mishap : null);
}

describe('a letter', () => {
  test('is posted byte for byte, once we wrote down that it leaves', async () => {
    const posted = await postBytes(settings, envelope, letter, before);
    expect(posted).toMatchObject({ is: 'posted', response: expect.stringMatching(/^250/), serverMessageId: null });
    expect(asked).toBe(1);
    expect(relay.taken()).toEqual([{ sender: envelope.from, recipient: DEBTOR, user: INBOX, raw: letter }]);
  });

  test('of several megabytes is posted whole', async () => {
    const big = Buffer.concat([letter, Buffer.from('x'.repeat(70).concat('\r\n').repeat(60_000))]);
    expect(await postBytes(settings, envelope, big, before)).toMatchObject({ is: 'posted' });
    expect(relay.taken()[0]!.raw.equals(big)).toBe(true);
  });

  test('does not leave when we could not write down that it would', async () => {
    const posted = await postBytes(settings, envelope, letter, async () => {
      throw new Error('the database is away');
    });
    expect(posted).toEqual({ is: 'not-sent', reason: 'NOT-READY' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(relay.taken()).toEqual([]);
  });

  test.each([
    'greeting',
    'login',
    'mail',
    'rcpt',
    'data',
  ] as const)('is not sent, and not announced, when the relay hangs up at %s', async (phase) => {
    befall(phase, { does: 'hang-up' });
    expect(await postBytes(settings, envelope, letter, before)).toMatchObject({ is: 'not-sent' });
    expect(asked).toBe(0);
    expect(relay.taken()).toEqual([]);
  });

  test.each(['greeting', 'login', 'mail', 'rcpt'] as const)('is not sent when the relay falls silent at %s', async (phase) => {
    befall(phase, { does: 'silence' });
    expect(await postBytes(impatient(), envelope, letter, before)).toMatchObject({ is: 'not-sent' });
    expect(asked).toBe(0);
  });

  test('is not sent when the link breaks in the middle of it', async () => {
    befall('body', { does: 'hang-up' });
    const big = Buffer.concat([letter, Buffer.alloc(8_000_000, 'x'), Buffer.from('\r\n')]);
    const posted = await postBytes(settings, envelope, big, before);
    expect(['not-sent', 'unsure']).toContain(posted.is);
    expect(relay.taken()).toEqual([]);
  });

  test.each([true, false])('is in doubt when all of it went and no answer came (delivered: %s)', async (delivers) => {
    befall('dot', { does: 'hang-up', delivers });
    expect(await postBytes(settings, envelope, letter, before)).toEqual({ is: 'unsure' });
    expect(relay.taken()).toHaveLength(delivers ? 1 : 0);
    befall('dot', { does: 'silence', delivers });
    expect(await postBytes(impatient(), envelope, letter, before)).toEqual({ is: 'unsure' });
  });

  test.each([
    ['mail', 550, true, false],
    ['rcpt', 550, true, true],
    ['rcpt', 450, false, true],
    ['data', 451, false, false],
    ['dot', 554, true, false],
    ['dot', 452, false, false],
  ] as const)('refused at %s with %i is refused: permanent %s, because of the address %s', async (phase, code, permanent, atRecipient) => {
    befall(phase, { does: 'refuse', code, text: 'non' });
    const posted = await postBytes(settings, envelope, letter, before);
    expect(posted).toMatchObject({ is: 'refused', code, permanent, atRecipient, response: expect.stringContaining('non') });
    expect(asked).toBe(phase === 'dot' || phase === 'data' ? 1 : 0);
    expect(relay.taken()).toEqual([]);
  });

  test('is not refused by a relay that refuses us', async () => {
    expect(await postBytes({ ...settings, password: 'faux' }, envelope, letter, before)).toEqual({
      is: 'not-sent',
      reason: 'EAUTH 535',
    });
    befall('greeting', { does: 'refuse', code: 554 });
    expect(await postBytes(settings, envelope, letter, before)).toMatchObject({ is: 'not-sent' });
  });

  test('is not sent when nobody listens, or the relay would take the password in clear over a network', async () => {
    await relay.close();
    expect(await postBytes(settings, envelope, letter, before)).toEqual({ is: 'not-sent', reason: 'ESOCKET' });
    relay = await startSmtpRelay({ mailboxes, authservId: AUTHSERV_ID, host: '0.0.0.0' });
    const posted = await postBytes({ ...settings, host: '0.0.0.0', port: relay.port }, envelope, letter, before);
    expect(posted).toMatchObject({ is: 'not-sent' });
    expect(relay.taken()).toEqual([]);
  });

  test('taken by a relay that renames it is known by both names', async () => {
    const server = await renamingRelay();
    const posted: Posted = await postBytes({ ...settings, host: 'localhost', port: server.port }, envelope, letter, before);
    await server.close();
    expect(posted).toMatchObject({ is: 'posted', serverMessageId: 'PR0P264MB@PR0P264MB.FRAP264.PROD.OUTLOOK.COM' });
  });
});

describe('the settings', () => {
  test('are checked without sending anything', async () => {
    expect(await checkSmtp(settings)).toBeNull();
    expect(await checkSmtp({ ...settings, password: 'faux' })).toBe('EAUTH 535');
    await relay.close();
    expect(await checkSmtp(settings)).toBe('ESOCKET');
    expect(relay.taken()).toEqual([]);
  });
});

describe('the embedded relay', () => {
  const inbox = (user: string) => mailboxes.mails(user, 'INBOX').map(({ raw }) => raw.toString());

  test('delivers as a receiver does: who it came from, whom it was for, what it thinks of the sender', async () => {
    await postBytes(settings, { ...envelope, to: 'contact+x.1@Cap-Nautisme.example' }, letter, before);
    const [received = ''] = inbox(DEBTOR);
    expect(received).toMatch(
      /^Return-Path: <creances\+b\.abc@marchand\.example>\r\nDelivered-To: contact\+x\.1@Cap-Nautisme\.example\r\nReceived: /,
    );
    expect(received).toContain(`Authentication-Results: ${AUTHSERV_ID};\r\n\tdmarc=pass header.from=marchand.example\r\n`);
    expect(received.endsWith(letter.toString())).toBe(true);
  });

  test.each([
    ['somebody else’s address', `From: Cap Nautisme <${DEBTOR}>`],
    ['two From headers', `From: ${INBOX}\r\nFrom: ${DEBTOR}`],
    ['two addresses', `From: ${INBOX}, ${DEBTOR}`],
  ])('calls %s a forgery, and takes its own forged verdict out', async (_, from) => {
    const forged = Buffer.from(
      `Authentication-Results: ${AUTHSERV_ID}; dmarc=pass\r\nauthentication-results : "${AUTHSERV_ID}";\r\n dmarc=pass\r\n` +
        `Authentication-Results: ${AUTHSERV_ID}.pirate.example; dmarc=pass\r\n${from}\r\nSubject: OK\r\n\r\nOK\r\n`,
    );
    await postBytes(settings, { ...envelope, to: INBOX }, forged, before);
    const [received = ''] = inbox(INBOX);
    expect(received).not.toMatch(/mx\.marchand\.example"?;\s+dmarc=pass/);
    expect(received.match(/dmarc=fail/g)).toHaveLength(1);
    expect(received).toContain('mx.marchand.example.pirate.example; dmarc=pass');
  });

  test('sends a bounce for an unknown recipient to whoever the envelope names', async () => {
    await postBytes(settings, { ...envelope, to: 'personne@cap-nautisme.example' }, letter, before);
    const [bounce = ''] = inbox(INBOX);
    expect(bounce).toMatch(/^Return-Path: <>\r\nDelivered-To: creances\+b\.abc@marchand\.example\r\n/);
    expect(bounce).toContain('Final-Recipient: rfc822; personne@cap-nautisme.example\r\nOriginal-Recipient');
    expect(bounce).toContain('Status: 5.1.1');
    const parsed = await parseInThisThread(Buffer.from(bounce));
    if ('unreadable' in parsed) throw new Error(parsed.reason);
    expect(readBounce(parsed)).toMatchObject({
      kind: 'failure',
      recipient: 'personne@cap-nautisme.example',
      permanent: true,
      reason: 'user-unknown',
    });
  });

  test('takes nothing from who has not logged in, and files into Sent where it is told to', async () => {
    await relay.close();
    relay = await startSmtpRelay({ mailboxes, authservId: AUTHSERV_ID, filesSent: true });
    await postBytes({ ...settings, port: relay.port }, envelope, letter, before);
    expect(mailboxes.mails(INBOX, 'Sent').map(({ raw }) => raw)).toEqual([letter]);
  });
});

/** Answers as Microsoft 365 does, which gives every mail a Message-ID of its own. */
async function renamingRelay(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let inBody = false;
    socket.write('220 PR0P264.outlook.office365.com ESMTP\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
        if (inBody && line !== '.') continue;
        const answer = inBody
          ? '250 2.0.0 OK <PR0P264MB@PR0P264MB.FRAP264.PROD.OUTLOOK.COM> [Hostname=PR0P264MB.FRAP264.PROD.OUTLOOK.COM]'
          : /^EHLO/i.test(line)
            ? '250-hello\r\n250 AUTH PLAIN'
            : /^AUTH/i.test(line)
              ? '235 ok'
              : /^DATA/i.test(line)
                ? '354 go'
                : '250 ok';
        inBody = /^DATA/i.test(line);
        socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { readonly port: number }).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
