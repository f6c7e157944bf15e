/** Stories told one after another: setting the house up costs more than most of them. */
import { describe } from '@jest/globals';
import { lettersOnTheirWay } from './letters-on-their-way.story.ts';
import { model } from './model.story.ts';
import { oneAddressTwoDebtors } from './one-address-two-debtors.story.ts';
import { whoMaySpeak } from './who-may-speak.story.ts';

describe('letters on their way', lettersOnTheirWay);
describe('model', model);
describe('one address two debtors', oneAddressTwoDebtors);
describe('who may speak', whoMaySpeak);
