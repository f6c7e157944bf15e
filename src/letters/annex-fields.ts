/** What a formal notice on paper carries besides its words: how each sum was reckoned, and the documents on file. */
import type { Letter } from '../claim/claim-events.ts';
import type { Fields } from '../claim/decision.ts';
import { LETTER_IN_FRENCH } from '../claim/in-french.ts';
import type { InterestSegment, StatementLine } from '../claim/statement.ts';
import { frenchDate, type IsoDate, shortDate } from '../law/calendar.ts';
import { type Cents, cents, euros, percent } from '../law/money.ts';
import { type LetterContext, namingOf } from './letter-fields.ts';
import { demandedLines, interestCovered, itemNamed, type Naming, type StatementRow } from './statement-rows.ts';

/** `reckoning` adds up to the letter's total; `documents`: invoices, then the letters that left before it. */
export function annexFields(letter: Letter, context: LetterContext): Fields {
  const naming = namingOf(context);
  const lines = demandedLines(letter, context.statement);
  return {
    reckoning: lines.flatMap((line) => reckoned(line, letter, context, naming)),
    documents: documentsOf(letter, context, naming),
  };
}

function reckoned(
  line: StatementLine,
  { demand }: Letter,
  { statement }: LetterContext,
  naming: Naming,
): readonly StatementRow[] {
  const due = `échéance du ${frenchDate(line.dueDate)}`;
  const principal = [row(itemNamed(line, naming), due, line.amountCents)];
  const settled = line.settledCents > 0 ? [row('Déjà réglé, sur le principal', '', cents(-line.settledCents))] : [];
  if (demand === 'principal') return [...principal, ...settled];
  const segments = statement.segments.filter((segment) => segment.ref === line.ref && segment.interestCents > 0);
  const covered = interestCovered([line], statement);
  return [
    ...principal,
    ...settled,
    ...segments.map((segment) => row('Intérêts de retard', formula(segment), segment.interestCents)),
    ...(covered > 0 ? [row('Déjà réglé, sur les intérêts', 'article 1343-1 du code civil', cents(-covered))] : []),
    ...(line.indemnityCents > 0 ? [row('Indemnité forfaitaire pour frais de recouvrement', '', line.indemnityCents)] : []),
  ];
}

/** base × rate × days / 365. */
function formula({ from, to, days, rate, baseCents }: InterestSegment): string {
  return `du ${frenchDate(from)} au ${frenchDate(to)}\u00a0: ${euros(baseCents)} × ${percent(rate)} × ${days} / 365`;
}

function documentsOf(letter: Letter, { claim, statement }: LetterContext, naming: Naming): readonly StatementRow[] {
  const listed = letter.items.map((item) => item.ref);
  const invoices = statement.lines
    .filter((line) => listed.includes(line.ref))
    .map((line) => dated(itemNamed(line, naming), claim.items.find((item) => item.ref === line.ref)?.issuedOn ?? null));
  const letters = claim.letters
    .filter((one) => one.number < letter.number && one.state === 'posted' && !one.solicited)
    .map((one) => dated(capitalized(LETTER_IN_FRENCH[one.template]), one.postedOn));
  return [...invoices, ...letters];
}

function dated(label: string, on: IsoDate | null): StatementRow {
  return { label, detail: '', amount: on === null ? '' : shortDate(on) };
}

function row(label: string, detail: string, amount: Cents): StatementRow {
  return { label, detail, amount: euros(amount).replace('-', '−') };
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
