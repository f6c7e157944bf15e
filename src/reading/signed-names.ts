/** The name and title a letter ends with, told from a mail program's signature. */
import { isContactLine, isDisclaimer, isFooter, isSignatureLine } from './signature.ts';

const MOST_LINES = 3;

/** `below`: the lines under the closing formula. Where a telephone or an address follows, only what stands apart above it. */
export function signedNames(below: readonly string[]): readonly string[] {
  const lines = below.map((line) => line.trim()).filter((line) => !isFooter(line) && !isDisclaimer(line) && !isInitials(line));
  const whole = lines.filter((line) => line !== '');
  if (areNames(whole)) return whole;
  const start = lines.findIndex((line) => line !== '');
  const end = lines.findIndex((line, index) => index > start && (line === '' || /^[-–—_]{2,}$/.test(line)));
  const apart = end < 0 ? [] : lines.slice(start, end);
  return areNames(apart) ? apart : [];
}

function areNames(lines: readonly string[]): boolean {
  return lines.length <= MOST_LINES && lines.every((line) => isSignatureLine(line, []) && !isContactLine(line));
}

/** « BM », « HM. », « c.v. »: to a colleague, never to a debtor. */
export function isInitials(line: string): boolean {
  return /^(?:\p{L}\.?){1,3}$/u.test(line.trim());
}
