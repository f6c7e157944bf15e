/** Takes in the lines of a bank statement: books those that are certain, gathers those to ask about, and leaves what was seen before. */

import type { MailId } from '../claim/claim-events.ts';
import { decideOnBankLine } from '../claim/decide-on-bank-line.ts';
import { isEmpty, NO_DECISION } from '../claim/decision.ts';
import { type Payable, payableIn } from '../claim/payable.ts';
import type { Member } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { type BankLineKey, knownLines } from '../database/bank-lines.ts';
import { claimsOwing, loadClaim } from '../database/claims.ts';
import { findManyClues } from '../database/clues.ts';
import { rawHash } from '../outside/content-key.ts';
import type { BankLine, BankStatement } from '../reading/bank-statement.ts';
import type { FoundClue } from '../reading/match.ts';
import {
  type Candidate,
  claimsPointedAt,
  cluesInLine,
  doubtOn,
  matchPayment,
  type PaymentMatch,
} from '../reading/match-payment.ts';
import { actOnClaim, NO_CAUSE } from './act-on-claim.ts';
import { type Desk, situationFrom, today } from './desk.ts';

export type Sender = { readonly member: Member; readonly mail: MailId | null };

export type BookedLine = { readonly line: BankLine; readonly candidate: Candidate; readonly after: Payable };
export type DoubtfulLine = { readonly line: BankLine; readonly match: Extract<PaymentMatch, { found: 'doubtful' }> };

export type TakenIn = {
  readonly booked: readonly BookedLine[];
  readonly doubtful: readonly DoubtfulLine[];
  /** Booked, asked about or left aside before. */
  readonly known: number;
  readonly nobodys: number;
  /** Of a day to come. */
  readonly toCome: number;
};

const AT_ONCE = 100;
const MOST_CLAIMS_A_LINE = 8;

/** `onProgress` is told how many of how many lines are done. */
export async function takeInStatement(
  desk: Desk,
  config: PracticeConfig,
  { credits }: BankStatement,
  sender: Sender,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<TakenIn> {
  const booked: BookedLine[] = [];
  const doubtful: DoubtfulLine[] = [];
  let [known, nobodys] = [0, 0];
  const past = credits.filter(({ bookedOn }) => bookedOn <= today(desk));
  for (let from = 0; from < past.length; from += AT_ONCE) {
    const lines = past.slice(from, from + AT_ONCE);
    const seen = await knownLines(
      desk.db,
      config.practice.id,
      lines.map((line) => keyOf(line).line),
    );
    const fresh = lines.filter((line) => !seen.has(keyOf(line).line));
    known += lines.length - fresh.length;
    const clues = await cluesOf(desk, config, fresh);
    for (const line of fresh) {
      const match = await matched(desk, config, line, clues.get(line) ?? []);
      const after = match.found === 'certain' ? await book(desk, config, line, match.candidate, sender) : null;
      if (match.found === 'none') nobodys += 1;
      else if (match.found === 'doubtful') doubtful.push({ line, match });
      else if (after !== null) booked.push({ line, candidate: match.candidate, after });
      else doubtful.push({ line, match: { found: 'doubtful', candidates: [match.candidate], doubt: 'already-counted' } });
    }
    onProgress(from + lines.length, past.length);
  }
  return { booked, doubtful, known, nobodys, toCome: credits.length - past.length };
}

export function keyOf({ lineId, bookedOn, amountCents }: BankLine): BankLineKey {
  return { line: rawHash(Buffer.from(lineId)), bookedOn, amountCents };
}

/** Of each line, its clues that are known on claims. */
async function cluesOf(
  desk: Desk,
  config: PracticeConfig,
  lines: readonly BankLine[],
): Promise<ReadonlyMap<BankLine, readonly FoundClue[]>> {
  const sought = new Map(lines.map((line) => [line, cluesInLine(line)]));
  const { id } = config.practice;
  const known = await findManyClues(desk.db, id, [...sought.values()].flat());
  const owing = await claimsOwing(desk.db, id, [...new Set(lines.map(({ amountCents }) => amountCents))]);
  const sums = owing.map((one): FoundClue => ({ kind: 'amount', value: String(one.balanceCents), claimId: one.id }));
  const byClue = Map.groupBy([...known, ...sums], ({ kind, value }) => `${kind} ${value}`);
  return new Map(
    [...sought].map(([line, clues]) => [line, clues.flatMap(({ kind, value }) => byClue.get(`${kind} ${value}`) ?? [])]),
  );
}

/** Claims as they stand now: the lines before this one are booked. */
async function matched(desk: Desk, config: PracticeConfig, line: BankLine, clues: readonly FoundClue[]): Promise<PaymentMatch> {
  const payables: Payable[] = [];
  for (const id of claimsPointedAt(clues, MOST_CLAIMS_A_LINE)) payables.push(await payableNow(desk, config, id));
  return matchPayment(line, clues, payables);
}

export async function payableNow(desk: Desk, config: PracticeConfig, id: Payable['claimId']): Promise<Payable> {
  const { claim, debtor } = await loadClaim(desk.db, config.practice.id, id);
  return payableIn(situationFrom(desk, config, claim, debtor));
}

/** What then remains; null where somebody booked the like of it meanwhile. */
async function book(
  desk: Desk,
  config: PracticeConfig,
  line: BankLine,
  { payable }: Candidate,
  { member, mail }: Sender,
): Promise<Payable | null> {
  const cause = { ...NO_CAUSE, mail, bankLine: keyOf(line) };
  const payment = { amountCents: line.amountCents, paidOn: line.bookedOn, by: member.address, mail };
  const decision = await actOnClaim(desk, config, payable.claimId, cause, (situation) =>
    doubtOn(line, payableIn(situation)) === null ? decideOnBankLine(situation, payment) : NO_DECISION,
  );
  return isEmpty(decision) ? null : payableNow(desk, config, payable.claimId);
}
