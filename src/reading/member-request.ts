/** What a member asks for, in a word or in a sentence: pause, resume, stop, close, status, posted. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import type { Request, RequestAction } from './member-reading.ts';

const REFERENCE = /\b(?:[A-Z]{1,6}-20\d\d-\d{3,6}|20\d\d-[A-Z]{1,3}-\d{1,6})\b/i;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** « AM-2026-0007 », « 2026-D-140 », as written. */
export function claimReferenceIn(text: string): string | null {
  return REFERENCE.exec(text)?.[0] ?? null;
}

/** First the words of the trade, alone at the beginning of a line or of the subject. */
const KEYWORDS: readonly (readonly [RequestAction, RegExp])[] = [
  ['hold', /^(?:pause|suspendre|geler|attendre)\b/],
  ['resume', /^(?:reprendre|reprise|relancer? le dossier)\b/],
  ['stop', /^(?:stop|arreter? tout|arret)\b/],
  ['dossier', /^dossier\b(?! (?:regle|paye|solde|a creer|suivant|clos))/],
  ['status', /^(?:statut|etat|situation|ou en est)\b/],
  ['close', /^(?:clore|cloturer|clos|fermer)\b/],
  ['help', /^(?:aide|help|\?)(?: *$|\b.{0,10}$)/],
  ['posted', /^(?:poste|postee|envoye(?:e)? par la poste)\b/],
  ['change-contact', /^adresse\b/],
  ['change-amount', /^montant\b.{0,12}\d/],
];

const PLAN =
  '(?:echeancier|echelonn\\w+|mensualites|plan|(?:\\d{1,2}|deux|trois|quatre) (?:fois|versements)|\\d{1,2} ?x ?\\d|(?:par|\\/) ?mois)';

