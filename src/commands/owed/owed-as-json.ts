/** What is owed, for a program; the keys are promised to whoever reads them. */
import type { Owed } from '../../claim/owed.ts';
import { ratePct } from '../../law/money.ts';

/** Rates are strings with two decimals; `from` is the first day that bears interest, `to` the last. */
export function owedAsJson({ statement, findings }: Owed): string {
  const { principalCents, interestCents, indemnityCents, paidCents, totalCents, segments } = statement;
  const lines = segments.map((segment) => ({
    item: segment.ref,
    from: segment.from,
    to: segment.to,
    days: segment.days,
    ratePct: ratePct(segment.rate),
    baseCents: segment.baseCents,
    interestCents: segment.interestCents,
  }));
  return JSON.stringify({ principalCents, interestCents, indemnityCents, paidCents, totalCents, lines, findings }, null, 2);
}
