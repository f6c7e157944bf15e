/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { draftsAnswered } from './drafts-answered.story.ts';
import { limitation } from './limitation.story.ts';
import { senderInDoubt } from './sender-in-doubt.story.ts';
import { whenLettersLeave } from './when-letters-leave.story.ts';

describe('drafts answered', draftsAnswered);
describe('limitation', limitation);
describe('sender in doubt', senderInDoubt);
describe('when letters leave', whenLettersLeave);
