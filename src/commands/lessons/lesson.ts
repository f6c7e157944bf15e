/** A reading put right, as a labelled case without names: a line of what `score` reads. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { escalatesAlways } from '../../claim/consequences.ts';
import type { CorrectedReading } from '../../database/corrected-readings.ts';
import { pseudonymised } from '../../reading/pseudonyms.ts';
import type { Intent } from '../../reading/reading.ts';
import type { labelledReply } from '../score/replies.ts';

export type Lesson = z.input<typeof labelledReply>;

const PROMISES: readonly Intent[] = ['promise-to-pay', 'instalment-request', 'delay-request'];
const PAYMENTS: readonly Intent[] = ['already-paid', 'partial-payment'];

/** `names`: of everybody the file knows; names nobody told are missed. The case's id tells nothing of the mail. */
export function lessonFrom({ reading, correction, claim }: CorrectedReading, names: readonly string[]): Lesson {
  const { intents, mail } = correction;
  const known = [...names, ...[reading.from.name, claim.debtorName].filter((name) => name !== null)];
  const { text: body } = pseudonymised(reading.ownWords, known);
  const { promise, paid } = reading;
  const says = (some: readonly Intent[]) => intents.some((intent) => some.includes(intent));
  return {
    id: `lesson-${createHash('sha256').update(mail).digest('hex').slice(0, 10)}`,
    received: `${reading.writtenOn}T12:00:00.000Z`,
    body,
    lang: reading.language,
    expected: {
      intents: [...intents],
      escalate: intents.some(escalatesAlways),
      promise:
        promise === null || !says(PROMISES)
          ? null
          : {
              amount_cents: promise.amountCents,
              date: promise.date,
              instalments: promise.instalments?.map(({ amountCents, date }) => ({ amount_cents: amountCents, date })) ?? null,
            },
      paid: paid === null || !says(PAYMENTS) ? null : { amount_cents: paid.amountCents, date: paid.date, reference: null },
      acknowledges_debt: reading.acknowledgesDebt,
      bad_faith: reading.badFaith,
      reply_text: body,
    },
  };
}
