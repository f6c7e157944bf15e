/** From a decision to paper: renders its letters and notices, sealed by a hash, and stamps them with their day when they are queued. */

import type { Claim } from '../claim/claim.ts';
import type { Letter } from '../claim/claim-events.ts';
import type { Audience, Notice, NoticeTemplate } from '../claim/decision.ts';
import { isFormalNotice } from '../claim/formal-notice.ts';
import { openSteps } from '../claim/open-steps.ts';
import { type Member, memberAt, type Practice, partnersOf } from '../claim/practice.ts';
import { type Situation, statementFor } from '../claim/situation.ts';
import type { PracticeConfig } from '../config.ts';
import type { Stamped, StoredAttachment } from '../database/outbox-row.ts';
import { annexFields } from '../letters/annex-fields.ts';
import { letterFaults } from '../letters/letter-faults.ts';
import { type LetterContext, letterFields } from '../letters/letter-fields.ts';
import { noticeFields } from '../letters/notice-fields.ts';
import { letterToCheck } from '../letters/what-may-stand.ts';
import { composeMail } from '../outside/compose.ts';
import { letterPdf } from '../outside/letter-pdf.ts';
import { addressWith, draftHash, messageIdWith, newId, sealToken } from '../outside/seal.ts';
import type { Desk } from './desk.ts';

/** Rendered and sealed, not yet stamped. `to` null: a letter to post. */
export type Written = {
  readonly id: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly StoredAttachment[];
  readonly hash: string;
};

/** @throws Error, a bug, when the decision drafted a letter whose rates are unknown. */
export async function writeLetter(desk: Desk, situation: Situation, letter: Letter): Promise<Written> {
  const context = contextOf(desk, situation, letter);
  const fields = letterFields(letter, context);
  const rendered = desk.paper.letter(letter.template, fields);
  const faults = letterFaults(letterToCheck(letter, rendered, context, openSteps(situation)), desk.rules.letterPhrases).filter(
    (one) => one.severity === 'block',
  );
  if (faults.length > 0)
    throw new Error(`letter ${letter.number} may not leave: ${faults.map((fault) => fault.code).join(', ')}`);
  const attachments: StoredAttachment[] = [];
  if (letter.to === null) {
    attachments.push(await printed(desk, letter, context));
  }
  return sealed({ ...rendered, id: newId(), to: letter.to, attachments });
}

function contextOf(desk: Desk, situation: Situation, letter: Letter): LetterContext {
  const statement = statementFor(situation, letter);
  if ('rateUnknown' in statement)
    throw new Error(`letter ${letter.number} was drafted without the rates of ${statement.rateUnknown}`);
  const { practice, creditor, claim, debtor } = situation;
  return { practice, creditor, claim, debtor, statement, invoiceNames: desk.rules.invoiceNames };
}

/** A formal notice on paper carries its annexes. */
async function printed(desk: Desk, letter: Letter, context: LetterContext): Promise<StoredAttachment> {
  const fields = letterFields(letter, context);
  const annexes = isFormalNotice(letter) ? annexFields(letter, context) : {};
  const { body } = desk.paper.letter(letter.template, fields);
  const content = await letterPdf({ ...fields, ...annexes }, body, letter.asOf);
  return { name: `${context.claim.reference}-${letter.number}.pdf`, type: 'application/pdf', content };
}

/** The same letter as it goes by post, for one that left by mail. */
export async function registeredCopy(desk: Desk, situation: Situation, letter: Letter): Promise<StoredAttachment> {
  return printed(desk, { ...letter, to: null }, contextOf(desk, situation, letter));
}

/** What a notice shows: a letter just written, or one in the outbox. */
export type Paper = Pick<Written, 'to' | 'subject' | 'text' | 'attachments'>;

export type About = { readonly claimReference: string | null; readonly debtorName: string | null };

/** A notice to one member; `shown` is the letter it puts before her. A letter to post goes with it as a PDF. */
export function writeNotice(
  desk: Desk,
  practice: Practice,
  member: Member,
  notice: Notice,
  about: About,
  shown: Paper | null,
): Written {
  const fields = noticeFields(notice, { practice, member, ...about, shown });
  const rendered = desk.paper.notice(notice.template, fields);
  const attachments = ON_PAPER.includes(notice.template) ? (shown?.attachments ?? []) : [];
  return sealed({ ...rendered, id: newId(), to: member.address, attachments });
}

/** They bring the PDF along. */
const ON_PAPER: readonly NoticeTemplate[] = ['letter-to-post', 'notice-to-register'];

function sealed(paper: Omit<Written, 'hash'>): Written {
  return { ...paper, hash: draftHash(paper) };
}

/** The one member a notice goes to; a partner who does not answer is followed by the other when it is asked again. */
export function readerOf(practice: Practice, claim: Pick<Claim, 'openedBy'> | null, audience: Audience): Member {
  const [partner] = partnersOf(practice);
  if (partner === undefined) throw new Error(`practice ${practice.id} has no partner`);
  if (audience === 'partners') return partner;
  if (audience !== 'staff') return memberAt(practice, audience.member) ?? partner;
  const opener = memberAt(practice, claim?.openedBy ?? null);
  return opener ?? practice.members.find((member) => member.role === 'staff') ?? partner;
}

export type Leaving = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly StoredAttachment[];
  /** The question an answer to it answers; null where it answers the letter itself. */
  readonly question: string | null;
  readonly inReplyTo: string | null;
  readonly notBefore: Date;
};

/** The bytes that leave: Date and Message-ID are stamped here, once. */
export async function stampedFor(desk: Desk, config: PracticeConfig, leaving: Leaving): Promise<Stamped> {
  const { inbox, id: practiceId, name } = config.practice;
  const seal = (kind: 'l' | 'q' | 'b', id: string) => sealToken(desk.config.secret, practiceId, { kind, id });
  const messageId = messageIdWith(inbox, seal('l', leaving.id));
  const raw = await composeMail({
    messageId,
    date: leaving.notBefore,
    from: { name, address: inbox },
    to: leaving.to,
    replyTo: addressWith(inbox, leaving.question === null ? seal('l', leaving.id) : seal('q', leaving.question)),
    subject: leaving.subject,
    text: leaving.text,
    html: leaving.html,
    inReplyTo: leaving.inReplyTo,
    references: leaving.inReplyTo === null ? [] : [leaving.inReplyTo],
    attachments: leaving.attachments,
    autoSubmitted: true,
  });
  return { messageId, envelopeFrom: addressWith(inbox, seal('b', leaving.id)), raw, notBefore: leaving.notBefore };
}
