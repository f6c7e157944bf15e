/** Reads a mail server's notice that a letter was refused, is late, or was reported as spam. Sources: RFC 3464, RFC 5965, and the notices of servers that follow neither. */
import { bounceReason, isPermanent, statusIn } from './bounce-reasons.ts';
import { guarded } from './guard.ts';
import type { Mail, Report } from './mail.ts';
import type { Bounce } from './reading.ts';

const DAEMON =
  /^(?:mailer-?daemon|poo?st_?master|mail-?daemon|mdaemon|mail-?delivery(?:-subsystem)?|bounces?|undeliverable|smtp-?daemon|mail-?system|root-daemon|nobody-bounce|microsoftexchange[0-9a-f]{32})(?:[+=.-][^@]*)?@|^(?:mailer-?daemon|postmaster)$/i;
const DAEMON_NAME =
  /mail(?:er)? ?deliver(?:y)? (?:sub)?system|mailer[- ]daemon|mail administrator|system administrator|mail delivery service|microsoft outlook$|internet mail delivery|delivery notification|postmaster|courrier non distribué/i;
const FAILED_SUBJECT =
  /undeliver|non[- ]?(?:remis|distribu|délivr|livr)|returned mail|returned to sender|delivery (?:status|failure|report|has failed|problem|error)|delivery failed|failure notice|mail (?:delivery )?fail|message non|échec|echec|could not be delivered|couldn['’]t be delivered|mail system error|rejected|unzustellbar|mancata consegna|no (?:se ha podido )?entregad|no se (?:puede|pudo) entregar|non recapitabile|onbestelbaar|niet worden bezorgd|nicht zugestellt|não entregue|nondeliverable|non-?delivery|bounce|warning: (?:message|could not)/i;
const FAILED_TEXT =
  /did not reach|had (?:delivery|permanent|fatal) |error (?:has )?occurred|(?:name|address) is not recognized|(?:could not|couldn['’]t|cannot|can['’]t|was not|wasn['’]t|not be|unable to|failed to) (?:be )?deliver|delivery (?:to the following|has failed|failed|status notification)|undeliver|n['’](?:a|ont) (?:pas )?(?:pu|été) (?:pas )?(?:être )?(?:distribu|remis|délivr|livr|acheminé)|nicht zugestellt|no (?:se pudo|pudo ser|ha podido ser) entregad?|no se puede entregar|non (?:è|e['’]) stato (?:recapitato|consegnato)|impossibile recapitare|niet worden bezorgd|não pôde ser entregue|permanent (?:fatal )?errors?|returned (?:message|to sender|mail)|user unknown|no such user|does not exist|[45]\d\d[ -][45]\.\d\.\d{1,3}|\b5[05]\d\b/i;
const DELAYED =
  /delay|warning[:-]+ ?(?:message|could not send)|still trying|not yet been delivered|will (?:be retried|keep trying|continue)|retardé|en attente|différé|is being delayed|verzögert|retrasad|ritardat|in ritardo|vertraagd|atrasad/i;

/** null when the mail is no such notice; a notice of success is not one. */
export function readBounce(mail: Mail): Bounce | null {
  if (mail.report?.type === 'feedback-report')
    return /auth-failure|not-spam/i.test(field(mail.report.fields, 'Feedback-Type') ?? '') ? null : complaint(mail, mail.report);
  if (/^complaint about message from/i.test(mail.subject) && mail.embedded.length > 0) return complaint(mail, null);
  if (mail.report?.type === 'disposition-notification') return null;
  if (mail.report?.type === 'delivery-status') return fromStatus(mail, mail.report);
  return isServerNotice(mail) ? fromText(mail) : null;
}

function complaint(mail: Mail, report: Report | null): Bounce {
  const recipient =
    field(report?.fields ?? '', 'Original-Rcpt-To') ??
    field(report?.fields ?? '', 'Removal-Recipient') ??
    field(originalHeaders(mail), 'To');
  return {
    kind: 'complaint',
    recipient: addressIn(recipient ?? ''),
    status: null,
    permanent: true,
    reason: 'spam',
    originalMessageId: originalMessageId(mail),
  };
}

/** The recipient who failed, else the first who is late; null when everyone received it. */
function fromStatus(mail: Mail, report: Report): Bounce | null {
  const blocks = report.fields
    .split(/\n\s*\n/)
    .filter((block) => /^(?:Final|Original)-Recipient:|^Action:|^Status:/im.test(block));
  const failed = blocks.find(isFailure);
  const delayed = blocks.find((block) => /^delay/i.test(field(block, 'Action') ?? ''));
  const block = failed ?? delayed;
  if (block === undefined) return blocks.some((each) => field(each, 'Action') !== null) ? null : fromText(mail);
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field(block, 'Status') ?? '')?.[0] ?? statusIn(block);
  const recipient =
    addressIn(field(block, 'Original-Recipient') ?? '') ?? addressIn(field(block, 'Final-Recipient') ?? '') ?? recipientIn(mail);
  const diagnostic = field(block, 'Diagnostic-Code') ?? '';
  const inText = bounceReason(`${diagnostic}`, status);
  const reason = inText === 'other' || diagnostic === '' ? bounceReason(`${diagnostic}\n${noticeText(mail)}`, status) : inText;
  const kind = failed === undefined ? 'delay' : 'failure';
  return {
    kind,
    recipient,
    status,
    permanent: kind === 'failure' && isPermanent(reason),
    reason,
    originalMessageId: originalMessageId(mail),
  };
}

/** Any action but delay and success, "expired" and inventions included; without one, a status of failure. */
function isFailure(block: string): boolean {
  const action = field(block, 'Action') ?? '';
  return action === ''
    ? /^[45]/.test(field(block, 'Status') ?? '')
    : !/^(?:delay|deliver|relay|expand|transferred)/i.test(action);
}

/** From a mail system, by its address, its envelope or its own header; and about a delivery. A person's mail about a bounce is none. */
function isServerNotice(mail: Mail): boolean {
  const from = mail.from[0];
  const bySystem = DAEMON.test(from?.address ?? '') || DAEMON_NAME.test(from?.name ?? '');
  const text = noticeText(mail);
  if (mail.headers.has('x-failed-recipients') || isCertifiedFailure(mail)) return true;
  if (!bySystem && mail.returnPath !== '') return false;
  if (FAILED_SUBJECT.test(mail.subject)) return bySystem || FAILED_TEXT.test(text);
  return bySystem && (FAILED_TEXT.test(text) || DELAYED.test(mail.subject));
}

/** Italian certified mail: its failures come from the address that delivers everybody's mail (DM 2 novembre 2005, 6.3 and 6.4). */
function isCertifiedFailure({ from, headers, subject }: Mail): boolean {
  if (/errore-consegna/i.test(headers.get('x-ricevuta')?.[0] ?? '')) return true;
  return /^posta-certificata@/i.test(from[0]?.address ?? '') && /^(?:pre)?avviso di mancata consegna\b/i.test(subject);
}

function fromText(mail: Mail): Bounce {
  const text = noticeText(mail);
  const kind =
    DELAYED.test(mail.subject) ||
    (/delay|retard/i.test(text.slice(0, 600)) && /(?:still|continue|retried|keep) try|réessay|do not need to|not yet/i.test(text))
      ? 'delay'
      : 'failure';
  const reason = bounceReason(text, statusIn(text));
  return {
    kind,
    recipient: recipientIn(mail),
    status: statusIn(text),
    permanent: kind === 'failure' && isPermanent(reason),
    reason,
    originalMessageId: originalMessageId(mail),
  };
}

/** The server's words, without the returned copy below them. */
function noticeText(mail: Mail): string {
  const text = guarded(mail.text).slice(0, 30_000);
  const copy =
    /^(?:-{2,}.{0,60}(?:copy of the message|returned message|original message|message header|unsent message|undelivered message).{0,60}|--- Below this line is a copy|Received: (?:from|by) |Return-Path: )/im.exec(
      text,
    );
  return copy !== null && copy.index > 40 ? text.slice(0, copy.index) : text;
}

function recipientIn(mail: Mail): string | null {
  const header = addressIn(mail.headers.get('x-failed-recipients')?.[0] ?? '');
  if (header !== null) return header;
  const text = noticeText(mail);
  const own = new Set([...mail.to, ...mail.from].map((each) => each.address));
  const marked = [
    ...text.matchAll(
      /(?:^|[\s"'(])(?:to:?|recipients?:?|rcpt to:?|destinataires?(?: suivants?)? ?:?|for|à|user:?|^)\s*<?([^\s<>"'()[\]:;,]{1,64}@[\w.-]{1,200}\w)>?/gim,
    ),
  ];
  const any = [...text.matchAll(/[^\s<>"'()[\]:;,=]{1,64}@[\w.-]{1,200}\w/g)];
  const found = [...marked.map((match) => match[1]!), ...any.map((match) => match[0])].map((address) => address.toLowerCase());
  return (
    found.find((address) => !own.has(address) && !DAEMON.test(address)) ??
    addressIn(originalHeaders(mail).match(/^To:.*(?:\n[ \t].*)?/im)?.[0] ?? '')
  );
}

function originalHeaders(mail: Mail): string {
  const attached = mail.embedded[0];
  const text = guarded(mail.text);
  return (
    mail.report?.original ??
    (attached === undefined ? text : `To: ${attached.to[0]?.address ?? ''}\nMessage-ID: <${attached.messageId ?? ''}>`)
  );
}

function originalMessageId(mail: Mail): string | null {
  const places = [
    mail.report?.original ?? '',
    `Message-ID: <${mail.embedded[0]?.messageId ?? ''}>`,
    mail.report?.fields ?? '',
    mail.text.slice(0, 100_000),
  ];
  for (const place of places) {
    const found = /^[> \t]*(?:Original-)?Message-?ID:\s*<([^<>\s]{3,300})>/im.exec(place)?.[1];
    if (found !== undefined) return found;
  }
  return mail.inReplyTo[0] ?? mail.references.at(-1) ?? null;
}

/** A field's unfolded value. */
function field(block: string, name: string): string | null {
  const lines = block.split('\n');
  const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  if (at === -1) return null;
  let value = lines[at]!.slice(name.length + 1);
  for (let next = at + 1; next < lines.length && /^[ \t]/.test(lines[next]!); next += 1) value += ` ${lines[next]!.trim()}`;
  return value.trim();
}

function addressIn(text: string): string | null {
  return /[^\s<>"'();,:]{1,64}@[\w.-]{1,200}\w/.exec(text)?.[0].toLowerCase() ?? null;
}
