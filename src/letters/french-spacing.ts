/** French spacing: what stands before a colon, inside guillemets, or after « n° » does not break away from its word. */
const NO_BREAK = '\u00a0';

export function frenchSpacing(words: string): string {
  return words
    .replace(/ (?=[:;!?»%€])/g, NO_BREAK)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/(n°|\b[LDR]\.|\b[Aa]rticles?(?= [\dLDR])) /g, `$1${NO_BREAK}`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK);
}
