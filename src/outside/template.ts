/** Our own small templates: `{{name}}`, `{{#rows}}…{{/rows}}` for each row, `{{?field}}…{{/field}}` where it is not empty, `{{^field}}…{{/field}}` where it is. */
import type { Field, Fields } from '../claim/decision.ts';

/** Where a value stands: in text, in an attribute, or in a link. */
export type Place = { readonly in: 'text' | 'attribute' } | { readonly in: 'link'; readonly after: string };
type Part =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'value'; readonly name: string; readonly place: Place }
  | { readonly is: 'section'; readonly when: '#' | '?' | '^'; readonly name: string; readonly parts: Template };
export type Template = readonly Part[];
export type Write = (value: string, place: Place) => string;

type Row = Readonly<Record<string, string>>;

/** @throws Error for a section opened and not closed, or closed and not opened. */
export function templateFrom(source: string): Template {
  const pieces = source.split(/\{\{([#?^/]?\w+)\}\}/);
  const root: Part[] = [];
  const open: { readonly name: string; readonly parts: Part[] }[] = [{ name: '', parts: root }];
  let before = '';
  pieces.forEach((piece, index) => {
    const inner = open.at(-1)!;
    if (index % 2 === 0) {
      if (piece !== '') inner.parts.push({ is: 'literal', text: piece });
      before += piece;
      return;
    }
    const [sign, name] = /^\w/.test(piece) ? ['', piece] : [piece.slice(0, 1), piece.slice(1)];
    if (sign === '') inner.parts.push({ is: 'value', name, place: placeAfter(before) });
    else if (sign === '/') close(open, name);
    else open.push(opened(inner.parts, sign as '#' | '?' | '^', name));
  });
  if (open.length > 1) throw new Error(`the section {{${open.at(-1)?.name}}} is not closed`);
  return root;
}

function opened(parent: Part[], when: '#' | '?' | '^', name: string): { name: string; parts: Part[] } {
  const parts: Part[] = [];
  parent.push({ is: 'section', when, name, parts });
  return { name, parts };
}

function close(open: { readonly name: string }[], name: string): void {
  const closed = open.length > 1 ? open.pop() : undefined;
  if (closed?.name !== name) throw new Error(`{{/${name}}} closes ${closed === undefined ? 'nothing' : `{{${closed.name}}}`}`);
}

/** An attribute when the last tag is still open; a link when that attribute is `href`, with what it says before the value. */
function placeAfter(before: string): Place {
  const tag = before.slice(before.lastIndexOf('<') + 1);
  if (before.lastIndexOf('<') === -1 || tag.includes('>')) return { in: 'text' };
  const link = /\bhref="([^"]*)$/.exec(tag);
  return link === null ? { in: 'attribute' } : { in: 'link', after: link[1] ?? '' };
}

/** @throws Error that names the field when one is missing, or is words where rows are meant, or the reverse. */
export function filled(template: Template, fields: Fields, write: Write, row: Row = {}): string {
  let text = '';
  for (const part of template) text += part.is === 'literal' ? part.text : filledPart(part, fields, write, row);
  return text;
}

function filledPart(part: Exclude<Part, { is: 'literal' }>, fields: Fields, write: Write, row: Row): string {
  const field = fieldNamed(part.name, fields, row);
  if (part.is === 'value') {
    if (typeof field !== 'string') throw new Error(`the field ${part.name} is rows where words are meant`);
    return write(field, part.place);
  }
  if (part.when === '#') {
    if (typeof field === 'string') throw new Error(`the field ${part.name} is words where rows are meant`);
    return field.map((one) => filled(part.parts, fields, write, { ...row, ...one })).join('');
  }
  return (field.length === 0) === (part.when === '^') ? filled(part.parts, fields, write, row) : '';
}

function fieldNamed(name: string, fields: Fields, row: Row): Field {
  const field = row[name] ?? fields[name];
  // What every object inherits is no field.
  if (typeof field !== 'string' && !Array.isArray(field)) throw new Error(`the field ${name} is missing`);
  return field;
}

/** Values in HTML: escaped, lines kept; a link may only lead to https or mailto, and nothing is tracked or remote (R-50). */
export function inHtml(value: string, place: Place): string {
  if (place.in === 'link') return escaped(linkTarget(value, place.after));
  if (!NEEDS_CARE.test(value)) return value;
  return place.in === 'text' ? escaped(plain(value)).replace(/\n/g, '<br />') : escaped(onOneLine(value));
}

function linkTarget(value: string, after: string): string {
  const target = after === '' ? onOneLine(value) : encodeURIComponent(onOneLine(value)).replaceAll('%40', '@');
  if (!/^(?:https:\/\/|mailto:)[^\s]+$/i.test(after + target)) throw new Error('a link leads to https or mailto only');
  return target;
}

/** Values in the text alternative: as they are. */
export function inText(value: string): string {
  return plain(value);
}

/** Values in a subject: on one line, whatever they hold. */
export function inSubject(value: string): string {
  return onOneLine(value);
}

function onOneLine(value: string): string {
  return plain(value)
    .replace(/\s*[\n\t\u0085\u2028\u2029]\s*/g, ' ')
    .trim();
}

/** Lines end in one way, and control characters, which no letter needs, are left out. */
function plain(value: string): string {
  if (!CONTROLS.test(value)) return value;
  return value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const NEEDS_CARE = /[&<>"'\u0000-\u001f\u007f\u0085\u2028\u2029]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
