/** What `check` finds at a mailbox, against the embedded servers. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bodaccFinding } from '../../src/commands/check/bodacc-finding.ts';
import { failureInFrench } from '../../src/commands/check/finding.ts';
import { mailboxFindings, smtpFindings } from '../../src/commands/check/mailbox-findings.ts';
import { type ImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { startSmtpRelay } from '../../src/demo/smtp-relay.ts';
import { startBodacc } from '../outside/bodacc-records.ts';

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

describe('the BODACC', () => {
  const found = (check: 'required' | 'when-reachable' | 'off', url: string) =>
    bodaccFinding({ insolvency: { check, url } }, new Date('2026-09-14T10:00:00Z'));

  test('that answers works; one that does not is a failure only where no letter leaves without it', async () => {
    const bodacc = await startBodacc();
    expect(await found('when-reachable', bodacc.url)).toMatchObject({ kind: 'works' });
    bodacc.answers = (response) => response.end('<html>');
    expect(await found('when-reachable', bodacc.url)).toEqual({
      kind: 'remark',
      words: expect.stringContaining('pas dans la forme attendue ; les courriers partent'),
    });
    await bodacc.close();
    expect(await found('required', bodacc.url)).toEqual({ kind: 'fails', words: expect.stringContaining('il ne répond pas') });
    expect(await found('off', bodacc.url)).toMatchObject({ kind: 'remark' });
  });
});
