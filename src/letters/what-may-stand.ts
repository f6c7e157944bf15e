/** What a letter of a claim may state, for the check: the ledger's sums, the fixed day, the creditor's account, the names. */
import type { Letter } from '../claim/claim-events.ts';
import type { Member } from '../claim/practice.ts';
import { knownStatementOf, type Situation } from '../claim/situation.ts';
import type { ClaimStatement } from '../claim/statement.ts';
import { FIXED_RECOVERY_INDEMNITY } from '../law/indemnity.ts';
import { type Cents, sum } from '../law/money.ts';
import { checkLetter, type LetterPhrases, type LetterToCheck, type Step } from './letter-check.ts';
import type { LetterContext } from './letter-fields.ts';
import { demandedLines, interestCovered } from './statement-rows.ts';
import { sumsIn } from './sums-and-days.ts';

/** A rendered letter, ready for `checkLetter`. `openSteps`: the procedural steps that are open in this claim. */
export function letterToCheck(
  letter: Letter,
  rendered: { readonly subject: string; readonly text: string },
  context: LetterContext,
  openSteps: readonly Step[] = [],
): LetterToCheck {
  const { practice, creditor, debtor, statement } = context;
  const demanded = demandedLines(letter, statement);
  return {
    template: letter.template,
    subject: rendered.subject,
    text: rendered.text,
    totalCents: letter.deadline === null ? null : letter.totalCents,
    amounts: [letter.totalCents, ...ledgerSums(statement, demanded), ...factSums(letter), ...otherSums(context)],
    deadline: letter.deadline,
    debtorKind: debtor.kind,
    profession: practice.profession,
    ownFees: creditor.name === practice.creditors[0].name,
    iban: creditor.bank?.iban ?? null,
    openSteps,
    names: namesOf(context),
    partners: letter.template === 'partner-words',
  };
}

/** What may never leave in a member's own words, said in French; empty where nothing stands against them. */
export function blockedIn(
  words: string,
  author: Member['role'],
  situation: Situation,
  phrases: LetterPhrases,
): readonly string[] {
  return checkLetter(wordsToCheck(words, author, situation), phrases)
    .filter((fault) => fault.severity === 'block')
    .map((fault) => fault.text);
}

/** A member's own words, ready for `checkLetter`. */
function wordsToCheck(words: string, author: Member['role'], situation: Situation): LetterToCheck {
  const statement = knownStatementOf(situation);
  const { practice, creditor, claim, debtor } = situation;
  const context = { practice, creditor, claim, debtor, statement };
  return {
    template: 'partner-words',
    subject: '',
    text: words,
    totalCents: null,
    amounts: [...ledgerSums(statement, statement.lines), ...otherSums(context)],
    deadline: null,
    debtorKind: debtor.kind,
    profession: practice.profession,
    ownFees: creditor.name === practice.creditors[0].name,
    iban: creditor.bank?.iban ?? null,
    openSteps: [],
    names: namesOf(context),
    partners: author === 'partner',
  };
}

/** Every figure of the statement, with the subtotals a letter prints of the lines it demands. */
function ledgerSums(statement: ClaimStatement, demanded: ClaimStatement['lines']): readonly Cents[] {
  const { principalCents, interestCents, indemnityCents, paidCents, totalCents, surplusCents } = statement;
  const lines = statement.lines.flatMap((line) => [
    line.amountCents,
    line.settledCents,
    line.principalCents,
    line.interestCents,
    line.indemnityCents,
    interestCovered([line], statement),
  ]);
  const subtotals = [
    sum(demanded.map((line) => line.principalCents)),
    sum(demanded.map((line) => line.interestCents)),
    sum(demanded.map((line) => line.indemnityCents)),
    interestCovered(demanded, statement),
  ];
  const stretches = statement.segments.flatMap((segment) => [segment.baseCents, segment.interestCents]);
  return [
    principalCents,
    interestCents,
    indemnityCents,
    paidCents,
    totalCents,
    surplusCents,
    ...lines,
    ...subtotals,
    ...stretches,
  ];
}

/** What was promised or paid, which the decision took from the debtor's words or the ledger. */
function factSums({ facts }: Letter): readonly Cents[] {
  return Object.values(facts).flatMap((words) => sumsIn(words).map((found) => found.amountCents));
}

/** What the history of the claim holds besides, and the fixed indemnity where it may be due. */
function otherSums({ debtor, claim }: Pick<LetterContext, 'debtor' | 'claim'>): readonly Cents[] {
  const moved = [...claim.items, ...claim.payments, ...claim.creditNotes, ...claim.announcedPayments, ...claim.promises];
  const performed = claim.items.map((item) => item.performed?.amountCents ?? null);
  const known = [...moved.map((money) => money.amountCents), ...performed].filter((amount) => amount !== null);
  return debtor.kind === 'professional' || debtor.kind === 'public' ? [...known, FIXED_RECOVERY_INDEMNITY] : known;
}

function namesOf({ practice, creditor, debtor }: Pick<LetterContext, 'practice' | 'creditor' | 'debtor'>): readonly string[] {
  return [
    practice.name,
    ...practice.legalLines,
    ...practice.postalAddress,
    practice.contact.name,
    practice.contact.address,
    practice.dataProtectionContact,
    practice.inbox,
    ...practice.members.map((member) => member.name),
    creditor.name,
    ...creditor.postalAddress,
    creditor.bank?.holder ?? '',
    debtor.name ?? '',
    ...debtor.postalAddress,
  ];
}
