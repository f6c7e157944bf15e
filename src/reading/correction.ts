/** What a member says a debtor's message is, or is not: « ce n’est pas une contestation, reprendre », « c’est un paiement annoncé ». */
import { escalatesAlways } from '../claim/consequences.ts';
import { foldWords } from './clauses.ts';
import type { Correction, RequestAction } from './member-reading.ts';
import { INTENTS, type Intent, type Reading } from './reading.ts';

const CONTESTED: readonly Intent[] = ['dispute-service', 'dispute-amount', 'dispute-existence', 'set-off', 'limitation-raised'];

/** What a message may be called; the first that fits names it, the whole list is what is denied. */
const NAMES: readonly (readonly [pattern: string, ...intents: Intent[]])[] = [
  ['(?:contestation|litige|desaccord|reclamation|dispute)s? (?:du|sur le|de) (?:montant|prix|tarif|total)', 'dispute-amount'],
  [
    '(?:contestation|litige|desaccord|dispute)s? (?:de|sur) (?:la |sa |cette )?(?:creance|dette)',
    'dispute-existence',
    ...CONTESTED,
  ],
  ['(?:contestation|litige|desaccord|reclamation|dispute)s?', 'dispute-service', ...CONTESTED],
  ['(?:paiement|virement|versement|acompte) partiel|acompte|part payment', 'partial-payment'],
  [
    '(?:annonce (?:de |d un )?(?:paiement|reglement|virement))|(?:paiement|reglement|virement)s? (?:deja |qu il dit avoir )?(?:annonce|effectue|fait|parti|passe|emis)',
    'already-paid',
    'partial-payment',
  ],
  ['(?:promesse|engagement)(?: de (?:payer|paiement|regler|reglement))?|promise(?: to pay)?', 'promise-to-pay'],
  [
    '(?:demande|proposition) (?:de plan|d echeancier|de paiement (?:en|echelonne)\\w*|d echelonnement|d un echeancier)|echeancier',
    'instalment-request',
  ],
  ['(?:demande )?(?:de |d un )?(?:delai|report|sursis)|request for time', 'delay-request'],
  [
    'demande (?:de|d)(?: (?:la|une?|l))? ?(?:document|piece|facture|justificatif|rib|copie|duplicata|renseignement|precision|information|explication|detail)s?|request for documents',
    'request-for-documents',
  ],
  ['refus(?: de (?:payer|paiement))?|refusal', 'refusal'],
  ['plainte|menace|threat|complaint', 'complaint-or-threat'],
  [
    '(?:offre|proposition) (?:de (?:reglement|transaction|solde)|transactionnelle|pour solde)|settlement offer',
    'settlement-offer',
  ],
  [
    'procedure collective|redressement(?: judiciaire)?|liquidation(?: judiciaire)?|sauvegarde|surendettement|insolvency',
    'insolvency-proceedings',
  ],
  ['compensation|set off', 'set-off'],
  ['prescription', 'limitation-raised'],
  ['(?:mauvais|erreur de|faux) destinataire|homonyme|wrong recipient', 'wrong-recipient'],
  ['(?:simple )?(?:remerciement|accuse de reception|politesse|formule de politesse)s?', 'thanks-or-ack'],
  ['reconnaissance de (?:la )?dette', 'acknowledges-debt-no-date'],
  ['(?:difficulte|probleme)s? (?:de (?:paiement|tresorerie)|financiere?s?)|impossibilite de payer', 'cannot-pay'],
  ['(?:tentative de )?(?:fraude|arnaque|escroquerie|usurpation)', 'fraud-suspicion'],
  ['demande (?:rgpd|de suppression|d effacement|d acces)', 'data-request'],
];
/** What the debtor does, where a member tells it of him. */
const WHO =
  '(?:il|elle|ils|elles|on|le (?:debiteur|client)|la (?:cliente|societe|debitrice)|(?:m|mme|monsieur|madame) [a-z]+|he|she|they)';
const DOES: readonly (readonly [pattern: string, ...intents: Intent[]])[] = [
  ['contest(?:e|ent) (?:le (?:montant|prix|tarif)|la somme)', 'dispute-amount'],
  ['contest(?:e|ent)|disputes?', 'dispute-service', ...CONTESTED],
  ['(?:promet|promettent|s engage(?:nt)?) (?:de |d |a )?(?:payer|regler|virer)', 'promise-to-pay'],
  [
    '(?:dit|disent|indiqu(?:e|ent)|affirm(?:e|ent)|annonc(?:e|ent)) (?:avoir (?:deja )?|qu (?:il|elle|ils|elles) (?:a|ont) (?:deja )?|que c est (?:deja )?)(?:paye|regle|vire|verse)\\w*',
    'already-paid',
    'partial-payment',
  ],
  ['demand(?:e|ent) (?:juste |seulement |simplement )?(?:un |du |des )?(?:delais?|temps|report)', 'delay-request'],
  ['demand(?:e|ent) (?:juste |seulement |simplement )?(?:un echeancier|a payer en)', 'instalment-request'],
  [
    'demand(?:e|ent) (?:juste |seulement |simplement )?(?:la |une |des |les |le |un )(?:facture|copie|documents?|pieces?|justificatifs?|rib|precisions?|duplicata)',
    'request-for-documents',
  ],
  ['refus(?:e|ent) de (?:payer|regler)', 'refusal'],
];

