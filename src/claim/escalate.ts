/** Putting a claim into a partner's hands: who, what was said, why it was flagged, what the file says, what we propose, with a draft where one is proper. */
import { addBusinessDays, frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Understanding } from '../reading/reading.ts';
import type { ClaimEvent, EscalationReason, Letter } from './claim-events.ts';
import { ANSWERABLE, CONSEQUENCES, freezesItems } from './consequences.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import type { Decision, Notice } from './decision.ts';
import { answerLetter, drafted, ratesMissing } from './draft-letter.ts';
import { reasonInFrench } from './in-french.ts';
import { type Reply, repliedEvents } from './reply.ts';
import { patternInFrench, patternsIn } from './side-by-side.ts';
import { principalStatementOf, type Situation, situationAfter } from './situation.ts';
import { onlyAcknowledges } from './still-true.ts';

/** Reminders stop and a partner is asked; nothing more leaves to the debtor about it until she answers. */
export function escalateReply(
  situation: Situation,
  reply: Reply,
  because: readonly [EscalationReason, ...EscalationReason[]],
): Decision {
  const { today } = situation;
  const events: ClaimEvent[] = [
    ...frozenItems(situation, reply),
    ...withdrawPending(situation, 'debtor-wrote'),
    { kind: 'Escalated', on: today, because, mail: reply.mail },
  ];
  const debtorEvents = stopEvents(situation, reply.read);
  const letter = draftAnswer(situation, reply, debtorEvents.length > 0);
  return {
    claimEvents: [...events, ...drafted(situationAfter(situation, events), letter)],
    debtorEvents,
    notices: [flagNotice(situation, reply, because, letter)],
  };
}

function frozenItems({ claim, today }: Situation, reply: Reply): readonly ClaimEvent[] {
  const contested = reply.read.statements.find((said) => freezesItems(said.intent));
  if (contested === undefined) return [];
  const open = claim.items.filter((item) => !item.frozen);
  return open.map((item): ClaimEvent => {
    return { kind: 'ItemFrozen', on: today, ref: item.ref, because: contested.intent, quote: contested.quote };
  });
}

type WithdrawnBecause =
  | 'debtor-wrote'
  | 'call-logged'
  | 'payment-told'
  | 'member-asked'
  | 'amount-changed'
  | 'address-changed'
  | 'address-failed'
  | 'debtor-stopped'
  | 'claim-closed';

/** What was drafted before no longer stands: it is withdrawn, never patched. */
export function withdrawPending({ claim, today }: Situation, because: WithdrawnBecause): readonly ClaimEvent[] {
  return claim.letters
    .filter((letter) => letter.state === 'awaiting-approval' || letter.state === 'queued')
    .map((letter): ClaimEvent => ({ kind: 'LetterWithdrawn', on: today, number: letter.number, because }));
}

/** The same, but what only acknowledges the debtor's words still stands. */
export function withdrawUntrue(situation: Situation, because: WithdrawnBecause): readonly ClaimEvent[] {
  const { claim } = situation;
  const letters = claim.letters.filter((letter) => !onlyAcknowledges(letter));
  return withdrawPending({ ...situation, claim: { ...claim, letters } }, because);
}

type Heard = Pick<Understanding, 'statements' | 'judgmentOn'>;

/** Insolvency, counsel, death or distress, data requests and fraud stop every claim of the debtor. */
export function stopEvents({ debtor, today }: Situation, heard: Heard): readonly DebtorEvent[] {
  const [first] = heard.statements.flatMap((said) => {
    const consequence = CONSEQUENCES[said.intent];
    return consequence.does === 'stop-debtor' ? [{ because: consequence.because, quote: said.quote }] : [];
  });
  const judgment = judgmentEvents(debtor, heard, today);
  if (first === undefined || debtor.stopped !== null) return judgment;
  const stopped: DebtorEvent = { kind: 'DebtorStopped', on: today, because: first.because, quote: first.quote };
  return first.because === 'represented-by-counsel'
    ? [stopped, { kind: 'CounselNamed', on: today, quote: first.quote }, ...judgment]
    : [stopped, ...judgment];
}

/** Told at once or later on, the day of the judgment is when interest stopped (R-29). */
function judgmentEvents(debtor: Debtor, { statements, judgmentOn = null }: Heard, on: IsoDate): readonly DebtorEvent[] {
  const told = statements.find((said) => said.intent === 'insolvency-proceedings');
  if (told === undefined || judgmentOn === null || judgmentOn === debtor.judgmentOn) return [];
  return [{ kind: 'OpeningJudgmentTold', on, judgmentOn, quote: told.quote }];
}

