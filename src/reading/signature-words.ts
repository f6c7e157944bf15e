/** The words that close a letter, name a function, begin a sentence or stand in an address: what tells a signature from text. */

/** Each matches a whole line, lower-cased, straight apostrophes. */
export const CLOSING_WORDS: readonly RegExp[] = [
  /^(?:(?:bien|très|tres|le plus|sincèrement|mes?|nos?|avec|salutations?|meilleures?|sincères?|respectueuses?|distinguées?|cordiales?|amicales?)[ ,])*(?:cordialement|courtoisement|respectueusement|sincèrement|amicalement|confraternellement|salutations?|amitiés|sentiments|hommages|dévouement)(?: [\p{L}' ]{0,60})?[ ,.!;]*$/u,
  /^(?:bien )?(?:cordialement|amicalement|sincèrement),? (?:à vous|à toi|vôtre)[ ,.!]*$/,
  /^(?:bien|tout|sincèrement|cordialement|amicalement|respectueusement) à (?:vous|toi)(?: tou(?:s|tes))?[ ,.!]*$/,
  /^(?:cdt|cdlt|crdlt|cdmt|cordt|bav|bàv|slts?|sltns|bcdt|bien cdt)[ ,.!]*$/,
  /^(?:(?:et |en vous souhaitant |vous en souhaitant )?(?:une )?(?:très )?(?:bonne|belle|excellente) (?:fin de |continuation|réception|journée|soirée|semaine|après-midi|week-?end|année|fêtes?)[\p{L}' -]{0,40})[ ,.!]*$/u,
  /^(?:merci|mille mercis?|merci (?:beaucoup|bien|d'avance|par avance|encore|infiniment|à vous)|un grand merci|avec (?:tous )?mes remerciements(?: anticipés)?|avec nos remerciements(?: anticipés)?|par avance merci|en vous remerciant(?: par avance| d'avance)?)(?:[ ,]+(?:bien )?(?:cordialement|bonne journée))?[ ,.!]*$/,
  /^(?:(?:dans|en) (?:l'attente|attente)|restant|je reste|nous restons|recevez|veuillez|je vous prie|nous vous prions|croyez|avec l'expression|agréez).{0,200}(?:salutations|sentiments|considération|hommages|dévouement|agréer|remerci|retour|réponse|disposition|cordialement).{0,80}$/,
  /^votre (?:bien|très|tout) dévoué.{0,30}$/,
  /^(?:vôtre|votre dévoué.{0,20}|à (?:bientôt|plus|très vite|plus tard)|a\+|bises?|kenavo|salut|salutations distinguées)[ ,.!]*$/,
  /^(?:(?:with )?(?:my |our )?(?:kind(?:est)?|best|warm(?:est)?|many|sincere)? ?(?:regards|wishes)|rgds|br|cheers|sincerely|yours|(?:many )?thanks(?: (?:a lot|again|in advance|and regards))?|thank you(?: (?:very much|again|in advance))?|all the best|best|take care|respectfully)(?: (?:yours|truly|sincerely|faithfully))?[ ,.!]*$/,
  /^yours (?:sincerely|faithfully|truly)[ ,.!]*$/,
  /^(?:mit (?:freundlichen|besten|herzlichen) grüßen|viele grüße|mfg|lg|(?:freundliche|beste|schöne|herzliche) grüße|hochachtungsvoll|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|(?:(?:con )?(?:cordiali|distinti|cari) )?saluti|cordialmente|met vriendelijke groet(?:en)?|mvg|(?:hartelijke )?groet(?:en)?|hoogachtend|(?:com )?(?:os )?(?:melhores |meus )?cumprimentos|atenciosamente|obrigad[oa](?: desde já)?)[ ,.!]*$/,
];

/** First words that make a capitalised short line a sentence, accents folded. */
export const FIRST_WORDS_OF_TEXT: ReadonlySet<string> = new Set(
  (
    'bonjour bonsoir salut hello hi dear coucou cher chere chers madame monsieur maitre mesdames messieurs demat allo ' +
    'oui non ok okay d dac accord entendu note noted recu received bien parfait merci thanks thank yes no sure done vu lu fait regle paye payee paid envoye vire ' +
    'je j nous vous on il elle ils elles tu c ce cette ces ca cela ceci i we you it they this that ' +
    'le la les un une des mon ma mes notre nos votre vos leur l qu que qui quoi quand comment pourquoi ou donc mais et or ni car si comme pour par avec sans dans sur sous chez en a au aux ' +
    'pas jamais rien aucun aucune encore toujours deja peut impossible possible evidemment certainement absolument exact exactement effectivement volontiers ' +
    'demain hier aujourd lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ' +
    'monday tuesday wednesday thursday friday saturday sunday today tomorrow virement cheque facture paiement reglement dossier objet reference ref ci voici voila voir ps nb re tr fwd ' +
    'please pls the a an my our your not never nothing cordialement bien bonne belle salutations cdt cdlt regards best kind sincerely urgent attention refus contestation litige solde total rib iban annule annulation attends stop attente dommage desole pardon excusez veuillez approuver valider refuser modifier attendre pause reprendre dossier statut clore aide appel'
  ).split(' '),
);

/** Functions and services that stand under a name. */
export const FUNCTIONS =
  /^(?:gérante?|gerante?|co-?gérante?|directeur|directrice|direction|dirigeante?|président[e]?|presidente?|trésorier|trésorière|secrétaire|secrétariat|comptable|comptabilité|compta|comptes?|service|services|responsable|assistante?|chef|cheffe|associée?|avocate?|notaire|huissier|commissaire|mandataire|liquidateur|expert[e]?|pharmacien(?:ne)?|médecin|docteur|infirmi(?:er|ère)|kinésithérapeute|dentiste|architecte|artisan|boulang(?:er|ère)|plombier|électricien(?:ne)?|coiffeu(?:r|se)|traiteur|restaurateur|agriculteur|éleveu(?:r|se)|chargée?|conseill(?:er|ère)|gestionnaire|juriste|juridique|cabinet|étude|mairie|entreprise|société|sté|ste|sarl|sas|sasu|eurl|sci|sa|selarl|scp|ets|association|syndic|boutique|garage|accueil|fournisseurs|achats|finance|financier|financière|manager|director|accounts?|accounting|payable|department|dept|team|office|officer|équipe|famille|agence|syndicat|club|collectif|bureau|owner|ceo|cfo|founder|fondat(?:eur|rice)|barreau)s?(?=$|[\s,.'’&–—-])/i;

export const STREETS =
  /^(?:(?:\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,?[ \u00a0]+(?:rue|avenue|av\.|bd|boulevard|place|chemin|route|impasse|allée|allee|quai|cours|square|passage|résidence|hameau)|rue|avenue|boulevard|impasse|lieu-dit|lieudit|za|zi|zac|z\.a\.|bp \d|cs \d)\b[^!?]{2,80}|(?:\d{1,4} )?[\p{L} ]{3,30} (?:street|road|lane),? ?[^!?]{0,40})$/iu;
