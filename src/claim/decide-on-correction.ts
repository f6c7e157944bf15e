/** What we do when a member says that a debtor's message was misread. Anybody proven may make the reading graver; only a partner may make it milder. */
import { frenchDate } from '../law/calendar.ts';
import type { Correction } from '../reading/member-reading.ts';
import type { Intent, Statement } from '../reading/reading.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import type { Said } from './claim-words.ts';
import { escalatesAlways, freezesItems } from './consequences.ts';
import type { DebtorEvent } from './debtor.ts';
import { receipt } from './decide-on-payment.ts';
import { followUp } from './decide-on-reply.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { decisionInFrench } from './decision-in-french.ts';
import { escalateReply, withdrawPending } from './escalate.ts';
import { INTENT_IN_FRENCH } from './in-french.ts';
import type { Member } from './practice.ts';
import type { Reply } from './reply.ts';
import { type Situation, situationAfter } from './situation.ts';

export type Correcting = {
  readonly correction: Correction;
  /** The debtor's message, as it was read. */
  readonly reply: Reply;
  readonly by: Member;
  readonly quote: string;
  readonly mail: MailId;
};

/** The message meant: the last one that was taken for what it is now said not to be, else the last one. */
export function messageMeant({ said }: { readonly said: readonly Said[] }, { isNot }: Correction): Said | null {
  return said.findLast((one) => one.intents.some((intent) => isNot.includes(intent))) ?? said.at(-1) ?? null;
}

export function decideOnCorrection(situation: Situation, correcting: Correcting): Decision {
  const { by, reply, correction } = correcting;
  const told = (done: string) => receipt(by.address, understood(correcting), done);
  const tell = (done: string): Decision => ({ ...NO_DECISION, notices: [told(done)] });
  const before = situation.claim.said.find((said) => said.mail === reply.mail);
  if (before === undefined) return tell('Je ne retrouve pas ce message au dossier : rien n’a changé.');
  const intents = correctedIntents(before.intents, correction);
  if (by.role !== 'partner' && isMilder(situation, before.intents, intents))
    return tell('Seul un associé peut lever une alerte : rien n’a changé.');
  const corrected: ClaimEvent = {
    kind: 'StatementCorrected',
    on: situation.today,
    mail: reply.mail,
    intents,
    by: by.address,
    quote: correcting.quote,
  };
  const after = situationAfter(situation, [corrected]);
  const follows = whatFollows(after, { ...correcting, reply: reread(reply, intents) }, before.intents);
  const done = decisionInFrench(follows);
  const next = whatStays(situationAfter(after, follows.claimEvents));
  const notices = [told(`${done.length === 0 ? 'C’est noté au dossier.' : `Ce qui suit : ${done.join(' ; ')}.`}${next}`)];
  return together({ ...NO_DECISION, claimEvents: [corrected] }, follows, { ...NO_DECISION, notices });
}

/** The machine, and the staff, may raise a flag, never lower one. */
function isMilder({ claim, debtor }: Situation, before: readonly Intent[], intents: readonly Intent[]): boolean {
  const held = claim.standing.status === 'with-partner' || debtor.stopped !== null;
  const dropped = before.some((intent) => escalatesAlways(intent) && !intents.includes(intent));
  return dropped || (held && !intents.some(escalatesAlways));
}

function whatStays({ claim: { standing } }: Situation): string {
  if (standing.status === 'with-partner')
    return ' Le dossier reste entre vos mains : REPRENDRE pour que les rappels reprennent, CLORE pour le clore.';
  return standing.status === 'paused'
    ? ` Les rappels restent suspendus jusqu’au ${frenchDate(standing.until)} ; REPRENDRE les fait reprendre.`
    : '';
}

/** What it is said to be comes first; what it is not goes; a harmless word for it takes the place of everything. */
function correctedIntents(before: readonly Intent[], { is, isNot }: Correction): readonly Intent[] {
  if (is.length > 0 && !is.some(escalatesAlways)) return is;
  return [...is, ...before.filter((intent) => !isNot.includes(intent) && !is.includes(intent))];
}

