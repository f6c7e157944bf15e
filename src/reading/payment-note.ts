/** A member reports a payment: how much, when, how, and whether it came back. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import type { PaymentMethod, PaymentNote } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';

const PAID =
  /^(?:(?:am|dossier|\S*\d{3,}) ?:? )?(?:tout )?(?:paye|regle|encaisse|solde)e?s?\b|\b(?:encaiss(?:e|ee|es|ees)|credite\w*|remise? en banque|arrivee?s? sur le compte|(?:a|ont|avons ete|a ete|est|sont) (?:bien |tout |enfin |deja )*(?:paye|regle|solde|vire|verse)e?s?|dossier (?:regle|solde|paye)|vien(?:t|nent) de (?:payer|virer|regler|verser|solder))\b/;
/** « Reçu » alone is a payment only beside money. */
const RECEIVED = /\b(?:recue?s?|arrivee?s?)\b/;
const MONEY =
  /\b(?:virements?|cheques?|paiements?|reglements?|especes|acomptes?|versements?|mensualites?|sur le compte|carte|cb|solde|tout recu|fonds|somme)\b/;
const DENIED = /\b(?:rien|aucune?|pas|jamais|toujours rien|sans|impayee?s?|avant|quand|si|des que|en attente)\b/;
const FUTURE = /\b(?:va|vont|devrait|doit|promet|s'engage|versera|paiera|reglera|virera|fera|enverra|sera|sera regle|demain)\b/;
/** What the debtor says of it is no payment seen. */
const HEARSAY =
  /\b(?:dit|disent|affirme|pretend|assure|jure|soutient|ecrit|annonce)\b.{0,25}\b(?:avoir|qu'(?:il|elle|ils) (?:a|ont)|que c'est) (?:deja |bien |tout )*(?:paye|regle|vire|envoye|verse|solde|fait)/;
const REJECTED =
  /\b(?:rejet\w*|(?:cheque|prelevement|virement|traite|lcr)s? (?:de .{1,15} )?(?:\w+ )?impayee?s?|revenue?s? impayee?s?|impaye[es]? (?:par|de) (?:la|sa) banque|sans provision|contrepasse\w*|annulee? par la banque)\b/;
const FULL =
  /\b(?:dossier (?:regle|solde|paye|clos)|integral\w*|en totalite|tout (?:recu|paye|regle|solde)|completement|on peut (?:fermer|clore|classer)|pour solde|a solde)\b/;
const PARTIAL =
  /\b(?:reste|acompte|partiel\w*|une partie|premiere? (?:echeance|mensualite|versement)|deuxieme (?:echeance|mensualite|versement))\b/;
const METHODS: readonly (readonly [PaymentMethod, RegExp])[] = [
  ['virement', /\bvir(?:ement|ee?|es)s?\b/],
  ['cheque', /\bcheques?\b/],
  ['cb', /\b(?:cb|carte (?:bancaire|bleue)?|carte|tpe)\b/],
  ['especes', /\b(?:especes|liquide|cash)\b/],
  ['prelevement', /\bprelevements?\b/],
];

/** null when no payment is told as having come or come back. */
export function readPaymentNote(subject: string, words: string, writtenOn: IsoDate): PaymentNote | null {
  const text = `${subject}\n${words}`;
  const folded = fold(text);
  const rejected = REJECTED.test(folded) && !text.includes('?');
  const told =
    clausesOf(words).find((clause) => tellsPayment(clause, folded)) ??
    clausesOf(subject).find((clause) => tellsPayment(clause, folded));
  if (!rejected && (told === undefined || HEARSAY.test(folded))) return null;
  const [date] = datesIn(words, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const amounts = [told ?? '', words, subject].flatMap((part) => amountsIn(part));
  const amountCents = amounts[0]?.cents ?? null;
  return {
    claimReference: claimReferenceIn(text),
    amountCents,
    date: date?.date ?? null,
    method: METHODS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null,
    full: !PARTIAL.test(folded) && !rejected && (FULL.test(folded) || amountCents === null),
    rejected,
  };
}

/** Sentences and their parts; a comma within a figure parts nothing, and a question tells nothing. */
function clausesOf(text: string): readonly string[] {
  return (text.match(/[^\n]+/g) ?? [])
    .flatMap((line) => line.replace(/\b(M|Mr|Dr|Me|St|art)\. /g, '$1 ').match(/(?:[^.!?;,]|[.,](?=\d))+[.!?;,]*/g) ?? [])
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !clause.includes('?'));
}

function tellsPayment(clause: string, whole: string): boolean {
  const folded = fold(clause);
  if (DENIED.test(folded) || FUTURE.test(folded)) return false;
  if (PAID.test(folded)) return true;
  if (!RECEIVED.test(folded)) return false;
  return (
    MONEY.test(folded) ||
    amountsIn(clause).length > 0 ||
    /^(?:bien )?recue?s?[ .!]*$/.test(folded) ||
    (amountsIn(whole).length > 0 && !/\b(?:appel|courrier|mail|message|lettre)\b/.test(folded)) ||
    /\btout recu\b/.test(folded)
  );
}
