/** The letters about a payment plan: what is asked for, offered, refused, and what an instalment missed calls for. */
import { addDays } from '../law/calendar.ts';
import type { Letter } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { type DebtorWords, wordsFor } from './debtor-words.ts';
import { answerLetter, deadlineAfter } from './draft-letter.ts';
import { type DueInstalment, missingOn, nextDue, type Plan, planTotal } from './plan.ts';
import { principalStatementOf, type Situation, statementOf } from './situation.ts';

export type ScheduleFacts = { readonly schedule: string; readonly planTotal: string };

export function scheduleFacts(situation: Situation, instalments: readonly DueInstalment[]): ScheduleFacts {
  return scheduleIn(wordsFor(situation), instalments);
}

export function scheduleIn(say: DebtorWords, instalments: readonly DueInstalment[]): ScheduleFacts {
  const schedule = instalments.map((one) => say.paidOn(say.sum(one.amountCents), say.date(one.date))).join(say.andThen);
  return { schedule, planTotal: say.sum(planTotal(instalments)) };
}

/** The practice's own limits: what it grants by itself. */
export function envelopeFacts(situation: Situation): { readonly planTerms: string } {
  const { maxInstalments, maxDays } = situation.practice.planEnvelope;
  const say = wordsFor(situation);
  return { planTerms: say.planTerms(maxInstalments, say.date(addDays(situation.today, maxDays))) };
}

/** What the offer says, and nothing else, binds the debtor: the clause stands in it where the practice wants one (L-03, R-47). */
export function offerFacts(situation: Situation, instalments: readonly DueInstalment[]) {
  return { ...scheduleFacts(situation, instalments), accelerates: situation.practice.planEnvelope.accelerates ? 'oui' : '' };
}

/** Whether a plan leaves nothing out and adds nothing: at least the principal, at most the whole of today; null where that cannot be known. */
export function addsUp(situation: Situation, instalments: readonly DueInstalment[]): boolean | null {
  const principal = principalStatementOf(situation);
  const whole = statementOf(situation);
  if ('rateUnknown' in principal) return null;
  const most = 'rateUnknown' in whole ? principal.principalCents : whole.totalCents;
  const total = planTotal(instalments);
  return total >= principal.principalCents && total <= most;
}

/** What is missing today, and nothing else: the instalments to come are not due (L-02). */
export function instalmentLetter(situation: Situation, plan: Plan, asked: ClaimLetter | null, due: DueInstalment): Letter | null {
  const { claim, today, cadence } = situation;
  const [firstStep] = cadence.steps;
  const missing = missingOn(plan, claim.payments, today);
  const say = wordsFor(situation);
  const common = { solicited: false, items: [], totalCents: missing };
  if (asked === null) {
    const deadline = deadlineAfter(situation, firstStep.deadlineDays);
    return answerLetter(situation, 'instalment-missed', { ...common, deadline, facts: { dueOn: say.date(due.date) } });
  }
  const last = cadence.steps.at(-1) ?? firstStep;
  const remaining = missingOn(plan, claim.payments, plan.instalments.at(-1)?.date ?? today);
  return answerLetter(situation, 'instalment-formal-notice', {
    ...common,
    approval: 'partner',
    deadline: deadlineAfter(situation, last.deadlineDays),
    facts: {
      dueOn: say.date(due.date),
      askedOn: say.date(asked.postedOn ?? asked.draftedOn),
      agreedOn: say.date(plan.agreedOn),
      remaining: say.sum(remaining),
    },
  });
}

/** The plan agreed on, while something of it is to be paid. */
export function standingPlan({ claim }: Situation): { readonly plan: Plan; readonly due: DueInstalment } | null {
  const due = claim.plan?.state === 'agreed' ? nextDue(claim.plan, claim.payments) : null;
  return claim.plan === null || due === null ? null : { plan: claim.plan, due };
}
