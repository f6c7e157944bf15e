/** What each IMAP command does in the chosen box. Every one returns the words of its tagged reply. */
import { fetched, itemNamed, itemsOf, marksSeen } from './imap-fetch.ts';
import { type Seat, search } from './imap-search.ts';
import type { ImapSession, Selected } from './imap-session.ts';
import type { StoredMail } from './imap-store.ts';
import { BadCommand, inSet, listOf, type Token, textOf } from './imap-syntax.ts';

/** @throws BadCommand */
export function runInBox(session: ImapSession, selected: Selected, name: string, rest: readonly Token[], byUid: boolean): string {
  switch (name) {
    case 'FETCH':
      return fetch(session, selected, rest, byUid);
    case 'SEARCH': {
      const found = search(rest, selected.view).map(({ number, mail }) => (byUid ? mail.uid : number));
      session.line(['* SEARCH', ...found].join(' '));
      return 'OK done';
    }
    case 'STORE':
      return store(session, selected, rest, byUid);
    case 'COPY':
    case 'MOVE':
      return copy(session, selected, rest, byUid, name === 'MOVE');
    case 'EXPUNGE':
      expunge(session, selected, byUid ? seats(selected, rest[0], true).map(({ mail }) => mail) : selected.view);
      session.announceChanges();
      return 'OK done';
    case 'CLOSE':
    case 'UNSELECT':
      if (name === 'CLOSE' && !selected.readOnly) expunge(session, selected, selected.view);
      session.selected = null;
      return 'OK done';
    default:
      throw new BadCommand('unknown command');
  }
}

/** Mails gone since the client last looked keep their number but cannot be had any more. */
function seats({ box, view }: Selected, set: Token | undefined, byUid: boolean): readonly Seat[] {
  const largest = byUid ? (view.at(-1)?.uid ?? 0) : view.length;
  const among = inSet(textOf(set), largest);
  const present = new Set(box.mails);
  return view
    .map((mail, index) => ({ number: index + 1, mail }))
    .filter(({ number, mail }) => among(byUid ? mail.uid : number) && present.has(mail));
}

function fetch(session: ImapSession, selected: Selected, rest: readonly Token[], byUid: boolean): string {
  const modifiers = rest[2] === undefined ? [] : listOf(rest[2]).map(String);
  const since = modifiers[0]?.toUpperCase() === 'CHANGEDSINCE' ? Number(modifiers[1]) : null;
  const asked = itemsOf(rest[1]);
  const items = [
    ...(byUid && !itemNamed(asked, 'UID') ? [{ name: 'UID' }] : []),
    ...asked,
    ...(since !== null && !itemNamed(asked, 'MODSEQ') ? [{ name: 'MODSEQ' }] : []),
  ];
  for (const { number, mail } of seats(selected, rest[0], byUid)) {
    if (since !== null && mail.modseq <= since) continue;
    const newlySeen = marksSeen(items) && !selected.readOnly && !mail.flags.has('\\Seen');
    if (newlySeen) session.store.flag(selected.box, mail, ['\\Seen'], 'add');
    const pieces = fetched(mail, newlySeen && !itemNamed(items, 'FLAGS') ? [...items, { name: 'FLAGS' }] : items);
    session.line(`* ${number} FETCH (`, ...pieces, ')');
  }
  session.announceChanges(byUid);
  return 'OK done';
}

/** `STORE set [(UNCHANGEDSINCE n)] [+-]FLAGS[.SILENT] flags`. */
function store(session: ImapSession, selected: Selected, rest: readonly Token[], byUid: boolean): string {
  if (selected.readOnly) return 'NO [READ-ONLY] opened to be read only';
  const [set, how, ...flags] = typeof rest[1] === 'string' ? rest : rest.filter((_, index) => index !== 1);
  const found = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(how));
  if (found === null) throw new BadCommand('FLAGS was expected');
  const change = found[1] === '+' ? 'add' : found[1] === '-' ? 'remove' : 'set';
  for (const { number, mail } of seats(selected, set, byUid)) {
    session.store.flag(selected.box, mail, flags.flatMap(listOf).map(textOf), change);
    const told = itemsOf(found[2] === undefined ? ['UID', 'FLAGS', 'MODSEQ'] : ['UID', 'MODSEQ']);
    session.line(`* ${number} FETCH (`, ...fetched(mail, told), ')');
  }
  return 'OK done';
}

function copy(session: ImapSession, selected: Selected, rest: readonly Token[], byUid: boolean, move: boolean): string {
  const target = session.store.box(session.user ?? '', textOf(rest[1]));
  if (target === null) return 'NO [TRYCREATE] no such mailbox';
  if (move && selected.readOnly) return 'NO [READ-ONLY] opened to be read only';
  const mails = seats(selected, rest[0], byUid).map(({ mail }) => mail);
  if (mails.length === 0) return 'OK nothing to do';
  const copies = mails.map((mail) => session.store.deliver(target, mail.raw, { date: mail.internalDate, flags: mail.flags }));
  const uids = (list: readonly StoredMail[]) => list.map(({ uid }) => uid).join(',');
  const code = `[COPYUID ${target.uidValidity} ${uids(mails)} ${uids(copies)}]`;
  if (!move) return `OK ${code} copied`;
  session.line(`* OK ${code} moved`);
  session.store.take(selected.box, mails);
  session.announceChanges();
  return 'OK done';
}

function expunge(session: ImapSession, { box, readOnly }: Selected, among: readonly StoredMail[]): void {
  const leaving = among.filter((mail) => mail.flags.has('\\Deleted'));
  if (!readOnly && leaving.length > 0) session.store.take(box, leaving);
}
