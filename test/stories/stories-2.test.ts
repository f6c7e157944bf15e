/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { insolvenciesFromFiles } from './insolvencies-from-files.story.ts';
import { lettersOnPaper } from './letters-on-paper.story.ts';
import { paymentPlans } from './payment-plans.story.ts';
import { wrongRecipient } from './wrong-recipient.story.ts';

describe('insolvencies from files', insolvenciesFromFiles);
describe('letters on paper', lettersOnPaper);
describe('payment plans', paymentPlans);
describe('wrong recipient', wrongRecipient);
