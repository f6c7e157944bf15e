/** The records of a file exported from the BODACC's open data: JSON, or CSV with the names of the data set's fields on its first line. */
import { csvRows, type Delimiter } from './csv-rows.ts';

/** A judgment in full, or the list of persons, is long. */
const LONGEST_CELL = 100_000;

/** null where the text is neither. */
export function recordsInFile(text: string): readonly unknown[] | null {
  const whole = text.replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(whole) ? recordsInJson(whole) : recordsInCsv(whole);
}

/** An export is a list; the API answers with a list in `results`. */
function recordsInJson(text: string): readonly unknown[] | null {
  try {
    const given: unknown = JSON.parse(text);
    const records = Array.isArray(given) ? given : (given as { readonly results?: unknown }).results;
    return Array.isArray(records) ? records : null;
  } catch {
    return null;
  }
}

function recordsInCsv(text: string): readonly unknown[] | null {
  const firstLine = text.slice(0, 5000).split('\n')[0] ?? '';
  const delimiter = ([';', ',', '\t'] as const satisfies readonly Delimiter[]).find((one) =>
    firstLine.split(one).some((name) => name.trim() === 'dateparution'),
  );
  if (delimiter === undefined) return null;
  const [names = [], ...rows] = csvRows(text, delimiter, LONGEST_CELL);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] === '' ? null : row[at]])));
}
