/** Event bodies on their way in and out: each carries the number of its shape, and an older shape is brought up when it is read. */
import { z } from 'zod';
import type { ClaimEvent } from '../claim/claim-events.ts';
import type { DebtorEvent } from '../claim/debtor.ts';

type AnyEvent = ClaimEvent | DebtorEvent;

/** The newest shape of each kind; a kind not named here is at 1. */
const NEWEST: Readonly<Record<string, number>> = {};

/** `upcasters[kind][n - 1]` brings a body of shape n to n + 1. */
const UPCASTERS: Readonly<Record<string, readonly ((body: Record<string, unknown>) => Record<string, unknown>)[]>> = {};

const body = z.looseObject({ kind: z.string(), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) });

export function shapeOf(kind: string): number {
  return NEWEST[kind] ?? 1;
}

/** @throws Error when the stored text is no event of that kind. */
export function eventFrom<E extends AnyEvent>(kind: string, shape: number, text: string): E {
  const read = body.parse(JSON.parse(text));
  if (read.kind !== kind) throw new Error(`an event of kind ${kind} holds a ${read.kind}`);
  const later = (UPCASTERS[kind] ?? []).slice(shape - 1);
  return later.reduce<Record<string, unknown>>((before, upcast) => upcast(before), read) as E;
}

/** The text that is stored and hashed. */
export function textOf(event: AnyEvent): string {
  return JSON.stringify(event);
}
