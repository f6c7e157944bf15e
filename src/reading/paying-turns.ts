/** Turns that speak of a payment without a verb of paying: it leaves, arrives, is signed, is under way; or it was brought, handed over, taken from the account. */

const PAYMENT =
  '(?:virement|prelevement|reglement|paiement|versement|decaissement|cheque|mandat|acompte|somme|montant|solde|reste|restant|complement|la suite|difference|argent|mensualite|echeance|total)s?';

/** Of a day to come, or of none. */
export const UNDER_WAY: readonly RegExp[] = [
  /\bmerci de (?:(?:me|nous) )?(?:le |la |les )?(?:representer|presenter|encaisser|prelever|debiter)\b/,
  /\b(?:lcr|traite|billet a ordre|effet de commerce)\b/,
  /\b(?:prelevez|encaissez|debitez|vous pouvez (?:me |nous )?(?:encaisse\w*|prele\w*|debite\w*|presenter|remettre a l encaissement))\b.{0,60}\b(?:cheque|compte|carte|cb|prelevement|mandat|somme|montant|les?|la|le \d+|\w+di)\b|\b(?:encaiss|remett|present)\w*\b.{0,30}\bcheques?\b.{0,30}\b(?:a partir|apres|le|vers|debut|fin|mi)\b/,
  /\b(?:factures?|notes?|elle|la votre|celle ci|ca)\b.{0,25}\b(?:passe|passera|part|partira|sera|rentre|figure) (?:\S+ )?(?:dans|au|avec|sur|en) (?:\S+ ){0,3}(?:batch|run|train|fournee|vague|cycle|lot|campagne|virements|reglements|paiements|salaires|payes)\b/,
  /\b(?:factures?|notes?|solde|reste|somme|echeance|elles?|ils?|celle ci|€)\b.{0,40}\b(?:est|sont|sera|seront|a ete|ont ete) (?:\S+ )?(?:programme|planifie|prevu|reprogramme|represente|reporte)\w* (?:au|pour|le|a la|dans|en|sur)\b/,
  /\b(?:demain|ce soir|\w+di|le \d+)(?: \S+){0,2} c est (?:fait|vire|regle|paye|parti|envoye|solde)e?\b/,
  new RegExp(
    `(?:\\b${PAYMENT}|€)(?: \\S+){0,9} (?:parviendr\\w+|partir\\w+|arriver\\w+|suivr\\w+|suit|arrive|arrivent|part|partent|tombera\\w*|interviendr\\w+|passera|vous attend|est en route|est en cours|en preparation)\\b`,
  ),
  new RegExp(`\\b(?:vous|tu) (?:aurez|recevrez|toucherez|auras|recevras|trouverez)\\b.{0,60}(?:\\b(?:${PAYMENT}|sous|tout)|€)`),
  new RegExp(
    `\\b(?:signe|signons|signera|valide|validons|validera|lance|lancera|libere|emet|emettra|part|partira) (?:\\S+ ){0,2}(?:${PAYMENT})\\b`,
  ),
  new RegExp(
    `(?:\\b${PAYMENT}|€|\\bespeces)\\b.{0,60}\\b(?:sera|seront|serait) (?:\\S+ ){0,2}(?:execut|sign|valid|adress|remis|transmis|expedi|poste|mandat|honor|deposee?s? a)\\w*`,
  ),
  new RegExp(
    `\\b(?:sera|seront|serait) (?:\\S+ ){0,2}(?:execut|valid|adress|remis|transmis|expedi|post|mandat)\\w*\\b.{0,40}\\b(?:par|en|un) (?:${PAYMENT}|especes)\\b`,
  ),
  /\b(?:facture|note|elle|la|dossier|creance)s?\b.{0,30}\b(?:mise?|passee?|inscrite?|programmee?|integree?|met|mettons|mets|incluse?|bonne?|figure\w*|prevue?|retenue?|planifiee?) (?:en|au|dans|sur|pour|a)\b.{0,30}\b(?:paiement|reglement|virement|decaissement|payer|campagne|lot|echeancier)/,
  /\b(?:trouver|trouverez|recevoir)\b.{0,90}\b(?:mon|notre|un) (?:cheque|reglement|virement)/,
  /\b(?:possible|accept\w*|autoris\w*|consent\w*|accord\w*|workable|agree)\b.{0,90}\b(?:versements|mensualites|paiements|virements|payments|instal+ments)\b/,
  /\b(?:versements|mensualites|paiements|virements)\b.{0,70}\b(?:accept|convien|envisageable|possible|aller)\w*/,
  /\b(?:i|we) (?:m|am|re|are) (?:\w+ )?(?:paying|settling|transferring|wiring|sending (?:the|you|it|a) (?:payment|money|transfer|balance|rest|cheque|check|half)?)/,
  /\b(?:you|they|your client) (?:will|ll|should|shall) (?:have|receive|get|see)\b.{0,40}\b(?:money|payments?|funds|transfer|cheque|check|balance|eur|€)/,
  /\b(?:balances?|invoices?|accounts?|amounts?|sums?|everything|it)\b.{0,40}\bwill (?:all )?be (?:cleared|settled|paid|wired|transferred)\b/,
  /\b(?:je|nous|on) (?:le |la |les )?(?:relance|refais|repasse|retente|reprogramme|renouvelle|reemets|refaisons|relancons)\b.{0,30}\b(?:virement|paiement|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|le \d|ce soir)/,
  /\b(?:expect|expecting) (?:the |a |our |my )?(?:payment|transfer|money|funds)\b/,
  /\b(?:payment|transfer|invoice|balance|it|cheque|check)\b.{0,40}\b(?:will be|is being|is due to|is set to|shall be|is scheduled|has been scheduled|is in our|is on our)\b.{0,30}\b(?:paid|made|sent|settled|released|processed|executed|go out|for|run)\b/,
];

