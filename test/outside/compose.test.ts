/** The mails we write: readable by every client, the same bytes for the same fields, and no way to smuggle a header in. */
import { describe, expect, test } from '@jest/globals';
import { composeMail, type MailFields } from '../../src/outside/compose.ts';
import { parseInThisThread } from '../../src/outside/mime.ts';
import type { Mail } from '../../src/reading/mail.ts';

const fields: MailFields = {
  messageId: 'l.abcdefghijklmnop.abcdefghijklmnopqrstuvwxyz@marchand.example',
  date: new Date('2026-11-24T08:30:00Z'),
  from: { name: 'Marchand & Associés', address: 'creances@marchand.example' },
  to: 'contact@cap-nautisme.example',
  replyTo: 'creances+l.abcdefghijklmnop.abcdefghijklmnopqrstuvwxyz@marchand.example',
  subject: 'Relance amiable : facture n° 2026-114, réglée à ce jour ?',
  text: 'Bonjour,\n\nVotre facture est échue.\n.\nFrom ici\n\nBien à vous',
  html: '<p>Bonjour,</p><p>Votre facture est échue.</p>',
  inReplyTo: 'question@marchand.example',
  references: ['premier@marchand.example', 'question@marchand.example'],
  attachments: [{ name: 'Facture n° 2026-114 – échue.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\n%%EOF') }],
  autoSubmitted: true,
};

async function read(raw: Buffer): Promise<Mail> {
  const mail = await parseInThisThread(raw);
  if ('unreadable' in mail) throw new Error(mail.reason);
  return mail;
}

describe('a letter', () => {
  test('says in its bytes what its fields say', async () => {
    const raw = await composeMail(fields);
    const mail = await read(raw);
    expect(mail).toMatchObject({
      messageId: fields.messageId,
      date: fields.date,
      from: [{ name: 'Marchand & Associés', address: 'creances@marchand.example' }],
      to: [{ address: fields.to }],
      replyTo: [{ address: fields.replyTo }],
      subject: fields.subject,
      inReplyTo: [fields.inReplyTo],
      references: fields.references,
    });
    expect(mail.text.trim()).toBe(fields.text);
    expect(mail.html).toContain('Votre facture est échue.');
    expect(mail.attachments).toMatchObject([{ name: 'Facture n° 2026-114 – échue.pdf', bytes: 14 }]);
    expect(mail.headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(mail.headers.get('x-auto-response-suppress')).toEqual(['All']);
    expect(raw.toString('latin1')).not.toMatch(/[^\r]\n|[\x80-\xff]/);
    expect(
      Math.max(
        ...raw
          .toString()
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(998);
  });

  test('is the same bytes when composed again, other bytes when a word changes', async () => {
    const [one, again, other] = await Promise.all([
      composeMail(fields),
      composeMail(structuredClone({ ...fields, attachments: [] })).then(() => composeMail(fields)),
      composeMail({ ...fields, text: 'autre' }),
    ]);
    expect(again.equals(one)).toBe(true);
    expect(other.equals(one)).toBe(false);
  });

  test('to a person’s own question asks no machine to keep quiet', async () => {
    const raw = await composeMail({
      ...fields,
      autoSubmitted: false,
      html: null,
      replyTo: null,
      inReplyTo: null,
      references: [],
      attachments: [],
    });
    expect(raw.toString()).not.toMatch(/^(?:auto-submitted|x-auto-response-suppress|reply-to|in-reply-to|references):/im);
    expect(raw.toString()).not.toContain('multipart');
  });

  test('carries headers of its own', async () => {
    const mail = await read(await composeMail({ ...fields, headers: { 'X-Amiable-Claim': 'MA-2026-0042' } }));
    expect(mail.headers.get('x-amiable-claim')).toEqual(['MA-2026-0042']);
  });
});

describe('what would smuggle a header in is refused', () => {
  test.each<[string, Partial<MailFields>]>([
    ['a line break in the subject', { subject: 'Relance\r\nBcc: pirate@pirate.example' }],
    ['a bare line feed in the subject', { subject: 'Relance\nBcc: pirate@pirate.example' }],
    ['a NUL in the subject', { subject: 'Relance\u0000' }],
    ['a line break in the sender’s name', { from: { name: 'Marchand\r\nBcc: x@y.example', address: 'a@b.example' } }],
    ['two recipients', { to: 'a@b.example, c@d.example' }],
    ['a recipient with a name', { to: 'Louise <a@b.example>' }],
    ['a line break in the recipient', { to: 'a@b.example\r\nBcc: c@d.example' }],
    ['no address at all', { to: 'contact' }],
    ['two addresses to reply to', { replyTo: 'a@b.example,c@d.example' }],
    ['a bracket in the message id', { messageId: 'a@b.example> <c@d.example' }],
    ['a blank in a reference', { references: ['a@b.example c@d.example'] }],
    [
      'a line break in an attachment’s name',
      { attachments: [{ name: 'a\r\nX: y.pdf', type: 'application/pdf', content: Buffer.alloc(0) }] },
    ],
    ['a line break in a header', { headers: { 'X-A': 'b\r\nBcc: c@d.example' } }],
    ['a line break in a header’s name', { headers: { 'X-A: b\r\nBcc': 'c@d.example' } }],
  ])('%s', async (_, change) => {
    await expect(composeMail({ ...fields, ...change })).rejects.toThrow(RangeError);
  });
});
