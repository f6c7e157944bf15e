/** The claim statement as a letter prints it: one row a sum, in words a debtor checks against the invoice. */
import type { Claim } from '../claim/claim.ts';
import type { Letter } from '../claim/claim-events.ts';
import type { Item } from '../claim/item.ts';
import type { ClaimStatement, InterestSegment, StatementLine } from '../claim/statement.ts';
import { frenchDate } from '../law/calendar.ts';
import { type Cents, cents, euros, NOTHING, percent, sum } from '../law/money.ts';

/** How items are named: `numbersOnly` where nothing but an invoice number may be said of them (R-42, R-43). */
export type Naming = { readonly claim: Claim; readonly numbersOnly: boolean; readonly invoiceName: string };
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
  const principal = row('Principal restant dû', '', sum(lines.map((line) => line.principalCents)));
  return [
    ...items,
    ...(lines.length > 1 ? [principal] : []),
    ...(interest > 0 ? [row('Intérêts de retard', interestDetail(lines, naming, statement), interest)] : []),
    ...(indemnity > 0
      ? [row('Indemnité forfaitaire pour frais de recouvrement', indemnityDetail(lines, indemnity), indemnity)]
      : []),
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

/** A payment is set against interest first, and where interest is not otherwise shown the letter says so: C. civ. 1343-1 (L-14, R-12). */
function itemRow(line: StatementLine, naming: Naming, covered: Cents = NOTHING): StatementRow {
  const due = `${line.isDue ? 'échue le' : 'à échoir le'} ${frenchDate(line.dueDate)}`;
  const settled = line.settledCents > 0 ? `, ${euros(line.amountCents)} dont ${euros(line.settledCents)} déjà réglés` : '';
  const imputed = covered > 0 ? `, ${euros(covered)} ayant été imputés sur les intérêts (article 1343-1 du code civil)` : '';
  return row(itemNamed(line, naming), agreeing(line.kind, `${due}${settled}${imputed}`), line.principalCents);
}

export function itemNamed(line: StatementLine, naming: Naming): string {
  return itemLabel(line, naming.claim.items.find((one) => one.ref === line.ref) ?? null, naming);
}

/** Number, date and amount, nothing of the matter or of care (R-42, R-43). */
function itemLabel(line: StatementLine, item: Item | null, naming: Naming): string {
  const numbered = mayBeNamed(line.ref, naming);
  const issued = item?.issuedOn == null ? '' : ` du ${frenchDate(item.issuedOn)}`;
  switch (line.kind) {
    case 'invoice':
      return `${naming.invoiceName}${numbered ? ` n°\u00a0${line.ref}` : ''}${issued}`;
    case 'refund':
      return `Somme à rembourser${numbered ? ` (${line.ref})` : ''}`;
    case 'balance':
      return `Solde${numbered ? ` (${line.ref})` : ''}${issued}`;
  }
}

const NUMBERING_WORDS: readonly string[] = ['fact', 'facture', 'note', 'hono', 'honoraires', 'avoir', 'provision', 'solde'];

/** A claim's own reference stands where no number is known; a label made of words is no number. */
function mayBeNamed(ref: string, { claim, numbersOnly }: Naming): boolean {
  const words = ref.match(/\p{L}{4,}/gu) ?? [];
  const isNumber = /\d/.test(ref) && words.every((word) => NUMBERING_WORDS.includes(word.toLowerCase()));
  return ref !== claim.reference && (isNumber || !numbersOnly);
}

function agreeing(kind: StatementLine['kind'], due: string): string {
  return kind === 'balance' ? due.replace(/^échue/, 'échu') : due;
}

/** Rate and days of each stretch (checklist of legal-facts §1); what payments have covered is said, so that it adds up. */
function interestDetail(lines: readonly StatementLine[], naming: Naming, statement: ClaimStatement): string {
  const refs = lines.map((line) => line.ref);
  const segments = statement.segments.filter((segment) => refs.includes(segment.ref) && segment.interestCents > 0);
  const covered = interestCovered(lines, statement);
  const stretches = segments.map((segment) =>
    stretch(segment, lines.length > 1 && mayBeNamed(segment.ref, naming), segments.length > 1),
  );
  return [...stretches, ...(covered > 0 ? [`dont ${euros(covered)} déjà réglés`] : [])].join('\u00a0; ');
}

function stretch(segment: InterestSegment, named: boolean, counted: boolean): string {
  const { ref, from, to, days, rate, baseCents, interestCents } = segment;
  const pct = percent(rate);
  const which = named ? `n°\u00a0${ref}, ` : '';
  const period = `du ${frenchDate(from)} au ${frenchDate(to)}`;
  const soit = counted ? `, soit ${euros(interestCents)}` : '';
  return `${which}${period}, ${days} ${days > 1 ? 'jours' : 'jour'} à ${pct} sur ${euros(baseCents)}${soit}`;
}

function indemnityDetail(lines: readonly StatementLine[], indemnity: Cents): string {
  const bearing = lines.filter((line) => line.indemnityCents > 0);
  if (bearing.length < 2) return '';
  const same = bearing.every((line) => line.indemnityCents === bearing[0]!.indemnityCents);
  return same ? `${bearing.length} × ${euros(cents(indemnity / bearing.length))}` : '';
}

function row(label: string, detail: string, amount: Cents): StatementRow {
  return { label, detail, amount: euros(amount) };
}
