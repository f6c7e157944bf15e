/** Reads what a member of the practice wrote: an answer to a draft, a forwarded answer, a claim to open, a call, a payment, a request. */
import { type IsoDate, isIsoDate, parisDay } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { readCallNote } from './call-note.ts';
import { forwardedTogether } from './forwarded-together.ts';
import { REPLY_SUBJECT } from './header-labels.ts';
import type { Address, Mail } from './mail.ts';
import type { Answer } from './member-reading.ts';
import { readRequest } from './member-request.ts';
import { isOurs, readNewClaim } from './new-claim.ts';
import { ownWords, withoutKnownQuotes } from './own-words.ts';
import { readAnswer } from './partner-answer.ts';
import { readPaymentNote } from './payment-note.ts';
import type { Phrases } from './phrases.ts';
import type { Circumstances, Forwarded, Reading, Understanding } from './reading.ts';
import { shareFound, withoutSent } from './sent-text.ts';
import { wordsIn } from './signature.ts';
import { signedNames } from './signed-names.ts';
import { forwardedIn, understanding } from './understanding.ts';

export function readMemberMail(mail: Mail, blank: Reading, circumstances: Circumstances, phrases: Phrases): Reading {
  const { answering: draft } = circumstances;
  const answersByReply = draft !== null && REPLY_SUBJECT.test(mail.subject);
  const forwarded = answersByReply ? null : forwardedIn(mail, circumstances);
  const words = forwarded === null ? blank.ownWords : forwarded.note;
  const reading: Reading = { ...blank, ownWords: words, forwarded };
  if (draft !== null && forwarded === null)
    return { ...reading, kind: 'answer', answer: answerIn(mail, reading, draft, circumstances) };
  if (forwarded !== null) return readForwarded(mail, reading, forwarded, circumstances, phrases);
  const relayed = relayedIn(words);
  if (relayed !== null) return readSaid(mail, { ...reading, forwarded: relayed }, relayed, circumstances, phrases);
  return readNote(mail, reading, circumstances);
}

/** From the staff only a word of the closed list is a yes. */
function answerIn(mail: Mail, { writtenOn }: Reading, draft: string, { writer, sent }: Circumstances): Answer {
  const answer = readAnswer(writtenAnswer(mail, draft, sent), draft, writtenOn);
  return writer === 'staff' && answer.word === 'clear' ? { ...answer, decision: 'unclear', word: null } : answer;
}

/** All she wrote, sentences of the draft that she kept and the name she signed with included, down to where our own notice begins. */
function writtenAnswer(mail: Mail, draft: string, sent: readonly string[]): string {
  const own = ownWords(mail.text, mail.html, [], mail.from[0] ?? null);
  const lines = own.split('\n');
  const notices = sent.filter((text) => draft !== '' && text.length > draft.length && shareFound(text, draft) > 0.9);
  const ofNotice = new Set(notices.flatMap((text) => linesIn(withoutSent(text, [draft]))));
  const start = lines.findIndex((line) => ofNotice.has(wordsIn(line).join(' ')));
  if (start >= 0) return lines.slice(0, start).join('\n');
  return [own, ...signedBelow(withoutKnownQuotes(mail.text, []), own)].join('\n\n');
}

/** Lines long enough to be known again. */
function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => wordsIn(line).join(' '))
    .filter((line) => line.split(' ').length >= 3);
}

/** The name and title below her closing formula, in one piece. */
function signedBelow(whole: string, own: string): readonly string[] {
  const at = own === '' ? -1 : whole.indexOf(own);
  const names = at < 0 ? [] : signedNames(whole.slice(at + own.length).split('\n'));
  return names.length === 0 ? [] : [names.join('\n')];
}

/** A debtor speaks of what was sent to them, in the first person. */
const ANSWERS_US =
  /\b(?:vo(?:tre|s) (?:facture|note|honoraires|relance|rappel|mise en demeure|courrier|mail|message|demande|reclamation|creance)s?|(?:je|nous) (?:vous )?(?:conteste|contestons|refuse|refusons|ne (?:paie|paye|regle|paierai|reglerai|paierons|reglerons))|your (?:invoice|bill|reminder|letter|claim)|(?:i|we) (?:dispute|refuse))\b/;

/** A forward is a claim to open, or a debtor's words: what a debtor disputes opens nothing, whatever the note above asks. */
function readForwarded(
  mail: Mail,
  reading: Reading,
  forwarded: Forwarded,
  circumstances: Circumstances,
  phrases: Phrases,
): Reading {
  const said = readSaid(mail, reading, forwarded, circumstances, phrases);
  const quotesUs = mail.text.includes('[Réf') || reading.claimReference !== null;
  const sources = sourcesOf(mail, reading, forwarded, circumstances);
  const answersUs = !isOurs(forwarded.from.address, sources) && said.escalate && ANSWERS_US.test(fold(forwarded.body));
  if (quotesUs || answersUs) return said;
  const newClaim = readNewClaim(sources);
  return newClaim === null ? said : { ...reading, kind: 'new-claim', newClaim };
}

