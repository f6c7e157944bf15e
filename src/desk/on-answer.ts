/** What happens when a member answers a question of ours: one reply settles it, once. */

import type { ClaimId } from '../claim/claim-events.ts';
import { decideOnAnswer } from '../claim/decide-on-answer.ts';
import { decideOnRecipientChoice, decideOnRestChoice } from '../claim/decide-on-choice.ts';
import { decideOnFacts } from '../claim/decide-on-facts.ts';
import { decideOnPaymentChoice, receipt } from '../claim/decide-on-payment.ts';
import type { Decision } from '../claim/decision.ts';
import type { Member } from '../claim/practice.ts';
import type { Situation } from '../claim/situation.ts';
import type { PracticeConfig } from '../config.ts';
import { reopenMail, settleMail } from '../database/mails.ts';
import { markAnswered, type QuestionRow } from '../database/questions.ts';
import { assertNever } from '../law/brand.ts';
import { blockedIn } from '../letters/what-may-stand.ts';
import { codeHash } from '../outside/seal.ts';
import { amountsIn } from '../reading/amounts.ts';
import { readChoice } from '../reading/choice.ts';
import { readFacts } from '../reading/claim-facts.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { onMemberMail } from './on-member-mail.ts';
import { resolveUnsure } from './post-letters.ts';
import { draftOf } from './shown-draft.ts';
import type { Incoming } from './understand.ts';

export async function onAnswer(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const isDraft = question.kind === 'approve-draft' || question.kind === 'confirm-approval';
  // STOP or NON within the announced delay: the letter is still here.
  const stopsDraft = isDraft && question.state === 'answered' && incoming.reading.answer?.decision === 'reject';
  if (question.state !== 'open' && !stopsDraft)
    return tell(desk, config, incoming, member, 'Cette question a déjà reçu sa réponse : rien n’a changé.');
  switch (question.kind) {
    case 'approve-draft':
    case 'confirm-approval':
      return onDraftAnswer(desk, config, incoming, member, question);
    case 'claim-facts':
      return onFacts(desk, config, incoming, member, question);
    case 'check-payment':
    case 'check-recipient':
    case 'close-or-claim-rest':
      return onChoice(desk, config, incoming, member, question);
    case 'choose-claim':
      return onClaimChosen(desk, config, incoming, member, question);
    case 'prove-yourself':
      return onCode(desk, config, incoming, member, question);
    case 'letter-unsure':
      return onUnsure(desk, config, incoming, member, question);
    case 'letter-posted':
      return onMemberMail(desk, config, incoming, member);
    default:
      return assertNever(question.kind);
  }
}

function claimOf(question: QuestionRow): ClaimId {
  if (question.claim === null) throw new Error(`question ${question.id} is about no claim`);
  return question.claim;
}

async function onDraftAnswer(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const { reading, id } = incoming;
  const draft = await draftOf(desk, config, question);
  const { answer: read } = reading;
  if (draft === null || draft.letterNumber === null || read === null) {
    return tell(desk, config, incoming, member, 'Je n’ai pas compris votre réponse : rien n’est parti.');
  }
  const { letterNumber: number, draftHash: currentHash } = draft;
  const edited = read.editedText;
  const decide = (situation: Situation): Decision =>
    decideOnAnswer(situation, {
      number,
      askedHash: question.draftHash ?? '',
      currentHash,
      answer: read,
      by: member,
      quote: reading.ownWords,
      blocked: edited === null ? [] : blockedIn(edited, situation, desk.rules.letterPhrases),
      mail: id,
    });
  await actOnQuestion(desk, config, incoming, member, question, decide);
}

async function onFacts(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const { reading, id } = incoming;
  const facts = readFacts(reading.ownWords, reading.writtenOn);
  await actOnQuestion(desk, config, incoming, member, question, (situation) =>
    decideOnFacts(situation, facts, member.address, id),
  );
}

