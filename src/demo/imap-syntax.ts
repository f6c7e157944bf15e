/** The words of IMAP: commands taken apart, values put into the form the protocol wants. Bytes are held as latin-1 text. */

/** An atom, a string or a literal is a text; a parenthesised list is an array. */
export type Token = string | readonly Token[];

export type Literal = { readonly bytes: Buffer };

const WORD = /"(?:\\[\s\S]|[^"\\])*"|[()]|(?:[^\s()"[]|\[[^\]]*\])+/g;

/** The command in the order it came: lines of text with the literals between them. */
export function tokensOf(pieces: readonly (string | Literal)[]): Token[] {
  const top: Token[] = [];
  const open: Token[][] = [top];
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      open.at(-1)!.push(piece.bytes.toString('latin1'));
      continue;
    }
    for (const [word] of piece.matchAll(WORD)) {
      if (word === '(') {
        const list: Token[] = [];
        open.at(-1)!.push(list);
        open.push(list);
      } else if (word === ')') {
        if (open.length > 1) open.pop();
      } else {
        open.at(-1)!.push(word.startsWith('"') ? word.slice(1, -1).replace(/\\([\s\S])/g, '$1') : word);
      }
    }
  }
  return top;
}

/** @throws BadCommand where a list stands in a text's place, or nothing does. */
export function textOf(token: Token | undefined): string {
  if (typeof token !== 'string') throw new BadCommand('a text was expected');
  return token;
}

export function listOf(token: Token | undefined): readonly Token[] {
  if (token === undefined) throw new BadCommand('a list was expected');
  return typeof token === 'string' ? [token] : token;
}

/** What the client asked cannot be understood: answered with BAD. */
export class BadCommand extends Error {}

/** Latin-1 text as a quoted string, a literal where it cannot be one, NIL for none. */
export function stringOf(text: string | null | undefined): string {
  if (text === null || text === undefined) return 'NIL';
  return /[^\x20-\x7e]|["\\]/.test(text) || text.length > 1000 ? `{${text.length}}\r\n${text}` : `"${text}"`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `24-Nov-2026 08:00:00 +0000`. */
export function dateTimeOf(instant: Date): string {
  const month = MONTHS[instant.getUTCMonth()]!;
  const day = String(instant.getUTCDate()).padStart(2, ' ');
  const name = month[0]!.toUpperCase() + month.slice(1);
  return `"${day}-${name}-${instant.getUTCFullYear()} ${instant.toISOString().slice(11, 19)} +0000"`;
}

/** `24-Nov-2026`, with or without ` 08:00:00 +0100`. @throws BadCommand */
export function instantOf(text: string): Date {
  const found = /^\s*(\d{1,2})-(\w{3})-(\d{4})(?: (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d))?$/.exec(text);
  const month = MONTHS.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  if (found === null || month === 0) throw new BadCommand('a date was expected');
  const [, day = '', , year = '', time = '00:00:00', hours = '+00', minutes = '00'] = found;
  return new Date(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${hours}:${minutes}`);
}

/** Whether a number is in a set such as `1:4,7,9:*`, where `*` is the largest number in use (none in use: 0). */
export function inSet(set: string, largest: number): (number: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const ends = range.split(':').map((end) => (end === '*' ? largest : Number(end)));
    if (ends.length > 2 || ends.some((end) => !Number.isInteger(end) || end < 0))
      throw new BadCommand('a set of numbers was expected');
    return { from: Math.min(...ends), to: Math.max(...ends) };
  });
  return (number) => ranges.some(({ from, to }) => number >= from && number <= to);
}
