/** What we do with what the practice itself wrote to a debtor: it is filed, nothing of it is held against the debtor, and reminders wait. */
import { addDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { withdrawPending } from './escalate.ts';
import { graceEnds } from './promise-grace.ts';
import { type Situation, situationAfter } from './situation.ts';

export type OwnLetter = {
  readonly mail: MailId;
  /** Who wrote it, as an address or a name. */
  readonly from: string;
  readonly writtenOn: IsoDate;
  /** Until when it lets the debtor pay, null where it names no day. */
  readonly granted: IsoDate | null;
  /** Others' words stand below it. */
  readonly hasOthersBelow: boolean;
};

/** `by`: the member who brought it. */
export function decideOnOwnLetter(situation: Situation, letter: OwnLetter, by: string): Decision {
  const filed: ClaimEvent = {
    kind: 'CorrespondenceFiled',
    on: situation.today,
    mail: letter.mail,
    from: letter.from,
    what: 'message du cabinet au débiteur',
  };
  const events = [filed, ...heldBy(situation, letter)];
  const understood = `un message du cabinet au débiteur, écrit par ${letter.from} le ${frenchDate(letter.writtenOn)}`;
  const done = `Versé au dossier ${situation.claim.reference} ; rien n’en est tenu pour une parole du débiteur. ${whatFollows(situationAfter(situation, events))}`;
  const below = letter.hasOthersBelow
    ? ' Ce qui est écrit dessous n’est pas lu comme sa réponse : transférez-moi seul le message du débiteur.'
    : '';
  return { ...NO_DECISION, claimEvents: events, notices: [receipt(by, understood, `${done}${below}`)] };
}

/** A letter of long ago holds nothing back; what a partner decides is hers already. */
function heldBy(situation: Situation, { writtenOn, granted }: OwnLetter): readonly ClaimEvent[] {
  const { claim, cadence, today: on } = situation;
  const until = granted === null ? addDays(writtenOn, cadence.patienceDays) : graceEnds(situation, granted);
  const isOpen = claim.standing.status === 'running' || claim.standing.status === 'paused';
  if (!isOpen || until <= on) return [];
  return [...withdrawPending(situation, 'member-asked'), { kind: 'RemindersPaused', on, until, because: 'member-asked' }];
}

function whatFollows({ claim: { standing } }: Situation): string {
  if (standing.status !== 'paused') return 'Rien d’autre ne change.';
  return `Les rappels sont suspendus jusqu’au ${frenchDate(standing.until)} ; pour qu’ils reprennent plus tôt, écrivez REPRENDRE.`;
}
