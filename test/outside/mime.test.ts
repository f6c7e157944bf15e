/** Parsing what the world sends. */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { contentKey, rawHash } from '../../src/outside/content-key.ts';
import { contentType } from '../../src/outside/content-type.ts';
import { MailThread } from '../../src/outside/mail-thread.ts';
import { closeParser, parseInThisThread, parseMail } from '../../src/outside/mime.ts';
import { UNREAD_END } from '../../src/outside/read-mime.ts';
import type { Mail, Unreadable } from '../../src/reading/mail.ts';
import { CII, UBL } from '../reading/e-invoice.fixture.ts';
import { outlookItem } from './outlook-item.fixture.ts';

afterAll(closeParser);

const raw = (name: string): Buffer => readFileSync(new URL(`../mails/${name}`, import.meta.url));

function readable(parsed: Mail | Unreadable): Mail {
  if ('unreadable' in parsed) throw new Error(`unreadable: ${parsed.reason}`);
  return parsed;
}
const parsed = async (name: string): Promise<Mail> => readable(await parseMail(raw(name)));

describe('when a mail arrives', () => {
  test('the writer, the day, the thread and the words are there', async () => {
    const mail = await parsed('gmail-fr-promise.eml');
    expect(mail.from).toEqual([{ name: 'Solène Abiven', address: 's.abiven@abiven-nautisme.example' }]);
    expect(mail.date?.toISOString()).toBe('2026-11-23T09:12:00.000Z');
    expect(mail.received?.toISOString()).toBe('2026-11-23T09:12:00.000Z');
    expect(mail.inReplyTo).toEqual(['o.17@marchand-associes.example']);
    expect(mail.references).toEqual(['o.16@marchand-associes.example', 'o.17@marchand-associes.example']);
    expect(mail.deliveredTo).toEqual(['creances@marchand-associes.example']);
    expect(mail.text).toContain('les 1 764 € seront virés le 15 décembre');
    expect(mail.html).toBeNull();
  });

  test('a mail in HTML alone is read as text', async () => {
    const mail = await parsed('gmail-fr-html-only-dispute.eml');
    expect(mail.text).toContain("Je conteste cette facture : le vélo n'a jamais été livré.");
  });

  test('accents survive a client that lies about its charset, in the text and in the subject', async () => {
    const mail = await parsed('oldclient-fr-wrong-charset.eml');
    expect(mail.subject).toBe('Facture réglée');
    expect(mail.text).toContain('la facture a été réglée à échéance, référence « DÉC-12 » : 320 €.');
  });

  test('a charset nobody knows, and no From, Date or Message-ID, hinder nothing', async () => {
    const mail = await parsed('unknown-fr-no-headers.eml');
    expect(mail).toMatchObject({
      from: [],
      date: null,
      messageId: null,
      returnPath: null,
      subject: 'facture',
      text: 'Je paierai vendredi.',
    });
  });

  test('every address of two From headers is shown', async () => {
    const mail = readable(await parseMail(Buffer.from('From: Camille <c@cabinet.example>\nFrom: x@evil.example\n\nOK')));
    expect(mail.from.map((author) => author.address)).toEqual(['c@cabinet.example', 'x@evil.example']);
  });

  test('a date nobody can read is no date, never today', async () => {
    expect(readable(await parseMail(Buffer.from('From: a@b.example\nDate: hier soir\n\nx'))).date).toBeNull();
  });

  test('the envelope of a bounce is empty, not missing', async () => {
    expect((await parsed('postfix-en-bounce-user-unknown.eml')).returnPath).toBe('');
  });
});

describe('when a client made the mail badly', () => {
  test('a boundary that is not the announced one loses no words', async () => {
    const mail = readable(
      await parseMail(
        Buffer.from(
          'From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--y\nContent-Type: text/plain\n\nJe conteste.\n--y--\n',
        ),
      ),
    );
    expect(mail.text).toContain('Je conteste.');
  });

  test('a text that a list adds below an HTML mail does not hide it', async () => {
    const parts =
      '--x\nContent-Type: text/html\n\n<p>Je conteste.</p>\n--x\nContent-Type: text/plain\n\nliste@exemple.example\n--x--\n';
    const mail = readable(
      await parseMail(Buffer.from(`From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n${parts}`)),
    );
    expect(mail.text).toBe('Je conteste.\n\nliste@exemple.example');
  });
});

