/** What we do about a payment plan: asked for or agreed on by the debtor, accepted or refused by a partner. Within the envelope it is offered; a discount never is. */

import { LETTER_LANGUAGES } from '../law/figures.ts';
import type { Intent } from '../reading/reading.ts';
import type { ClaimEvent, Letter } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import { isTimeBarred } from './claim-limitation.ts';
import { wordsFor } from './debtor-words.ts';
import { receipt } from './decide-on-payment.ts';
import type { Asking } from './decide-on-request.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { answerLetter, deadlineAfter, drafted } from './draft-letter.ts';
import { withdrawPending } from './escalate.ts';
import { pauseAndWrite } from './pause-and-write.ts';
import { completedPlan, type DueInstalment, isSamePlan, isWithin, nextDue, type Plan } from './plan.ts';
import { addsUp, envelopeFacts, offerFacts, scheduleFacts, scheduleIn } from './plan-letters.ts';
import { graceEnds } from './promise-grace.ts';
import type { Reply } from './reply.ts';
import { knownStatementOf, principalStatementOf, type Situation, situationAfter } from './situation.ts';

export type AskedPlan = { readonly instalments: readonly DueInstalment[]; readonly isWithin: boolean; readonly addsUp: boolean };

/** null where no plan is asked for, or one that cannot be told whole. */
export function askedPlan(situation: Situation, reply: Reply): AskedPlan | null {
  const asked = reply.plan ?? reply.read.promise?.instalments ?? null;
  const principal = principalStatementOf(situation);
  if (asked === null || 'rateUnknown' in principal) return null;
  const instalments = completedPlan(asked, principal.principalCents);
  if (instalments === null) return null;
  const within = isWithin(situation.practice.planEnvelope, instalments, reply.writtenOn);
  return { instalments, isWithin: within, addsUp: addsUp(situation, instalments) === true };
}

/** Within the envelope and to the cent, it is offered and awaited; otherwise the debtor is asked for what lacks. */
export function decideOnPlanAsked(situation: Situation, reply: Reply, quote: string): Decision {
  const asked = askedPlan(situation, reply);
  const first = asked?.instalments[0];
  if (asked === null || first === undefined)
    return pauseAndWrite(situation, reply, 'question-to-debtor', 'date-asked', { facts: envelopeFacts(situation) });
  const { instalments } = asked;
  const { principalCents } = knownStatementOf(situation);
  if (!asked.addsUp) {
    const facts = {
      planTotal: scheduleFacts(situation, instalments).planTotal,
      balance: wordsFor(situation).sum(principalCents),
    };
    return pauseAndWrite(situation, reply, 'question-to-debtor', 'plan-total-asked', { facts });
  }
  const proposed = proposedEvent(situation, asked, reply, quote);
  return pauseAndWrite(situation, reply, 'plan-proposed', 'plan-offered', {
    until: graceEnds(situation, first.date),
    first: [proposed, awaited(situation, instalments, first, quote, reply)],
    facts: offerFacts(situation, instalments),
  });
}

/** For a partner: the plan as asked for, beyond what is granted without her; null where it does not add up. */
export function offerToApprove(situation: Situation, { instalments, addsUp }: AskedPlan, reply: Reply): Letter | null {
  const facts = { writtenOn: wordsFor(situation).date(reply.writtenOn), ...offerFacts(situation, instalments) };
  return addsUp ? answerLetter(situation, 'plan-offered', { approval: 'partner', answers: reply.mail, facts }) : null;
}

export function proposedEvent({ today: on }: Situation, { instalments }: AskedPlan, reply: Reply, quote: string): ClaimEvent {
  return { kind: 'PlanProposed', on, by: 'debtor', instalments, quote, mail: reply.mail };
}

/** What may stand beside a yes without changing it. */
const AGREEING: readonly Intent[] = [
  'phone-call-confirmation',
  'instalment-request',
  'promise-to-pay',
  'thanks-or-ack',
  'acknowledges-debt-no-date',
];

