/** The mails the cast writes, laid out as their mail programs lay them out. */
import { composeMail } from '../outside/compose.ts';
import { CAMILLE, INBOX, type Person } from './cast.ts';

export type WrittenMail = {
  readonly from: Person;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  /** The mail it answers, without angle brackets. */
  readonly inReplyTo?: string;
};

/** Outlook's French layout: no separator, a header block, the mail below. */
export function outlookForward(
  note: string,
  sent: { readonly to: Person; readonly on: string; readonly subject: string; readonly body: string },
): string {
  return [
    note,
    '',
    'Camille',
    '',
    `De : ${CAMILLE.name} <${CAMILLE.address}>`,
    `Envoyé : ${sent.on}`,
    `À : ${sent.to.name} <${sent.to.address}>`,
    `Objet : ${sent.subject}`,
    '',
    sent.body,
    '',
  ].join('\n');
}

/** Gmail's French layout: the answer on top, the mail it answers quoted below. */
export function gmailReply(
  words: string,
  answered: { readonly on: string; readonly from: string; readonly text: string },
): string {
  const quoted = answered.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  return [words, '', `Le ${answered.on}, ${answered.from} <${INBOX}> a écrit :`, '', ...quoted, ''].join('\n');
}

/** The bytes as the writer's mail program would send them. */
export function asSent(mail: WrittenMail, at: Date, serial: number): Promise<Buffer> {
  return composeMail({
    messageId: `cast-${serial}.${at.getTime()}@${mail.from.address.split('@')[1]}`,
    date: at,
    from: mail.from,
    to: mail.to,
    replyTo: null,
    subject: mail.subject,
    text: mail.text,
    html: null,
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.inReplyTo === undefined ? [] : [mail.inReplyTo],
    attachments: mail.attachments ?? [],
    autoSubmitted: false,
  });
}