describe('when a mail carries files', () => {
  test('a PDF is known by its content, read, and loses the path and the hidden characters of its name', async () => {
    const mail = await parsed('outlook-fr-forward-with-pdf.eml');
    expect(mail.attachments).toEqual([
      expect.objectContaining({ name: 'FA-771.pdf', type: 'application/pdf', text: 'Facture FA-771\nTotal TTC : 2 530,00 EUR' }),
    ]);
  });

  test('a program that calls itself an invoice is shown as a program', () => {
    expect(contentType(Buffer.from('MZ\u0000\u0001program'), 'application/pdf')).toBe(
      'application/vnd.microsoft.portable-executable',
    );
    expect(contentType(Buffer.from('%PDF-1.7 …'), 'image/png')).toBe('application/pdf');
    expect(contentType(Buffer.from('BMW vendue 3 000 €'), 'text/plain')).toBe('text/plain');
  });

  test('an electronic invoice is found in the PDF that carries it, or alone, whatever the files are called', async () => {
    const carrier = readable(await parseMail(withFile('note.pdf', await pdfCarrying('annexe.bin', CII))));
    expect(carrier.attachments).toEqual([
      expect.objectContaining({ type: 'application/pdf', text: 'Facture FA-771', invoiceXml: CII }),
    ]);
    const alone = readable(await parseMail(withFile('export.dat', Buffer.from(UBL))));
    expect(alone.attachments).toEqual([expect.objectContaining({ type: 'application/xml', invoiceXml: UBL })]);
    const other = readable(await parseMail(withFile('note.pdf', await pdfCarrying('factur-x.xml', '<note/>'))));
    expect(other.attachments[0]?.invoiceXml).toBeNull();
  });

  test('an Outlook item is a mail attached whole, its own files with it; one never sent stays a file', async () => {
    const item = {
      from: { name: 'Élise Cabon', address: 'elise.cabon@laposte.example' },
      to: { name: 'Camille Vernier', address: 'c.vernier@marchand-associes.example' },
      sent: new Date('2026-11-23T09:12:30Z'),
      subject: 'Facture FA-771',
      body: 'Bonjour,\r\n\r\nJe conteste cette facture.\r\n',
      file: { name: 'devis.txt', content: Buffer.from('Devis : 1 200 €') },
    };
    const mail = readable(await parseMail(withFile('transfert', outlookItem(item))));
    expect(mail.attachments).toEqual([expect.objectContaining({ type: 'application/vnd.ms-outlook' })]);
    const [held] = mail.embedded;
    expect([held?.from, held?.to, held?.subject]).toEqual([[item.from], [item.to], 'Facture FA-771']);
    expect(held?.date?.toISOString()).toBe('2026-11-23T09:12:30.000Z');
    expect(held?.text).toContain('Je conteste cette facture.');
    expect(held?.attachments).toEqual([expect.objectContaining({ name: 'devis.txt', text: 'Devis : 1 200 €' })]);
    const draft = readable(await parseMail(withFile('projet.msg', outlookItem({ ...item, sent: null }))));
    expect(draft.embedded).toEqual([]);
    const broken = readable(await parseMail(withFile('x.msg', outlookItem(item).subarray(0, 3000))));
    expect(broken.attachments).toHaveLength(1);
  });

  test('a broken PDF keeps its place and says nothing', async () => {
    const mail = readable(await parseMail(withFile('facture.pdf', Buffer.from('%PDF-1.7\nnothing of the kind'))));
    expect(mail.attachments).toEqual([expect.objectContaining({ type: 'application/pdf', text: null })]);
  });

  test('a mail attached whole is opened, whatever it is called', async () => {
    const mail = await parsed('thunderbird-fr-attached-mail.eml');
    expect(mail.embedded).toHaveLength(1);
    expect(mail.embedded[0]).toMatchObject({ subject: 'impayé', text: "Bonjour, j'ai quitté Cap Ouest au printemps." });
  });

  test('mails inside mails are opened three deep and no further', async () => {
    let message: Buffer = Buffer.from('From: a@b.example\nSubject: level 0\n\nau fond');
    for (let level = 1; level <= 12; level += 1) message = withFile('m.eml', message);
    let mail: Mail | undefined = readable(await parseMail(message));
    let depth = 0;
    while (mail?.embedded[0] !== undefined) {
      mail = mail.embedded[0];
      depth += 1;
    }
    expect(depth).toBe(3);
  });

  test('the machine-readable part of a bounce is kept apart, with the headers of the letter it speaks of', async () => {
    const mail = await parsed('postfix-en-bounce-user-unknown.eml');
    expect(mail.report?.type).toBe('delivery-status');
    expect(mail.report?.fields).toContain('Status: 5.1.1');
    expect(mail.report?.original).toContain('Message-ID: <o.33@marchand-associes.example>');
  });
});

