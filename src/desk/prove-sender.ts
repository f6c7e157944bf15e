/** Nobody gets in by pretending: a forged mail is set aside and told or asked about; an unproven member is asked for a one-time code. */

import { alarmIn } from '../claim/alarm.ts';
import type { ClaimId } from '../claim/claim-events.ts';
import type { Notice } from '../claim/decision.ts';
import { holdWhileAsked } from '../claim/hold-while-asked.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { settleMail } from '../database/mails.ts';
import { addBusinessDays } from '../law/calendar.ts';
import { codeHash, oneTimeCode } from '../outside/seal.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, today } from './desk.ts';
import { sendNotice } from './send-notice.ts';
import type { Incoming } from './understand.ts';

const FORGED = 'le serveur de réception indique que l’expéditeur n’est pas celui qu’il prétend être';
const STRANGER = 'l’adresse n’est pas celle d’un membre du cabinet ni d’une partie au dossier';

/** Told to the partners at their registered addresses, at most once per mail; nothing else happens. */
export async function setAsidePretender(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const isForged = incoming.authenticity.verdict === 'forged';
  await setAside(desk, config, incoming, `pretender-${isForged ? 'forged' : 'stranger'}`, {
    to: 'partners',
    template: 'pretender-set-aside',
    fields: { ...shownOf(incoming), because: isForged ? FORGED : STRANGER },
    shows: null,
    question: null,
  });
}

/** What a member seems to have written lay in the junk folder: moved to the inbox, it is settled once more. */
export async function setAsideJunk(desk: Desk, config: PracticeConfig, incoming: Incoming, member: Member): Promise<void> {
  const to = incoming.authenticity.verdict === 'authentic' ? { member: member.address } : 'partners';
  const { from, subject } = shownOf(incoming);
  const notice: Notice = { to, template: 'found-in-junk', fields: { from, subject }, shows: null, question: null };
  await setAside(desk, config, incoming, 'found-in-junk', notice);
}

/** A partner says whether it is the debtor's; words that would stop the reminders hold them until then. */
export async function askIfDebtors(desk: Desk, config: PracticeConfig, incoming: Incoming, claimId: ClaimId): Promise<void> {
  const isAlarm = alarmIn(incoming.reading) !== null;
  if (isAlarm) await actOnClaim(desk, config, claimId, NO_CAUSE, (situation) => holdWhileAsked(situation, null));
  const notice: Notice = {
    to: 'partners',
    template: 'debtor-unproven',
    fields: { ...shownOf(incoming), because: FORGED, held: isAlarm ? 'oui' : '' },
    shows: null,
    question: {
      kind: 'choose-claim',
      choices: ['Il vient bien du débiteur : le traiter dans ce dossier', 'Il n’en vient pas : ne rien en faire'],
      letter: null,
      askAgainOn: addBusinessDays(today(desk), 2),
    },
  };
  await setAside(desk, config, incoming, 'debtor-unproven', notice, [claimId]);
}

async function setAside(
  desk: Desk,
  config: PracticeConfig,
  { id, authenticity, thread }: Incoming,
  reason: string,
  notice: Notice,
  candidates: readonly ClaimId[] = thread.claimIds,
): Promise<void> {
  desk.log.warn('mail set aside: sender not proven', { mailId: id, verdict: authenticity.verdict, reason });
  await sendNotice(desk, config, notice, { mail: id, candidates, outcome: { outcome: 'set-aside', reason } });
}

function shownOf({ mail, reading }: Incoming) {
  return {
    from: mail.from.map((author) => `${author.name ?? ''} <${author.address ?? ''}>`.trim()).join(', '),
    subject: mail.subject,
    quote: reading.ownWords.slice(0, 600),
  };
}

/** The round trip: a code sent to the registered address; copied back, it proves the address for the mail it was asked for. */
export async function askForProof(desk: Desk, config: PracticeConfig, incoming: Incoming, member: Member): Promise<void> {
  const { id, mail } = incoming;
  if (!config.proofs.includes('round-trip')) {
    return settleMail(desk.db, id, { outcome: 'set-aside', reason: 'member-unproven', claim: null }, desk.now());
  }
  const code = oneTimeCode();
  const notice: Notice = {
    to: { member: member.address },
    template: 'prove-yourself',
    fields: { code, subject: mail.subject },
    shows: null,
    question: { kind: 'prove-yourself', choices: [], letter: null, askAgainOn: addBusinessDays(today(desk), 1) },
  };
  await sendNotice(desk, config, notice, {
    mail: id,
    candidates: [],
    code: codeHash(desk.config.secret, code),
    outcome: { outcome: 'set-aside', reason: 'proof-asked' },
  });
}
