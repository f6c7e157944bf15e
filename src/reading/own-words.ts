/** The author's own new words: from the greeting to the closing formula, without signature, footer, quote or forward. */
import EmailReplyParser from 'email-reply-parser';
import { guarded } from './guard.ts';
import { bare, quoteDepth } from './header-block.ts';
import { headersOnOwnLines } from './header-labels.ts';
import { markedInHtml } from './html-quotes.ts';
import type { Address } from './mail.ts';
import { attributionEnd, findQuoteStart } from './quote-marks.ts';
import { remembering } from './remembered.ts';
import { shareFound, withoutSent } from './sent-text.ts';
import { withoutSignature } from './without-signature.ts';

/**
 * What the author typed, for display and quotes. `sent` are the texts of ours it may quote; `writer`, where known, helps to recognise a signature.
 * An interleaved answer keeps the author's lines in order. For decisions about content see `withoutKnownQuotes`.
 */
export function ownWords(text: string, html: string | null, sent: readonly string[], writer: Address | null = null): string {
  const marked = html === null ? { quoted: [], signatures: [] } : markedInHtml(html);
  const above = aboveQuotes(text, sent);
  const unmarked = withoutSent(withoutSent(above, sent), marked.quoted);
  const own = withoutUnknownQuote(withoutSignature(unmarked, marked.signatures, writer));
  return tidy(own);
}

/** The whole text but for what is certainly quoted: signature, postscript and footers stay, so that nothing they say is overlooked. */
export function withoutKnownQuotes(text: string, sent: readonly string[]): string {
  return tidy(withoutSent(aboveQuotes(text, sent), sent));
}

const known = remembering<string>(4);

function aboveQuotes(text: string, sent: readonly string[]): string {
  return known([text, ...sent].join('\u0000'), () => withoutQuotes(headersOnOwnLines(guarded(text)), sent));
}

/** Cuts introduced quotes and `>` lines; keeps what is written between and below `>` lines. */
function withoutQuotes(text: string, sent: readonly string[]): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const quote = findQuoteStart(lines, at);
    if (quote === null) return [...kept, ...unquoted(lines.slice(at))].join('\n');
    kept.push(...unquoted(withoutRule(lines.slice(at, quote.start))), '');
    if (!isMarked(lines, quote)) return [...kept, ...answersInside(kept, lines.slice(quote.end), sent)].join('\n');
    at = quote.end;
  }
  return kept.join('\n');
}

/** Whether the quote's lines carry `>`, so that unmarked lines below are the author's again. */
function isMarked(lines: readonly string[], quote: { readonly start: number; readonly end: number }): boolean {
  const first = lines.slice(quote.end).find((line) => line.trim() !== '');
  return (first !== undefined && quoteDepth(first) > 0) || quoteDepth(lines[quote.start]!) > 0;
}

/** Underscores or dashes that a client draws above a quote. */
function withoutRule(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && /^[\s_=-]*$/.test(bare(lines[end - 1]!)) && lines[end - 1]!.trim() !== '--') end -= 1;
  return lines.slice(0, end);
}

/** Lines without `>`, and without the ends of `>` lines that an old client wrapped. A blank line stands for each quote. */
function unquoted(lines: readonly string[]): string[] {
  const kept: string[] = [];
  lines.forEach((line, index) => {
    if (quoteDepth(line) > 0) {
      if (kept.length > 0 && kept.at(-1) !== '') kept.push('');
    } else if (!isWrappedEnd(lines, index) && attributionEnd(lines, index) === null) kept.push(line);
  });
  return kept;
}

function isWrappedEnd(lines: readonly string[], index: number): boolean {
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (before === undefined || after === undefined) return false;
  return (
    quoteDepth(before) > 0 &&
    before.length >= 68 &&
    quoteDepth(after) > 0 &&
    /^\p{Ll}/u.test(lines[index]!) &&
    lines[index]!.length < 40
  );
}

const POINTS_BELOW =
  /\b(?:ci-dessous|plus bas|dans (?:le corps|votre (?:mail|message|texte))|en (?:rouge|bleu|vert|gras|majuscules)|sous (?:vos|chaque)|below|in (?:red|blue)|inline)\b/i;

/** Answers typed into an unmarked quote: only where the author says so or wrote nothing above, and only when most of that quote is ours word for word. */
function answersInside(above: readonly string[], quote: readonly string[], sent: readonly string[]): readonly string[] {
  const words = above.join('\n').trim();
  if (words !== '' && !POINTS_BELOW.test(words)) return [];
  const text = quote.join('\n');
  if (!sent.some((ours) => shareFound(text, ours) >= 0.7)) return [];
  return ['', ...withoutQuotes(withoutSent(text, sent), []).split('\n')];
}

/** A further opinion for clients unknown to us. It is heard only where it cuts an end that begins like a client's line: it takes « Le débiteur nous a écrit : » for one. */
function withoutUnknownQuote(text: string): string {
  if (!text.includes('@')) return text;
  const quoted = new EmailReplyParser()
    .read(text)
    .getFragments()
    .find((fragment) => fragment.isQuoted())
    ?.getContent();
  if (quoted === undefined || !looksQuoted(quoted)) return text;
  const start = text.indexOf(quoted.trim());
  return start <= 0 || text.slice(0, start).trim() === '' ? text : text.slice(0, start);
}

function looksQuoted(quoted: string): boolean {
  const [first = '', second = ''] = quoted.trim().split('\n');
  const header = `${first} ${second}`;
  return /@[\p{L}\p{N}.-]{1,200}/u.test(header) && /\d{1,2}[:h.]\d{2}|^(?:From|Von|De|Van|Da)\b/.test(header);
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
