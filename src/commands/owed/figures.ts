/** The JSON given to `owed`, checked: figures, or every fault at once. */
import { z } from 'zod';
import type { Money } from '../../claim/claim.ts';
import { type Figures, missingHalfYears } from '../../claim/owed.ts';
import { FaultyFile, faultInWords, faultsFrom } from '../../config/faults.ts';
import { type IsoDate, isIsoDate } from '../../law/calendar.ts';
import { basisPoints, cents } from '../../law/money.ts';
import type { Rates } from '../../law/rates.ts';
import { STANDARD_INPUT } from '../standard-input.ts';

/** Ten billion euros: a thousand such items still add up exactly. */
const MOST_CENTS = 1_000_000_000_000;

const wanted = (error: string) => ({ error });
const dayWanted = wanted('un jour du calendrier entre 1900 et 2100, comme "2026-11-24"');
const amountWanted = wanted('un nombre entier de centimes, de 0 à dix milliards d’euros, comme 120000');
const rateWanted = wanted('un taux à deux décimales entre guillemets, comme "10.00", ou null');
const refWanted = wanted('une référence entre guillemets, comme "F-1"');
const choiceOf = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, wanted(`${choices.slice(0, -1).join(', ')} ou ${choices.at(-1)}`));
/** Absent, it is null. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
/** Absent, it is empty. */
const listOf = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema, wanted('une liste'))
    .nullish()
    .transform((list) => list ?? []);

const day = z
  .string(dayWanted)
  .refine((text): boolean => isIsoDate(text) && text >= '1900' && text < '2101', dayWanted)
  .transform((text) => text as IsoDate);
const amount = z.int(amountWanted).min(0, amountWanted).max(MOST_CENTS, amountWanted).transform(cents);
const rate = z
  .string(rateWanted)
  .regex(/^\d{1,3}\.\d{2}$/, rateWanted)
  .transform(basisPoints);
const ref = z.string(refWanted).min(1, refWanted);
const block = wanted('un bloc entre accolades');

const item = z.strictObject(
  {
    ref,
    kind: maybe(choiceOf(['invoice', 'refund', 'balance'])).transform((kind) => kind ?? 'invoice'),
    amountCents: amount,
    dueDate: day,
    stipulatedRatePct: maybe(rate),
  },
  block,
);
const money = z
  .strictObject({ date: day, amountCents: amount, item: maybe(ref) }, block)
  .transform(({ date, amountCents, item }): Money => ({ on: date, amountCents, item }));

const shape = z
  .strictObject(
    {
      on: day,
      creditor: maybe(z.strictObject({ kind: choiceOf(['professional', 'individual']) }, block)),
      debtor: maybe(z.strictObject({ kind: choiceOf(['professional', 'consumer', 'non-professional', 'public']) }, block)),
      items: listOf(item),
      payments: listOf(money),
      creditNotes: listOf(money),
      formalNoticeReceivedOn: maybe(day),
      insolvencyOpenedOn: maybe(day),
    },
    wanted('un objet JSON'),
  )
  .transform(
    ({ creditor, debtor, items, ...rest }): Figures => ({
      ...rest,
      creditor: creditor?.kind ?? 'professional',
      debtor: debtor?.kind ?? null,
      items: items.map(({ stipulatedRatePct, ...one }) => ({ ...one, stipulatedRate: stipulatedRatePct })),
    }),
  );

/** @throws FaultyFile with every fault of the document, and every half-year that the rates lack for what is sound in it. */
export function figuresFrom(document: unknown, rates: Rates): Figures {
  const read = shape.safeParse(document);
  const issues = read.error?.issues ?? [];
  const sound = read.success ? read : shape.safeParse(withoutFaulty(document, issues));
  const faults = [
    ...faultsFrom(issues, document).map(faultInWords),
    ...strayRefs(document),
    ...(sound.success ? missingHalfYears(sound.data, rates) : []).map(rateMissing),
  ];
  if (!read.success || faults.length > 0) throw new FaultyFile(STANDARD_INPUT, faults);
  return read.data;
}

/** The document without the entries of its lists, or the keys, in which something is wrong. */
function withoutFaulty(document: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const faulty = new Set(issues.map(({ path }) => (typeof path[1] === 'number' ? `${String(path[0])} ${path[1]}` : path[0])));
  const kept = Object.entries(document).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key !== 'on' && (faulty.has(key) || !Object.hasOwn(shape.in.shape, key))) return [];
    return [[key, Array.isArray(value) ? value.filter((_, index) => !faulty.has(`${key} ${index}`)) : value]];
  });
  return Object.fromEntries(kept);
}

const anything = z.record(z.string(), z.unknown()).catch({});
const entries = z.array(anything).catch([]);

/** References given twice, and money set against an item that is not there: seen even where other things are wrong. */
function strayRefs(document: unknown): readonly string[] {
  const { items, payments, creditNotes } = anything.parse(document);
  const refs = entries.parse(items).map(({ ref }) => ref);
  const twice = refs.flatMap((one, index) =>
    typeof one === 'string' && refs.indexOf(one) < index
      ? [`items n° ${index + 1} › ref : « ${one} » est déjà donnée plus haut`]
      : [],
  );
  const unknown = Object.entries({ payments, creditNotes }).flatMap(([list, all]) =>
    entries.parse(all).flatMap(({ item: named }, index) => {
      if (typeof named !== 'string' || named === '' || refs.includes(named)) return [];
      return [`${list} n° ${index + 1} › item : aucune créance n’a la référence « ${named} »`];
    }),
  );
  return [...twice, ...unknown];
}

function rateMissing(halfYear: string): string {
  return `il manque les taux du semestre ${halfYear} ; ajoutez-les à config/rates.yaml, avec leur source`;
}
