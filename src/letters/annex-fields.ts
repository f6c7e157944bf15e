/** What a formal notice on paper carries besides its words: how each sum was reckoned, and the documents on file. */
import type { Letter } from '../claim/claim-events.ts';
import type { Fields } from '../claim/decision.ts';
import type { InterestSegment, StatementLine } from '../claim/statement.ts';
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import type { LetterWords } from './french-words.ts';
import { type LetterContext, namingOf } from './letter-fields.ts';
import { demandedLines, interestCovered, itemNamed, type Naming, type StatementRow } from './statement-rows.ts';

/** `reckoning` adds up to the letter's total; `documents`: invoices, then the letters that left before it. */
export function annexFields(letter: Letter, context: LetterContext): Fields {
  const naming = namingOf(letter, context);
  const lines = demandedLines(letter, context.statement);
  return {
    ...naming.say.annexes,
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
  const { say } = naming;
  const row = (label: string, detail: string, amount: Cents): StatementRow => {
    return { label, detail, amount: say.sum(amount).replace('-', '−') };
  };
  const principal = [row(itemNamed(line, naming), say.dueOn(say.date(line.dueDate)), line.amountCents)];
  const settled = line.settledCents > 0 ? [row(say.settledPrincipal, '', cents(-line.settledCents))] : [];
  if (demand === 'principal') return [...principal, ...settled];
  const segments = statement.segments.filter((segment) => segment.ref === line.ref && segment.interestCents > 0);
  const covered = interestCovered([line], statement);
  return [
    ...principal,
    ...settled,
    ...segments.map((segment) => row(say.interest, formula(segment, say), segment.interestCents)),
    ...(covered > 0 ? [row(say.settledInterest, '', cents(-covered))] : []),
    ...(line.indemnityCents > 0 ? [row(say.indemnity, '', line.indemnityCents)] : []),
  ];
}

/** base × rate × days / 365. */
function formula({ from, to, days, rate, baseCents }: InterestSegment, say: LetterWords): string {
  return say.reckoned(say.date(from), say.date(to), say.sum(baseCents), say.rate(rate), days);
}

function documentsOf(letter: Letter, { claim, statement }: LetterContext, naming: Naming): readonly StatementRow[] {
  const { say } = naming;
  const dated = (label: string, on: IsoDate | null): StatementRow => {
    return { label, detail: '', amount: on === null ? '' : say.shortDate(on) };
  };
  const listed = letter.items.map((item) => item.ref);
  const invoices = statement.lines
    .filter((line) => listed.includes(line.ref))
    .map((line) => dated(itemNamed(line, naming), claim.items.find((item) => item.ref === line.ref)?.issuedOn ?? null));
  const letters = claim.letters
    .filter((one) => one.number < letter.number && one.state === 'posted' && !one.solicited)
    .map((one) => dated(capitalized(say.letterNamed(one.template)), one.postedOn));
  return [...invoices, ...letters];
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
