import { expect, test } from '@jest/globals';
import { claimAfter } from '../../src/claim/claim.ts';
import { decideOnOwnLetter, type OwnLetter } from '../../src/claim/decide-on-own-letter.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { day, draftedLetter, given, MAIL, partner, sent } from './given.ts';

const letter: OwnLetter = {
  mail: MAIL,
  from: partner.address,
  writtenOn: day('2026-09-14'),
  granted: day('2026-11-30'),
  hasOthersBelow: false,
};
const running = given('2026-09-14', sent('2026-09-07'));

test('what a partner wrote to the debtor is filed, and reminders wait for the day it grants', () => {
  const decision = decideOnOwnLetter(running, letter, partner.address);
  expect(decision.claimEvents.map((event) => event.kind)).toEqual(['CorrespondenceFiled', 'RemindersPaused']);
  expect(claimAfter(running.claim, decision.claimEvents).standing).toMatchObject({ status: 'paused', until: '2026-12-03' });
  expect(lettersIn(decision)).toEqual([]);
  const [told, ...others] = decision.notices;
  expect(others).toEqual([]);
  expect(told?.fields.done).toBe(
    'Versé au dossier CM-2026-0001 ; rien n’en est tenu pour une parole du débiteur. Les rappels sont suspendus jusqu’au 3 décembre 2026 ; pour qu’ils reprennent plus tôt, écrivez REPRENDRE.',
  );
});

test('without a day reminders wait a while, and a draft that did not know of it falls', () => {
  const pending = given('2026-09-14', [...sent('2026-09-07'), draftedLetter('2026-09-14', { number: 2, approval: 'partner' })]);
  const { claimEvents } = decideOnOwnLetter(pending, { ...letter, granted: null }, partner.address);
  expect(claimEvents).toContainEqual(expect.objectContaining({ kind: 'LetterWithdrawn', number: 2 }));
  expect(claimEvents.at(-1)).toMatchObject({ kind: 'RemindersPaused', until: '2026-09-24' });
});

test('an old letter, or one on a claim in a partner’s hands, is filed alone', () => {
  const old = { ...letter, writtenOn: day('2026-08-20'), granted: null };
  const escalated = { kind: 'Escalated', on: day('2026-09-14'), because: ['refusal'], mail: null } as const;
  const held = given('2026-09-14', [...sent('2026-09-07'), escalated]);
  for (const decision of [decideOnOwnLetter(running, old, partner.address), decideOnOwnLetter(held, letter, partner.address)]) {
    expect(decision.claimEvents.map((event) => event.kind)).toEqual(['CorrespondenceFiled']);
    expect(decision.notices[0]?.fields.done).toMatch(/Rien d’autre ne change\.$/);
  }
});

test('others’ words below it are said not to be read', () => {
  const { notices } = decideOnOwnLetter(running, { ...letter, hasOthersBelow: true }, partner.address);
  expect(notices[0]?.fields.done).toContain('transférez-moi seul le message du débiteur');
});
