/** The lines with which clients introduce what they quote: attributions (« Le … a écrit : ») and separators. */
import { bare, findHeaderBlock, quoteDepth } from './header-block.ts';
import { FORWARD_SEPARATORS, ORIGINAL_SEPARATORS } from './header-labels.ts';

/** Where a quote begins: the first line of its introduction and the first line of the quote itself. */
export type QuoteStart = { readonly start: number; readonly end: number };

/** One attribution a language; the words between are checked apart, so the patterns stay linear. */
const ATTRIBUTIONS: readonly { readonly opens: RegExp; readonly closes: RegExp }[] = [
  { opens: /^(?:Le |(?:-{2,} ?)?En date d[eu] )/i, closes: /(?:a (?:écrit|ecrit|répondu)|wrote|écrivait|écrit)[ \u00a0]*:?$/i },
  { opens: /^(?:On |At )/i, closes: /(?:wrote|a écrit)[ \u00a0]*:?$/i },
  { opens: /^Am /i, closes: /(?:schrieb(?: .{0,150})?|geschrieben)[ \u00a0]*:$/i },
  { opens: /^E[ln] /i, closes: /escribió[ \u00a0]*:?$/i },
  { opens: /^(?:Il |In data )/i, closes: /ha scritto[ \u00a0]*:?$/i },
  { opens: /^Op /i, closes: /(?:schreef|heeft)(?: .{0,150})?:$/i },
  { opens: /^(?:Em |Às )/i, closes: /escreveu[ \u00a0]*:?$/i },
  {
    opens: /^(?=.*@).{0,100}<?[^\s<>]{1,64}@[^\s<>]{1,120}>?\s/i,
    closes: /(?:a écrit|wrote|schrieb|skrev|kirjoitti|escribió|ha scritto|schreef|escreveu)(?: .{0,60})?[ \u00a0]*:$|Uhr:$/i,
  },
  { opens: /^Den /i, closes: /skrev(?: .{0,120})?:$/i },
  {
    opens:
      /^(?:20\d\d[-/]\d\d[-/]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? \p{L}{3,10}\.? 20\d\d),? (?:à |um )?\d{1,2}:\d\d/u,
    closes: /(?:< ?[^<>\s]+@[^<>\s]+>| (?:by|von|de|da|door|por) [^<>\s]+@[^<>\s]+|a écrit|wrote|schrieb)[ \u00a0]*:$/,
  },
];
/** « Cabinet Marchand a écrit : » with `>` lines below. */
const CLOSES_ALONE = /^.{3,120}(?:a écrit|wrote)[ \u00a0]*:$/i;
const MOST_LINES = 4;
/** « votre client nous a écrit » tells a story; a client's attribution has no pronoun there. */
const STORY = /(?:m['’]|\b(?:nous|vous|lui|leur|me|te|t['’]|y)[ \u00a0])[ \u00a0]*a (?:écrit|ecrit|répondu)[ \u00a0]*:?$/i;

/** The first introduction of a quote at or after line `from`, however it is made; null when nothing is quoted. */
export function findQuoteStart(lines: readonly string[], from = 0): QuoteStart | null {
  const block = findHeaderBlock(lines, from);
  const limit = block?.start ?? lines.length;
  for (let at = from; at < limit; at += 1) {
    const end = attributionEnd(lines, at) ?? separatorEnd(lines, at);
    if (end !== null) return { start: at, end };
  }
  return block;
}

/** The line after an attribution that begins on line `at`, wrapped over up to four lines; null when none does. */
export function attributionEnd(lines: readonly string[], at: number): number | null {
  const first = bare(lines[at]!);
  if (first.length < 6) return null;
  const kind = ATTRIBUTIONS.filter((attribution) => attribution.opens.test(first));
  if (first.endsWith(':') && CLOSES_ALONE.test(first) && !STORY.test(first) && isQuotedBelow(lines, at + 1)) return at + 1;
  if (kind.length === 0) return null;
  let joined = '';
  for (let count = 0; count < MOST_LINES && at + count < lines.length; count += 1) {
    const line = bare(lines[at + count]!);
    if (line === '' || (count > 0 && kind.some((attribution) => attribution.opens.test(line)))) return null;
    joined = `${joined} ${line}`.trim();
    if (kind.some((attribution) => attribution.closes.test(joined)))
      return isAttribution(joined, lines, at + count + 1) ? at + count + 1 : null;
  }
  return null;
}

/** An hour, an address, or quoted lines just below: what a person's own sentence about a letter does not have. */
function isAttribution(joined: string, lines: readonly string[], end: number): boolean {
  if (joined.length > 400) return false;
  if (STORY.test(joined)) return false;
  if (/[<[(][^<>[\]()\s]*@[\p{L}\p{N}.-]{1,200}[>\])]|\d.*@[\p{L}\p{N}.-]{1,200}/u.test(joined)) return true;
  if (/\d{1,2} ?[:hH] ?\d{2}/.test(joined)) return true;
  return isQuotedBelow(lines, end) && /\d|@/.test(joined);
}

function isQuotedBelow(lines: readonly string[], end: number): boolean {
  const next = lines.slice(end, end + 3).find((line) => line.trim() !== '');
  return next !== undefined && quoteDepth(next) > 0;
}

/** A separator counts only with something below it; a bare rule of dashes or underscores needs a header block, which is found on its own. */
function separatorEnd(lines: readonly string[], at: number): number | null {
  const line = bare(lines[at]!);
  if (line.length < 8 || /^[_=-]+$/.test(line)) return null;
  const separates = [...FORWARD_SEPARATORS, ...ORIGINAL_SEPARATORS].some((pattern) => pattern.test(line));
  return separates && lines.slice(at + 1).some((below) => below.trim() !== '') ? at + 1 : null;
}