const HEDGE =
  '(?: (?:bien|plutot|en fait|donc|juste|seulement|simplement|en realite|clairement|uniquement|pour moi|selon moi|a mon sens|bel et bien|vraiment|pas du tout|pas|nullement|rien d autre qu|qu|really|just|not))*';
const ARTICLE = '(?: (?:un|une|d un|d une|du|de la|de|la|le|l|a|an)){0,2}(?: (?:simple|veritable|vraie?|pure?|banale?|mere))?';
const IS = `(?:c est|ce n est|ce n etait|cela n est|n est|c etait|cest|il s agit|il ne s agit|ce message est|this is|it is|it s|isn t|comme|plutot|^(?:juste|simplement|seulement|pas|non pas|aucune?|simple|une?|not|just)|=)`;
const DENIES = /\b(?:ne|n|pas|aucune?|nullement|not|isn t|doesn t|don t)\b/;
const ONLY = /\b(?:n est|ne s agit|n etait) (?:en fait )?(?:rien d autre )?(?:qu|que)\b/;
const DOUBTS = /\b(?:si|peut etre|je (?:ne )?(?:sais|crois) pas|je me demande|est ce|sauf si|if|maybe|perhaps)\b/;
const GOES_ON =
  /\b(?:reprend\w*|reprenez|reprenons|reprise|on (?:repart|continue|relance)|continue[rz]?|relance[rz]?|poursui\w+|resume|go on|carry on)\b/;
const STAYS =
  /\b(?:ne (?:pas |rien )?(?:repren\w*|relan\w*|continu\w*)|pas (?:de )?(?:repris\w*|relan\w*|reprendre)|sans reprendre)\b/;
const FALSE_ALARM =
  /\b(?:fausse alerte|(?:tu (?:as|t es)|vous (?:avez|vous etes)) (?:mal (?:lu|compris)|trompee?)|mauvaise lecture|false alarm)\b/;

/** null where the member says something else: a call, a payment, a pause, a yes, another text, a claim to open. */
export function correctionOf({ kind, answer, payment, request, ownWords }: Reading): Correction | null {
  const elsewhere = ['call', 'new-claim', 'correspondence'].includes(kind) || (payment?.amountCents ?? null) !== null;
  const asks = request !== null && !BESIDE.includes(request.action);
  if (elsewhere || asks || answer?.decision === 'approve' || (answer?.editedText ?? null) !== null) return null;
  return correctionIn(ownWords);
}

/** What may be asked in the same breath. */
const BESIDE: readonly RequestAction[] = ['resume', 'send-reminder', 'accept-schedule', 'refuse-schedule', 'other'];

/** null where nothing is said of what the message is, or it is only asked or supposed. */
export function correctionIn(words: string): Correction | null {
  if (words.length > LONGEST) return null;
  const clauses = words
    .replace(/\b(M|Mr|Mme|Me|Dr)\. /g, '$1 ')
    .split(/[.;:,!\n()]+|\s[-–—]\s|\b(?:mais|but|et)\b|(?<=\?)/)
    .filter((clause) => !clause.includes('?'))
    .map(foldWords)
    .filter((clause) => clause !== '' && !DOUBTS.test(clause));
  const found = clauses.map(correctedBy);
  const isNot = found.flatMap((one) => one.isNot);
  const is = found.flatMap((one) => one.is).filter((intent) => !isNot.includes(intent));
  if (is.length + isNot.length === 0) return null;
  const whole = clauses.join(' . ');
  return { is: [...new Set(is)], isNot: [...new Set(isNot)], resumes: GOES_ON.test(whole) && !STAYS.test(whole) };
}

/** A word to us, not a letter. */
const LONGEST = 400;

function correctedBy(clause: string): Pick<Correction, 'is' | 'isNot'> {
  if (FALSE_ALARM.test(clause)) return { is: [], isNot: INTENTS.filter(escalatesAlways) };
  const named =
    NAMES.find(([pattern]) => new RegExp(`(?:^|\\b)${IS}${HEDGE}${ARTICLE} (?:${pattern})(?![a-z])`).test(clause)) ??
    DOES.find(([pattern]) => new RegExp(`\\b${WHO} (?:ne |n )?(?:${pattern})(?![a-z])`).test(clause));
  if (named === undefined) return { is: [], isNot: [] };
  const [, ...intents] = named;
  const denied = DENIES.test(clause) && !ONLY.test(clause);
  return denied ? { is: [], isNot: intents } : { is: intents.slice(0, 1), isNot: [] };
}
