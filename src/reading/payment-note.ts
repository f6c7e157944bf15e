/** A member reports a payment: how much, when, how, and whether it came back. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import type { PaymentMethod, PaymentNote } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';

const RECEIVED =
  /(?:^|[\n.:;,] *)(?:paye|regle|encaisse|recu)\b|\b(?:recus?|recue?s|encaiss\w+|credite\w*|remis en banque|arrive\w* sur le compte|a (?:tout )?(?:paye|regle|recu|solde|vire|verse)|(?:virement|cheque|paiement|reglement|especes|acompte) (?:de|recu|encaisse|arrive|ce|hier|rejete|impaye)|dossier (?:regle|solde|paye)|bien (?:recu|arrive)|tout recu)\b/;
const FUTURE = /\b(?:va|vont|devrait|doit|promet|s'engage|versera|paiera|reglera|virera|fera|enverra)\b/;
const REJECTED =
  /\b(?:rejet\w*|impaye[es]? (?:par|de) (?:la|sa) banque|sans provision|revenu impaye|prelevement rejete|cheque impaye|contrepasse\w*|annule par la banque)\b/;
const FULL =
  /\b(?:dossier (?:regle|solde|paye|clos)|solde\b|integral\w*|en totalite|tout (?:recu|paye|regle)|a tout (?:recu|paye|regle)|completement|on peut (?:fermer|clore|classer)|pour solde)\b/;
const PARTIAL = /\b(?:reste|acompte|partiel\w*|une partie|premiere? (?:echeance|mensualite|versement))\b/;
const METHODS: readonly (readonly [PaymentMethod, RegExp])[] = [
  ['virement', /\bvir(?:ement|e)\w*\b/],
  ['cheque', /\bcheques?\b/],
  ['cb', /\b(?:cb|carte (?:bancaire|bleue)?|carte|tpe)\b/],
  ['especes', /\b(?:especes|liquide|cash)\b/],
  ['prelevement', /\bprelevements?\b/],
];

/** null when no payment is told as having come or come back. */
export function readPaymentNote(subject: string, words: string, writtenOn: IsoDate): PaymentNote | null {
  const text = `${subject}\n${words}`;
  const folded = fold(text).replace(/^re ?: /, '');
  const lines = text.split('\n').map(fold).join('\n');
  const rejected = REJECTED.test(folded);
  if (!rejected && (!RECEIVED.test(lines) || FUTURE.test(fold(words)))) return null;
  const [date] = datesIn(words, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const amountCents = amountsIn(words)[0]?.cents ?? amountsIn(subject)[0]?.cents ?? null;
  const partial = PARTIAL.test(folded);
  return {
    claimReference: claimReferenceIn(text),
    amountCents,
    date: date?.date ?? null,
    method: METHODS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null,
    full: !partial && !rejected && (FULL.test(folded) || amountCents === null),
    rejected,
  };
}
