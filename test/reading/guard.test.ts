/** No mail makes a reader slow. */
import { describe, expect, test } from '@jest/globals';
import { readAutomatic } from '../../src/reading/automatic.ts';
import { readBounce } from '../../src/reading/bounce.ts';
import { guarded } from '../../src/reading/guard.ts';
import { ownWords, withoutKnownQuotes } from '../../src/reading/own-words.ts';
import { textFromHtml } from '../../src/reading/text-from-html.ts';
import { forwardsIn, mail } from './mail.fixture.ts';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['spaces before « On »', `${' '.repeat(100_000)}On`],
  ['dashes', '-'.repeat(200_000)],
  ['« Le 1 a » over and over', 'Le 1 a '.repeat(20_000)],
  ['addresses over and over', '<a@b.c> '.repeat(20_000)],
  ['quote marks', '>'.repeat(100_000)],
  ['« De : » over and over', 'De : a@b.example\nDate : '.repeat(10_000)],
  ['blank lines', '\n'.repeat(200_000)],
  ['one word over and over', 'payer '.repeat(40_000)],
  ['attributions over and over', 'Le 1 nov. 2026 à 10:00, a a écrit\n'.repeat(6000)],
  ['figures', '1 '.repeat(100_000)],
  ['capitals', 'A. '.repeat(60_000)],
  ['from, to, commas', `De : ${'a, '.repeat(50_000)}\nÀ : b@c.example`],
  ['at signs', 'a@'.repeat(80_000)],
  ['dots', `a@${'b.'.repeat(80_000)}`],
];

describe('when a mail is made to stall its reader', () => {
  test.each(HOSTILE)('%s: every reading ends within two seconds', (_, text) => {
    const started = performance.now();
    const hostile = mail({
      text,
      html: `<div>${text}</div>`,
      subject: text.slice(0, 20_000),
      returnPath: '',
      from: [{ name: null, address: 'mailer-daemon@x.example' }],
    });
    ownWords(text, hostile.html, [text, 'payer '.repeat(5000)]);
    withoutKnownQuotes(text, [text]);
    forwardsIn(hostile);
    readBounce(hostile);
    readAutomatic(hostile);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test.each([
    ['elements nested without end', '<div>'.repeat(100_000)],
    ['quotes nested without end', '<blockquote>'.repeat(40_000)],
    ['cells left open', '<td>'.repeat(100_000)],
    ['attributes without end', `<p ${'a=b '.repeat(120_000)}>`],
    ['bare brackets', '<'.repeat(400_000)],
  ])('%s in HTML: every reading ends within two seconds', (_, html) => {
    const started = performance.now();
    ownWords('x', html, []);
    forwardsIn(mail({ text: 'x', html }));
    textFromHtml(html);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('words nested as deep as a long thread are still read', () => {
    expect(textFromHtml(`${'<div>'.repeat(300)}Je conteste.${'</div>'.repeat(300)}`)).toBe('Je conteste.');
  });

  test('an honest mail is left as it is', () => {
    const text =
      'Bonjour,\n\n  - 1 200 € le 5\n  - le reste après\n\nCordialement,\n-- \nPaul\n________________________________\n> cité';
    expect(guarded(text)).toBe(text);
  });

  test('line ends become one kind, and what no eye sees goes', () => {
    expect(guarded('a\r\nb\rc\u200bd\ufeff')).toBe('a\nb\ncd');
  });
});
