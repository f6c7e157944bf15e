/** What a member says of a claim otherwise than it stands, each fact by its name: « montant 680 € », « l’échéance est le 30/09/2026 et non le 04/09/2026 ». */
import { NO_FACTS, type TypedFacts } from '../claim/decide-on-facts.ts';
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { readFacts } from './claim-facts.ts';
import type { Reading } from './reading.ts';

/** A word to us, not a letter. */
const LONGEST = 400;
const DENIED = /,?\s*(?:\bet non(?: pas)?|\bau lieu d[eu']|\bet pas|\bplut[oô]t que)\b(?:[^,;.\n]|[,.](?=\d))*/gi;

const THE = "^(?:et |mais )?(?:l[ea] |l'|son |sa )?(?:bon(?:ne)? |vraie? |nouve(?:au|lle) )?";
const AMOUNT = new RegExp(
  `${THE}(?:montant|somme|total|principal)(?: (?:exact|correct|reel|ttc|du|de la (?:facture|note|creance)))*(?: est\\b| s'eleve| ?=|(?: de)? ?\\d|$)`,
);
const DUE = new RegExp(`${THE}(?:date (?:limite )?d')?echeance\\b`);
const ADDRESS = new RegExp(`${THE}(?:adresse|e-?mail|mail|courriel|siege)\\b`);
const NUMBER = new RegExp(
  `${THE}(?:numero|n°)(?: (?:exact|correct|de (?:la )?(?:facture|note)))*(?: est\\b|.{0,3}\\d|$)|^(?:facture|note(?: d'honoraires)?) n° ?\\S+$`,
);
const NAME = /(?:^|[.;!,\n]\s*)(?:le )?(?:d[ée]biteur|client|nom)[^:\n]{0,20}:\s*\p{L}/iu;
const KIND =
  /^(?:c'est |il s'agit d'|l[ea] (?:debiteur|debitrice|cliente?) est |qualite (?:du debiteur )?)?(?:bien |en fait |en realite )?(?:une? )?(?:particuli(?:er|ere)|consommat(?:eur|rice)|professionnel(?:le)?|societe|entreprise|commercante?|artisane?|association|personne publique|collectivite|commune)$/;

/** null where the mail tells something else: a call, a payment, another request. */
export function correctedFactsOf({ kind, request, ownWords, writtenOn }: Reading): TypedFacts | null {
  const asks = request?.action === 'change-amount' || request?.action === 'change-contact';
  return asks || ['unrelated', 'reply', 'answer'].includes(kind) ? correctedFacts(ownWords, writtenOn) : null;
}

/** Where more than the fact is spoken of, its sum, day or address may be somebody else's: then nothing is taken. */
const MORE =
  /^(?:ok|oui|d'accord)\b|\b(?:vers|vir|pay|regl|encaiss)(?:e|ee|es|ees|er|era|ez|ement|ements)\b|\b(?:banque|avocat|conseil|comptable|mari|femme|epou\w*|trop|indemnite|interets?|penalites?|convenu\w*|demander|courte?|donnee|recue?|seront|sera|serait|dites|si|plus (?:ecrire|envoyer))\b/;

/** null where no fact is named, or more than facts is said; a question tells none. */
export function correctedFacts(words: string, writtenOn: IsoDate): TypedFacts | null {
  if (words.length > LONGEST || words.includes('?') || MORE.test(fold(words).trim())) return null;
  const said = words.replace(DENIED, '');
  const clauses = said.split(/[;:!\n]+|[,.](?!\d)\s*/).map((clause) => fold(clause).trim());
  const names = (pattern: RegExp) => clauses.some((clause) => pattern.test(clause));
  const read = readFacts(said, writtenOn);
  const facts: TypedFacts = {
    ...NO_FACTS,
    amountCents: names(AMOUNT) ? read.amountCents : null,
    dueDate: names(DUE) ? read.dueDate : null,
    invoiceRef: names(NUMBER) ? read.invoiceRef : null,
    debtorName: NAME.test(said) ? read.debtorName : null,
    debtorEmail: names(ADDRESS) ? read.debtorEmail : null,
    debtorPostalAddress: names(ADDRESS) ? read.debtorPostalAddress : [],
    debtorKind: names(KIND) ? read.debtorKind : null,
  };
  return Object.values(facts).some((fact) => fact !== null && fact !== false && !(Array.isArray(fact) && fact.length === 0))
    ? facts
    : null;
}
