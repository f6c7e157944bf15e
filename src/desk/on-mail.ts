/** What happens when a mail arrives: understood, then one way per kind. The table of contents of the house. */
import type { PracticeConfig } from '../config.ts';
import { type KeptMail, probableDuplicateOf, settleMail } from '../database/mails.ts';
import { assertNever } from '../law/brand.ts';
import { correctionOf } from '../reading/correction.ts';
import { ARE_FACTS } from '../reading/member-request.ts';
import type { Desk } from './desk.ts';
import { onAnswer } from './on-answer.ts';
import { onCorrection } from './on-correction.ts';
import { onAutomatic, onBounce, onOwnCopy } from './on-machine-mail.ts';
import { onMemberMail } from './on-member-mail.ts';
import { onReply } from './on-reply.ts';
import { onOwnLetter, writtenTo } from './own-letter.ts';
import { proveLeft } from './post-letters.ts';
import { askForProof, setAsideJunk, setAsidePretender } from './prove-sender.ts';
import { type Incoming, understand } from './understand.ts';

/** Settles one kept mail: it ends in a named outcome, whatever it holds. */
export async function onMail(desk: Desk, config: PracticeConfig, kept: KeptMail): Promise<void> {
  const incoming = await understand(desk, config, kept);
  if ('unreadable' in incoming) {
    const reason = `${incoming.unreadable}: ${incoming.reason}`;
    await settleMail(desk.db, kept.id, { outcome: 'unreadable', reason, claim: null }, desk.now());
    desk.log.warn('mail unreadable, kept', { mailId: kept.id, why: incoming.unreadable });
    return;
  }
  if (await isRepeated(desk, config, incoming)) return;
  await proveAnswered(desk, config, incoming);
  await byKind(desk, config, incoming);
}

/** Whoever answers a letter has received it: a sending still in doubt is proven by that. */
async function proveAnswered(desk: Desk, config: PracticeConfig, { thread, reading }: Incoming): Promise<void> {
  const row = thread.answered;
  const inDoubt = row?.state === 'handing-over' || row?.state === 'unsure';
  if (row !== null && inDoubt && reading.kind !== 'self') await proveLeft(desk, config, row, 'answered');
}

/** Two byte-different copies of one mail (a list's footer, two boxes): kept, shown, without effect. */
async function isRepeated(desk: Desk, config: PracticeConfig, { id, mail }: Incoming): Promise<boolean> {
  const from = mail.from[0]?.address ?? null;
  if (mail.messageId === null || from === null || mail.date === null) return false;
  const first = await probableDuplicateOf(desk.db, config.practice.id, { id, messageId: mail.messageId, from, date: mail.date });
  if (first === null) return false;
  await settleMail(desk.db, id, { outcome: 'duplicate', reason: `same-mail-as:${first}`, claim: null }, desk.now());
  return true;
}

async function byKind(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const { kind } = incoming.reading;
  switch (kind) {
    case 'self':
      return onOwnCopy(desk, config, incoming);
    case 'bounce':
      return onBounce(desk, config, incoming);
    case 'automatic':
      return onAutomatic(desk, config, incoming);
    case 'answer':
    case 'request':
    case 'call':
    case 'payment':
    case 'bank-statement':
    case 'new-claim':
    case 'correspondence':
    case 'reply':
    case 'unrelated':
      return incoming.member === null ? onReply(desk, config, incoming) : fromMember(desk, config, incoming);
    default:
      return assertNever(kind);
  }
}

/** Authority needs a registered member and a proven sender; what nobody proved may only restrict. */
async function fromMember(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const { member, authenticity, thread, kept } = incoming;
  if (member === null || authenticity.verdict === 'forged') return setAsidePretender(desk, config, incoming);
  if (kept.junk) return setAsideJunk(desk, config, incoming, member);
  const answersCode = thread.question?.kind === 'prove-yourself' && answersQuestion(incoming);
  if (authenticity.verdict !== 'authentic' && !onlyRestricts(incoming) && !answersCode)
    return askForProof(desk, config, incoming, member);
  const debtor = await writtenTo(desk, config, incoming);
  if (debtor !== null) return onOwnLetter(desk, config, incoming, member, debtor);
  const correction = authenticity.verdict === 'authentic' ? correctionOf(incoming.reading) : null;
  if (correction !== null) return onCorrection(desk, config, incoming, member, correction);
  if (thread.question !== null && answersQuestion(incoming))
    return onAnswer({ desk, config, incoming, member, question: thread.question });
  return onMemberMail(desk, config, incoming, member);
}

function onlyRestricts({ reading }: Incoming): boolean {
  return reading.kind === 'request' && (reading.request?.action === 'hold' || reading.request?.action === 'stop');
}

/** A call, a forward or a request written in a question's thread is what it says, not an answer; facts asked for may sound like a request. */
function answersQuestion({ reading, thread, kept }: Incoming): boolean {
  if (kept.chosen_claim !== null) return false;
  const tellsFacts = ARE_FACTS.includes(reading.request?.action ?? 'other');
  if (thread.question?.kind === 'claim-facts' && tellsFacts) return true;
  if (thread.question?.kind === 'letter-posted' && reading.request?.action === 'posted') return true;
  if (reading.kind === 'answer') return true;
  const showsDraft = thread.question?.kind === 'approve-draft' || thread.question?.kind === 'confirm-approval';
  return !showsDraft && ['unrelated', 'new-claim', 'payment', 'reply'].includes(reading.kind) && reading.forwarded === null;
}
