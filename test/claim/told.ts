/** Claims told a line an event, for what is tested of their statement. */
import { type Claim, claimFrom } from '../../src/claim/claim.ts';
import type { ClaimEvent, ClaimId } from '../../src/claim/claim-events.ts';
import { claimStatement } from '../../src/claim/claim-statement.ts';
import { type Debtor, type DebtorEvent, type DebtorId, type DebtorKind, debtorFrom } from '../../src/claim/debtor.ts';
import type { Item } from '../../src/claim/item.ts';
import type { ClaimStatement } from '../../src/claim/statement.ts';
import { cents, ratePct } from '../../src/law/money.ts';
import { day, MAIL, opened, partner, rates } from './given.ts';

type Told = { readonly ref?: string; readonly kind?: Item['kind']; readonly due: string; readonly owed: number };

export function item({ ref = 'F-1', kind = 'invoice', due, owed }: Told): ClaimEvent {
  const billed: Item = { ref, kind, amountCents: cents(owed), issuedOn: null, dueDate: day(due) };
  return { kind: 'ItemAdded', on: day(due), item: billed, mail: MAIL };
}

export function paid(on: string, amount: number, ref: string | null = null): ClaimEvent {
  const by = partner.address;
  return {
    kind: 'PaymentReceived',
    on: day(on),
    paidOn: day(on),
    amountCents: cents(amount),
    method: null,
    item: ref,
    by,
    mail: MAIL,
  };
}

export function credited(on: string, amount: number, ref: string | null = null): ClaimEvent {
  return { kind: 'CreditNoted', on: day(on), notedOn: day(on), amountCents: cents(amount), item: ref, by: partner.address };
}

export function formalNotice(receivedOn: string): ClaimEvent {
  const on = day(receivedOn);
  return { kind: 'FormalNoticeServed', on, number: 1, receivedOn: on, by: partner.address, mail: MAIL };
}

export const claimWith = (...events: readonly ClaimEvent[]): Claim => claimFrom('c1' as ClaimId, [opened[0]!, ...events]);

export function debtorOf(kind: DebtorKind, ...more: readonly DebtorEvent[]): Debtor {
  const learned: DebtorEvent = { kind: 'KindLearned', on: day('2023-01-01'), debtorKind: kind, by: partner.address };
  return debtorFrom('d1' as DebtorId, [learned, ...more]);
}

type Parties = { readonly debtor?: Debtor; readonly creditor?: 'professional' | 'individual' };

export function statementOf(
  claim: Claim,
  on: string,
  { debtor = debtorOf('professional'), creditor = 'professional' }: Parties = {},
): ClaimStatement {
  const statement = claimStatement(claim, debtor, { kind: creditor }, day(on), rates);
  if ('rateUnknown' in statement) throw new Error(`no rates for ${statement.rateUnknown}`);
  return statement;
}

/** Principal, interest, indemnity. */
export const owed = ({ principalCents, interestCents, indemnityCents }: ClaimStatement) => [
  principalCents,
  interestCents,
  indemnityCents,
];
/** « 15 d @12.15 = 49.93 », as the vectors of legal-facts are written. */
export const stretches = ({ segments }: ClaimStatement) =>
  segments.map(({ days, rate, interestCents }) => `${days} d @${ratePct(rate)} = ${(interestCents / 100).toFixed(2)}`);
