/** The YAML files beside the program: where they are and how one is read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument, type YAMLParseError } from 'yaml';
import { FaultyFile } from './faults.ts';

/** The folder `config/` of the package, ending with a separator. */
export const CONFIG_FOLDER = fileURLToPath(new URL('../../config/', import.meta.url));

/** `whenMissing`: what to do about a file that is not there. @throws FaultyFile when there is no such file, or it is not YAML. */
export function readYaml(file: string, whenMissing = ''): unknown {
  const text = textOf(file, whenMissing);
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) throw new FaultyFile(file, syntaxFaults(document.errors, text));
  return document.toJS();
}

function textOf(file: string, whenMissing: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new FaultyFile(file, [missing ? `ce fichier n’existe pas${whenMissing}` : 'ce fichier ne se laisse pas lire']);
  }
}

/** A tab upsets the reading of all that follows: nothing else is told beside it. */
function syntaxFaults(errors: readonly YAMLParseError[], text: string): readonly string[] {
  const [tab] = errors.filter((error) => error.code === 'TAB_AS_INDENT');
  if (tab === undefined) return errors.map((error) => syntaxInWords(error, text));
  return [`une tabulation est écrite${lineOf(tab)} : YAML n’en veut pas, mettez des espaces à la place`];
}

function syntaxInWords(error: YAMLParseError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return `la clé ${key} est écrite une seconde fois${lineOf(error)} : n’en gardez qu’une`;
  }
  const column = error.linePos === undefined ? '' : `, colonne ${error.linePos[0].col}`;
  return `ce n’est pas du YAML${lineOf(error)}${column} : vérifiez les retraits, les deux-points et les guillemets`;
}

function lineOf({ linePos }: YAMLParseError): string {
  return linePos === undefined ? '' : ` à la ligne ${linePos[0].line}`;
}