async function onChoice(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const { reading, id } = incoming;
  const choice = readChoice(reading.ownWords, question.choices);
  if (choice === null)
    return tell(desk, config, incoming, member, 'Je n’ai pas compris votre choix : répondez par le seul chiffre.');
  const { chosen } = choice;
  const picked = { chosen, by: member, mail: id, quote: reading.ownWords };
  await actOnQuestion(desk, config, incoming, member, question, (situation) => {
    if (question.kind === 'check-recipient') return decideOnRecipientChoice(situation, picked);
    if (question.kind === 'close-or-claim-rest') return decideOnRestChoice(situation, picked);
    const amountCents = amountsIn(choice.rest)[0]?.cents ?? null;
    return decideOnPaymentChoice(situation, { ...picked, by: member.address, amountCents });
  });
}

/** The question is answered when something was decided; otherwise it stays open, and is asked again. */
async function actOnQuestion(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
  occasion: (situation: Situation) => Decision,
): Promise<void> {
  const cause = {
    mail: incoming.id,
    outcome: { outcome: 'acted', reason: `answered-${question.kind}` } as const,
    answered: [{ question: question.id, by: member.address, outcome: incoming.reading.ownWords.slice(0, 200) }],
  };
  await actOnClaim(desk, config, claimOf(question), cause, occasion);
}

/** The mail it was asked about is settled once more, along the same path, now knowing its claim. */
async function onClaimChosen(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const choice = readChoice(incoming.reading.ownWords, question.choices);
  if (choice === null)
    return tell(desk, config, incoming, member, 'Je n’ai pas compris votre choix : répondez par le seul chiffre.');
  const claimId = question.candidates[choice.chosen - 1] ?? null;
  await markAnswered(desk.db, question.id, { by: member.address, mail: incoming.id, outcome: String(choice.chosen) });
  if (claimId !== null && question.mail !== null)
    await reopenMail(desk.db, question.mail, { chosenClaim: claimId, chosenBy: member.address });
  return tell(
    desk,
    config,
    incoming,
    member,
    claimId === null ? 'Ce message reste sans effet.' : 'Ce message est rattaché au dossier choisi.',
  );
}

/** The code, copied back from the registered address, proves the mail it was asked for; once. */
async function onCode(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const codes = incoming.reading.ownWords.match(/\b\d{6}\b/g) ?? [];
  const right = codes.some((code) => codeHash(desk.config.secret, code) === question.code);
  if (!right || question.mail === null || question.askedOf !== member.address) {
    return tell(desk, config, incoming, member, 'Ce n’est pas le code attendu : rien n’a été fait.');
  }
  await markAnswered(desk.db, question.id, { by: member.address, mail: incoming.id, outcome: 'proven' });
  await reopenMail(desk.db, question.mail, { proven: true });
  await settleMail(desk.db, incoming.id, { outcome: 'acted', reason: 'proved-sender', claim: question.claim }, desk.now());
}

async function onUnsure(
  desk: Desk,
  config: PracticeConfig,
  incoming: Incoming,
  member: Member,
  question: QuestionRow,
): Promise<void> {
  const choice = readChoice(incoming.reading.ownWords, question.choices);
  if (choice === null)
    return tell(desk, config, incoming, member, 'Je n’ai pas compris votre choix : répondez par le seul chiffre.');
  await resolveUnsure(desk, config, question, choice.chosen === 1 ? 'left' : 'send-again');
  await markAnswered(desk.db, question.id, { by: member.address, mail: incoming.id, outcome: String(choice.chosen) });
  return tell(
    desk,
    config,
    incoming,
    member,
    choice.chosen === 1 ? 'Noté : ce courrier est parti.' : 'Noté : ce courrier repart, à l’identique.',
  );
}

function tell(desk: Desk, config: PracticeConfig, incoming: Incoming, member: Member, done: string): Promise<void> {
  return answer(desk, config, incoming, receipt(member.address, `« ${incoming.reading.ownWords.slice(0, 120)} »`, done));
}
