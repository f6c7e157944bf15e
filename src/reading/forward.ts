/** Finds the mail a person forwards: pasted below a note, quoted, attached whole, or nested in another forward. */
import { guarded, guardedHtml } from './guard.ts';
import { addressesIn, bare, findHeaderBlock, type HeaderBlock, quoteDepth } from './header-block.ts';
import { headerDate } from './header-date.ts';
import { FORWARD_END, FORWARD_SUBJECT, FROM_LABELS, headersOnOwnLines } from './header-labels.ts';
import type { Address, Mail } from './mail.ts';
import { ownWords } from './own-words.ts';
import { attributionEnd } from './quote-marks.ts';
import type { Forwarded } from './reading.ts';
import { textFromHtml } from './text-from-html.ts';

const DEEPEST = 10;

/** The outermost mail forwarded in this one; null for a plain reply, also one that quotes our own letter under a « TR: » subject. */
export function readForward(mail: Mail, ownAddresses: readonly string[]): Forwarded | null {
  if (mail.report !== null) return null;
  const attached = mail.embedded[0];
  const pasted = pastedIn(mail, ownAddresses);
  if (pasted !== null || attached === undefined) return pasted;
  const note = ownWords(mail.text, mail.html, [], mail.from[0] ?? null);
  if (note !== '' && isOwnAddress(attached.from[0]?.address ?? null, ownAddresses)) return null;
  return attachedForward(attached, note);
}

/** A mail attached whole, as one forwarded. */
export function attachedForward({ from, to, cc, date, subject, text }: Mail, note: string): Forwarded {
  const [author = { name: null, address: null }] = from;
  return { from: author, to, cc, date: date?.toISOString() ?? null, subject, body: text, note };
}

/** Every mail of a chain of forwards, outermost first, at most ten. Each one's note is what its forwarder wrote above it. */
export function forwardsFrom(outermost: Forwarded): readonly Forwarded[] {
  const chain: Forwarded[] = [];
  let next: Forwarded | null = outermost;
  while (next !== null && chain.length < DEEPEST) {
    chain.push(next);
    next = forwardedIn(next.body);
  }
  return chain;
}

/** Where our own address carries a token, it is compared without it. */
export function isOwnAddress(address: string | null, ownAddresses: readonly string[]): boolean {
  if (address === null) return false;
  const plain = withoutToken(address);
  return ownAddresses.some((own) => withoutToken(own) === plain);
}

