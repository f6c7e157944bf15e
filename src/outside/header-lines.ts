/** A raw mail's header fields in their order, which a proof of origin depends on. */
import { headerEnd, utf8OrWindows } from './mail-headers.ts';

export type HeaderLine = { readonly name: string; readonly value: string };

/** Topmost first; names lower-cased, values unfolded and not decoded. */
export function headerLines(raw: Buffer): readonly HeaderLine[] {
  return utf8OrWindows(raw.subarray(0, headerEnd(raw)))
    .replace(/\r\n?/g, '\n')
    .replace(/\n(?=[ \t])/g, '')
    .split('\n')
    .flatMap((line) => {
      const found = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s.exec(line);
      return found === null ? [] : [{ name: found[1]!.toLowerCase(), value: found[2]!.replace(/\t/g, ' ').trim() }];
    });
}

/** The value without its comments; null where a comment or a quoted string does not end. */
export function withoutComments(value: string): string | null {
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at]!;
    if (letter === '\\' && (quoted || depth > 0)) {
      if (depth === 0) plain += value.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (letter === '"' && depth === 0) quoted = !quoted;
    else if (letter === '(' && !quoted) depth += 1;
    if (depth === 0) plain += letter;
    if (letter === ')' && !quoted && depth > 0) depth -= 1;
  }
  return depth > 0 || quoted ? null : plain;
}

/** Parts between the separators that stand outside quoted strings. */
export function splitOutsideQuotes(value: string, separator: string): readonly string[] {
  const parts = [''];
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at]!;
    if (letter === '\\' && quoted) {
      parts[parts.length - 1] += value.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (letter === '"') quoted = !quoted;
    if (letter === separator && !quoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
