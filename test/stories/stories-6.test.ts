/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { accountsUpToDate } from './accounts-up-to-date.story.ts';
import { bankStatement } from './bank-statement.story.ts';
import { forwardedByAMember } from './forwarded-by-a-member.story.ts';
import { wholeLoop } from './whole-loop.story.ts';

describe('accounts up to date', accountsUpToDate);
describe('bank statement', bankStatement);
describe('forwarded by a member', forwardedByAMember);
describe('whole loop', wholeLoop);
