/** The JSON given to `letter-check`, checked: a letter, or every fault at once. */
import { z } from 'zod';
import { STEPS } from '../../claim/open-steps.ts';
import { FaultyFile, faultInWords, faultsFrom } from '../../config/faults.ts';
import { type IsoDate, isIsoDate } from '../../law/calendar.ts';
import { cents } from '../../law/money.ts';
import type { GivenLetter } from '../../letters/any-letter.ts';
import { STANDARD_INPUT } from '../standard-input.ts';

const wanted = (error: string) => ({ error });
const block = wanted('un bloc entre accolades');
const dayWanted = wanted('un jour du calendrier entre 1900 et 2100, comme "2026-11-24", ou null');
const totalWanted = wanted('un nombre entier de centimes, zéro ou plus, comme 120000, ou null');
const choiceOf = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, wanted(`${choices.slice(0, -1).join(', ')} ou ${choices.at(-1)}`));
/** Absent, it is null. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const shape = z
  .strictObject(
    {
      subject: maybe(z.string(wanted('l’objet du courrier, entre guillemets, ou null'))),
      text: z
        .string(wanted('le texte du courrier, entre guillemets'))
        .refine((text) => text.trim() !== '', wanted('le texte du courrier')),
      on: maybe(
        z
          .string(dayWanted)
          .refine((text): boolean => isIsoDate(text) && text >= '1900' && text < '2101', dayWanted)
          .transform((text) => text as IsoDate),
      ),
      creditor: maybe(
        z.strictObject({ profession: maybe(choiceOf(['avocat', 'expert-comptable', 'medecin', 'notaire', 'other'])) }, block),
      ),
      debtor: maybe(
        z.strictObject(
          {
            kind: maybe(choiceOf(['professional', 'consumer', 'non-professional', 'public'])),
            name: maybe(z.string(wanted('un nom entre guillemets, ou null'))),
          },
          block,
        ),
      ),
      totalCents: maybe(z.int(totalWanted).min(0, totalWanted).transform(cents)),
      openSteps: maybe(z.array(choiceOf(STEPS), wanted('une liste de voies ouvertes, comme ["order-for-payment"]'))),
    },
    wanted('un objet JSON'),
  )
  .transform(
    ({ subject, text, on, creditor, debtor, totalCents, openSteps }): GivenLetter => ({
      subject: subject ?? '',
      text,
      on,
      profession: creditor?.profession ?? null,
      debtorKind: debtor?.kind ?? null,
      debtorName: debtor?.name ?? null,
      totalCents,
      openSteps: openSteps ?? [],
    }),
  );

/** @throws FaultyFile with every fault of the document. */
export function givenLetterFrom(document: unknown): GivenLetter {
  const read = shape.safeParse(document);
  if (read.success) return read.data;
  throw new FaultyFile(STANDARD_INPUT, faultsFrom(read.error.issues, document).map(faultInWords));
}
