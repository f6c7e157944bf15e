/** Questions to members: asked once, answered once by one reply, asked again, superseded when they no longer matter. */
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { ClaimId, MailId } from '../claim/claim-events.ts';
import type { Notice, QuestionKind } from '../claim/decision.ts';
import type { PracticeId } from '../claim/practice.ts';
import type { IsoDate } from '../law/calendar.ts';
import { storable, storableJson } from './storable.ts';
import type { Tables } from './tables.ts';

export type QuestionRow = {
  readonly id: string;
  readonly kind: QuestionKind;
  /** The mail it was asked about, where there is one: held until answered. */
  readonly mail: MailId | null;
  readonly claim: ClaimId | null;
  readonly letterNumber: number | null;
  readonly draft: string | null;
  readonly draftHash: string | null;
  readonly notice: string;
  readonly askedOf: string;
  /** The notice as decided, to be written again for whoever is asked next. */
  readonly said: Notice;
  readonly choices: readonly string[];
  /** For `choose-claim`: the claim each choice stands for, in order. */
  readonly candidates: readonly ClaimId[];
  /** For `prove-yourself`: the hash of the code. */
  readonly code: string | null;
  readonly timesAsked: number;
  readonly askAgainOn: IsoDate;
  readonly state: 'open' | 'answered' | 'superseded';
};

export type NewQuestion = Omit<QuestionRow, 'timesAsked' | 'state'>;

export async function putQuestion(trx: Transaction<Tables>, practice: PracticeId, asked: NewQuestion, at: Date): Promise<void> {
  const { id, kind, mail, claim, letterNumber, draft, draftHash, notice, askedOf, said, choices, candidates, code, askAgainOn } =
    asked;
  await trx
    .insertInto('questions')
    .values({
      id,
      practice,
      kind,
      mail,
      claim,
      letter_number: letterNumber,
      draft,
      draft_hash: draftHash,
      notice,
      asked_of: askedOf,
      said: storableJson(said),
      choices: storableJson(choices),
      candidates: storableJson(candidates),
      code,
      asked: at,
      times_asked: 1,
      ask_again_on: askAgainOn,
      state: 'open',
    })
    .execute();
}

/** Asked again: the older open question of that kind, about that letter where it is about one, is superseded. */
export async function supersede(
  trx: Transaction<Tables>,
  claim: ClaimId,
  kind: QuestionKind,
  letterNumber: number | null,
): Promise<void> {
  let query = trx
    .updateTable('questions')
    .set({ state: 'superseded' })
    .where('claim', '=', claim)
    .where('state', '=', 'open')
    .where('kind', '=', kind);
  if (letterNumber !== null) query = query.where('letter_number', '=', letterNumber);
  await query.execute();
}

/** The claim is closed: only whether a letter left, whose a mail is and who wrote it may still be asked. */
export async function supersedeClosed(trx: Transaction<Tables>, claim: ClaimId): Promise<void> {
  await trx
    .updateTable('questions')
    .set({ state: 'superseded' })
    .where('claim', '=', claim)
    .where('state', '=', 'open')
    .where('kind', 'not in', ['letter-posted', 'letter-unsure', 'choose-claim', 'prove-yourself'])
    .execute();
}

export async function supersedeDraft(trx: Transaction<Tables>, draft: string): Promise<void> {
  await trx
    .updateTable('questions')
    .set({ state: 'superseded' })
    .where('draft', '=', draft)
    .where('state', '=', 'open')
    .execute();
}

/** The letter it asks about is withdrawn or refused: nobody need answer any more. */
export async function supersedeLetter(trx: Transaction<Tables>, claim: ClaimId, letterNumber: number): Promise<void> {
  await trx
    .updateTable('questions')
    .set({ state: 'superseded' })
    .where('claim', '=', claim)
    .where('letter_number', '=', letterNumber)
    .where('state', '=', 'open')
    .execute();
}

export type Answered = { readonly by: string; readonly mail: MailId | null; readonly outcome: string };

/** false when it had been answered already: an answer works once. */
export async function markAnswered(db: Kysely<Tables>, id: string, { by, mail, outcome }: Answered): Promise<boolean> {
  const row = await db
    .updateTable('questions')
    .set({ state: 'answered', answered_by: by, answered_mail: mail, outcome: storable(outcome) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row.numUpdatedRows > 0n;
}

export async function questionById(db: Kysely<Tables>, practice: PracticeId, id: string): Promise<QuestionRow | null> {
  const row = await db
    .selectFrom('questions')
    .selectAll()
    .where('practice', '=', practice)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : questionFrom(row);
}

/** The question a notice of ours carries, for answers that lost its token. */
export async function questionAskedBy(db: Kysely<Tables>, practice: PracticeId, notice: string): Promise<QuestionRow | null> {
  const row = await db
    .selectFrom('questions')
    .selectAll()
    .where('practice', '=', practice)
    .where('notice', '=', notice)
    .executeTakeFirst();
  return row === undefined ? null : questionFrom(row);
}

export async function questionsToAskAgain(
  db: Kysely<Tables>,
  practice: PracticeId,
  day: IsoDate,
): Promise<readonly QuestionRow[]> {
  const rows = await db
    .selectFrom('questions')
    .selectAll()
    .where('practice', '=', practice)
    .where('state', '=', 'open')
    .where('ask_again_on', '<=', day)
    .orderBy('id')
    .execute();
  return rows.map(questionFrom);
}

export async function openQuestions(db: Kysely<Tables>, practice: PracticeId): Promise<readonly QuestionRow[]> {
  const rows = await db
    .selectFrom('questions')
    .selectAll()
    .where('practice', '=', practice)
    .where('state', '=', 'open')
    .orderBy('asked')
    .execute();
  return rows.map(questionFrom);
}

export type AskedAgain = {
  readonly askedOf: string;
  readonly notice: string;
  readonly askAgainOn: IsoDate;
  readonly timesAsked: number;
};

export async function markAskedAgain(trx: Transaction<Tables>, id: string, again: AskedAgain): Promise<void> {
  const { askedOf: asked_of, notice, askAgainOn: ask_again_on, timesAsked: times_asked } = again;
  await trx.updateTable('questions').set({ asked_of, notice, ask_again_on, times_asked }).where('id', '=', id).execute();
}

/** No mail this time: it stands in the digest, and is looked at again on that day. */
export async function postponeQuestion(db: Kysely<Tables>, id: string, askAgainOn: IsoDate): Promise<void> {
  await db.updateTable('questions').set({ ask_again_on: askAgainOn }).where('id', '=', id).execute();
}

const choices = z.array(z.string());

function questionFrom(row: Selectable<Tables['questions']>): QuestionRow {
  return {
    id: row.id,
    kind: row.kind,
    mail: row.mail,
    claim: row.claim,
    letterNumber: row.letter_number,
    draft: row.draft,
    draftHash: row.draft_hash,
    notice: row.notice,
    askedOf: row.asked_of,
    said: row.said as Notice,
    choices: choices.parse(row.choices),
    candidates: choices.parse(row.candidates) as ClaimId[],
    code: row.code,
    timesAsked: row.times_asked,
    askAgainOn: row.ask_again_on,
    state: row.state,
  };
}
