/** Mails laid down before anybody read them, scored blind once: what the reading has reached on them, it keeps. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { scoreMails } from '../../src/commands/score/mails.ts';
import { scoreSpoofs } from '../../src/commands/score/spoofs.ts';
import { closeParser } from '../../src/outside/mime.ts';
import { loadPhrases } from '../../src/rules.ts';
import { WINMAILS } from '../outside/winmail.fixture.ts';

const FOLDERS = [
  { folder: 'test/mails/unseen', mails: 234, spoofs: 125 },
  { folder: 'test/mails/unseen-2', mails: 293, spoofs: 12 },
];
/** What the words amount to is scored on many more replies elsewhere. */
const MEANING: ReadonlySet<string> = new Set(['intents', 'promise', 'escalate', 'acknowledgesDebt']);

afterAll(closeParser);

test.each(FOLDERS)('kind, author, own words, forward, bounce and absence are read right in all of $folder', async ({
  folder,
  mails,
}) => {
  const scored = await scoreMails(folder, loadPhrases());
  expect(scored.length).toBeGreaterThanOrEqual(mails);
  const wrong = scored.flatMap((one) => one.facts.filter((fact) => !fact.right).map((fact) => ({ id: one.case.id, ...fact })));
  expect(wrong.filter(({ name }) => !MEANING.has(name))).toEqual([]);
});

test('a mail whose words or files lie in Outlook’s wrapping is read like any other', async () => {
  const scored = await scoreMails('test/mails/winmail', loadPhrases());
  expect(scored.map((one) => one.case.id)).toEqual(Object.keys(WINMAILS).sort());
  expect(scored.flatMap((one) => one.facts.filter((fact) => !fact.right))).toEqual([]);
  for (const [name, raw] of Object.entries(WINMAILS)) expect(readFileSync(`test/mails/winmail/${name}.eml`)).toEqual(raw);
});

test.each(FOLDERS)('in $folder no pretender is taken for a member, and every member is', async ({ folder, spoofs }) => {
  const scored = await scoreSpoofs(`${folder}/spoofs`);
  expect(scored.length).toBeGreaterThanOrEqual(spoofs);
  expect(scored.filter((one) => one.accepted !== one.case.expected.accepted).map((one) => one.case.id)).toEqual([]);
  const judged = scored.filter((one) => one.case.expected.authenticity !== undefined);
  expect(judged.map((one) => one.authenticity.verdict)).toEqual(judged.map((one) => one.case.expected.authenticity?.verdict));
});
