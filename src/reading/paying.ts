/** Which clauses speak of paying, and how: promised, asked for, already done. Grammar rather than phrases: verb class, tense, person, polarity. */
import type { IsoDate } from '../law/calendar.ts';
import { sharesIn } from './amounts.ts';
import { sumsIn } from './bare-sums.ts';
import { type Clause, foldWords } from './clauses.ts';
import { datesIn } from './dates.ts';
import { futureDates, promisesByItsDay } from './day-ahead.ts';
import { INCOME, isNearerAhead, isPaymentGoneBy, paidByItsDay } from './day-behind.ts';
import { isDenied } from './denied.ts';
import { HANDED_OVER, PASSED_ON, UNDER_WAY } from './paying-turns.ts';
import { mainPart, tenseOf } from './tense.ts';

const PRONOUNS = '(?:(?:vous|le|la|les|l|en|lui|y|me|te|t|nous|tout|donc|bien|bien sur|deja) )*';
/** Verbs that pay by themselves, and verbs that need a payment as their object. */
const PAY = '(?:pai|pay|regl|regul|vers|vir|sold|acquitt|rembours|honor|transfer|apur)';
const HAND =
  '(?:envo|env|fai|fe|fass|pass|depos|donn|remet|mett|mets|appor|effectu|proced|poste|post|ordonn|lanc|debloqu|amen|programm|mand)';
const MONEY =
  '(?:virement|reglement|paiement|versement|cheque|necessaire|solde|sous|argent|especes|liquide|mandat|somme|montant|reste|mensualite|acompte|enveloppe|(?<=\\b(?:votre|le|mon|notre|son) )du|€|balles|la meme chose|cb|carte|mandatement|mise en paiement|decaissement|appoint)s?';
const SELF =
  '(?:je|j|nous|on|i|we|ca|tout|(?:ma|mon|notre|nos|le|la|l) (?:compta\\w*|comptable|service \\w+|banque|siege|societe|client|femme|epouse|compagne|compagnon|mari|fils|fille|frere|soeur|pere|mere|beau \\w+|belle \\w+|associee?|patron(?:ne)?|direction|directeur|directrice|tresorier\\w*|gestionnaire|assistante|secretaire|collegue|mairie))';
const ABLE =
  '(?:vais|allons|va|vas|compte|comptons|pense|pensons|prevois|prevoyons|prevu|prevus?|m engage a|nous engageons a|engage a|promets|promettons|pourrai|pourrons|pourrais|pourrions|pourrait|peux|pouvons|peut|souhaite|souhaitons|propose|proposons|demande\\w* a|demandons a|voudrais|veux bien|voulons bien|suis pret\\w* a|sommes prets? a|en mesure de|essaie de|essaye de|vise|tacherai de|ferai en sorte)';