/** The words of the one who wrote the forwarded mail, read as of the day they wrote; of the mail within, where they or a colleague passed it on. What other mails forwarded beside it say may only add a flag. */
function readSaid(mail: Mail, reading: Reading, forwarded: Forwarded, circumstances: Circumstances, phrases: Phrases): Reading {
  const sources = sourcesOf(mail, reading, forwarded, circumstances);
  const member = mail.from[0]?.name ?? null;
  const isOfUs = ({ name, address }: Address) => (address === null ? name !== null && name === member : isOurs(address, sources));
  const { read, beside, isOneOfSeveral } = forwardedTogether(mail, forwarded, isOfUs);
  const wordsOf = ({ body, from }: Forwarded) => ownWords(body, null, circumstances.sent, from);
  const written = dayOf(read.date) ?? reading.writtenOn;
  const words = wordsOf(read);
  // Of several sent on to us, another's words are not this one's: a person is told that they stand there unread.
  const whole = isOneOfSeveral ? words : [words, ...beside.map(wordsOf)].join('\n\n');
  const said = understanding(words, whole, written, mail.attachments, phrases);
  const several: Partial<Understanding> = isOneOfSeveral
    ? { escalate: true, because: [...said.because, 'several-messages'] }
    : {};
  const besideFrom = isOneOfSeveral ? beside.flatMap(({ from }) => from.address ?? []) : [];
  return {
    ...reading,
    ...said,
    ...several,
    kind: 'correspondence',
    from: read.from,
    writtenOn: written,
    ownWords: words,
    besideFrom,
  };
}

const PROPER = "\\p{Lu}[\\p{L}'’-]*";
const RELAYED = new RegExp(
  `^([\\s\\S]{0,60}?(?<!\\p{L})(?:[Ss][Mm][Ss]|[Tt]exto|[Ww]hats[Aa]pp|[Mm]essage|[Mm]ail|[Cc]ourriel|[Cc]ourrier|[Ll]ettre)(?: reçue?)? (?:de|du|from) ((?:(?:M\\.|Mr|Mme|Mlle|Monsieur|Madame|Maître|Me|Dr) )?${PROPER}(?: ${PROPER}){0,3})[^«"“\\n]{0,80}:)\\s*[«"“]\\s*([^»"”]{3,2000}?)\\s*[»"”]\\s*$`,
  'u',
);

/** « SMS de Mme Bensaid ce matin : « … » » : a debtor's words copied between quotation marks. */
function relayedIn(words: string): Forwarded | null {
  const [, note = '', name = '', body = ''] = RELAYED.exec(words.trim()) ?? [];
  if (body === '' || /vocal|r[ée]pondeur|messagerie|t[ée]l[ée]phone|appel/i.test(note)) return null;
  return { from: { name, address: null }, to: [], cc: [], date: null, subject: '', body, note };
}

function readNote(mail: Mail, reading: Reading, circumstances: Circumstances): Reading {
  const { subject } = mail;
  const { ownWords: words, writtenOn } = reading;
  const title = subject.replace(/^(?:\s*(?:re|tr|fwd?)\s*:)+/i, '').trim();
  const isReply = mail.inReplyTo.length > 0 || /^\s*re\s*:/i.test(subject);
  const said = isReply ? '' : title;
  const call = readCallNote(said, words, writtenOn);
  const request = readRequest(said, words, writtenOn);
  const served = request?.action === 'notice-received' || request?.action === 'notice-unclaimed';
  const commands = request !== null && (served || /^\s*\p{Lu}{4,}/u.test(words.trim() === '' ? title : words));
  if (commands) return { ...reading, kind: 'request', request };
  if (call !== null) return { ...reading, kind: 'call', call };
  const newClaim =
    isReply || reading.claimReference !== null ? null : readNewClaim(sourcesOf(mail, reading, null, circumstances));
  // « le relevé, pour pointer les impayés » names nobody, and opens nothing.
  const opens = newClaim !== null && (newClaim.debtorEmail ?? newClaim.debtorName ?? newClaim.invoiceRef) !== null;
  if (!opens && mail.attachments.some((one) => one.bankStatement !== null)) return { ...reading, kind: 'bank-statement' };
  // « Acompte versé … à faire rembourser » tells no payment, nor does « À recouvrer : … Il a déjà versé 200 € » with whom to write to.
  const asks = newClaim !== null && (newClaim.item.kind !== 'invoice' || newClaim.debtorEmail !== null);
  const payment = asks ? null : readPaymentNote(said, words, writtenOn);
  if (payment !== null) return { ...reading, kind: 'payment', payment };
  if (newClaim !== null) return { ...reading, kind: 'new-claim', newClaim };
  return request === null ? reading : { ...reading, kind: 'request', request };
}

function sourcesOf(mail: Mail, reading: Reading, forwarded: Forwarded | null, circumstances: Circumstances) {
  const domains = [mail.from[0]?.address ?? '', ...circumstances.ownAddresses].map((address) =>
    address.slice(address.indexOf('@') + 1),
  );
  return {
    subject: mail.subject,
    words: reading.ownWords,
    forwarded,
    attachments: mail.attachments.filter((one) => one.bankStatement === null),
    ownAddresses: circumstances.ownAddresses,
    practiceDomains: domains.filter((domain) => domain !== ''),
    writtenOn: reading.writtenOn,
  };
}

function dayOf(date: string | null): IsoDate | null {
  if (date === null) return null;
  const day = date.slice(0, 10);
  if (!isIsoDate(day)) return null;
  return date.length > 10 ? parisDay(new Date(date)) : day;
}
