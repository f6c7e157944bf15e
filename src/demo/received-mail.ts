/** What a receiving server does to a mail: it takes its own forged verdicts out, puts its true one on top, or writes a bounce. */
import addressparser from 'nodemailer/lib/addressparser';

export type Handover = {
  /** '' for the null path. */
  readonly sender: string;
  readonly recipient: string;
  /** Who logged in to send it. */
  readonly user: string;
  readonly client: string;
  readonly id: string;
  readonly at: Date;
};

/** `user@domain` of `User+token@domain`. */
export function withoutToken(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@[^@]*$)/, '');
}

/** The mail as it comes to lie in the recipient's box. */
export function asReceived(raw: Buffer, handover: Handover, authservId: string): Buffer {
  const text = withoutVerdictsOf(raw.toString('latin1'), authservId);
  const { verdict, domain } = verdictOn(text, handover.user);
  const trace = [
    `Return-Path: <${handover.sender}>`,
    `Delivered-To: ${handover.recipient}`,
    `Received: from ${handover.client} by ${authservId} with ESMTPA id ${handover.id}\r\n\tfor <${handover.recipient}>; ${mailDate(handover.at)}`,
    `Authentication-Results: ${authservId};\r\n\tdmarc=${verdict} header.from=${domain}`,
  ];
  return Buffer.from(`${trace.join('\r\n')}\r\n${text}`, 'latin1');
}

/** RFC 3464, to the sender of a mail for somebody unknown here. */
export function bounceOf(raw: Buffer, handover: Handover, authservId: string): Buffer {
  const boundary = `bounce-${handover.id}`;
  const lines = [
    'Return-Path: <>',
    `Delivered-To: ${handover.sender}`,
    `Received: by ${authservId} id ${handover.id}; ${mailDate(handover.at)}`,
    `From: Mail Delivery System <MAILER-DAEMON@${authservId}>`,
    `To: <${handover.sender}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${mailDate(handover.at)}`,
    `Message-ID: <${handover.id}.bounce@${authservId}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${authservId}.`,
    '',
    'Your message could not be delivered to one or more recipients.',
    '',
    `<${handover.recipient}>: user unknown`,
    '',
    ...deliveryStatus(handover, authservId, boundary),
    `--${boundary}`,
    'Content-Type: message/rfc822',
    '',
    `${raw.toString('latin1')}\r\n--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

function deliveryStatus({ recipient, at }: Handover, authservId: string, boundary: string): readonly string[] {
  return [
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${authservId}`,
    `Arrival-Date: ${mailDate(at)}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: user unknown`,
    '',
  ];
}

function verdictOn(text: string, user: string): { readonly verdict: 'pass' | 'fail'; readonly domain: string } {
  const written = fieldsOf(text)
    .fields.filter((line) => /^from[ \t]*:/i.test(line))
    .flatMap((line) => addressparser(line.slice(line.indexOf(':') + 1).replace(/\r?\n/g, ''), { flatten: true }));
  const address = written.length === 1 ? (written[0]?.address ?? '').toLowerCase() : '';
  const domain = address.slice(address.lastIndexOf('@') + 1) || 'unknown.invalid';
  return { verdict: address !== '' && withoutToken(address) === user.toLowerCase() ? 'pass' : 'fail', domain };
}

function withoutVerdictsOf(text: string, authservId: string): string {
  const { fields, body } = fieldsOf(text);
  const own = authservId.replace(/[^\w]/g, '\\$&');
  const forged = new RegExp(`^authentication-results[ \\t]*:[\\s"]*${own}(?![\\w.-])`, 'i');
  return fields.filter((line) => !forged.test(line)).join('') + body;
}

/** Header fields with their folds and line ends; `body` begins with the empty line. */
function fieldsOf(text: string): { readonly fields: readonly string[]; readonly body: string } {
  const end = /^(?=\r?\n)/.test(text) ? 0 : text.search(/(?<=\n)\r?\n/);
  const header = end === -1 ? text : text.slice(0, end);
  return {
    fields: header.match(/[^\n]*(?:\n|$)(?:[ \t][^\n]*(?:\n|$))*/g)?.filter((line) => line !== '') ?? [],
    body: end === -1 ? '' : text.slice(end),
  };
}

function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
