/** Reads a mail: what kind it is, whose words it holds, and what they amount to. The composition of all readers. */
import { type IsoDate, isIsoDate, parisDay } from '../law/calendar.ts';
import { attachedInvoice } from './invoice.ts';
import { kindOfMail } from './kind-of-mail.ts';
import type { Address, Attachment, Mail } from './mail.ts';
import { claimReferenceIn } from './member-request.ts';
import { ownWords, withoutKnownQuotes } from './own-words.ts';
import type { Phrases } from './phrases.ts';
import { readMemberMail } from './read-member-mail.ts';
import type { Circumstances, ReadAttachment, Reading } from './reading.ts';
import { forwardedIn, NOTHING_SAID, understanding } from './understanding.ts';

/** A reading in which nothing has been understood yet. */
export function blankReading(mail: Mail, circumstances: Circumstances): Reading {
  const [author = NOBODY] = mail.from;
  const words = ownWords(mail.text, mail.html, circumstances.sent, author);
  const day = writtenOn(mail, circumstances.today);
  return {
    ...NOTHING_SAID,
    kind: 'unrelated',
    claimReference: claimReferenceIn(`${mail.subject}\n${words}`),
    writtenOn: day,
    from: author,
    ownWords: words,
    forwarded: null,
    bounce: null,
    automatic: null,
    call: null,
    payment: null,
    newClaim: null,
    request: null,
    answer: null,
    attachments: mail.attachments.map((one) => readAttachment(one, day)),
  };
}

const NOBODY: Address = { name: null, address: null };

export function readMail(mail: Mail, circumstances: Circumstances, phrases: Phrases): Reading {
  const blank = blankReading(mail, circumstances);
  const cut = kindOfMail(mail, circumstances);
  switch (cut.kind) {
    case 'self':
      return { ...blank, kind: 'self' };
    case 'bounce':
      return { ...blank, kind: 'bounce', bounce: cut.bounce, intents: ['delivery-failure'] };
    case 'automatic':
      return {
        ...blank,
        kind: 'automatic',
        automatic: cut.automatic,
        intents: cut.automatic.kind === 'out-of-office' ? ['out-of-office'] : [],
      };
    default:
      return circumstances.writer === 'debtor'
        ? readReply(mail, blank, circumstances, phrases)
        : readMemberMail(mail, blank, circumstances, phrases);
  }
}

/** A debtor may forward us something: their words are the note above it. */
function readReply(mail: Mail, blank: Reading, circumstances: Circumstances, phrases: Phrases): Reading {
  const forwarded = forwardedIn(mail, circumstances);
  const words = forwarded === null ? blank.ownWords : forwarded.note || forwarded.body;
  const read = understanding(
    words,
    withoutKnownQuotes(mail.text, circumstances.sent),
    blank.writtenOn,
    mail.attachments,
    phrases,
  );
  return { ...blank, ...read, kind: 'reply', ownWords: words, forwarded };
}

/** The Paris day of the Date header, else of the topmost Received, else today; a date to come is not believed. */
function writtenOn(mail: Mail, today: IsoDate): IsoDate {
  for (const instant of [mail.date, mail.received]) {
    if (instant === null || Number.isNaN(instant.getTime())) continue;
    const day = parisDay(instant);
    if (isIsoDate(day)) return day;
  }
  return today;
}

function readAttachment(one: Attachment, writtenOn: IsoDate): ReadAttachment {
  const { name, type, bytes, text } = one;
  return { name, type, bytes, text: text !== null, invoice: attachedInvoice(one, writtenOn) };
}
