/** What our own receiving server found out about a mail's sender (RFC 8601). What anybody else wrote into the headers counts for nothing. */
import { type HeaderLine, splitOutsideQuotes, withoutComments } from './header-lines.ts';

/** `fail`: the server calls it a forgery; `silent`: it says nothing we can rely on. */
export type ReceiverVerdict = 'pass' | 'fail' | 'silent' | 'other-domain';

const LONGEST = 10_000;

/** What the author's own program writes: a server puts its verdict above all of it. */
const WRITTEN_BY_THE_AUTHOR: ReadonlySet<string> = new Set(['from', 'to', 'subject', 'date', 'message-id', 'mime-version']);

/**
 * Only the topmost Authentication-Results counts, only if it bears our server's name, only above what the author wrote and above the
 * first Received that is not ours: whatever stands below was there when the mail reached us. Gmail and Postfix put it below their own
 * Received, so a forgery of our server's name cannot be told by its place alone: we rely on the server to take it out, and on its
 * naming the envelope sender that the delivery names.
 */
export function receiverVerdict(
  lines: readonly HeaderLine[],
  domain: string,
  authservId: string,
  ourHosts: readonly string[],
): ReceiverVerdict {
  const foreign = lines.findIndex(
    ({ name, value }) => WRITTEN_BY_THE_AUTHOR.has(name) || (name === 'received' && !isOurs(value, authservId, ourHosts)),
  );
  const trusted = foreign === -1 ? lines : lines.slice(0, foreign);
  const topmost = trusted.find(({ name }) => name === 'authentication-results');
  const plain = topmost === undefined || topmost.value.length > LONGEST ? null : withoutComments(topmost.value);
  if (plain === null) return 'silent';
  const [id = '', ...results] = splitOutsideQuotes(plain, ';');
  if (!isNamed(id, authservId)) return 'silent';
  const found = results.map(resultOf);
  if (found.some(({ mailFrom }) => mailFrom !== null && mailFrom !== (envelopeDomain(trusted) ?? mailFrom))) return 'silent';
  const verdicts = found.filter((result) => result.method === 'dmarc');
  const [verdict] = verdicts;
  if (verdict === undefined || verdicts.length > 1) return 'silent';
  if (verdict.result !== 'pass' && verdict.result !== 'fail') return 'silent';
  const about = verdict.headerFrom;
  if (verdict.result === 'fail') return about === null || about === domain ? 'fail' : 'other-domain';
  if (about === null) return 'silent';
  return about === domain ? 'pass' : 'other-domain';
}

/** The server's name, quoted or not, and at most a version behind it. */
function isNamed(id: string, authservId: string): boolean {
  const found = /^\s*(?:"([^"\\]*)"|([^\s";=]+))(?:\s+\d+)?\s*$/.exec(id);
  return (found?.[1] ?? found?.[2])?.toLowerCase() === authservId.toLowerCase();
}

/** null where the delivery names no envelope sender, or the empty one. */
function envelopeDomain(lines: readonly HeaderLine[]): string | null {
  const path = lines.find(({ name }) => name === 'return-path')?.value.replace(/[<>\s]/g, '') ?? '';
  return path.includes('@') ? domainIn(path) : null;
}

/** Both are domains. */
type Result = {
  readonly method: string;
  readonly result: string;
  readonly headerFrom: string | null;
  readonly mailFrom: string | null;
};

function resultOf(text: string): Result {
  const [first = '', ...others] = splitOutsideQuotes(text.trim().replace(/\s*=\s*/g, '='), ' ');
  const [method = '', result = ''] = first.toLowerCase().split('=');
  const propertyOf = (property: string): string | null => {
    const named = others.filter((other) => other.toLowerCase().startsWith(`${property}=`));
    const value = named.length === 1 ? named[0]!.slice(property.length + 1).replace(/^"|"$/g, '') : '';
    return value === '' ? null : domainIn(value);
  };
  const [headerFrom, mailFrom] = [propertyOf('header.from'), propertyOf('smtp.mailfrom')];
  return { method: method.replace(/\/\d+$/, ''), result, headerFrom, mailFrom };
}

function domainIn(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Written by our server or on the way inside it: handed over without a `from`, or taken in by a host of ours. */
function isOurs(value: string, authservId: string, ourHosts: readonly string[]): boolean {
  const plain = withoutComments(value) ?? value;
  if (!/^\s*from\s/i.test(plain)) return true;
  const by = /\sby\s+([^\s;]+)/i.exec(plain)?.[1]?.toLowerCase() ?? '';
  return [familyOf(authservId), ...ourHosts].some((host) => by === host.toLowerCase() || by.endsWith(`.${host.toLowerCase()}`));
}

/** `google.com` for `mx.google.com`: a receiver is many machines. */
function familyOf(authservId: string): string {
  const labels = authservId.split('.');
  return labels.length > 2 ? labels.slice(1).join('.') : authservId;
}
