/** What we do when a member answers a numbered question about a recipient or the rest of a debt. */
import { frenchDate } from '../law/calendar.ts';
import type { ClaimEvent, Letter, MailId } from './claim-events.ts';
import type { DebtorEvent } from './debtor.ts';
import { letterAddress } from './debtor.ts';
import { closedNotices, receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { answerLetter, drafted } from './draft-letter.ts';
import { OUTCOME_IN_FRENCH } from './in-french.ts';
import { patience } from './pause-and-write.ts';
import type { Member } from './practice.ts';
import { type Situation, situationAfter } from './situation.ts';

export type Chosen = { readonly chosen: number; readonly by: Member; readonly mail: MailId; readonly quote: string };

/** « Ce n’est pas notre débiteur » (1) keeps the stop and drops the address; « c’est bien lui » (2) takes up again. */
export function decideOnRecipientChoice(situation: Situation, { chosen, by, mail, quote }: Chosen): Decision {
  const { debtor, today, claim } = situation;
  const address = letterAddress(debtor)?.address ?? null;
  if (chosen === 1) {
    const excuses = drafted(situation, address === null ? null : apology(situation));
    const failed: readonly DebtorEvent[] =
      address === null ? [] : [{ kind: 'AddressFailed', on: today, address, reason: 'wrong-recipient', permanent: true }];
    const done = `${excuses.length > 0 ? 'Nos excuses partent à cette adresse, puis plus rien' : 'Plus rien ne part à cette adresse'}. Donnez celle du débiteur, puis écrivez REPRENDRE.`;
    return { claimEvents: excuses, debtorEvents: failed, notices: [receipt(by.address, 'mauvais destinataire', done)] };
  }
  if (debtor.stopped !== null && debtor.stopped.because !== 'wrong-recipient') {
    return {
      ...NO_DECISION,
      notices: [receipt(by.address, 'reprendre', 'Ce débiteur est arrêté pour un autre motif : un associé doit décider.')],
    };
  }
  const events: ClaimEvent[] = [{ kind: 'PartnerDecided', on: today, what: 'resume', by: by.address, quote, mail }];
  if (claim.standing.status === 'paused') events.push({ kind: 'RemindersResumed', on: today, because: 'staff-said' });
  return {
    claimEvents: events.slice(by.role === 'partner' ? 0 : 1),
    debtorEvents: debtor.stopped === null ? [] : [{ kind: 'DebtorReleased', on: today, by: by.address }],
    notices: [receipt(by.address, 'c’est bien notre débiteur', 'Les rappels reprennent leur cours.')],
  };
}

/** Answers the one who wrote, and tells them nothing of the claim. */
function apology(situation: Situation): Letter | null {
  const wrote = situation.claim.said.findLast((said) => said.intents.includes('wrong-recipient'));
  if (wrote === undefined) return null;
  return answerLetter(situation, 'wrong-recipient-apology', { approval: 'none', answers: wrote.mail });
}

/** The debtor has time to look at what was sent to him. */
export function decideOnPieceSent(situation: Situation, { by }: Chosen): Decision {
  const { today, claim } = situation;
  const mayPause = claim.standing.status === 'running' || claim.standing.status === 'paused';
  const paused: ClaimEvent = { kind: 'RemindersPaused', on: today, until: patience(situation), because: 'question-to-practice' };
  const claimEvents = mayPause ? [paused] : [];
  const { standing } = situationAfter(situation, claimEvents).claim;
  const then =
    standing.status === 'paused'
      ? `les rappels attendent jusqu’au ${frenchDate(standing.until)}`
      : 'le reste du dossier est inchangé';
  return { ...NO_DECISION, claimEvents, notices: [receipt(by.address, 'la pièce est envoyée', `C’est noté : ${then}.`)] };
}

/** The principal is paid; interest and indemnity are waived (1, a partner’s word: R-46) or asked for (2). */
export function decideOnRestChoice(situation: Situation, { chosen, by, mail, quote }: Chosen): Decision {
  const { claim, today } = situation;
  if (by.role !== 'partner') {
    return {
      ...NO_DECISION,
      notices: [receipt(by.address, 'votre choix', 'Seul un associé peut renoncer à des sommes : rien n’a changé.')],
    };
  }
  if (chosen === 1) {
    const decided: ClaimEvent = { kind: 'PartnerDecided', on: today, what: 'close', by: by.address, quote, mail };
    return {
      claimEvents: [decided, { kind: 'ClaimClosed', on: today, outcome: 'paid', by: by.address }],
      debtorEvents: [],
      notices: closedNotices(situation, by.address, OUTCOME_IN_FRENCH.paid, ''),
    };
  }
  const resumed: readonly ClaimEvent[] =
    claim.standing.status === 'paused' ? [{ kind: 'RemindersResumed', on: today, because: 'partner-said' }] : [];
  return {
    ...NO_DECISION,
    claimEvents: resumed,
    notices: [receipt(by.address, 'continuer', 'Les accessoires restent demandés.')],
  };
}