function reread(reply: Reply, intents: readonly Intent[]): Reply {
  const { read } = reply;
  const quotes = read.statements.map((said) => said.quote);
  const quote = quotes[0] ?? reply.words;
  const statements = intents.map((intent): Statement => {
    return read.statements.find((said) => said.intent === intent) ?? { intent, quote };
  });
  const [because, escalate] = [intents.filter(escalatesAlways), intents.some(escalatesAlways)];
  return { ...reply, read: { ...read, intents, statements, because, escalate } };
}

/** The corrected reading goes the way of any reading; what the wrong one froze or stopped is taken up again. */
function whatFollows(situation: Situation, correcting: Correcting, before: readonly Intent[]): Decision {
  const { claim } = situation;
  const { reply, correction } = correcting;
  const [first, ...others] = reply.read.because;
  if (claim.standing.status === 'closed') return NO_DECISION;
  const released = releases(situation, correcting, before);
  if (first !== undefined) {
    const known = claim.standing.status === 'with-partner' && reply.read.intents.every((intent) => before.includes(intent));
    return known ? released : together(released, escalateReply(situation, reply, [first, ...others]));
  }
  if (!correction.resumes && (correction.is.length === 0 || otherAlarm(situation, reply))) return released;
  const resumed = together(released, { ...NO_DECISION, claimEvents: resuming(situation, correcting) });
  const after = situationAfter(situation, resumed.claimEvents, resumed.debtorEvents);
  const [said] = reply.read.statements;
  if (said === undefined || after.debtor.stopped !== null) return resumed;
  return together(resumed, followUp(after, reply, said.intent, said.quote));
}

/** Another message still calls for her. */
function otherAlarm({ claim }: Situation, reply: Reply): boolean {
  const since = claim.standing.status === 'with-partner' ? claim.standing.since : null;
  const others = claim.said.filter((said) => said.mail !== reply.mail && since !== null && said.on >= since);
  return others.some((said) => said.intents.some(escalatesAlways));
}

/** Items no message contests any more, and the debtor whom this one alone had stopped. */
function releases(
  { claim, debtor, today: on }: Situation,
  { by, reply, correction }: Correcting,
  before: readonly Intent[],
): Decision {
  const contested = claim.said.some((said) => said.intents.some(freezesItems));
  const freed = contested && !correction.resumes ? [] : claim.items.filter((item) => item.frozen);
  const claimEvents = freed.map((item): ClaimEvent => ({ kind: 'ItemReleased', on, ref: item.ref, by: by.address }));
  const because: string | undefined = debtor.stopped?.because;
  const wrongly = before.some((intent) => intent === because && !reply.read.intents.includes(intent));
  const debtorEvents: readonly DebtorEvent[] = wrongly ? [{ kind: 'DebtorReleased', on, by: by.address }] : [];
  return { ...NO_DECISION, claimEvents, debtorEvents };
}

function resuming(situation: Situation, { by, quote, mail }: Correcting): readonly ClaimEvent[] {
  const { claim, today: on } = situation;
  const hers = by.role === 'partner';
  return [
    ...withdrawPending(situation, 'reading-corrected'),
    ...(hers ? [{ kind: 'PartnerDecided', on, what: 'resume', by: by.address, quote, mail } as const] : []),
    ...(claim.standing.status === 'running'
      ? []
      : [{ kind: 'RemindersResumed', on, because: hers ? 'partner-said' : 'staff-said' } as const]),
  ];
}

function understood({ correction: { is, isNot }, reply }: Correcting): string {
  const named = (intents: readonly Intent[]) => intents.map((intent) => INTENT_IN_FRENCH[intent]).join(', ');
  const parts = [
    ...(isNot.length === 0 ? [] : [`ce n’est pas : ${named(isNot)}`]),
    ...(is.length === 0 ? [] : [`c’est : ${named(is)}`]),
  ];
  return `la lecture du message du ${frenchDate(reply.writtenOn)} est à corriger (${parts.join(' ; ')})`;
}
