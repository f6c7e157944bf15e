/** A proof the debtor says will follow: remembered, so that its absence can be shown later. */
import { clausesIn } from './clauses.ts';

/** In plain letters, of their own sending. */
const SENDS =
  '(?:envoi\\w*|envoy\\w+|enverr\\w+|transm\\w+|join(?:ds|drai|drons|dre)|adress\\w+|fourni\\w*|communiqu\\w+|produi\\w+|(?:fais|fait|faisons|fera|ferai|ferons|faire) (?:parvenir|suivre)|send|provide|forward)';
const PROOF =
  '(?:preuve|justificatif|avis (?:de |d )?(?:debit|virement|operation)|ordre de virement|releve|attestation|photo|constat|rapport|recu|facture acquittee|bon de (?:commande|livraison)|proof|receipt|statement|evidence|remittance)s?';
const THEIRS = '(?:je|j|jvous|nous|on|ma (?:banque|comptable|compta)|mon (?:comptable|assureur)|i|we|my (?:bank|accountant))';
const ANNOUNCES = new RegExp(
  `\\b${THEIRS}\\b.{0,25}\\b${SENDS}\\b.{0,60}\\b${PROOF}\\b|\\b${PROOF}\\b.{0,40}\\b(?:suit|suivra|suivent|suivront|viendra|viendront|(?:to|will) follow)\\b`,
);
/** What they ask of us, or say was sent already. */
const ASKS_OR_SENT =
  /\b(?:vous (?:m |nous |avez|devez|pouvez|pourriez)|(?:de|d) (?:me|m|nous) |(?:ai|avons|have) (?:deja |bien |already )?(?:envoy|transm|joint|adress|fourni|sent|provided))/;

/** The clause that says so, verbatim; null where none does. */
export function proofAnnouncedIn(words: string): string | null {
  const announced = clausesIn(words).find(
    ({ folded, negated, question }) => !negated && !question && ANNOUNCES.test(folded) && !ASKS_OR_SENT.test(folded),
  );
  return announced?.quote ?? null;
}
