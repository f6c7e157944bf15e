/** Insolvency proceedings, and what looking for them gave, in words for members. */
import { frenchDate } from '../law/calendar.ts';
import { sirenInWords } from '../law/siren.ts';
import type { DebtorEvent } from './debtor.ts';
import { type CheckNote, checkNoted, leavesUnchecked, type Proceedings } from './insolvency.ts';
import type { Situation } from './situation.ts';

type Checked = Extract<DebtorEvent, { kind: 'InsolvencyChecked' }>;

export function checkInFrench({ source, asOf, proceedings }: Checked): string {
  const where = source === 'bodacc' ? 'BODACC consulté' : 'BODACC consulté par fichier, arrêté';
  const found = proceedings === null ? 'aucune procédure collective publiée' : proceedingsInFrench(proceedings);
  return `${where} au ${frenchDate(asOf)} : ${found}`;
}

/** « Jugement d’ouverture de liquidation judiciaire, publié le 15 septembre 2026 (annonce A202601765232, SARL Cap Nautisme, greffe …) » */
export function proceedingsInFrench({ notice, publishedOn, nature, name, court }: Proceedings): string {
  const about = [`annonce ${notice}`, name, court].filter((one) => one !== '').join(', ');
  return `${nature}, publié le ${frenchDate(publishedOn)} (${about})`;
}

/** « BODACC au 16 septembre 2026 : aucune procédure collective publiée » */
export function checkNoteInFrench({ found, asOf }: CheckNote): string {
  const upTo = asOf === null ? '' : ` au ${frenchDate(asOf)}`;
  return `BODACC${upTo}\u00a0: ${FOUND_IN_FRENCH[found]}`;
}

const FOUND_IN_FRENCH: Readonly<Record<CheckNote['found'], string>> = {
  nothing: 'aucune procédure collective publiée',
  'taken-up': 'procédure collective publiée ; un associé a fait reprendre les courriers',
  'not-reached': 'il n’a pas répondu',
  'not-asked': 'non consulté, selon la configuration',
  'no-siren': 'non consulté, car aucun SIREN n’est connu du débiteur (un particulier n’en a pas)',
};

/** Beside a formal notice put before a partner: what her OK covers. */
export function checkBeforeNotice(situation: Situation): string {
  const note = checkNoteInFrench(checkNoted(situation));
  return leavesUnchecked(situation)
    ? `${note} ; le BODACC n’a pas été consulté depuis sept jours : votre OK vaut accord pour que ce courrier parte sans cette consultation`
    : note;
}

/** « , SIREN 732 829 320 », or how to give that of a business, so that its proceedings are watched for. */
export function sirenTold({ practice, debtor: { siren, kind } }: Pick<Situation, 'practice' | 'debtor'>): string {
  if (siren !== null) return `, SIREN ${sirenInWords(siren)}`;
  return kind === 'professional' && practice.insolvency.check !== 'off'
    ? ', SIREN inconnu (pour que ses procédures collectives soient guettées, répondez par exemple « SIREN 732 829 320 »)'
    : '';
}
