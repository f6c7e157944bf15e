/** What a letter of a claim may state, for the check: the ledger's sums, the fixed day, the creditor's account, the names. */
import type { Letter } from '../claim/claim-events.ts';
import { isTimeBarred } from '../claim/claim-limitation.ts';
import { openSteps, type Step } from '../claim/open-steps.ts';
import type { Member } from '../claim/practice.ts';
import { knownStatementOf, type Situation } from '../claim/situation.ts';
import type { ClaimStatement } from '../claim/statement.ts';
import { FIXED_RECOVERY_INDEMNITY } from '../law/indemnity.ts';
import { type Cents, sum } from '../law/money.ts';
import type { LetterPhrases, LetterToCheck } from './letter-check.ts';
import { letterFaults } from './letter-faults.ts';
import type { LetterContext } from './letter-fields.ts';
import { demandedLines, interestCovered } from './statement-rows.ts';
import { sumsIn } from './sums-and-days.ts';

/** A rendered letter, ready for `letterFaults`. `steps`: what is open in its claim; our own templates name none. */
export function letterToCheck(
  letter: Letter,
  rendered: { readonly subject: string; readonly text: string },
  context: LetterContext,
  steps: readonly Step[] = [],
): LetterToCheck {
  const { practice, creditor, debtor, statement } = context;
  const demanded = demandedLines(letter, statement);
  return {
    template: letter.template,
    subject: rendered.subject,
    text: rendered.text,
    on: letter.asOf,
    demands: letter.deadline !== null,
    totalCents: letter.deadline === null ? null : letter.totalCents,
    amounts: [letter.totalCents, ...ledgerSums(statement, demanded), ...factSums(letter), ...otherSums(context)],
    deadline: letter.deadline,
    debtorKind: debtor.kind,
    profession: practice.profession,
    // A mail to what may be the wrong person speaks for the practice alone.
    ownFees: creditor.name === practice.creditors[0].name || letter.template === 'wrong-recipient-apology',
    iban: creditor.bank?.iban ?? null,
    openSteps: steps,
    names: namesOf(context),
    partners: letter.template === 'partner-words',
    framed: false,
    timeBarred: false,
  };
}

/** What is to be said of a text, in French: `blocked` never leaves, `remarks` leave on a partner's word. */
export type Findings = { readonly blocked: readonly string[]; readonly remarks: readonly string[] };

type Draft = Pick<Letter, 'deadline' | 'totalCents'>;

/** Of a member's own words, null where there are none, in the place of a drafted letter. */
export function findingsIn(
  words: string | null,
  author: Member['role'],
  draft: Draft | null,
  situation: Situation,
  phrases: LetterPhrases,
): Findings {
  if (words === null || draft === null) return { blocked: [], remarks: [] };
  const faults = letterFaults(wordsToCheck(words, author, draft, situation), phrases);
  const texts = (severity: 'block' | 'style') => faults.filter((one) => one.severity === severity).map((one) => one.text);
  return { blocked: texts('block'), remarks: texts('style') };
}

/** A member's own words, ready for `letterFaults`: they ask for what the draft asked for. */
function wordsToCheck(
  words: string,
  author: Member['role'],
  { deadline, totalCents }: Draft,
  situation: Situation,
): LetterToCheck {
  const statement = knownStatementOf(situation);
  const { practice, creditor, claim, debtor } = situation;
  const context = { practice, creditor, claim, debtor, statement };
  return {
    template: 'partner-words',
    subject: '',
    text: words,
    on: situation.today,
    demands: deadline !== null,
    totalCents: deadline === null ? null : totalCents,
    amounts: [totalCents, ...ledgerSums(statement, statement.lines), ...otherSums(context)],
    deadline,
    debtorKind: debtor.kind,
    profession: practice.profession,
    ownFees: creditor.name === practice.creditors[0].name,
    iban: creditor.bank?.iban ?? null,
    openSteps: openSteps(situation),
    names: namesOf(context),
    partners: author === 'partner',
    framed: true,
    timeBarred: isTimeBarred(situation),
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
