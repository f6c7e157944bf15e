/** What words amount to, the rest of the mail looked at too: it may only add a flag. */
import type { IsoDate } from '../law/calendar.ts';
import { proofAnnouncedIn } from './announced-proof.ts';
import { readForward } from './forward.ts';
import type { Attachment, Mail } from './mail.ts';
import type { Phrases } from './phrases.ts';
import type { Circumstances, Forwarded, Understanding } from './reading.ts';
import { withoutSent } from './sent-text.ts';
import { readStatements } from './statements.ts';

export const NOTHING_SAID: Understanding = {
  language: 'other',
  intents: [],
  statements: [],
  escalate: false,
  because: [],
  promise: null,
  paid: null,
  acknowledgesDebt: false,
  badFaith: false,
};

/** What the words amount to; what the rest of the mail holds (a postscript below the signature) may only add a flag, so that a wrong cut never hides a dispute. */
export function understanding(
  words: string,
  whole: string,
  day: IsoDate,
  attachments: readonly Attachment[],
  phrases: Phrases,
): Understanding {
  const names = attachments.map((one) => one.name);
  const announcedProof = names.length > 0 ? null : proofAnnouncedIn(words);
  const read = { ...readStatements(words, day, phrases, names), ...(announcedProof === null ? {} : { announcedProof }) };
  const rest = whole.replace(words, '').trim();
  if (rest === '' || read.escalate) return read;
  const overlooked = readStatements(rest, day, phrases).because.filter(
    (doubt) => doubt !== 'not-understood' && !read.because.includes(doubt),
  );
  return overlooked.length === 0 ? read : { ...read, escalate: true, because: [...read.because, ...overlooked] };
}

/** The mail forwarded in this one. A quoted mail of ours may itself show a « De : … Objet : … »: what we wrote is taken out first. */
export function forwardedIn(mail: Mail, { sent, ownAddresses }: Circumstances): Forwarded | null {
  if (sent.length === 0) return readForward(mail, ownAddresses);
  return readForward({ ...mail, text: withoutSent(mail.text, sent), html: null }, ownAddresses);
}