/** The debtor's plain yes to the plan we offered, and to no other; null where the reply is none. */
export function decideOnAgreement(situation: Situation, reply: Reply): Decision | null {
  const { claim, debtor, today: on } = situation;
  const { plan } = claim;
  const offered = plan === null ? null : offerOf(situation, plan);
  const quote = reply.agreed ?? null;
  if (plan === null || quote === null || offered?.state !== 'posted' || !isPlain(reply, plan)) return null;
  if (claim.standing.status === 'closed' || debtor.stopped !== null || isTimeBarred(situation)) return null;
  const { instalments } = plan;
  const accelerates = offered.facts.accelerates === 'oui';
  const files = (reply.files ?? []).map((file): ClaimEvent => {
    return { kind: 'ExhibitFiled', on, mail: reply.mail, what: `échéancier accepté : ${file.name}`, sha256: file.sha256 };
  });
  const due = nextDue({ ...plan, instalments }, claim.payments);
  const events: readonly ClaimEvent[] = [
    { kind: 'PlanAgreed', on, instalments, accelerates, quote, mail: reply.mail },
    ...files,
    ...withdrawPending(situation, 'debtor-wrote'),
    ...(due === null ? [] : [awaited(situation, instalments, due, quote, reply)]),
  ];
  const after = situationAfter(situation, events);
  const confirmed = due === null ? null : confirmation(after, reply, due, instalments, offered);
  return { claimEvents: [...events, ...drafted(after, confirmed)], debtorEvents: [], notices: [agreedNotice(situation, quote)] };
}

/** The offer of this very plan, whatever became of it. */
function offerOf({ claim }: Situation, plan: Plan): ClaimLetter | null {
  const schedules = LETTER_LANGUAGES.map((language) => scheduleIn(wordsFor({ debtor: { language } }), plan.instalments).schedule);
  return claim.letters.findLast((one) => one.template === 'plan-offered' && schedules.includes(one.facts.schedule ?? '')) ?? null;
}

function isPlain({ read, plan: restated }: Reply, plan: Plan): boolean {
  const { intents, because, promise } = read;
  const otherDay = promise?.date != null && !plan.instalments.some((one) => one.date === promise.date);
  return (
    plan.state === 'proposed' &&
    intents.every((intent) => AGREEING.includes(intent)) &&
    because.every((doubt) => doubt === 'not-understood' || doubt === 'beyond-envelope') &&
    !otherDay &&
    (restated == null || isSamePlan(plan.instalments, restated))
  );
}

function awaited(
  { today: on }: Situation,
  instalments: readonly DueInstalment[],
  { date, amountCents }: DueInstalment,
  quote: string,
  { mail }: Reply,
): ClaimEvent {
  return { kind: 'PromiseMade', on, amountCents, date, instalments, quote, source: 'mail', mail };
}

function confirmation(
  situation: Situation,
  reply: Reply,
  due: DueInstalment,
  instalments: readonly DueInstalment[],
  offered: ClaimLetter,
): Letter | null {
  const say = wordsFor(situation);
  const facts = {
    writtenOn: say.date(reply.writtenOn),
    ...scheduleFacts(situation, instalments),
    accelerates: offered.facts.accelerates ?? '',
    dueOn: say.date(due.date),
    dueAmount: say.sum(due.amountCents),
  };
  return answerLetter(situation, 'plan-confirmed', { answers: reply.mail, facts });
}

function agreedNotice({ claim }: Situation, quote: string): Notice {
  const next =
    'C’est consigné, et confirmé au débiteur. Chaque échéance est suivie à sa date ; aucun rappel ne part tant qu’elles sont réglées.';
  return {
    to: claim.standing.status === 'with-partner' ? 'partners' : 'staff',
    template: 'plan-news',
    fields: { news: 'accepté par le débiteur', what: 'Le débiteur accepte l’échéancier.', quote, next },
    shows: null,
    question: null,
  };
}

