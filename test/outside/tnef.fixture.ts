/** Outlook's wrapping (winmail.dat), laid out as MS-OXTNEF says: a signature, then attributes of the item and of each file. */

type Value = string | number | Date | Buffer;
/** By property identifier. Text is written in UTF-16, a number in four bytes, a date as a file time. */
type Properties = Readonly<Record<number, Value>>;

export type WrappedItem = {
  readonly properties?: Properties;
  readonly recipients?: readonly Properties[];
  readonly body?: string;
  readonly files?: readonly WrappedFile[];
};
type WrappedFile =
  | { readonly name: string; readonly dosName: string; readonly content: Buffer }
  | { readonly name: string; readonly item: WrappedItem };

const [OF_ITEM, OF_FILE] = [1, 2];
const IID_MESSAGE = Buffer.from('0703020000000000c000000000000046', 'hex');

export function tnef({ properties = {}, recipients = [], body, files = [] }: WrappedItem): Buffer {
  return Buffer.concat([
    Buffer.from('789f3e22', 'hex'),
    uint16(1),
    attribute(OF_ITEM, 0x00089006, uint32(0x00010000)),
    attribute(OF_ITEM, 0x00069007, Buffer.concat([uint32(1252), uint32(0)])),
    attribute(OF_ITEM, 0x00078008, Buffer.from('IPM.Microsoft Mail.Note\0', 'latin1')),
    ...(body === undefined ? [] : [attribute(OF_ITEM, 0x0002800c, Buffer.from(`${body}\0`, 'latin1'))]),
    attribute(OF_ITEM, 0x00069003, list(properties)),
    attribute(OF_ITEM, 0x00069004, Buffer.concat([uint32(recipients.length), ...recipients.map((one) => list(one))])),
    ...files.flatMap(attributesOfFile),
  ]);
}

function attributesOfFile(file: WrappedFile): readonly Buffer[] {
  const begins = attribute(OF_FILE, 0x00069002, Buffer.alloc(14));
  if ('item' in file) {
    const item = Buffer.concat([IID_MESSAGE, tnef(file.item)]);
    return [begins, attribute(OF_FILE, 0x00069005, list({ 14085: 5, 12289: file.name }, [property(0x3701000d, many(item))]))];
  }
  return [
    begins,
    attribute(OF_FILE, 0x00018010, Buffer.from(`${file.dosName}\0`, 'latin1')),
    attribute(OF_FILE, 0x0006800f, file.content),
    attribute(OF_FILE, 0x00069005, list({ 14085: 1, 14087: file.name })),
  ];
}

export function attribute(level: number, id: number, value: Buffer): Buffer {
  const sum = value.reduce((total, byte) => total + byte, 0) & 0xffff;
  return Buffer.concat([Buffer.from([level]), uint32(id), uint32(value.length), value, uint16(sum)]);
}

/** Between them a property that a program named for itself, as Outlook writes many. */
function list(properties: Properties, more: readonly Buffer[] = []): Buffer {
  const written = [...Object.entries(properties).map(([id, value]) => ofValue(Number(id), value)), ...more];
  const named = Buffer.concat([
    property(0x8001001e, Buffer.alloc(16, 7)),
    uint32(1),
    padded(Buffer.from('quelque\0', 'utf16le')),
    many(Buffer.from('chose\0', 'latin1')),
  ]);
  return Buffer.concat([uint32(written.length + 1), named, ...written]);
}

function ofValue(id: number, value: Value): Buffer {
  const tag = id * 0x10000;
  if (typeof value === 'string') return property(tag + 0x001f, many(Buffer.from(`${value}\0`, 'utf16le')));
  if (typeof value === 'number') return property(tag + 0x0003, uint32(value));
  if (Buffer.isBuffer(value)) return property(tag + 0x0102, many(value));
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(value.getTime()) * 10_000n + 116_444_736_000_000_000n);
  return property(tag + 0x0040, time);
}

/** A tag is an identifier above a type, and written type first. */
const property = (tag: number, value: Buffer): Buffer => Buffer.concat([uint32(tag), value]);
const many = (value: Buffer): Buffer => Buffer.concat([uint32(1), padded(value)]);
const padded = (value: Buffer): Buffer => Buffer.concat([uint32(value.length), value, Buffer.alloc(-value.length & 3)]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
