/** Reads the words of Outlook's compressed rich text (MS-OXRTFCP), and the HTML it may stand for (MS-OXRTFEX). */
import { decompressRTF } from '@kenjiuno/decompressrtf';

type Words = { readonly text: string; readonly html: string | null };
type Group = { readonly isSilent: boolean; readonly isHtmlTag: boolean; readonly unitsToSkip: number };

const MOST_BYTES = 1_000_000;
const HEADER_BYTES = 16;

/** null where it is too large, cut short, or no such text. */
export function wordsOfRtf(compressed: Buffer): Words | null {
  if (compressed.length < HEADER_BYTES || compressed.length > MOST_BYTES) return null;
  // The library believes this length, however far beyond the end it leads.
  if (compressed.readUInt32LE() + 4 > compressed.length) return null;
  try {
    const rtf = Buffer.from(decompressRTF([...compressed])).toString('latin1');
    const words = wordsIn(rtf);
    return /\\fromhtml1/.test(rtf.slice(0, 1000)) ? { text: '', html: words } : { text: words, html: null };
  } catch {
    return null;
  }
}

const TOKEN = /\\\*|\\([a-z]{1,32})(-?\d{1,9})? ?|((?:\\'[0-9a-f]{2})+)|\\([^a-z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)/gi;
const SILENT: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header footer footnote listtable revtbl'.split(' '),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
};
const ESCAPED: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '-': '', '\n': '\n', '\r': '\n' };

/** « \htmlrtf » opens what stands there for readers of rich text only; a group « \* » is silent unless it holds a tag of the HTML. */
function wordsIn(rtf: string): string {
  const charset = `windows-${/\\ansicpg(125\d)/.exec(rtf.slice(0, 1000))?.[1] ?? '1252'}`;
  const groups: Group[] = [];
  let group: Group = { isSilent: false, isHtmlTag: false, unitsToSkip: 1 };
  let isForRtfOnly = false;
  let toSkip = 0;
  let words = '';
  const say = (said: string) => {
    if (!group.isSilent && (group.isHtmlTag || !isForRtfOnly)) words += said.slice(toSkip);
    toSkip = Math.max(0, toSkip - said.length);
  };
  for (const [token, word, number, hex, escaped, brace, plain] of rtf.matchAll(TOKEN)) {
    if (brace === '{') groups.push(group);
    else if (brace === '}') group = groups.pop() ?? group;
    else if (token === '\\*') group = { ...group, isSilent: true };
    else if (word === 'htmltag') group = { ...group, isSilent: groups.at(-1)?.isSilent ?? false, isHtmlTag: true };
    else if (word === 'htmlrtf') isForRtfOnly = number !== '0';
    else if (word === 'uc') group = { ...group, unitsToSkip: Number(number ?? 1) };
    else if (word === 'u') {
      say(String.fromCharCode(Number(number ?? 0) & 0xffff));
      toSkip = group.unitsToSkip;
    } else if (word !== undefined && SILENT.has(word)) group = { ...group, isSilent: true };
    else if (word !== undefined) say(SIGNS[word] ?? '');
    else if (hex !== undefined) say(new TextDecoder(charset).decode(Buffer.from(hex.replaceAll("\\'", ''), 'hex')));
    else if (escaped !== undefined) say(ESCAPED[escaped] ?? escaped);
    else if (plain !== undefined) say(plain);
  }
  return words;
}
