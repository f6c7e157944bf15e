/** Nobody gets in by pretending: what proves a sender, and the tricks that must not. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import nodemailer from 'nodemailer';
import { type ProofOptions, type Resolver, senderAuthenticity } from '../../src/outside/authenticity.ts';
import { parseInThisThread } from '../../src/outside/mime.ts';
import type { Authenticity } from '../../src/reading/reading.ts';

const HELENE = 'h.marchand@marchand.example';
const AUTHSERV_ID = 'mx.marchand.example';
const RECEIVED = `Received: from mail.ailleurs.example (mail.ailleurs.example [192.0.2.1])\r\n\tby ${AUTHSERV_ID} with ESMTPS id 1\r\n\tfor <creances@marchand.example>; Tue, 24 Nov 2026 09:00:00 +0100\r\n`;
const FOREIGN = 'Received: from [10.0.0.1] by mail.ailleurs.example with ESMTPSA id 2; Tue, 24 Nov 2026 08:59:59 +0100\r\n';
const verdict = (words: string, id = AUTHSERV_ID) => `Authentication-Results: ${id};\r\n\t${words}\r\n`;
const PASS = verdict('spf=pass smtp.mailfrom=marchand.example; dmarc=pass (p=reject) header.from=marchand.example');

function mail(from: string, top = RECEIVED, more = 'Subject: Re: projet\r\n'): string {
  return `${top}${FOREIGN}${from}\r\nTo: creances@marchand.example\r\n${more}Date: Tue, 24 Nov 2026 08:59:59 +0100\r\nMessage-ID: <1@marchand.example>\r\n\r\nOK\r\n`;
}

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const record = `v=DKIM1; k=rsa; p=${keys.publicKey.toString('base64')}`;
const zone: Record<string, string> = {
  'TXT s1._domainkey.marchand.example': record,
  'TXT s1._domainkey.envois.marchand.example': record,
  'TXT s1._domainkey.pirate.example': record,
  'TXT s1._domainkey.strict.example': record,
  'TXT s1._domainkey.envois.strict.example': record,
  'TXT test._domainkey.marchand.example': `v=DKIM1; t=y; k=rsa; p=${keys.publicKey.toString('base64')}`,
  'TXT _dmarc.strict.example': 'v=DMARC1; p=reject; adkim=s',
};
const resolver: Resolver = async (name, type) => {
  const found = zone[`${type} ${name}`];
  if (found !== undefined) return [[found]];
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
};

const usual: ProofOptions = { authservId: AUTHSERV_ID, resolver, acceptDkim: true, microsoftInternal: false };

async function judged(raw: Buffer | string, options: Partial<ProofOptions> = {}): Promise<Authenticity> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
  const parsed = await parseInThisThread(bytes);
  if ('unreadable' in parsed) throw new Error(parsed.reason);
  return senderAuthenticity(bytes, parsed, { ...usual, ...options });
}

async function signed(domain: string, from = HELENE, dkim: object = {}): Promise<string> {
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    dkim: { domainName: domain, keySelector: 's1', privateKey: keys.privateKey, ...dkim },
  });
  const { message } = await transport.sendMail({
    from,
    to: 'creances@marchand.example',
    subject: 'Re: projet',
    text: 'OK\n',
    date: new Date('2026-11-24T08:59:59+01:00'),
  });
  return RECEIVED + String(message);
}

describe('a sender is proven', () => {
  test('by the verdict of our own receiving server', async () => {
    expect(await judged(mail(`From: Hélène Marchand <${HELENE}>`, PASS + RECEIVED))).toEqual({
      verdict: 'authentic',
      because: ['receiver-passed'],
    });
    expect(await judged(mail(`From: ${HELENE}`, RECEIVED + PASS))).toMatchObject({ verdict: 'authentic' });
  });

  test('however the server writes it, and on however many machines of its own', async () => {
    const google =
      'Delivered-To: creances@marchand.example\r\nReceived: by 2002:a05:6a10::1 with SMTP id x; Tue, 24 Nov 2026 00:00:01 -0800 (PST)\r\n' +
      'ARC-Authentication-Results: i=1; mx.google.com; dmarc=fail header.from=marchand.example\r\n' +
      'Received: from mail-a.google.com (x [192.0.2.1]) by mx.google.com with SMTPS id y; Tue, 24 Nov 2026 00:00:01 -0800 (PST)\r\n' +
      'Authentication-Results: mx.google.com;\r\n       dkim=pass header.i=@marchand.example header.s=s1 header.b="a;b=c";\r\n' +
      '       dmarc=pass (p=REJECT sp=REJECT dis=NONE; (nested) ) header.from=Marchand.example\r\n';
    expect(await judged(mail(`From: ${HELENE}`, google), { authservId: 'MX.google.com' })).toMatchObject({
      verdict: 'authentic',
    });
    const quoted = RECEIVED + verdict('dmarc = pass header.from = marchand.example', `"${AUTHSERV_ID}" 1`);
    expect(await judged(mail(`From: "Marchand, Hélène" <${HELENE}>`, quoted))).toMatchObject({ verdict: 'authentic' });
  });

  test('by a host named as ours above it', async () => {
    const inner = 'Received: from mx.marchand.example by lmtp.interne with LMTP id 9; Tue, 24 Nov 2026 09:00:01 +0100\r\n';
    expect(await judged(mail(`From: ${HELENE}`, inner + PASS + RECEIVED))).toMatchObject({ verdict: 'unproven' });
    expect(await judged(mail(`From: ${HELENE}`, inner + PASS + RECEIVED), { ourHosts: ['lmtp.interne'] })).toMatchObject({
      verdict: 'authentic',
    });
  });

  test.each(['marchand.example', 'envois.marchand.example'])('by the signature of its own domain: %s', async (domain) => {
    expect(await judged(await signed(domain))).toEqual({
      verdict: 'authentic',
      because: expect.arrayContaining(['dkim-aligned']),
    });
  });

  test('by Microsoft’s mark on a mail that never left the organisation', async () => {
    const inside =
      'Received: from PR0P264MB1.FRAP264.PROD.OUTLOOK.COM (2603::1) by PR0P264MB2.FRAP264.PROD.OUTLOOK.COM with HTTPS; Tue, 24 Nov 2026 08:00:00 +0000\r\n' +
      'X-MS-Exchange-Organization-AuthAs: Internal\r\n';
    const raw = mail(`From: ${HELENE}`, inside).replace(FOREIGN, '');
    expect(await judged(raw, { microsoftInternal: true, authservId: null })).toEqual({
      verdict: 'authentic',
      because: ['microsoft-internal'],
    });
    expect(await judged(raw)).toMatchObject({ verdict: 'unproven' });
    expect(await judged(mail(`From: ${HELENE}`, inside), { microsoftInternal: true })).toMatchObject({ verdict: 'unproven' });
    expect(
      await judged(raw.replace('Internal\r\n', 'Internal\r\nX-MS-Exchange-Organization-AuthAs: Anonymous\r\n'), {
        microsoftInternal: true,
      }),
    ).toMatchObject({ verdict: 'unproven' });
  });
});

describe('a forgery is called so', () => {
  test.each([
    ['two From headers, the partner’s first', `From: ${HELENE}\r\nFrom: ailleurs@pirate.example`, PASS],
    ['two From headers, the partner’s last', `From: ailleurs@pirate.example\r\nFrom: ${HELENE}`, PASS],
    ['a From header with a blank before its colon', `From : ${HELENE}\r\nFrom: ailleurs@pirate.example`, PASS],
    ['a second From behind a bare carriage return', `X-A: b\rFrom: ${HELENE}\r\nFrom: ailleurs@pirate.example`, PASS],
    ['two addresses in one From', `From: ${HELENE}, ailleurs@pirate.example`, PASS],
    ['a group of two', `From: cabinet: ${HELENE}, ailleurs@pirate.example;`, PASS],
    ['the receiver says so', `From: ${HELENE}`, verdict('dmarc=fail (p=none) header.from=marchand.example')],
    [
      'the receiver says so, and a pass is forged below',
      `From: ${HELENE}`,
      verdict('dmarc=fail header.from=marchand.example') + PASS,
    ],
  ])('%s', async (_, from, results) => {
    expect(await judged(mail(from, RECEIVED + results))).toMatchObject({ verdict: 'forged' });
  });
});

describe('a trick proves nothing', () => {
  test.each([
    ['no verdict at all', `From: ${HELENE}`, RECEIVED],
    ['a verdict below a hop that is not ours', `From: ${HELENE}`, RECEIVED + FOREIGN + PASS],
    [
      'a verdict of another server',
      `From: ${HELENE}`,
      RECEIVED + verdict('dmarc=pass header.from=marchand.example', 'mx.pirate.example'),
    ],
    [
      'a verdict of a server named almost like ours',
      `From: ${HELENE}`,
      RECEIVED + verdict('dmarc=pass header.from=marchand.example', `${AUTHSERV_ID}.pirate.example`),
    ],
    [
      'our server’s name forged below another server’s verdict',
      `From: ${HELENE}`,
      RECEIVED + verdict('spf=none', 'mx.autre.example') + PASS,
    ],
    [
      'a pass forged below our server’s own, which is silent',
      `From: ${HELENE}`,
      RECEIVED + verdict('spf=none; dmarc=none') + PASS,
    ],
    [
      'a verdict on another envelope than was delivered',
      `From: ${HELENE}`,
      `Return-Path: <ailleurs@pirate.example>\r\n${RECEIVED}${PASS}`,
    ],
    ['a temporary failure', `From: ${HELENE}`, RECEIVED + verdict('dmarc=temperror header.from=marchand.example')],
    ['a pass for nobody', `From: ${HELENE}`, RECEIVED + verdict('dmarc=pass')],
    ['a pass for another domain', `From: ${HELENE}`, RECEIVED + verdict('dmarc=pass header.from=pirate.example')],
    ['a pass for a subdomain', `From: ${HELENE}`, RECEIVED + verdict('dmarc=pass header.from=evil.marchand.example')],
    ['a pass inside a comment', `From: ${HELENE}`, RECEIVED + verdict('spf=none (; dmarc=pass header.from=marchand.example)')],
    [
      'a comment that never ends',
      `From: ${HELENE}`,
      RECEIVED + verdict('dkim=pass header.d=marchand.example(; dmarc=pass header.from=marchand.example'),
    ],
    [
      'a pass smuggled in by an envelope address',
      `From: ${HELENE}`,
      RECEIVED + verdict('spf=pass smtp.mailfrom="x; dmarc=pass header.from=marchand.example"@pirate.example'),
    ],
    [
      'two verdicts in one',
      `From: ${HELENE}`,
      RECEIVED + verdict('dmarc=pass header.from=marchand.example; dmarc=fail header.from=marchand.example'),
    ],
    [
      'a pass named in a property',
      `From: ${HELENE}`,
      RECEIVED + verdict('spf=none reason="dmarc=pass" policy.dmarc=pass header.from=marchand.example'),
    ],
    ['a folded header that only looks like a verdict', `From: ${HELENE}`, `${RECEIVED}X-A: b\r\n ${PASS}`],
    [
      'an address in the name, encoded',
      `From: =?utf-8?Q?h=2Emarchand=40marchand=2Eexample?= <ailleurs@pirate.example>`,
      RECEIVED + verdict('dmarc=pass header.from=pirate.example'),
    ],
    [
      'an address in the name, quoted',
      `From: "${HELENE}" <ailleurs@pirate.example>`,
      RECEIVED + verdict('dmarc=pass header.from=pirate.example'),
    ],
    ['an encoded word as the whole address', `From: =?utf-8?Q?h.marchand=40marchand.example?=`, PASS + RECEIVED],
    ['two addresses in angle brackets', `From: <${HELENE}> <ailleurs@pirate.example>`, PASS + RECEIVED],
    [
      'an address outside the brackets',
      `From: ${HELENE} <ailleurs@pirate.example>`,
      RECEIVED + verdict('dmarc=pass header.from=pirate.example'),
    ],
    ['a trailing dot', 'From: h.marchand@marchand.example.', RECEIVED + verdict('dmarc=pass header.from=marchand.example.')],
    ['a NUL in the address', 'From: h.marchand@marchand.example\u0000.pirate.example', PASS + RECEIVED],
    ['a bare carriage return in the header', `From: ${HELENE}\r\nX-A: b\rc`, PASS + RECEIVED],
    [
      'a Cyrillic letter in the domain',
      'From: h.marchand@m\u0430rchand.example',
      RECEIVED + verdict('dmarc=pass header.from=m\u0430rchand.example'),
    ],
    [
      'punycode in the domain',
      'From: h.marchand@xn--mrchand-6fg.example',
      RECEIVED + verdict('dmarc=pass header.from=xn--mrchand-6fg.example'),
    ],
    ['no sender', 'X-From: nobody', PASS + RECEIVED],
    ['a name alone', 'From: Hélène Marchand', PASS + RECEIVED],
    ['a second Subject', `From: ${HELENE}\r\nSubject: OK`, PASS + RECEIVED],
  ])('%s', async (_, from, top) => {
    expect((await judged(mail(from, top))).verdict).not.toBe('authentic');
  });

  test.each([
    ['from a borrowed name', 'From: "Hélène MARCHAND" <helene@pirate.example>', 'pirate.example', 'name-of-another'],
    ['from a domain one letter away', 'From: h.marchand@marchamd.example', 'marchamd.example', 'look-alike-domain'],
    ['from a domain that looks the same', 'From: h.marchand@marchancl.example', 'marchancl.example', 'look-alike-domain'],
    [
      'from a domain that begins the same',
      'From: h.marchand@marchand.example.pirate.example',
      'marchand.example.pirate.example',
      'look-alike-domain',
    ],
  ])('%s, and that is said', async (_, from, domain, doubt) => {
    const known = [{ name: 'Hélène Marchand', address: HELENE }];
    const found = await judged(mail(from, RECEIVED + verdict(`dmarc=pass header.from=${domain}`)), { known });
    expect(found).toMatchObject({ verdict: 'unproven', because: expect.arrayContaining([doubt]) });
    const real = await judged(mail(`From: Hélène Marchand <${HELENE}>`, PASS + RECEIVED), { known });
    expect(real).toEqual({ verdict: 'authentic', because: ['receiver-passed'] });
  });
});

test('a verdict below what the author wrote proves nothing', async () => {
  const raw = `${RECEIVED}From: ${HELENE}\r\n${PASS}Subject: Re: projet\r\n\r\nOK\r\n`;
  expect((await judged(raw)).verdict).toBe('unproven');
});

test('a genuine mail that arrives eight months after it was written proves nothing', async () => {
  const late = RECEIVED.replace('24 Nov 2026', '24 Jul 2027');
  const found = await judged(late + (await signed('marchand.example')), { authservId: null });
  expect(found).toEqual({ verdict: 'unproven', because: ['dkim-aligned', 'date-far-off'] });
});

describe('a signature proves nothing', () => {
  const broken = async (change: (raw: string) => string, domain = 'marchand.example', dkim = {}, from = HELENE) =>
    judged(change(await signed(domain, from, dkim)), { authservId: null });

  test('of another domain', async () => {
    expect(await broken((raw) => raw, 'pirate.example')).toEqual({ verdict: 'unproven', because: ['dkim-not-aligned'] });
  });

  test.each<[string, (raw: string) => string]>([
    ['whose mail was changed in its body', (raw) => raw.replace(/\r\nOK/, '\r\nOK pour tout')],
    ['whose mail was changed in its subject', (raw) => raw.replace('Subject: Re: projet', 'Subject: [EXTERNE] Re: projet')],
    ['under a second subject', (raw) => raw.replace('Subject:', 'Subject: OK\r\nSubject:')],
    ['under a second From', (raw) => raw.replace('From: h', 'From: ailleurs@pirate.example\r\nFrom: h')],
    ['that is not there', (raw) => raw.replace(/DKIM-Signature:(?:[^\r]|\r\n[ \t])*\r\n/, '')],
  ])('%s', async (_, change) => {
    const genuine = await signed('marchand.example');
    expect(change(genuine)).not.toBe(genuine);
    expect((await broken(change)).verdict).not.toBe('authentic');
  });

  test('that leaves subject or date unsigned', async () => {
    const found = await broken((raw) => raw, 'marchand.example', { headerFieldNames: 'from:to' });
    expect(found).toEqual({ verdict: 'unproven', because: ['dkim-covers-too-little'] });
  });

  test('of a domain that is only trying signatures out', async () => {
    const found = await broken((raw) => raw, 'marchand.example', { keySelector: 'test' });
    expect(found.verdict).toBe('unproven');
  });

  test('of a subdomain where the domain demands its own', async () => {
    const own = await broken((raw) => raw, 'strict.example', {}, 'a@strict.example');
    const sub = await broken((raw) => raw, 'envois.strict.example', {}, 'a@strict.example');
    expect(own.verdict).toBe('authentic');
    expect(sub.verdict).toBe('unproven');
  });

  test('while the name servers are away, nor where signatures are not accepted', async () => {
    const raw = await signed('marchand.example');
    const away: Resolver = async () => {
      throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    };
    expect((await judged(raw, { resolver: away, authservId: null })).verdict).toBe('unproven');
    expect(await judged(raw, { acceptDkim: false, authservId: null })).toEqual({ verdict: 'unproven', because: [] });
  });
});
