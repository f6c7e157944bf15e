/** The letters about a payment plan: what is asked for, offered, refused, and what an instalment missed calls for. */
import { addDays, frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Letter } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { answerLetter, deadlineAfter } from './draft-letter.ts';
import { type DueInstalment, missingOn, nextDue, type Plan, planTotal } from './plan.ts';
import { principalStatementOf, type Situation, statementOf } from './situation.ts';

export function scheduleFacts(instalments: readonly DueInstalment[]): { readonly schedule: string; readonly planTotal: string } {
  const schedule = instalments.map((one) => `${euros(one.amountCents)} le ${frenchDate(one.date)}`).join(', puis ');
  return { schedule, planTotal: euros(planTotal(instalments)) };
}

/** The practice's own limits: what it grants by itself. */
export function envelopeFacts({ practice, today }: Situation): { readonly planTerms: string } {
  const { maxInstalments, maxDays } = practice.planEnvelope;
  return { planTerms: `en ${maxInstalments} versements au plus, jusqu’au ${frenchDate(addDays(today, maxDays))}` };
}

/** What the offer says, and nothing else, binds the debtor: the clause stands in it where the practice wants one (L-03, R-47). */
export function offerFacts({ practice }: Situation, instalments: readonly DueInstalment[]) {
  return { ...scheduleFacts(instalments), accelerates: practice.planEnvelope.accelerates ? 'oui' : '' };
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
  const common = { solicited: false, items: [], totalCents: missing };
  if (asked === null) {
    const deadline = deadlineAfter(situation, firstStep.deadlineDays);
    return answerLetter(situation, 'instalment-missed', { ...common, deadline, facts: { dueOn: frenchDate(due.date) } });
  }
  const last = cadence.steps.at(-1) ?? firstStep;
  const remaining = missingOn(plan, claim.payments, plan.instalments.at(-1)?.date ?? today);
  return answerLetter(situation, 'instalment-formal-notice', {
    ...common,
    approval: 'partner',
    deadline: deadlineAfter(situation, last.deadlineDays),
    facts: {
      dueOn: frenchDate(due.date),
      askedOn: frenchDate(asked.postedOn ?? asked.draftedOn),
      agreedOn: frenchDate(plan.agreedOn),
      remaining: euros(remaining),
    },
  });
}

/** The plan agreed on, while something of it is to be paid. */
export function standingPlan({ claim }: Situation): { readonly plan: Plan; readonly due: DueInstalment } | null {
  const due = claim.plan?.state === 'agreed' ? nextDue(claim.plan, claim.payments) : null;
  return claim.plan === null || due === null ? null : { plan: claim.plan, due };
}
