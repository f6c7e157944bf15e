/** Which sums of a text lead to its total: what is billed adds to it, what was paid takes from it. */
import type { Cents } from '../law/money.ts';

/** More sums than these make more ways to the total than are soon gone through. */
const MOST_SUMS = 18;
const MOST_SIGNED = 9;

/** The stated sums with which the total is reached: billed sums added, payments taken away; of many sums, each different one counts once. `reduced`: something was paid. */
export function sumsThatAddUp(stated: readonly Cents[], totalCents: Cents, reduced: boolean): readonly Cents[] {
  const parts = stated.toSpliced(stated.indexOf(totalCents), stated.includes(totalCents) ? 1 : 0);
  const signed = parts.length > MOST_SIGNED ? [...new Set(parts)] : parts;
  return [
    ...(parts.length > MOST_SUMS ? [] : leadingTo(totalCents, parts, [1])),
    ...(!reduced || signed.length > MOST_SIGNED ? [] : leadingTo(totalCents, signed, [1, -1])),
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
