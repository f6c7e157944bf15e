/** Bounds a text before any pattern meets it: no crafted line may make a reader slow. Measured: mail-parsing libraries take minutes on 200 kB without it. */
import { remembering } from './remembered.ts';

const MOST_CHARACTERS = 200_000;
const MOST_LINES = 2000;
const LONGEST_LINE = 998;

const known = remembering<string>(4);

/** The same text for every honest mail; a shortened one for a hostile or endless mail. Line ends become \n, zero-width marks go. */
export function guarded(text: string): string {
  return known(text, () => bounded(text));
}

function bounded(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[ \t\u00a0]{40,}/g, (blank) => blank.slice(0, 40))
    .replace(/([-_=*.~>])\1{79,}/g, (rule) => rule.slice(0, 79))
    .replace(/\n(?:[ \t\u00a0]*\n){20,}/g, '\n\n\n')
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
}

const MOST_HTML = 500_000;
const DEEPEST_HTML = 1000;
/** Elements that close by themselves: left open a thousand times they are no nesting. */
const SELF_CLOSING: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr tbody thead tfoot dt dd option'.split(' '),
);

/** HTML short enough, and cut where it nests deeper than any client does: parsers slow down with the square of the depth. */
export function guardedHtml(html: string): string {
  const text = html.slice(0, MOST_HTML);
  let depth = 0;
  for (const tag of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (SELF_CLOSING.has(tag[2]!.toLowerCase())) continue;
    depth = Math.max(0, depth + (tag[1] === '/' ? -1 : 1));
    if (depth > DEEPEST_HTML) return text.slice(0, tag.index);
  }
  return text;
}
