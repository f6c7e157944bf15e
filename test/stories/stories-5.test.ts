/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { attachedFiles } from './attached-files.story.ts';
import { formalNotice } from './formal-notice.story.ts';
import { morningDigest } from './morning-digest.story.ts';
import { readingCorrected } from './reading-corrected.story.ts';

describe('attached files', attachedFiles);
describe('formal notice', formalNotice);
describe('morning digest', morningDigest);
describe('reading corrected', readingCorrected);
