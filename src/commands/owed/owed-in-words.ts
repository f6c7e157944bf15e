/** What is owed, for a person: items, interest, totals, and what to know, in columns. */
import type { Owed } from '../../claim/owed.ts';
import type { ClaimStatement } from '../../claim/statement.ts';
import { frenchDate, shortDate } from '../../law/calendar.ts';
import { cents, euros, percent, sum } from '../../law/money.ts';

type Row = readonly string[];

export function owedInWords({ statement, findings }: Owed): string {
  const blocks = [
    [`Décompte arrêté au ${frenchDate(statement.asOf)}`],
    ...titled('Créances', inColumns(itemRows(statement), 2)),
    ...titled('Intérêts', inColumns(interestRows(statement), 1)),
    inColumns(totalRows(statement), 1),
    ...titled(
      'À savoir',
      findings.map(({ text }) => `  - ${text}`),
    ),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[title, ...lines]];
}

function itemRows({ lines }: ClaimStatement): readonly Row[] {
  if (lines.length === 0) return [];
  const head = ['', 'échéance', 'montant', 'réglé ou crédité', 'reste', 'intérêts', 'indemnité'];
  const rows = lines.map((line) => [
    line.ref,
    shortDate(line.dueDate),
    ...[line.amountCents, line.settledCents, line.principalCents, line.interestCents, line.indemnityCents].map(euros),
  ]);
  return [head, ...rows];
}

/** The formula of each: base × rate × days / 365 (L-26). */
function interestRows({ segments }: ClaimStatement): readonly Row[] {
  return segments.map(({ ref, from, to, days, rate, baseCents, interestCents }) => [
    `${ref}, du ${shortDate(from)} au ${shortDate(to)}`,
    `${euros(baseCents)} × ${percent(rate)} × ${days} ${days === 1 ? 'jour' : 'jours'} / 365 =`,
    euros(interestCents),
  ]);
}

function totalRows({ segments, principalCents, interestCents, indemnityCents, paidCents, totalCents }: ClaimStatement) {
  const interestPaid = cents(sum(segments.map((segment) => segment.interestCents)) - interestCents);
  return [
    ['Principal restant dû', euros(principalCents)],
    ['Intérêts restant dus', euros(interestCents)],
    ['Indemnité forfaitaire de recouvrement', euros(indemnityCents)],
    ['Total restant dû', euros(totalCents)],
    ['Payé à ce jour', euros(paidCents)],
    ...(interestPaid > 0 ? [['  dont intérêts', euros(interestPaid)]] : []),
  ];
}

/** The first `words` columns to the left, figures to the right. */
function inColumns(rows: readonly Row[], words: number): readonly string[] {
  const wide = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map(
    (row) =>
      `  ${row.map((cell, column) => (column < words ? cell.padEnd(wide(column)) : cell.padStart(wide(column)))).join('  ')}`,
  );
}
