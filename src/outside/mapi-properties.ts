/** MAPI properties as TNEF writes them down (MS-OXTNEF 2.1.3.4): what Outlook knows of an item, a recipient, a file. */
import type { ForwardReader } from './forward-reader.ts';
import { utf8OrWindows } from './mail-headers.ts';

export type MapiProperty = { readonly type: number; readonly bytes: Buffer };
/** By identifier; of several values the first, and none that a program named for itself. */
export type MapiProperties = ReadonlyMap<number, MapiProperty>;

export const OBJECT = 0x000d;
const [TEXT, UNICODE, BINARY] = [0x001e, 0x001f, 0x0102];
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x0002, 2],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 2],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
]);
const SEVERAL = 0x1000;
const NAMED = 0x8000;
const NAMED_BY_TEXT = 1;

/** What can be read of them; the reader is past its end where they were cut short, or where a type is none that exists. */
export function readProperties(reader: ForwardReader): MapiProperties {
  const properties = new Map<number, MapiProperty>();
  const count = reader.uint32();
  for (let index = 0; index < count && !reader.isPastEnd; index += 1) {
    const type = reader.uint16();
    const id = reader.uint16();
    if (id >= NAMED) skipName(reader);
    const bytes = firstValue(reader, type);
    if (id < NAMED && bytes !== null && !reader.isPastEnd) properties.set(id, { type: type & ~SEVERAL, bytes });
  }
  return properties;
}

function skipName(reader: ForwardReader): void {
  reader.take(16);
  if (reader.uint32() === NAMED_BY_TEXT) takePadded(reader, reader.uint32());
  else reader.take(4);
}

function firstValue(reader: ForwardReader, type: number): Buffer | null {
  const plain = type & ~SEVERAL;
  const isLong = [TEXT, UNICODE, BINARY, OBJECT].includes(plain);
  const count = isLong || type !== plain ? reader.uint32() : 1;
  let first: Buffer | null = null;
  for (let index = 0; index < count && !reader.isPastEnd; index += 1) {
    const value = takePadded(reader, isLong ? reader.uint32() : (LENGTHS.get(plain) ?? Number.POSITIVE_INFINITY));
    first ??= value;
  }
  return first;
}

function takePadded(reader: ForwardReader, length: number): Buffer {
  const value = reader.take(length);
  reader.take(Math.min(-length & 3, 3));
  return value;
}

/** '' where it is no text. */
export function textIn(properties: MapiProperties, id: number, codepage: number): string {
  const found = properties.get(id);
  if (found?.type === UNICODE) return withoutEnd(found.bytes.toString('utf16le'));
  return found?.type === TEXT || found?.type === BINARY ? withoutEnd(textOfCodepage(found.bytes, codepage)) : '';
}

function withoutEnd(text: string): string {
  return text.replace(/\0[\s\S]*$/, '');
}

/** 0 where there is none. */
export function numberIn(properties: MapiProperties, id: number): number {
  const found = properties.get(id);
  return found !== undefined && found.bytes.length === 4 ? found.bytes.readUInt32LE() : 0;
}

/** A file time: steps of 100 ns since 1601. */
export function instantIn(properties: MapiProperties, id: number): Date | null {
  const found = properties.get(id);
  if (found === undefined || found.bytes.length !== 8) return null;
  const instant = new Date(Number(found.bytes.readBigUInt64LE() / 10_000n) - 11_644_473_600_000);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

const CODEPAGES: Readonly<Record<number, string>> = {
  20127: 'windows-1252',
  20866: 'koi8-r',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28605: 'iso-8859-15',
  65001: 'utf-8',
};

/** Windows' number of a charset; one unknown is taken for UTF-8 where the bytes are, windows-1252 otherwise. */
export function textOfCodepage(bytes: Buffer, codepage: number): string {
  const label = codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : CODEPAGES[codepage];
  return label === undefined ? utf8OrWindows(bytes) : new TextDecoder(label).decode(bytes);
}
