/** Takes from one box what the desk has not seen yet, oldest first. Reads only: no flag is set, nothing is moved or deleted. */
import type { FetchQueryObject, ImapFlow } from 'imapflow';
import type { Log } from './log.ts';
import { codeOf, type WatchedBox } from './mailbox-link.ts';

/** How far the desk is in a box. `lastInternalDate` is when the last mail taken had reached the server; it outlives a reset. */
export type Cursor = { readonly uidValidity: string; readonly lastUid: number; readonly lastInternalDate: Date | null };

export type Fetched = {
  readonly box: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly internalDate: Date;
  readonly junk: boolean;
  readonly raw: Buffer;
  /** Whether `raw` is only the beginning of the mail. */
  readonly truncated: boolean;
};

export type MailDesk = {
  cursor(box: string): Promise<Cursor | null>;
  /** Stores the mail and moves the cursor to it in one transaction; a throw means: try again later. */
  take(fetched: Fetched): Promise<void>;
  /** The box was renumbered: the cursor goes to UID 0 of the new numbering and keeps its `lastInternalDate`. */
  reset(box: string, uidValidity: string): Promise<void>;
};

export type SyncRules = {
  readonly log: Log;
  readonly now: () => Date;
  /** Larger mails are taken with their headers and first octets only. */
  readonly mostBytes: number;
  readonly firstBytes: number;
  /** In a box seen for the first time, what is older is left alone; null = take everything. */
  readonly since: Date | null;
};

export type BoxSync = {
  readonly link: ImapFlow;
  readonly box: WatchedBox;
  readonly desk: MailDesk;
  readonly rules: SyncRules;
  /** How often the server would not give a mail, by box and UID; outlives the link. */
  readonly refusals: Map<string, number>;
};

/** The desk could not keep a mail: the link is sound, the mail is still in its box. */
export class NotKept extends Error {}

const RESCAN_DAYS = 7;
const RANGE_OF = 50;
const REFUSALS_BEFORE_HEADERS = 3;

type Place = { readonly uid: number; readonly size: number; readonly internalDate: Date };

/** @throws NotKept; or what the link throws when it breaks. Every mail before that one is taken. */
export async function syncBox(sync: BoxSync, openAnew: boolean): Promise<void> {
  const { link, box } = sync;
  const lock = await link.getMailboxLock(box.path, { readOnly: true });
  try {
    const opened = openAnew || link.mailbox === false ? await link.mailboxOpen(box.path, { readOnly: true }) : link.mailbox;
    const uidValidity = String(opened.uidValidity);
    for (const place of await newPlaces(sync, uidValidity)) await takeOne(sync, uidValidity, place);
  } finally {
    lock.release();
  }
}

/** Found and collected before the first is fetched: a command inside a fetch would wait for ever. */
async function newPlaces(sync: BoxSync, uidValidity: string): Promise<readonly Place[]> {
  const { link, box, desk, rules } = sync;
  const cursor = await desk.cursor(box.path);
  const renumbered = cursor !== null && cursor.uidValidity !== uidValidity;
  if (renumbered) {
    rules.log.warn('mailbox renumbered', { box: box.role });
    await desk.reset(box.path, uidValidity);
  }
  if (link.mailbox !== false && link.mailbox.exists === 0) return [];
  const lastUid = cursor === null || renumbered ? 0 : cursor.lastUid;
  if (lastUid > 0) return placesIn(sync, `${lastUid + 1}:*`, lastUid);
  const since = cursor === null ? rules.since : daysBefore(cursor.lastInternalDate, RESCAN_DAYS);
  if (since === null) return placesIn(sync, '1:*', 0);
  const uids = await link.search({ since }, { uid: true });
  if (!Array.isArray(uids)) throw new Error('the server refused to search');
  const found: Place[] = [];
  for (let at = 0; at < uids.length; at += RANGE_OF)
    found.push(...(await placesIn(sync, uids.slice(at, at + RANGE_OF).join(','), 0)));
  return found;
}

/** `n:*` always answers with the last mail, even when it is older than n. */
async function placesIn({ link, rules }: BoxSync, range: string, after: number): Promise<readonly Place[]> {
  const found = await link.fetchAll(range, { uid: true, size: true, internalDate: true }, { uid: true });
  return found
    .filter(({ uid }) => uid > after)
    .map(({ uid, size, internalDate }) => ({ uid, size: size ?? 0, internalDate: new Date(internalDate ?? rules.now()) }))
    .sort((one, other) => one.uid - other.uid);
}

async function takeOne(sync: BoxSync, uidValidity: string, place: Place): Promise<void> {
  const { box, desk, rules } = sync;
  const { uid, internalDate } = place;
  const content = await contentOrRefusal(sync, `${box.path} ${uidValidity} ${uid}`, place);
  if (content === null) return;
  if (content.truncated) rules.log.warn('mail taken in part', { box: box.role, uid, bytes: place.size });
  try {
    await desk.take({ box: box.path, uidValidity, uid, internalDate, junk: box.role === 'junk', ...content });
  } catch (error) {
    rules.log.warn('mail not kept', { box: box.role, uid, code: codeOf(error) });
    throw new NotKept('the desk could not keep a mail');
  }
}

type Content = { readonly raw: Buffer; readonly truncated: boolean };

/** A mail the server would not give three times over is taken with its headers alone, so that it holds nothing up. */
async function contentOrRefusal({ link, rules, refusals }: BoxSync, key: string, place: Place): Promise<Content | null> {
  const refused = refusals.get(key) ?? 0;
  try {
    const content = await contentOf(link, place, rules, refused >= REFUSALS_BEFORE_HEADERS);
    refusals.delete(key);
    return content;
  } catch (error) {
    if (link.usable) refusals.set(key, refused + 1);
    throw error;
  }
}

/** null: the mail left the box since it was seen. */
async function contentOf(link: ImapFlow, { uid, size }: Place, rules: SyncRules, headersOnly: boolean): Promise<Content | null> {
  const one = (query: FetchQueryObject) => link.fetchOne(String(uid), { uid: true, ...query }, { uid: true });
  if (size <= rules.mostBytes && !headersOnly) {
    const found = await one({ source: true });
    return found && found.source !== undefined ? { raw: found.source, truncated: false } : goneOrThrow(link, uid);
  }
  const found = await one({ headers: true });
  if (!found || found.headers === undefined) return goneOrThrow(link, uid);
  const start = headersOnly ? false : await one({ source: { start: 0, maxLength: rules.firstBytes } });
  const first = start ? start.source : undefined;
  return { raw: first !== undefined && first.length > found.headers.length ? first : found.headers, truncated: true };
}

/** A mail that still stands in the box was not gone: the server only kept it back. */
async function goneOrThrow(link: ImapFlow, uid: number): Promise<null> {
  const there = await link.search({ uid: String(uid) }, { uid: true });
  if (!Array.isArray(there) || there.includes(uid)) throw new Error('the server kept a mail back');
  return null;
}

function daysBefore(instant: Date | null, days: number): Date | null {
  return instant === null ? null : new Date(instant.getTime() - days * 86_400_000);
}
