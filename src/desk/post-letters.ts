/** Letters leave from here, once: what is due is looked at again, handed to the relay, and its fate recorded. */

import { claimFrom } from '../claim/claim.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import type { ClaimLetter } from '../claim/claim-letters.ts';
import { debtorFrom } from '../claim/debtor.ts';
import { decideOnBounce } from '../claim/decide-on-bounce.ts';
import { decideOnByPost, decideOnPosted, decideOnUnsure, decideOnWithdrawn } from '../claim/decide-on-posting.ts';
import { waitsForCheck } from '../claim/insolvency.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { Situation } from '../claim/situation.ts';
import { type Withdrawal, whyWithdraw } from '../claim/still-true.ts';
import type { PracticeConfig } from '../config.ts';
import { loadClaimRecord, loadDebtorRecord } from '../database/events.ts';
import { outboxById, outboxOfLetter } from '../database/outbox.ts';
import type { OutboxRow } from '../database/outbox-row.ts';
import {
  backToQueue,
  type Left,
  markHandingOver,
  markLeft,
  reclaim,
  type Taken,
  takeDue,
  unresolved,
} from '../database/posting.ts';
import type { QuestionRow } from '../database/questions.ts';
import { nextAnswerSlot, nextSendSlot } from '../law/calendar.ts';
import { findSent } from '../outside/mailbox.ts';
import { type Posted, postBytes } from '../outside/smtp.ts';
import { recipientRefusal } from '../reading/bounce-reasons.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, practiceConfig, situationFrom } from './desk.ts';
import { lookUpBeforeLetter, UNCHECKED } from './look-up-debtors.ts';

const BACKOFF_MINUTES = [1, 5, 15, 60, 360] as const;
/** How long evidence is looked for before a person is asked. */
const EVIDENCE_MINUTES = 15;
/** Where looking a debtor up is required, a letter waits this long before it is tried again. */
const UNCHECKED_MINUTES = 30;

/** Posts all that is due. While sending is on hold, letters to debtors stay queued and only mails to members leave. */
export async function postLetters(desk: Desk): Promise<void> {
  const purposes = desk.config.sending === 'hold' ? (['notice'] as const) : (['letter', 'notice'] as const);
  await reclaim(desk.db, desk.now());
  for (;;) {
    const taken = await takeDue(desk.db, desk.now(), practiceIds(desk), purposes);
    if (taken === null) return;
    await postTaken(desk, taken);
  }
}

/** A letter that fails is logged and tried again later, unless it may have left; the others go on. */
async function postTaken(desk: Desk, taken: Taken): Promise<void> {
  try {
    await postOne(desk, await loadTaken(desk, taken));
  } catch (error) {
    const code = error instanceof Error ? error.name : 'unknown';
    desk.log.error('letter not posted', { letterId: taken.id, code });
    await later(desk, taken, ['posting'], code);
  }
}

async function loadTaken(desk: Desk, taken: Taken): Promise<OutboxRow> {
  const row = await outboxById(desk.db, taken.practice, taken.id);
  if (row === null) throw new Error(`outbox row ${taken.id} is gone`);
  return { ...row, attempts: taken.attempts };
}

async function postOne(desk: Desk, row: OutboxRow): Promise<void> {
  const config = practiceConfig(desk, row.practice);
  if (!(await mayLeave(desk, config, row))) return;
  if (row.to === null) {
    await onLetter(desk, config, row, { outbox: row, state: 'by-post', evidence: 'handed-to-staff' }, decideOnByPost);
    return;
  }
  if (row.stamped === null) throw new Error(`outbox row ${row.id} is queued without its bytes`);
  const { envelopeFrom: from, raw } = row.stamped;
  const posted = await postBytes(config.smtp, { from, to: row.to }, raw, () => markHandingOver(desk.db, row, desk.now()));
  await recordFate(desk, config, row, posted);
}

