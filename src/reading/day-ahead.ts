/** What a clause with a day ahead promises though it has no verb of paying: « 150 vendredi », « ça part lundi », « demain, promis ». */
import type { IsoDate } from '../law/calendar.ts';
import { sharesIn } from './amounts.ts';
import { sumsIn } from './bare-sums.ts';
import { type Clause, foldWords } from './clauses.ts';
import { datesIn, type FoundDate } from './dates.ts';
import { IT_GOES, NAMES_MONEY, NAMES_PAYMENT, namesPaymentOnly } from './paying-turns.ts';
import { mainPart, tenseOf } from './tense.ts';

/** Today counts: « je paie ce soir ». */
export function futureDates(text: string, writtenOn: IsoDate): readonly FoundDate[] {
  const days = datesIn(text, writtenOn).filter(({ date, at }) => date >= writtenOn && !OF_PAPERS.test(justBefore(text, at)));
  const later = days.filter(({ quote }) => !AT_ONCE.test(quote));
  return later.length > 0 ? later : days;
}

/** What a pattern that ends where a day begins may look at. */
export const justBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at);

/** « la facture du 4 décembre », « votre courrier du 20 »: the day of a paper; « eux ils payent à soixante jours »: of others. */
export const OF_PAPERS =
  /(?:factures?|notes?(?: d['’]honoraires)?|(?<!par le )courriers?|lettres?|mails?|e-mails?|messages?|relances?|rappels?|votre relev[ée]|consultations?|s[ée]ances?|visites?|interventions?|livraisons?|prestations?|soins|devis|invoices?|emails?|letters?|mise en demeure|celles?|jugement|commande)(?: n°? ?\S+)?(?: du| de| dat[ée]e?s?(?: du)?| dated| of)\s*$|\b(?:ils|elles|eux|clients?)\s+(?:nous |me )?(?:pay|pai|r[èe]gl|vers|vir)(?:ent|e)\s*$/iu;
export const AT_ONCE = /tout de suite|imm[ée]diat|right (?:away|now)/i;

/** `before`: the clauses that stand before it. */
export function promisesByItsDay(clause: Clause, before: readonly Clause[], writtenOn: IsoDate): boolean {
  if (seesToIt(clause, before, writtenOn)) return true;
  const days = futureDates(clause.quote, writtenOn);
  if (days.every(({ quote }) => AT_ONCE.test(quote)) || isHeld(clause) || isOfAnEvent(clause)) return false;
  if (tellsOfThePast(clause, writtenOn)) return false;
  return (
    namesPaymentOnly(clause.folded) ||
    comesOfItself(clause, before) ||
    handsItOver(clause, before, writtenOn) ||
    givesItsWord(clause) ||
    isOnlyADay(clause, writtenOn) ||
    isBareSum(clause, writtenOn)
  );
}

/** A past tense, unless its day lies ahead whichever way it is looked at: « c'est signé pour le 14 décembre ». */
export function tellsOfThePast({ folded, quote }: Clause, writtenOn: IsoDate): boolean {
  if (tenseOf(folded) !== 'past') return false;
  const behind = datesIn(quote, writtenOn, 'past');
  return !futureDates(quote, writtenOn).some(({ date, at }) =>
    behind.some((day) => day.at === at && day.date === date && date > writtenOn),
  );
}

const BARGAINS =
  /\b(?:si|s il|s ils|sous reserve|condition|uniquement|tant que|a defaut|if|unless|provided|subject to|en echange|contre)\b/;
const COURTEOUS =
  /\b(?:si|if) (?:(?:c est|ca|cela|ce la|sa) (?:est )?(?:vous |te |leur )?(?:bon|ok|possible|va|convient|arrange|irait|marche)|vous (?:voulez|etes d accord|le permettez|acceptez|etes ok|le voulez)|possible|tout va bien|vous (?:patientez|m accordez|me laissez|pouvez (?:patienter|attendre))|(?:that|this|it) (?:is|s|works|suits)|you (?:agree|don t mind|are happy))\b/g;

/** It hangs on what another must do; what the debtor waits for himself has its day, which counts. */
export function isHeld({ conditional, folded }: Clause): boolean {
  return conditional && BARGAINS.test(folded.replace(COURTEOUS, ''));
}

/** A day on which something else happens. */
const EVENT =
  /\b(?:audience\w*|reunion\w*|(?:se|nous) reuni\w*|arbitr\w*|statu(?:e|era|er)|assemblee|conseil (?:municipal|syndical|d administration|communautaire)|tribunal|greffe|commission|rendez vous|rdv|salon|seance|consultation|expertise|accouche\w*|naissance|ne le|nee le|mariage|obseques|vacances|conges?|absente?s?|ferme\w*|fermeture|hearing|meeting|out of (?:the )?office|on (?:holiday|leave)|back on|resili\w*|livr\w+|reserv\w+|formation|stage|demenag\w*|conference|colloque|chantier|travaux|examen|operation (?:chirurgicale|du|de la|a)|sauvegarde|redressement|liquidation|jugement|hospitali\w*)\b/;

export function isOfAnEvent({ folded }: Clause): boolean {
  return (
    EVENT.test(folded) &&
    !/€|\b(?:vous l aurez|virement|paiement|reglement|paie|payer|regle|cheque|payment|transfer)\b/.test(folded)
  );
}

/** « je m'en occupe ce soir », « je régularise lundi », « je vous mets ça le dix ». */
const SEES_TO_IT =
  /\b(?:m en|nous en|on s en|s en|m|nous) (?:occup|charg)\w*|\b(?:fais|faisons|ferai|ferons|faire|sera fait) (?:\S+ )?(?:le necessaire|ca|cela)\b|\ble necessaire (?:est|sera|a ete|va etre) |\b(?:je|nous|on|il|elle) (?:vous |te |lui |leur )?(?:fais|fait|ferai|ferons|faisons|mets|met|mettons|mettrai|porte|portons|apporte|depose|deposerai|envoie|amene|remets|donne|lance|passe|regle) (?:ca|cela|sa|celui|celle|la votre|le votre)\b|\b(?:regularis|mets? a jour|fais partir|faisons partir)\w*|\b(?:en )?fais mon affaire\b|\b(?:vais|va|irai|ira|passe|passerai|file|serai) (?:faire un tour )?(?:a (?:la |ma )?(?:banque|poste)|au (?:guichet|distributeur|dab))\b(?!.*\b(?:voir|demander|rendez|rdv|conseiller|credit|pret|decouvert|si)\b)|\b(?:sort|deal with|take care of|see to) (?:it|this|that)\b/;

/** « Vendredi je suis au bureau, je vous fais ça »: the day stands there or in one of the two clauses before. */
function seesToIt({ quote, folded, conditional }: Clause, before: readonly Clause[], writtenOn: IsoDate): boolean {
  if (conditional || !SEES_TO_IT.test(folded) || tenseOf(folded) === 'past') return false;
  const ahead = (text: string) => futureDates(text, writtenOn).length > 0;
  return ahead(quote) || before.slice(-2).some((clause) => !clause.negated && !isOfAnEvent(clause) && ahead(clause.quote));
}

const COMES: readonly RegExp[] = [
  /\b(?:ca|cela|tout|l ensemble|le tout|les fonds|l argent|le solde|la somme|la suite|l autre|the rest|everything|that|funds|the money|all of it)(?: \S+){0,3} (?:part|partira|partent|arrive|arrivera|tombe|tombera|suit|suivra|goes|leaves|lands|sera (?:fait|regle|vire|paye|solde|chez vous|sur votre compte)|will be (?:there|done|with you|sorted))\b/,
  /\b(?:c est|ce sera) (?:(?:donc|bien|sur) )*(?:fait|regle|reglee|parti|solde|vire|paye|envoye|chez vous|sur votre compte|pour vous|dans (?:la|votre) boite)\b/,
  /\bvous (?:l|les|en|m|avez mes|avez votre) ?(?:\S+ )?(?:aurez|recevrez|toucherez|argent|€|avez)\b|\bvous avez mes \d/,
  /\b(?:in your account|with you|all sorted|sorted|done) (?:by|on|tomorrow|today|before|next)\b/,
  /\b(?:you|they) (?:ll|will) (?:have|get|receive) (?:it|this|that|everything|the lot)\b/,
  /\b(?:depart|envoi|sortie|deblocage|mise a disposition|arrivee) (?:des fonds|de l argent|du virement|du cheque)\b|\b(?:value date|date de valeur|en une (?:seule )?fois|d un (?:seul )?coup|in one go)\b/,
  /\b(?:l[ea] (?:second|deuxieme|troisieme|quatrieme|premier|premiere|dernier|derniere|seconde|prochain|prochaine)|l autre)(?: \S+){0,2} (?:le fera|suit|suivra|part|partira|sera|viendra)\b/,
];
/** « … de régler nos fournisseurs le 25. Ce sera donc au 25 décembre. » */
const COMES_TO =
  /\b(?:ce sera|ca fera|ca nous (?:mene|amene)|ce qui (?:fait|nous mene)|cela nous mene) (?:donc |alors |plutot |bien )*(?:au|le|pour|vers|a la|en|fin|debut|mi|\w+di)\b/;
const SPEAKS_OF_PAYING = /\b(?:pay|pai|regl|vir|vers|sold|rembours)\w*\b/;
/** What leaves or arrives may be papers, goods or people. */
const OTHER_THINGS =
  /\b(?:dossier|courrier|papiers|pieces?|documents?|colis|devis|justificatif\w*|attestation|photos?|contrat|rapport|lettre|recommande|marchandise|materiel|commande|papers|documents|parcel|letter|report)\b/;

const HANDED =
  /\b(?:je|j|nous|on|il|elle|i|i ll|we) (?:(?:vous|te|lui) )?(?:le|la|l|les|it|them) (?:(?:vous|lui|y|will) )?(?:post|depos|envo|env|apport|amen|remet|mett|donn|pass|port|vir|transf|fer|ser|send|drop|bring|mail|pay)\w*\b/;

/** « il m'aidera à remplir le chèque et je le posterai lundi »: the payment is named in one of the two clauses before. */
function handsItOver({ folded }: Clause, before: readonly Clause[], writtenOn: IsoDate): boolean {
  const near = before.slice(-2);
  if (!HANDED.test(folded) || near.some((clause) => OTHER_THINGS.test(clause.folded) || clause.question)) return false;
  return near.some((clause) => NAMES_MONEY.test(clause.folded) || sumsIn(clause.quote, writtenOn).length > 0);
}

/** « ça part lundi », « jeudi c'est dans la boîte »; « il sera exécuté le 14 » where the clause before names a payment. */
function comesOfItself({ folded }: Clause, before: readonly Clause[]): boolean {
  const last = before.at(-1);
  if (OTHER_THINGS.test(folded) || (last !== undefined && OTHER_THINGS.test(last.folded))) return false;
  if (COMES.some((pattern) => pattern.test(folded))) return true;
  if (last !== undefined && COMES_TO.test(folded) && SPEAKS_OF_PAYING.test(last.folded) && !last.question) return true;
  return IT_GOES.test(folded) && before.some((clause) => NAMES_PAYMENT.test(clause.folded) && !clause.negated);
}

const WORD_GIVEN =
  /\b(?:comptez (?:bien )?(?:sur|dessus)|compte sur|promis\w*|promi|sans faute|m engage|nous engageons|dernier delai|jure|parole|juree|c est note|ok|d accord|entendu|banco|count on|promise|without fail|guaranteed|on ne peut plus sur)\b/;
const LONGEST_WORD = 24;

/** « comptez sur moi sous quinzaine », « ok pour le 5 »: a word given, a day, little else. */
function givesItsWord({ folded }: Clause): boolean {
  return (
    WORD_GIVEN.test(folded) &&
    !SAYS_MORE.test(mainPart(folded).replace(WORD_GIVEN, '')) &&
    folded.split(' ').length <= LONGEST_WORD
  );
}

const FILLERS =
  /\b(?:bonjour|bonsoir|salut|hello|hi|ok|oui|yes|donc|alors|euh|merci|bon|voila|bien|sur|le|la|les|pour|avant|d|ici|au|a partir du|a compter du|c est a dire|soit|plus|tard|max|maxi|maximum|matin|matinee|soir|soiree|midi|apres|premiere|heure|sera|ce|c|est|dans|a|vers|et|je|pense|suis|desole\w*|pardon|mille|excuses|puis|ensuite|the|by|at|latest|first|thing|maitre|madame|monsieur|cher|chere|s il vous plait|thanks|sorry)\b/g;

/** « Demain. », « Vendredi au plus tard »: the day alone is the answer. */
function isOnlyADay({ quote }: Clause, writtenOn: IsoDate): boolean {
  const without = futureDates(quote, writtenOn).reduce((text, day) => text.replace(day.quote, ' '), quote);
  return foldWords(without).replace(FILLERS, '').trim() === '';
}

/** Words that make a sum and a day part of another story than paying. */
const SAYS_MORE =
  /\b(?:avez|est|sont|ai|avons|a|recu|recus|facture\w*|facturez|devis|dit|relanc\w*|rappel\w*|appel\w*|depuis|jamais|etait|suis|sommes|was|is|devez|doit|dois|reclam\w*|dimin\w*|remise|report\w*|attend\w*|delai|patience|remboursez|indemnit\w*|question|jour ou)\b/;
const MOST_WORDS = 28;

/** « 1 310 € lundi prochain », « virement vendredi »: no verb, a payment and a day to come. */
function isBareSum({ quote, folded }: Clause, writtenOn: IsoDate): boolean {
  const hasSum = sumsIn(quote, writtenOn).length > 0;
  if (/\bpropos\w*\b/.test(folded) && hasSum) return true;
  const text = mainPart(folded).replace(/\b(?:c est|qui (?:est|sont)) (?:d accord|ok|bon|entendu)\b/g, '');
  if (SAYS_MORE.test(text) || folded.split(' ').length > MOST_WORDS) return false;
  return (
    hasSum ||
    sharesIn(quote).length > 0 ||
    /\b(?:virement|reglement|paiement|cheque|versement|payment|transfer|acompte|pour (?:la|votre|cette|ma) (?:facture|note))\b/.test(
      folded,
    )
  );
}
