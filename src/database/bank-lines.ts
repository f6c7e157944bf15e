/** Lines of bank statements that were booked or asked about: the same line, in whatever statement it comes back, counts once. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { storableJson } from './storable.ts';
import type { Tables } from './tables.ts';

/** `line` is the hash of its account, day, sum, label and rank. */
export type BankLineKey = { readonly line: string; readonly bookedOn: IsoDate; readonly amountCents: Cents };
export type BankLineState = 'asked' | 'booked' | 'left';

/** Those of these lines that were booked, asked about or left aside before. */
export async function knownLines(
  db: Kysely<Tables>,
  practice: PracticeId,
  lines: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lines.length === 0) return new Set();
  const rows = await db
    .selectFrom('bank_lines')
    .select('line')
    .where('practice', '=', practice)
    .where('line', 'in', [...lines])
    .execute();
  return new Set(rows.map((row) => row.line));
}

export type Booked = { readonly claim: ClaimId; readonly mail: MailId | null };

/** false when it was booked before, on whatever claim. */
export async function bookLine(
  trx: Transaction<Tables>,
  practice: PracticeId,
  { line, bookedOn, amountCents }: BankLineKey,
  booked: Booked,
  at: Date,
): Promise<boolean> {
  const row = { state: 'booked' as const, ...booked, recorded: at };
  const taken = await trx
    .insertInto('bank_lines')
    .values({ practice, line, booked_on: bookedOn, amount_cents: amountCents, ...row })
    .onConflict((conflict) => conflict.columns(['practice', 'line']).doUpdateSet(row).where('bank_lines.state', '!=', 'booked'))
    .returning('line')
    .executeTakeFirst();
  return taken !== undefined;
}

export type AskedLine = BankLineKey & {
  /** The numbers under which the question offers a claim for it. */
  readonly choices: readonly number[];
};

/** What is known of a line stays. */
export async function putAskedLines(
  trx: Transaction<Tables>,
  practice: PracticeId,
  lines: readonly AskedLine[],
  { question, mail, at }: { readonly question: string; readonly mail: MailId | null; readonly at: Date },
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ line, bookedOn, amountCents, choices }) => ({
    practice,
    line,
    booked_on: bookedOn,
    amount_cents: amountCents,
    state: 'asked' as const,
    mail,
    question,
    choices: storableJson(choices),
    recorded: at,
  }));
  await trx
    .insertInto('bank_lines')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['practice', 'line']).doNothing())
    .execute();
}

export async function linesAskedBy(db: Kysely<Tables>, practice: PracticeId, question: string): Promise<readonly AskedLine[]> {
  const rows = await db
    .selectFrom('bank_lines')
    .select(['line', 'booked_on', 'amount_cents', 'choices'])
    .where('practice', '=', practice)
    .where('question', '=', question)
    .orderBy(sql`choices->0`)
    .execute();
  return rows.map((row) => ({
    line: row.line,
    bookedOn: row.booked_on,
    amountCents: row.amount_cents,
    choices: row.choices as number[],
  }));
}

/** Answered: what was not chosen is nobody's. */
export async function leaveLines(trx: Transaction<Tables>, practice: PracticeId, question: string): Promise<void> {
  await trx
    .updateTable('bank_lines')
    .set({ state: 'left' })
    .where('practice', '=', practice)
    .where('question', '=', question)
    .where('state', '=', 'asked')
    .execute();
}
