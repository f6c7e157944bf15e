/** What happens when a member says what a debtor's message is, or is not: the reading is put right, and goes the way of any reading. */
import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnCorrection, messageMeant } from '../claim/decide-on-correction.ts';
import { receipt } from '../claim/decide-on-payment.ts';
import type { Member } from '../claim/practice.ts';
import type { Reply } from '../claim/reply.ts';
import type { PracticeConfig } from '../config.ts';
import { loadClaim } from '../database/claims.ts';
import { keptReading } from '../database/kept-reading.ts';
import type { Correction } from '../reading/member-reading.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import { askWhichClaim } from './ask-which-claim.ts';
import type { Desk } from './desk.ts';
import { findClaim } from './find-claim.ts';
import type { Incoming } from './understand.ts';

export async function onCorrection(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  correction: Correction,
): Promise<void> {
  const { mail, reading, thread, kept } = incoming;
  if (kept.chosen_claim !== null) return correct(desk, config, incoming, member, correction, kept.chosen_claim);
  const { match, clues } = await findClaim(desk, config, { mail, reading, thread, author: null, vouched: true });
  if (match.found === 'one') return correct(desk, config, incoming, member, correction, match.claimId);
  if (match.found === 'several') return askWhichClaim(desk, config, incoming, { match, clues });
  const done = 'Je n’ai rien fait : redites-le avec la référence du dossier.';
  return answer(desk, config, incoming, receipt(member.address, 'un message sans dossier reconnu', done));
}

async function correct(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  correction: Correction,
  claimId: ClaimId,
): Promise<void> {
  const { question } = incoming.thread;
  const { claim } = await loadClaim(desk.db, config.practice.id, claimId);
  const asked = claim.said.find((said) => said.mail === question?.mail);
  const meant = asked ?? messageMeant(claim, correction);
  const reply = meant === null ? null : await replyKept(desk, config, meant.mail);
  if (reply === null) {
    const done = 'Aucun message du débiteur n’est à ce dossier : rien n’a changé.';
    return answer(desk, config, incoming, receipt(member.address, 'une lecture à corriger', done));
  }
  const showsDraft = question?.kind === 'approve-draft' || question?.kind === 'confirm-approval';
  const { ownWords: quote } = incoming.reading;
  const cause = {
    mail: incoming.id,
    outcome: { outcome: 'acted', reason: 'reading-corrected' } as const,
    answered: showsDraft ? [{ question: question.id, by: member.address, outcome: quote.slice(0, 200) }] : [],
  };
  const correcting = { correction, reply, by: member, quote, mail: incoming.id };
  await actOnClaim(desk, config, claimId, cause, (situation) => decideOnCorrection(situation, correcting));
}

/** The debtor's message as it was read when it came. */
async function replyKept(desk: Desk, config: PracticeConfig, mail: Reply['mail']): Promise<Reply | null> {
  const kept = await keptReading(desk.db, config.practice.id, mail);
  if (kept === null) return null;
  const { reading, sender, authenticity } = kept;
  const forwarded = reading.kind === 'correspondence';
  return {
    mail,
    from: (forwarded ? (reading.from.address ?? reading.from.name) : sender) ?? 'inconnu',
    writtenOn: reading.writtenOn,
    authenticity: forwarded ? 'unproven' : authenticity,
    forwardedBy: forwarded ? sender : null,
    words: reading.ownWords,
    read: { ...reading, escalate: false, because: [] },
  };
}
