/** An item of a claim: an unpaid invoice, a deposit to refund for a service not performed, what is owed when a contract ended. */
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';

export type ItemKind = 'invoice' | 'refund' | 'balance';
export type Item = {
  /** The invoice number, or a label where there is none; unique in the claim. */
  readonly ref: string;
  /** The mail named another number than the invoice attached to it: `ref` is a label until a member has said which is right. */
  readonly numberInDoubt?: true | undefined;
  readonly kind: ItemKind;
  /** With taxes; null until known. */
  readonly amountCents: Cents | null;
  readonly issuedOn: IsoDate | null;
  readonly dueDate: IsoDate | null;
  /** The day the service or the mandate ended, as a member told it: the limitation runs from it (L-51, L-52). */
  readonly completedOn?: IsoDate | undefined;
  /** Of a refund or a balance: what was agreed, in a member's words. */
  readonly agreed?: string | undefined;
  /** Of a refund: absent where nothing was performed; null while a member has yet to give its value. */
  readonly performed?: Performed | null | undefined;
};
/** The part of a service that was performed: its value as a member gave it, with the ground for it, never computed. */
export type Performed = { readonly amountCents: Cents; readonly ground: string };

/** What the debtor owes of an item before any payment; null until it is known. */
export function owedOf({ amountCents, performed }: Pick<Item, 'amountCents' | 'performed'>): Cents | null {
  if (amountCents === null || performed === null) return null;
  return cents(amountCents - (performed?.amountCents ?? 0));
}
