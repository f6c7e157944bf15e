/** Which mails SEARCH finds. */
import type { StoredMail } from './imap-store.ts';
import { field } from './imap-structure.ts';
import { BadCommand, inSet, instantOf, type Token, textOf } from './imap-syntax.ts';

/** A mail with its place in the client's view, counted from 1. */
export type Seat = { readonly number: number; readonly mail: StoredMail };
type Test = (seat: Seat) => boolean;

const FLAGS: Readonly<Record<string, string>> = {
  SEEN: '\\Seen',
  ANSWERED: '\\Answered',
  DELETED: '\\Deleted',
  FLAGGED: '\\Flagged',
  DRAFT: '\\Draft',
};

/** @throws BadCommand */
export function search(criteria: readonly Token[], view: readonly StoredMail[]): readonly Seat[] {
  const words = [...criteria];
  if (String(words[0]).toUpperCase() === 'CHARSET') words.splice(0, 2);
  const tests: Test[] = [];
  while (words.length > 0) tests.push(nextTest(words, view));
  return view.map((mail, index) => ({ number: index + 1, mail })).filter((seat) => tests.every((test) => test(seat)));
}

/** Takes one key and what belongs to it off the front of `words`. */
function nextTest(words: Token[], view: readonly StoredMail[]): Test {
  const word = words.shift();
  if (word === undefined) throw new BadCommand('a search key was expected');
  if (typeof word !== 'string') {
    const found = new Set(search(word, view).map((seat) => seat.mail));
    return ({ mail }) => found.has(mail);
  }
  const key = word.toUpperCase();
  if (key === 'NOT') {
    const test = nextTest(words, view);
    return (seat) => !test(seat);
  }
  if (key === 'OR') {
    const [one, other] = [nextTest(words, view), nextTest(words, view)];
    return (seat) => one(seat) || other(seat);
  }
  if (/^[\d*]/.test(key)) {
    const among = inSet(key, view.length);
    return ({ number }) => among(number);
  }
  return flagTest(key) ?? dateTest(key, words) ?? textTest(key, words) ?? otherTest(key, words, view);
}

function flagTest(key: string): Test | null {
  const wanted = FLAGS[key];
  if (wanted !== undefined) return ({ mail }) => mail.flags.has(wanted);
  const unwanted = key.startsWith('UN') ? FLAGS[key.slice(2)] : undefined;
  return unwanted === undefined ? null : ({ mail }) => !mail.flags.has(unwanted);
}

function dateTest(key: string, words: Token[]): Test | null {
  const found = /^(SENT)?(SINCE|BEFORE|ON)$/.exec(key);
  if (found === null) return null;
  const day = instantOf(textOf(words.shift())).toISOString().slice(0, 10);
  return ({ mail }) => {
    const instant = found[1] === undefined ? mail.internalDate : new Date(field(headerOf(mail), 'date') ?? '');
    if (Number.isNaN(instant.getTime())) return false;
    const own = instant.toISOString().slice(0, 10);
    return found[2] === 'SINCE' ? own >= day : found[2] === 'BEFORE' ? own < day : own === day;
  };
}

function textTest(key: string, words: Token[]): Test | null {
  switch (key) {
    case 'SUBJECT':
    case 'FROM':
    case 'TO':
    case 'CC':
    case 'BCC':
      return fieldContains(key, textOf(words.shift()));
    case 'HEADER':
      return fieldContains(textOf(words.shift()), textOf(words.shift()));
    case 'BODY':
    case 'TEXT': {
      const wanted = textOf(words.shift()).toLowerCase();
      return ({ mail }) => {
        const text = mail.raw.toString('latin1').toLowerCase();
        return (key === 'TEXT' ? text : text.slice(headerOf(mail).length)).includes(wanted);
      };
    }
    default:
      return null;
  }
}

function otherTest(key: string, words: Token[], view: readonly StoredMail[]): Test {
  const number = () => Number(textOf(words.shift()));
  switch (key) {
    case 'ALL':
    case 'OLD':
      return () => true;
    case 'NEW':
    case 'RECENT':
      return () => false;
    case 'UID': {
      const among = inSet(textOf(words.shift()), view.at(-1)?.uid ?? 0);
      return ({ mail }) => among(mail.uid);
    }
    case 'KEYWORD':
    case 'UNKEYWORD': {
      const flag = textOf(words.shift());
      return ({ mail }) => mail.flags.has(flag) === (key === 'KEYWORD');
    }
    case 'LARGER': {
      const size = number();
      return ({ mail }) => mail.raw.length > size;
    }
    case 'SMALLER': {
      const size = number();
      return ({ mail }) => mail.raw.length < size;
    }
    case 'MODSEQ': {
      const least = number();
      return ({ mail }) => mail.modseq >= least;
    }
    default:
      throw new BadCommand('unknown search key');
  }
}

function fieldContains(name: string, wanted: string): Test {
  const lower = wanted.toLowerCase();
  const safe = name.replace(/[^\w-]/g, '');
  return ({ mail }) => field(headerOf(mail), safe)?.toLowerCase().includes(lower) ?? false;
}

function headerOf({ raw }: StoredMail): string {
  const end = raw.indexOf('\r\n\r\n');
  return raw.subarray(0, end === -1 ? raw.length : end + 4).toString('latin1');
}
