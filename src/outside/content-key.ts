/** Names a mail by its bytes: the same mail fetched twice, or filed in two places, has one key. */
import { createHash } from 'node:crypto';

const TRANSPORT = /^(?:return-path|delivered-to|received|x-[^:]*):/i;

/** sha256 in hex of the very bytes received: what is kept and exhibited. */
export function rawHash(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** sha256 in hex without the leading transport headers and whatever the line ends: survives a rebuilt mailbox and a second server. */
export function contentKey(raw: Buffer): string {
  const text = raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
  return createHash('sha256')
    .update(text.slice(transportEnd(text)), 'latin1')
    .digest('hex');
}

function transportEnd(text: string): number {
  let at = 0;
  while (TRANSPORT.test(text.slice(at, at + 80))) {
    let end = text.indexOf('\r\n', at);
    while (end !== -1 && (text[end + 2] === ' ' || text[end + 2] === '\t')) end = text.indexOf('\r\n', end + 2);
    if (end === -1) return text.length;
    at = end + 2;
  }
  return at;
}
