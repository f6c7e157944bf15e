/** What happens when a member answers a question of ours: one reply settles it, once. */

import type { Transaction } from 'kysely';
import { letterNumbered } from '../claim/claim.ts';
import { decideOnLedgerChoice } from '../claim/confirm-ledger.ts';
import { decideOnAnswerAndRequest } from '../claim/decide-on-answer-and-request.ts';
import { decideOnPieceSent, decideOnRecipientChoice, decideOnRestChoice } from '../claim/decide-on-choice.ts';
import { mayCorrect } from '../claim/decide-on-corrected-facts.ts';
import { decideOnFacts } from '../claim/decide-on-facts.ts';
import { receipt } from '../claim/decide-on-payment.ts';
import { decideOnPaymentChoice } from '../claim/decide-on-payment-choice.ts';
import { decideOnPostedByHand } from '../claim/decide-on-posting.ts';
import type { Decision, Notice } from '../claim/decision.ts';
import { decideOnAcknowledgementChoice } from '../claim/find-acknowledgement.ts';
import type { Member } from '../claim/practice.ts';
import type { Situation } from '../claim/situation.ts';
import type { PracticeConfig } from '../config.ts';
import { loadClaim } from '../database/claims.ts';
import { type Learned, reopenMail, settleMail } from '../database/mails.ts';
import { markAnswered, type QuestionRow } from '../database/questions.ts';
import type { Tables } from '../database/tables.ts';
import { assertNever } from '../law/brand.ts';
import { findingsIn } from '../letters/what-may-stand.ts';
import { codeHash } from '../outside/seal.ts';
import { amountsIn } from '../reading/amounts.ts';
import { besideRefusal } from '../reading/beside-refusal.ts';
import { type Choice, readChoice } from '../reading/choice.ts';
import { readFacts } from '../reading/claim-facts.ts';
import { correctedBesideDraft, correctedFacts } from '../reading/corrected-facts.ts';
import { readRequest } from '../reading/member-request.ts';
import { actOnClaim } from './act-on-claim.ts';
import { answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { onPaymentsChosen } from './on-bank-statement.ts';
import { onMemberMail } from './on-member-mail.ts';
import { resolveUnsure } from './post-letters.ts';
import { draftOf } from './shown-draft.ts';
import type { Incoming } from './understand.ts';

/** A member's reply to a question of ours. */
type Answering = {
  readonly desk: Desk;
  readonly config: PracticeConfig;
  readonly incoming: Incoming;
  readonly member: Member;
  readonly question: QuestionRow;
};

export async function onAnswer(answering: Answering): Promise<void> {
  const { question } = answering;
  // What was posted by hand is a fact, whatever became of the question.
  const settled = question.state === 'answered' || (question.state === 'superseded' && question.kind !== 'letter-posted');
  return settled && !(await stopsLetter(answering)) ? onSettled(answering) : onQuestion(answering);
}

/** What is asked or told there by itself is done all the same. */
async function onSettled(answering: Answering): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  const { reading } = incoming;
  const request = reading.request ?? readRequest('', reading.ownWords, reading.writtenOn);
  const asked: Incoming = request === null ? incoming : { ...incoming, reading: { ...reading, kind: 'request', request } };
  const corrects = correctedFacts(reading.ownWords, reading.writtenOn) !== null;
  if (request !== null || corrects) return onMemberMail(desk, config, asked, member);
  return question.state === 'superseded'
    ? tell(answering, 'Cette question ne se pose plus : rien n’a changé.')
    : tell(answering, 'Cette question a déjà reçu sa réponse : rien n’a changé.');
}

async function onQuestion(answering: Answering): Promise<void> {
  const { question } = answering;
  switch (question.kind) {
    case 'approve-draft':
    case 'confirm-approval':
      return onDraftAnswer(answering);
    case 'claim-facts':
      return onFacts(answering);
    case 'piece-asked':
    case 'check-payment':
    case 'check-recipient':
    case 'close-or-claim-rest':
    case 'confirm-ledger':
    case 'confirm-acknowledgement':
      return onChoice(answering);
    case 'match-payments':
      return onPaymentsChosen(answering);
    case 'choose-claim':
      return onClaimChosen(answering);
    case 'prove-yourself':
      return onCode(answering);
    case 'letter-unsure':
      return onUnsure(answering);
    case 'letter-posted':
      return onPosted(answering);
    default:
      return assertNever(question.kind);
  }
}

