/** Turns the bytes of a mail into plain values, with mailparser for the body and our own care for headers, charsets, attachments and mails inside mails. */
import { createHash } from 'node:crypto';
import { type Attachment as MimePart, type ParsedMail, simpleParser } from 'mailparser';
import type { Attachment, Mail, Unreadable } from '../reading/mail.ts';
import { contentType } from './content-type.ts';
import { contentsOf } from './file-contents.ts';
import { PARSING, repairedBody, textOf } from './mail-body.ts';
import {
  addressesOf,
  dateOf,
  decodedHeaders,
  type HeaderList,
  headerEnd,
  idsOf,
  rawHeaders,
  utf8OrWindows,
} from './mail-headers.ts';
import { reportFrom, reportType } from './mail-report.ts';
import { type MimeLimits, USUAL_LIMITS } from './mime-limits.ts';
import { mailFromOutlookItem } from './outlook-item.ts';
import { composedMail } from './outlook-mail.ts';
import { readTnef } from './tnef.ts';

/** How the unread end of a mail above the size limit is named among its attachments: it stands there with no text, so a person is asked to look. */
export const UNREAD_END = 'message-trop-gros-fin-non-lue';

const FIRST_BYTES = 256_000;
const DEEPEST = 3;
const MOST_EMBEDDED = 50;
const MOST_TEXT = 200_000;

type Nesting = { readonly depth: number; readonly room: { left: number } };

/** Never throws on account of the mail. */
export async function parseInThisThread(raw: Buffer, limits: MimeLimits = USUAL_LIMITS): Promise<Mail | Unreadable> {
  return parseNested(raw, limits, { depth: 0, room: { left: MOST_EMBEDDED } });
}

async function parseNested(raw: Buffer, limits: MimeLimits, nesting: Nesting): Promise<Mail | Unreadable> {
  try {
    const whole = raw.length <= limits.mostBytes;
    if (raw.length === 0) return { unreadable: 'broken', reason: 'no bytes' };
    const bytes = withHeaders(whole ? raw : raw.subarray(0, headerEnd(raw) + FIRST_BYTES));
    const headers = rawHeaders(bytes);
    if (isEncrypted(headers)) return { unreadable: 'encrypted', reason: 'encrypted mail (PGP or S/MIME)' };
    const parsed = await simpleParser(bytes, { ...PARSING, maxChildNodes: limits.mostParts } as object);
    const mail = await mailFrom(bytes, headers, parsed, limits, nesting);
    if (/^-----BEGIN PGP MESSAGE-----/.test(mail.text.trimStart()))
      return { unreadable: 'encrypted', reason: 'encrypted text (PGP)' };
    return whole ? mail : { ...mail, attachments: [...mail.attachments, unreadEnd(raw)] };
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

/** A file without a single header is all body. */
function withHeaders(bytes: Buffer): Buffer {
  return rawHeaders(bytes).size === 0 ? Buffer.concat([Buffer.from('\n\n'), bytes]) : bytes;
}

function isEncrypted(headers: HeaderList): boolean {
  const type = headers.get('content-type')?.[0] ?? '';
  return /^multipart\/encrypted/i.test(type) || /^application\/(?:x-)?pkcs7-mime/i.test(type);
}

function unreadable(reason: string): Unreadable {
  if (/child nodes/i.test(reason)) return { unreadable: 'too-many-parts', reason };
  if (/max (?:allowed )?(?:head|header)|too (?:big|large)/i.test(reason)) return { unreadable: 'too-big', reason };
  return { unreadable: 'broken', reason };
}

function unreadEnd(raw: Buffer): Attachment {
  return {
    name: UNREAD_END,
    type: 'application/octet-stream',
    bytes: raw.length,
    sha256: sha256(raw),
    text: null,
    invoiceXml: null,
    bankStatement: null,
  };
}

async function mailFrom(
  raw: Buffer,
  headers: HeaderList,
  parsed: ParsedMail,
  limits: MimeLimits,
  nesting: Nesting,
): Promise<Mail> {
  const body = await repairedBody(raw, parsed);
  const parts = parsed.attachments.filter((part) => reportType(part) === null);
  const embedded: Mail[] = [];
  const attachments: Attachment[] = [];
  const wrapped: Mail[] = [];
  for (const part of parts) {
    const opened = await unwrapped(part, limits, nesting);
    if (opened?.mail !== undefined) wrapped.push(opened.mail);
    embedded.push(...(opened?.mail.embedded ?? []));
    attachments.push(...(opened?.mail.attachments ?? []));
    if (opened?.isWhole !== true) attachments.push(await attachmentFrom(part, limits, nesting, embedded));
  }
  const text = textOf(raw, body) || strayText(raw, parsed);
  const words = text.trim() === '' ? wrapped.find((one) => one.text.trim() !== '') : undefined;
  return {
    ...envelopeFrom(headers),
    text: words?.text ?? text,
    html: words?.html ?? body.html,
    attachments,
    embedded,
    report: reportFrom(parsed.attachments),
  };
}

function envelopeFrom(raw: HeaderList): Omit<Mail, 'text' | 'html' | 'attachments' | 'embedded' | 'report'> {
  const headers = decodedHeaders(raw);
  const [to, cc] = [addressesOf(raw, 'to'), addressesOf(raw, 'cc')];
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) => addressesOf(raw, name));
  const received = raw.get('received')?.[0];
  const returnPath = raw.get('return-path')?.[0];
  return {
    messageId: idsOf(raw, 'message-id').at(-1) ?? null,
    inReplyTo: idsOf(raw, 'in-reply-to'),
    references: idsOf(raw, 'references'),
    from: addressesOf(raw, 'from'),
    replyTo: addressesOf(raw, 'reply-to'),
    to,
    cc,
    deliveredTo: [...new Set([...delivered, ...to, ...cc].flatMap((each) => (each.address === null ? [] : [each.address])))],
    returnPath: returnPath === undefined ? null : returnPath.replace(/[<>\s]/g, '').toLowerCase(),
    date: dateOf(raw.get('date')?.[0]),
    received: received === undefined ? null : dateOf(received.slice(received.lastIndexOf(';') + 1)),
    subject: (headers.get('subject')?.[0] ?? '').replace(/\s+/g, ' ').trim(),
    contentType: headers.get('content-type')?.[0] ?? '',
    headers,
  };
}