function draftAnswer(situation: Situation, reply: Reply, stopsDebtor: boolean): Letter | null {
  const proper = reply.read.intents.some((intent) => ANSWERABLE.includes(intent));
  if (!proper || stopsDebtor || situation.debtor.stopped !== null) return null;
  return answerLetter(situationAfter(situation, withdrawPending(situation, 'debtor-wrote')), 'observations-received', {
    approval: 'partner',
    answers: reply.mail,
    facts: { writtenOn: frenchDate(reply.writtenOn) },
  });
}

function flagNotice(situation: Situation, reply: Reply, because: readonly EscalationReason[], letter: Letter | null): Notice {
  return {
    to: 'partners',
    template: 'reply-flagged',
    fields: {
      ...replyFields(reply),
      why: because.map((reason) => ({ reason: reasonInFrench(reason) })),
      file: whatTheFileSays(situation),
      sideBySide: sideBySide(situation, reply),
      proposal:
        letter === null
          ? 'Aucun projet de réponse : rien ne partira vers le débiteur sans votre instruction.'
          : 'Le projet ci-dessous accuse réception sans rien admettre ni discuter ; il annonce votre réponse et suspend les rappels.',
    },
    shows: letter?.number ?? null,
    question:
      letter === null
        ? null
        : { kind: 'approve-draft', choices: [], letter: letter.number, askAgainOn: addBusinessDays(situation.today, 2) },
  };
}

/** Who wrote, when, how well proven, and the words that count. */
export function replyFields(reply: Reply): { who: string; writtenOn: string; quotes: readonly { quote: string }[] } {
  const via = reply.forwardedBy === null ? '' : `, transféré par ${reply.forwardedBy}`;
  const proof = reply.authenticity === 'authentic' ? '' : ' (expéditeur non prouvé)';
  return { who: `${reply.from}${via}${proof}`, writtenOn: frenchDate(reply.writtenOn), quotes: quotesOf(reply) };
}

/** A short message is shown whole, for a partner judges it better so; of a long one, the clauses that count. */
function quotesOf({ words, read }: Reply): readonly { quote: string }[] {
  if (words !== '' && words.length <= SHORT_MESSAGE) return [{ quote: words }];
  return read.statements.map((said) => ({ quote: said.quote }));
}

const SHORT_MESSAGE = 700;

/** The history that bears on it: sums, promises not kept, what was said before, each dated. */
export function whatTheFileSays(situation: Situation): string {
  const { claim } = situation;
  const statement = principalStatementOf(situation);
  const owed = 'rateUnknown' in statement ? [] : [`reste dû en principal : ${euros(statement.principalCents)}`];
  const broken = claim.promises
    .filter((promise) => promise.state === 'broken')
    .map(
      (promise) =>
        `promesse du ${frenchDate(promise.madeOn)} pour le ${frenchDate(promise.date)}, non tenue (« ${promise.quote} »)`,
    );
  const before = claim.said
    .filter((said) => said.statements.length > 0)
    .slice(-3)
    .map((said) => `le ${frenchDate(said.on)} : ${said.statements.map((one) => `« ${one.quote} »`).join(', ')}`);
  const sent = claim.letters
    .filter((letter) => letter.state === 'posted' && !letter.solicited)
    .map((letter) => `courrier du ${frenchDate(letter.postedOn ?? letter.draftedOn)}`);
  return [...owed, ...sent, ...broken, ...before].join(' ; ');
}

/** With what he writes now. */
function sideBySide(situation: Situation, reply: Reply): readonly { title: string; lines: string }[] {
  const { claim, today } = situationAfter(situation, repliedEvents(situation, reply));
  return patternsIn(claim, today).map((pattern) => {
    const { title, lines } = patternInFrench(pattern);
    return { title, lines: lines.join('\n') };
  });
}

/** For a claim already in a partner's hands, or closed: she is told, nothing else changes. */
export function tellPartners(situation: Situation, reply: Reply, why: string): Notice {
  return {
    to: 'partners',
    template: 'reply-flagged',
    fields: {
      ...replyFields(reply),
      why: [{ reason: why }],
      file: whatTheFileSays(situation),
      sideBySide: sideBySide(situation, reply),
      proposal: 'Rien n’a été envoyé : le dossier reste entre vos mains.',
    },
    shows: null,
    question: null,
  };
}

/** The debtor was to get an answer that states sums, and a rate is missing: reminders wait, and the practice answers itself. */
export function tellUnanswered(situation: Situation, reply: Reply): Notice {
  return {
    to: 'partners',
    template: 'reply-flagged',
    fields: {
      ...replyFields(reply),
      why: [{ reason: ratesMissing(situation) }],
      file: whatTheFileSays(situation),
      sideBySide: sideBySide(situation, reply),
      proposal:
        'Ce qu’il écrit est noté et les rappels sont suspendus, mais aucune réponse n’est partie : répondez-lui vous-même.',
    },
    shows: null,
    question: null,
  };
}
