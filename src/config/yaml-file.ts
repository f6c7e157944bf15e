/** The YAML files beside the program: where they are and how one is read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { FaultyFile } from './faults.ts';

/** The folder `config/` of the package, ending with a separator. */
export const CONFIG_FOLDER = fileURLToPath(new URL('../../config/', import.meta.url));

/** @throws FaultyFile when there is no such file, or it is not YAML. */
export function readYaml(file: string): unknown {
  const document = parseDocument(textOf(file), { prettyErrors: true });
  if (document.errors.length > 0) throw new FaultyFile(file, document.errors.map(syntaxInWords));
  return document.toJS();
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new FaultyFile(file, [missing ? 'ce fichier n’existe pas' : 'ce fichier ne se laisse pas lire']);
  }
}

function syntaxInWords(error: {
  readonly linePos?: readonly { readonly line: number; readonly col: number }[] | undefined;
}): string {
  const at = error.linePos?.[0];
  const where = at === undefined ? '' : ` à la ligne ${at.line}, colonne ${at.col}`;
  return `ce n’est pas du YAML${where} : vérifiez les retraits, les deux-points et les guillemets`;
}
