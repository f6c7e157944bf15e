/** What is odd about who a mail claims to come from. Any doubt keeps a mail from being called authentic, whatever else it can show. */
import type { Mail } from '../reading/mail.ts';
import { type HeaderLine, withoutComments } from './header-lines.ts';

export type Doubt =
  | 'no-sender'
  | 'unreadable-sender'
  | 'odd-address'
  | 'address-in-name'
  | 'name-of-another'
  | 'look-alike-domain'
  | 'foreign-script'
  | 'doubled-header'
  | 'broken-header'
  | 'date-far-off';

/** Somebody whose name or domain a stranger might borrow. */
export type Known = { readonly name: string; readonly address: string };

const SINGLE = [
  'subject',
  'date',
  'message-id',
  'content-type',
  'content-transfer-encoding',
  'in-reply-to',
  'references',
  'reply-to',
  'sender',
];
/** Longer than servers keep trying (RFC 5321: five days): a genuine mail that arrives later is one sent again. */
const LONGEST_WAY_MS = 7 * 86_400_000;
const PLAIN_ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export function senderDoubts(raw: Buffer, lines: readonly HeaderLine[], mail: Mail, known: readonly Known[]): readonly Doubt[] {
  const [author] = mail.from;
  const address = author?.address ?? null;
  if (address === null) return ['no-sender'];
  const domain = domainOf(address);
  const found: readonly (readonly [Doubt, boolean])[] = [
    ['unreadable-sender', rawAddress(lines) !== address],
    ['odd-address', !PLAIN_ADDRESS.test(address)],
    ['address-in-name', namesAnotherAddress(author?.name ?? '', address)],
    ['name-of-another', known.some((one) => one.address.toLowerCase() !== address && sameName(one.name, author?.name ?? ''))],
    ['look-alike-domain', known.some((one) => looksLike(domain, domainOf(one.address.toLowerCase())))],
    ['foreign-script', /[^\x00-\x7f]|(?:^|\.)xn--/.test(domain) || /[\u0370-\u03ff\u0400-\u052f]/.test(author?.name ?? '')],
    ['doubled-header', SINGLE.some((name) => lines.filter((line) => line.name === name).length > 1)],
    ['broken-header', hasBrokenHeader(raw)],
    ['date-far-off', isFarOff(mail)],
  ];
  return found.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

function isFarOff({ date, received }: Mail): boolean {
  return date !== null && received !== null && Math.abs(received.getTime() - date.getTime()) > LONGEST_WAY_MS;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The one address of the one From, as it stands there; null where two readers could see two different ones. */
function rawAddress(lines: readonly HeaderLine[]): string | null {
  const plain = withoutComments(lines.find(({ name }) => name === 'from')?.value ?? '');
  if (plain === null) return null;
  const bare = plain.replace(/"(?:\\.|[^"\\])*"/g, ' ');
  const angled = [...bare.matchAll(/<([^<>]*)>/g)];
  const outside = bare.replace(/<[^<>]*>/g, ' ');
  if (angled.length > 1 || /[,;<>]/.test(outside)) return null;
  if (angled.length === 1 && outside.includes('@')) return null;
  const address = (angled[0]?.[1] ?? bare).trim().toLowerCase();
  return /\s|=\?/.test(address) ? null : address;
}

function namesAnotherAddress(name: string, address: string): boolean {
  return (name.toLowerCase().match(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g) ?? []).some(
    (other) => other.replace(/\.$/, '') !== address,
  );
}

function sameName(one: string, other: string): boolean {
  return folded(one) !== '' && folded(one) === folded(other);
}

/** Letters only, without accents, in any order of first and last name. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/** Not the same, but the same to a quick eye: a letter more, less or other, or signs that look alike. */
function looksLike(domain: string, real: string): boolean {
  if (domain === real || domain.endsWith(`.${real}`) || real.endsWith(`.${domain}`)) return false;
  return shape(domain) === shape(real) || (real.length > 6 && isOneEditAway(domain, real)) || domain.startsWith(`${real}.`);
}

function shape(domain: string): string {
  return domain
    .replace(/cl/g, 'd')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[1il|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/-/g, '');
}

function isOneEditAway(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.length - start - end;
  const right = other.length - start - end;
  const swapped = left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
  return (left <= 1 && right <= 1) || swapped;
}

/** NUL, or a carriage return of its own: readers disagree about where such a line ends. */
function hasBrokenHeader(raw: Buffer): boolean {
  const text = raw.toString('latin1', 0, Math.min(raw.length, 200_000));
  const end = text.search(/\r?\n\r?\n/);
  return /\u0000|\r(?!\n)/.test(end === -1 ? text : text.slice(0, end));
}