/** A partner's word offers what the debtor asked for, beyond what the practice grants by itself. */
export function decideOnPlanAccepted(situation: Situation, asking: Asking): Decision {
  const { claim, today: on } = situation;
  const { plan } = claim;
  const hindered = whyNotDecided(situation, asking);
  if (plan === null || hindered !== null) return told(asking, hindered ?? NO_PLAN);
  const [first] = plan.instalments;
  if (first === undefined || first.date < on)
    return told(asking, 'La première date de cet échéancier est passée : demandez-en un nouveau au débiteur. Rien n’a changé.');
  if (addsUp(situation, plan.instalments) !== true)
    return told(
      asking,
      'Cet échéancier ne fait plus la somme restant due : demandez-en un nouveau au débiteur. Rien n’a changé.',
    );
  if (offerOf(situation, plan)?.state === 'posted')
    return told(asking, 'Cet échéancier lui est déjà proposé : il reste à recevoir son accord.');
  const { by, quote, mail } = asking;
  const events: readonly ClaimEvent[] = [
    { kind: 'PartnerDecided', on, what: 'send', by: by.address, quote, mail },
    ...withdrawPending(situation, 'member-asked'),
    ...offeredEvents(situation, plan),
  ];
  const after = situationAfter(situation, events);
  const facts = { writtenOn: wordsFor(situation).date(plan.on), ...offerFacts(after, plan.instalments) };
  const letter = answerLetter(after, 'plan-offered', { facts });
  const done = 'L’échéancier est proposé au débiteur ; les rappels attendent son accord, et la première échéance au plus tard.';
  return { ...told(asking, done), claimEvents: [...events, ...drafted(after, letter)] };
}

/** Out of the partner's hands, and quiet until the first instalment has had its day. */
export function offeredEvents(situation: Situation, { instalments: [first] }: Plan): readonly ClaimEvent[] {
  const { today: on } = situation;
  if (first === undefined) return [];
  return [
    { kind: 'RemindersResumed', on, because: 'partner-said' },
    { kind: 'RemindersPaused', on, until: graceEnds(situation, first.date), because: 'plan-proposed' },
  ];
}

/** Refusing one is a partner's word; an offer that left stands for a reasonable time (C. civ. 1116). */
export function decideOnPlanRefused(situation: Situation, asking: Asking): Decision {
  const { claim, today: on, cadence } = situation;
  const { plan } = claim;
  const hindered = whyNotDecided(situation, asking);
  if (plan === null || hindered !== null) return told(asking, hindered ?? NO_PLAN);
  if (offerOf(situation, plan)?.state === 'posted')
    return told(
      asking,
      'Cet échéancier lui a été proposé, et une offre ne se retire pas avant un délai raisonnable (C. civ., art. 1116) : écrivez-lui vous-même. Rien n’a changé.',
    );
  const { by, quote, mail } = asking;
  const events: readonly ClaimEvent[] = [
    { kind: 'PartnerDecided', on, what: 'refuse', by: by.address, quote, mail },
    { kind: 'PlanEnded', on, because: 'refused', by: by.address, mail },
    ...withdrawPending(situation, 'member-asked'),
    { kind: 'RemindersResumed', on, because: 'partner-said' },
  ];
  const after = situationAfter(situation, events);
  const facts = scheduleFacts(after, plan.instalments);
  const deadline = deadlineAfter(after, cadence.steps[0].deadlineDays);
  const letter = answerLetter(after, 'plan-refused', { facts, deadline });
  const done = 'Le refus est écrit au débiteur, avec la somme due et une date ; les rappels reprennent leur cours ensuite.';
  return { ...told(asking, done), claimEvents: [...events, ...drafted(after, letter)] };
}

const NO_PLAN = 'Aucun échéancier précis n’est proposé dans ce dossier : rien n’a changé.';

function whyNotDecided({ claim, debtor }: Situation, { by, proven }: Asking): string | null {
  if (claim.plan === null || claim.standing.status === 'closed') return NO_PLAN;
  if (!proven || by.role !== 'partner') return 'Seul un associé décide d’un échéancier : rien n’a changé.';
  if (debtor.stopped !== null) return 'Les courriers à ce débiteur sont arrêtés : rien n’a changé.';
  return claim.plan.state === 'agreed' ? 'Un échéancier est déjà convenu dans ce dossier : rien n’a changé.' : null;
}

function told({ by, quote }: Asking, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(by.address, `« ${quote.slice(0, 120)} »`, done)] };
}
