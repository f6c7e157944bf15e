/** A mail's MIME tree as IMAP tells it: ENVELOPE, BODYSTRUCTURE, and the bytes of any section. */
import addressparser from 'nodemailer/lib/addressparser';
import { stringOf } from './imap-syntax.ts';

/** All latin-1 text; `header` ends with its empty line. A message/rfc822 part has the mail it carries as its only part. */
export type Part = {
  readonly header: string;
  readonly body: string;
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
};

const DEEPEST = 12;

export function partOf(text: string, depth = 0, usualType = 'text/plain'): Part {
  const end = /^\r?\n/.test(text) ? 0 : text.search(/\r?\n\r?\n/);
  const headerLength = end === -1 ? text.length : end + /^(?:\r?\n){1,2}/.exec(text.slice(end, end + 4))![0].length;
  const header = text.slice(0, headerLength);
  const body = text.slice(headerLength);
  const { value, parameters } = parametersOf(field(header, 'content-type') ?? usualType);
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value.toLowerCase() : 'text/plain';
  return { header, body, type, parameters, parts: depth < DEEPEST ? partsOf(type, parameters, body, depth) : [] };
}

function partsOf(type: string, parameters: ReadonlyMap<string, string>, body: string, depth: number): Part[] {
  if (type === 'message/rfc822') return [partOf(body, depth + 1)];
  const boundary = parameters.get('boundary');
  if (!type.startsWith('multipart/') || boundary === undefined || boundary === '') return [];
  const line = new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[^\w]/g, '\\$&')}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g');
  const lines = [...body.matchAll(line)];
  const usualType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  return lines.flatMap((opening, index) => {
    if (opening[1] !== undefined) return [];
    const inside = body.slice(opening.index + opening[0].length, lines[index + 1]?.index ?? body.length);
    return [partOf(inside.replace(/^\r?\n/, ''), depth + 1, usualType)];
  });
}

/** The first value of a header field, unfolded; null where it is missing. */
export function field(header: string, name: string): string | null {
  const found = new RegExp(`^${name}[ \\t]*:((?:[^\\r\\n]|\\r?\\n[ \\t])*)`, 'im').exec(header);
  return found === null ? null : found[1]!.replace(/\r?\n/g, '').trim();
}

/** The header lines of the fields named, or of all others, with the empty line that ends them. */
export function headerFields(header: string, names: readonly string[], others: boolean): string {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const fields = header.match(/^[^\r\n:]+:(?:[^\r\n]|\r?\n[ \t])*\r?\n/gm) ?? [];
  return `${fields.filter((line) => wanted.has(line.slice(0, line.indexOf(':')).trim().toLowerCase()) !== others).join('')}\r\n`;
}

export function envelopeOf({ header }: Part): string {
  const from = addressesOf(field(header, 'from'));
  const orFrom = (name: string) => (field(header, name) === null ? from : addressesOf(field(header, name)));
  const people = [
    from,
    orFrom('sender'),
    orFrom('reply-to'),
    ...['to', 'cc', 'bcc'].map((name) => addressesOf(field(header, name))),
  ];
  const text = (name: string) => stringOf(field(header, name));
  return `(${text('date')} ${text('subject')} ${people.join(' ')} ${text('in-reply-to')} ${text('message-id')})`;
}

function addressesOf(value: string | null): string {
  if (value === null) return 'NIL';
  const people = addressparser(value, { flatten: true }).map(({ name, address = '' }) => {
    const at = address.lastIndexOf('@');
    const [mailbox, host] = at === -1 ? [address, null] : [address.slice(0, at), address.slice(at + 1)];
    return `(${stringOf(name || null)} NIL ${stringOf(mailbox)} ${stringOf(host)})`;
  });
  return people.length === 0 ? 'NIL' : `(${people.join('')})`;
}

/** `extended` adds what BODYSTRUCTURE tells and BODY does not. */
export function bodyStructureOf(part: Part, extended: boolean): string {
  const [type = '', subtype = ''] = part.type.split('/');
  const more = extended ? ` ${dispositionOf(part)} NIL NIL` : '';
  if (type === 'multipart') {
    const parts = part.parts.map((inner) => bodyStructureOf(inner, extended)).join('');
    const parameters = extended ? ` ${parametersText(part.parameters)}` : '';
    return `(${parts || '("text" "plain" NIL NIL NIL "7bit" 0 0)'} ${stringOf(subtype)}${parameters}${more})`;
  }
  const encoding = field(part.header, 'content-transfer-encoding')?.toLowerCase() ?? '7bit';
  const described = [field(part.header, 'content-id'), field(part.header, 'content-description'), encoding]
    .map(stringOf)
    .join(' ');
  const plain = `${stringOf(type)} ${stringOf(subtype)} ${parametersText(part.parameters)} ${described} ${part.body.length}`;
  const lines = part.body.split('\n').length - 1;
  const [inner] = part.parts;
  const own =
    inner !== undefined
      ? ` ${envelopeOf(inner)} ${bodyStructureOf(inner, extended)} ${lines}`
      : type === 'text'
        ? ` ${lines}`
        : '';
  return `(${plain}${own}${extended ? ' NIL' : ''}${more})`;
}

function dispositionOf({ header }: Part): string {
  const value = field(header, 'content-disposition');
  if (value === null) return 'NIL';
  const { value: kind, parameters } = parametersOf(value);
  return `(${stringOf(kind.toLowerCase())} ${parametersText(parameters)})`;
}

function parametersText(parameters: ReadonlyMap<string, string>): string {
  if (parameters.size === 0) return 'NIL';
  return `(${[...parameters].map(([name, value]) => `${stringOf(name)} ${stringOf(value)}`).join(' ')})`;
}

function parametersOf(value: string): { readonly value: string; readonly parameters: ReadonlyMap<string, string> } {
  const [first = '', ...others] = value.match(/(?:"(?:\\.|[^"\\])*"|[^;"])+/g) ?? [];
  const pairs = others.flatMap((other): [string, string][] => {
    const found = /^\s*([^\s=]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|(\S*))/.exec(other);
    return found === null ? [] : [[found[1]!.toLowerCase(), found[2]?.replace(/\\(.)/g, '$1') ?? found[3] ?? '']];
  });
  return { value: first.trim(), parameters: new Map(pairs) };
}
