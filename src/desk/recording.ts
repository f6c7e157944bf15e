/** Turns a decision into what is recorded: its letters written and stamped, its notices addressed, its questions sealed, its clues and projection. */
import type { Claim } from '../claim/claim.ts';
import { type ClaimEvent, isOf, type Letter } from '../claim/claim-events.ts';
import type { Debtor } from '../claim/debtor.ts';
import { takenBackNotice } from '../claim/decide-on-posting.ts';
import { type Decision, lettersIn, type Notice } from '../claim/decision.ts';
import { claimStatus, type Situation, situationAfter, statementOf } from '../claim/situation.ts';
import { wakesOn } from '../claim/why-quiet.ts';
import type { PracticeConfig } from '../config.ts';
import type { Projection } from '../database/claims.ts';
import { messageIdOf } from '../database/mails.ts';
import { outboxOfLetter } from '../database/outbox.ts';
import type { NewOutbox, OutboxRow, Stamped } from '../database/outbox-row.ts';
import type { NewQuestion } from '../database/questions.ts';
import type { Recording } from '../database/record.ts';
import { nextAnswerSlot, nextSendSlot } from '../law/calendar.ts';
import { newId } from '../outside/seal.ts';
import { type FoundClue, invoiceClue } from '../reading/match.ts';
import type { Cause } from './act-on-claim.ts';
import type { Desk } from './desk.ts';
import { nameClue } from './find-claim.ts';
import { noticeRow, questionIn } from './notice-row.ts';
import { readerOf, registeredCopy, stampedFor, type Written, writeLetter } from './write-letters.ts';

type Writing = { readonly desk: Desk; readonly config: PracticeConfig; readonly after: Situation; readonly cause: Cause };

/** `opens`: the claim begins with this decision, and the versions seen are 0 for it. */
export async function recordingOf(
  desk: Desk,
  config: PracticeConfig,
  situation: Situation,
  decision: Decision,
  cause: Cause,
  opens = false,
): Promise<Recording> {
  const { claimEvents } = decision;
  const after = opens ? situation : situationAfter(situation, claimEvents, decision.debtorEvents);
  const writing: Writing = { desk, config, after, cause };
  const letters = await Promise.all(lettersIn(decision).map((letter) => letterRow(writing, letter)));
  const releases = await releasesOf(writing, claimEvents);
  const notices = [...decision.notices, ...(await takenBack(writing, claimEvents))];
  const written = await Promise.all(notices.map((notice) => writtenNotice(writing, notice, letters)));
  return {
    ...streams(after, decision),
    practice: config.practice.id,
    now: desk.now(),
    mail: cause.mail,
    releases,
    withdrawals: claimEvents.flatMap((event) => (isOf(event, ['LetterWithdrawn', 'LetterRefused']) ? [event.number] : [])),
    outbox: [...letters, ...written.map((one) => one.row)],
    questions: written.flatMap((one) => (one.asked === null ? [] : [one.asked])),
    clues: cluesOf(after.claim, after.debtor),
    answered: decides(decision) ? cause.answered.map((one) => ({ ...one, mail: cause.mail })) : [],
    left: cause.left ?? null,
    bankLine: decides(decision) ? (cause.bankLine ?? null) : null,
    settlement: cause.outcome === null ? null : { ...cause.outcome, claim: after.claim.id },
  };
}

/** What is appended to the two histories, after the versions the decision was made on. */
function streams(after: Situation, { claimEvents, debtorEvents }: Decision): Pick<Recording, 'claim' | 'debtor'> {
  const { claim, debtor } = after;
  const seen = claim.version - claimEvents.length;
  return {
    claim: { id: claim.id, seen, events: claimEvents, projection: projectionOf(after) },
    debtor: { id: debtor.id, seen: debtor.version - debtorEvents.length, events: debtorEvents },
  };
}

/** A reply that decided nothing leaves its question open. */
function decides(decision: Decision): boolean {
  return (
    decision.claimEvents.length + decision.debtorEvents.length > 0 || decision.notices.some((notice) => notice.question !== null)
  );
}

export function projectionOf(situation: Situation): Projection {
  const { claim, debtor } = situation;
  const statement = statementOf(situation);
  return {
    reference: claim.reference,
    creditor: claim.creditor,
    debtorId: debtor.id,
    debtorName: debtor.name,
    debtorSiren: debtor.siren,
    insolvencyCheckedOn: debtor.insolvencyCheckedOn,
    status: claimStatus(claim, debtor),
    balanceCents: 'rateUnknown' in statement ? null : statement.totalCents,
    wakesOn: wakesOn(situation),
  };
}

