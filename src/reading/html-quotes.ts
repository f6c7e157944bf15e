/** What the HTML of a mail itself marks as quoted or as signature: each client has its own element for it. */
import { Parser } from 'htmlparser2';
import { guardedHtml } from './guard.ts';
import { remembering } from './remembered.ts';

export type MarkedInHtml = { readonly quoted: readonly string[]; readonly signatures: readonly string[] };
type Mark = 'quoted' | 'signature';

const QUOTED =
  /(?:^|\s)(?:gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|fairemail_quote|tutanota_quote|zmail_extra|WordSection1Quote)(?:\s|$)/;
const SIGNATURE =
  /(?:^|\s)(?:gmail_signature|moz-signature|AppleMailSignature|protonmail_signature_block|ms-outlook-mobile-signature|zoho-signature|elementToProof-signature)(?:\s|$)/;
const SIGNATURE_ID =
  /^(?:x_)*(?:AppleMailSignature|Signature|ms-outlook-mobile-signature|appendonsend-signature|lineBreakAtBeginningOfSignature)/;
const BREAKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'td',
  'blockquote',
  'hr',
  'h1',
  'h2',
  'h3',
  'ul',
  'ol',
  'table',
  'pre',
]);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr', 'area', 'base']);
const DEEPEST = 400;

const known = remembering<MarkedInHtml>(2);

/** Texts of quoting blocks (blockquotes and the like) and of signature blocks, one line an element. */
export function markedInHtml(html: string): MarkedInHtml {
  return known(html, () => marked(html));
}

function marked(html: string): MarkedInHtml {
  const open: (Mark | null)[] = [];
  const found: Record<Mark, string[]> = { quoted: [], signature: [] };
  let text = '';
  const inside = (): Mark | null => open.find((mark) => mark !== null) ?? null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (BREAKS.has(name)) text += '\n';
      if (!VOID.has(name) && open.length < DEEPEST) open.push(markOf(name, attributes));
    },
    ontext(data) {
      if (inside() !== null) text += data.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      if (BREAKS.has(name)) text += '\n';
      const mark = inside();
      open.pop();
      if (mark === null || inside() !== null) return;
      found[mark].push(tidy(text));
      text = '';
    },
  });
  parser.end(guardedHtml(html));
  return { quoted: found.quoted.filter((block) => block !== ''), signatures: found.signature.filter((block) => block !== '') };
}

function markOf(name: string, attributes: Record<string, string>): Mark | null {
  const classes = attributes.class ?? '';
  if (name === 'blockquote' || QUOTED.test(classes)) return 'quoted';
  if (SIGNATURE.test(classes) || SIGNATURE_ID.test(attributes.id ?? '') || attributes['data-smartmail'] === 'gmail_signature')
    return 'signature';
  return null;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
