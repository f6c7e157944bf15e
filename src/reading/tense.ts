/** Whether a clause tells of what is done or of what is to come. */

const ADVERBS =
  '(?:deja|bien|tout|toute|ete|donc|pourtant|egalement|effectivement|aussi|meme|ca|cela|directement|immediatement|enfin|juste|dument|entierement|integralement|encore|toujours|vite)';
const PARTICIPLE =
  '(?:\\w{2,}(?:e|ee|es|ees|i|is|ie|u|us|ue|ues)|fait|faite|faits|faites|dit|mis|mise|pris|prise|remis|remise|transmis|transmise|promis|offert|ouvert|souscrit|inscrit|ecrit|clos)';
/** « j'ai une question », « ai la facture »: no participles. */
const NO_PARTICIPLE =
  '(?!(?:une|la|le|les|de|ce|cette|ces|que|qui|si|notre|nos|votre|vos|mes|ses|des|comme|autre|toute|entre|ici|envie|honte|faute|contre|sous|rendue?|chose|affaire|confiance|facture|note|dette|tous|vous|nous|plus|jours)\\b)';
/** « a » is also « à »: only before what is done with money, papers or a person on the way. */
const DONE =
  '(?:pay|regl|vers|vir|effectu|sign|quitt|debit|credit|encaiss|pass|envoy|depos|donn|valid|execut|inscrit|vot|repondu|trait|recu|fait|mis|remis|dit|pris|transmis|adress|accept|demand|rembours|sold|resili|annul|chang|lach|ete)\\w*';
const FRENCH_PAST = new RegExp(
  `\\b(?:ai|as|avoir|avons|avez|ont|avait|avais|avaient|avions) (?:${ADVERBS} )*${NO_PARTICIPLE}${PARTICIPLE}\\b|\\ba (?:${ADVERBS} )*${DONE}(?<!er|ir)\\b`,
);
const GONE =
  /\b(?:est|sont|suis|sommes|etait|etaient|etais) (?:\S+ ){0,2}(?:parti|passe|venu|alle|arrive|sorti|tombe)e?s?\b|\b(?:viens|venons|vient|viennent) (?:\S+ ){0,2}d(?:e)? (?:\S+ )?\w+(?:er|ir|re)\b|\b(?:hier|avant hier|yesterday|last (?:week|month|night)|(?:\w+di|semaine|mois|annee|fois) derniere?|il y a \d+)\b/;
const ENGLISH_PAST =
  /\b(?:have|has|had|ve|was|were|did|got) (?:\w+ ){0,2}(?:\w+ed|paid|sent|gone|made|left|put|done|been)\b|(?<!\b(?:be|being|get|gets|is|are|it|to be|being) (?:\w+ )?)\b(?:remitted|debited|credited|cleared|transferred|wired|settled|posted|mailed|sent|paid|went|left|executed|collected|cashed)\b/;
const AHEAD =
  /\b(?!vrai|bras|gras|embarras|environs|camera|opera|extra|ultra|contra)(?:\w{2,}(?:rai|ras|ra|rons|rez|ront)|vais|vas|va|allons|vont|will|ll|shall|going to|prochaine?s?|demain|tomorrow)\b/;

/** « quand la saison a donné » comes before the payment, not before the day of writing. */
const SUBORDINATE = /\b(?:quand|des que|une fois que|lorsqu\w*|apres que|once|when|as soon as)\b.*/;

/** Without what the payment waits for. */
export const mainPart = (folded: string): string => folded.replace(SUBORDINATE, '');

export type Tense = 'past' | 'ahead' | 'open';

/** 'open' where nothing tells: a present, or no verb at all. What is to come outweighs what was: « j'ai vu, je paierai lundi ». */
export function tenseOf(folded: string): Tense {
  const main = mainPart(folded);
  if (AHEAD.test(main)) return 'ahead';
  return FRENCH_PAST.test(main) || GONE.test(main) || ENGLISH_PAST.test(main) ? 'past' : 'open';
}