/** A multipart whose boundary is not the announced one has no parts at all: its raw body is better than nothing. */
function strayText(raw: Buffer, parsed: ParsedMail): string {
  if (parsed.attachments.length > 0 || typeof parsed.html === 'string') return '';
  return lines(utf8OrWindows(raw.subarray(headerEnd(raw), headerEnd(raw) + MOST_TEXT)));
}

/** What Outlook's wrapping holds stands in its place; where it could not be read whole, beside it. */
async function unwrapped(part: MimePart, limits: MimeLimits, nesting: Nesting) {
  if (contentType(part.content, part.contentType) !== 'application/ms-tnef' || nesting.room.left <= 0) return null;
  nesting.room.left -= 1;
  const { item, fault } = readTnef(part.content);
  const mail = await parseNested(await composedMail(item), limits, nesting);
  return 'unreadable' in mail ? null : { mail, isWhole: fault === null };
}

async function attachmentFrom(part: MimePart, limits: MimeLimits, nesting: Nesting, embedded: Mail[]): Promise<Attachment> {
  const type = part.contentType === 'message/rfc822' ? 'message/rfc822' : contentType(part.content, part.contentType);
  const held = await mailHeld(part.content, type);
  const inner = held === null ? null : await embeddedMail(held, limits, nesting);
  if (inner !== null) embedded.push(inner);
  return {
    name: safeName(part.filename ?? ''),
    type,
    bytes: part.content.length,
    sha256: sha256(part.content),
    ...(inner === null
      ? await contentsOf(part.content, type, limits.readPdfs)
      : { text: inner.text, invoiceXml: null, bankStatement: null }),
  };
}

async function mailHeld(bytes: Buffer, type: string): Promise<Buffer | null> {
  if (type === 'application/vnd.ms-outlook') return mailFromOutlookItem(bytes);
  return type === 'message/rfc822' ? bytes : null;
}

async function embeddedMail(bytes: Buffer, limits: MimeLimits, nesting: Nesting): Promise<Mail | null> {
  if (nesting.depth >= DEEPEST || nesting.room.left <= 0) return null;
  nesting.room.left -= 1;
  const inner = await parseNested(bytes, limits, { depth: nesting.depth + 1, room: nesting.room });
  return 'unreadable' in inner ? null : inner;
}

/** The last step of any path, without control, bidirectional or reserved characters: shown, never used as a path. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const text = last
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim();
  return text.replace(/^\.+/, '').slice(0, 180);
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
