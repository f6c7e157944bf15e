/** Telling partners that the limitation nears, once a stage; from four months on, and once it is over, the claim is theirs. */
import { frenchDate } from '../law/calendar.ts';
import type { LimitationStage } from '../law/limitation.ts';
import type { ClaimEvent, EscalationReason } from './claim-events.ts';
import { type ClaimLimitation, limitationOf, untoldStage } from './claim-limitation.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { withdrawPending } from './escalate.ts';
import { limitationInFrench, REVIVED, STAGE_IN_FRENCH, soonerIf, whatInterrupts } from './limitation-in-french.ts';
import { CLOSE, OWN_WORDS } from './remind-partner.ts';
import { asksForPayment, type Situation } from './situation.ts';

/** What hands the claim over at that stage; null where reminders go on. */
const HANDS_OVER: Readonly<Record<LimitationStage, EscalationReason | null>> = {
  '12-months': null,
  '6-months': null,
  '4-months': 'limitation-near',
  '2-months': 'limitation-near',
  '30-days': 'limitation-near',
  'time-barred': 'time-barred',
};

export function alertLimitation(situation: Situation): Decision {
  const limitation = limitationOf(situation);
  const stage = limitation === null ? null : untoldStage(situation, limitation);
  if (limitation === null || stage === null) return NO_DECISION;
  const { today: on } = situation;
  const because = HANDS_OVER[stage];
  const handed: readonly ClaimEvent[] =
    because === null ? [] : [...withdrawn(situation, stage), { kind: 'Escalated', on, because: [because], mail: null }];
  return {
    claimEvents: [{ kind: 'LimitationAlerted', on, lastDay: limitation.lastDay, stage }, ...handed],
    debtorEvents: [],
    notices: [alertNotice(situation, limitation, stage)],
  };
}

/** What answers the debtor still leaves, but for a time-barred claim's that asks for payment. */
function withdrawn(situation: Situation, stage: LimitationStage): readonly ClaimEvent[] {
  const { claim } = situation;
  const letters = claim.letters.filter((letter) => (stage === 'time-barred' ? asksForPayment(letter) : !letter.solicited));
  return withdrawPending({ ...situation, claim: { ...claim, letters } }, 'limitation');
}

/** Nothing is demanded before a partner has decided: the claim is time-barred, or the next review puts it into her hands. */
export function waitsForPartner(situation: Situation): boolean {
  const limitation = limitationOf(situation);
  const untold = limitation === null ? null : untoldStage(situation, limitation);
  return limitation?.stage === 'time-barred' || (untold !== null && HANDS_OVER[untold] !== null);
}

function alertNotice(situation: Situation, limitation: ClaimLimitation, stage: LimitationStage): Notice {
  const { kindIsKnown } = situation.debtor;
  const counted = kindIsKnown ? '' : 'Faute d’indication, le débiteur est compté comme un particulier.';
  return {
    to: 'partners',
    template: 'limitation-alert',
    fields: {
      stage: STAGE_IN_FRENCH[stage],
      lastDay: frenchDate(limitation.lastDay),
      limitation: limitationInFrench(limitation),
      counted: [soonerIf(situation, limitation), counted].filter((said) => said !== '').join(' '),
      interrupts: whatInterrupts(situation, limitation),
      next: whatFollows(stage),
    },
    shows: null,
    question: null,
  };
}

function whatFollows(stage: LimitationStage): string {
  if (stage === 'time-barred') return `Plus rien n’est demandé au débiteur. ${REVIVED} ${CLOSE}`;
  return HANDS_OVER[stage] === null
    ? 'Les rappels suivent leur cours.'
    : `Les rappels sont arrêtés : la suite vous appartient. Pour qu’ils reprennent, répondez par le mot REPRENDRE. ${CLOSE} ${OWN_WORDS}`;
}
