/** What bodies of events are made of: days, sums, names of cases. */
import { z } from 'zod';
import type { MailId } from '../claim/claim-events.ts';
import { type IsoDate, isIsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { INTENTS } from '../reading/reading.ts';

/** Fields of an event or of a part of it; what a later version adds is kept. */
export const fields = z.looseObject;

export const words = z.string();
export const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), 'not a day like 2026-11-24');
export const sum = z.custom<Cents>((value) => Number.isSafeInteger(value), 'not whole cents');
export const number = z.int().positive();
export const mail = idOf<MailId>();
export const intent = z.enum(INTENTS);
export const statement = fields({ intent, quote: words });
export const instalment = fields({ amountCents: sum.nullable(), date: day.nullable() });

export function idOf<Id extends string>() {
  return z.custom<Id>((value) => typeof value === 'string' && value !== '', 'not an id');
}

/** Every case of a union and no other: the compiler counts them. */
export function oneOf<Case extends string>(cases: Readonly<Record<Case, true>>) {
  return z.enum(Object.keys(cases) as [Case, ...Case[]]);
}
