/** What each IMAP command does before a box is chosen. Every one returns the words of its tagged reply. */
import { runInBox } from './imap-box-commands.ts';
import type { ImapSession } from './imap-session.ts';
import type { Box } from './imap-store.ts';
import { instantOf, listOf, stringOf, type Token, textOf } from './imap-syntax.ts';

export const CAPABILITIES =
  'IMAP4rev1 LITERAL+ SASL-IR ID ENABLE IDLE NAMESPACE UIDPLUS MOVE UNSELECT CHILDREN SPECIAL-USE CONDSTORE AUTH=PLAIN';

const NO_SUCH_BOX = 'NO [NONEXISTENT] no such mailbox';

/** @throws BadCommand */
export function runCommand(session: ImapSession, name: string, rest: readonly Token[], byUid: boolean): string {
  switch (name) {
    case 'CAPABILITY':
      session.line(`* CAPABILITY ${CAPABILITIES}`);
      return 'OK done';
    case 'ID':
      session.line('* ID ("name" "amiable-demo")');
      return 'OK done';
    case 'NOOP':
    case 'CHECK':
      session.announceChanges();
      return 'OK done';
    case 'LOGOUT':
      session.line('* BYE until next time');
      return 'OK done';
    case 'LOGIN':
      return signIn(session, textOf(rest[0]), textOf(rest[1]));
    case 'AUTHENTICATE':
      return signInWith(session, textOf(rest[1]));
    default:
      return session.user === null ? 'NO log in first' : runSignedIn(session, session.user, name, rest, byUid);
  }
}

/** The answer to AUTHENTICATE PLAIN, in base64. */
export function signInWith(session: ImapSession, base64: string): string {
  const [, user = '', password = ''] = Buffer.from(base64, 'base64').toString('utf8').split('\0');
  return signIn(session, user, password);
}

function signIn(session: ImapSession, user: string, password: string): string {
  if (!session.store.opens(user, password)) return 'NO [AUTHENTICATIONFAILED] wrong user or password';
  session.user = user;
  return `OK [CAPABILITY ${CAPABILITIES}] logged in`;
}

function runSignedIn(session: ImapSession, user: string, name: string, rest: readonly Token[], byUid: boolean): string {
  switch (name) {
    case 'NAMESPACE':
      session.line('* NAMESPACE (("" "/")) NIL NIL');
      return 'OK done';
    case 'ENABLE':
      session.line(`* ENABLED${rest.some((word) => String(word).toUpperCase() === 'CONDSTORE') ? ' CONDSTORE' : ''}`);
      return 'OK done';
    case 'LIST':
    case 'LSUB':
      return list(session, user, name, rest);
    case 'CREATE':
      session.store.create(user, textOf(rest[0]));
      return 'OK done';
    case 'DELETE':
      return session.store.remove(user, textOf(rest[0])) ? 'OK done' : NO_SUCH_BOX;
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      return 'OK done';
    case 'STATUS':
      return status(session, user, rest);
    case 'SELECT':
    case 'EXAMINE':
      return select(session, user, textOf(rest[0]), name === 'EXAMINE');
    case 'APPEND':
      return append(session, user, rest);
    default:
      return session.selected === null ? 'NO select a mailbox first' : runInBox(session, session.selected, name, rest, byUid);
  }
}

/** `LIST [(selection)] reference pattern [RETURN (…)]`. */
function list(session: ImapSession, user: string, name: string, rest: readonly Token[]): string {
  const selection = typeof rest[0] === 'string' ? [] : listOf(rest[0]).map((word) => textOf(word).toUpperCase());
  const [reference, patterns] = typeof rest[0] === 'string' ? rest : rest.slice(1);
  for (const pattern of listOf(patterns).map((one) => textOf(reference) + textOf(one))) {
    if (pattern === '') session.line(`* ${name} (\\Noselect) "/" ""`);
    const words = pattern
      .split(/([*%])/)
      .map((word) => (word === '*' ? '.*' : word === '%' ? '[^/]*' : word.replace(/[^\w]/g, '\\$&')));
    const matches = new RegExp(`^${words.join('')}$`, 'i');
    for (const box of session.store.boxes(user)) {
      if (!matches.test(box.name) || (selection.includes('SPECIAL-USE') && box.specialUse === null)) continue;
      const flags = ['\\HasNoChildren', box.specialUse].filter((flag) => flag !== null).join(' ');
      session.line(`* ${name} (${flags}) "/" ${stringOf(box.name)}`);
    }
  }
  return 'OK done';
}

function status(session: ImapSession, user: string, rest: readonly Token[]): string {
  const box = session.store.box(user, textOf(rest[0]));
  if (box === null) return NO_SUCH_BOX;
  const known: Readonly<Record<string, number>> = {
    MESSAGES: box.mails.length,
    RECENT: 0,
    UIDNEXT: box.uidNext,
    UIDVALIDITY: box.uidValidity,
    HIGHESTMODSEQ: box.highestModseq,
    UNSEEN: box.mails.filter((mail) => !mail.flags.has('\\Seen')).length,
  };
  const asked = listOf(rest[1]).map((word) => textOf(word).toUpperCase());
  const told = asked.filter((word) => word in known).map((word) => `${word} ${known[word]}`);
  session.line(`* STATUS ${stringOf(box.name)} (${told.join(' ')})`);
  return 'OK done';
}

function select(session: ImapSession, user: string, name: string, readOnly: boolean): string {
  const box = session.store.box(user, name);
  session.selected = box === null ? null : { box, view: [...box.mails], readOnly };
  if (box === null) return NO_SUCH_BOX;
  const firstUnseen = box.mails.findIndex((mail) => !mail.flags.has('\\Seen')) + 1;
  for (const line of [
    'FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
    `OK [PERMANENTFLAGS (${readOnly ? '' : '\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*'})] flags kept`,
    `${box.mails.length} EXISTS`,
    '0 RECENT',
    ...(firstUnseen > 0 ? [`OK [UNSEEN ${firstUnseen}] first unseen`] : []),
    `OK [UIDVALIDITY ${box.uidValidity}] valid`,
    `OK [UIDNEXT ${box.uidNext}] next`,
    `OK [HIGHESTMODSEQ ${box.highestModseq}] highest`,
  ]) {
    session.line(`* ${line}`);
  }
  return `OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] selected`;
}

/** `APPEND box [(flags)] ["date"] literal`. */
function append(session: ImapSession, user: string, rest: readonly Token[]): string {
  const box: Box | null = session.store.box(user, textOf(rest[0]));
  if (box === null) return 'NO [TRYCREATE] no such mailbox';
  const between = rest.slice(1, -1);
  const date = between.find((token) => typeof token === 'string');
  const mail = session.store.deliver(box, Buffer.from(textOf(rest.at(-1)), 'latin1'), {
    flags: between.filter((token) => typeof token !== 'string').flatMap((flags) => flags.map(textOf)),
    ...(typeof date === 'string' ? { date: instantOf(date) } : {}),
  });
  if (session.selected?.box === box) session.announceChanges();
  return `OK [APPENDUID ${box.uidValidity} ${mail.uid}] kept`;
}
