/** Writes a decision down whole or not at all: events, projections, letters, questions, clues, and what became of the mail. */
import type { Kysely, Transaction } from 'kysely';
import type { ClaimEvent, ClaimId, MailId } from '../claim/claim-events.ts';
import type { DebtorEvent, DebtorId } from '../claim/debtor.ts';
import type { PracticeId } from '../claim/practice.ts';
import { parisDay } from '../law/calendar.ts';
import type { FoundClue } from '../reading/match.ts';
import { type BankLineKey, bookLine } from './bank-lines.ts';
import { debtorRow, type Projection, projectClaim, wakeOthers } from './claims.ts';
import { putClues } from './clues.ts';
import { appendEvents } from './events.ts';
import { lockKept, type Settlement, settleMail } from './mails.ts';
import { markPostedByHand, putOutbox, queueDraft, withdrawLetter } from './outbox.ts';
import type { NewOutbox, Stamped } from './outbox-row.ts';
import { type Left, markLeft } from './posting.ts';
import {
  type Answered,
  markAnswered,
  type NewQuestion,
  putQuestion,
  supersede,
  supersedeClosed,
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
  /** Outbox rows of letters of this claim that may leave; not stamped: by post. */
  readonly releases: readonly { readonly outbox: string; readonly stamped: Stamped | null }[];
  readonly withdrawals: readonly number[];
  readonly outbox: readonly NewOutbox[];
  readonly questions: readonly NewQuestion[];
  readonly clues: readonly FoundClue[];
  readonly answered: readonly ({ readonly question: string } & Answered)[];
  readonly settlement: Settlement | null;
  /** What became of a letter, recorded with its event or not at all. */
  readonly left: Left | null;
  /** The line of a bank statement that it books, once. */
  readonly bankLine: BankLineKey | null;
};

/** @throws unique violation (see `isVersionClash`) when someone recorded meanwhile: load again, decide again. */
export async function record(db: Kysely<Tables>, recording: Recording): Promise<void> {
  await db.transaction().execute((trx) => recordIn(trx, recording));
}

/** Joins the caller's transaction. Writes nothing when the mail was settled, the letter's fate recorded, or the bank line booked meanwhile. */
export async function recordIn(trx: Transaction<Tables>, recording: Recording): Promise<void> {
  const { practice, now, mail, claim, debtor } = recording;
  await lockDebtor(trx, recording);
  await checkClaim(trx, recording);
  if (mail !== null && recording.settlement !== null && !(await lockKept(trx, practice, mail))) return;
  if (recording.left !== null && !(await markLeft(trx, recording.left, now))) return;
  const line = recording.bankLine;
  if (line !== null && !(await bookLine(trx, practice, line, { claim: claim.id, mail }, now))) return;
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
  const happened = (kind: ClaimEvent['kind']) => claim.events.some((event) => event.kind === kind);
  if (happened('PaymentReceived')) await supersede(trx, claim.id, 'check-payment', null);
  if (happened('ClaimClosed')) await supersedeClosed(trx, claim.id);
  await closeLetters(trx, recording);
  for (const { outbox, stamped } of recording.releases) await queueDraft(trx, outbox, stamped);
  for (const row of recording.outbox) await putOutbox(trx, practice, row, now);
  for (const asked of recording.questions) await ask(trx, recording, asked);
  if (mail !== null && recording.settlement !== null) await settleMail(trx, mail, recording.settlement, now);
}

/** Withdrawn or posted by hand, a letter is asked about no more. */
async function closeLetters(trx: Transaction<Tables>, { claim, withdrawals, now }: Recording): Promise<void> {
  for (const number of withdrawals) {
    await withdrawLetter(trx, claim.id, number);
    await supersedeLetter(trx, claim.id, number);
  }
  for (const event of claim.events) {
    if (event.kind !== 'LetterPosted' || event.how !== 'post') continue;
    await markPostedByHand(trx, claim.id, event.number, now);
    await supersedeLetter(trx, claim.id, event.number);
  }
}

/** The debtor's row is the lock: contact cap and stops can't race, and both streams stand still meanwhile. */
async function lockDebtor(trx: Transaction<Tables>, { practice, debtor, claim }: Recording): Promise<void> {
  const { id, seen } = debtor;
  await trx
    .insertInto('debtors')
    .values({ id, practice, name: claim.projection.debtorName, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('debtors')
    .select('version')
    .where('id', '=', id)
    .where('practice', '=', practice)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== seen) throw new VersionClash(`debtor ${id}: decided on version ${seen}, found ${row.version}`);
}

/** Also where no event is appended: a notice and a projection made of an older history must not stand. */
async function checkClaim(trx: Transaction<Tables>, { practice, claim }: Recording): Promise<void> {
  const { id, seen, projection } = claim;
  const row = await trx
    .selectFrom('claims')
    .select('version')
    .where('id', '=', id)
    .where('practice', '=', practice)
    .executeTakeFirst();
  const version = row?.version ?? 0;
  if (version !== seen) throw new VersionClash(`claim ${id}: decided on version ${seen}, found ${version}`);
  if (seen === 0) await takeReference(trx, practice, projection.reference);
}

/** Somebody decided meanwhile, as the unique violation on `events` also says. */
class VersionClash extends Error {
  readonly code = '23505';
}

export function isVersionClash(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

async function project(trx: Transaction<Tables>, { practice, now, claim, debtor }: Recording): Promise<void> {
  const version = debtor.seen + debtor.events.length;
  await trx.updateTable('debtors').set(debtorRow(claim.projection, version)).where('id', '=', debtor.id).execute();
  await projectClaim(trx, practice, claim.id, claim.projection, claim.seen + claim.events.length);
  if (debtor.events.length > 0) await wakeOthers(trx, debtor.id, claim.id, parisDay(now));
}

/** One open question of a kind per claim, per letter and per draft. */
async function ask(trx: Transaction<Tables>, { practice, now, claim }: Recording, asked: NewQuestion): Promise<void> {
  if (asked.draft !== null) await supersedeDraft(trx, asked.draft);
  else await supersede(trx, claim.id, asked.kind, asked.letterNumber);
  await putQuestion(trx, practice, asked, now);
}

/** `AM-2026-0001`: the next of the year. It is taken when its claim is recorded, so that none is skipped. */
export async function nextReference(db: Kysely<Tables>, practice: PracticeId, prefix: string, year: string): Promise<string> {
  const row = await db
    .selectFrom('claim_references')
    .select('last')
    .where('practice', '=', practice)
    .where('year', '=', year)
    .executeTakeFirst();
  return `${prefix}-${year}-${String((row?.last ?? 0) + 1).padStart(4, '0')}`;
}

const NUMBERED = /-(\d{4})-(\d{4,9})$/;

/** The counter's row is a lock: of two claims opened at once under one number, the second is told. @throws VersionClash */
async function takeReference(trx: Transaction<Tables>, practice: PracticeId, reference: string): Promise<void> {
  const [, year, number] = NUMBERED.exec(reference) ?? [];
  if (year === undefined) return;
  const last = Number(number);
  const taken = await trx
    .insertInto('claim_references')
    .values({ practice, year, last })
    .onConflict((conflict) =>
      conflict.columns(['practice', 'year']).doUpdateSet({ last }).where('claim_references.last', '<', last),
    )
    .returning('last')
    .executeTakeFirst();
  if (taken === undefined) throw new VersionClash(`reference ${reference} was taken meanwhile`);
}
