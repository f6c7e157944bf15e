/** Every match of a global pattern, as `matchAll` gives them. That one copies the pattern each time, which made finding dates four times as slow. */
export function* occurrences(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { lastIndex } = pattern;
    yield match;
    pattern.lastIndex = match[0] === '' ? lastIndex + 1 : lastIndex;
  }
}
