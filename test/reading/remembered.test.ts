/** What a reader remembers of the words it was just asked about. */
import { expect, test } from '@jest/globals';
import { remembering } from '../../src/reading/remembered.ts';

test('the same words are read once, other words afresh, and not too many are kept', () => {
  const asked: string[] = [];
  const known = remembering<string | null>(2);
  const read = (words: string) =>
    known(words, () => {
      asked.push(words);
      return words === '' ? null : words.toUpperCase();
    });
  expect(['a', '', 'a', ''].map(read)).toEqual(['A', null, 'A', null]);
  expect(asked).toEqual(['a', '']);
  expect(['b', 'a', 'b'].map(read)).toEqual(['B', 'A', 'B']);
  expect(asked).toEqual(['a', '', 'b', 'a']);
});
