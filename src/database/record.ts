/** Writes a decision down whole or not at all: events, projections, letters, questions, clues, and what became of the mail. */
import type { Kysely, Transaction } from 'kysely';
import type { ClaimEvent, ClaimId, MailId } from '../claim/claim-events.ts';
import type { DebtorEvent, DebtorId } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { FoundClue } from '../reading/match.ts';
import { type Projection, projectClaim } from './claims.ts';
import { putClues } from './clues.ts';
import { appendEvents } from './events.ts';
import { type Settlement, settleMail } from './mails.ts';
import { type Left, markByPost, markLeft, putOutbox, queueDraft, withdrawLetter } from './outbox.ts';
import type { NewOutbox, Stamped } from './outbox-row.ts';
import {
  type Answered,
  markAnswered,
  type NewQuestion,
  putQuestion,
  supersede,
  supersedeDraft,
  supersedeLetter,
} from './questions.ts';
import type { Tables } from './tables.ts';

export type Recording = {
  readonly practice: PracticeId;
  readonly now: Date;
  readonly mail: MailId | null;
  /** `seen`: the versions the decision was made on; 0 for a stream that begins. */
  readonly claim: {
    readonly id: ClaimId;
    readonly seen: number;
    readonly events: readonly ClaimEvent[];
    readonly projection: Projection;
  };
  readonly debtor: { readonly id: DebtorId; readonly seen: number; readonly events: readonly DebtorEvent[] };
  /** Outbox rows of letters of this claim that may leave, or go to the post. */
  readonly releases: readonly { readonly outbox: string; readonly stamped: Stamped | null }[];
  readonly withdrawals: readonly number[];
  readonly outbox: readonly NewOutbox[];
  readonly questions: readonly NewQuestion[];
  readonly clues: readonly FoundClue[];
  readonly answered: readonly ({ readonly question: string } & Answered)[];
  readonly settlement: Settlement | null;
  /** What became of a letter, recorded with its event or not at all. */
  readonly left: Left | null;
};

/** @throws unique violation (see `isVersionClash`) when someone recorded meanwhile: load again, decide again. */
export async function record(db: Kysely<Tables>, recording: Recording): Promise<void> {
  await db.transaction().execute((trx) => recordIn(trx, recording));
}

/** Joins the caller's transaction. */
export async function recordIn(trx: Transaction<Tables>, recording: Recording): Promise<void> {
  const { practice, now, mail, claim, debtor } = recording;
  await lockDebtor(trx, recording);
  if (recording.left !== null && !(await markLeft(trx, recording.left, now))) return;
  await appendEvents(trx, {
    practice,
    kind: 'debtor',
    stream: debtor.id,
    seen: debtor.seen,
    events: debtor.events,
    mail,
    recorded: now,
  });
  await appendEvents(trx, {
    practice,
    kind: 'claim',
    stream: claim.id,
    seen: claim.seen,
    events: claim.events,
    mail,
    recorded: now,
  });
  await project(trx, recording);
  await putClues(trx, practice, recording.clues);
  for (const answered of recording.answered) await markAnswered(trx, answered.question, answered);
  for (const number of recording.withdrawals) {
    await withdrawLetter(trx, claim.id, number);
    await supersedeLetter(trx, claim.id, number);
  }
  for (const { outbox, stamped } of recording.releases)
    await (stamped === null ? markByPost(trx, outbox) : queueDraft(trx, outbox, stamped));
  for (const row of recording.outbox) await putOutbox(trx, practice, row, now);
  for (const asked of recording.questions) await ask(trx, recording, asked);
  if (mail !== null && recording.settlement !== null) await settleMail(trx, mail, recording.settlement, now);
}

/** The debtor's row is the lock: contact cap and stops can't race, and both streams stand still meanwhile. */
async function lockDebtor(trx: Transaction<Tables>, { practice, debtor, claim }: Recording): Promise<void> {
  const { id, seen } = debtor;
  await trx
    .insertInto('debtors')
    .values({ id, practice, name: claim.projection.debtorName, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx.selectFrom('debtors').select('version').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (row.version !== seen) throw new VersionClash(`debtor ${id}: decided on version ${seen}, found ${row.version}`);
}

/** Somebody decided meanwhile, as the unique violation on `events` also says. */
class VersionClash extends Error {
  readonly code = '23505';
}

export function isVersionClash(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

async function project(trx: Transaction<Tables>, { practice, claim, debtor }: Recording): Promise<void> {
  const version = debtor.seen + debtor.events.length;
  await trx.updateTable('debtors').set({ name: claim.projection.debtorName, version }).where('id', '=', debtor.id).execute();
  await projectClaim(trx, practice, claim.id, claim.projection);
}

/** One open question of a kind per claim, and per draft. */
async function ask(trx: Transaction<Tables>, { practice, now, claim }: Recording, asked: NewQuestion): Promise<void> {
  if (asked.draft !== null) await supersedeDraft(trx, asked.draft);
  else await supersede(trx, claim.id, [asked.kind], null);
  await putQuestion(trx, practice, asked, now);
}

/** `AM-2026-0001`: the next of the year, in order. A number is used up when the claim it was taken for is recorded or not. */
export async function nextReference(db: Kysely<Tables>, practice: PracticeId, prefix: string, year: string): Promise<string> {
  const row = await db
    .insertInto('claim_references')
    .values({ practice, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['practice', 'year']).doUpdateSet((row) => ({ last: row('claim_references.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${prefix}-${year}-${String(row.last).padStart(4, '0')}`;
}
