/** What a check found in a letter, told to a program and to a person. */
import type { LetterFault } from '../../letters/letter-check.ts';

/** `leaves`: it may go without a person's word. The keys are promised to whoever reads them. */
export function faultsAsJson(faults: readonly LetterFault[]): string {
  const findings = faults.map(({ code, severity, quote, text }) => ({ code, severity, quote, text }));
  return JSON.stringify({ leaves: findings.length === 0, findings }, null, 2);
}

export function faultsInWords(faults: readonly LetterFault[]): string {
  if (faults.length === 0) return 'Ce courrier peut partir tel quel.\n';
  const never = faults.filter((fault) => fault.severity === 'block');
  const remarks = faults.filter((fault) => fault.severity === 'style');
  const verdict = never.length > 0 ? 'Ce courrier ne peut pas partir.' : 'Ce courrier attend la décision d’un associé.';
  const blocks = [listed('Personne ne peut passer outre', never), listed('Un associé peut passer outre', remarks)];
  return `${[verdict, ...blocks.flat()].join('\n')}\n`;
}

function listed(title: string, faults: readonly LetterFault[]): readonly string[] {
  return faults.length === 0 ? [] : ['', title, ...faults.map(({ text }) => `  - ${text.replace(/\s+/g, ' ')}`)];
}
