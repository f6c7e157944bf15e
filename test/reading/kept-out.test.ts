/** Whether what is learnt from known replies holds for others: each file is read by what is known without it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { falseAlarms, labelledReply, missed, scoreReply, wrongPrimary } from '../../src/commands/score/replies.ts';
import { CONFIG_FOLDER, readYaml } from '../../src/config/yaml-file.ts';
import { phrasesFrom } from '../../src/reading/phrases.ts';

type Replies = Readonly<Record<string, readonly string[]>>;
const load = (name: string) => readYaml(join(CONFIG_FOLDER, name));
const rules = [load('phrases.fr.yaml'), load('phrases.en.yaml')];
const known = load('replies.yaml') as { readonly replies: Replies; readonly graveReplies: Replies };

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

function readWithoutItself(name: string) {
  const lines = readFileSync(join(import.meta.dirname, '../replies', name), 'utf8').split('\n');
  const cases = lines.filter((line) => line !== '').map((line) => labelledReply.parse(JSON.parse(line)));
  const own = new Set(cases.map((one) => oneLine(one.expected.reply_text)));
  const others = (replies: Replies) =>
    Object.fromEntries(Object.entries(replies).map(([intent, all]) => [intent, all.filter((words) => !own.has(words))]));
  const learnt = { replies: others(known.replies), graveReplies: others(known.graveReplies) };
  const phrases = phrasesFrom([...rules, learnt]);
  return cases.map((one) => scoreReply(one, phrases));
}

test('replies kept out of those known are nearly all taken to a person where they must, few where they need not', () => {
  const scored = ['strangers-1', 'strangers-2', 'strangers-3', 'strangers-4'].flatMap((name) =>
    readWithoutItself(`${name}.jsonl`),
  );
  const quiet = scored.filter(({ case: { expected } }) => !expected.escalate && !expected.escalate_optional);
  expect(missed(scored).map((one) => one.case.id)).toEqual([]);
  expect(falseAlarms(scored).length / quiet.length).toBeLessThan(0.15);
  expect(wrongPrimary(scored).length / scored.length).toBeLessThan(0.22);
});
