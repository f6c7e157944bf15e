/** What happens when a proven member sends a bank statement, and when they answer which claims its doubtful lines pay. */

import { afterwardsInFrench, decideOnBankLine, payableInFrench } from '../claim/decide-on-bank-line.ts';
import { receipt } from '../claim/decide-on-payment.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { leaveLines, linesAskedBy } from '../database/bank-lines.ts';
import { markAnswered, type QuestionRow } from '../database/questions.ts';
import { euros } from '../law/money.ts';
import type { BankStatement, UnreadStatement } from '../reading/bank-statement.ts';
import { readSeveralChoices } from '../reading/several-choices.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { payableNow, takeInStatement } from './take-in-statement.ts';
import { type ReadFile, tellStatement } from './tell-statement.ts';
import type { Incoming } from './understand.ts';

/** More is for the command line, lest other mail wait. */
const MOST_CREDITS_BY_MAIL = 2000;

export async function onBankStatement(desk: Desk, config: PracticeConfig, incoming: Incoming, member: Member): Promise<void> {
  const files: ReadFile[] = [];
  const faults: string[] = [];
  const sender = { member, mail: incoming.id };
  for (const { name, bankStatement } of incoming.mail.attachments) {
    if (bankStatement === null) continue;
    const fault = faultIn(name, bankStatement, config) ?? tooLongByMail(name, bankStatement);
    if (fault !== null || 'unreadable' in bankStatement) faults.push(fault ?? name);
    else files.push({ name, statement: bankStatement, taken: await takeInStatement(desk, config, bankStatement, sender) });
  }
  await tellStatement(desk, config, { files, faults }, sender, { outcome: 'acted', reason: 'bank-statement' });
}

function tooLongByMail(name: string, statement: BankStatement | UnreadStatement): string | null {
  if ('unreadable' in statement || statement.credits.length <= MOST_CREDITS_BY_MAIL) return null;
  return `${name} tient plus de ${MOST_CREDITS_BY_MAIL} sommes reçues : rien n’en est compté. Envoyez-le par parties, ou faites-le lire par la commande payments.`;
}

/** In French, why nothing of a file counts; null where it does. */
export function faultIn(name: string, statement: BankStatement | UnreadStatement, { practice }: PracticeConfig): string | null {
  if ('unreadable' in statement) return `${name} ${UNREADABLE_IN_FRENCH[statement.unreadable]} : rien n’en est compté.`;
  const ours = practice.creditors.flatMap(({ bank }) => (bank === null ? [] : [bank.iban.replace(/\s/g, '')]));
  const other = statement.credits.find(({ account }) => account !== null && IBAN.test(account) && !ours.includes(account));
  if (other === undefined || ours.length === 0) return null;
  return `${name} est le relevé d’un compte qui n’est pas dans la configuration (…${other.account?.slice(-4)}) : rien n’en est compté.`;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const UNREADABLE_IN_FRENCH = {
  'too-long': 'est trop long pour un relevé',
  broken: 'n’est pas un relevé lisible',
} as const;

type Answering = {
  readonly desk: Desk;
  readonly config: PracticeConfig;
  readonly incoming: Incoming;
  readonly member: Member;
  readonly question: QuestionRow;
};

/** Each line chosen is booked, once; the others are left aside, and the question is answered. */
export async function onPaymentsChosen({ desk, config, incoming, member, question }: Answering): Promise<void> {
  const chosen = readSeveralChoices(incoming.reading.ownWords, question.choices.length);
  const lines = await linesAskedBy(desk.db, config.practice.id, question.id);
  const understood = `« ${incoming.reading.ownWords.slice(0, 120)} »`;
  const picked = lines.map((line) => ({ line, numbers: line.choices.filter((number) => chosen?.includes(number)) }));
  if (chosen === null || picked.some(({ numbers }) => numbers.length > 1)) {
    const done = chosen === null ? NOT_UNDERSTOOD : TWICE;
    return answer(desk, config, incoming, receipt(member.address, understood, done));
  }
  const told: string[] = [];
  for (const { line, numbers } of picked) {
    const claimId = question.candidates[(numbers[0] ?? 0) - 1];
    if (claimId === undefined) continue;
    const payment = { amountCents: line.amountCents, paidOn: line.bookedOn, by: member.address, mail: incoming.id };
    const cause = { ...NO_CAUSE, mail: incoming.id, bankLine: line };
    await actOnClaim(desk, config, claimId, cause, (situation) => decideOnBankLine(situation, payment));
    const after = await payableNow(desk, config, claimId);
    told.push(`${euros(line.amountCents)} sur ${payableInFrench(after)}. ${afterwardsInFrench(after)}.`);
  }
  const done = told.length === 0 ? 'Aucune de ces sommes n’est comptée.' : `Compté : ${told.join(' ')}`;
  await answer(desk, config, incoming, receipt(member.address, understood, done), async (trx) => {
    const answered = { by: member.address, mail: incoming.id, outcome: incoming.reading.ownWords.slice(0, 200) };
    if (await markAnswered(trx, question.id, answered)) await leaveLines(trx, config.practice.id, question.id);
  });
}

const NOT_UNDERSTOOD =
  'Je n’ai pas compris votre choix : rien n’est compté. Répondez par les seuls chiffres des lignes justes, ou par le mot AUCUNE.';
const TWICE =
  'Vous donnez deux dossiers à une même somme : rien n’est compté. Gardez un seul chiffre par somme ; pour la partager, écrivez PAYÉ dans chaque dossier.';
