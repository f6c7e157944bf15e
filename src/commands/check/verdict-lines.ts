/** The « Authentication-Results » lines of a mail, as a person may see them, and which server signed one. */
import type { Mail } from '../../reading/mail.ts';

/** Topmost first, each on one line. */
export function verdictLines(mail: Mail): readonly string[] {
  return (mail.headers.get('authentication-results') ?? []).map((line) => line.replace(/\s+/g, ' ').trim());
}

/** RFC 8601: the authserv-id comes first, perhaps in quotes, perhaps with a version, before the first « ; ». */
export function verdictAuthor(line: string): string {
  const first = line.replace(/\([^)]*\)/g, ' ').split(';')[0] ?? '';
  return (first.trim().split(/\s+/)[0] ?? '').replace(/^"|"$/g, '').toLowerCase();
}