describe('when a mail is hostile or too much', () => {
  test('an encrypted mail is announced as such', async () => {
    expect(await parseMail(raw('thunderbird-fr-encrypted.eml'))).toMatchObject({ unreadable: 'encrypted' });
  });

  test('ten thousand parts are too many', async () => {
    const parts = '--b\nContent-Type: text/plain\n\nx\n'.repeat(10_000);
    expect(
      await parseMail(Buffer.from(`From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--`)),
    ).toMatchObject({ unreadable: 'too-many-parts' });
  });

  test('of a mail above 25 MB the beginning is read and the rest announced as an unread piece', async () => {
    const big = Buffer.concat([raw('gmail-fr-promise.eml').subarray(0, 3000), Buffer.alloc(26_000_000, 'AAAA\n')]);
    const mail = readable(await parseMail(big));
    expect(mail.subject).toBe('Re: Facture A-2026-55');
    expect(mail.text).toContain('1 764 €');
    expect(mail.attachments.at(-1)).toMatchObject({ name: UNREAD_END, bytes: big.length, text: null });
  });

  test('a mail that takes too long is given up, and the next one is read', async () => {
    const slow = Buffer.from(
      `From: a@b.example\nContent-Type: text/html\n\n${'<a href="https://x.example">x</a> '.repeat(50_000)}`,
    );
    expect(await parseMail(slow, { timeoutMs: 1 })).toMatchObject({ unreadable: 'too-slow' });
    expect(readable(await parseMail(Buffer.from('From: a@b.example\n\nensuite'))).text).toBe('ensuite');
  });

  test('one that stops the thread, or holds it up, harms none of those that came with it', async () => {
    const ours = new URL('../../src/outside/mail-thread.ts', import.meta.url).href;
    const reads = `async (raw) => { const read = raw.toString(); if (read === 'fatal') process.exit(1); while (read === 'endless'); return { read }; }`;
    const script = `import { answerWith } from '${ours}'; answerWith(${reads});`;
    const thread = new MailThread<{ readonly read: string }>(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
    const mails = ['first', 'fatal', 'endless', 'last'].map((name) => ({ name, raw: Buffer.from(name) }));
    expect(await thread.read(mails, { timeoutMs: 300, readPdfs: false })).toMatchObject([
      { read: 'first' },
      { unreadable: 'broken' },
      { unreadable: 'too-slow' },
      { read: 'last' },
    ]);
    await thread.close();
  });

  test('a thread that cannot start says why, of each mail, rather than calling it unreadable', async () => {
    const thread = new MailThread(new URL('data:text/javascript,throw new Error("no rules")'));
    for (const again of ['a', 'b'])
      await expect(thread.read([{ name: again, raw: Buffer.from(again) }])).rejects.toThrow('no rules');
  });

  test('no bytes at all is broken, a text without headers is all text', async () => {
    expect(await parseInThisThread(Buffer.alloc(0))).toMatchObject({ unreadable: 'broken' });
    expect(readable(await parseInThisThread(Buffer.from('Bonjour tout le monde'))).text.trim()).toBe('Bonjour tout le monde');
  });
});

describe('when the same mail is fetched twice', () => {
  const body = 'From: a@b.example\r\nReceived: kept, it is not leading\r\nSubject: x\r\n\r\nbonjour\r\n';

  test('transport headers and line ends do not make it another mail', () => {
    const first = Buffer.from(`Return-Path: <a@b.example>\r\nReceived: from here\r\n by there\r\nX-Spam: no\r\n${body}`);
    const second = Buffer.from(`Delivered-To: us@cabinet.example\n${body.replaceAll('\r\n', '\n')}`);
    expect(contentKey(first)).toBe(contentKey(second));
    expect(rawHash(first)).not.toBe(rawHash(second));
  });

  test('one word changed makes it another mail', () => {
    expect(contentKey(Buffer.from(body))).not.toBe(contentKey(Buffer.from(body.replace('bonjour', 'bonsoir'))));
  });
});

async function pdfCarrying(name: string, xml: string): Promise<Buffer> {
  const document = new PDFDocument();
  document.text('Facture FA-771').file(Buffer.from(xml), { name });
  document.end();
  return buffer(document);
}

function withFile(name: string, bytes: Buffer): Buffer {
  const encoded = bytes.toString('base64').replace(/.{76}/g, '$&\n');
  return Buffer.from(
    `From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=_${name}"\n\n--=_${name}\nContent-Type: text/plain\n\nvoir\n--=_${name}\nContent-Type: application/octet-stream; name="${name}"\nContent-Transfer-Encoding: base64\n\n${encoded}\n--=_${name}--\n`,
  );
}
