/** Which invoice a member speaks of: the only one, else the one whose number is told. */
import type { Claim } from './claim.ts';
import type { TypedFacts } from './decide-on-facts.ts';

export function itemMeant(items: Claim['items'], { invoiceRef }: TypedFacts): Claim['items'][number] | null {
  const [only, ...others] = items;
  return others.length === 0 ? (only ?? null) : (items.find((item) => item.ref === invoiceRef) ?? null);
}

/** Whether the number is of no invoice of the claim; « 118 » may be 2026-118. */
export function isOfNoItem({ items }: Claim, number: string): boolean {
  const told = partsOf(number).join('');
  return !items.some(({ ref }) => partsOf(ref).join('') === told || partsOf(ref).includes(told));
}

function partsOf(ref: string): readonly string[] {
  return ref.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
