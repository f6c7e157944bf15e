/** Mends UTF-8 that a program labelled as a Western charset: « rÃ©glÃ© » is « réglé ». */

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);
const FIRST_OF_SEVERAL = /[\u00c3-\u00f4]/;
/** « été »: the first of several bytes, and no second. Most French mails stop here. */
const ALONE = /[\u00c0-\u00ff](?=[\u0000-\u007f\u00c0-\u00ff]|$)/;

/** The same text wherever it is not, from end to end, UTF-8 read one byte at a time. */
export function withoutMojibake(text: string): string {
  if (!FIRST_OF_SEVERAL.test(text) || ALONE.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = BYTE_OF.get(text[at]!);
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
