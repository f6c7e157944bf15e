/** What we do when a debtor answers: the most restrictive consequence of the words wins. */

import { assertNever } from '../law/brand.ts';
import { addDays, daysBetween } from '../law/calendar.ts';
import type { Intent, Statement, Understanding } from '../reading/reading.ts';
import type { ClaimEvent, EscalationReason } from './claim-events.ts';
import { isTimeBarred } from './claim-limitation.ts';
import { CONSEQUENCES, escalatesAlways } from './consequences.ts';
import { languageShown } from './debtor-language.ts';
import { decideOnAnnouncedPayment, decideOnPromise } from './decide-on-paying.ts';
import {
  type AskedPlan,
  askedPlan,
  decideOnAgreement,
  decideOnPlanAsked,
  offerToApprove,
  proposedEvent,
} from './decide-on-plan.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { escalateReply, stopEvents, withdrawPending } from './escalate.ts';
import { acknowledgementByReply } from './find-acknowledgement.ts';
import { askStaff, replyFields, tellPartners } from './flag-notice.ts';
import { patience, pauseAndWrite } from './pause-and-write.ts';
import { envelopeFacts } from './plan-letters.ts';
import { type Reply, repliedEvents } from './reply.ts';
import { patternsIn } from './side-by-side.ts';
import { type Situation, situationAfter } from './situation.ts';

export function decideOnReply(before: Situation, reply: Reply): Decision {
  const learned = languageShown(before, reply);
  const decision = decideOnWords(situationAfter(before, [], learned), reply);
  return together({ ...NO_DECISION, debtorEvents: learned }, decision);
}

function decideOnWords(situation: Situation, reply: Reply): Decision {
  const replied = { ...NO_DECISION, claimEvents: repliedEvents(situation, reply) };
  const filed = together(replied, acknowledgementByReply(situation, reply));
  const agreement = decideOnAgreement(situation, reply);
  if (agreement !== null) return together(filed, agreement);
  const asked = askedPlan(situation, reply);
  const because = reasonsToEscalate(situation, reply, asked);
  const { claim, debtor } = situation;
  if (because !== null && claim.standing.status !== 'closed') {
    const beyond = asked !== null && because.every((reason) => reason === 'beyond-envelope') ? asked : null;
    return beyond === null
      ? together(filed, escalateReply(situation, reply, because))
      : together(filed, onPlanBeyond(situation, reply, because, beyond));
  }
  if (claim.standing.status === 'closed')
    return {
      ...filed,
      debtorEvents: stopEvents(situation, reply.read),
      notices: [tellPartners(situation, reply, 'le dossier est clos')],
    };
  if (claim.standing.status === 'with-partner') {
    const [first, ...others] = claim.standing.because;
    const pending = claim.letters.some((letter) => letter.state === 'awaiting-approval');
    if (pending && first !== undefined) return together(filed, escalateReply(situation, reply, [first, ...others]));
    const told = tellPartners(situation, reply, 'le dossier est déjà entre vos mains');
    return together(filed, { ...NO_DECISION, notices: [told] });
  }
  if (debtor.stopped !== null)
    return { ...replied, notices: [tellPartners(situation, reply, 'les courriers à ce débiteur sont arrêtés')] };
  const acting = actedOn(reply.read);
  if (acting === null) return filed;
  const confirmation = reply.read.statements.slice(1).find((said) => said.intent === 'phone-call-confirmation');
  const confirmed = confirmation === undefined ? NO_DECISION : onCallConfirmed(situation, reply, confirmation.quote);
  const followed = followUp(situation, reply, acting.intent, acting.quote);
  return together(filed, confirmed, followed, askedBesides(situation, reply, acting.intent));
}

/** The first of harmless statements; but where that one only asks for something, what is said of paying. */
function actedOn({ statements, promise }: Understanding): Statement | null {
  const [first = null] = statements;
  const asks = first !== null && ['ask-staff', 'ask-debtor'].includes(CONSEQUENCES[first.intent].does);
  const pays = statements.find(({ intent }) => {
    const { does } = CONSEQUENCES[intent];
    return does === 'check-payment' || (does === 'promise' && promise?.date != null);
  });
  return asks ? (pays ?? first) : first;
}

/** The staff hears of what is asked for beside what was acted on. */
function askedBesides(situation: Situation, reply: Reply, acting: Intent): Decision {
  const intents = new Set(reply.read.intents.filter((one) => one !== acting && CONSEQUENCES[one].does === 'ask-staff'));
  return { ...NO_DECISION, notices: [...intents].map((intent) => askStaff(situation, reply, intent)) };
}

/** A plan the practice does not grant by itself is put before a partner as an offer she may let go, or refuse. */
function onPlanBeyond(situation: Situation, reply: Reply, because: Reasons, asked: AskedPlan): Decision {
  const quote = reply.read.statements[0]?.quote ?? reply.words;
  const proposed = { ...NO_DECISION, claimEvents: [proposedEvent(situation, asked, reply, quote)] };
  return together(proposed, escalateReply(situation, reply, because, offerToApprove(situation, asked, reply)));
}