async function letterRow(writing: Writing, letter: Letter): Promise<NewOutbox> {
  const { desk, after } = writing;
  const written = await writeLetter(desk, after, letter);
  const state = letter.approval === 'none' ? 'queued' : 'draft';
  const inReplyTo = letter.answers === null ? null : await messageIdOf(desk.db, letter.answers);
  const row = { ...rowOf(written), question: null, inReplyTo };
  const stamped =
    state === 'queued' && row.to !== null ? await stamp(writing, { ...row, to: row.to }, leavesAt(desk, letter, 0)) : null;
  return {
    ...row,
    purpose: 'letter',
    claim: after.claim.id,
    letterNumber: letter.number,
    state,
    knownClaimVersion: after.claim.version,
    knownDebtorVersion: after.debtor.version,
    stamped,
  };
}

/** What a member asked for or a debtor waits for leaves at once, by day; the unsolicited waits for the sending window. */
function leavesAt(desk: Desk, letter: Letter, holdMinutes: number): Date {
  const earliest = new Date(desk.now().getTime() + holdMinutes * 60_000);
  return letter.solicited ? nextAnswerSlot(earliest) : nextSendSlot(earliest);
}

function rowOf({ id, to, subject, text, html, attachments, hash }: Written) {
  return { id, to, subject, text, html, attachments, draftHash: hash };
}

function stamp(
  { desk, config }: Writing,
  row: Pick<NewOutbox, 'id' | 'subject' | 'text' | 'html' | 'attachments' | 'question' | 'inReplyTo'> & { readonly to: string },
  notBefore: Date,
): Promise<Stamped> {
  return stampedFor(desk, config, { ...row, notBefore });
}

/** Drafts that were approved, queued; stamped, unless they go by post. */
async function releasesOf(writing: Writing, events: readonly ClaimEvent[]): Promise<Recording['releases']> {
  const { desk, config, after } = writing;
  const releases: Recording['releases'][number][] = [];
  for (const event of events) {
    if (event.kind !== 'LetterApproved') continue;
    const row = await outboxOfLetter(desk.db, config.practice.id, after.claim.id, event.number);
    const letter = after.claim.letters.find((one) => one.number === event.number);
    if (row === null || letter === undefined) throw new Error(`letter ${event.number} of ${after.claim.id} is not in the outbox`);
    if (row.draftHash !== event.draftHash)
      throw new Error(`letter ${event.number} of ${after.claim.id} is not the draft that was approved`);
    const stamped =
      row.to === null ? null : await stamp(writing, { ...row, to: row.to }, leavesAt(desk, letter, event.holdMinutes));
    releases.push({ outbox: row.id, stamped });
  }
  return releases;
}

/** A letter withdrawn while the staff holds its paper: they are told not to post it. */
async function takenBack({ desk, config, after }: Writing, events: readonly ClaimEvent[]): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const event of events) {
    if (event.kind !== 'LetterWithdrawn') continue;
    const row = await outboxOfLetter(desk.db, config.practice.id, after.claim.id, event.number);
    if (row?.state === 'by-post') notices.push(...takenBackNotice(after, event.number, event.because));
  }
  return notices;
}

type WrittenNotice = { readonly row: NewOutbox; readonly asked: NewQuestion | null };

async function writtenNotice(writing: Writing, notice: Notice, letters: readonly NewOutbox[]): Promise<WrittenNotice> {
  const { desk, config, after, cause } = writing;
  const addressed = {
    notice,
    member: readerOf(config.practice, after.claim, notice.to),
    claim: after.claim.id,
    about: { claimReference: after.claim.reference, debtorName: after.debtor.name },
    shown: await shownIn(writing, notice, letters),
    question: notice.question === null ? null : newId(),
    mail: cause.mail,
  };
  const row = await noticeRow(desk, config, addressed);
  return { row, asked: questionIn(addressed, row, { candidates: [], code: null }) };
}

async function shownIn(
  { desk, config, after }: Writing,
  notice: Notice,
  letters: readonly NewOutbox[],
): Promise<NewOutbox | OutboxRow | null> {
  if (notice.shows === null) return null;
  const letter = after.claim.letters.find((one) => one.number === notice.shows);
  const stored = () => outboxOfLetter(desk.db, config.practice.id, after.claim.id, notice.shows!);
  if (notice.template === 'notice-to-register' && letter !== undefined) {
    const row = await stored();
    return row === null ? null : { ...row, attachments: [await registeredCopy(desk, after, letter)] };
  }
  const fresh = letters.find((row) => row.letterNumber === notice.shows);
  return fresh ?? stored();
}

/** What, in a later mail, will point at this claim. */
export function cluesOf(claim: Claim, debtor: Debtor): readonly FoundClue[] {
  const clue = (kind: FoundClue['kind'], value: string): FoundClue => ({ kind, value, claimId: claim.id });
  const numbers = claim.items.map((item) => invoiceClue(item.ref)).filter((number) => number !== null);
  const name = nameClue(debtor.name ?? '');
  return [
    clue('reference', claim.reference.toUpperCase()),
    ...claim.items.flatMap((item) => (item.amountCents === null ? [] : [clue('amount', String(item.amountCents))])),
    ...numbers.map((number) => clue('invoice-number', number)),
    ...debtor.addresses.map((known) => clue('address', known.address)),
    ...(name.length >= 3 ? [clue('name', name)] : []),
  ];
}
