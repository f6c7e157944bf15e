/** What is wrong with a file that people write, all at once, in words that say what to write. */
import type { z } from 'zod';

/** `path` leads to the place in the document; `message` is a French sentence without its full stop. */
export type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Thrown once, with every fault; its message is fit to be shown as it is. */
export class FaultyFile extends Error {
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    const count = faults.length === 1 ? 'une chose est à corriger' : `${faults.length} choses sont à corriger`;
    super(`${file} : ${count}.\n${faults.map((fault) => `  - ${fault}.`).join('\n')}`);
    this.name = 'FaultyFile';
    this.faults = faults;
  }
}

/** A schema's issues as faults: every schema of ours says in `error` what it wants, and this adds what came. */
export function faultsFrom(issues: readonly z.core.$ZodIssue[], document: unknown): readonly Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => strayKey([...issue.path, key]));
    return [{ path: issue.path, message: `il faut ${issue.message} ; ${came(valueAt(document, issue.path), issue.path)}` }];
  });
}

/** « practices n° 1 › imap › port : il faut … » */
export function faultInWords({ path, message }: Fault): string {
  const place = path.map((step, index) =>
    typeof step === 'number' ? ` n° ${step + 1}` : `${index > 0 ? ' › ' : ''}${String(step)}`,
  );
  return place.length === 0 ? message : `${place.join('')} : ${message}`;
}

const SECRET_KEY = /password|secret|^pass$/i;
const HOW_TO_HIDE = '{ env: NOM_DE_VARIABLE } ou { file: /chemin/du/fichier }';

function strayKey(path: readonly PropertyKey[]): Fault {
  const key = String(path.at(-1));
  if (/^pass(word)?$/i.test(key)) {
    return {
      path,
      message: `un mot de passe ne s’écrit jamais dans ce fichier ; mettez à la place passwordFrom: ${HOW_TO_HIDE}`,
    };
  }
  if (key === 'secret')
    return { path, message: `le secret ne s’écrit jamais dans ce fichier ; mettez à la place secretFrom: ${HOW_TO_HIDE}` };
  if (key === 'url')
    return { path, message: `une adresse de base porte un mot de passe ; mettez à la place urlFrom: ${HOW_TO_HIDE}` };
  return { path, message: 'cette clé n’existe pas ; vérifiez son orthographe ou retirez-la' };
}

/** The value found, never one that may be a secret. */
function came(value: unknown, path: readonly PropertyKey[]): string {
  if (value === undefined) return 'rien n’est écrit';
  if (value === null) return 'la clé est vide';
  if (path.some((step) => SECRET_KEY.test(String(step)))) return 'autre chose est écrit';
  if (Array.isArray(value)) return value.length === 0 ? 'la liste est vide' : 'une liste est écrite';
  if (typeof value === 'object') return 'un bloc de clés est écrit';
  const text = String(value);
  return `« ${text.length > 60 ? `${text.slice(0, 60)}…` : text} » est écrit`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    document,
  );
}
