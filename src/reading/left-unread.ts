/** What a mail says beside what was understood, and whether it may do harm not to have understood it. */
import type { Clause } from './clauses.ts';
import type { Intent } from './reading.ts';

const COURTESY =
  /^(?:bonjour|bonsoir|salut|coucou|hello|hi|dear|cher|chere|maitre|madame|monsieur|cordialement|bien a (?:vous|toi)|sinceres|salutations|bonne (?:journee|soiree|reception|fin|continuation|semaine|annee)|bon (?:week|dimanche)|belle journee|excellente|veuillez|je vous (?:prie|remercie|souhaite)|dans l attente|restant a votre|en vous remerciant|avec mes|regards|best|kind|many thanks|have a|amicalement|demat|a bientot|sincerely|respectueusement|n hesitez pas|votre bien devoue)\b/;
const TURNS_BACK =
  /^(?:mais|meme si|bien que|quoique|although|even though|par contre|cependant|toutefois|neanmoins|en revanche|sauf que|sauf|hormis|but|however)\b/;
/** What follows a « mais » and takes nothing back: « mais vendredi sans problème », « mais je n'oublie pas ». */
const TAKES_NOTHING_BACK =
  /\b(?:sans (?:probleme|souci|faute)|pas de (?:souci|probleme)|n oublie pas|pas oublie|je (?:fais|ferai) (?:au|mon|le|tout)|rassure\w*|dans votre role|comprends|normal|t inquiete|vous inquietez pas|quand meme|promis|des que)\b/;

/** Reproach, law, money contrasted: words whose clause a person must see when we do not. */
const BRISTLES =
  /\b(?:pourquoi|de quel droit|comment se fait|au nom de quoi|comment osez|vous osez|why|how dare|litige|plainte|anormal\w*|scandal\w*|inadmissible\w*|inacceptable\w*|mensong\w*|menteur\w*|menti|justice|tribunal|juge|proces|loi|code (?:civil|de)|illegal\w*|refus\w*|conteste\w*|annule\w*|resili\w*|retract\w*|remise|geste commercial|defaut\w*|casse\w*|panne|degat\w*|prejudic\w*|deplor\w*|nous regrettons que|hors delai|etonn\w*|surpris\w*|dommages|abus\w*|honteu\w*|malhonnete\w*|ou je pense|escro\w*|tromp\w*|trahi\w*|faux|fausse|erreur|(?:to|in) court|judge|sue|unfair|dishonest|lied|broken|refund|iban|rib)\b/;
const AGAINST_US =
  /\b(?:vous|votre|vos|client\w*|artisan|entreprise|garage|ouvriers?|travaux|chantier|you|your)\b.{0,60}\b(?:ne|n|pas|jamais|rien|aucune?|never|not|nothing|no)\b/;
const HARMLESS =
  /\b(?:vous ne (?:savez|lisez|regardez|verifiez|voyez) (?:pas|jamais|plus) (?:\S+ ){0,3}(?:compte|releve|banque|courrier|mail|message)\w*|(?:etonn|surpris)\w* (?:\S+ ){0,4}(?:message|relance|rappel|courrier|mail|lettre)\w*|vous (?:n avez|ne) (?:pas )?(?:a vous )?inquiet\w*|ne vous (?:inquietez|en faites)|vous n (?:avez|aurez) (?:pas |plus |rien )?(?:a (?:me |nous )?(?:relancer|faire|craindre)|besoin)|pas de (?:souci|probleme)|aucun (?:souci|probleme)|n hesitez pas|(?:pas|jamais) (?:encore )?(?:vu|recu|lu|repondu|pense|pu)|(?:erreur|faute|oubli|retard|defaut) (?:de (?:ma|notre)|est (?:de|pour))|(?:mon|notre|ma) (?:erreur|faute)|sauf erreur|(?:ne|n) (?:\S+ )?(?:refus|contest|discut|ni|cherch|entend|compt)\w* (?:pas|nullement|aucunement)|pas d erreur|aucune erreur|(?:pas de|aucun|sans) litige|(?:je|nous|on|i|we) (?:ne |n )?(?:vous |t |te |l )?(?:ai|avons|a) (?:pas|jamais|point) \S+|(?:paiement|virement|carte|cheque|prelevement|banque)\b.{0,25}\brefus\w*|refus\w* (?:\S+ ){0,3}(?:banque|carte|plafond)|par erreur de (?:ma|notre)|not (?:received|seen|got))\b/;

export function isCourtesy({ folded }: Clause): boolean {
  return COURTESY.test(folded) && folded.split(' ').length <= 9;
}

/** Content of which nothing was understood; courtesy alone beside a good deal that was not; a « mais… », a reproach or a word of law that was not. */
export function isLeftUnread(
  clauses: readonly Clause[],
  intents: readonly Intent[],
  understood: ReadonlySet<number>,
  isDated: (clause: Clause) => boolean,
): boolean {
  const content = clauses.filter((clause) => !isCourtesy(clause));
  if (intents.length === 0) return content.length > 0;
  const unread = content.filter((clause) => !understood.has(clause.at));
  if (unread.some((clause) => takesBack(clause) && !isDated(clause))) return true;
  if (unread.some(({ folded }) => mayHarm(folded.replace(HARMLESS, '')))) return true;
  if (intents.every((intent) => MERE_WORDS.has(intent)) && unread.some(isOfAnother)) return true;
  const words = content.reduce((count, { folded }) => count + folded.split(' ').length, 0);
  return intents.every((intent) => intent === 'thanks-or-ack') && words > 22;
}

/** `plainly`: where the clauses begin whose words show something by themselves. */
export function isMostlyRead(clauses: readonly Clause[], plainly: ReadonlySet<number>): boolean {
  const content = clauses.filter((clause) => !isCourtesy(clause));
  const length = (some: readonly Clause[]) => some.reduce((count, { folded }) => count + folded.split(' ').length, 0);
  return 2 * length(content.filter(({ at }) => plainly.has(at))) >= length(content);
}

/** Beside a mere « je paierai », what is said of something else may be the reason not to. */
export const MERE_WORDS: ReadonlySet<Intent> = new Set(['acknowledges-debt-no-date', 'thanks-or-ack']);
const OWN = /\b(?:je|j|me|m|moi|mon|ma|mes|nous|notre|nos|on|i|we|my|our|merci|retard|excuse\w*|desole\w*)\b/;

function isOfAnother({ folded }: Clause): boolean {
  return folded.split(' ').length >= 6 && !OWN.test(folded);
}

function takesBack({ folded }: Clause): boolean {
  return TURNS_BACK.test(folded) && folded.split(' ').length > 3 && !TAKES_NOTHING_BACK.test(folded);
}

function mayHarm(folded: string): boolean {
  return BRISTLES.test(folded) || AGAINST_US.test(folded);
}
