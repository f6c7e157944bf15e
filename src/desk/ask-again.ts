/** Questions nobody answered: asked again, then of another partner, then shown in every digest. Nothing is ever stuck in silence. */

import { decideOnStillToPost } from '../claim/decide-on-posting.ts';
import { isEmpty } from '../claim/decision.ts';
import { stillHeld } from '../claim/hold-while-asked.ts';
import { type Member, memberAt, partnersOf } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { claimLabels } from '../database/claims.ts';
import { outboxById, putOutbox } from '../database/outbox.ts';
import { markAskedAgain, postponeQuestion, type QuestionRow, questionsToAskAgain } from '../database/questions.ts';
import { addBusinessDays, type IsoDate } from '../law/calendar.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, today } from './desk.ts';
import { noticeRow } from './notice-row.ts';

/** After this many mails the question stands in the digest alone. */
export const MOST_MAILS = 3;
const DAYS_BETWEEN = 2;

/** A question that fails is logged and left for the next tick; the others go on. */
export async function askAgain(desk: Desk, config: PracticeConfig): Promise<void> {
  for (const question of await questionsToAskAgain(desk.db, config.practice.id, today(desk))) {
    try {
      const next = addBusinessDays(today(desk), DAYS_BETWEEN);
      if (await tookBack(desk, config, question)) continue;
      await holdStill(desk, config, question, next);
      if (question.timesAsked >= MOST_MAILS) await postponeQuestion(desk.db, question.id, next);
      else await askOnceMore(desk, config, question);
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown';
      desk.log.error('question not asked again', { questionId: question.id, code });
    }
  }
}

/** A letter to post that no longer holds is taken back, and its question with it. */
async function tookBack(desk: Desk, config: PracticeConfig, { kind, claim, letterNumber }: QuestionRow): Promise<boolean> {
  if (kind !== 'letter-posted' || claim === null || letterNumber === null) return false;
  return !isEmpty(await actOnClaim(desk, config, claim, NO_CAUSE, (situation) => decideOnStillToPost(situation, letterNumber)));
}

/** Reminders wait as long as nobody says whether a message is of the claim, whether the money came, which address is right, or that the piece asked for was sent. */
const HOLDING: readonly QuestionRow['kind'][] = [
  'check-payment',
  'check-recipient',
  'close-or-claim-rest',
  'claim-facts',
  'piece-asked',
];

async function holdStill(
  desk: Desk,
  config: PracticeConfig,
  { kind, claim: about, candidates }: QuestionRow,
  until: IsoDate,
): Promise<void> {
  const held = kind === 'choose-claim' ? candidates : HOLDING.includes(kind) && about !== null ? [about] : [];
  for (const claim of held) await actOnClaim(desk, config, claim, NO_CAUSE, (situation) => stillHeld(situation, until));
}

async function askOnceMore(desk: Desk, config: PracticeConfig, question: QuestionRow): Promise<void> {
  const { practice } = config;
  const member = nextReader(config, question);
  const [about] = question.claim === null ? [] : await claimLabels(desk.db, practice.id, [question.claim]);
  const row = await noticeRow(desk, config, {
    notice: question.said,
    member,
    claim: question.claim,
    about: { claimReference: about?.reference ?? null, debtorName: about?.debtorName ?? null },
    shown: question.draft === null ? null : await outboxById(desk.db, practice.id, question.draft),
    question: question.id,
    mail: null,
    subjectBegins: 'Sans réponse : ',
  });
  const timesAsked = question.timesAsked + 1;
  const askAgainOn = addBusinessDays(today(desk), DAYS_BETWEEN);
  await desk.db.transaction().execute(async (trx) => {
    await putOutbox(trx, practice.id, row, desk.now());
    await markAskedAgain(trx, question.id, { askedOf: member.address, notice: row.id, askAgainOn, timesAsked });
  });
}

/** The same member once more, then another partner. A one-time code goes to its own address only. */
function nextReader({ practice }: PracticeConfig, question: QuestionRow): Member {
  const asked = memberAt(practice, question.askedOf);
  const partners = partnersOf(practice);
  const other = partners.find((partner) => partner.address !== question.askedOf);
  const same = asked ?? partners[0]!;
  return question.timesAsked === 1 || question.kind === 'prove-yourself' ? same : (other ?? same);
}
