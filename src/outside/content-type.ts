/** Tells what a file is from its bytes. Names lie, and so do declared types, except among kinds of plain text. */
import { isInvoiceXml } from '../reading/e-invoice.ts';

type Magic = { readonly type: string; readonly starts: readonly number[] };

const MAGIC: readonly Magic[] = [
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', starts: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/tiff', starts: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', starts: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'image/bmp', starts: [0x42, 0x4d] },
  { type: 'application/x-ole-storage', starts: [0xd0, 0xcf, 0x11, 0xe0] },
  { type: 'application/ms-tnef', starts: [0x78, 0x9f, 0x3e, 0x22] },
  { type: 'application/gzip', starts: [0x1f, 0x8b] },
  { type: 'application/vnd.rar', starts: [0x52, 0x61, 0x72, 0x21] },
  { type: 'application/x-7z-compressed', starts: [0x37, 0x7a, 0xbc, 0xaf] },
  { type: 'application/vnd.microsoft.portable-executable', starts: [0x4d, 0x5a] },
  { type: 'application/x-elf', starts: [0x7f, 0x45, 0x4c, 0x46] },
];

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** How an Outlook item names its properties within the OLE file. */
const OUTLOOK_ITEM = Buffer.from('__substg1.0_', 'utf16le');

/** `declared` is believed only for one kind of text against another. */
export function contentType(bytes: Buffer, declared: string): string {
  if (bytes.length === 0) return 'application/x-empty';
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return zipType(bytes);
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  if (bytes.toString('latin1', 4, 8) === 'ftyp')
    return /^hei|^mif/.test(bytes.toString('latin1', 8, 12)) ? 'image/heic' : 'video/mp4';
  if (bytes.includes(OUTLOOK_ITEM) && bytes.subarray(0, 4).equals(OLE)) return 'application/vnd.ms-outlook';
  const magic = MAGIC.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (magic !== undefined && !(magic.starts.length === 2 && isText(bytes))) return magic.type;
  return isText(bytes) ? textType(bytes.toString('latin1', 0, 4000), declared) : 'application/octet-stream';
}

/** No zero bytes and hardly any control characters. */
export function isText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 4000);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd * 50 <= sample.length;
}

function zipType(bytes: Buffer): string {
  const names = bytes.toString('latin1', 0, 4000) + bytes.toString('latin1', Math.max(0, bytes.length - 20_000));
  const declared = /mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(names)?.[1];
  if (declared !== undefined) return declared;
  if (!names.includes('[Content_Types].xml')) return 'application/zip';
  if (names.includes('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (names.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (names.includes('ppt/')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
  return 'application/zip';
}

function textType(start: string, declared: string): string {
  const text = start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'text/calendar';
  if (/^BEGIN:VCARD/i.test(text)) return 'text/vcard';
  if (/^\{\\rtf/.test(text)) return 'application/rtf';
  if (/^(?:<!doctype html|<html)/i.test(text)) return 'text/html';
  if (/^<\?xml/.test(text) || isInvoiceXml(text)) return 'application/xml';
  if (isMail(text)) return 'message/rfc822';
  if (/^text\/(?!html|calendar|vcard|xml)[\w.+-]{1,80}$/.test(declared)) return declared;
  return 'text/plain';
}

/** A header block with two of the headers every mail has. */
function isMail(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/)[0] ?? '';
  if (!/^[A-Za-z-]{2,40}:/.test(head)) return false;
  return (
    ['from', 'date', 'subject', 'message-id', 'received', 'mime-version', 'to'].filter((name) =>
      new RegExp(`^${name}:`, 'im').test(head),
    ).length >= 3
  );
}
