/** Sends a mail to a member outside any decision on a claim, and settles the mail that caused it, in one transaction. */
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { Notice } from '../claim/decision.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { messageIdOf, settleMail } from '../database/mails.ts';
import { putOutbox } from '../database/outbox.ts';
import { putQuestion } from '../database/questions.ts';
import type { MailOutcome } from '../database/tables.ts';
import { newId } from '../outside/seal.ts';
import type { Desk } from './desk.ts';
import { readerOf, stampedFor, writeNotice } from './write-letters.ts';

export type Occasion = {
  /** The mail it is about, held until the question is answered. */
  readonly mail: MailId | null;
  /** The claims it may be about; the first one is named in the notice. */
  readonly candidates: readonly ClaimId[];
  /** The hash of a one-time code. */
  readonly code?: string;
  /** What becomes of the mail that caused it. */
  readonly outcome: { readonly outcome: MailOutcome; readonly reason: string } | null;
};

export async function sendNotice(desk: Desk, config: PracticeConfig, notice: Notice, occasion: Occasion): Promise<void> {
  const { practice } = config;
  const [about] = await claimLabels(desk.db, practice.id, occasion.candidates.length === 1 ? occasion.candidates : []);
  const member = readerOf(practice, null, notice.to);
  const written = writeNotice(
    desk,
    practice,
    member,
    notice,
    { claimReference: about?.reference ?? null, debtorName: about?.debtorName ?? null },
    null,
  );
  const question = notice.question === null ? null : newId();
  const inReplyTo = occasion.mail === null ? null : await messageIdOf(desk.db, occasion.mail, member.address);
  const leaving = { ...written, to: member.address, question, inReplyTo, notBefore: desk.now() };
  const stamped = await stampedFor(desk, config, leaving);
  const { id, to, subject, text, html, attachments, hash: draftHash } = { ...written, to: member.address };
  const paper = { id, to, subject, text, html, attachments, draftHash, question, inReplyTo, stamped };
  const row = { ...paper, purpose: 'notice', claim: about?.id ?? null, letterNumber: null, state: 'queued' } as const;
  await desk.db.transaction().execute(async (trx) => {
    await putOutbox(trx, practice.id, { ...row, knownClaimVersion: null, knownDebtorVersion: null }, desk.now());
    if (notice.question !== null && question !== null) {
      const { kind, choices, askAgainOn } = notice.question;
      const shown = { draft: null, draftHash: null, letterNumber: null, code: occasion.code ?? null };
      const asked = {
        id: question,
        kind,
        mail: occasion.mail,
        claim: about?.id ?? null,
        notice: id,
        askedOf: to,
        said: notice,
        choices,
        askAgainOn,
      };
      await putQuestion(trx, practice.id, { ...asked, ...shown, candidates: occasion.candidates }, desk.now());
    }
    if (occasion.mail !== null && occasion.outcome !== null) {
      await settleMail(trx, occasion.mail, { ...occasion.outcome, claim: about?.id ?? null }, desk.now());
    }
  });
}
