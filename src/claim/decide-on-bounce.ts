/** What we do when a letter comes back: mark the address, ask the practice for another, and count the letter as not received. */
import { addDays } from '../law/calendar.ts';
import type { Bounce } from '../reading/reading.ts';
import { letterNumbered } from './claim.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { withdrawPending } from './escalate.ts';
import { LETTER_IN_FRENCH } from './in-french.ts';
import { type Situation, situationAfter } from './situation.ts';

/** `number`: the claim's letter that came back. A delay changes nothing; a full mailbox or a policy refusal leaves the address standing. */
export function decideOnBounce(situation: Situation, bounce: Bounce, number: number, mail: MailId | null): Decision {
  const { claim, today } = situation;
  const letter = letterNumbered(claim, number);
  if (bounce.kind === 'delay' || letter === null || letter.to === null) return delayed(situation, bounce, mail);
  const { reason } = bounce;
  const permanent = bounce.permanent || bounce.kind === 'complaint';
  const returned: ClaimEvent = { kind: 'LetterBounced', on: today, number, reason, permanent, mail };
  const fields = { address: letter.to, reason: BOUNCE_IN_FRENCH[reason], what: LETTER_IN_FRENCH[letter.template] };
  return {
    claimEvents: [returned, ...pausedUntilAnswered(situationAfter(situation, [returned]))],
    debtorEvents: [{ kind: 'AddressFailed', on: today, address: letter.to, reason, permanent }],
    notices: [
      {
        to: 'staff',
        template: 'address-failed',
        fields,
        shows: null,
        question: { kind: 'claim-facts', choices: [], letter: null, askAgainOn: addDays(today, 3) },
      },
    ],
  };
}

function delayed({ today }: Situation, bounce: Bounce, mail: MailId | null): Decision {
  if (mail === null) return NO_DECISION;
  const from = bounce.recipient ?? '';
  const what = 'avis de remise différée';
  return { ...NO_DECISION, claimEvents: [{ kind: 'CorrespondenceFiled', on: today, mail, from, what }] };
}

function pausedUntilAnswered(situation: Situation): readonly ClaimEvent[] {
  const { claim, today, cadence } = situation;
  if (claim.standing.status === 'closed') return [];
  const until = addDays(today, cadence.patienceDays);
  return [
    ...withdrawPending(situation, 'address-failed'),
    { kind: 'RemindersPaused', on: today, until, because: 'question-to-practice' },
  ];
}

/** An event kept the reason as it was named then. */
export function bounceInFrench(reason: string): string {
  return BOUNCE_IN_FRENCH[reason as Bounce['reason']] ?? reason;
}

const BOUNCE_IN_FRENCH: Readonly<Record<Bounce['reason'], string>> = {
  'user-unknown': 'adresse inconnue',
  'mailbox-full': 'boîte pleine',
  policy: 'refus du serveur destinataire',
  spam: 'classé comme indésirable',
  'host-unknown': 'domaine inconnu',
  expired: 'délai de remise dépassé',
  'too-big': 'message trop volumineux',
  suspended: 'compte suspendu',
  moved: 'adresse changée',
  other: 'motif non précisé',
};