type Reasons = readonly [EscalationReason, ...EscalationReason[]];

/** The reader's doubts, every intent that always goes to a partner, and a promise beyond what the practice grants by itself. */
function reasonsToEscalate(situation: Situation, reply: Reply, asked: AskedPlan | null): Reasons | null {
  const { escalate, intents, promise } = reply.read;
  const { planEnvelope } = situation.practice;
  // Of a plan told whole the practice's own envelope decides, not the reader's.
  const because = asked === null ? reply.read.because : reply.read.because.filter((doubt) => doubt !== 'beyond-envelope');
  const reasons = new Set<EscalationReason>(intents.filter(escalatesAlways));
  if (escalate) for (const doubt of because) reasons.add(doubt);
  if (escalate && reply.read.because.length === 0 && reasons.size === 0) reasons.add('not-understood');
  if (bringsAnotherGround(situation, reply)) reasons.add('told-otherwise');
  const far = promise?.date != null && daysBetween(reply.writtenOn, promise.date) > planEnvelope.maxDays;
  const many = (promise?.instalments?.length ?? 0) > planEnvelope.maxInstalments;
  if (asked === null ? far || many : !asked.isWithin) reasons.add('beyond-envelope');
  const wantsOther = asked !== null || intents.some((intent) => intent === 'instalment-request' || intent === 'delay-request');
  if (situation.claim.plan?.state === 'agreed' && wantsOther) reasons.add('plan-while-agreed');
  if (isTimeBarred(situation)) reasons.add('time-barred');
  const [first, ...others] = reasons;
  return first === undefined ? null : [first, ...others];
}

/** The reasons given so far, each harmless by itself, do not go together: a partner sees them side by side. */
function bringsAnotherGround(situation: Situation, reply: Reply): boolean {
  const { claim, today } = situationAfter(situation, repliedEvents(situation, reply));
  const grounds = patternsIn(claim, today).find((pattern) => pattern.kind === 'shifting-grounds');
  return grounds?.rows.at(-1)?.mail === reply.mail;
}

/** What the first of harmless statements calls for. */
export function followUp(situation: Situation, reply: Reply, intent: Intent, quote: string): Decision {
  const consequence = CONSEQUENCES[intent];
  switch (consequence.does) {
    case 'promise':
      return decideOnPromise(situation, reply, quote);
    case 'check-payment':
      return decideOnAnnouncedPayment(situation, reply, quote);
    case 'plan':
      return decideOnPlanAsked(situation, reply, quote);
    case 'ask-debtor':
      return pauseAndWrite(situation, reply, 'question-to-debtor', consequence.letter, {
        facts: askedBeside(situation, consequence.also),
      });
    case 'ask-staff':
      return together(pauseAndWrite(situation, reply, 'question-to-practice', consequence.letter), {
        ...NO_DECISION,
        notices: [askStaff(situation, reply, intent)],
      });
    case 'stop-and-ask':
      return onWrongRecipient(situation, reply, quote);
    case 'confirm-call':
      return onCallConfirmed(situation, reply, quote);
    case 'record-only':
    case 'set-aside':
      return NO_DECISION;
    case 'stop-debtor':
    case 'escalate':
      return escalateReply(situation, reply, [intent]);
    default:
      return assertNever(consequence);
  }
}

function askedBeside(situation: Situation, also: 'plan' | 'payer' | null): Readonly<Record<string, string>> {
  if (also === 'plan') return envelopeFacts(situation);
  return also === 'payer' ? { payerAsked: 'oui' } : {};
}

function onWrongRecipient(situation: Situation, reply: Reply, quote: string): Decision {
  const { today } = situation;
  return {
    claimEvents: [
      ...withdrawPending(situation, 'debtor-wrote'),
      { kind: 'RemindersPaused', on: today, until: patience(situation), because: 'question-to-practice' },
    ],
    debtorEvents: [{ kind: 'DebtorStopped', on: today, because: 'wrong-recipient', quote }],
    notices: [
      {
        to: 'staff',
        template: 'check-recipient',
        fields: { quote, ...replyFields(reply) },
        shows: null,
        question: {
          kind: 'check-recipient',
          choices: ['Ce n’est pas notre débiteur : s’en excuser et garder l’arrêt', 'C’est bien notre débiteur : reprendre'],
          letter: null,
          askAgainOn: addDays(today, 2),
        },
      },
    ],
  };
}

function onCallConfirmed(situation: Situation, reply: Reply, quote: string): Decision {
  const callOn = situation.claim.calls.at(-1)?.on ?? reply.writtenOn;
  const filed: ClaimEvent = {
    kind: 'ExhibitFiled',
    on: situation.today,
    mail: reply.mail,
    what: 'confirmation de l’échange téléphonique',
    sha256: null,
  };
  return {
    ...NO_DECISION,
    claimEvents: [{ kind: 'CallConfirmed', on: situation.today, callOn, quote, mail: reply.mail }, filed],
  };
}
