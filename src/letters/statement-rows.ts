/** The claim statement as a letter prints it: one row a sum, in words a debtor checks against the invoice. */
import type { Claim } from '../claim/claim.ts';
import type { Letter } from '../claim/claim-events.ts';
import type { Item } from '../claim/item.ts';
import type { ClaimStatement, InterestSegment, StatementLine } from '../claim/statement.ts';
import { type Cents, cents, NOTHING, sum } from '../law/money.ts';
import type { LetterWords } from './french-words.ts';

/** How items are named: `numbersOnly` where nothing but an invoice number may be said of them. */
export type Naming = {
  readonly claim: Claim;
  readonly numbersOnly: boolean;
  readonly invoiceName: string;
  readonly say: LetterWords;
};
export type StatementRow = { readonly label: string; readonly detail: string; readonly amount: string };

/** The items at the letter's own stage; where the letter is no step of the cadence, all it lists. */
export function demandedLines({ items, template }: Letter, statement: ClaimStatement): readonly StatementLine[] {
  const own = items.filter((item) => item.stage === template);
  const refs = (own.length > 0 ? own : items).map((item) => item.ref);
  return statement.lines.filter((line) => refs.includes(line.ref));
}

/** What the letter asks for: each item's principal, then, where the whole is asked, interest and indemnity on lines of their own. */
export function statementRows(
  letter: Letter,
  naming: Naming,
  statement: ClaimStatement,
  lines: readonly StatementLine[],
): readonly StatementRow[] {
  if (letter.demand === 'principal') return lines.map((line) => itemRow(line, naming, interestCovered([line], statement)));
  const items = lines.map((line) => itemRow(line, naming));
  const interest = sum(lines.map((line) => line.interestCents));
  const indemnity = sum(lines.map((line) => line.indemnityCents));
  const { say } = naming;
  const row = (label: string, detail: string, amount: Cents) => ({ label, detail, amount: say.sum(amount) });
  return [
    ...items,
    ...(lines.length > 1 ? [row(say.principalLeft, '', sum(lines.map((line) => line.principalCents)))] : []),
    ...(interest > 0 ? [row(say.interest, interestDetail(lines, naming, statement), interest)] : []),
    ...(indemnity > 0 ? [row(say.indemnity, indemnityDetail(lines, indemnity, say), indemnity)] : []),
  ];
}

/** What is listed without being asked for: items at another stage. */
export function recalledLines(letter: Letter, naming: Naming, statement: ClaimStatement): readonly StatementRow[] {
  const demanded = demandedLines(letter, statement);
  const listed = letter.items.map((item) => item.ref);
  return statement.lines
    .filter((line) => listed.includes(line.ref) && !demanded.includes(line))
    .map((line) => itemRow(line, naming));
}

/** What payments have already covered of the interest of these items. */
export function interestCovered(lines: readonly StatementLine[], { segments }: ClaimStatement): Cents {
  const refs = lines.map((line) => line.ref);
  const accrued = segments.filter((segment) => refs.includes(segment.ref)).map((segment) => segment.interestCents);
  return cents(sum(accrued) - sum(lines.map((line) => line.interestCents)));
}

/** A payment is set against interest first, and where interest is not otherwise shown the row says so (L-14, R-12). */
function itemRow(line: StatementLine, naming: Naming, covered: Cents = NOTHING): StatementRow {
  const { say } = naming;
  const details = [
    say.due(line.kind, line.isDue, say.date(line.dueDate)),
    ...(line.settledCents > 0 ? [say.settledOf(say.sum(line.settledCents), say.sum(line.amountCents))] : []),
    ...(covered > 0 ? [say.imputed(say.sum(covered))] : []),
  ];
  return { label: itemNamed(line, naming), detail: details.join(', '), amount: say.sum(line.principalCents) };
}

export function itemNamed(line: StatementLine, naming: Naming): string {
  return itemLabel(line, naming.claim.items.find((one) => one.ref === line.ref) ?? null, naming);
}

/** Number, date and amount, nothing of the matter or of care. */
function itemLabel(line: StatementLine, item: Item | null, naming: Naming): string {
  const { say, invoiceName } = naming;
  const issuedOn = item?.issuedOn == null ? null : say.date(item.issuedOn);
  return say.item(line.kind, invoiceName, mayBeNamed(line.ref, naming) ? line.ref : null, issuedOn);
}

const NUMBERING_WORDS: readonly string[] = ['fact', 'facture', 'note', 'hono', 'honoraires', 'avoir', 'provision', 'solde'];

/** A claim's own reference stands where no number is known; a label made of words is no number. */
function mayBeNamed(ref: string, { claim, numbersOnly }: Naming): boolean {
  const words = ref.match(/\p{L}{4,}/gu) ?? [];
  const isNumber = /\d/.test(ref) && words.every((word) => NUMBERING_WORDS.includes(word.toLowerCase()));
  return ref !== claim.reference && (isNumber || !numbersOnly);
}

/** Rate and days of each stretch (checklist of legal-facts §1); what payments have covered is said, so that it adds up. */
function interestDetail(lines: readonly StatementLine[], naming: Naming, statement: ClaimStatement): string {
  const refs = lines.map((line) => line.ref);
  const segments = statement.segments.filter((segment) => refs.includes(segment.ref) && segment.interestCents > 0);
  const covered = interestCovered(lines, statement);
  const { say } = naming;
  const stretches = segments.map((segment) => {
    const named = lines.length > 1 && mayBeNamed(segment.ref, naming);
    return stretch(segment, named, segments.length > 1, say);
  });
  return [...stretches, ...(covered > 0 ? [say.alreadySettled(say.sum(covered))] : [])].join(say.between);
}

function stretch(segment: InterestSegment, named: boolean, counted: boolean, say: LetterWords): string {
  const { ref, from, to, days, rate, baseCents, interestCents } = segment;
  const [base, interest] = [say.sum(baseCents), say.sum(interestCents)];
  return say.stretch(named ? ref : null, say.date(from), say.date(to), days, say.rate(rate), base, counted ? interest : null);
}

function indemnityDetail(lines: readonly StatementLine[], indemnity: Cents, say: LetterWords): string {
  const bearing = lines.filter((line) => line.indemnityCents > 0);
  if (bearing.length < 2) return '';
  const same = bearing.every((line) => line.indemnityCents === bearing[0]!.indemnityCents);
  return same ? `${bearing.length} × ${say.sum(cents(indemnity / bearing.length))}` : '';
}
