/** Which kind of debt a member's mail tells: an unpaid invoice, a deposit to be refunded, the balance of a contract that ended. */
import type { Item, Performed } from '../claim/item.ts';
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';

export type ToldItem = Pick<Item, 'kind' | 'agreed' | 'performed'>;

const DEPOSIT = `(?:acompte|arrhes|avance|depot de garantie|somme versee d'avance|trop[- ]percu)s?`;
const BACK = String.raw`(?:rembours\w+|restitu\w+|recuperer)`;
const REFUND = new RegExp(String.raw`\b(?:${DEPOSIT}\b[^.]{0,250}\b${BACK}|${BACK}\b[^.]{0,80}\b${DEPOSIT})\b`);
const ENDED = `(?:resiliation|rupture|(?:fin|cessation) (?:du|de (?:ce |notre |son |leur )?) ?contrat)`;
const BALANCE = new RegExp(
  String.raw`\b(?:solde|somme|reste)s? (?:due?s? |restante? |a payer )*(?:de |d'|du |sur |apres |a |suite a )(?:la |notre |sa |leur )?${ENDED}\b`,
);

/** In the words of whoever tells it; what is neither is an invoice. */
export function toldItem(words: string): ToldItem {
  const folded = fold(words);
  if (REFUND.test(folded)) return { kind: 'refund', ...agreedIn(words), ...performedIn(words) };
  return BALANCE.test(folded) ? { kind: 'balance', ...agreedIn(words) } : { kind: 'invoice' };
}

const AGREED: readonly RegExp[] = [
  /(?:résiliation|rupture|fin|cessation) (?:du |de (?:ce |notre |leur |son )?)((?:contrat|abonnement|bail|marché|mission)[^,.;:()\n]{0,90})/iu,
  /(?:acompte|arrhes|avance)s?(?:[^,.;:\n]|(?<=\d),(?=\d)){0,60}? pour ((?:l[ae’']|les|un|une|des|notre)[^,.;:()\n]{3,90})/iu,
];

/** « la réfection du quai », « contrat d'entretien n° 12 du 3 mars 2025 »: to be said to the debtor as it stands. */
function agreedIn(words: string): Pick<Item, 'agreed'> {
  const flat = words.replace(/\s+/g, ' ');
  const agreed = AGREED.map((pattern) => pattern.exec(flat)?.[1]?.trim()).find((found) => found !== undefined);
  return agreed === undefined ? {} : { agreed };
}

/** The day a deposit was paid; null where it is not told. */
export function depositPaidOn(words: string, writtenOn: IsoDate): IsoDate | null {
  const [, told = ''] = /(?:versée?s?|payée?s?|réglée?s?) (?:le |en date du )([^,.;\n]{5,30})/iu.exec(words) ?? [];
  return datesIn(told, writtenOn, 'past').find((day) => day.firmness === 'firm')?.date ?? null;
}

const WORK = `(?:mission|mandat|prestation|intervention|service|travaux|suivi)s?`;
const COMPLETED = new RegExp(
  String.raw`\b${WORK} [^.;\n]{0,40}?(?:termin|achev|accompl|clos|clotur|fini)\w*\s+(?:depuis )?(?:le |au )?([^.;\n]{5,30})|\bfin (?:de |du )(?:la |notre |sa |leur )?${WORK} ?:? ?(?:le |au )?([^.;\n]{5,30})`,
);

/** The day the service or the mandate ended; absent where a member does not tell it. */
export function completedIn(words: string, writtenOn: IsoDate): Pick<Item, 'completedOn'> {
  const [, ended, end] = COMPLETED.exec(fold(words)) ?? [];
  const completedOn = datesIn(ended ?? end ?? '', writtenOn, 'past').find((day) => day.firmness === 'firm')?.date;
  return completedOn === undefined || completedOn > writtenOn ? {} : { completedOn };
}

const IN_PART =
  /\b(?:(?:partiellement|en partie) (?:effectuee?|realisee?|executee?|livree?)|(?:effectuee?|realisee?|executee?|livree?)s? (?:en partie|partiellement|a hauteur|pour)|(?:execution|realisation) partielle|part(?:ie)? (?:executee|effectuee|realisee|livree))\b/;

/** Absent where nothing was performed; null where a part was and its value or the ground for it is not told. */
function performedIn(words: string): Pick<Item, 'performed'> {
  if (!IN_PART.test(fold(words))) return {};
  return { performed: performedValue(words) };
}

const VALUE =
  /(?:part(?:ie)? |partiellement )?(?:exécut|effectu|réalis|livr)ée?s?[^.;\n:(\d]{0,40}(?:[:(]\s*[^.;\n(\d]{0,40})?(\d[\d \u00a0\u202f.,]*\s?(?:€|euros?|EUR))\s*[:,(–-]*\s*(?:car |selon |d['’]après |au titre de |pour |soit )?([^.;()\n]{4,160})/iu;

/** « part exécutée : 800 €, selon deux jours au devis »: the value and its ground, as a member gives them (R-57); null where either lacks. */
export function performedValue(words: string): Performed | null {
  const [, sum = '', ground = ''] = (IN_PART.test(fold(words)) && VALUE.exec(words)) || [];
  const amountCents = amountsIn(sum)[0]?.cents ?? null;
  return amountCents === null || ground.trim() === '' ? null : { amountCents, ground: ground.trim() };
}

/** The same words without the sentence part that values what was performed, so that its sum is not taken for what is owed. */
export function withoutPerformed(words: string): string {
  return IN_PART.test(fold(words)) ? words.replace(VALUE, ' ') : words;
}
