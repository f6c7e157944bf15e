/** The files in `templates/`: a frame, a letter or notice and its pieces, put together as one MJML source, its subject and its text form. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LetterLanguage } from '../law/figures.ts';
import { frenchSpacing } from '../letters/french-spacing.ts';

/** The folder `templates/` of the package. */
export const TEMPLATE_FOLDER = fileURLToPath(new URL('../../templates/', import.meta.url));

/** What stands between two blocks of a text form. */
export const BLOCK = '\u001e';
/** Stands around the name of a piece, at the head of its block. */
export const PIECE = '\u001f';

export type Source = {
  readonly subject: string;
  readonly mjml: string;
  /** Blocks parted by BLOCK. */
  readonly text: string;
  /** The same, without what the frame says before the letter's own words. */
  readonly body: string;
  /** The names of the legal sentences it may print: its pieces of `templates/pieces/law`. */
  readonly sentences: readonly string[];
};

type File = {
  readonly name: string;
  /** From its comment « Objet : … »; '' for a piece. */
  readonly subject: string;
  /** From its comment « Texte : … »; null where the text is read off the paragraphs. */
  readonly text: string | null;
  /** Without comments: none of them leaves in a mail. */
  readonly mjml: string;
};

/** Folders laid out like `templates/`: a file is taken from the first that has it. */
export type Folders = readonly string[];

/** The layout is the same in every language; what is said in another stands in a folder of its own. */
export function foldersOf(dir: string, language: LetterLanguage): Folders {
  return language === 'fr' ? [dir] : [join(dir, language), dir];
}

/** @throws Error naming the file for a piece that does not exist, or a template without its subject. */
export function sourceOf(folders: Folders, frameName: string, name: string): Source {
  const [frame, letter] = [readTemplate(folders, frameName), readTemplate(folders, name)];
  const mjml = frame.mjml.replace(BODY, () => letter.mjml).replace(SUBJECT, () => letter.subject);
  const pieces = new Set<string>();
  const whole = withPieces(folders, mjml, pieces);
  return {
    subject: frame.subject.replace(SUBJECT, () => letter.subject),
    mjml: withRawMarkers(whole),
    text: textForm(folders, { ...frame, mjml }),
    body: textForm(folders, { ...frame, mjml: `${letter.mjml}${frame.mjml.split(BODY)[1] ?? ''}` }),
    sentences: [...pieces].filter((piece) => piece.startsWith(LAW)).map((piece) => piece.slice(LAW.length)),
  };
}

const BODY = '{{> body}}';
const SUBJECT = '{{> subject}}';
const LAW = 'law/';
const INCLUSION = /\{\{> ([\w/-]+)\}\}/g;

function readTemplate(folders: Folders, name: string): File {
  const paths = folders.map((folder) => join(folder, `${name}.mjml`));
  const source = readFileSync(paths.find((path) => existsSync(path)) ?? paths[0]!, 'utf8');
  const comments = [...source.matchAll(/<!--([\s\S]*?)-->/g)].map(([, comment]) => (comment ?? '').trim());
  const subject = comments.find((comment) => /^Objet\s:/.test(comment))?.replace(/^Objet\s:\s*/, '') ?? '';
  const text = comments.find((comment) => /^Texte\s:/.test(comment))?.replace(/^Texte\s:\s*/, '') ?? null;
  if (subject === '' && !name.startsWith('pieces/')) throw new Error(`templates/${name}.mjml lacks its « Objet : … »`);
  const mjml = source.replace(/<!--[\s\S]*?-->\s*/g, '').trim();
  return {
    name,
    subject: frenchSpacing(subject),
    text: text === null ? null : frenchSpacing(text),
    mjml: paragraphsSpaced(mjml),
  };
}

function paragraphsSpaced(mjml: string): string {
  return mjml.replace(
    /(<mj-(text|table|button)\b[^>]*(?<!\/)>)([\s\S]*?)(<\/mj-\2>)/g,
    (_, open: string, __, words: string, close: string) => {
      const typed = words.split(/(<[^>]*>)/).map((part) => (part.startsWith('<') ? part : frenchSpacing(part)));
      return `${open}${typed.join('')}${close}`;
    },
  );
}

/** Fills `seen` with the name of each piece met. */
function withPieces(folders: Folders, mjml: string, seen: Set<string>): string {
  return mjml.replace(INCLUSION, (_, piece: string) => {
    seen.add(piece);
    return withPieces(folders, readTemplate(folders, `pieces/${piece}`).mjml, seen);
  });
}

const ENDING_TAGS = /(<(mj-text|mj-table|mj-button|mj-style|mj-title|mj-raw)\b[^>]*(?<!\/)>[\s\S]*?<\/\2>)/;

/** MJML drops bare words between its elements, so a marker that stands there travels in an `mj-raw`. */
function withRawMarkers(mjml: string): string {
  const parts = mjml.split(ENDING_TAGS);
  return parts
    .map((part, index) => {
      if (index % 3 === 0) return part.replace(/\{\{[#?^/]\w+\}\}/g, (marker) => `<mj-raw>${marker}</mj-raw>`);
      return index % 3 === 1 ? part : '';
    })
    .join('');
}

/** Paragraph by paragraph; a piece may have its own form, one with a table must. */
function textForm(folders: Folders, file: File): string {
  const piece = file.name.startsWith('pieces/') ? `${PIECE}${file.name.replace('pieces/', '')}${PIECE}` : '';
  if (file.text !== null) return `${BLOCK}${piece}${linesOf(file.text)}${BLOCK}`;
  const parts = file.mjml.matchAll(
    /<mj-(text|table|button)\b[^>]*(?<!\/)>([\s\S]*?)<\/mj-\1>|<mj-(?:style|title|raw)\b[\s\S]*?<\/mj-\w+>|\{\{> ([\w/-]+)\}\}|\{\{[#?^/]\w+\}\}/g,
  );
  return [...parts]
    .map(([part, tag, words, included]) => {
      if (included !== undefined) return textForm(folders, inPlace(file, readTemplate(folders, `pieces/${included}`)));
      if (tag === 'table') throw new Error(`templates/${file.name}.mjml has a table and no « Texte : … »`);
      if (tag !== undefined) return `${BLOCK}${piece}${wordsOf(words ?? '')}${BLOCK}`;
      return part.startsWith('{{') ? part : '';
    })
    .join('');
}

/** A legal sentence looks like what it stands in. */
function inPlace(within: File, piece: File): File {
  return piece.name.startsWith(`pieces/${LAW}`) ? { ...piece, name: within.name } : piece;
}

/** A line that holds only a marker leaves no empty line behind. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*(?:\{\{[#?^/]\w+\}\})+\s*$/.test(line) ? line.trim() : `${line.trim()}\n`))
    .join('')
    .trimEnd();
}

function wordsOf(html: string): string {
  return html
    .replace(/\s+/g, (space) => (/^[ \n\t]+$/.test(space) ? ' ' : space))
    .replace(/ ?<br\s*\/?> ?/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
