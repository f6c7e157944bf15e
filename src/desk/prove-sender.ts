/** Nobody gets in by pretending: a forged mail in a member's name is set aside and told to a partner; an unproven one is asked for a one-time code. */

import type { Notice } from '../claim/decision.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { settleMail } from '../database/mails.ts';
import { addBusinessDays } from '../law/calendar.ts';
import { codeHash, oneTimeCode } from '../outside/seal.ts';
import { type Desk, today } from './desk.ts';
import { sendNotice } from './send-notice.ts';
import type { Incoming } from './understand.ts';

const BECAUSE = {
  forged: 'le serveur de réception indique que l’expéditeur n’est pas celui qu’il prétend être',
  unproven: 'rien ne prouve que l’expéditeur est bien celui qu’il prétend être',
  authentic: 'l’adresse n’est pas celle d’un membre du cabinet ni d’une partie au dossier',
} as const;

/** Told to the partners at their registered addresses, at most once per mail; nothing else happens. */
export async function setAsidePretender(desk: Desk, config: PracticeConfig, incoming: Incoming): Promise<void> {
  const { mail, reading, id, authenticity, thread, kept } = incoming;
  desk.log.warn('mail set aside: sender not proven', { mailId: id, verdict: authenticity.verdict });
  const notice: Notice = {
    to: 'partners',
    template: 'pretender-set-aside',
    fields: {
      from: mail.from.map((author) => `${author.name ?? ''} <${author.address ?? ''}>`.trim()).join(', '),
      subject: mail.subject,
      quote: reading.ownWords.slice(0, 300),
      because: kept.junk ? 'le message a été classé dans les indésirables' : BECAUSE[authenticity.verdict],
    },
    shows: null,
    question: null,
  };
  await sendNotice(desk, config, notice, {
    mail: id,
    candidates: thread.claimIds,
    outcome: { outcome: 'set-aside', reason: `pretender-${authenticity.verdict}` },
  });
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
