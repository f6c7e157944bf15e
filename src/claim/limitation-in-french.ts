/** The limitation in French: until when, counted how, what interrupts it and what does not. */
import { assertNever } from '../law/brand.ts';
import { frenchDate } from '../law/calendar.ts';
import type { LimitationStage } from '../law/limitation.ts';
import type { EventOf } from './claim-events.ts';
import { type ClaimLimitation, limitationOf } from './claim-limitation.ts';
import type { Profession } from './practice.ts';
import type { Situation } from './situation.ts';

export const LIMITATION_EVENTS = ['LimitationAlerted', 'AcknowledgementFound', 'AcknowledgementConfirmed'] as const;

export function limitationEventInFrench(event: EventOf<(typeof LIMITATION_EVENTS)[number]>): string {
  switch (event.kind) {
    case 'LimitationAlerted':
      return event.stage === 'time-barred'
        ? `un associé apprend que la créance paraît prescrite (dernier jour utile : le ${frenchDate(event.lastDay)})`
        : `un associé apprend que la prescription approche (dernier jour utile : le ${frenchDate(event.lastDay)})`;
    case 'AcknowledgementFound':
      return `reconnaissance possible de la dette, le ${frenchDate(event.acknowledgedOn)} : «\u00a0${event.quote.replace(/\s+/g, ' ').trim()}\u00a0»`;
    case 'AcknowledgementConfirmed':
      return `reconnaissance de dette du ${frenchDate(event.acknowledgedOn)} confirmée par ${event.by}`;
    default:
      return assertNever(event);
  }
}

/** « le dernier jour utile pour agir est le 1er décembre 2026 (…) », or was. */
export function limitationInFrench(limitation: ClaimLimitation): string {
  const { lastDay, stage } = limitation;
  const counted = countedInFrench(limitation);
  return stage === 'time-barred'
    ? `le dernier jour utile pour agir était le ${frenchDate(lastDay)}, sauf interruption ou suspension que le dossier ignore (${counted})`
    : `le dernier jour utile pour agir est le ${frenchDate(lastDay)} (${counted})`;
}

/** « deux ans à compter du 1er décembre 2024, date de la facture 2026-118 ; C. conso., art. L218-2 ». */
function countedInFrench({ ref, startsOn, startsWith, months, acknowledgedOn }: ClaimLimitation): string {
  const [period, source] = months === 24 ? ['deux ans', 'C. conso., art. L218-2'] : ['cinq ans', 'C. civ., art. 2224'];
  const start = `${START_IN_FRENCH[startsWith]} ${ref}`;
  return acknowledgedOn === null
    ? `${period} à compter du ${frenchDate(startsOn)}, ${start} ; ${source}`
    : `${period} à compter de la reconnaissance du ${frenchDate(acknowledgedOn)} ; C. civ., art. 2231 et 2240`;
}

const START_IN_FRENCH: Readonly<Record<ClaimLimitation['startsWith'], string>> = {
  completion: 'fin de la prestation, pour',
  invoice: 'date de la facture',
  'due-date': 'échéance de',
};

/** Where the end of the service or the mandate is not known: it may come first (L-51, L-52). */
export function soonerIf({ practice }: Situation, { acknowledgedOn, startsWith }: ClaimLimitation): string {
  if (acknowledgedOn !== null || startsWith === 'completion') return '';
  const ended = practice.profession === 'avocat' ? 'si votre mission' : 'si la prestation';
  return `Le délai expire plus tôt ${ended} s’est achevée avant ce point de départ.`;
}

/** For whoever opens a claim: « Attention, il reste moins de six mois… »; '' while more than a year remains. */
export function nearLimitation(situation: Situation): string {
  const limitation = limitationOf(situation);
  if (limitation === null || limitation.stage === null) return '';
  const warned = `Attention, ${STAGE_IN_FRENCH[limitation.stage]} : ${limitationInFrench(limitation)}.`;
  return [warned, soonerIf(situation, limitation)].join(' ').trim();
}

export const STAGE_IN_FRENCH: Readonly<Record<LimitationStage, string>> = {
  '12-months': 'il reste moins d’un an pour agir en justice',
  '6-months': 'il reste moins de six mois pour agir en justice',
  '4-months': 'il reste moins de quatre mois pour agir en justice',
  '2-months': 'il reste moins de deux mois pour agir en justice',
  '30-days': 'il reste trente jours au plus pour agir en justice',
  'time-barred': 'cette créance paraît prescrite',
};

/** Letters interrupt nothing (L-48); the way to court that does, by profession (L-49, L-53, L-55; ). */
export function whatInterrupts({ practice, creditor }: Situation, { latestFilingOn }: ClaimLimitation): string {
  const own = creditor.name === practice.creditors[0].name;
  const route = (own ? OWN_FEES[practice.profession] : undefined) ?? orderForPayment(frenchDate(latestFilingOn));
  return `Ni relance ni mise en demeure, même recommandée, n’interrompent la prescription ; une reconnaissance de la dette par le débiteur, une demande en justice ou un acte d’exécution le font. ${route}`;
}

const OWN_FEES: Readonly<Partial<Record<Profession, string>>> = {
  avocat: 'Pour des honoraires d’avocat, la voie est la saisine du bâtonnier (décret n° 91-1197, art. 174 et suivants).',
  notaire: 'Pour des émoluments de notaire, la voie est la vérification, puis la taxation (CPC, art. 704 à 721).',
};

function orderForPayment(latestFiling: string): string {
  return `Déposer une requête en injonction de payer n’interrompt rien : seule la signification de l’ordonnance le fait. Pour qu’elle vienne à temps, déposez la requête avant le ${latestFiling}.`;
}

/** What a partner may know that the file does not. */
export const REVIVED =
  'Si le débiteur a reconnu sa dette à temps, transférez-moi son message ; s’il en a payé une partie, écrivez « PAYÉ 300 € le 12/05/2026 » : je vous demanderai de le confirmer, et le délai sera recompté.';