const PROMISES: readonly RegExp[] = [
  new RegExp(`\\b${PAY}\\w*(?:rai|rons|ra|ront|rez)\\b`),
  new RegExp(`\\b${HAND}\\w*(?:rai|rons|ra|ront)\\b(?:.{0,60}\\b|.*)${MONEY}(?![a-z])`),
  new RegExp(`\\b${SELF} ${PRONOUNS}${PAY}(?:e|es|ons|ent|t|s)?\\b`),
  new RegExp(
    `\\b(?!ca fait)${SELF} ${PRONOUNS}(?:fais|fait|faisons|font|passe|passons|depose|deposons|donne|donnons|envoie|envoi|envoyons|mets|apporte|remets|lance|effectue|procede|programme|debloque|amene)\\b.*${MONEY}(?![a-z])`,
  ),
  // « il m'a dit qu'il vous payait lundi »
  /\bqu (?:il|elle|on) (?:vous |le |la |les |te )*(?:pay|regl|vir|vers|sold)(?:ait|aient)\b/,
  new RegExp(`\\b${ABLE}\\b.{0,40}\\b(?:${PAY}\\w*er|solder|rendre)\\b`),
  new RegExp(
    `\\b${ABLE}\\b.{0,40}\\b(?:faire|passer|mettre|envoyer|deposer|donner|effectuer|proceder|apporter|remettre|poster|lancer)\\b.*${MONEY}(?![a-z])`,
  ),
  /\b(?:permet|permettra|permettront|permettrait)\b.{0,20}\b(?:pay|regl|sold|vers|vir|rembours|honor|acquitt)er\b/,
  new RegExp(`\\b(?:puis|${ABLE})\\b.{0,25}\\b(?:offrir|proposer|consacrer)\\b.*€`),
  /\b(?:passe\w*|viens|venir|serai|arrive|descends|monte)\b.{0,60}\b(?:avec|aurai|aura|amene|apporte|muni\w*) (?:de |du |des |le |la |les |mon |ma |un |l |deux |mes )*(?:cheque|chequier|liquide|especes|argent|carnet|carte|enveloppe)/,
  /\b(?:passe\w*|viens|viendrai|venir|viendrons)\b.{0,40}\b(?:payer|regler|donner|deposer|solder|apporter)\b/,
  new RegExp(
    `\\b(?:sera|seront|serez|serons|serait|devrait etre|devraient etre|doit etre)\\b.{0,25}\\b(?:${PAY}|effectu|credit|envoy|fait|debit|emis|depos|ordonn|programm)\\w*`,
  ),
  /\b(?:virement|reglement|paiement|versement|cheque|solde)s?\b.{0,60}\b(?:sera|seront|aura|va|part|partent|partira|partiront|arrivera|arrive|suit|suivra|prevu\w*|programme\w*|planifie\w*|interviendra|interviendront|devrait|demain|en cours)\b/,
  /\b(?:est|sont) (?:prevu|programme|planifie)\w*\b.{0,30}\b(?:virement|reglement|paiement)/,
  /\b(?:propose|proposons|demande|demandons|souhaite|souhaitons)\b.{0,30}\b(?:mensualites|versements|echeances|virements|cheques)\b/,
  /\b(?:ok|d accord|entendu|accord|banco) pour (?:le |un |une |ce |cette |# |\d|lundi|mardi|mercredi|jeudi|vendredi)/,
  /\b(?:will|shall|going to|ll|plan to|intend to|can|could)\b.{0,30}\b(?:pay|settle|transfer|send (?:the|you|it)|wire|clear|be (?:paid|settled|sent|transferred)|go out|make (?:the|a) (?:payment|transfer))\b/,
  /\b(?:payment|transfer|balance|money|it)\b.{0,30}\b(?:will|scheduled|due to|planned|goes out|going out)\b/,
];
/** Their payment, or someone's to us, is none of the debtor's. */
const OTHERS =
  /\b(?:vous|votre client\w*|on|il|elle|qui|l assurance|mon assurance|ma mutuelle|la mutuelle|(?:mon|notre|nos|un|mes|le|l|ma|la) (?:client\w*|promoteur|employeur|assureur|caf|syndic|locataire|acheteur|banque)) (?:ne )?(?:m |me |nous |doit |doivent |va |devrait )+(?:avez |a |ont )?(?:pas )?(?:rembours|pay|pai|vers|regl|vir|debloqu)|\b(?:vient|viennent|a|ont|va|vont) (?:\S+ )?(?:de |d )?(?:me|nous) (?:rembours|pay|pai|vers|regl|vir)\w*|\b(?:m|nous) (?:a|ont) (?:enfin |bien |deja |tout )?(?:rembours|pay|vers|regl|vir)\w*|\b(?:versement|virement|paiement|reglement|remboursement)s? (?:de |du |des )(?:la |l |mon |ma |mes |notre |nos )?(?:pac|caf|msa|cpam|secu\w*|client\w*|assur\w*|mutuelle|employeur|fisc|impots|notaire|region|etat|subvention\w*|promoteur|france travail|pole emploi)\b|\b(?:mon|notre|nos|un|mes|le|les) clients? (?:me |nous )?(?:pay|pai|regl|vers|vir)\w*|\bremboursements? (?:\S+ ){0,6}(?:sera|seront|serait|arriv\w+|doit|devrait|vient|tomb\w+)\b|\b(?:m|nous) (?:a|ont|avait|avaient) (?:dit|repondu|assure|annonce|certifie|indique|ecrit|jure|garanti) (?:que|qu)\b(?!.*\bvous\b)|\b(?:ils|elles|on) (?:me |nous )?(?:disent|dit|pretend\w*|assure\w*|affirme\w*) avoir\b|\b(?:aurais?|aurait|aurions) (?:\S+ )?(?:du|pu|voulu)\b|\b(?:devais|devait|devions|devaient)\b|\b(?:should|could|would) have\b|^(?:et |mais |comme )?(?:on|nous) (?:est|sommes) (?:deja )?(?:le|au) \d+$|\bpar (?:mon|notre|nos|mes|un) (?:clients?|locataires?|assur\w*|employeur)\b|\b(?:m|nous) (?:est|sera|sont|seront) (?:\S+ )?(?:pay|regl|vers|vir|rembours)\w*|\b(?:secu|cpam|mutuelle|caf|assurance|mgen|msa) (?:vous )?(?:a |ont |avez )?(?:deja |bien )?(?:pay|regl|vers|rembours)\w*|\bune fois (?:que )?tout (?:est |sera )?(?:pay|regl)\w*|\bvous (?:pouvez|devrez|devez|pourrez|allez)\b(?! (?:(?:me|nous|l|le|la|les) )?(?:encaiss|prele|debit|presenter|remettre))|\bmerci de (?:payer|regler|rembourser)\b/;

/** « j'ai payé mercredi, vous pouvez me dire… »: dictated in one breath. */
const PAID_MYSELF =
  /\b(?:j ai|nous avons|on a|i have|i ve|i|we) (?:deja |bien |tout |already )*(?:paye|regle|vire|verse|solde|paid|sent|settled|transferred)\b/;
/** Our own words, set between marks. */
const QUOTED = /^\s*[«"“][^«"“]{40,}[»"”]\s*[:,.]?\s*$/u;
/** « je passe samedi avec les 90 €, ok ? » */
const ASKS_LEAVE_ONLY =
  /^(?!.*\b(?:puis|pourr\w*|peut on|est ce|possible|could|can|may|would)\b)(?:.*\b(?:je|j|nous|on|i|we|i ll)\b.*) (?:ok|d accord|c est bon|ca va|ca vous va|ca ira|ca marche|right|c est bien ca|c est ok)$/;

const AUXILIARY = '(?:ai|avons|avoir|(?<!tout )a|ont|avait|avais|avions)';
const BETWEEN =
  '(?:(?:deja|bien|tout|ete|vous|l|les|le|donc|pourtant|egalement|effectivement|integralement|entierement|meme|ca|la|y|directement|depuis|immediatement) )*';
const DONE = '(?:pay|pai|regl|vers|vir|sold|credit|remit|acquitt|rembours|regularis|honor|transfer|apur)(?:e|es|ee|ees|i|u)';
const PAID: readonly RegExp[] = [
  new RegExp(`\\b${AUXILIARY} ${BETWEEN}${DONE}\\b`),
  new RegExp(
    `\\b${AUXILIARY} ${BETWEEN}(?:fait|faite|effectue|effectuee|procede|envoye|passe|depose|poste|donne|emis|ordonne|remis|adresse|valide|lance|declenche|saisi)\\b.*${MONEY}(?![a-z])`,
  ),
  new RegExp(`\\b(?:viens|venons|vient) (?:juste )?(?:de |d )${PRONOUNS}(?:${PAY}\\w*er|solder)\\b`),
  new RegExp(
    `\\b(?:viens|venons|vient) (?:juste )?(?:de |d )${PRONOUNS}(?:faire|passer|effectuer|envoyer|deposer|donner|poster|glisser|laisser|remettre|porter|apporter|lancer|programmer)\\b.*${MONEY}(?![a-z])`,
  ),
  new RegExp(`\\b(?:c est|est|etait|sont|a ete|ont ete|etaient) ${BETWEEN}(?:${DONE}|debite\\w*|preleve\\w*|encaisse\\w*)\\b`),
  /\b(?:c est) (?:deja |bien |donc )?(?:fait|parti|envoye|solde|passe|bon pour le (?:virement|paiement))\b/,
  /\b(?:virement|reglement|paiement|versement|cheque|mandat)s? (?:(?!sera|seront|va |vont|devr|doit|doiv|serait|soit|pas |bientot|peu|pourr|auquel|dont|a )\S+ ){0,8}(?<!\b(?:l|la|le|une?|d|par|cette|votre|notre|mon) )(?:effectue|fait|realise|passe|envoye|parti|execute|emis|debite|encaisse|ordonne|valide|poste|adresse)e?s?\b/,
  new RegExp(`(?<!\\b(?:sera|seront|serait|etre|soit|soient|serez) )\\b(?:deja|bien) ${DONE}\\b`),
  new RegExp(
    `(?:€|\\btout|^) ?(?:ont ete |a ete )?${DONE} (?:hier|le|la|ce|par|en|depuis|avant|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|avec)\\b`,
  ),
  /\b(?:voir|ci joint|joint|jointe|dessous|en pj|piece jointe|trouverez)\b.*\b(?:avis (?:de |d )?(?:debit|virement|operation)|preuve|(?<!\b(?:a|ai|avons|ont|avez) )recu|ordre de (?:virement|paiement)|releve (?:bancaire|de compte)|ma banque|justificatif (?:de |du )?(?:paiement|virement|reglement))/,
  /\b(?:avis (?:de |d )?(?:debit|virement|operation)|preuve (?:de |du )?(?:paiement|virement|reglement)|recu|justificatif (?:de |du )?(?:paiement|virement|reglement))\b.*\b(?:joint|jointe|pj|dessous|piece jointe)/,
  /\b(?:i|we) already (?:pay|settle|transfer|send)\b|\b(?:have|has|was|were|been|already|just|ve) (?:already |just |been )*(?:paid|settled|transferred|wired)\b|\b(?:i|we|accounts) (?:already )?(?:paid|settled|transferred|wired|sent (?:the|a) (?:payment|transfer|cheque|money))\b|\bpaid (?:on|last|yesterday|in|by|this)\b|\bpayment (?:was |has been )?(?:made|sent|done)\b/,
];
const NOT_PAID =
  /\b(?:revenue?|retournee?|rejetee?|refusee?)s? (?:\S+ )?(?:impayee?|par (?:la|votre|notre|ma) banque|sans provision)\b|\b(?:po|bon de commande|commande|budget|credits?|engagement|marche|exercice) (?:est|sont|etait) (?:\S+ )?(?:sold|clos|clotur)\w*|\b(?:mandat\w*|ordre|dossier)\b.{0,90}\b(?:transmis\w*|tresor\w*|comptable|perception|paierie)\b(?!.{0,30}\b(?:a pay|ont pay|est pay))|\b(?:ne|n) (?:\S+ ){0,4}(?:pas|plus|jamais|rien|aucune?)\b|\b(?:ne|n) (?:peut|peuvent|pourr\w+|saurait|sera|seront|est|a) etre\b|\b(?:pas|jamais) (?:encore |ete |pu )*(?:pay|regl|vers|vir|sold|fait)|\b(?:not|never|n t|hasn t|haven t|didn t|(?:get|gets|getting|be|been) paid (?:on|by|at|every)|(?:client|customer|employer)s? (?:has |have )?paid)\b/;
const MADE_NOW = /\b(?:viens|venons|vient|ce jour|just)\b/;

/** Leave to pay otherwise, not how to pay: « puis-je… ? », « serait-il possible… ? »; never « sur quel compte… ? ». */
const ASKS =
  /^(?!.*\b(?:comment|quel\w*|ou dois|how|which|where)\b).*\b(?:puis|pourr\w*|peu\w*|possible|accept\w*|convien\w*|ok|d accord|aller|possible|could|can|may|would|agree)\b/;

export type PaymentTalk = {
  /** In the debtor's own voice, denied ones left out. */
  readonly promises: readonly Clause[];
  /** « puis-je payer le 15 ? » */
  readonly asked: readonly Clause[];
  readonly paid: readonly Clause[];
};

/** `attachments`: their names; « voir pièce jointe » beside « virement.pdf » says paid. */
export function paymentTalkIn(clauses: readonly Clause[], writtenOn: IsoDate, attachments: readonly string[] = []): PaymentTalk {
  const own = clauses.filter(
    (clause) =>
      !clause.reported && !QUOTED.test(clause.quote) && (PAID_MYSELF.test(clause.folded) || !OTHERS.test(clause.folded)),
  );
  const proven = attachments.some((name) => PROOF.test(name));
  const paid = own.filter(
    (clause) =>
      mayTellOfPaying(clause) &&
      (isPaymentGoneBy(clause, writtenOn) ||
        (!isAhead(clause, writtenOn) &&
          (saysPaid(clause, writtenOn) ||
            (proven && POINTS.test(clause.folded)) ||
            paidByItsDay(clause, clauses[clauses.indexOf(clause) - 1], writtenOn)))),
  );
  const rest = own.filter((clause) => !paid.includes(clause) && !isDenied(clause.folded));
  const paidToday = paid.some(isMadeNow);
  const talk = rest.filter(
    (clause) =>
      saysPays(clause, writtenOn) ||
      promisesByItsDay(clause, clauses.slice(Math.max(0, clauses.indexOf(clause) - 2), clauses.indexOf(clause)), writtenOn),
  );
  const ahead = talk.filter((clause) => paid.length === 0 || !isOfWhatIsPaid(clause, paidToday, writtenOn));
  return {
    promises: ahead.filter((clause) => !clause.question || ASKS_LEAVE_ONLY.test(clause.folded)),
    asked: ahead.filter(
      (clause) =>
        clause.question && !ASKS_LEAVE_ONLY.test(clause.folded) && asksLeave(clause, clauses) && !asksHow(clause, writtenOn),
    ),
    paid,
  };
}

const PROOF = /virement|paiement|r[eè]glement|d[ée]bit|re[çc]u|preuve|swift|transfer|payment|receipt/i;
const POINTS =
  /^(?:bonjour )?(?:cf|voir)\b(?!.*\bavec\b)|\b(?:ci joint\w*|joint|jointe|en pj|pj|piece jointe|attached|enclosed)\b/;

/** « pourrait-on partager en trois : 1er décembre, 4 janvier et 1er février ? »: the asking may stand before the colon. */
function asksLeave(clause: Clause, clauses: readonly Clause[]): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return ASKS.test(clause.folded) || (before !== undefined && /:\s*$/.test(before.quote) && ASKS.test(before.folded));
}

const ARRIVES = /\b(?:should|devr\w+|arriv\w+|recevoir|recevrez|parv\w+|apparait\w*|with you|be there|visible)\b/;

/** Beside a payment made: when it will arrive, or « I can do €150 today, and I just paid it », is no other promise. */
function isOfWhatIsPaid({ quote, folded }: Clause, paidToday: boolean, writtenOn: IsoDate): boolean {
  if (
    ARRIVES.test(folded) &&
    sumsIn(quote, writtenOn).length === 0 &&
    sharesIn(quote).length === 0 &&
    !/\b(?:suite|complement)\b/.test(folded)
  )
    return true;
  const days = futureDates(quote, writtenOn);
  return paidToday && days.length > 0 && days.every(({ date }) => date === writtenOn);
}

/** « puis-je payer par carte ? » asks for no time. */
function asksHow({ quote, folded }: Clause, writtenOn: IsoDate): boolean {
  return (
    /\b(?:en ligne|par (?:carte|cb|cheque|virement|telephone|internet|paypal)|en especes|online|by card)\b/.test(folded) &&
    futureDates(quote, writtenOn).length === 0
  );
}

/** « j'ai toujours payé mes dettes » boasts of others. */
const IN_GENERAL =
  /\b(?:croy|pens|imagin)(?:ais|ait|ions)\b|\bthought\b|\b(?:toujours|d habitude|(?:la|les) (?:derniere|autre|precedente)s? fois|l an(?:nee)? derni\w+|jamais manque de) (?:\S+ ){0,3}(?:pay|regl|honor)\w*|\b(?:pay|regl|honor)\w* (?:toutes )?mes (?:dettes|factures)|\bcomme ca c est (?:fait|regle)|\b(?:pay|regl|vers|vir)\w* (?:le|la|les|l|mon|ma|mes|nos|notre|son|sa|ses|leurs?) (?:loyers?|mutuelle|credits?|impots?|salaires?|paies?|payes?|charges|cotisations|urssaf|fournisseurs?|assurances?|ecole|cantine|electricite|gaz|nounou|garde|obseques|plombier|courses|essence|reparations?|caution|acompte hier|tva)\b/;

/** « le virement que j'ai fait le 12 est-il parvenu ? » */
const PRESUPPOSES =
  /\b(?:que|qu) (?:j ai|nous avons|on a) (?:fait|envoye|emis|effectue|poste|depose|passe|verse|donne|adresse)e?s?\b/;

function mayTellOfPaying({ question, folded, hangsOn }: Clause): boolean {
  return (
    (!question || PRESUPPOSES.test(folded)) &&
    !hangsOn.startsWith('si vous ') &&
    !IN_GENERAL.test(folded) &&
    !INCOME.test(folded) &&
    !NOT_PAID.test(folded) &&
    !PASSED_ON.test(folded)
  );
}

/** « une fois que j'ai payé le loyer »: what a payment waits for is not told as done. */
function saysPaid(clause: Clause, writtenOn: IsoDate): boolean {
  const main = mainPart(withUnits(clause, writtenOn));
  return [...PAID, ...HANDED_OVER].some((pattern) => pattern.test(main));
}

function saysPays(clause: Clause, writtenOn: IsoDate): boolean {
  const said = withUnits(clause, writtenOn);
  return !PASSED_ON.test(said) && [...PROMISES, ...UNDER_WAY].some((pattern) => pattern.test(said));
}

/** Folded, with the sums the clause names without a unit or in words as figures with theirs: « je vous fais 130 lundi », « cent euros sont partis ». */
function withUnits({ folded, quote }: Clause, writtenOn: IsoDate): string {
  const sums = sumsIn(quote, writtenOn).filter((sum) => !/\d.*(?:€|eur)/i.test(sum.quote));
  if (sums.length === 0) return folded;
  return foldWords(
    sums.reduceRight((text, { at, quote: sum }) => `${text.slice(0, at)}9 €${text.slice(at + sum.length)}`, quote),
  );
}

/** « je vous envoie un chèque demain, par la poste »: present, and nothing done. */
const NOW_OR_LATER =
  /\b(?:je|nous|on) (?:vous |le |la |les )*(?:envoie|envoi|envoyons|poste|depose|deposons|fais|faisons|passe|passons|donne|vire|virons|verse|versons|paie|paye|payons|regle|reglons|solde|soldons|transfere|transferons|mets|mettons|remets|apporte|lance)\b/;
const GOES = /\b(?:virement|prelevement|paiement|reglement|cheque) (?:\S+ ){0,2}(?:passe|part|arrive|tombe|sort)\b/;
const DONE_SAID = /\b(?:ai|avons|a ete|ont ete|est parti|est fait|viens|venons|hier)\b/;

/** « c'est réglé pour vendredi » speaks of a day to come. */
function isAhead({ quote, folded }: Clause, writtenOn: IsoDate): boolean {
  if (futureDates(quote, writtenOn).length === 0) return false;
  if ((NOW_OR_LATER.test(folded) || GOES.test(folded)) && !DONE_SAID.test(folded)) return true;
  if (tenseOf(folded) === 'open' && startsAhead(quote, writtenOn)) return true;
  if (/\b\w{3,}(?:ra|ront|rai|rons)\b|\b(?:demain|ce soir|\w+di|le \d+) (?:matin |soir |midi )?c est\b/.test(folded)) return true;
  return (
    /\b(?:pour|d ici|avant) (?:le|vendredi|lundi|mardi|mercredi|jeudi|demain|la fin|fin)\b/.test(folded) &&
    !/\b(?:ai|avons) /.test(folded)
  );
}

/** « facture soldée le 31 », written on the 14th. */
function startsAhead(quote: string, writtenOn: IsoDate): boolean {
  const [first] = datesIn(quote, writtenOn, 'past');
  return first !== undefined && isNearerAhead(first, quote, writtenOn);
}

export function isMadeNow(clause: Clause): boolean {
  return MADE_NOW.test(clause.folded);
}
