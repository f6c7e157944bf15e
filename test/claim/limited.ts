/** A claim on a consumer whose older invoice can be taken to court until 1 December 2026. */
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import type { Item } from '../../src/claim/item.ts';
import { cents } from '../../src/law/money.ts';
import { day, knownDebtor, MAIL, partner, staff } from './given.ts';

export const consumer: readonly DebtorEvent[] = [
  ...knownDebtor,
  { kind: 'KindLearned', on: day('2024-12-01'), debtorKind: 'consumer', by: staff.address },
];

export function item(ref: string, days: Pick<Item, 'issuedOn' | 'dueDate' | 'completedOn'>, amount = 50_000): ClaimEvent {
  const added: Item = { ref, kind: 'invoice', amountCents: cents(amount), ...days };
  return { kind: 'ItemAdded', on: day('2025-01-05'), item: added, mail: MAIL };
}

/** Beside the invoice of 2026: one of 1 December 2024, due at the end of that month. */
export const older = item('2024-301', { issuedOn: day('2024-12-01'), dueDate: day('2024-12-31') });

export function acknowledged(on: string): ClaimEvent {
  return { kind: 'AcknowledgementConfirmed', on: day(on), acknowledgedOn: day(on), by: partner.address, mail: MAIL };
}
