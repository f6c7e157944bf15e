/** The rows of a delimited text: cells between quotation marks may hold the delimiter and line ends; a mark that closes nothing is a letter. */

export type Delimiter = ';' | ',' | '\t';

const MOST_CELLS = 200;
/** Longer than any cell a bank writes: a mark left open swallows no more than this. */
const LONGEST_QUOTED = 2000;

function cellOf(delimiter: string, longestQuoted: number): RegExp {
  const quoted = `"((?:[^"]|""){0,${longestQuoted}})"[ ]*(?=${delimiter}|[\\r\\n]|$)`;
  return new RegExp(`(?:${quoted}|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n?|\\n|$)`, 'y');
}

/** Rows without a word are left out; cells are trimmed, a spreadsheet's `="…"` taken off. */
export function* csvRows(text: string, delimiter: Delimiter, longestQuoted = LONGEST_QUOTED): Generator<readonly string[]> {
  const cell = cellOf(delimiter, longestQuoted);
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    const marked = line.includes('"') || line.trimEnd().includes('\r');
    const row = marked ? [] : line.split(delimiter, MOST_CELLS).map((one) => one.trim());
    at = marked ? readMarked(text, at, cell, delimiter, row) : end + 1;
    if (row.some((one) => one !== '')) yield row;
  }
}

/** Puts into `row` its cells, the first of them at `at`; where the next row begins. */
function readMarked(text: string, at: number, cell: RegExp, delimiter: Delimiter, row: string[]): number {
  cell.lastIndex = at;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end = ''] = cell.exec(text) ?? [];
    const words = quoted?.replaceAll('""', '"') ?? plain.replace(/^="(.*)"$/, '$1');
    if (row.length < MOST_CELLS) row.push(words.replace(/\s+/g, ' ').trim());
    if (end !== delimiter) break;
  }
  return cell.lastIndex;
}