/** Then sentences: what is asked of whom, as people write it. */
const SENTENCES: readonly (readonly [RequestAction, RegExp])[] = [
  [
    'waive-fees',
    /\b(?:renonce[rz]?|abandonn\w+|enlev\w+|retir\w+|annul\w+|pas de|sans)\b.{0,30}\b(?:penalites?|interets?|indemnite|frais|40 ?(?:€|euros))/,
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
      `\\b(?:refus\\w+|pas d'accord|non (?:a|pour))\\b.{0,40}\\b${PLAN}|\\b${PLAN}.{0,30}\\b(?:c'est non|non|refus\\w+|pas question)\\b`,
    ),
  ],
  [
    'change-contact',
    /\b(?:nouve(?:lle|au) (?:adresse|mail|courriel|contact)|changer? (?:l')?adresse|ecri(?:re|vez|s)\b.{0,30}\b(?:plutot )?a\b|desormais a|(?:mail|adresse|contact)\b.{0,30}\best\b)/,
  ],
  [
    'change-amount',
    /\b(?:montant (?:a change|est|de|a corriger|exact)|corriger? le montant|avoir de|ramener? (?:a|la creance a)|la (?:creance|somme) est (?:en fait )?de)\b/,
  ],
  ['send-formal-notice', /\b(?:mise en demeure|med)\b/],
  [
    'call-debtor',
    /\b(?:appel(?:er|le|ez)|telephon(?:er|e|ez)|rappel(?:er|le|ez))[ -](?:le debiteur|mr?\.?|mme|monsieur|madame|-?(?:le|la|les)\b)/,
  ],
  [
    'send-reminder',
    /\b(?:relanc(?:er|e|ez)|(?:envoyer|envoie|envoyez|faire|refais|refaire)(?:-lui| lui|-leur)? (?:un |une )?(?:petite? |nouvelle? |nouveau )?(?:rappel|relance))\b/,
  ],
  [
    'resume',
    /\b(?:repren(?:dre|ds|ez|d|ons)|on (?:repart|relance|continue)|relance possible|lever? (?:la pause|la suspension))\b/,
  ],
  [
    'close',
    /\b(?:clo(?:re|turer?|turez|s le dossier)|on (?:ferme|clot|arrete la|classe)|fermer? le dossier|classer?(?: sans suite)?|peut fermer|abandonn(?:er|e|ons) le dossier)\b/,
  ],
  [
    'hold',
    /\b(?:suspend\w*|gel(?:er|e|ez|ons)|pause|attend(?:re|s|ez|ons)|ne (?:plus )?(?:rien )?(?:envo\w+|relanc\w+)|pas de relance|laiss(?:er|e|ez)(?:[- ](?:le|la|les))? (?:tranquille|respirer)|on (?:leve le pied|attend|gele))\b/,
  ],
];

/** null when nothing is asked. */
export function readRequest(subject: string, words: string, writtenOn: IsoDate): Request | null {
  const text = `${subject}\n${words}`;
  const action = actionIn(subject, words);
  if (action === null) return null;
  return {
    action,
    claimReference: claimReferenceIn(text),
    until: untilIn(action, words === '' ? subject : text, writtenOn),
    amountCents: action === 'change-amount' || action === 'waive-fees' ? (amountsIn(words)[0]?.cents ?? null) : null,
    email: action === 'change-contact' ? (EMAIL.exec(text)?.[0] ?? null) : null,
  };
}

/** What must not be done is not asked: where a step is only forbidden, a pause is. */
function actionIn(subject: string, words: string): RequestAction | null {
  const lines = [withoutReference(subject), ...words.split('\n').map(withoutReference)]
    .map((line) => fold(line).trim())
    .filter((line) => line !== '');
  const keyword = KEYWORDS.find(([, pattern]) => lines.some((line) => pattern.test(line)))?.[0] ?? null;
  if (keyword !== null) return keyword;
  const clauses = lines.flatMap((line) => line.replace(/\b(m|mr|dr|me)\. /g, '$1 ').split(/[.;!]\s|,(?!\d)|\bmais\b/));
  const wanted = clauses.filter((clause) => !FORBIDS.test(clause)).join(' . ');
  const asked =
    SENTENCES.find(([action, pattern]) => pattern.test(SAID_BY_A_NO.includes(action) ? lines.join(' . ') : wanted))?.[0] ?? null;
  if (asked !== null) return asked;
  return clauses.some((clause) => STEP_FORBIDDEN.test(clause)) ? 'hold' : null;
}

const FORBIDS = /\b(?:ne|n'\w+|pas|surtout|inutile|eviter|evitons|evitez)\b.{0,40}|\bsans (?:relance|mise)/;
const STEP_FORBIDDEN =
  /\b(?:ne (?:plus |pas )?(?:le |la |les |lui |rien )?|n'|pas de |pas encore de |surtout pas (?:de )?|inutile de |eviter de )(?:relanc|repren|envo|mise en demeure|rappel|ecri)/;
const SAID_BY_A_NO: readonly RequestAction[] = ['waive-fees', 'refuse-schedule', 'hold'];

function withoutReference(line: string): string {
  return line
    .replace(/^\s*(?:(?:re|tr|fwd?)\s*:\s*)+/i, '')
    .replace(new RegExp(`^\\s*(?:dossier\\s+)?${REFERENCE.source}\\s*[:–—-]?\\s*`, 'i'), '');
}

/** « 15 jours », « jusqu'au 15/12 »; for a letter posted, the past day it was. */
function untilIn(action: RequestAction, text: string, writtenOn: IsoDate): IsoDate | null {
  if (action !== 'hold' && action !== 'posted') return null;
  const plain = text.replace(REFERENCE, ' ');
  if (action === 'posted') return datesIn(plain, writtenOn, 'past')[0]?.date ?? writtenOn;
  const span = /\b(\d{1,3}|une?|deux|trois|quatre)\s*(jours?|j|semaines?|mois)\b/i.exec(fold(plain));
  if (span === null) return datesIn(plain, writtenOn)[0]?.date ?? null;
  const count = NUMBERS[span[1] ?? ''] ?? Number(span[1]);
  const days = span[2]?.startsWith('semaine') ? 7 : span[2] === 'mois' ? 30 : 1;
  return addDays(writtenOn, count * days);
}

const NUMBERS: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4 };
