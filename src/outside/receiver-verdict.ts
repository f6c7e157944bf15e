/** What our own receiving server found out about a mail's sender (RFC 8601). What anybody else wrote into the headers counts for nothing. */
import { type HeaderLine, splitOutsideQuotes, withoutComments } from './header-lines.ts';

/** `fail`: the server calls it a forgery; `silent`: it says nothing we can rely on. */
export type ReceiverVerdict = 'pass' | 'fail' | 'silent' | 'other-domain';

const LONGEST = 10_000;

/**
 * Only the topmost Authentication-Results counts, only if it bears our server's name, and only above the first Received that is not
 * ours: whatever stands below was there when the mail reached us. We rely on the server to take out forgeries of its own name.
 */
export function receiverVerdict(
  lines: readonly HeaderLine[],
  domain: string,
  authservId: string,
  ourHosts: readonly string[],
): ReceiverVerdict {
  const foreign = lines.findIndex(({ name, value }) => name === 'received' && !isOurs(value, authservId, ourHosts));
  const trusted = foreign === -1 ? lines : lines.slice(0, foreign);
  const topmost = trusted.find(({ name }) => name === 'authentication-results');
  const plain = topmost === undefined || topmost.value.length > LONGEST ? null : withoutComments(topmost.value);
  if (plain === null) return 'silent';
  const [id = '', ...results] = splitOutsideQuotes(plain, ';');
  if (!isNamed(id, authservId)) return 'silent';
  const verdicts = results.map(resultOf).filter((result) => result.method === 'dmarc');
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

type Result = { readonly method: string; readonly result: string; readonly headerFrom: string | null };

function resultOf(text: string): Result {
  const [first = '', ...others] = splitOutsideQuotes(text.trim().replace(/\s*=\s*/g, '='), ' ');
  const [method = '', result = ''] = first.toLowerCase().split('=');
  const abouts = others.filter((other) => other.toLowerCase().startsWith('header.from='));
  const about = abouts.length === 1 ? abouts[0]!.slice('header.from='.length).replace(/^"|"$/g, '').toLowerCase() : null;
  return { method: method.replace(/\/\d+$/, ''), result, headerFrom: about?.slice(about.lastIndexOf('@') + 1) ?? null };
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