/** « L'ordre est signé. Il sera exécuté le 14 »: the payment is named in the clause before. */
export const IT_GOES =
  /^(?:et |puis |alors |mais |donc )?(?:il|elle|ils|elles|cela|ca|ce dernier|celui ci|celle ci|le votre|la votre|le tout|les deux|it|this|that|they)\b.{0,12}\b(?:ser(?:a|ont)|part\w*|arriv\w*|tomb\w*|devrait|doit|va|vont|a ete (?:re)?(?:programm|planifi|present|lanc|emis)\w*|ont ete (?:re)?(?:programm|planifi|present)\w*|passer\w*|suivr\w*|suit|interviendr\w*|will|should|goes|is due)\b/;
export const NAMES_MONEY = new RegExp(`\\b(?:${PAYMENT}|especes|liquide|payments?|transfers?|wire|operation)\\b|€`);
export const NAMES_PAYMENT = new RegExp(
  `(?:\\b${PAYMENT}|€|\\bpaie|\\bpayes?|\\bfactures?|\\bpayment|\\btransfer|\\binvoice)\\b`,
);

/** Of a day gone by. */
export const HANDED_OVER: readonly RegExp[] = [
  /(?:\b(?:argent|cheque|somme|virement|reglement|enveloppe|liquide|especes)|€)(?: \S+){0,5} (?:l|les) (?:ai|avons|a) (?:\S+ )?(?:donne|remis|envoye|depose|poste|porte|apporte|laisse)e?s?\b|\b(?:donne|remis|paye|regle)e?s? en mains? propres?\b/,
  /\b(?:cheque|enveloppe|especes|€) (?:\S+ ){0,4}(?:a ete|ont ete|est|sont) (?:bien |deja )?(?:glisse|laisse|depose|remis|poste|envoye)e?s?\b/,
  new RegExp(`(?:\\b${PAYMENT}|€|\\bargent)(?: \\S+){0,3} (?:a|ont) (?:bien |deja )?quitte (?:mon|ma|notre|nos|le|la) \\S+`),
  /\b(?:est|suis|sommes|sont|etait|etais) (?:deja |bien )?(?:passe|venu|alle)e?s?\b.{0,50}\b(?:regler|payer|deposer|donner|remettre|apporter|solder|verser)\b/,
  /\b(?:viens|venons|vient|vien) (?:\S+ ){1,3}(?:de |d )(?:\S+ ){0,2}(?:pay|regl|vir|vers|sold|acquitt)er\b/,
  /(?:\b(?:acompte|somme|argent|especes|total)s?|€)(?: \S+){0,3} (?:est|sont|a ete|ont ete) (?:\S+ )?(?:parti|envoye|vire|verse|debite|depose|remis|encaisse|credite|preleve|transfere)e?s?\b/,
  /\b(?:releve|compte|banque|application|appli)\b.{0,50}\b(?:debit|debite|debitee|preleve|prelevement|sorti|sortie|passe|encaisse|encaissement|parti)\b/,
  /\b(?:facture|note|somme|solde|montant|€) (?:deja |bien )?(?:payee?|reglee?|acquittee?|soldee?|viree?|versee?)s? (?:le|la|par|en|depuis|hier|ce|via|avec|dans|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d)/,
  /€ (?:deja |bien )?(?:fait|envoye|parti|depose|transfere)e?s? (?:le|hier|ce matin|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/,
  /\b(?:c est|tout est|ca a ete|ca est|c etait) (?:\S+ )?(?:fait|regle|paye|vire|solde|acquitte|en ordre|parti)e? (?:depuis|hier|ce matin|avant hier|la semaine|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/,
  /\b(?:a|ai|avons|ont) (?:\S+ )?(?:encaisse|debite|preleve)e?s?\b.{0,30}\b(?:cheque|virement|€|somme|montant|compte|carte)|\b(?:cheque|virement|€|somme|montant)\b.{0,30}\ba (?:bien |deja )?ete (?:encaisse|debite|preleve|credite)/,
  /\bcheque (?:\S+ ){0,2}(?:est|etait) (?:\S+ )?(?:joint|inclus|agrafe)\b/,
  /\b(?:ci joint|ci inclus|sous ce pli|en piece jointe|joins|joignons)\b.{0,40}\b(?:mon|notre|un|votre) (?:cheque|reglement)\b/,
  /\b(?:contre recu|(?:donne|remis|signe|fait) (?:\S+ ){0,2}un recu)\b/,
  /\b(?:money|payment|transfer|funds|cheque|check) (?:has |have |was |were )?(?:already |just )?(?:been )?(?:left|went|gone|cleared|cashed|debited|taken|credited|sent|made|executed)\b(?! out (?:on|with|next))/,
  /\b(?:verifiez|regardez|consultez|pointez)\b.{0,60}\b(?:vous (?:y )?(?:verrez|trouverez|constaterez)|encaissement\w*)\b/,
  /\b(?:wire|transfer|payment|half|part|it) (?:\S+ ){0,2}?went (?:through|out)\b/,
  /\b(?:it|this|that|one|payment|transfer) (?:has|have) (?:already )?gone through\b|\b(?:was|were|been) cleared\b/,
  /\b(?:s en est|m en suis|nous en sommes) (?:bien |deja )?(?:occupe|charge)e?s?\b/,
  /\b(?:vous avez|votre cliente? a|il a|elle a|vous etes) (?:bien |deja |pourtant )*(?:recu|touche|encaisse|ete credite\w*|ete paye\w*|ete regle\w*)\b.{0,40}(?:€|\b(?:cheque|virement|reglement|argent|somme)s?\b)/,
  /\b(?:we|i|accounts|our bank) (?:\w+ )?(?:remitted|transferred|wired|mailed|posted) (?!your|this (?:email|letter))/,
  /\bi sent (?:you|it|them|over|your client)\b.{0,20}(?:€|\d|\b(?:money|payment|cheque|transfer))/,
  /\b(?:proof|confirmation|receipt) of (?:the )?(?:payment|transfer)\b.{0,20}\b(?:attached|enclosed|below|herewith)\b/,
];

/** What is passed on is the mail, not the money: « votre mail a été transféré à la comptabilité ». */
export const PASSED_ON =
  /\b(?:mail|message|demande|courrier|courriel|relance|dossier|facture|rappel)s?\b.{0,40}\btransfer\w*|\b(?:mail|message|demande|courrier|courriel|relance|rappel)s? (?:est|a ete) (?:bien |deja )?(?:parti|envoye|transmis|passe|remis)\w*|\btransfer\w* (?:\S+ ){0,3}(?:mail|message|demande|courrier|courriel|relance|dossier|facture|rappel)s?\b/;

/** What is no word on paying although it names money and a day: our papers, their wishes, what others owe. */
const ABOUT_ELSE =
  /\b(?:recu|recevoir|attend\w*|client\w*|locataire\w*|reclam\w*|factur(?:e|ez|er|ation)|devis|relanc\w*|rappel(?:le\w*)?|savoir|mise en demeure|delai|patience|report\w*|avoir|remise|litige|depuis|jamais|demande\w*|question|contest\w*|vous (?:avez|devez|dites|pouvez)|doit|doivent|lettre|courrier|contact\w*|numero|absent\w*|ferme\w*|conge\w*|suspend\w*|bloque\w*|gele\w*|si|invoice dated|your (?:letter|email|invoice))\b/;
const MONEY_NAMED = new RegExp(
  `\\bordre\\b.{0,20}\\b(?:banque|enregistre|signe|donne|programme)|\\b(?:${PAYMENT}|votre du|cb|carte|especes|liquide|payments?|transfers?|wire)\\b|€`,
);

/** « notre prochain train de virements est fixé au 30 »: money and a day ahead, nothing that speaks of anything else. */
export function namesPaymentOnly(folded: string): boolean {
  return MONEY_NAMED.test(folded) && !ABOUT_ELSE.test(folded) && folded.split(' ').length <= 24;
}

/** Of a day gone by that is written out: « mon virement du 19 », « 186 € partis le 9 novembre ». */
export const DATED_PAYMENT = new RegExp(
  `\\b(?:mon|notre|nos|mes|le|un|our|my) (?:${PAYMENT}|payment|transfer)(?: \\S+){0,4} (?:du|date|datee?|en date|emis|execute|numero|of|on|dated)\\b|(?:€|\\b(?:${PAYMENT}))(?: \\S+){0,3} (?:parti|debite|sorti|preleve|encaisse|credite|vire|verse|remis|donne)e?s?\\b|\\b(?:included|part) (?:in|of) (?:our|my|the) (?:payment|transfer)|\\bdeja (?:donne|remis|verse|envoye|transmis|poste|depose)e?s?\\b.{0,30}\\b(?:${PAYMENT}|especes|liquide)`,
);
