/** Makes text of a mail's HTML: for want of a text part, or because lines stand only there. */
import { convert } from 'html-to-text';

const MOST_CHARACTERS = 500_000;

/** Unwrapped lines, links without their addresses, images left out. */
export function textFromHtml(html: string): string {
  return convert(html.slice(0, MOST_CHARACTERS), {
    wordwrap: false,
    limits: { maxDepth: 200, maxInputLength: MOST_CHARACTERS },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  }).replace(/\u00a0/g, ' ');
}
