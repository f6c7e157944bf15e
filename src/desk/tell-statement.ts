/** The one mail about a bank statement: what was booked, what is asked with numbered choices, and what was left aside. */
import type { ClaimId } from '../claim/claim-events.ts';
import { afterwardsInFrench, payableInFrench } from '../claim/decide-on-bank-line.ts';
import type { Notice } from '../claim/decision.ts';
import type { Payable } from '../claim/payable.ts';
import type { PracticeConfig } from '../config.ts';
import { type AskedLine, putAskedLines } from '../database/bank-lines.ts';
import { addBusinessDays, frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { BankLine, BankStatement } from '../reading/bank-statement.ts';
import type { Clue, ClueKind } from '../reading/match.ts';
import { countedOn, type PaymentDoubt } from '../reading/match-payment.ts';
import { type Desk, today } from './desk.ts';
import { type Occasion, sendNotice } from './send-notice.ts';
import { type BookedLine, keyOf, type Sender, type TakenIn } from './take-in-statement.ts';

/** More than a person answers in one mail; the rest is asked when the statement is sent again. */
const MOST_CHOICES = 60;

export type ReadFile = { readonly name: string; readonly statement: BankStatement; readonly taken: TakenIn };
/** A file of which nothing counts, and why, in French. */
export type Told = { readonly files: readonly ReadFile[]; readonly faults: readonly string[] };

export async function tellStatement(
  desk: Desk,
  config: PracticeConfig,
  told: Told,
  sender: Sender,
  outcome: Occasion['outcome'],
): Promise<void> {
  const { mail } = sender;
  const choices = choicesOf(told);
  await sendNotice(desk, config, statementNotice(desk, told, sender), {
    mail,
    candidates: choices.map((one) => one.claimId),
    outcome,
    also: async (trx, question) => {
      if (question !== null)
        await putAskedLines(trx, config.practice.id, linesAsked(choices), { question, mail, at: desk.now() });
    },
  });
}

type LineChoice = { readonly line: BankLine; readonly claimId: ClaimId; readonly label: string };

/** Every claim each line may pay, a line whole or not at all. */
function choicesOf({ files }: Told): readonly LineChoice[] {
  const choices: LineChoice[] = [];
  for (const { line, match } of files.flatMap(({ taken }) => taken.doubtful)) {
    if (choices.length + match.candidates.length > MOST_CHOICES) break;
    choices.push(
      ...match.candidates.map(({ payable, because }) => ({
        line,
        claimId: payable.claimId,
        label: `${lineInFrench(line)} : ${payableInFrench(payable)}, ${standing(payable)} (${reasons(because, match.doubt, line, payable)})`,
      })),
    );
  }
  return choices;
}

function linesAsked(choices: readonly LineChoice[]): readonly AskedLine[] {
  const numbers = Map.groupBy(
    choices.map(({ line }, index) => ({ line, number: index + 1 })),
    ({ line }) => line,
  );
  return [...numbers].map(([line, offered]) => ({ ...keyOf(line), choices: offered.map(({ number }) => number) }));
}

export function statementNotice(desk: Desk, told: Told, { member }: Sender): Notice {
  const { files, faults } = told;
  const choices = choicesOf(told);
  const doubtful = files.reduce((count, { taken }) => count + taken.doubtful.length, 0);
  const labels = choices.map(({ label }) => label);
  return {
    to: { member: member.address },
    template: 'bank-statement-read',
    fields: {
      file: files.map(({ name }) => name).join(', '),
      booked: files.flatMap(({ taken }) => taken.booked.map((one) => ({ what: bookedInFrench(one) }))),
      faults: faults.map((what) => ({ what })),
      aside: asideInFrench(files, doubtful - linesAsked(choices).length),
    },
    shows: null,
    question:
      labels.length === 0
        ? null
        : { kind: 'match-payments', choices: labels, letter: null, askAgainOn: addBusinessDays(today(desk), 2) },
  };
}

function bookedInFrench({ line, candidate, after }: BookedLine): string {
  const because = candidate.because.map(({ kind }) => CLUE_IN_FRENCH[kind]).join(', ');
  return `${lineInFrench(line)} : ${payableInFrench(after)} (${because}). ${afterwardsInFrench(after)}`;
}

const LONGEST_LABEL = 90;

/** « 860,00 € du 16 novembre 2026, « REMISE CHEQUE » » */
function lineInFrench({ amountCents, bookedOn, label, counterparty }: BankLine): string {
  const words = [label, counterparty !== null && !label.includes(counterparty) ? counterparty : ''].join(' ').trim();
  const short = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL)}…` : words;
  return `${euros(amountCents)} du ${frenchDate(bookedOn)}, « ${short} »`;
}

function standing({ closed, balanceCents }: Payable): string {
  if (closed) return 'dossier clos';
  return balanceCents === null ? 'reste dû à calculer' : `reste dû ${euros(balanceCents)}`;
}

function reasons(because: readonly Clue[], doubt: PaymentDoubt, line: BankLine, payable: Payable): string {
  const counted = countedOn(line.amountCents, line.bookedOn, payable);
  const against = counted === null ? DOUBT_IN_FRENCH[doubt] : `une somme égale y est déjà comptée, au ${frenchDate(counted)}`;
  return [...because.map(({ kind }) => CLUE_IN_FRENCH[kind]), ...(against === null ? [] : [against])].join(', ');
}

const CLUE_IN_FRENCH: Readonly<Record<ClueKind, string>> = {
  token: 'le message',
  'message-id': 'le message',
  address: 'l’adresse',
  reference: 'la référence du dossier',
  'invoice-number': 'le numéro de facture',
  name: 'le nom du débiteur',
  amount: 'la somme exacte',
};

const DOUBT_IN_FRENCH: Readonly<Record<PaymentDoubt, string | null>> = {
  several: null,
  weak: null,
  closed: null,
  'balance-unknown': null,
  'already-counted': 'une somme égale y est déjà comptée',
  'above-balance': 'plus que ce qui reste dû',
  'before-opening': 'avant l’ouverture du dossier',
};

function asideInFrench(files: readonly ReadFile[], unasked: number): string {
  const counts = ASIDE.map(([count, one, several]) =>
    counted(
      files.reduce((sum, file) => sum + count(file), 0),
      one,
      several,
    ),
  );
  return [...counts, counted(unasked, `somme douteuse de plus, ${LATER}`, `sommes douteuses de plus, ${LATER}`)]
    .filter((part) => part !== null)
    .join(' ; ');
}

const LATER = 'que je vous demanderai si vous renvoyez le relevé';

const ASIDE: readonly (readonly [count: (file: ReadFile) => number, one: string, several: string])[] = [
  [({ statement }) => statement.debits, 'débit', 'débits'],
  [
    ({ taken }) => taken.nobodys,
    'somme reçue que rien ne rattache à un dossier',
    'sommes reçues que rien ne rattache à un dossier',
  ],
  [({ taken }) => taken.known, 'somme déjà vue dans un autre relevé', 'sommes déjà vues dans un autre relevé'],
  [
    ({ statement, taken }) => statement.unsettled + taken.toCome,
    'opération que la banque n’a pas passée',
    'opérations que la banque n’a pas passées',
  ],
  [({ statement }) => statement.otherCurrency, 'opération dans une autre monnaie', 'opérations dans une autre monnaie'],
  [({ statement }) => statement.unread, 'ligne illisible', 'lignes illisibles'],
];

function counted(count: number, one: string, several: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : several}`;
}
