/** What FETCH tells of one mail. Nothing here changes the mail; the caller marks it seen where `marksSeen` says so. */
import type { StoredMail } from './imap-store.ts';
import { bodyStructureOf, envelopeOf, headerFields, type Part, partOf } from './imap-structure.ts';
import { BadCommand, dateTimeOf, listOf, type Token, textOf } from './imap-syntax.ts';

const MACROS: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

type Section = {
  /** The words before the answer's octets, as the client is to read them. */
  readonly label: string;
  readonly path: readonly number[];
  readonly what: string;
  readonly fields: readonly string[];
  readonly from: number;
  readonly most: number;
  readonly peek: boolean;
};

type Item = { readonly name: string } | { readonly section: Section };

/** Upper-cased items, macros spelled out. */
export function itemsOf(token: Token | undefined): readonly Item[] {
  return listOf(token)
    .map(textOf)
    .flatMap((word) => MACROS[word.toUpperCase()] ?? [word])
    .map((word) => {
      const section = sectionOf(word);
      return section === null ? { name: word.toUpperCase() } : { section };
    });
}

export function itemNamed(items: readonly Item[], name: string): boolean {
  return items.some((item) => 'name' in item && item.name === name);
}

export function marksSeen(items: readonly Item[]): boolean {
  return items.some((item) => 'section' in item && !item.section.peek);
}

/** Pieces of the answer between the parentheses: texts, and the octets of literals. */
export function fetched(mail: StoredMail, items: readonly Item[]): (string | Buffer)[] {
  let tree: Part | null = null;
  const whole = () => (tree ??= partOf(mail.raw.toString('latin1')));
  return items.flatMap((item, index) => {
    const space = index === 0 ? '' : ' ';
    if ('name' in item) return [space + named(item.name, mail, whole)];
    const octets = sectionOctets(item.section, mail, whole);
    return [`${space}${item.section.label} {${octets.length}}\r\n`, octets];
  });
}

function named(name: string, mail: StoredMail, whole: () => Part): string {
  switch (name) {
    case 'UID':
      return `UID ${mail.uid}`;
    case 'FLAGS':
      return `FLAGS (${[...mail.flags].join(' ')})`;
    case 'INTERNALDATE':
      return `INTERNALDATE ${dateTimeOf(mail.internalDate)}`;
    case 'RFC822.SIZE':
      return `RFC822.SIZE ${mail.raw.length}`;
    case 'MODSEQ':
      return `MODSEQ (${mail.modseq})`;
    case 'ENVELOPE':
      return `ENVELOPE ${envelopeOf(whole())}`;
    case 'BODY':
    case 'BODYSTRUCTURE':
      return `${name} ${bodyStructureOf(whole(), name === 'BODYSTRUCTURE')}`;
    default:
      throw new BadCommand('unknown item');
  }
}

function sectionOf(word: string): Section | null {
  const old = /^RFC822(?:\.(HEADER|TEXT))?$/i.exec(word);
  if (old !== null) {
    const what = old[1]?.toUpperCase() ?? '';
    return { label: word.toUpperCase(), path: [], what, fields: [], from: 0, most: Infinity, peek: what === 'HEADER' };
  }
  const found = /^BODY(\.PEEK)?\[(\d+(?:\.\d+)*)?\.?([A-Z.]*)(?: \(([^)]*)\))?\](?:<(\d+)\.(\d+)>)?$/i.exec(word);
  if (found === null) return null;
  const [, peek, path, what = '', fields, from, most] = found;
  const inside = word.slice(word.indexOf('['), word.indexOf(']') + 1);
  return {
    label: `BODY${inside}${from === undefined ? '' : `<${from}>`}`,
    path: path?.split('.').map(Number) ?? [],
    what: what.toUpperCase(),
    fields: fields?.replace(/"/g, '').split(/\s+/) ?? [],
    from: Number(from ?? 0),
    most: most === undefined ? Infinity : Number(most),
    peek: peek !== undefined,
  };
}

function sectionOctets(section: Section, mail: StoredMail, whole: () => Part): Buffer {
  const octets =
    section.path.length === 0 && section.what === '' ? mail.raw : Buffer.from(sectionText(section, whole()) ?? '', 'latin1');
  return octets.subarray(section.from, section.from + Math.min(section.most, octets.length));
}

function sectionText({ path, what, fields }: Section, top: Part): string | null {
  const part = path.reduce<Part | null>((at, number) => (at === null ? null : child(at, number)), top);
  if (part === null) return null;
  if (path.length > 0 && what === '') return part.body;
  if (what === 'MIME') return part.header;
  const mail = path.length === 0 ? part : part.parts[0];
  if (mail === undefined || (path.length > 0 && part.type !== 'message/rfc822')) return null;
  if (what === 'HEADER') return mail.header;
  if (what === 'TEXT') return mail.body;
  if (what === 'HEADER.FIELDS' || what === 'HEADER.FIELDS.NOT') return headerFields(mail.header, fields, what.endsWith('NOT'));
  throw new BadCommand('unknown section');
}

/** Part 1 of a mail that has no parts is the mail's own body. */
function child(part: Part, number: number): Part | null {
  const inside = part.type === 'message/rfc822' ? (part.parts[0] ?? part) : part;
  if (inside.type.startsWith('multipart/')) return inside.parts[number - 1] ?? null;
  return number === 1 ? inside : null;
}
