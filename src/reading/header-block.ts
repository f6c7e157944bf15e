/** Finds the block of « De : … Envoyé : … À : … Objet : … » lines that clients put above a mail they quote or forward, with or without a separator. */
import { headerDate } from './header-date.ts';
import { FORWARD_SEPARATORS, type HeaderField, headerField, ORIGINAL_SEPARATORS } from './header-labels.ts';
import type { Address } from './mail.ts';

export type HeaderBlock = {
  /** The first line that belongs to it, separator included. */
  readonly start: number;
  /** The first line of the mail below it. */
  readonly end: number;
  readonly separator: 'forward' | 'original' | null;
  /** How deep it is quoted: the number of `>`. */
  readonly depth: number;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly date: string | null;
  readonly subject: string;
};

type Fields = Map<HeaderField, string>;

const MOST_HEADER_LINES = 16;

/** The first header block at or after line `from`; null when there is none. */
export function findHeaderBlock(lines: readonly string[], from = 0): HeaderBlock | null {
  for (let at = from; at < lines.length; at += 1) {
    const isBare = isBareLabel(lines, at);
    if (!isBare && labelled(lines[at]!) === null) continue;
    const block = headerBlockAt(lines, at, isBare);
    if (block !== null) return block;
  }
  return null;
}

/** eM Client writes its labels without a colon: « De "Nom" <a@b> », just below a line that says that a mail is forwarded. */
function isBareLabel(lines: readonly string[], at: number): boolean {
  if (bareLabelled(lines[at]!) === null) return false;
  const above = bare(lines[at - 1] ?? '');
  return FORWARD_SEPARATORS.some((pattern) => pattern.test(above));
}

function bareLabelled(line: string): Labelled | null {
  const found = /^(\p{L}{1,12})[ \t\u00a0]+(?!:)(\S.*)$/u.exec(bare(line));
  const field = found === null ? null : headerField(found[1]!);
  return field === null ? null : { field, value: found![2]!.trim() };
}

function headerBlockAt(lines: readonly string[], at: number, isBare: boolean): HeaderBlock | null {
  const { fields, end } = readFields(lines, at, isBare ? bareLabelled : labelled);
  const separated = separatorAbove(lines, at);
  if (!isBlock(fields, separated.kind !== null)) return null;
  return {
    start: separated.start,
    end: skipBelow(lines, end),
    separator: separated.kind,
    depth: quoteDepth(lines[at]!),
    from: addressesIn(fields.get('from')!)[0] ?? { name: null, address: null },
    to: addressesIn(fields.get('to') ?? ''),
    cc: addressesIn(fields.get('cc') ?? ''),
    date: headerDate(fields.get('date') ?? separated.date),
    subject: (fields.get('subject') ?? '').trim(),
  };
}

type Labelled = { readonly field: HeaderField; readonly value: string };

