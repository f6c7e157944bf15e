/** Makes text of a mail's HTML: for want of a text part, or because lines stand only there. */
import { convert } from 'html-to-text';
import { guardedHtml } from './guard.ts';

/** Unwrapped lines, a table's row on each, links without their addresses, images left out. */
export function textFromHtml(html: string): string {
  return convert(guardedHtml(html), {
    wordwrap: false,
    limits: { maxDepth: 1100 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
      { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  }).replace(/\u00a0/g, ' ');
}
