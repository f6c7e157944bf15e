/** What happens when someone outside the practice writes: a party's words are decided on, a stranger's are set aside, the doubtful are asked about. */

import { alarmIn } from '../claim/alarm.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import { CONSEQUENCES } from '../claim/consequences.ts';
import { decideOnForward } from '../claim/decide-on-forward.ts';
import { decideOnReply } from '../claim/decide-on-reply.ts';
import { holdWhileAsked } from '../claim/hold-while-asked.ts';
import type { Reply } from '../claim/reply.ts';
import type { PracticeConfig } from '../config.ts';
import { findClues } from '../database/clues.ts';
import { settleMail } from '../database/mails.ts';
import { parisDay } from '../law/calendar.ts';
import { noteAbove } from '../reading/note-above.ts';
import { agreementIn, planIn } from '../reading/plan-words.ts';
import type { Understanding } from '../reading/reading.ts';
import { actOnClaim, type Cause, NO_CAUSE } from './act-on-claim.ts';
import { askWhichClaim } from './ask-which-claim.ts';
import type { Desk } from './desk.ts';
import { claimsOf, type Found, findClaim, isParty } from './find-claim.ts';
import { askIfDebtors, setAsidePretender } from './prove-sender.ts';
import type { Incoming } from './understand.ts';

export async function onReply(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const { mail, reading, thread, id, kept } = incoming;
  if (kept.chosen_claim !== null) return decideOn(desk, config, incoming, kept.chosen_claim, kept.chosen_by);
  const author = mail.from.length === 1 ? (mail.from[0]?.address ?? null) : null;
  const found = await findClaim(desk, config, { mail, reading, thread, author, vouched: false });
  if (found.match.found === 'none')
    return settleMail(desk.db, id, { outcome: 'set-aside', reason: 'no-claim', claim: null }, desk.now());
  const claimId = found.match.found === 'one' ? found.match.claimId : null;
  if (!knowsAuthor(found)) return onStranger(desk, config, incoming, found);
  if (incoming.authenticity.verdict === 'forged')
    return claimId !== null && isParty(found, claimId)
      ? askIfDebtors(desk, config, incoming, claimId)
      : setAsidePretender(desk, config, incoming);
  if (claimId === null || !isParty(found, claimId)) return holdAndAsk(desk, config, incoming, found);
  if (kept.junk && thread.by !== 'token') return holdAndAsk(desk, config, incoming, found);
  await decideOn(desk, config, incoming, claimId, null);
}

function knowsAuthor(found: Found): boolean {
  return found.clues.some((clue) => clue.kind === 'address');
}

/** Someone we do not know, with a right reference or in our thread: nothing is opened. A thread of ours is shown to the staff, and so is what stops every letter: a liquidator has no thread of ours. */
async function onStranger(desk: Desk, config: PracticeConfig, incoming: Incoming, found: Found): Promise<void> {
  const { thread, id, reading, kept } = incoming;
  if (thread.question !== null) return setAsidePretender(desk, config, incoming);
  const stopsLetters = !kept.junk && reading.intents.some((intent) => CONSEQUENCES[intent].does === 'stop-debtor');
  if ((thread.claimIds.length > 0 || stopsLetters) && incoming.authenticity.verdict !== 'forged')
    return holdAndAsk(desk, config, incoming, found);
  return settleMail(desk.db, id, { outcome: 'set-aside', reason: 'stranger', claim: null }, desk.now());
}

/** The reminders of the claim that the thread names, or that a stranger names outside any, wait for the answer. */
async function holdAndAsk(desk: Desk, config: PracticeConfig, incoming: Incoming, found: Found): Promise<void> {
  const { thread } = incoming;
  const read = alarmIn(incoming.reading);
  const alarm = read === null ? null : alarmReply(incoming, read);
  const named = thread.claimIds.length > 0 || knowsAuthor(found) ? thread.claimIds : claimsOf(found);
  for (const claimId of named) await actOnClaim(desk, config, claimId, NO_CAUSE, (situation) => holdWhileAsked(situation, alarm));
  await askWhichClaim(desk, config, incoming, found);
}

/** The words of a debtor, written to us or forwarded by a member, decided on for that claim. */
export async function decideOn(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  claimId: ClaimId,
  forwardedBy: string | null,
): Promise<void> {
  const { id, reading } = incoming;
  const reply = replyIn(incoming, forwardedBy);
  const note = noteAbove(reading.forwarded, parisDay(incoming.mail.date ?? desk.now()));
  const aside = reading.intents[0] === 'unrelated-or-spam' && !reading.escalate;
  const outcome: Cause['outcome'] = aside
    ? { outcome: 'set-aside', reason: 'unrelated' }
    : { outcome: 'acted', reason: reading.intents[0] ?? 'filed' };
  await actOnClaim(desk, config, claimId, { mail: id, outcome, answered: [] }, (situation) =>
    forwardedBy === null ? decideOnReply(situation, reply) : decideOnForward(situation, reply, forwardedBy, note),
  );
  await holdOthers(desk, config, reading.besideFrom ?? [], claimId);
}

/** Whose message was sent on with that one, unread: no reminder leaves to them meanwhile. */
async function holdOthers(desk: Desk, config: PracticeConfig, addresses: readonly string[], read: ClaimId): Promise<void> {
  const clues = await findClues(
    desk.db,
    config.practice.id,
    addresses.map((value) => ({ kind: 'address', value: value.toLowerCase() })),
  );
  for (const claimId of new Set(clues.map((clue) => clue.claimId)))
    if (claimId !== read) await actOnClaim(desk, config, claimId, NO_CAUSE, (situation) => holdWhileAsked(situation, null));
}

/** Of what a machine sent from a party's address, its alarms alone are decided on: it promises, accepts and confirms nothing. */
export async function hearAlarm(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  claimId: ClaimId,
  alarm: Understanding,
): Promise<void> {
  const reply = alarmReply(incoming, alarm);
  const outcome = { outcome: 'acted', reason: alarm.intents[0] ?? 'filed' } as const;
  await actOnClaim(desk, config, claimId, { mail: incoming.id, outcome, answered: [] }, (situation) =>
    decideOnReply(situation, reply),
  );
}

/** Words of which only the alarms count. */
export function alarmReply(incoming: Incoming, alarm: Understanding): Reply {
  return { ...replyIn(incoming, null), plan: null, agreed: null, read: alarm };
}

function replyIn({ id, reading, authenticity, mail }: Incoming, forwardedBy: string | null): Reply {
  return {
    mail: id,
    from: (forwardedBy === null ? mail.from[0]?.address : (reading.from.address ?? reading.from.name)) ?? 'inconnu',
    writtenOn: reading.writtenOn,
    authenticity: forwardedBy === null ? authenticity.verdict : 'unproven',
    forwardedBy,
    words: reading.ownWords,
    plan: planIn(reading, reading.ownWords, reading.writtenOn),
    agreed: agreementIn(reading.ownWords),
    files: mail.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    read: reading,
  };
}