/** A letter is looked at once more just before it leaves (design §4.5): withdrawn when it no longer holds, put off outside the sending window. */
async function mayLeave(desk: Desk, config: PracticeConfig, row: OutboxRow): Promise<boolean> {
  const { claim, letterNumber: number } = row;
  if (claim === null || number === null) return true;
  if (await lookUpBeforeLetter(desk, config, claim, number)) return false;
  const { letter, why, waits } = await lookedAtAgain(desk, config, row, claim);
  if (why !== null) {
    await actOnClaim(desk, config, claim, NO_CAUSE, (situation) => decideOnWithdrawn(situation, number, why));
    return false;
  }
  if (waits) {
    await backToQueue(desk.db, row, ['posting'], new Date(desk.now().getTime() + UNCHECKED_MINUTES * 60_000), UNCHECKED);
    desk.log.warn('letter kept, the BODACC out of reach', { letterId: row.id });
    return false;
  }
  const slot = letter.solicited ? nextAnswerSlot(desk.now()) : nextSendSlot(desk.now());
  if (letter.to === null || slot <= desk.now()) return true;
  await backToQueue(desk.db, row, ['posting'], slot, 'outside-sending-window');
  return false;
}

/** As it stands now, with why it may no longer leave, and whether the BODACC must be asked first. */
export async function lookedAtAgain(
  desk: Desk,
  config: PracticeConfig,
  row: Pick<OutboxRow, 'letterNumber' | 'knownClaimVersion' | 'knownDebtorVersion'>,
  claimId: ClaimId,
): Promise<{ readonly letter: ClaimLetter; readonly why: Withdrawal | null; readonly waits: boolean }> {
  const history = await loadClaimRecord(desk.db, config.practice.id, claimId);
  const claim = claimFrom(
    claimId,
    history.map((one) => one.event),
  );
  const debtorHistory = await loadDebtorRecord(desk.db, config.practice.id, claim.debtorId);
  const debtor = debtorFrom(
    claim.debtorId,
    debtorHistory.map((one) => one.event),
  );
  const letter = claim.letters.find((one) => one.number === row.letterNumber);
  if (letter === undefined) throw new Error(`letter ${row.letterNumber} of ${claimId} was never drafted`);
  const since = history.slice(row.knownClaimVersion ?? history.length).map((one) => one.event);
  const debtorSince = debtorHistory.slice(row.knownDebtorVersion ?? debtorHistory.length).map((one) => one.event);
  const situation = situationFrom(desk, config, claim, debtor);
  return { letter, why: whyWithdraw(situation, letter, since, debtorSince), waits: waitsForCheck(situation, letter) };
}

async function recordFate(desk: Desk, config: PracticeConfig, row: OutboxRow, posted: Posted): Promise<void> {
  const letterId = row.id;
  switch (posted.is) {
    case 'posted':
      await proveLeft(desk, config, row, posted.response, posted.serverMessageId);
      desk.log.info('letter posted', { letterId });
      return;
    case 'not-sent':
      await later(desk, row, ['posting', 'handing-over'], posted.reason);
      desk.log.warn('relay out of reach, letter kept', { letterId, code: posted.reason });
      return;
    case 'refused':
      if (mayPassLater(posted, row)) await later(desk, row, ['posting', 'handing-over'], String(posted.code));
      else await recordRefused(desk, config, row, posted);
      desk.log.warn('relay refused a letter', { letterId, code: posted.code });
      return;
    default:
      desk.log.warn('letter handed over, no answer', { letterId });
  }
}

type Refused = Extract<Posted, { is: 'refused' }>;

/** A 5xx is final, except for a while where it says that the way or a limit failed. */
function mayPassLater({ permanent, atRecipient, response }: Refused, { attempts }: OutboxRow): boolean {
  return !permanent || (atRecipient && recipientRefusal(response).onTheWay && attempts <= BACKOFF_MINUTES.length);
}

