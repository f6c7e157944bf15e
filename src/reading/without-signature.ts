/** Cuts a text after its closing formula: signature, mobile footer and disclaimer go, a postscript stays. */
import type { Address } from './mail.ts';
import { isClosing, isDisclaimer, isFooter, isSignatureLine, wordsIn } from './signature.ts';
import { FIRST_WORDS_OF_TEXT } from './signature-words.ts';

const LONGEST_SIGNATURE = 14;
const POSTSCRIPT = /^(?:p\.?[ \u00a0]?s\.?|post-?scriptum|nb|n\.b\.)[ \u00a0]*[:.\-–—]/i;

/** `marked` are signature texts the HTML names as such. A text that is nothing but a signature is left as it is. */
export function withoutSignature(text: string, marked: readonly string[], writer: Address | null): string {
  const known = knownWords(writer);
  let lines = withoutMarked(text.split('\n'), marked);
  lines = lines.slice(0, disclaimerStart(lines)).filter((line) => !isFooter(line));
  const delimiter = delimiterAt(lines);
  if (delimiter !== null) lines = [...lines.slice(0, delimiter), ...postscriptOf(lines.slice(delimiter))];
  const cut = trailing(afterClosing(lines, known), known);
  return cut.some((line) => line.trim() !== '') ? cut.join('\n') : lines.join('\n');
}

function knownWords(writer: Address | null): readonly string[] {
  if (writer === null) return [];
  const words = [...wordsIn(writer.name ?? ''), ...wordsIn((writer.address ?? '').split('@')[0] ?? '')];
  return words.filter((word) => !FIRST_WORDS_OF_TEXT.has(word));
}

/** Lines the HTML marks as signature, looked for from the end only. */
function withoutMarked(lines: readonly string[], marked: readonly string[]): readonly string[] {
  const signature = new Set(marked.flatMap((block) => block.split('\n')).map((line) => wordsIn(line).join(' ')));
  let end = lines.length;
  while (end > 0 && (lines[end - 1]!.trim() === '' || signature.has(wordsIn(lines[end - 1]!).join(' ')))) end -= 1;
  return end === 0 ? lines : lines.slice(0, end);
}

function disclaimerStart(lines: readonly string[]): number {
  const start = lines.findIndex(
    (line, index) => index > 0 && isDisclaimer(line) && (lines[index - 1]!.trim() === '' || isRule(lines[index - 1]!)),
  );
  return start === -1 ? lines.length : start;
}

function isRule(line: string): boolean {
  return /^[\s_=*~–—-]{2,}$/.test(line);
}

/** « -- » and its kin, when few enough lines stand below to be a signature. */
function delimiterAt(lines: readonly string[]): number | null {
  const at = lines.findLastIndex((line) => /^(?:--|—|––|__+|==+|\*\*+|~~+|-{3,})[ \u00a0]*$/.test(line.trim()));
  const below = lines.slice(at + 1).filter((line) => line.trim() !== '');
  const first = /^--[ \u00a0]*$/;
  if (at <= 0 || below.length > LONGEST_SIGNATURE) return null;
  if (!first.test(lines[at]!.trim()) && below.some(isSentence)) return null;
  const earlier = lines.findIndex((line, index) => index > 0 && line === '-- ');
  return earlier !== -1 && lines.length - earlier <= LONGEST_SIGNATURE ? earlier : at;
}

/** Everything below the last closing formula, when it begins like a signature and none of it reads like a sentence. */
function afterClosing(lines: readonly string[], known: readonly string[]): readonly string[] {
  const closing = lines.findLastIndex((line) => isClosing(line));
  if (closing === -1) return lines;
  const below = lines.slice(closing + 1);
  const postscript = postscriptOf(below);
  const signature = below.slice(0, below.length - postscript.length).filter((line) => line.trim() !== '');
  if (signature.length > LONGEST_SIGNATURE || signature.some(isSentence) || !beginsSignature(signature[0], known)) return lines;
  return [...lines.slice(0, closing + 1), ...(postscript.length > 0 ? ['', ...postscript] : [])];
}

/** A name, written however carelessly, or another signature line. */
function beginsSignature(line: string | undefined, known: readonly string[]): boolean {
  if (line === undefined || isSignatureLine(line, known) || isDisclaimer(line)) return true;
  const words = wordsIn(line);
  return words.length <= 6 && !/[\d€:?!]/.test(line) && !FIRST_WORDS_OF_TEXT.has(words[0] ?? '');
}

function postscriptOf(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => POSTSCRIPT.test(line.trim()));
  return start === -1 ? [] : lines.slice(start);
}

/** A person's words rather than a name or a title: somebody does something, or it ends as a sentence does. */
function isSentence(line: string): boolean {
  const text = line.trim();
  if (isSignatureLine(text, []) || isDisclaimer(text)) return false;
  if (/\b(?:je|j['’]|nous|vous|on|tu|il|elle|c['’]est|i|i['’]m|we|you|ne|n['’]|pas|est|sont|sera|avons|avez|merci)\b/i.test(text))
    return true;
  return /[.?!…]$/.test(text) && text.split(/\s+/).length >= 4;
}

/** Takes signature lines off the end; the line above them must be text, and at least one line of text must remain. */
function trailing(lines: readonly string[], known: readonly string[]): readonly string[] {
  let end = lines.length;
  for (let taken = 0; end > 0 && taken < LONGEST_SIGNATURE; ) {
    const line = lines[end - 1]!;
    if (line.trim() === '' || isRule(line)) end -= 1;
    else if (isSignatureLine(line, known)) {
      end -= 1;
      taken += 1;
    } else break;
  }
  const text = lines.slice(0, end);
  return announces(text.findLast((line) => line.trim() !== '')) ? lines : text;
}

/** « Ma nouvelle adresse : » makes what follows the author's message, not a signature. */
function announces(line: string | undefined): boolean {
  return line !== undefined && /:[ \u00a0]*$/.test(line);
}
