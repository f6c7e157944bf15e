/** Which sums of a text lead to its total: what is billed adds to it, what was paid takes from it. */
import type { Cents } from '../law/money.ts';

/** Beyond this many sums, all are taken as added: three to the power of nine ways are soon gone through, of twenty are not. */
const MOST_SIGNED = 9;
const MOST_SUMS = 18;

/** The stated sums that take part in some way of reaching the total; a sum that stands twice counts twice. */
export function sumsThatAddUp(stated: readonly Cents[], totalCents: Cents): readonly Cents[] {
  const parts = stated.filter((one) => one !== totalCents);
  if (parts.length > MOST_SUMS) return [];
  const signs = parts.length > MOST_SIGNED ? [1] : [1, -1];
  return parts.filter((one, index) => {
    const reached = reachable(parts.toSpliced(index, 1), signs);
    return signs.some((sign) => reached.has(totalCents - sign * one));
  });
}

/** Every sum that some of these make. */
function reachable(parts: readonly Cents[], signs: readonly number[]): ReadonlySet<number> {
  const sums = new Set([0]);
  for (const part of parts) for (const sum of [...sums]) for (const sign of signs) sums.add(sum + sign * part);
  return sums;
}
