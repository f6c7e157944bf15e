/** Whether a clause that speaks of paying denies it. */

const DENIED =
  /\b(?:impossible d|impossible de|hors d etat de|unable to|incapable de|pas|jamais|rien|aucun\w*|nullement|not|never|won t|cannot|can t)\b/;

/** Words of denial that deny nothing: « sans faute », « pas de souci », « d ici là, pas avant ». */
const HARMLESS =
  /\b(?:pas de (?:souci|probleme|contestation)|aucun (?:souci|probleme)|aucune contestation|pas d inquietude|(?<!\b(?:peux|peut|pouvons|pourrai|pourrons|pourra) )pas (?:(?!promet|promis|engag)\S+ ){0,3}avant|pas besoin|pas plus tard que|rien (?:a|d) \w+|(?:peux|peut|pouvons|saurais|sais) (?:vous )?pas (?:vous )?(?:(?:dire|faire|promettre|proposer) )?(?:mieux|plus)|pas (?:vous )?(?:dire|faire|promettre|proposer) (?:mieux|plus)|no problem|not before|not later than)\b/g;
/** « je ne conteste rien », « je n'ai pas d'avocat »: the denial and the word after it. */
const DENIALS =
  /\b(?:ne|n) (?:\S+ ){0,4}?(?:pas|jamais|rien|aucune?|nullement)\b(?: \S+){0,3}|(?:\b\S+ ){0,2}\bpas\b(?: \S+){0,2}/g;
const OF_PAYING =
  /\b(?:pay|pai|regl|vers|vir|sold|rembours|honor|acquitt|pourr|peu|pouv|promet|promis|engag|ser[ao]|fer|prevu|moyen|argent|compt|ir[ao]|part|arriv|donn|envo|depos|possib|aur[ao]|voul|veu|compte|tien|rest|revers|sort|lach|verr|mesure|capable|etat d)/;

/** A denial of something else leaves the promise whole: « ne conteste pas la note, qui sera réglée le 30 ». */
export function isDenied(folded: string): boolean {
  if (/\b(?:ne|n) (?:\S+ )?(?:promet|promis|engag|garanti)\w*/.test(folded)) return true;
  const left = folded.replace(HARMLESS, '').replace(DENIALS, (denial) => (OF_PAYING.test(denial) ? denial : ''));
  return DENIED.test(left);
}