/** NON, another text or « attendez » while the approved letter, or the partner's own in its place, is still here. */
async function stopsLetter({ desk, config, incoming, question }: Answering): Promise<boolean> {
  const { kind, claim: about, letterNumber, state } = question;
  const isDraft = kind === 'approve-draft' || kind === 'confirm-approval';
  const stops = ['reject', 'hold', 'edit'].includes(incoming.reading.answer?.decision ?? '');
  if (!isDraft || !stops || state !== 'answered' || about === null || letterNumber === null) return false;
  const { claim } = await loadClaim(desk.db, config.practice.id, about);
  return claim.letters.some((letter) => letter.number >= letterNumber && letter.state === 'queued');
}

/** « POSTÉ le … » is of the letter asked about; anything else is read as if it answered nothing. */
async function onPosted(answering: Answering): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  const { request } = incoming.reading;
  if (request?.action !== 'posted') return onMemberMail(desk, config, incoming, member);
  await actOnQuestion(answering, (situation) => decideOnPostedByHand(situation, question.letterNumber, request.until, member));
}

async function onDraftAnswer(answering: Answering): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  const { reading, id } = incoming;
  const draft = await draftOf(desk, config, question);
  const { answer: read } = reading;
  if (draft === null || draft.letterNumber === null || read === null) {
    return tell(answering, 'Je n’ai pas compris votre réponse : rien n’est parti.');
  }
  const putsRight = correctedBesideDraft(reading.ownWords, reading.writtenOn) !== null;
  if (read.decision !== 'approve' && read.editedText === null && putsRight) return onMemberMail(desk, config, incoming, member);
  const { letterNumber: number, draftHash: currentHash } = draft;
  const beside = read.decision === 'reject' ? besideRefusal(reading.ownWords, reading.writtenOn) : null;
  await actOnQuestion(answering, (situation) => {
    const shown = letterNumbered(situation.claim, number);
    const given = {
      ...findingsIn(read.editedText, member.role, shown, situation, desk.rules.letterPhrases),
      number,
      askedHash: question.draftHash ?? '',
      currentHash,
      answer: read,
      by: member,
      quote: reading.ownWords,
      mail: id,
    };
    return decideOnAnswerAndRequest(situation, given, beside);
  });
}

async function onFacts(answering: Answering): Promise<void> {
  const { member, incoming } = answering;
  const { reading, id } = incoming;
  const facts = readFacts(reading.ownWords, reading.writtenOn);
  const exact = correctedFacts(reading.ownWords, reading.writtenOn);
  await actOnQuestion(answering, (situation) =>
    decideOnFacts(situation, facts, mayCorrect(situation, member) ? exact : null, member, id),
  );
}

async function onChoice(answering: Answering): Promise<void> {
  const { incoming, member, question } = answering;
  if (question.kind === 'confirm-acknowledgement' && member.role !== 'partner')
    return tell(answering, 'Seul un associé peut dire si c’est une reconnaissance de la dette : rien n’a changé.');
  const choice = choiceIn(answering);
  if (choice === null) return askForTheNumber(answering);
  const picked = { chosen: choice.chosen, by: member, mail: incoming.id, quote: incoming.reading.ownWords };
  await actOnQuestion(answering, (situation) => {
    if (question.kind === 'piece-asked') return decideOnPieceSent(situation, picked);
    if (question.kind === 'check-recipient') return decideOnRecipientChoice(situation, picked);
    if (question.kind === 'confirm-acknowledgement') return decideOnAcknowledgementChoice(situation, picked, question.mail);
    if (question.kind === 'close-or-claim-rest') return decideOnRestChoice(situation, picked);
    const paid = { ...picked, by: member.address, amountCents: amountsIn(choice.rest)[0]?.cents ?? null };
    return question.kind === 'confirm-ledger' ? decideOnLedgerChoice(situation, paid) : decideOnPaymentChoice(situation, paid);
  });
}

