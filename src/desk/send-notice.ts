/** Sends a mail to a member outside any decision on a claim, and settles the mail that caused it, in one transaction. */
import type { Transaction } from 'kysely';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { Notice } from '../claim/decision.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { settleMail } from '../database/mails.ts';
import { putOutbox } from '../database/outbox.ts';
import { putQuestion } from '../database/questions.ts';
import type { MailOutcome, Tables } from '../database/tables.ts';
import { newId } from '../outside/seal.ts';
import type { Desk } from './desk.ts';
import { noticeRow, questionIn } from './notice-row.ts';
import { readerOf } from './write-letters.ts';

export type Occasion = {
  /** The mail it is about, held until the question is answered. */
  readonly mail: MailId | null;
  /** The claims it may be about; the first one is named in the notice. */
  readonly candidates: readonly ClaimId[];
  /** The hash of a one-time code. */
  readonly code?: string;
  /** What becomes of the mail that caused it. */
  readonly outcome: { readonly outcome: MailOutcome; readonly reason: string } | null;
  /** What else the same transaction writes, `question` being the one asked. */
  readonly also?: ((trx: Transaction<Tables>, question: string | null) => Promise<void>) | undefined;
};

export async function sendNotice(desk: Desk, config: PracticeConfig, notice: Notice, occasion: Occasion): Promise<void> {
  const { practice } = config;
  const { mail, candidates, outcome } = occasion;
  const [about] = await claimLabels(desk.db, practice.id, candidates.length === 1 ? candidates : []);
  const addressed = {
    notice,
    member: readerOf(practice, null, notice.to),
    claim: about?.id ?? null,
    about: { claimReference: about?.reference ?? null, debtorName: about?.debtorName ?? null },
    shown: null,
    question: notice.question === null ? null : newId(),
    mail,
  };
  const row = await noticeRow(desk, config, addressed);
  const asked = questionIn(addressed, row, { candidates, code: occasion.code ?? null });
  await desk.db.transaction().execute(async (trx) => {
    await putOutbox(trx, practice.id, row, desk.now());
    if (asked !== null) await putQuestion(trx, practice.id, asked, desk.now());
    await occasion.also?.(trx, asked?.id ?? null);
    if (mail !== null && outcome !== null) await settleMail(trx, mail, { ...outcome, claim: addressed.claim }, desk.now());
  });
}
