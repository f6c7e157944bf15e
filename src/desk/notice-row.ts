/** A notice as it stands in the outbox, and the question it asks. */
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { Notice } from '../claim/decision.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { messageIdOf } from '../database/mails.ts';
import type { NewOutbox } from '../database/outbox-row.ts';
import type { NewQuestion } from '../database/questions.ts';
import type { Desk } from './desk.ts';
import { type About, type Paper, stampedFor, writeNotice } from './write-letters.ts';

/** The letter a notice shows, with its seal. */
export type ShownDraft = Paper & { readonly id: string; readonly draftHash: string };

export type Addressed = {
  readonly notice: Notice;
  readonly member: Member;
  readonly claim: ClaimId | null;
  readonly about: About;
  readonly shown: ShownDraft | null;
  /** The id of the question its answer answers. */
  readonly question: string | null;
  /** The mail that caused it: a receipt threads under it, for its own writer only. */
  readonly mail: MailId | null;
  readonly subjectBegins?: string;
};

export async function noticeRow(desk: Desk, config: PracticeConfig, addressed: Addressed): Promise<NewOutbox> {
  const { notice, member, claim, about, shown, question, mail } = addressed;
  const written = writeNotice(desk, config.practice, member, notice, about, shown);
  const subject = `${addressed.subjectBegins ?? ''}${written.subject}`;
  const inReplyTo = mail === null ? null : await messageIdOf(desk.db, mail, member.address);
  const { id, text, html, attachments, hash: draftHash } = written;
  const paper = { id, to: member.address, subject, text, html, attachments, question, inReplyTo };
  const stamped = await stampedFor(desk, config, { ...paper, notBefore: desk.now() });
  const known = { knownClaimVersion: null, knownDebtorVersion: null };
  return { ...paper, ...known, draftHash, stamped, purpose: 'notice', claim, letterNumber: null, state: 'queued' };
}

export type AskedAbout = { readonly candidates: readonly ClaimId[]; readonly code: string | null };

/** null where the notice asks nothing. */
export function questionIn(addressed: Addressed, row: NewOutbox, { candidates, code }: AskedAbout): NewQuestion | null {
  const { notice, member, claim, shown, question: id, mail } = addressed;
  if (notice.question === null || id === null) return null;
  const { kind, choices, letter: letterNumber, askAgainOn } = notice.question;
  const draft = { draft: shown?.id ?? null, draftHash: shown?.draftHash ?? null };
  const asked = { id, kind, mail, claim, letterNumber, ...draft, notice: row.id, askedOf: member.address, said: notice };
  return { ...asked, choices, candidates, code, askAgainOn };
}
