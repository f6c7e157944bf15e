/** Which sums of a text lead to its total: what is billed adds to it, what was paid takes from it. */
import type { Cents } from '../law/money.ts';

/** More sums than these make more ways to the total than are soon gone through. */
const MOST_SUMS = 18;
const MOST_SIGNED = 9;

/** The stated sums with which the total is reached: all that stand added up, or each different one added or taken away. */
export function sumsThatAddUp(stated: readonly Cents[], totalCents: Cents): readonly Cents[] {
  const parts = stated.filter((one) => one !== totalCents);
  const different = [...new Set(parts)];
  return [
    ...(parts.length > MOST_SUMS ? [] : leadingTo(totalCents, parts, [1])),
    ...(different.length > MOST_SIGNED ? [] : leadingTo(totalCents, different, [1, -1])),
  ];
}

function leadingTo(totalCents: Cents, parts: readonly Cents[], signs: readonly number[]): readonly Cents[] {
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
