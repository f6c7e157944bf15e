/** What a member says of a claim otherwise than it stands, each fact by its name and nothing else beside: « montant 680 € », « l’échéance est le 30/09/2026 et non le 04/09/2026 ». */
import { NO_FACTS, type TypedFacts } from '../claim/decide-on-facts.ts';
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { readFacts } from './claim-facts.ts';
import type { Reading } from './reading.ts';

/** A word to us, not a letter. */
const LONGEST = 400;
const DENIED = /,?\s*(?:\bet non(?: pas)?|\bau lieu d[eu']|\bet pas|\bplut[oô]t que)\b(?:[^,;.\n]|[,.](?=\d))*/gi;
/** Says nothing of the claim, alone or before a fact. */
const COURTESY =
  /^(?:(?:bonjour|bonsoir)(?: [a-z'-]+){0,3}|(?:merci|svp|stp|s'il (?:te|vous) plait|cordialement|bien a (?:toi|vous)|d'avance|desolee?|pardon|attention|oups|non|en fait|(?:petite )?erreur(?: de ma part)?|rectification|correction|precision|a corriger|je me suis trompee?|il y a une erreur))(?:[ ,:!]+|$)/;

const THE = "^(?:et |mais )?(?:l[ea] |l'|son |sa )?(?:bon(?:ne)? |vraie? |nouve(?:au|lle) )?";
const IS = "(?: (?:est|etait)(?: bien| en realite)?(?: de)?| s'eleve a| ?[:=]| de)?";
const SUM = '(?:\\d{1,3}(?:[ .]\\d{3})+|\\d+)(?:[.,]\\d{1,2})? ?(?:€|euros?|eur)?(?: ttc)?';
const DAY = '\\d{1,2}(?:er)?(?:[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?| [a-z]{3,9}\\.?(?: \\d{4})?)';
const EMAIL = '[\\w.+-]+@[\\w.-]+';
const NUMBERED = '[a-z]{0,6}[-/]?\\d[\\w/-]*';

type Named = readonly [fact: keyof TypedFacts, pattern: RegExp];
const NAMED: readonly Named[] = [
  [
    'amountCents',
    new RegExp(
      `${THE}(?:montant|somme|total|principal)(?: (?:exacte?|correcte?|reel|ttc|du|due|de la (?:facture|note|creance)))*${IS} ?${SUM}$`,
    ),
  ],
  [
    'dueDate',
    new RegExp(
      `${THE}(?:date (?:limite )?d')?echeance(?: (?:exacte|correcte|de la (?:facture|note)))*${IS} ?(?:(?:au|le) )?${DAY}$`,
    ),
  ],
  [
    'debtorEmail',
    new RegExp(
      `${THE}(?:adresse|e-?mail|mail|courriel)(?: (?:e-?mail|mail|electronique|exacte?|correcte?|du (?:debiteur|client)))*${IS} ?${EMAIL}$`,
    ),
  ],
  ['debtorEmail', new RegExp(`^(?:ecri(?:re|vez|s)(?:[ -]lui)?(?: plutot| desormais)?|desormais) a ${EMAIL}$`)],
  ['debtorPostalAddress', new RegExp(`${THE}(?:adresse|siege)(?: (?:postale|social))?${IS} ?[^@]{0,80}\\d{5} [a-z' -]+$`)],
  ['invoiceRef', new RegExp(`${THE}(?:numero|n°)(?: (?:exact|correct|de (?:la )?(?:facture|note)))*${IS} ?${NUMBERED}$`)],
  ['invoiceRef', new RegExp(`^(?:facture|note(?: d'honoraires)?)(?: n°)? ?${NUMBERED}$`)],
  ['debtorName', /^(?:le )?(?:bon )?(?:debiteur|client|nom)(?: du debiteur)? ?: ?.{3,60}$/],
  [
    'debtorKind',
    /^(?:c'est |il s'agit d'|l[ea] (?:debiteur|debitrice|cliente?) est |qualite(?: du debiteur)? ?:? ?)?(?:bien |en fait |en realite )?(?:une? )?(?:particuli(?:er|ere)|consommat(?:eur|rice)|professionnel(?:le)?|societe|entreprise|commercante?|artisane?|association|personne publique|collectivite|commune)$/,
  ],
];
/** « 680 € au lieu de 860 € » needs no name. */
const BARE_SUM: Named = ['amountCents', new RegExp(`^(?:c'est |de )?${SUM}$`)];

/** null where the mail tells something else: a call, a payment, another request. */
export function correctedFactsOf({ kind, request, ownWords, writtenOn }: Reading): TypedFacts | null {
  const asks = request?.action === 'change-amount' || request?.action === 'change-contact';
  return asks || ['unrelated', 'reply', 'answer'].includes(kind) ? correctedFacts(ownWords, writtenOn) : null;
}

/** null unless every clause is a fact in a plain form, or courtesy: a sum, a day or an address in any other sentence may be somebody else's. */
export function correctedFacts(words: string, writtenOn: IsoDate): TypedFacts | null {
  if (words.length > LONGEST || words.includes('?')) return null;
  const known = words.match(DENIED) === null ? NAMED : [...NAMED, BARE_SUM];
  let facts: TypedFacts | null = null;
  for (const clause of clausesOf(words.replace(DENIED, ''))) {
    const told = plain(clause);
    if (told === '') continue;
    const fact = known.find(([, pattern]) => pattern.test(told))?.[0];
    const value = fact === undefined ? null : valueIn(fact, clause, writtenOn);
    if (fact === undefined || value === null) return null;
    facts = { ...(facts ?? NO_FACTS), [fact]: value };
  }
  return facts;
}

/** Beside a draft, which has a sum and a day of its own, one is of the claim only where another is denied: « 680 € et non 860 € ». */
export function correctedBesideDraft(words: string, writtenOn: IsoDate): TypedFacts | null {
  const facts = correctedFacts(words, writtenOn);
  const mayBeOfDraft = facts !== null && (facts.amountCents !== null || facts.dueDate !== null);
  return mayBeOfDraft && words.match(DENIED) === null ? null : facts;
}

/** A postal address keeps its commas. */
function clausesOf(words: string): readonly string[] {
  return words.split(/[;!\n]+/).flatMap((line) => (/\b\d{5}\s+\p{L}/u.test(line) ? [line] : line.split(/,(?!\d)|\.(?=\s|$)/)));
}

/** Folded, without the courtesies before it and its full stop. */
function plain(clause: string): string {
  let told = fold(clause)
    .replace(/\s+/g, ' ')
    .replace(/[ .]+$/, '')
    .trim();
  for (let rest = told.replace(COURTESY, ''); rest !== told; rest = told.replace(COURTESY, '')) told = rest;
  return told;
}

function valueIn(fact: keyof TypedFacts, clause: string, writtenOn: IsoDate): TypedFacts[keyof TypedFacts] | null {
  const read = readFacts(fact === 'amountCents' ? withEuros(clause) : clause, writtenOn);
  if (fact === 'debtorPostalAddress') return read.debtorPostalAddress.length > 0 ? read.debtorPostalAddress : null;
  if (fact === 'dueDate' && read.dueDate !== null && !WITH_YEAR.test(clause))
    return daysBetween(read.dueDate, writtenOn) <= HALF_A_YEAR ? read.dueDate : null;
  return read[fact] ?? null;
}

/** « 30/11 », told in September, may be to come: the year is asked for. */
const WITH_YEAR = /\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/;
const HALF_A_YEAR = 183;

function withEuros(clause: string): string {
  return /€|eur/i.test(clause) ? clause : clause.replace(/(\d)\s*\.?\s*$/, '$1 €');
}
