/** Opens what Outlook and Exchange wrap mails and their files in (TNEF, winmail.dat), after MS-OXTNEF. */
import { ForwardReader } from './forward-reader.ts';
import { instantIn, type MapiProperties, numberIn, OBJECT, readProperties, textIn, textOfCodepage } from './mapi-properties.ts';
import { bodyOf, type OutlookFile, type OutlookMail, type Party, partyOf } from './outlook-mail.ts';

export type TnefFault = 'not-tnef' | 'cut-short' | 'bad-checksum' | 'too-deep' | 'too-many';
/** What could be read, and what kept it from being all. */
export type Tnef = { readonly item: OutlookMail; readonly fault: TnefFault | null };

const SIGNATURE = 0x223e9f78;
const DEEPEST = 3;
const MOST_FILES = 200;
const MOST_RECIPIENTS = 500;

/** Attributes, by their identifier in MS-OXTNEF 2.1.3.1 without its type. */
const ATTRIBUTE = {
  from: 0x8000,
  subject: 0x8004,
  sent: 0x8005,
  body: 0x800c,
  fileContent: 0x800f,
  fileTitle: 0x8010,
  fileBegins: 0x9002,
  properties: 0x9003,
  recipients: 0x9004,
  fileProperties: 0x9005,
  codepage: 0x9007,
} as const;

/** Properties, by their identifier in MS-OXPROPS. */
const PROPERTY = {
  subject: 0x0037,
  sent: 0x0039,
  representing: 0x0042,
  representingAddress: 0x5d02,
  sender: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtp: 0x5d01,
  recipientKind: 0x0c15,
  delivered: 0x0e06,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  name: 0x3001,
  address: 0x3003,
  smtp: 0x39fe,
  htmlCodepage: 0x3fde,
  fileContent: 0x3701,
  shortFileName: 0x3704,
  fileKind: 0x3705,
  fileName: 0x3707,
} as const;
const EMBEDDED_ITEM = 5;
const [TO, CC] = [1, 2];

type Attributes = ReadonlyMap<number, Buffer>;
type Parts = { readonly message: Attributes; readonly files: readonly Attributes[]; readonly fault: TnefFault | null };

/** Never throws on account of the bytes. */
export function readTnef(bytes: Buffer): Tnef {
  return readAtDepth(bytes, 0);
}

function readAtDepth(bytes: Buffer, depth: number): Tnef {
  const { message, files, fault } = partsOf(bytes);
  const codepage = new ForwardReader(message.get(ATTRIBUTE.codepage) ?? Buffer.alloc(0)).uint32();
  const known = propertiesOf(message.get(ATTRIBUTE.properties));
  const table = recipientsOf(message.get(ATTRIBUTE.recipients), codepage);
  const opened = files.map((file) => fileOf(file, codepage, depth));
  const text = (attribute: number) => wordsOf(message.get(attribute), codepage);
  return {
    item: {
      from: senderOf(known.properties, message.get(ATTRIBUTE.from), codepage),
      to: table.to,
      cc: table.cc,
      date:
        instantIn(known.properties, PROPERTY.sent) ??
        instantIn(known.properties, PROPERTY.delivered) ??
        dateOf(message.get(ATTRIBUTE.sent)),
      messageId: textIn(known.properties, PROPERTY.messageId, codepage) || null,
      subject: textIn(known.properties, PROPERTY.subject, codepage) || text(ATTRIBUTE.subject),
      ...bodyFrom(known.properties, text(ATTRIBUTE.body), codepage),
      files: opened.flatMap(({ file }) => file ?? []),
    },
    fault: fault ?? known.fault ?? table.fault ?? opened.find((one) => one.fault !== null)?.fault ?? null,
  };
}

/** The last of each attribute of the item, and those of each file. What comes after a length that leads beyond the end is lost. */
function partsOf(bytes: Buffer): Parts {
  const message = new Map<number, Buffer>();
  const files: Map<number, Buffer>[] = [];
  const reader = new ForwardReader(bytes);
  if (reader.uint32() !== SIGNATURE) return { message, files, fault: 'not-tnef' };
  reader.take(2);
  let fault: TnefFault | null = null;
  while (!reader.isAtEnd) {
    const isOfFile = reader.uint8() === 2;
    const id = reader.uint16();
    reader.take(2);
    const value = reader.take(reader.uint32());
    const sum = reader.uint16();
    if (reader.isPastEnd) return { message, files, fault: 'cut-short' };
    if (sum !== sumOf(value)) fault ??= 'bad-checksum';
    if (id === ATTRIBUTE.fileBegins && files.push(new Map()) > MOST_FILES) return { message, files, fault: 'too-many' };
    (isOfFile ? files.at(-1) : message)?.set(id, value);
  }
  return { message, files, fault: message.size === 0 ? 'cut-short' : fault };
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) & 0xffff;
  return sum;
}

