/** What a bank statement says: the sums that came in, line by line, whatever the bank and the format (CAMT.053, OFX, CSV). */
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import { fold } from './absence.ts';
import type { BankEntry } from './bank-entry.ts';
import { readCamt } from './bank-statement-camt.ts';
import { readCsv } from './bank-statement-csv.ts';
import { readOfx } from './bank-statement-ofx.ts';

/** A sum that came in. */
export type BankLine = {
  /** As the file writes it, blanks left out: an IBAN or a number; null where it tells none. */
  readonly account: string | null;
  readonly bookedOn: IsoDate;
  /** Above zero. */
  readonly amountCents: Cents;
  readonly label: string;
  readonly counterparty: string | null;
  readonly reference: string | null;
  /** The same in every statement that holds this line: account, day, sum, label, and its rank among equal ones. */
  readonly lineId: string;
};

export type StatementFormat = 'camt.053' | 'ofx' | 'csv';

export type BankStatement = {
  readonly format: StatementFormat;
  /** In the order of the file. */
  readonly credits: readonly BankLine[];
  readonly debits: number;
  /** Not yet booked by the bank, refused, or a debit given back. */
  readonly unsettled: number;
  readonly otherCurrency: number;
  /** Lines whose day or sum cannot be read. */
  readonly unread: number;
};

/** A file that is a statement and cannot be read whole: nothing of it counts. */
export type UnreadStatement = { readonly unreadable: 'too-long' | 'broken' };

const MOST_CHARACTERS = 60_000_000;
const MOST_ENTRIES = 200_000;

/** Gives up after `most` entries. */
type ReadAs = (text: string, most: number) => readonly BankEntry[] | 'broken' | null;
const FORMATS: readonly (readonly [StatementFormat, ReadAs])[] = [
  ['camt.053', readCamt],
  ['ofx', readOfx],
  ['csv', readCsv],
];

/** null for any other file. */
export function readBankStatement(text: string): BankStatement | UnreadStatement | null {
  for (const [format, readAs] of FORMATS) {
    const entries = readAs(text.slice(0, MOST_CHARACTERS), MOST_ENTRIES + 1);
    if (entries === null) continue;
    if (text.length > MOST_CHARACTERS || entries.length > MOST_ENTRIES) return { unreadable: 'too-long' };
    return entries === 'broken' ? { unreadable: 'broken' } : statementFrom(format, entries);
  }
  return null;
}

function statementFrom(format: StatementFormat, entries: readonly BankEntry[]): BankStatement {
  const told = entries.filter((entry) => entry.bookedOn !== null && entry.cents !== null && entry.cents !== 0);
  const settled = told.filter((entry) => entry.settled);
  const inEuros = settled.filter((entry) => entry.currency === 'EUR');
  const credits = numbered(inEuros.filter((entry) => entry.cents! > 0));
  return {
    format,
    credits,
    debits: inEuros.length - credits.length,
    unsettled: told.length - settled.length,
    otherCurrency: settled.length - inEuros.length,
    unread: entries.filter((entry) => entry.bookedOn === null || entry.cents === null).length,
  };
}

function numbered(entries: readonly BankEntry[]): readonly BankLine[] {
  const seen = new Map<string, number>();
  return entries.map(({ account, bookedOn, cents, label, counterparty, reference }) => {
    const words = fold(label)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
    const same = [account ?? '', bookedOn, cents, words].join('|');
    const rank = (seen.get(same) ?? 0) + 1;
    seen.set(same, rank);
    return { account, bookedOn: bookedOn!, amountCents: cents!, label, counterparty, reference, lineId: `${same}|${rank}` };
  });
}
