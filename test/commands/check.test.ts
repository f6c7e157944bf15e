/** What `check` finds at a mailbox, against the embedded servers. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureInFrench } from '../../src/commands/check/finding.ts';
import { mailboxFindings, smtpFindings } from '../../src/commands/check/mailbox-findings.ts';
import { type ImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { startSmtpRelay } from '../../src/demo/smtp-relay.ts';

const INBOX = 'creances@marchand.example';

let server: ImapServer;
beforeEach(async () => {
  server = await startImapServer({ users: new Map([[INBOX, 'demo']]) });
});
afterEach(() => server.close());

const account = (password = 'demo') => ({ host: '127.0.0.1', port: server.port, secure: false, user: INBOX, password });

describe('a mailbox', () => {
  test('that lets us in tells its folders', async () => {
    expect(await mailboxFindings(account())).toEqual([
      { kind: 'works', words: `Réception : ${INBOX} entre à 127.0.0.1:${server.port}.` },
      { kind: 'works', words: 'INBOX : ouverte, 0 message(s).' },
      { kind: 'works', words: expect.stringMatching(/^Indésirables : « Junk », surveillé/) },
    ]);
  });

  test('that refuses the password says so', async () => {
    expect(await mailboxFindings(account('faux'))).toEqual([
      { kind: 'fails', words: expect.stringMatching(/le nom d’utilisateur ou le mot de passe est refusé \(EAUTH\)\.$/) },
    ]);
  });

  test('that is not there says so', async () => {
    const there = account();
    await server.close();
    const [only] = await mailboxFindings(there);
    expect(only).toEqual({ kind: 'fails', words: expect.stringContaining('rien ne répond à ce port (ECONNREFUSED)') });
  });
});

describe('a relay', () => {
  test('that lets us in, and one that does not', async () => {
    const relay = await startSmtpRelay({ mailboxes: server, authservId: 'mx.marchand.example' });
    const there = { ...account(), port: relay.port };
    expect(await smtpFindings(there)).toEqual([{ kind: 'works', words: `Envoi : ${INBOX} entre à 127.0.0.1:${relay.port}.` }]);
    expect(await smtpFindings({ ...there, password: 'faux' })).toEqual([
      { kind: 'fails', words: expect.stringMatching(/le nom d’utilisateur ou le mot de passe est refusé \(EAUTH 535\)/) },
    ]);
    await relay.close();
  });
});

test('a certificate nobody knows sends to the key that names its authority', () => {
  const error = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(failureInFrench(error)).toMatch(/donnez certificateAuthorityFile \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/);
});
