/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { daemonGoesOn } from './daemon-goes-on.story.ts';
import { kindsOfItem } from './kinds-of-item.story.ts';
import { nothingSleeps } from './nothing-sleeps.story.ts';
import { paymentsFromFiles } from './payments-from-files.story.ts';

describe('daemon goes on', daemonGoesOn);
describe('kinds of item', kindsOfItem);
describe('nothing sleeps', nothingSleeps);
describe('payments from files', paymentsFromFiles);
