/** Which invoice a member speaks of: the only one, else the one whose number is told. */
import type { Claim } from './claim.ts';
import type { TypedFacts } from './decide-on-facts.ts';

export function itemMeant(items: Claim['items'], { invoiceRef }: TypedFacts): Claim['items'][number] | null {
  const [only, ...others] = items;
  return others.length === 0 ? (only ?? null) : (items.find((item) => item.ref === invoiceRef) ?? null);
}
