/** Understands one kept mail: parses it, weighs its sender, finds its thread, reads it. Nothing is decided here. */
import type { MailId } from '../claim/claim-events.ts';
import { type Member, memberAt } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { type KeptMail, rawOf, setParsed } from '../database/mails.ts';
import { senderAuthenticity } from '../outside/authenticity.ts';
import { parseMail } from '../outside/mime.ts';
import { readBounce } from '../reading/bounce.ts';
import type { Mail, Unreadable } from '../reading/mail.ts';
import { readMail } from '../reading/read-mail.ts';
import type { Authenticity, Circumstances, Reading } from '../reading/reading.ts';
import { type Desk, today } from './desk.ts';
import { secondReading } from './second-reading.ts';
import { draftShownIn } from './shown-draft.ts';
import { type Thread, threadOf } from './thread.ts';

export type Incoming = {
  readonly id: MailId;
  readonly kept: KeptMail;
  readonly mail: Mail;
  readonly reading: Reading;
  readonly authenticity: Authenticity;
  readonly thread: Thread;
  /** The member whose address it bears, proven or not. */
  readonly member: Member | null;
};

export async function understand(desk: Desk, config: PracticeConfig, kept: KeptMail): Promise<Incoming | Unreadable> {
  const raw = await rawOf(desk.db, kept.id);
  const mail = await parseMail(raw);
  if ('unreadable' in mail) return mail;
  const authenticity = await authenticityOf(desk, config, kept, raw, mail);
  const thread = await threadOf(desk, config, mail, readBounce(mail)?.originalMessageId ?? null);
  const [author] = mail.from;
  const member = mail.from.length === 1 ? memberAt(config.practice, author?.address ?? null) : null;
  const circumstances: Circumstances = {
    writer: member?.role ?? 'debtor',
    answering: member === null ? null : await draftShownIn(desk, config, thread.question),
    sent: thread.sent,
    ownAddresses: [config.practice.inbox],
    today: today(desk),
  };
  const reading = await secondReading(desk, config, thread, readMail(mail, circumstances, desk.rules.phrases));
  const { messageId, subject, date } = mail;
  await setParsed(desk.db, kept.id, { messageId, from: author?.address ?? null, subject, date, authenticity, reading });
  return { id: kept.id, kept, mail, reading, authenticity, thread, member };
}

/** The proofs of the configuration, in order; a round trip made for this very mail settles it. */
async function authenticityOf(
  desk: Desk,
  config: PracticeConfig,
  kept: KeptMail,
  raw: Buffer,
  mail: Mail,
): Promise<Authenticity> {
  if (kept.proven) return { verdict: 'authentic', because: ['round-trip'] };
  return senderAuthenticity(raw, mail, {
    authservId: config.proofs.includes('receiver-verdict') ? config.authservId : null,
    resolver: desk.resolver,
    acceptDkim: config.proofs.includes('aligned-dkim'),
    microsoftInternal: config.proofs.includes('microsoft-internal'),
    known: config.practice.members,
  });
}
