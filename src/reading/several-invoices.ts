/** Whether words ask for several invoices: « factures F-77 et F-78 », « deux notes d'honoraires ». */
import { fold } from './absence.ts';

const SEVERAL =
  /\b(?:deux|trois|quatre|cinq|plusieurs|[2-9]|two|three|several) (?:factures|notes|dossiers|debiteurs|impayes|creances|invoices|matters)\b/;
const NUMBER = String.raw`([A-Z]{1,6}[-/]?\d[\w/-]*|\d{4,}(?:[-/]\d+)*|\d{2,4}[-/]\d+)(?![\w€]|[ \u00a0\u202f]?€|[.,]\d)`;
const TITLED = new RegExp(
  `\\b(?:[Ff]actures?|[Nn]otes?(?: d['’]honoraires)?|[Ii]nvoices?|[Ff]ee notes?)\\s*(?:(?:n°|n°s|num[ée]ros?)\\s*)?:?\\s*(?:[-–•*]\\s*)?${NUMBER}`,
  'g',
);
/** One more, named after the first as it is. */
const ANOTHER = new RegExp(`(?:,|;|&|\\+|\\bet|\\band|^[ \\t]*[-–•*]?)[ \\t]*(?:la |n°[ \\t]*)?${NUMBER}`, 'gm');

export function speaksOfSeveral(told: string): boolean {
  if (SEVERAL.test(fold(told))) return true;
  const titled = numbersIn(told, TITLED);
  const [first] = titled;
  if (first === undefined) return false;
  const alike = /\D/.test(first) ? numbersIn(told, ANOTHER).filter((one) => shapeOf(one) === shapeOf(first)) : [];
  return new Set([...titled, ...alike]).size > 1;
}

function numbersIn(told: string, pattern: RegExp): readonly string[] {
  return [...told.matchAll(pattern)].map(([, number = '']) => number.replace(/[-/]+$/, ''));
}

/** « F-77 » and « F-102 » are alike; « 2026-118 » and « 2026-09-30 » are not. */
function shapeOf(number: string): string {
  return number.replace(/\d+/g, '9');
}
