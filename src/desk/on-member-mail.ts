/** What happens when a proven member writes on their own account: a new claim, a forwarded answer, a call, a payment, a request. */

import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnAlarm, toldByMember } from '../claim/decide-on-alarm.ts';
import { decideOnCall } from '../claim/decide-on-call.ts';
import { decideOnCorrectedFacts } from '../claim/decide-on-corrected-facts.ts';
import { decideOnPaymentNote, receipt } from '../claim/decide-on-payment.ts';
import { decideOnRequest } from '../claim/decide-on-request.ts';
import type { Notice } from '../claim/decision.ts';
import type { Member } from '../claim/practice.ts';
import type { AttachedFile } from '../claim/reply.ts';
import type { PracticeConfig } from '../config.ts';
import type { MailOutcome } from '../database/mails.ts';
import { heardInCall } from '../reading/call-sides.ts';
import { correctedFactsOf } from '../reading/corrected-facts.ts';
import type { Mail } from '../reading/mail.ts';
import type { Understanding } from '../reading/reading.ts';
import { readStatements } from '../reading/statements.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import { askWhichClaim } from './ask-which-claim.ts';
import type { Desk } from './desk.ts';
import { findClaim } from './find-claim.ts';
import { onBankStatement } from './on-bank-statement.ts';
import { alarmReply, decideOn } from './on-reply.ts';
import { openNewClaim } from './open-claim.ts';
import { fileOwnLetter, forwardedTo, isOwnForward } from './own-letter.ts';
import type { Incoming } from './understand.ts';

export async function onMemberMail(desk: Desk, config: PracticeConfig, incoming: Incoming, member: Member): Promise<void> {
  const { reading, kept } = incoming;
  if (kept.chosen_claim !== null) return onClaim(desk, config, incoming, member, kept.chosen_claim);
  if (reading.kind === 'new-claim' && reading.newClaim !== null)
    return openNewClaim(desk, config, incoming, member, reading.newClaim);
  if (reading.kind === 'bank-statement') return onBankStatement(desk, config, incoming, member);
  if (reading.kind === 'request' && reading.request?.action === 'help') return answer(desk, config, incoming, help(member));
  const tells = alarmTold(desk, incoming) !== null;
  const own = isOwnForward(config, incoming);
  const corrects = correctedFactsOf(reading) !== null;
  if (!tells && !own && !corrects && (reading.kind === 'unrelated' || reading.kind === 'answer' || reading.kind === 'reply')) {
    return answer(desk, config, incoming, notUnderstood(member, incoming.mail));
  }
  const { forwarded } = reading;
  const author = reading.kind === 'correspondence' ? reading.from.address : null;
  const party = own && forwarded !== null ? forwardedTo(config.practice, forwarded) : author;
  const found = await findClaim(desk, config, {
    mail: incoming.mail,
    reading,
    thread: incoming.thread,
    author: party,
    vouched: true,
  });
  if (found.match.found === 'one') return onClaim(desk, config, incoming, member, found.match.claimId);
  if (found.match.found === 'several') return askWhichClaim(desk, config, incoming, found);
  return answer(desk, config, incoming, noClaimFound(member, incoming.mail));
}

/** The same mail once its claim is known, by clues or because the member said which. */
export async function onClaim(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  claimId: ClaimId,
): Promise<void> {
  const { reading, id } = incoming;
  const outcome = { outcome: 'acted' as MailOutcome, reason: reading.kind };
  const cause = { mail: id, outcome, answered: [] };
  const { call, payment, request } = reading;
  const facts = correctedFactsOf(reading);
  const alarm = alarmTold(desk, incoming);
  if (alarm !== null) {
    const told = alarmReply(incoming, alarm);
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnAlarm(situation, told));
    return;
  }
  if (isOwnForward(config, incoming)) return fileOwnLetter(desk, config, incoming, member, claimId);
  if (reading.kind === 'correspondence') return decideOn(desk, config, incoming, claimId, member.address);
  if (call !== null) {
    const heard = heardInCall(call.account, reading.writtenOn, desk.rules.phrases);
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnCall(situation, call, heard, member.address, id));
  } else if (payment !== null) {
    const account = reading.ownWords;
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnPaymentNote(situation, payment, member, account, id));
  } else if (request !== null) {
    const proven = incoming.authenticity.verdict === 'authentic';
    const asking = { request, by: member, proven, quote: reading.ownWords, mail: id, files: filesOf(incoming), facts };
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnRequest(situation, asking));
  } else if (facts !== null) {
    const correcting = { facts, by: member, quote: reading.ownWords, mail: id };
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnCorrectedFacts(situation, correcting));
  } else {
    await answer(desk, config, incoming, notUnderstood(member, incoming.mail));
  }
}

/** What a member tells of the debtor outside any forward, call or command that says what to do about it. */
function alarmTold(desk: Desk, { reading }: Incoming): Understanding | null {
  const { kind, request, ownWords, writtenOn } = reading;
  const stops = kind === 'request' && (request?.action === 'hold' || request?.action === 'stop');
  if (!stops && kind !== 'unrelated') return null;
  const told = toldByMember(readStatements(ownWords, writtenOn, desk.rules.phrases));
  // « Ne plus relancer ce client » is counsel's sentence too: here it is the member's own request.
  return stops && told?.intents.every((intent) => intent === 'represented-by-counsel') ? null : told;
}

function filesOf({ mail }: Incoming): readonly AttachedFile[] {
  return mail.attachments.map(({ name, sha256 }) => ({ name, sha256 }));
}

function help(member: Member): Notice {
  return { to: { member: member.address }, template: 'help', fields: {}, shows: null, question: null };
}

function notUnderstood(member: Member, mail: Mail): Notice {
  return receipt(
    member.address,
    'rien de certain',
    `Je n’ai rien fait de ce message. Écrivez AIDE pour savoir ce que je comprends.${notOpened(mail)}`,
  );
}

function noClaimFound(member: Member, mail: Mail): Notice {
  return receipt(
    member.address,
    'un message sans dossier reconnu',
    `Je n’ai rien fait : redites-le avec la référence du dossier.${notOpened(mail)}`,
  );
}

/** Outlook's own wrapping (TNEF) stays among the files where it could not be opened whole. */
function notOpened(mail: Mail): string {
  const wrapped = mail.attachments.find(({ type }) => type === 'application/ms-tnef');
  if (wrapped === undefined) return '';
  return ` La pièce jointe ${wrapped.name} est dans un format propre à Outlook, et abîmée : je n’ai pas pu l’ouvrir en entier. Renvoyez le message au format HTML ou texte brut, ou ses pièces en PDF.`;
}
