/** The log's lines: JSON, a fixed phrase, ids and nothing else. */
import { expect, test } from '@jest/globals';
import { jsonLog } from '../../src/outside/log.ts';

test('a line holds its level, its time, a phrase and ids', () => {
  const lines: string[] = [];
  const log = jsonLog({ write: (line) => void lines.push(line) });
  log.info('letter posted', { letterId: 'abc', attempt: 2 });
  log.warn('mailbox link lost');
  log.error('mailbox refused the password', { code: null });
  const [info, ...others] = lines.map((line) => JSON.parse(line));
  expect(info).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    letterId: 'abc',
    attempt: 2,
    msg: 'letter posted',
  });
  expect(others).toMatchObject([
    { level: 'warn', msg: 'mailbox link lost' },
    { level: 'error', code: null },
  ]);
});
