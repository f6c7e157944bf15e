/** An Outlook item (.msg), laid out as MS-OXMSG says: a compound file with one stream a property. */
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

const [FOLDER, STREAM, ROOT] = [1, 2, 5];

type Tree = { readonly [name: string]: Buffer | Tree };

/** Property tags, then type: 001F text, 0102 bytes. */
const text = (tag: string, value: string): Tree => ({ [`__substg1.0_${tag}001F`]: Buffer.from(value, 'utf16le') });

/** Fixed-length properties stand in one stream: header, then tag, flags, eight bytes of value each. */
function fixed(header: number, ...properties: readonly (readonly [tag: number, value: bigint])[]): Tree {
  const bytes = Buffer.alloc(header + 16 * properties.length);
  properties.forEach(([tag, value], index) => {
    bytes.writeUInt32LE(tag, header + 16 * index);
    bytes.writeUInt32LE(6, header + 16 * index + 4);
    bytes.writeBigUInt64LE(value, header + 16 * index + 8);
  });
  return { '__properties_version1.0': bytes };
}

/** 100-nanosecond steps since 1601. */
const fileTime = (instant: Date): bigint => BigInt(instant.getTime()) * 10_000n + 116_444_736_000_000_000n;

export type OutlookItem = {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly sent: Date | null;
  readonly subject: string;
  readonly body: string;
  /** Compressed rich text. */
  readonly rtf?: Buffer;
  readonly file: { readonly name: string; readonly content: Buffer };
};

export function outlookItem({ from, to, sent, subject, body, rtf, file }: OutlookItem): Buffer {
  return compoundFile({
    ...fixed(32, ...(sent === null ? [] : [[0x00390040, fileTime(sent)] as const])),
    ...text('0037', subject),
    ...(body === '' ? {} : text('1000', body)),
    ...(rtf === undefined ? {} : { '__substg1.0_10090102': rtf }),
    ...text('0C1A', from.name),
    ...text('5D01', from.address),
    '__recip_version1.0_#00000000': { ...fixed(8, [0x0c150003, 1n]), ...text('3001', to.name), ...text('39FE', to.address) },
    '__attach_version1.0_#00000000': {
      ...fixed(8, [0x37050003, 1n]),
      ...text('3707', file.name),
      '__substg1.0_37010102': file.content,
    },
  });
}

function compoundFile(tree: Tree): Buffer {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }];
  const add = (into: Entry, branch: Tree) => {
    for (const [name, held] of Object.entries(branch)) {
      const isStream = Buffer.isBuffer(held);
      const entry: Entry = isStream
        ? { name, type: STREAM, length: held.length, binaryProvider: () => Uint8Array.from(held) }
        : { name, type: FOLDER, length: 0, children: [] };
      into.children!.push(entries.push(entry) - 1);
      if (!isStream) add(entry, held);
    }
  };
  add(entries[0]!, tree);
  return Buffer.from(burn(entries));
}
