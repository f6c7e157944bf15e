/** The paper our letters and notices are written on: every template compiled once by MJML, then filled by us. */
import mjml2html from 'mjml';
import { LETTER_TEMPLATES, type LetterTemplate } from '../claim/claim-events.ts';
import { type Fields, NOTICE_TEMPLATES, type NoticeTemplate } from '../claim/decision.ts';
import type { LetterLanguage } from '../law/figures.ts';
import { filled, inHtml, inSubject, inText, type Template, templateFrom } from './template.ts';
import { BLOCK, type Folders, foldersOf, PIECE, type Source, sourceOf, TEMPLATE_FOLDER } from './template-files.ts';

export type Rendered = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For the PDF to post: the piece `subject`, the letter's own words, the pieces `signature` and `foot`; the PDF draws the letterhead. */
  readonly body: readonly Block[];
};
/** A paragraph of a letter's body; `piece` names the piece it is, null for a plain paragraph. */
export type Block = { readonly piece: string | null; readonly text: string };

/** Filling throws an error that names the field when one is missing. */
export type Paper = {
  /** In the language of the fields (`lang`). */
  readonly letter: (template: LetterTemplate, fields: Fields) => Rendered;
  readonly notice: (template: NoticeTemplate, fields: Fields) => Rendered;
  /** The names of the legal sentences that letter may print, in whichever language. */
  readonly sentencesOf: (template: LetterTemplate) => readonly string[];
};

type Compiled = {
  readonly subject: Template;
  readonly text: Template;
  readonly body: Template;
  readonly html: Template;
  readonly sentences: readonly string[];
};

let ours: Promise<Paper> | null = null;

/** @throws Error naming the file when a template is wrong; `dir` is another folder laid out like `templates/`, which are compiled once. */
export function loadPaper(dir: string = TEMPLATE_FOLDER): Promise<Paper> {
  if (dir !== TEMPLATE_FOLDER) return paperFrom(dir);
  ours ??= paperFrom(dir);
  return ours;
}

async function paperFrom(dir: string): Promise<Paper> {
  const lettersIn = (language: LetterLanguage) => {
    return compileAll(foldersOf(dir, language), 'frame-letter', 'letters', LETTER_TEMPLATES);
  };
  const letters = { fr: await lettersIn('fr'), en: await lettersIn('en') };
  const notices = await compileAll([dir], 'frame-notice', 'notices', NOTICE_TEMPLATES);
  return {
    letter: (template, fields) => rendered(known(fields.lang === 'en' ? letters.en : letters.fr, template), fields),
    notice: (template, fields) => rendered(known(notices, template), fields),
    sentencesOf: (template) => known(letters.fr, template).sentences,
  };
}

async function compileAll(
  folders: Folders,
  frame: string,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Compiled>> {
  const compiled = new Map<string, Compiled>();
  for (const name of names) {
    const file = `${folder}/${name}`;
    try {
      compiled.set(name, await compile(sourceOf(folders, frame, file)));
    } catch (error) {
      throw new Error(`templates/${file}.mjml: ${(error as Error).message}`, { cause: error });
    }
  }
  return compiled;
}

async function compile(source: Source): Promise<Compiled> {
  return {
    subject: templateFrom(source.subject),
    text: templateFrom(source.text),
    body: templateFrom(source.body),
    html: templateFrom(await htmlFrom(source.mjml)),
    sentences: source.sentences,
  };
}

/** Includes stay off (`ignoreIncludes` is MJML's default), and values never pass through MJML. */
export async function htmlFrom(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {} });
  return html;
}

function known(compiled: ReadonlyMap<string, Compiled>, name: string): Compiled {
  const template = compiled.get(name);
  if (template === undefined) throw new Error(`no template is named ${name}`);
  return template;
}

function rendered(compiled: Compiled, fields: Fields): Rendered {
  const subject = inSubject(filled(compiled.subject, fields, inSubject));
  const withSubject = { ...fields, subjectLine: subject };
  const blocks = blocksOf(filled(compiled.text, withSubject, inText));
  return {
    subject,
    text: `${blocks.map((block) => block.text).join('\n\n')}\n`,
    html: filled(compiled.html, withSubject, inHtml),
    body: [{ piece: 'subject', text: subject }, ...blocksOf(filled(compiled.body, withSubject, inText))],
  };
}

/** Without the line breaks around it; a pattern would look at each of those within. */
function withoutEmptyEnds(words: string): string {
  let [start, end] = [0, words.length];
  while (words[start] === '\n') start += 1;
  while (end > start && words[end - 1] === '\n') end -= 1;
  return words.slice(start, end);
}

function blocksOf(text: string): readonly Block[] {
  return text
    .split(BLOCK)
    .map((block) => {
      const [, piece, words] = block.startsWith(PIECE) ? block.split(PIECE) : [null, null, block];
      return { piece: piece ?? null, text: withoutEmptyEnds(words ?? '') };
    })
    .filter((block) => /\S/.test(block.text));
}
