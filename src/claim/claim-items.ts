/** The items of a claim: added, made exact, set aside, and, under a new name, followed by all that was designated to them. */
import { assertNever } from '../law/brand.ts';
import type { Claim } from './claim.ts';
import type { EventOf } from './claim-events.ts';

export const ITEM_EVENTS = ['ItemAdded', 'FactLearned', 'ItemFrozen', 'ItemReleased'] as const;
type ItemEvent = EventOf<(typeof ITEM_EVENTS)[number]>;
type ClaimItem = Claim['items'][number];
type Itemised = Pick<Claim, 'items' | 'factsOn' | 'payments' | 'creditNotes' | 'letters'>;

export function itemsAfter(claim: Itemised, event: ItemEvent): Partial<Itemised> {
  const { items } = claim;
  switch (event.kind) {
    case 'ItemAdded':
      return { items: [...items, { ...event.item, frozen: false }], factsOn: event.on };
    case 'FactLearned': {
      const { ref, newRef, amountCents, dueDate, performed } = event;
      const learned = changed(items, ref, (item) => ({
        ...item,
        amountCents: amountCents ?? item.amountCents,
        dueDate: dueDate ?? item.dueDate,
        ...(performed === undefined ? {} : { performed }),
      }));
      const facts = { items: learned, factsOn: event.on };
      return newRef === null ? facts : { ...facts, ...renamed({ ...claim, items: learned }, ref, newRef) };
    }
    case 'ItemFrozen':
      return { items: changed(items, event.ref, (item) => ({ ...item, frozen: true })) };
    case 'ItemReleased':
      return { items: changed(items, event.ref, (item) => ({ ...item, frozen: false })) };
    default:
      return assertNever(event);
  }
}

function changed(items: Claim['items'], ref: string, change: (item: ClaimItem) => ClaimItem): Claim['items'] {
  return items.map((item) => (item.ref === ref ? change(item) : item));
}

/** Money designated to it, and letters that brought it to a stage, know it by its new name. */
function renamed({ items, payments, creditNotes, letters }: Itemised, ref: string, newRef: string): Omit<Itemised, 'factsOn'> {
  const money = (one: Claim['payments'][number]) => (one.item === ref ? { ...one, item: newRef } : one);
  const named = <T extends { readonly ref: string }>(one: T): T => (one.ref === ref ? { ...one, ref: newRef } : one);
  return {
    items: changed(items, ref, (item) => ({ ...item, ref: newRef, numberInDoubt: undefined })),
    payments: payments.map(money),
    creditNotes: creditNotes.map(money),
    letters: letters.map((letter) => ({ ...letter, items: letter.items.map(named) })),
  };
}
