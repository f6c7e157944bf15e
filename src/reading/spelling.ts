/** SMS and hurried spellings written out, so that phrases need not know them; on folded words. */

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bg(?= (?:deja |pas |plus |tout |bien |rien |jamais )?\w+)/g, 'j ai'],
  [/\bj(?:ai|é)\b/g, 'j ai'],
  [/\b(?:chui|jsuis|chuis|jss?)\b/g, 'je suis'],
  [/\bj(?:e )?p(?:eu|eux|e|x|eut)\b/g, 'je peux'],
  [/\bj(?:e )?v(?:ai|ais|é)\b/g, 'je vais'],
  [/\bj(?:fais|fai|fé)\b/g, 'je fais'],
  [/\bjve(?:ux|u)\b/g, 'je veux'],
  [
    /\bj(?=(?:pass|pai|pay|regl|vir|vers|recoi|recu|attend|comprend|conna|conteste|refus|trouv|travaill|demand|propos|men|mets|sais|dois|doi|croi|pens|compt|voudr|aura|sera|ferai|vous|te |vs |ne |n |le |la |les )[a-z]*)/g,
    'je ',
  ],
  [
    /\b(?:cest|cé|sé)\b|\bc(?= (?:fait|regl\w+|pay\w+|bon|ok|deja|envoye\w*|vir\w+|sold\w+|note|recu|pas|mon|ma|le|la|un|une|quoi|tout|mort|trop|vrai|promis|sur|possible|complique|chaud)\b)/g,
    'c est',
  ],
  // « dattendre », « menvoyer », « largent »: the apostrophe left out.
  [
    /\b([dlmnj]|qu)(?=(?:attend|envoy|envoi|appel|argent|arriv|accueil|accord|etal|echelon|oubli|occup|inquiet|avanc|avoc|abord\b|ici\b|autre|explique|huissier|assur|entreprise|avais|avait|aurai|aura\b)[a-z]*)/g,
    '$1 ',
  ],
  [/\bdun(?=e? )/g, 'd un'],
  [/\b(?:ke|qe)\b/g, 'que'],
  [/\bki\b/g, 'qui'],
  [/\bkoi\b/g, 'quoi'],
  [/\bk[ae]n\b/g, 'quand'],
  [/\bmm\b/g, 'meme'],
  [/\bjam(?:e|ai|es)\b/g, 'jamais'],
  [/(?<!\b(?:un|son|cet|mon|l|d|par|fait) )\bavc (?=les?|la|un|mon|ma|mes|vous|tout|du|de)/g, 'avec '],
  [/\bme[rc]si\b/g, 'merci'],
  [/\blontemp?s?\b/g, 'longtemps'],
  [/\bpossibl\b/g, 'possible'],
  [/\bce moi(?= ci\b)/g, 'ce mois'],
  [/\bj(?:sui|ss?ui)\b/g, 'je suis'],
  // « jé payé hier »: the accent was folded away.
  [
    /\bj(?:e )?(?=(?:pay|regl|vir|envoy|vers)e\b.{0,30}\b(?:hier|deja|avant hier|la semaine derniere|le mois dernier)\b)/g,
    'j ai ',
  ],
  [/\bje (?=(?:pas|plus|rien|meme pas) (?:de |un )|deja )/g, 'j ai '],
  [/\bdja\b/g, 'deja'],
  [/\bencor\b/g, 'encore'],
  [/\b(pouv|voul)e\b/g, '$1ez'],
  [/\bpa(?= (?:encore|pu|paye|regle|recu|possible|moi|d|de|tout|le|la|les|trop|envie)\b)/g, 'pas'],
  [/\btou(?= (?:payer?|regler?|de|d un|virer?|ca|le)\b)/g, 'tout'],
  [/\bms\b/g, 'mais'],
  [/\bj(vous|la|le|les)\b/g, 'je $1'],
  [/\b(?:auj|ajd)\b/g, 'aujourd hui'],
  [/\bsa (?=va|passe|marche|fait|ira|sera|serait|vous va|te va|peut)/g, 'ca '],
  [/(?<=\d) ?(?:e|€)? ?\/ ?mois?\b/g, ' € par mois'],
  [/(?<=\d)e\b(?! (?:mois|rappel|relance|fois|jours?|mail|courrier|lettre|semaine|etage))/g, ' €'],
  [/\bd un cou\b/g, 'd un coup'],
  [/\bcetait\b/g, 'c etait'],
  [/\bya\b/g, 'il y a'],
  [/\blinstant\b/g, 'l instant'],
  [/\b(?:largent)\b/g, 'l argent'],
  [/\bqd\b/g, 'quand'],
  [/\bds\b/g, 'dans'],
  [/\bpr\b/g, 'pour'],
  [/\btt\b/g, 'tout'],
  [/\btjs\b|\btjr\b/g, 'toujours'],
  [/\bdsl\b/g, 'desole'],
  [/\bslt\b/g, 'salut'],
  [/\b(?:stp|svp)\b/g, 's il vous plait'],
  [/\bpb\b/g, 'probleme'],
  [/\bbjr\b/g, 'bonjour'],
  [/\bmtn\b/g, 'maintenant'],
  [/\bc (?:fe|fai|fet)\b/g, 'c est fait'],
  [/\bjte\b/g, 'je te'],
  [/\bvir\b/g, 'virement'],
  [/\b(?:tkt|wsh)\b/g, ''],
  [/[👍👌✅]/gu, ' ok '],
  [/🙏/gu, ' merci '],
  [/\b(?:vs|vou)\b/g, 'vous'],
  [/\bns\b/g, 'nous'],
  [/\bmrc?i\b/g, 'merci'],
  [/\bpck?\b|\bpcq\b/g, 'parce que'],
  [/\bfac(?=\s)/g, 'facture'],
  // « j ai payer », « c est regler »: the infinitive where the participle is meant.
  [/\b(ai|avons|est|ete|deja|etait) ((?:deja |bien |tout |ete )*)(pay|regl|vir|vers|sold|envoy|rembours|pass)er\b/g, '$1 $2$3e'],
];

export function plainSpelling(folded: string): string {
  return SPELLINGS.reduce((words, [short, whole]) => words.replace(short, whole), folded)
    .replace(/\s+/g, ' ')
    .trim();
}
