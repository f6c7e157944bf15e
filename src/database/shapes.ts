/** Event bodies on their way in and out: each carries the number of its shape, and an older shape is brought up when it is read. */
import type { z } from 'zod';
import type { ClaimEvent } from '../claim/claim-events.ts';
import type { DebtorEvent } from '../claim/debtor.ts';
import { CLAIM_SHAPES } from './claim-shapes.ts';
import { DEBTOR_SHAPES } from './debtor-shapes.ts';
import { storableJson } from './storable.ts';

type AnyEvent = ClaimEvent | DebtorEvent;
type Body = Readonly<Record<string, unknown>>;

/** `UPCASTERS[kind][n - 1]` brings a body of shape n to n + 1; a kind not named here is at 1. */
const UPCASTERS: Readonly<Record<string, readonly ((body: Body) => Body)[]>> = {};

/** The newest shape of that kind: the one that is written. */
export function shapeOf(kind: string): number {
  return 1 + (UPCASTERS[kind]?.length ?? 0);
}

const SHAPES: ReadonlyMap<string, z.ZodType<AnyEvent>> = new Map(Object.entries({ ...CLAIM_SHAPES, ...DEBTOR_SHAPES }));

/** @throws Error when the stored text is no event of that kind, naming what is wrong and none of what it says. */
export function eventFrom<E extends AnyEvent>(kind: string, shape: number, text: string): E {
  const newest = SHAPES.get(kind);
  if (newest === undefined) throw new Error(`no event is called ${kind}`);
  if (shape < 1 || shape > shapeOf(kind)) throw new Error(`${kind} of shape ${shape} was written by a later version`);
  const later = (UPCASTERS[kind] ?? []).slice(shape - 1);
  const body = later.reduce((before, upcast) => upcast(before), JSON.parse(text) as Body);
  if (body.kind !== kind) throw new Error(`an event of kind ${kind} holds a ${String(body.kind)}`);
  const read = newest.safeParse(body);
  if (read.success) return body as E;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new Error(`not a ${kind}: ${faults.join('; ')}`);
}

/** The text that is stored and hashed. @throws Error when it could not be read back: it must not enter a history. */
export function textOf(event: AnyEvent): string {
  const text = storableJson(event);
  eventFrom(event.kind, shapeOf(event.kind), text);
  return text;
}
