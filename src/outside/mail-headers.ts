/** The headers of a raw mail, decoded: encoded words, and the raw eight-bit bytes old clients send. */
import { parseAddressHeader } from 'mailparser';
import { headerDate } from '../reading/header-date.ts';
import type { Address } from '../reading/mail.ts';
import { withoutMojibake } from './mojibake.ts';

export type HeaderList = ReadonlyMap<string, readonly string[]>;

const MOST_IDS = 50;
const MOST_ADDRESSES = 500;

/** Where the body begins; the whole length when there is none. */
export function headerEnd(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at !== -1);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}

/** Lower-case names → raw unfolded values, topmost first. */
export function rawHeaders(raw: Buffer): HeaderList {
  const lines = utf8OrWindows(raw.subarray(0, headerEnd(raw)))
    .replace(/\r\n?/g, '\n')
    .replace(/\n(?=[ \t])/g, '')
    .split('\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const found = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s.exec(line);
    if (found === null) continue;
    const name = found[1]!.toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(found[2]!.replace(/\t/g, ' ').trim());
    headers.set(name, values);
  }
  return headers;
}

export function decodedHeaders(raw: HeaderList): HeaderList {
  return new Map([...raw].map(([name, values]) => [name, values.map(decodedWords)]));
}

/** UTF-8 where the bytes are, windows-1252 otherwise. */
export function utf8OrWindows(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** RFC 2047. A word whose charset is unknown or untrue is read as UTF-8, else as windows-1252. */
export function decodedWords(value: string): string {
  return value
    .replace(/(=\?[^?\s]{1,60}\?([bq])\?[^?\s]*\?=)\s+(?==\?[^?\s]{1,60}\?[bq]\?)/gi, '$1')
    .replace(/(?:=\?([^?\s]{1,60})\?([bq])\?([^?\s]*)\?=)+/gi, (run) =>
      decodedRun([...run.matchAll(/=\?([^?\s]{1,60})\?([bq])\?([^?\s]*)\?=/gi)]),
    )
    .replace(/\u0000/g, '');
}

/** Neighbouring words of one charset are joined before decoding: a letter may be split between them. */
function decodedRun(words: readonly RegExpExecArray[]): string {
  let text = '';
  let pending: Buffer[] = [];
  words.forEach((word, index) => {
    const [, charset = '', encoding = '', body = ''] = word;
    pending.push(encoding.toLowerCase() === 'b' ? Buffer.from(body, 'base64') : quotedBytes(body));
    if (words[index + 1]?.[1]?.toLowerCase() === charset.toLowerCase()) return;
    text += decodedAs(Buffer.concat(pending), charset);
    pending = [];
  });
  return text;
}

function quotedBytes(body: string): Buffer {
  return Buffer.from(
    body.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** `charset` may carry an RFC 2231 language. */
function decodedAs(bytes: Buffer, charset: string): string {
  try {
    const text = new TextDecoder(charset.replace(/\*.*$/, '')).decode(bytes);
    return text.includes('\ufffd') ? utf8OrWindows(bytes) : withoutMojibake(text);
  } catch {
    return utf8OrWindows(bytes);
  }
}

/** Addresses of every occurrence of a header, groups taken apart, addresses lower-cased. */
export function addressesOf(headers: HeaderList, name: string): Address[] {
  return (headers.get(name) ?? []).flatMap(addressList).slice(0, MOST_ADDRESSES);
}

function addressList(value: string): Address[] {
  try {
    return parseAddressHeader(value.slice(0, 40_000), { flatten: true })
      .value.map((found) => ({ name: tidyName(found.name), address: found.address?.trim().toLowerCase() || null }))
      .filter((found) => found.name !== null || found.address !== null);
  } catch {
    return [];
  }
}

function tidyName(name: string): string | null {
  const text = decodedWords(name)
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** Message ids without angle brackets, in the order given, separated by blanks or (Exchange, iOS) commas. */
export function idsOf(headers: HeaderList, name: string): string[] {
  const value = (headers.get(name) ?? []).join(' ').slice(0, 200_000);
  const marked = [...value.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1]!);
  const ids = marked.length > 0 ? marked : value.split(/[\s,]+/).filter((id) => id.includes('@'));
  return ids.slice(-MOST_IDS);
}

/** null rather than today where the header is missing or cannot be read. */
export function dateOf(value: string | undefined): Date | null {
  if (value === undefined) return null;
  const text = value.replace(/\([^)]*\)/g, ' ').trim();
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return instant;
  const read = headerDate(text);
  return read === null ? null : new Date(read);
}