function withoutToken(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

/** A label of the author with its colon, marks of bold and no-break spaces between: without one there is no need to make text of the HTML. */
const MAY_HOLD_A_BLOCK = new RegExp(`(?<!\\p{L})(?:${FROM_LABELS.join('|')})(?:\\s|&nbsp;|&#160;|<[^<>]{0,200}>){0,6}:`, 'iu');

function pastedIn(mail: Mail, ownAddresses: readonly string[]): Forwarded | null {
  const inText = pastedInText(mail, headersOnOwnLines(guarded(mail.text)), ownAddresses);
  if (inText !== undefined) return inText;
  if (mail.html === null) return null;
  if (!FORWARD_SUBJECT.test(mail.subject) && !MAY_HOLD_A_BLOCK.test(guardedHtml(mail.html))) return null;
  return pastedInText(mail, guarded(textFromHtml(mail.html)), ownAddresses) ?? null;
}

/** undefined when no header block is there at all; null when there is one and it is a reply's. */
function pastedInText(mail: Mail, text: string, ownAddresses: readonly string[]): Forwarded | null | undefined {
  const lines = text.split('\n');
  const block =
    findHeaderBlock(lines) ??
    (FORWARD_SUBJECT.test(mail.subject) ? attributionBlock(lines, mail.subject.replace(FORWARD_SUBJECT, '').trim()) : null);
  if (block === null) return undefined;
  const note = ownWords(lines.slice(0, block.start).join('\n'), null, [], mail.from[0] ?? null);
  return isReply(mail, block, note, ownAddresses) ? null : forwardedBy(lines, block, note);
}

/** Outlook for Mac forwards under « Le 28/10/2021 12:46, « Nom » <a@b> a écrit : » : only a « TR: » subject tells it from a reply. */
function attributionBlock(lines: readonly string[], subject: string): HeaderBlock | null {
  for (let start = 0; start < lines.length; start += 1) {
    const end = attributionEnd(lines, start);
    if (end === null) continue;
    const said = lines.slice(start, end).map(bare).join(' ');
    const from = addressesIn(
      said
        .replace(/^.*\d{1,2}[:h]\d{2}(?::\d{2})?(?: [ap]m)?[, ]*(?:heeft|schrieb)?/i, '')
        .replace(/(?:a écrit|wrote|schrieb|escribió|ha scritto|geschreven|schreef).*$/i, ''),
    )[0];
    if (from === undefined || from.address === null) return null;
    const name = from.name?.replace(/^(?:(?:GMT|UTC|CES?T)[+\d:]*,)?[«“\s]+|[»”:\s]+$/g, '') || null;
    const depth = Math.max(0, ...lines.slice(end, end + 3).map(quoteDepth));
    return {
      start,
      end,
      separator: null,
      depth,
      from: { ...from, name },
      to: [],
      cc: [],
      date: headerDate(said),
      subject,
    };
  }
  return null;
}

/** The quoted author is us, under new words; or is the very person this mail is addressed to. */
function isReply(mail: Mail, block: HeaderBlock, note: string, ownAddresses: readonly string[]): boolean {
  const announced = block.separator === 'forward' || FORWARD_SUBJECT.test(mail.subject);
  if (isOwnAddress(block.from.address, ownAddresses)) return note !== '' || !announced;
  if (block.separator === 'forward') return false;
  return [...mail.to, ...mail.replyTo].some((addressee) => isSame(addressee, block.from));
}

function isSame(one: Address, other: Address): boolean {
  if (one.address !== null && other.address !== null) return withoutToken(one.address) === withoutToken(other.address);
  return one.name !== null && other.name !== null && one.name.toLowerCase() === other.name.toLowerCase();
}

function forwardedIn(body: string): Forwarded | null {
  const lines = guarded(body).split('\n');
  const block = findHeaderBlock(lines);
  if (block === null) return null;
  return forwardedBy(lines, block, ownWords(lines.slice(0, block.start).join('\n'), null, []));
}

function forwardedBy(lines: readonly string[], block: HeaderBlock, note: string): Forwarded {
  const below = lines.slice(block.end);
  const depth = block.depth > 0 || block.separator !== 'forward' || !below.every(isQuotedOrBlank) ? block.depth : 1;
  const marked = below.findIndex((line) => FORWARD_END.test(bare(line)));
  const end = Math.min(depth > 0 ? endOfQuote(below, depth) : below.length, marked === -1 ? below.length : marked);
  const body = below.slice(0, end).map((line) => unquotedBy(line, depth));
  const after = below
    .slice(end === marked ? end + 1 : end)
    .join('\n')
    .trim();
  return {
    from: block.from,
    to: block.to,
    cc: block.cc,
    date: block.date,
    subject: block.subject,
    body: body
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
    note: after === '' ? note : `${note}\n\n${ownWords(after, null, [])}`.trim(),
  };
}

/** Missive quotes the mail it forwards, but not the block above it. */
function isQuotedOrBlank(line: string): boolean {
  return quoteDepth(line) > 0 || line.trim() === '';
}

/** The first line that is neither quoted as deep as the block nor blank before another such line. */
function endOfQuote(lines: readonly string[], depth: number): number {
  const last = lines.findLastIndex((line) => quoteDepth(line) >= depth);
  const stray = lines.findIndex((line, index) => index < last && quoteDepth(line) < depth && line.trim() !== '');
  return stray === -1 ? last + 1 : stray;
}

function unquotedBy(line: string, depth: number): string {
  let text = line;
  for (let level = 0; level < depth; level += 1) text = text.replace(/^[ \t]*> ?/, '');
  return text;
}
