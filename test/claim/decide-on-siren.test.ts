import { expect, test } from '@jest/globals';
import { decideOnFacts, NO_FACTS } from '../../src/claim/decide-on-facts.ts';
import type { Asking } from '../../src/claim/decide-on-request.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import { sirenTold } from '../../src/claim/insolvency-in-french.ts';
import { sirenFrom } from '../../src/law/siren.ts';
import { readRequest } from '../../src/reading/member-request.ts';
import { day, given, MAIL, practice, staff } from './given.ts';

const told = (words: string): Asking => {
  const request = readRequest('', words, day('2026-09-15'));
  if (request === null) throw new Error(`nothing asked in « ${words} »`);
  return { request, by: staff, proven: true, quote: words, mail: MAIL };
};
const SIREN = sirenFrom('732 829 320')!;

test('« SIREN 732 829 320 » names the debtor, once', () => {
  const situation = given('2026-09-15');
  const { debtorEvents, notices } = decideOnRequest(situation, told('SIREN 732 829 320'));
  expect(debtorEvents).toEqual([{ kind: 'SirenLearned', on: '2026-09-15', siren: SIREN, by: staff.address }]);
  expect(notices[0]?.fields.done).toBe('SIREN 732\u00a0829\u00a0320 : c’est noté.');
  const again = { ...situation, debtor: { ...situation.debtor, siren: SIREN } };
  expect(decideOnRequest(again, told('SIREN 732 829 320')).debtorEvents).toEqual([]);
});

test('a number with a fault in it is no SIREN, and the member is told', () => {
  const { debtorEvents, notices } = decideOnRequest(given('2026-09-15'), told('SIREN 732 829 321'));
  expect(debtorEvents).toEqual([]);
  expect(notices[0]?.fields.done).toContain('neuf chiffres');
});

test('the practice’s own number, which stands below its mails, is nobody else’s', () => {
  const situation = { ...given('2026-09-15'), practice: { ...practice, legalLines: ['RCS Rennes 732 829 320'] } };
  const { debtorEvents } = decideOnFacts(situation, { ...NO_FACTS, debtorSiren: SIREN }, null, staff, MAIL);
  expect(debtorEvents).toEqual([]);
});

test('a business whose SIREN nobody gave is asked for it when the claim opens, where the BODACC is looked at', () => {
  const told = (check: 'when-reachable' | 'off', siren: typeof SIREN | null = null) => {
    const situation = given('2026-09-15');
    const insolvency = { check, url: '' };
    return sirenTold({ practice: { ...practice, insolvency }, debtor: { ...situation.debtor, siren } });
  };
  expect(told('when-reachable')).toContain('répondez par exemple « SIREN 732 829 320 »');
  expect(told('off')).toBe('');
  expect(told('off', SIREN)).toBe(', SIREN 732\u00a0829\u00a0320');
});
