/** A text with each quote underlined where it stands, and its meaning beside the line. */
import { reasonInFrench } from '../../claim/in-french.ts';
import type { Statement } from '../../reading/reading.ts';

type Mark = { readonly from: number; readonly to: number; readonly means: string };

/** The lines of the text, each followed by a line for every quote that touches it. */
export function underlined(text: string, statements: readonly Statement[]): readonly string[] {
  if (text.trim() === '') return [];
  const marks = statements.flatMap((statement) => marksOf(text, statement));
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const end = start + line.length;
    const touching = marks.filter((mark) => mark.from < end && mark.to > start);
    const rules = touching.map((mark) => ruleUnder(line, start, mark, mark.to <= end));
    start = end + 1;
    return [line, ...rules];
  });
}

/** The first place only: a quote proves one statement. */
function marksOf(text: string, { intent, quote }: Statement): readonly Mark[] {
  const from = text.indexOf(quote);
  return from === -1 || quote === '' ? [] : [{ from, to: from + quote.length, means: reasonInFrench(intent) }];
}

function ruleUnder(line: string, start: number, mark: Mark, isLast: boolean): string {
  const before = Math.max(0, mark.from - start);
  const length = Math.min(line.length, mark.to - start) - before;
  return `${' '.repeat(before)}${'‾'.repeat(length)}${isLast ? ` ${mark.means}` : ''}`;
}
