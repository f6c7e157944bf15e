/** The body of a mail as a person would read it: mended where its charset is untrue, from its HTML where its text says nothing. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { textFromHtml } from '../reading/text-from-html.ts';
import { withoutMojibake } from './mojibake.ts';

/** What we ask of mailparser. */
export const PARSING = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
} as const;

export type Body = { readonly text: string; readonly html: string | null };

/** Where a part's bytes belie its charset, the same mail read as windows-1252. */
export async function repairedBody(raw: Buffer, parsed: ParsedMail): Promise<Body> {
  const body = bodyOf(parsed);
  if (!`${body.text}${body.html ?? ''}`.includes('\ufffd')) return body;
  const relabelled = Buffer.from(relabel(raw.toString('latin1')), 'latin1');
  const second = bodyOf(await simpleParser(relabelled, PARSING as object));
  const better = (first: string, other: string): string =>
    first.includes('\ufffd') && !/\u00ef\u00bf\u00bd/.test(other) && other !== '' ? other : first;
  return { text: better(body.text, second.text), html: body.html === null ? null : better(body.html, second.html ?? '') };
}

function relabel(raw: string): string {
  return raw
    .replace(
      /(content-type:[ \t]*text\/(?:plain|html))([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gi,
      (_, type: string, rest: string) =>
        `${type}${rest.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;]+)/gi, '')}; charset=windows-1252`,
    )
    .replace(/^(?![\s\S]{0,65536}?^content-type:)/im, 'Content-Type: text/plain; charset=windows-1252\r\n');
}

function bodyOf(parsed: ParsedMail): Body {
  return {
    text: withoutMojibake(parsed.text ?? ''),
    html: typeof parsed.html === 'string' ? withoutMojibake(parsed.html) : null,
  };
}

/** The text part; where the HTML is no alternative to it but goes before it, both. */
export function textOf(raw: Buffer, body: Body): string {
  const text = body.text.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');
  if (body.html === null) return text;
  if (text.trim() === '' || isPlaceholder(text)) return textFromHtml(body.html).trim();
  return /multipart\/alternative/i.test(raw.toString('latin1', 0, 1_000_000))
    ? text
    : `${textFromHtml(body.html).trim()}\n\n${text}`;
}

/** « Votre messagerie n'affiche pas le format HTML » says nothing of what the HTML does. */
function isPlaceholder(text: string): boolean {
  return (
    text.length < 400 &&
    /\bhtml\b|(?:dans (?:un|votre)|in (?:your|a)|en (?:su|un)|nel|im) (?:navigateur|browser|navegador)/i.test(text)
  );
}
