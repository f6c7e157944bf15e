/** Secrets: named in the configuration, kept in the environment or in a file of their own. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from './faults.ts';

export type SecretSource = { readonly env: string } | { readonly file: string };

/** Where secrets are found: the environment, and the folder relative paths start from. */
export type Surroundings = { readonly env: NodeJS.ProcessEnv; readonly folder: string };

/** The secret, or null when it is not there; a final line end in a file does not count. */
export function secretFrom(source: SecretSource, { env, folder }: Surroundings): string | null {
  if ('env' in source) return env[source.env] || null;
  try {
    return readFileSync(resolve(folder, source.file), 'utf8').replace(/\r?\n$/, '') || null;
  } catch {
    return null;
  }
}

/** Every key of the document that names a secret (`…From`) or a file to read (`…File`) which is not there. */
export function missingSecrets(document: unknown, around: Surroundings, path: readonly PropertyKey[] = []): readonly Fault[] {
  if (Array.isArray(document)) return document.flatMap((value, index) => missingSecrets(value, around, [...path, index]));
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]) => {
    const source = sourceAt(key, value);
    if (source === null) return missingSecrets(value, around, [...path, key]);
    return secretFrom(source, around) === null ? [{ path: [...path, key], message: missing(source) }] : [];
  });
}

function sourceAt(key: string, value: unknown): SecretSource | null {
  if (key.endsWith('File') && typeof value === 'string') return { file: value };
  return key.endsWith('From') && isSource(value) ? value : null;
}

function isSource(value: unknown): value is SecretSource {
  if (typeof value !== 'object' || value === null) return false;
  const { env, file } = value as { readonly env?: unknown; readonly file?: unknown };
  return (typeof env === 'string') !== (typeof file === 'string');
}

function missing(source: SecretSource): string {
  return 'env' in source
    ? `la variable d’environnement ${source.env} est absente ou vide ; donnez-lui une valeur avant de démarrer`
    : `le fichier ${source.file} est absent, vide ou illisible ; écrivez-y ce qu’il doit contenir, et rien d’autre, et rendez-le lisible par Amiable`;
}