/** The question is answered when something was decided; otherwise it stays open, and is asked again. */
async function actOnQuestion(answering: Answering, occasion: (situation: Situation) => Decision): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  if (question.claim === null) throw new Error(`question ${question.id} is about no claim`);
  const cause = {
    mail: incoming.id,
    outcome: { outcome: 'acted', reason: `answered-${question.kind}` } as const,
    answered: [{ question: question.id, by: member.address, outcome: incoming.reading.ownWords.slice(0, 200) }],
  };
  await actOnClaim(desk, config, question.claim, cause, occasion);
}

/** The mail it was asked about is settled once more, along the same path, now knowing its claim. */
async function onClaimChosen(answering: Answering): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  const choice = choiceIn(answering);
  if (choice === null) return askForTheNumber(answering);
  const claimId = question.candidates[choice.chosen - 1] ?? null;
  const learned = claimId === null ? null : { chosenClaim: claimId, chosenBy: member.address };
  const done = claimId === null ? 'Ce message reste sans effet.' : 'Ce message est rattaché au dossier choisi.';
  await answer(desk, config, incoming, receiptOf(answering, done), (trx) =>
    settleAgain(trx, answering, String(choice.chosen), learned),
  );
}

/** The code, copied back from the registered address, proves the mail it was asked for; once. */
async function onCode(answering: Answering): Promise<void> {
  const { desk, incoming, member, question } = answering;
  const codes = incoming.reading.ownWords.match(/\b\d{6}\b/g) ?? [];
  const right = codes.some((code) => codeHash(desk.config.secret, code) === question.code);
  if (!right || question.mail === null || question.askedOf !== member.address) {
    return tell(answering, 'Ce n’est pas le code attendu : rien n’a été fait.');
  }
  const settlement = { outcome: 'acted', reason: 'proved-sender', claim: question.claim } as const;
  await desk.db.transaction().execute(async (trx) => {
    await settleAgain(trx, answering, 'proven', { proven: true });
    await settleMail(trx, incoming.id, settlement, desk.now());
  });
}

/** The question is answered and the mail it was asked about reopened: both, or neither. */
async function settleAgain(
  trx: Transaction<Tables>,
  { incoming, member, question }: Answering,
  outcome: string,
  learned: Learned | null,
): Promise<void> {
  const answered = await markAnswered(trx, question.id, { by: member.address, mail: incoming.id, outcome });
  if (answered && learned !== null && question.mail !== null) await reopenMail(trx, question.mail, learned);
}

async function onUnsure(answering: Answering): Promise<void> {
  const { desk, config, incoming, member, question } = answering;
  const choice = choiceIn(answering);
  if (choice === null) return askForTheNumber(answering);
  const left = choice.chosen === 1;
  await resolveUnsure(desk, config, question, left ? 'left' : 'send-again');
  await markAnswered(desk.db, question.id, { by: member.address, mail: incoming.id, outcome: String(choice.chosen) });
  return tell(answering, left ? 'Noté : ce courrier est parti.' : 'Noté : ce courrier repart, à l’identique.');
}

function choiceIn({ incoming, question }: Answering): Choice | null {
  return readChoice(incoming.reading.ownWords, question.choices);
}

function askForTheNumber(answering: Answering): Promise<void> {
  return tell(answering, 'Je n’ai pas compris votre choix : répondez par le seul chiffre.');
}

function tell(answering: Answering, done: string): Promise<void> {
  const { desk, config, incoming } = answering;
  return answer(desk, config, incoming, receiptOf(answering, done));
}

function receiptOf({ incoming, member }: Answering, done: string): Notice {
  return receipt(member.address, `« ${incoming.reading.ownWords.slice(0, 120)} »`, done);
}
