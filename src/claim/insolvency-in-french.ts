/** Insolvency proceedings, and what looking for them gave, in words for members. */
import { frenchDate } from '../law/calendar.ts';
import type { DebtorEvent } from './debtor.ts';
import type { Proceedings } from './insolvency.ts';

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
