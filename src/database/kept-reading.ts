/** What was understood of a mail when it was settled, as it was kept. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { Authenticity, Reading } from '../reading/reading.ts';
import { day, fields, instalment, intent, statement, sum, words } from './shape-parts.ts';
import type { Tables } from './tables.ts';

const name = words.nullable();
const reading = fields({
  kind: words,
  writtenOn: day,
  from: fields({ name, address: name }),
  ownWords: words,
  language: z.enum(['fr', 'en', 'mixed', 'other']),
  intents: z.array(intent),
  statements: z.array(statement),
  promise: fields({ amountCents: sum.nullable(), date: day.nullable(), instalments: z.array(instalment).nullable() }).nullable(),
  paid: fields({ amountCents: sum.nullable(), date: day.nullable(), reference: name }).nullable(),
  acknowledgesDebt: z.boolean(),
  badFaith: z.boolean(),
});

const proof = fields({ verdict: z.enum(['authentic', 'unproven', 'forged']) });

/** Of a debtor's words, what a later decision needs: nothing of why a person was asked. */
export type KeptReading = Pick<
  Reading,
  'writtenOn' | 'from' | 'ownWords' | 'language' | 'intents' | 'statements' | 'promise' | 'paid' | 'acknowledgesDebt' | 'badFaith'
> & { readonly kind: string };
export type ReadMail = {
  readonly reading: KeptReading;
  readonly authenticity: Authenticity['verdict'];
  readonly sender: string | null;
  readonly subject: string;
  readonly received: Date;
};

/** null where the mail is not kept, or was not read. @throws ZodError when it holds something else. */
export async function keptReading(db: Kysely<Tables>, practice: PracticeId, id: MailId): Promise<ReadMail | null> {
  const row = await db
    .selectFrom('mails')
    .select(['reading', 'authenticity', 'from_address', 'subject', 'received'])
    .where('practice', '=', practice)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.reading === null) return null;
  const { verdict } = proof.parse(row.authenticity);
  const { from_address: sender, subject, received } = row;
  return { reading: reading.parse(row.reading), authenticity: verdict, sender, subject: subject ?? '', received };
}
