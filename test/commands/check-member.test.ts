/** What `check --member` finds out, with a member who answers through the embedded servers. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/commands/check/finding.ts';
import { memberFindings } from '../../src/commands/check/member-findings.ts';
import { verdictAuthor } from '../../src/commands/check/verdict-lines.ts';
import type { PracticeConfig } from '../../src/config.ts';
import { AUTHSERV_ID, demoConfig, HELENE, INBOX, PASSWORD } from '../../src/demo/cast.ts';
import { type ImapServer, startImapServer } from '../../src/demo/imap-server.ts';
import { type SmtpRelay, startSmtpRelay } from '../../src/demo/smtp-relay.ts';
import { composeMail } from '../../src/outside/compose.ts';
import { closeParser, parseInThisThread } from '../../src/outside/mime.ts';
import { postBytes } from '../../src/outside/smtp.ts';

let mailboxes: ImapServer;
let relay: SmtpRelay;
let config: PracticeConfig;
beforeEach(async () => {
  const users = new Map([INBOX, HELENE.address].map((address) => [address, PASSWORD]));
  mailboxes = await startImapServer({ users });
  relay = await startSmtpRelay({ mailboxes, authservId: AUTHSERV_ID });
  config = demoConfig({ port: mailboxes.port }, relay.port).practices[0]!;
});
afterEach(async () => {
  await relay.close();
  await mailboxes.close();
});
afterAll(closeParser);

/** As soon as the test mail is there, she answers to where it asks, or to the plain inbox. */
async function heleneAnswers(to: 'as-asked' | 'plain'): Promise<void> {
  while (mailboxes.mails(HELENE.address, 'INBOX').length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const asked = await parseInThisThread(mailboxes.mails(HELENE.address, 'INBOX')[0]!.raw);
  if ('unreadable' in asked) throw new Error(asked.reason);
  const address = to === 'plain' ? INBOX : (asked.replyTo[0]?.address ?? '');
  const raw = await composeMail({
    messageId: 'reponse@marchand.example',
    date: new Date(),
    from: HELENE,
    to: address,
    replyTo: null,
    subject: `RE: ${asked.subject}`,
    text: 'Reçu',
    html: null,
    inReplyTo: asked.messageId,
    references: [],
    attachments: [],
    autoSubmitted: false,
  });
  await postBytes({ ...config.smtp, user: HELENE.address }, { from: HELENE.address, to: address }, raw, async () => undefined);
}

async function found(minutes = 1): Promise<readonly Finding[]> {
  const resolver = () => Promise.reject(Object.assign(new Error('no such record'), { code: 'ENOTFOUND' }));
  return memberFindings({ config, member: HELENE, minutes, everyMs: 20, resolver, say: () => undefined });
}

const words = (findings: readonly Finding[], kind: Finding['kind']) =>
  findings.filter((finding) => finding.kind === kind).map((finding) => finding.words);

describe('a member who answers', () => {
  test('shows that her answers come back to the token, and which proof they carry', async () => {
    const [findings] = await Promise.all([found(), heleneAnswers('as-asked')]);
    expect(words(findings, 'fails')).toEqual([]);
    expect(words(findings, 'works')).toEqual([
      'Faux verdict : votre serveur le retire.',
      'Réponse : arrivée.',
      expect.stringMatching(/^Adresses à « \+ » : la réponse est revenue à la nôtre/),
      'Verdict de votre serveur (receiver-verdict) : tient.',
      'Avec votre configuration, ce message est prouvé par receiver-verdict.',
    ]);
    expect(words(findings, 'remark')).toEqual([
      `Le verdict du dessus : ${AUTHSERV_ID}; dmarc=pass header.from=marchand.example`,
      'Signature DKIM de votre domaine (aligned-dkim) : ne tient pas pour ce message.',
    ]);
  });

  test('shows that the token was lost on the way', async () => {
    const [findings] = await Promise.all([found(), heleneAnswers('plain')]);
    expect(words(findings, 'fails')).toEqual([
      expect.stringMatching(/^Adresses à « \+ » : la réponse est arrivée sans son jeton/),
    ]);
  });

  test('is told which name to write where none or another is configured', async () => {
    config = { ...config, authservId: null, proofs: ['round-trip'] };
    const [findings] = await Promise.all([found(), heleneAnswers('as-asked')]);
    expect(words(findings, 'remark')).toContain(
      `Il est signé « ${AUTHSERV_ID} » : pour receiver-verdict, écrivez authservId: ${AUTHSERV_ID}`,
    );
    expect(words(findings, 'remark')).toContainEqual(expect.stringMatching(/un code à recopier sera envoyé \(round-trip\)\.$/));
  });
});

describe('a forged verdict', () => {
  test('that stays on top is pointed out', async () => {
    config = { ...config, authservId: 'mx.autre.example' };
    const unsigned = { ...mailboxes, deliver: withoutVerdict };
    await relay.close();
    relay = await startSmtpRelay({ mailboxes: unsigned, authservId: AUTHSERV_ID });
    config = { ...config, smtp: { ...config.smtp, port: relay.port } };
    const [findings] = await Promise.all([found(), heleneAnswers('as-asked')]);
    expect(words(findings, 'remark')).toContainEqual(expect.stringMatching(/^Faux verdict : il est resté en tête/));
  });

  function withoutVerdict(user: string, box: string, raw: Buffer): number {
    const own = new RegExp(`^Authentication-Results: ${AUTHSERV_ID};\\r\\n\\t.*\\r\\n`, 'm');
    return mailboxes.deliver(user, box, Buffer.from(raw.toString('latin1').replace(own, ''), 'latin1'));
  }
});

test('no answer is a failure that says how long was waited', async () => {
  const findings = await found(0.01);
  expect(words(findings, 'fails')).toEqual([`Aucune réponse de ${HELENE.address} n’est arrivée en 0.01 minute(s).`]);
});

test.each([
  ['mx.a.example; dmarc=pass', 'mx.a.example'],
  ['"MX.a.example" 1; spf=pass', 'mx.a.example'],
  ['(comment) mx.a.example ; none', 'mx.a.example'],
])('%s is signed %s', (line, author) => {
  expect(verdictAuthor(line)).toBe(author);
});