function propertiesOf(bytes: Buffer | undefined): { readonly properties: MapiProperties; readonly fault: TnefFault | null } {
  if (bytes === undefined) return { properties: new Map(), fault: null };
  const reader = new ForwardReader(bytes);
  const properties = readProperties(reader);
  return { properties, fault: reader.isPastEnd ? 'cut-short' : null };
}

function recipientsOf(bytes: Buffer | undefined, codepage: number) {
  const [to, cc]: [Party[], Party[]] = [[], []];
  const reader = new ForwardReader(bytes ?? Buffer.alloc(4));
  const count = reader.uint32();
  for (let index = 0; index < Math.min(count, MOST_RECIPIENTS) && !reader.isPastEnd; index += 1) {
    const row = readProperties(reader);
    const text = (id: number) => textIn(row, id, codepage);
    const party = partyOf(text(PROPERTY.name), text(PROPERTY.smtp) || text(PROPERTY.address));
    const kind = numberIn(row, PROPERTY.recipientKind);
    if (kind === TO) to.push(party);
    if (kind === CC) cc.push(party);
  }
  const fault: TnefFault | null = reader.isPastEnd ? 'cut-short' : count > MOST_RECIPIENTS ? 'too-many' : null;
  return { to, cc, fault };
}

/** Whom the mail is from in the reader's eyes: the one in whose name it was sent, else the one who sent it. */
function senderOf(known: MapiProperties, triple: Buffer | undefined, codepage: number): Party {
  const text = (id: number) => textIn(known, id, codepage);
  const address = [PROPERTY.representingAddress, PROPERTY.senderSmtp, PROPERTY.senderAddress].map(text).find((one) => one !== '');
  const name = text(PROPERTY.representing) || text(PROPERTY.sender);
  return name === '' && address === undefined ? oneOff(triple ?? Buffer.alloc(0), codepage) : partyOf(name, address);
}

/** TRIPLES (MS-OXTNEF 2.1.3.3.1): two lengths, the name, then « SMTP:a@b ». */
function oneOff(triple: Buffer, codepage: number): Party {
  const reader = new ForwardReader(triple);
  reader.take(4);
  const [nameLength, addressLength] = [reader.uint16(), reader.uint16()];
  const name = wordsOf(reader.take(nameLength), codepage);
  return partyOf(name, wordsOf(reader.take(addressLength), codepage).replace(/^smtp:/i, ''));
}

/** Year, month, day, hour, minute, second in two bytes each, in universal time. */
function dateOf(bytes: Buffer | undefined): Date | null {
  if (bytes === undefined) return null;
  const reader = new ForwardReader(bytes);
  const [year, month, day, hour, minute, second] = Array.from({ length: 6 }, () => reader.uint16());
  return reader.isPastEnd || year! < 1970 ? null : new Date(Date.UTC(year!, month! - 1, day, hour, minute, second));
}

function bodyFrom(known: MapiProperties, attribute: string, codepage: number) {
  const text = textIn(known, PROPERTY.body, codepage) || attribute;
  const html = textIn(known, PROPERTY.html, numberIn(known, PROPERTY.htmlCodepage) || codepage) || null;
  return bodyOf(text, html, known.get(PROPERTY.rtf)?.bytes);
}

function fileOf(attributes: Attributes, codepage: number, depth: number): { file: OutlookFile | null; fault: TnefFault | null } {
  const { properties, fault } = propertiesOf(attributes.get(ATTRIBUTE.fileProperties));
  const held = properties.get(PROPERTY.fileContent);
  if (held?.type === OBJECT && numberIn(properties, PROPERTY.fileKind) === EMBEDDED_ITEM) {
    if (depth + 1 >= DEEPEST) return { file: null, fault: 'too-deep' };
    const inner = readAtDepth(held.bytes.subarray(INTERFACE_ID_LENGTH), depth + 1);
    return { file: { item: inner.item }, fault: fault ?? inner.fault };
  }
  const names = [PROPERTY.fileName, PROPERTY.shortFileName, PROPERTY.name].map((id) => textIn(properties, id, codepage));
  const name = names[0] || wordsOf(attributes.get(ATTRIBUTE.fileTitle), codepage) || names[1] || names[2] || '';
  return { file: { name, content: attributes.get(ATTRIBUTE.fileContent) ?? held?.bytes ?? Buffer.alloc(0) }, fault };
}

/** An object's bytes begin with the interface it answers to. */
const INTERFACE_ID_LENGTH = 16;

function wordsOf(bytes: Buffer | undefined, codepage: number): string {
  return bytes === undefined ? '' : textOfCodepage(bytes, codepage).replace(/\0[\s\S]*$/, '');
}
