/** Parses mail in a thread of its own: no mail can stop the daemon. */
import type { Mail, Unreadable } from '../reading/mail.ts';
import { MailThread } from './mail-thread.ts';
import type { ReadLimits } from './mime-limits.ts';

export { parseInThisThread } from './read-mime.ts';

const thread = new MailThread<Mail>(new URL('./parse-worker.ts', import.meta.url));

/** One mail at a time. A mail that is too slow is tried once more without reading its PDFs before it is called unreadable. */
export async function parseMail(raw: Buffer, limits: ReadLimits = {}): Promise<Mail | Unreadable> {
  const [mail] = await thread.read([{ name: '', raw }], limits);
  return mail!;
}

/** Ends the thread once the mails under way are parsed; the next `parseMail` starts another. */
export function closeParser(): Promise<void> {
  return thread.close();
}
