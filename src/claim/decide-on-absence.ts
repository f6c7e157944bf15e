/** What we do when a machine answers for an absent debtor: file it, and let the next step wait for the return. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import type { Situation } from './situation.ts';

/** Nobody stays absent longer than this for us: a person looks again then. */
const LONGEST_ABSENCE_DAYS = 60;

/** `until`: the last day of absence, null when it is not told. A pause already longer stays. */
export function decideOnAbsence(situation: Situation, until: IsoDate | null, from: string, mail: MailId): Decision {
  const { claim, today } = situation;
  const filed: ClaimEvent = { kind: 'CorrespondenceFiled', on: today, mail, from, what: 'message automatique' };
  const { standing } = claim;
  const longer = standing.status === 'paused' && until !== null && standing.until >= until;
  if (until === null || until <= today || longer || (standing.status !== 'running' && standing.status !== 'paused')) {
    return { ...NO_DECISION, claimEvents: [filed] };
  }
  const latest = addDays(today, LONGEST_ABSENCE_DAYS);
  return {
    ...NO_DECISION,
    claimEvents: [
      filed,
      { kind: 'RemindersPaused', on: today, until: until < latest ? until : latest, because: 'debtor-absent' },
    ],
  };
}
