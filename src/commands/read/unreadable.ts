/** One mail that could not be read, told to a person or a program. */

export function unreadableAsJson(file: string, reason: string): string {
  return JSON.stringify({ file, kind: 'unreadable', reason });
}

export function unreadableInWords(file: string, reason: string): string {
  return `${file}\n  Illisible : ${UNREADABLE[reason] ?? reason}. Le message serait conservé tel quel et signalé au cabinet.\n`;
}

const UNREADABLE: Readonly<Record<string, string>> = {
  'no-such-file': 'ce fichier n’existe pas',
  'cannot-be-opened': 'ce fichier ne se laisse pas ouvrir',
  'too-big': 'il est trop gros',
  'too-many-parts': 'il a trop de parties',
  'too-slow': 'il demande trop de temps',
  encrypted: 'il est chiffré',
  broken: 'il est abîmé',
};
