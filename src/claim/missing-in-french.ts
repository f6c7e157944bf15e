/** What is still to be said before a first letter, in French, and how an answer may say it. */
import type { MissingFact } from './situation.ts';

export const MISSING_IN_FRENCH: Readonly<Record<MissingFact, string>> = {
  'invoice-number': 'le numéro de la facture',
  amount: 'le montant restant dû, toutes taxes comprises',
  performed: 'la valeur de la partie exécutée de la prestation, et sur quoi vous l’évaluez',
  'due-date': 'la date d’échéance',
  'debtor-name': 'le nom du débiteur',
  'debtor-address': 'l’adresse électronique ou postale du débiteur',
};

const GIVEN_AS: Readonly<Record<MissingFact, string>> = {
  'invoice-number': 'facture n° F-2026-118',
  amount: 'montant 1 200 €',
  performed: 'part exécutée : 800 €, selon les deux journées du devis',
  'due-date': 'échéance 30/09/2026',
  'debtor-name': 'débiteur : SARL Exemple',
  'debtor-address': 'adresse : contact@exemple.example',
};

/** How an answer may give what is missing, and nothing else. */
export function answerGiving(missing: readonly MissingFact[]): string {
  return missing.map((fact) => GIVEN_AS[fact]).join(', ');
}
