/** What a member asks for, in a word or in a sentence: pause, resume, stop, close, status, posted. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { invoiceNamedIn } from './invoice.ts';
import { letterLanguageIn } from './letter-language.ts';
import type { Request, RequestAction } from './member-reading.ts';
import { dayOfRequest } from './request-day.ts';
import { sirenIn } from './siren.ts';

const REFERENCE = /\b(?:[A-Z]{2,6}-20\d\d-\d{3,6}|20\d\d-[A-Z]{1,3}-\d{1,6})\b/gi;
/** What stands before an invoice's own number, which may look like a reference. */
const INVOICE_BEFORE =
  /(?:factures?|notes?(?: d['’]honoraires)?|honoraires|invoice|fee note|avoir|devis|commande)[\s\u00a0]*(?:(?:n[°o]\.?|num[ée]ro|no\.?|r[ée]f(?:[ée]rence)?\.?|:)[\s\u00a0]*){0,2}$/i;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** « AM-2026-0007 », « 2026-D-140 », as written. */
export function claimReferenceIn(text: string): string | null {
  const found = [...text.matchAll(REFERENCE)].find(
    ({ index }) => !INVOICE_BEFORE.test(text.slice(Math.max(0, index - 40), index)),
  );
  return found?.[0] ?? null;
}

/** First the words of the trade, alone at the beginning of a line or of the subject, with nothing behind them but what belongs to them. */
const KEYWORDS: readonly (readonly [RequestAction, RegExp])[] = [
  ['hold', /^(?:pause|suspendre|geler|attendre)\b/],
  ['resume', /^(?:reprendre|reprise|relancer? le dossier)\b/],
  ['stop', /^(?:stop|arreter? tout|arret)\b/],
  [
    'dossier',
    /^dossier\b(?! (?:regle|paye|solde|a creer|suivant|clos|complique|sensible|urgent|transmis|en cours|difficile|termine|ferme|classe))/,
  ],
  ['status', /^(?:statut|status|(?:etat|situation)(?= (?:du|de|des)\b| ?[?.!]*$)|ou en est)(?![a-z])/],
  ['close', /^(?:clore|cloturer|clos|fermer)\b/],
  ['help', /^(?:aide|help|\?)(?: *$|\b.{0,10}$)/],
  ['posted', /^(?:poste|postee|envoye(?:e)? par la poste)\b(?!-)/],
  ['change-contact', /^adresse\b.*@/],
  ['change-amount', /^montant\b.{0,12}\d/],
  ['tell-siren', /^siren\b.{0,12}\d/],
  ['credit-note', /^(?:avoir|note de credit)\b.{0,30}\d/],
];
const UNIT =
  '(?:jours?|j|semaines?|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)';
/** What may follow such a word: a span or a day, the claim, a courtesy, how it ended or went. */
const TAIL = new RegExp(
  `^(?:[ :.,;!()/–-]|\\b(?:${UNIT}|svp|stp|merci|s'il (?:te|vous) plait|(?:l[ea]s?|ce|cette|mon|du|des) (?:dossier|relances|rappels|affaire)|dossier|relances|tout|impayee?|regle|paye|solde|perte|sans suite|demande du client|pendant|pour|jusqu'?(?:au|a)?|de|du|au?|le|la|un|une|deux|trois|quatre|fin|debut|hier|ce|matin|soir|jour|midi|aujourd'hui|en|par|recommande|lrar|lr|ar|courrier|poste|svp|prochaine?s?)\\b|\\d|(?<=\\d)(?:j|er)\\b)*$`,
);
/** These tell something. */
export const ARE_FACTS: readonly RequestAction[] = ['change-contact', 'change-amount', 'tell-siren', 'tell-language'];
const TOLD_IN_A_LINE: readonly RequestAction[] = [...ARE_FACTS, 'credit-note'];
/** These only ask to be told something. */
const HARMLESS: readonly RequestAction[] = ['dossier', 'status', 'help'];

const PLAN =
  '(?:echeancier|echelonn\\w+|mensualites|plan|(?:\\d{1,2}|deux|trois|quatre) (?:fois|versements)|\\d{1,2} ?x ?\\d|(?:par|\\/) ?mois)';

/** Then sentences: what is asked of whom, as people write it. */
const SENTENCES: readonly (readonly [RequestAction, RegExp])[] = [
  [
    'notice-unclaimed',
    /\b(?:pli|lettre|courrier|recommandee?|lrar|mise en demeure|med|ar)\b.{0,60}\b(?:non reclamee?|pas (?:ete )?reclamee?|non retiree?|pas (?:ete )?(?:retiree?|cherchee?))\b|\brevenue? non reclamee?\b/,
  ],
  [
    'notice-received',
    /\b(?:ar|accuse de reception|avis de reception)\b.{0,30}\b(?:recue?|signee?|revenue?|date)\b|\b(?:recommandee?|lrar|mise en demeure|med)\b.{0,30}\b(?:(?:a ete |bien )?(?:recue?|distribuee?|remise?|signee?) (?:par (?:le|la) debit\w+ )?le \d)/,
  ],
  [
    'waive-fees',
    /\b(?:renonce[rz]?|abandonn\w+|enlev\w+|retir\w+|annul\w+|pas d'|pas de|sans|laiss\w+ tomber)\b.{0,30}\b(?:penalites?|interets?|indemnite|frais|40 ?(?:€|euros))/,
  ],
  [
    'accept-schedule',
    new RegExp(
      `\\b(?:accept\\w+|ok pour|d'accord (?:pour|avec)|valid\\w+)\\b.{0,40}\\b${PLAN}|\\b${PLAN}.{0,20}\\b(?:ok|accepte|valide|d'accord)\\b`,
    ),
  ],
  [
    'refuse-schedule',
    new RegExp(
      `\\b(?:refus\\w*|pas d'accord|non (?:a|pour))\\b.{0,40}\\b${PLAN}|\\b${PLAN}.{0,30}\\b(?:c'est non|non|refus\\w+|pas question)\\b`,
    ),
  ],
  [
    'change-contact',
    /\b(?:nouve(?:lle|au) (?:adresse|mail|courriel|contact)|changer? (?:l')?adresse|ecri(?:re|vez|s)\b.{0,30}\b(?:plutot )?a\b|desormais a|(?:mail|adresse|contact)\b.{0,30}\best\b(?! (?:bonne?|exacte?|correcte?|la bonne|ok)\b)|(?:bonne|vraie|autre|son|sa) (?:adresse|mail|courriel)\b[^@]{0,60}\S@)/,
  ],
  [
    'credit-note',
    /^(?!.*\b(?:si|s'il|veut|voudrait|voulait|souhait\w*|demand\w*|reclam\w*|propos\w*|negoci\w*|attend\w*)\b).*\b(?:voici|ci-joint|joint|deduire|deduis\w*|imputer|accord(?:e|ons|ez)|consen[st]\w*|tenir compte|noter|(?:avons|ai|a|ont) (?:ete )?(?:bien )?(?:emis|etabli|edite|fait|accorde|consenti|envoye|adresse|deduit))\b.{0,40}\b(?:(?:un|l'|d'un|d'|cet|notre|votre) ?avoir|note de credit|geste commercial|remise(?: \w+)?)\b.{0,40}?\b(?:de|d'un montant de|pour|:)\s*\d[\d .,]*(?:€|euros?\b|eur\b)/,
  ],
  [
    'change-amount',
    /\b(?:montant (?:a change|est|de|a corriger|exact)|corriger? le montant|ramener? (?:a|la creance a)|(?:facture|montant|creance|somme) (?:est )?corrigee?|au lieu de \d|la (?:creance|somme) est (?:en fait )?de)\b/,
  ],
  ['status', /\b(?:ou (?:en est|en sommes|en es)|(?:un )?point sur (?:le|ce) dossier|quel est l'etat)\b/],
  [
    'posted',
    /\b(?:postee|(?:lettre|courrier|recommande|mise en demeure)\b.{0,20}\bposte|(?:j'ai|c'est|bien) postee?|(?:envoyee?|partie?|expediee?|deposee?) (?:ce matin |hier |aujourd'hui )?(?:en (?:recommande|lrar)|par la poste|a la poste))\b/,
  ],
  ['send-formal-notice', /(?<!\bavant (?:la |une |toute )?)\b(?:mise en demeure|med)\b/],
  [
    'call-debtor',
    /\b(?:appel(?:er|le|ez)|telephon(?:er|e|ez)|rappel(?:er|le|ez))[ -](?:le debiteur|mr?\.?|mme|monsieur|madame|-?(?:le|la|les)\b)|\bl'(?:appeler|appelle)\b|\b(?:le|la|les) rappeler\b|\blui (?:telephoner|passer un coup de fil)/,
  ],
  [
    'send-reminder',
    /\b(?:relanc(?:er|e|ez)|(?:envoyer|envoie|envoyez|faire|refais|refaire)(?:-lui| lui|-leur)? (?:un |une )?(?:petite? |nouvelle? |nouveau |derni(?:er|ere) )?(?:rappel|relance)|send (?:a|another) reminder)\b/,
  ],
  [
    'resume',
    /\b(?:repren(?:dre|ds|ez|d|ons)|on (?:repart|relance|continue)|relance possible|lever? (?:la pause|la suspension)|resume)\b/,
  ],
  [
    'close',
    /\b(?:clo(?:re|turer?|turez|s le dossier)|on (?:ferme|clot|arrete la|classe)|fermer? le dossier|classer?(?: sans suite)?|(?:peut|pouvez|peux) (?:le )?(?:fermer|clore|cloturer|classer)|peut etre (?:ferme|clos|cloture|classe)e?|close the (?:file|case|claim)|on abandonne(?! (?:les|l))|abandonn(?:er|e|ons) le dossier)\b/,
  ],
  [
    'stop',
    /\bne (?:plus (?:rien )?(?:le |la |les |lui |leur )?(?:relanc|ecri|contact)\w*|(?:(?:le|la|les|lui|leur) )?(?:relanc|ecri|contact)\w+ plus)\b(?!.{0,40}\b(?:jusqu|avant|pendant|pour (?:l'instant|le moment)|tant que|d'ici|cette semaine|ce mois))|\b(?:arret|stopp)(?:ez|er|e|ons) tout\b|\btout (?:arreter|stopper)\b|\ba (?:arreter|stopper)\b|^(?!.*(?:\b(?:et (?:non|pas)|au lieu de|mais) \d|\b(?:montant|somme|echeance)\b)).*\berreur de (?:notre|ma) part\b|\bn'(?:est|etait) pas due\b/,
  ],
  [
    'hold',
    /\b(?:suspend\w*|gel(?:er|e|ez|ons)|pause|attend(?:re|s|ez|ons)|ne (?:plus )?(?:rien )?(?:envo\w+|relanc\w+)|pas de relance|laiss(?:er|e|ez)(?:[- ](?:le|la|les))? (?:tranquille|respirer)|on (?:leve le pied|attend|gele)|surseo\w+|surseoir|(?:stopp|arret)\w+ les relances|(?:laiss|accord|donn|remet)\w*(?:[- ](?:lui|leur))? (?:encore )?(?:jusqu|\d+ jours|une semaine|deux semaines|un mois|un (?:petit )?delai|un peu de temps)|(?:hold|pause|wait) until)\b|\bjusqu'a nouvel ordre\b/,
  ],
];

const ABOUT_A_SUM: readonly RequestAction[] = ['change-amount', 'waive-fees', 'credit-note'];

/** null when nothing is asked. */
export function readRequest(subject: string, words: string, writtenOn: IsoDate): Request | null {
  const text = `${subject}\n${words}`;
  const language = letterLanguageIn(text);
  const action = actionIn(subject, words) ?? (language === null ? null : 'tell-language');
  const until = action === null ? null : dayOfRequest(action, (words === '' ? subject : text).replace(REFERENCE, ' '), writtenOn);
  if (action === null) return null;
  const siren = action === 'tell-siren' ? sirenIn(text) : null;
  const invoiceRef = action === 'credit-note' ? invoiceNamedIn(words) : null;
  return {
    // « On reprend le 5 janvier » : until then, nothing.
    action: action === 'resume' && until !== null ? 'hold' : action,
    claimReference: claimReferenceIn(text),
    until,
    amountCents: ABOUT_A_SUM.includes(action)
      ? (amountsIn(words.replace(/au lieu de [\d\s.,]+(?:€|euros?)?/gi, ' '))[0]?.cents ?? null)
      : null,
    email: action === 'change-contact' ? (EMAIL.exec(text)?.[0] ?? null) : null,
    ...(siren === null ? {} : { siren }),
    ...(invoiceRef === null ? {} : { invoiceRef }),
    ...(language === null ? {} : { language }),
  };
}

/** What must not be done is not asked: where a step is only forbidden, a pause is. */
function actionIn(subject: string, words: string): RequestAction | null {
  const folded = (text: string) => text.split('\n').map((line) => fold(withoutReference(line)).trim());
  const lines = [...folded(subject), ...folded(words)].filter((line) => line !== '');
  const openings = [
    ...folded(subject),
    ...folded(words)
      .filter((line) => line !== '' && !COURTESY.test(line))
      .slice(0, 1),
  ];
  const keyword =
    restrictionIn(openings) ??
    KEYWORDS.find(([action, pattern]) => lines.some((line) => isKeyword(line, action, pattern)))?.[0] ??
    null;
  if (keyword !== null) return keyword;
  const clauses = lines.flatMap((line) =>
    withoutQuestions(line)
      .replace(/\b(m|mr|dr|me)\. /g, '$1 ')
      .split(/[.;!]\s|,(?!\d)|\bmais\b/),
  );
  const wanted = clauses.filter((clause) => !FORBIDS.test(clause)).join(' . ');
  const asked =
    SENTENCES.find(([action, pattern]) =>
      pattern.test(SAID_BY_A_NO.includes(action) ? lines.map(withoutQuestions).join(' . ') : wanted),
    )?.[0] ?? null;
  const postponed = clauses.some((clause) => POSTPONED.test(clause));
  if (asked !== null) return postponed && STEPS.includes(asked) ? 'hold' : asked;
  if (postponed || clauses.some((clause) => STEP_FORBIDDEN.test(clause))) return 'hold';
  // « DOSSIER AM-2026-0007 » entitles any note; it asks for the file where nothing else is said.
  return lines.every((line) => COURTESY.test(line)) && NAMES_FILE.test(`${subject}\n${words}`) ? 'dossier' : null;
}

const COURTESY = /^(?:bonjour|bonsoir|merci|svp|stp|s'il (?:te|vous) plait|cordialement)\b.{0,20}$|^[^a-z0-9]+$/;
const NAMES_FILE = new RegExp(`^\\s*(?:re\\s*:\\s*)*dossier\\s+${REFERENCE.source}`, 'im');

/** « Arrêt maladie… », « Clos ? », « Poste-lui la facture » are no such words. */
function isKeyword(line: string, action: RequestAction, pattern: RegExp): boolean {
  const found = pattern.exec(line)?.[0];
  if (found === undefined) return false;
  if (HARMLESS.includes(action) || TOLD_IN_A_LINE.includes(action)) return line.length <= 80;
  return TAIL.test(line.slice(found.length).replace(REFERENCE, ' '));
}

const GREETING = /^(?:bonjour|bonsoir|hello|salut)\b[^,.!:]{0,25}[,.!:] */;
/** « STOP aux impayés », « Pause déjeuner » begin otherwise. */
const WITH_A_REASON =
  /^(?:stop|pause) ?(?:[.,;:!(]|[–—-] |(?:car|parce|puisque|c'est|ce n'est|il|elle|ils|erreur|ne|n'|on|je|nous|vu|suite)\b)/;

/** They only hold back: said first, whatever follows need not be understood. */
function restrictionIn(openings: readonly string[]): 'stop' | 'hold' | null {
  const said = openings.map((line) => line.replace(GREETING, '')).find((line) => WITH_A_REASON.test(line));
  return said === undefined ? null : said.startsWith('stop') ? 'stop' : 'hold';
}

const FORBIDS = /\b(?:ne|n'\w+|pas|surtout|inutile|eviter|evitons|evitez)\b.{0,40}|\bsans (?:relance|mise)/;
const STEP_FORBIDDEN =
  /\b(?:ne (?:plus |pas )?(?:le |la |les |lui |rien )?|n'|pas de |pas encore de |surtout pas (?:de )?|inutile de |eviter de )(?:relanc|repren|envo|mise en demeure|rappel|ecri)/;
const STEPS: readonly RequestAction[] = ['send-reminder', 'send-formal-notice', 'resume', 'close'];
/** « Attendez un peu avant de relancer », « pas tout de suite »: a step named beside it is for later. */
const POSTPONED =
  /^\W*(?:attend(?:re|s|ez|ons)|on attend|merci d'attendre)\b(?!.*\bdepuis\b)|\bavant (?:de |d'|qu'|que )(?:\S+ ){0,2}(?:relanc|repren|envoy|ecri|clo|class)|\bpas (?:encore|tout de suite|maintenant)\W*$|(?<!\bau )\bplus tard\W*$/;
const SAID_BY_A_NO: readonly RequestAction[] = ['waive-fees', 'refuse-schedule', 'stop', 'hold'];

/** « On relance ? » asks us; « Peux-tu relancer ? » asks for it. */
function withoutQuestions(line: string): string {
  if (!line.includes('?')) return line;
  return line.replace(/[^.!?]*\?/g, (question) =>
    /\b(?:(?:peux|peut|pouvez|pourrais|pourriez|veux|voulez)[- ](?:tu|vous|on)|(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)|merci de|stp|svp|s'il (?:te|vous) plait|(?:can|could) you|please|ou en)\b/.test(
      question,
    )
      ? question
      : ' ',
  );
}

function withoutReference(line: string): string {
  return line
    .replace(/^\s*(?:(?:re|tr|fwd?)\s*:\s*)+/i, '')
    .replace(new RegExp(`^\\s*(?:dossier\\s+)?${REFERENCE.source}\\s*[:–—-]?\\s*`, 'i'), '');
}
