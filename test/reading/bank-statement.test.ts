/** What a bank statement says, whatever the bank: one fixture a bank, all of the same three lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { utf8OrWindows } from '../../src/outside/mail-headers.ts';
import { bankCents, bankDay } from '../../src/reading/bank-figures.ts';
import { type BankStatement, readBankStatement } from '../../src/reading/bank-statement.ts';

const FOLDER = new URL('../bank-statements/', import.meta.url);
const fixture = (name: string) => utf8OrWindows(readFileSync(new URL(name, FOLDER)));

function statement(text: string): BankStatement {
  const read = readBankStatement(text);
  if (read === null || !('credits' in read)) throw new Error('not read');
  return read;
}

describe('a bank statement', () => {
  test.each(readdirSync(FOLDER))('%s tells its two credits with day, sum and words, and counts its debit', (name) => {
    const { credits, debits, otherCurrency, unread } = statement(fixture(name));
    const told = [...credits].sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1));
    expect(told.map(({ bookedOn, amountCents }) => [bookedOn, amountCents])).toEqual([
      ['2026-11-12', 120_000],
      ['2026-11-16', 86_000],
    ]);
    expect({ debits, otherCurrency, unread }).toEqual({ debits: 1, otherCurrency: 0, unread: 0 });
    const [first, second] = told.map((line) => `${line.label} ${line.counterparty ?? ''} ${line.reference ?? ''}`);
    expect(first).toMatch(/CAP NAUTISME/i);
    expect(first).toContain('FACTURE F-2026-0118');
    expect(second).toMatch(/KERBRAT/i);
  });

  test.each([
    ['camt053.xml', 'camt.053', 'FR7630006000011234567890189'],
    ['sgml.ofx', 'ofx', '12345678901'],
    ['credit-agricole.csv', 'csv', '12345678901'],
    ['societe-generale.csv', 'csv', '0105900051804855'],
    ['boursorama.csv', 'csv', '00040123456'],
    ['lcl.csv', 'csv', null],
  ])('%s is %s, of the account %s', (name, format, account) => {
    const read = statement(fixture(name));
    expect([read.format, read.credits[0]?.account]).toEqual([format, account]);
  });

  test('what the bank refused or has not booked is no credit', () => {
    expect(statement(fixture('qonto.csv')).unsettled).toBe(1);
    expect(statement(fixture('camt053.xml')).unsettled).toBe(1);
  });

  test('equal lines of one day are told apart, the same way in every statement that holds that day', () => {
    const line = '12/11/2026;VIR MARTIN;;300,00';
    const of = (...rows: readonly string[]) => statement(['Date;Libellé;Débit;Crédit', ...rows].join('\n')).credits;
    const short = of(line, line);
    const long = of('10/11/2026;VIR ABC;;300,00', line, line, '13/11/2026;VIR MARTIN;;300,00');
    expect(new Set(long.map(({ lineId }) => lineId)).size).toBe(4);
    expect(long.slice(1, 3).map(({ lineId }) => lineId)).toEqual(short.map(({ lineId }) => lineId));
  });

  test('a batch that tells each of its transfers is as many lines; one that does not add up is one', () => {
    const part = (amount: string, name: string) =>
      `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`;
    const batch = (total: string) =>
      `<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">${total}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-12</Dt></BookgDt><NtryDtls>${part('100.00', 'Martin')}${part('50.00', 'Petit')}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;
    expect(statement(batch('150.00')).credits.map((one) => [one.amountCents, one.counterparty])).toEqual([
      [10_000, 'Martin'],
      [5000, 'Petit'],
    ]);
    expect(statement(batch('160.00')).credits.map((one) => one.amountCents)).toEqual([16_000]);
  });

  test('another currency, a reversal, a line without a readable day are counted apart', () => {
    const csv = 'Date;Libellé;Débit;Crédit;Devise\n12/11/2026;A;;10,00;USD\n31/02/2026;B;;10,00;EUR\n13/11/2026;C;;1.234;EUR';
    expect(statement(csv)).toMatchObject({ credits: [], otherCurrency: 1, unread: 2 });
    const reversal = fixture('camt053.xml').replace(
      '<Sts><Cd>BOOK</Cd></Sts>',
      '<RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>',
    );
    expect(statement(reversal).unsettled).toBe(2);
  });
});

describe('what is no bank statement', () => {
  test.each([
    ['an accounting journal', 'JournalCode;Date;Libellé;Débit;Crédit\nVE;12/11/2026;Facture;;1200,00'],
    ['a list of invoices', 'Date;Libellé;Montant\n12/11/2026;Facture F-2026-0118;1200,00'],
    ['an invoice in rows', 'Date;Désignation;Quantité;Prix\n12/11/2026;Consultation;2;300,00'],
    ['a letter', 'Bonjour,\nVoici la date; le libellé; le montant.\nMerci'],
    ['nothing', ''],
    ['an electronic invoice', '<?xml version="1.0"?><Invoice><ID>1</ID></Invoice>'],
    ['a debit notice', '<Document><BkToCstmrDbtCdtNtfctn/></Document>'],
  ])('%s', (_, text) => {
    expect(readBankStatement(text)).toBeNull();
  });
});

describe('a statement made to stall its reader ends within ten seconds', () => {
  const row = '12/11/2026;VIR MARTIN;;300,00\n';
  const head = 'Date;Libellé;Débit;Crédit\n';
  const camt = (inner: string) => `<Document><BkToCstmrStmt><Stmt>${inner}</Stmt></BkToCstmrStmt></Document>`;

  test.each<[string, string, unknown]>([
    ['of 100 000 lines is read', head + row.repeat(100_000), { debits: 0, unread: 0 }],
    ['of more lines than any bank writes is not', head + row.repeat(200_001), { unreadable: 'too-long' }],
    ['with a mark never closed loses no line but its own', `${head}12/11/2026;"VIR;;1,00\n${row.repeat(2000)}`, { debits: 0 }],
    ['of nothing but marks', head + '"'.repeat(1_000_000), { credits: [] }],
    ['of one endless line', head + ';'.repeat(3_000_000), { credits: [] }],
    ['nested beyond sense', camt('<a>'.repeat(300_000)), { unreadable: 'broken' }],
    ['with a bomb of entities', `<!DOCTYPE l [<!ENTITY a "b">]>${camt('<Ntry>&a;</Ntry>')}`, { unreadable: 'broken' }],
    ['in OFX of tags never closed', `<OFX>${'<STMTTRN><NAME>x'.repeat(100_000)}`, { credits: [], unread: 100_000 }],
    ['in OFX of half a tag', `<OFX>${'<STMTTRN'.repeat(300_000)}`, { credits: [] }],
  ])('%s', (_, text, read) => {
    const started = performance.now();
    expect(readBankStatement(text)).toMatchObject(read as object);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('days and sums as banks write them', () => {
  test.each([
    ['12/11/2026', '2026-11-12'],
    ['12/11/26', '2026-11-12'],
    ['12-11-2026 10:14:47', '2026-11-12'],
    ['2026-11-12T09:58:03+01:00', '2026-11-12'],
    ['20261112', '2026-11-12'],
    ['31/02/2026', null],
    ['12/11', null],
    ['1234567890', null],
  ])('the day %s is %s', (text, day) => {
    expect(bankDay(text)).toBe(day);
  });

  test.each([
    ['1 200,00', 120_000],
    ['1\u202f200,5 €', 120_050],
    ['+1200.00', 120_000],
    ['-1.234,56 EUR', -123_456],
    ['45,90-', -4590],
    ['1,234.56', 123_456],
    ['1200', 120_000],
    ['12.3400', 1234],
    ['1.234', null],
    ['12,345', null],
    ['-12-', null],
    ['FR76', null],
    ['', null],
  ])('the sum %s is %s cents', (text, sum) => {
    expect(bankCents(text)).toBe(sum);
  });
});