/** Label and value of a header line, quote marks and bold stars taken off. */
function labelled(line: string): Labelled | null {
  if (!line.includes(':')) return null;
  const found = /^([\p{L}][\p{L}'’ \u00a0()/-]{0,24}?)[ \u00a0]*:(?!\/\/)[ \u00a0]*(.*)$/u.exec(bare(line));
  if (found === null) return null;
  const field = headerField(found[1]!);
  return field === null ? null : { field, value: found[2]!.trim() };
}

/** A line without its quote marks, bold stars and indent. */
export function bare(line: string): string {
  if (!/^[\s\u00a0>|*]/.test(line)) return line.trimEnd();
  const text = line.replace(/^[\s\u00a0>|]+/, '').trimEnd();
  return text
    .replace(/^\*{1,2}([^*:]{1,30}?)[ \u00a0]*(?::[ \u00a0]*\*{1,2}|\*{1,2}[ \u00a0]*:)/, '$1:')
    .replace(/^\*([^*]*)\*$/, '$1');
}

export function quoteDepth(line: string): number {
  return (/^[\s\u00a0>]*/.exec(line)![0].match(/>/g) ?? []).length;
}

type ReadLabel = (line: string) => Labelled | null;

function readFields(lines: readonly string[], at: number, labelOf: ReadLabel): { fields: Fields; end: number } {
  const fields: Fields = new Map();
  let last: HeaderField | null = null;
  let index = at;
  for (; index < lines.length && index < at + MOST_HEADER_LINES; index += 1) {
    const line = labelOf(lines[index]!);
    if (line !== null) {
      if (fields.has(line.field) && line.field !== 'other') break;
      fields.set(line.field, line.value);
      last = line.field;
    } else if (last !== null && continues(fields.get(last)!, lines[index]!, last)) {
      fields.set(last, `${fields.get(last)} ${bare(lines[index]!)}`.trim());
    } else if (!isBetween(lines, index, fields, labelOf)) break;
  }
  return { fields, end: index };
}

/** A blank line within the block, as the HTML of some clients leaves between any two headers; or a header we do not know. */
function isBetween(lines: readonly string[], at: number, fields: Fields, labelOf: ReadLabel): boolean {
  if (!/^$|^\p{L}[\p{L}'’ -]{1,24}:/u.test(bare(lines[at]!)) || WHOLE.every((field) => fields.has(field))) return false;
  const next = labelOf(lines[at + 1] ?? '');
  return next !== null && WHOLE.includes(next.field) && !fields.has(next.field);
}

const WHOLE: readonly HeaderField[] = ['from', 'date', 'subject', 'to'];

/** Wrapped address lists, an address alone on the next line, an indented rest. */
function continues(value: string, line: string, field: HeaderField): boolean {
  const next = bare(line);
  if (next === '') return false;
  if (field === 'from' || field === 'to' || field === 'cc') {
    return /[,;]$/.test(value) || /^<?[^\s@<>]{1,64}@[^\s@<>]{1,200}>?[,;]?$/.test(next) || (value === '' && next.includes('@'));
  }
  return /^[ \t]{2,}\S/.test(line.replace(/^[>\s]*>/, '')) && value !== '' && next.length < 80;
}

/** From and one more; and a trace of a real mail (address, dated hour, separator), so that a letter that begins « De : … Objet : … » is not one. */
function isBlock(fields: Fields, separated: boolean): boolean {
  const from = fields.get('from');
  if (from === undefined || !/\p{L}/u.test(from)) return false;
  if (!fields.has('date') && !fields.has('subject') && !fields.has('to')) return false;
  const dated = headerDate(fields.get('date') ?? '');
  return separated || /@/.test(from) || (dated?.includes('T') ?? false);
}

/** `date` is the one Orange writes there, « Message du 24/11/26 18:40 », '' for none. */
type Separated = { readonly start: number; readonly kind: 'forward' | 'original' | null; readonly date: string };

function separatorAbove(lines: readonly string[], at: number): Separated {
  let start = at;
  let kind: Separated['kind'] = null;
  let date = '';
  for (let index = at - 1; index >= 0 && index >= at - 4; index -= 1) {
    const line = bare(lines[index]!);
    if (line === '') continue;
    if (FORWARD_SEPARATORS.some((pattern) => pattern.test(line))) kind = 'forward';
    else if (ORIGINAL_SEPARATORS.some((pattern) => pattern.test(line))) kind ??= 'original';
    else break;
    if (/^Message du/i.test(line)) date = line;
    start = index;
  }
  return { start, kind, date };
}

/** Blank lines, rules, Zoho's second « === Forwarded message === » between the block and the mail's first words. */
function skipBelow(lines: readonly string[], end: number): number {
  let index = end;
  while (index < lines.length && isRule(bare(lines[index]!))) index += 1;
  return index;
}

function isRule(line: string): boolean {
  return (
    /^[=_-]{20,}$|^$|^=+8<=/.test(line) || (/^=+ .*=$/.test(line) && FORWARD_SEPARATORS.some((pattern) => pattern.test(line)))
  );
}

/** « Nom <a@b> », « Nom [mailto:a@b] », « a@b », « Dupont, Jean <a@b>; X », names alone. Addresses lower-cased. */
export function addressesIn(list: string): Address[] {
  const pieces = list.slice(0, 4000).split(/;|(?<=[>\]]),|(?<=@[\w.-]{1,200}),|,(?=\s*(?:"[^"]*"\s*)?<?[\w.+'-]{1,64}@)/);
  return pieces.map((piece) => addressIn(piece.trim())).filter((found) => found.name !== null || found.address !== null);
}

function addressIn(text: string): Address {
  const address =
    /[\w.+'=&/-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,200}[\p{L}\p{N}])?/u.exec(text)?.[0].replace(/^'/, '').toLowerCase() ??
    null;
  const name = text
    .replace(/<[^<>]*(?:<[^<>]*>)?[^<>]*>|\[[^\]]*\]|\(?(?:mailto:)?[^\s@()<>"]{1,64}@[^\s()<>"]{1,200}\)?/g, ' ')
    .replace(/["*]|(?:^|\s)'|'(?=\s|$)/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?:de la part de|on behalf of|via)$/i, '');
  return { name: name === '' ? null : name, address };
}
