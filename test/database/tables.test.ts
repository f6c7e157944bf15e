/** The tables, one after another in one process: opening the embedded database costs more than most of these tests. */
import { describe } from '@jest/globals';
import { bankLinesTable } from './bank-lines.table.ts';
import { digestsTable } from './digests.table.ts';
import { historyTable } from './history.table.ts';
import { mailsTable } from './mails.table.ts';
import { outboxTable } from './outbox.table.ts';
import { recordTable } from './record.table.ts';

describe('bank lines', bankLinesTable);
describe('digests', digestsTable);
describe('history', historyTable);
describe('mails', mailsTable);
describe('outbox', outboxTable);
describe('record', recordTable);