async function later(desk: Desk, taken: Taken, from: readonly OutboxRow['state'][], evidence: string): Promise<void> {
  const minutes = BACKOFF_MINUTES[Math.min(taken.attempts, BACKOFF_MINUTES.length) - 1] ?? BACKOFF_MINUTES[0];
  await backToQueue(desk.db, taken, from, new Date(desk.now().getTime() + minutes * 60_000), evidence);
}

/** Evidence that it left: the relay's word, our own copy, the Sent box, a bounce or an answer that names it. */
export async function proveLeft(
  desk: Desk,
  config: PracticeConfig,
  row: OutboxRow,
  evidence: string,
  serverMessageId: string | null = null,
): Promise<void> {
  if (row.state === 'posted') return;
  const left = { outbox: row, state: 'posted', evidence, serverMessageId } as const;
  await onLetter(desk, config, row, left, decideOnPosted);
}

async function recordRefused(desk: Desk, config: PracticeConfig, row: OutboxRow, refused: Refused): Promise<void> {
  const left = { outbox: row, state: 'refused', evidence: `${refused.code} ${refused.response}` } as const;
  const { reason, deadAddress } = refused.atRecipient ? recipientRefusal(refused.response) : NOT_THE_ADDRESS;
  const bounce = {
    kind: 'failure',
    recipient: row.to,
    status: null,
    permanent: deadAddress,
    reason,
    originalMessageId: null,
  } as const;
  await onLetter(desk, config, row, left, (situation, number) => decideOnBounce(situation, bounce, number, null));
}

const NOT_THE_ADDRESS = { reason: 'policy', deadAddress: false } as const;

/** A notice is no event of the claim: only its row changes. */
async function onLetter(
  desk: Desk,
  config: PracticeConfig,
  row: OutboxRow,
  left: Left,
  decide: (situation: Situation, number: number) => ReturnType<typeof decideOnPosted>,
): Promise<void> {
  const { claim, letterNumber } = row;
  if (claim === null || letterNumber === null) return void (await markLeft(desk.db, left, desk.now()));
  await actOnClaim(desk, config, claim, { ...NO_CAUSE, left }, (situation) => decide(situation, letterNumber));
}

/** Rows whose handing-over nobody finished: the Sent box is asked; without evidence, a person is, and nothing is resent. */
export async function resolveHandedOver(desk: Desk): Promise<void> {
  for (const taken of await unresolved(desk.db, desk.now(), practiceIds(desk))) {
    try {
      await resolveOne(desk, await loadTaken(desk, taken));
    } catch (error) {
      desk.log.error('letter not resolved', { letterId: taken.id, code: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

async function resolveOne(desk: Desk, row: OutboxRow): Promise<void> {
  const config = practiceConfig(desk, row.practice);
  const found = await findSent(config.mailbox, row.stamped?.messageId ?? '').catch(() => null);
  if (found === true) await proveLeft(desk, config, row, 'sent-box');
  else if (row.handedOver === null || desk.now().getTime() - row.handedOver.getTime() > EVIDENCE_MINUTES * 60_000) {
    await onLetter(desk, config, row, { outbox: row, state: 'unsure', evidence: 'no-answer' }, decideOnUnsure);
  }
}

/** A person has said: it left, or it did not and goes again with the same bytes and Message-ID. */
export async function resolveUnsure(
  desk: Desk,
  config: PracticeConfig,
  question: QuestionRow,
  what: 'left' | 'send-again',
): Promise<void> {
  const row = await letterOf(desk, config, question.claim, question.letterNumber);
  if (row === null || row.state !== 'unsure') return;
  if (what === 'left') await proveLeft(desk, config, row, 'member-said');
  else await backToQueue(desk.db, row, ['unsure'], desk.now(), 'member-said');
}

function letterOf(desk: Desk, config: PracticeConfig, claim: ClaimId | null, number: number | null): Promise<OutboxRow | null> {
  return claim === null || number === null ? Promise.resolve(null) : outboxOfLetter(desk.db, config.practice.id, claim, number);
}

function practiceIds(desk: Desk): readonly PracticeId[] {
  return desk.config.practices.map((one) => one.practice.id);
}
