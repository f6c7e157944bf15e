/** What a day brings to a plan agreed on: an instalment missed is asked for, alone; then, where the plan says what follows, a formal notice waits for a partner (L-02, L-03, R-46). */
import { frenchDate, isSendingDay } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import { approvalNotices } from './approval-notice.ts';
import { openPromise } from './claim.ts';
import type { ClaimEvent, LetterTemplate } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { drafted } from './draft-letter.ts';
import { capOpensOn, letterUnderWay } from './next-step.ts';
import { type DueInstalment, missingOn, type Plan } from './plan.ts';
import { instalmentLetter, standingPlan } from './plan-letters.ts';
import { graceEnds } from './promise-grace.ts';
import { reminderNotice } from './remind-partner.ts';
import { type Situation, situationAfter } from './situation.ts';

/** For a claim that runs under a plan; nothing while its instalments are paid, or what was asked has time left. */
export function decideOnPlanDay(situation: Situation): Decision {
  const { claim, debtor, today } = situation;
  const standing = standingPlan(situation);
  if (standing === null || claim.standing.status !== 'running' || debtor.stopped !== null) return NO_DECISION;
  const { plan, due } = standing;
  if (graceEnds(situation, due.date) >= today || letterUnderWay(claim) !== null) return NO_DECISION;
  const asked = letterSince(situation, 'instalment-missed', due);
  const noticed = letterSince(situation, 'instalment-formal-notice', due);
  const last = noticed ?? asked;
  if (last !== null && !last.deadlinePassed) return NO_DECISION;
  if (asked !== null && (noticed !== null || !plan.accelerates)) return handedOver(situation, plan, due);
  return mayWrite(situation) ? askFor(situation, plan, due, asked) : NO_DECISION;
}

/** The last one that left since the instalment fell due. */
export function letterSince({ claim }: Situation, template: LetterTemplate, due: DueInstalment): ClaimLetter | null {
  return claim.letters.findLast((one) => one.template === template && one.state === 'posted' && one.draftedOn > due.date) ?? null;
}

/** What a partner's REPRENDRE makes of the plan: she alone may ask for the whole of it, and only once a formal notice stayed without effect. */
export function planOnceResumed(situation: Situation): 'stands' | 'accelerated' | 'run-out' | 'not-accelerable' {
  const { today } = situation;
  const standing = standingPlan(situation);
  if (standing === null || graceEnds(situation, standing.due.date) >= today) return 'stands';
  const { plan, due } = standing;
  const last = plan.instalments.at(-1);
  if (last !== undefined && graceEnds(situation, last.date) < today) return 'run-out';
  const passed = (template: LetterTemplate) => letterSince(situation, template, due)?.deadlinePassed === true;
  if (plan.accelerates) return passed('instalment-formal-notice') ? 'accelerated' : 'stands';
  return passed('instalment-missed') ? 'not-accelerable' : 'stands';
}

function mayWrite({ debtor, today }: Situation): boolean {
  return isSendingDay(today) && capOpensOn(debtor) <= today;
}

function askFor(situation: Situation, plan: Plan, due: DueInstalment, asked: ClaimLetter | null): Decision {
  const { claim, today: on } = situation;
  const promise = openPromise(claim);
  const broken: readonly ClaimEvent[] =
    promise === null || promise.date > on ? [] : [{ kind: 'PromiseBroken', on, promisedFor: promise.date }];
  const after = situationAfter(situation, broken);
  const letter = instalmentLetter(after, plan, asked, due);
  const notices = asked === null ? [missedNotice(situation, plan, due)] : [];
  return {
    claimEvents: [...broken, ...drafted(after, letter)],
    debtorEvents: [],
    notices: [...notices, ...approvalNotices(after, letter, asked === null ? undefined : WHY_NOTICE)],
  };
}

const WHY_NOTICE =
  'L’échéance reste impayée. L’échéancier prévoit que le solde peut être demandé en une fois après une mise en demeure restée sans effet (C. civ., art. 1344 et suiv.) : elle ne part pas sans l’accord d’un associé.';

function missedNotice({ claim, today }: Situation, plan: Plan, due: DueInstalment): Notice {
  const missing = euros(missingOn(plan, claim.payments, today));
  const what = `L’échéance du ${frenchDate(due.date)} n’est pas réglée : il manque ${missing}.`;
  const next = 'Un courrier demande cette somme au débiteur, et elle seule : le reste de l’échéancier n’est pas exigible.';
  return {
    to: 'partners',
    template: 'plan-news',
    fields: { news: 'une échéance manque', what, quote: '', next },
    shows: null,
    question: null,
  };
}

function handedOver(situation: Situation, plan: Plan, due: DueInstalment): Decision {
  const { today } = situation;
  const because = ['instalment-missed'] as const;
  const then = plan.accelerates
    ? 'la mise en demeure de la régler est restée sans effet : l’échéancier permet de demander le solde'
    : 'l’échéancier ne prévoit pas que le solde devienne exigible : seules les échéances passées peuvent être demandées (C. civ., art. 1305-2)';
  const why = [`l’échéance du ${frenchDate(due.date)} n’est pas réglée`, then];
  const quiet = { because: 'with-partner', reasons: because, since: today } as const;
  return {
    claimEvents: [{ kind: 'Escalated', on: today, because, mail: null }],
    debtorEvents: [],
    notices: [reminderNotice(situation, quiet, due.date, why)],
  };
}
