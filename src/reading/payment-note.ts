/** A member reports a payment: how much, when, how, and whether it came back. */
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, cents, sum } from '../law/money.ts';
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { datesIn } from './dates.ts';
import { invoiceNamedIn } from './invoice.ts';
import type { PaymentMethod, PaymentNote } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';

const PAID =
  /^(?:(?:am|dossier|\S*\d{3,}) ?:? )?(?:tout )?(?:paye|regle|encaisse|solde)e?s?\b|\b(?:encaiss(?:e|ee|es|ees)|credite\w*|remise? en banque|arrivee?s? sur le compte|(?:a|ont|avons ete|a ete|est|sont) (?:bien |tout |enfin |deja )*(?:paye|regle|solde|vire|verse)e?s?|dossier (?:regle|solde|paye)|vien(?:t|nent) de (?:payer|virer|regler|verser|solder)|encaissements?|confirme (?:le|la|un|son|sa|leur) (?:reglement|paiement|virement|versement|remise)|received|(?:has|have|was|been) paid|paid (?:in full|us))\b/;
/** « Reçu » alone is a payment only beside money. */
const RECEIVED = /\b(?:recue?s?|arrivee?s?)\b/;
const MONEY =
  /\b(?:virements?|cheques?|paiements?|reglements?|especes|acomptes?|versements?|mensualites?|sur le compte|carte|cb|solde|tout recu|fonds|somme)\b/;
const DENIED = /\b(?:rien|aucune?|pas|jamais|toujours rien|sans|impayee?s?|avant|quand|si|des que|en attente)\b/;
const FUTURE = /\b(?:va|vont|devrait|doit|promet|s'engage|versera|paiera|reglera|virera|fera|enverra|sera|sera regle|demain)\b/;
/** « Mme Salaün m'a donné 50 € en liquide », « vu sur le relevé » : beside a sum. */
const HANDED =
  /\b(?:(?:m'|nous |l')?a(?:vons)? (?:donne|remis|apporte|depose) (?:\d+|en (?:especes|liquide)|(?:un|le|son) cheque)|vus? (?:ce matin |hier )?sur (?:le|notre|son) (?:releve|compte)|figure sur le (?:releve|compte)|premiere? versement .{0,15}\bok)\b/;
/** What else than money is received. */
const NO_MONEY =
  /\brecue?s?\b(?:[ '](?!au\b|par\b|avec\b|dans\b)[a-z]+){0,3}[ '](?:factures?|appel|courrier|mail|message|lettre|demande|reponse|devis|documents?|pieces?|visite)\b/;
/** « 412,50 € par carte hier soir ». */
const BARE =
  /^[\d .,]+(?:€|eur\w*) (?:par|en) (?:carte|cb|cheque|virement|especes|liquide)\b.*\b(?:hier|ce (?:matin|jour|midi|soir)|aujourd|le \d)/;
/** What the debtor says of it is no payment seen. */
const HEARSAY =
  /\b(?:dit|disent|affirme|pretend|assure|jure|soutient|ecrit|annonce)\b.{0,25}\b(?:avoir|qu'(?:il|elle|ils) (?:a|ont)|que c'est) (?:deja |bien |tout )*(?:paye|regle|vire|envoye|verse|solde|fait)/;
const REJECTED =
  /\b(?:rejet\w*|(?:cheque|prelevement|virement|traite|lcr)s? (?:de .{1,15} )?(?:\w+ )?impayee?s?|revenue?s? impayee?s?|impaye[es]? (?:par|de) (?:la|sa) banque|sans provision|contrepasse\w*|annulee? par la banque)\b/;
const FULL =
  /\b(?:dossier (?:regle|solde|paye|clos)|integral\w*|en totalite|tout (?:recu|paye|regle|solde)|paid in full|completement|on peut (?:fermer|clore|classer)|pour solde|a solde)\b|(?:^|[,;.:] ?)soldee?[ .!]*(?:$|[,;])/;
const PARTIAL =
  /\b(?:reste|acompte|partiel\w*|une partie|premiere? (?:echeance|mensualite|versement)|deuxieme (?:echeance|mensualite|versement))\b/;
const METHODS: readonly (readonly [PaymentMethod, RegExp])[] = [
  ['virement', /\bvir(?:ement|ee?|es)s?\b|\bbank transfer\b/],
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
  const [date] = datesIn(words, writtenOn, 'past');
  const amountCents = amountTold(told ?? '', words, subject);
  const whole = FULL.test(folded) || (amountCents === null && /\b(?:paye|regle|solde)e?s?\b/.test(fold(told ?? '')));
  const named = invoiceNamedIn(words);
  return {
    claimReference: claimReferenceIn(text),
    amountCents,
    date: date?.date ?? null,
    method: METHODS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null,
    full: !PARTIAL.test(folded) && !rejected && whole,
    rejected,
    ...(named === null ? {} : { invoiceRef: named }),
  };
}

/** « 3 x 200 € » and « en deux fois : 300 € … 320 € » are one payment of all; else the first sum told. */
function amountTold(told: string, words: string, subject: string): Cents | null {
  const inParts = /\ben (?:\d|deux|trois|quatre) fois\b|\b(?:deux|trois|quatre|[2-9]) (?:virements|cheques|versements)\b/.test(
    fold(told || words),
  );
  if (inParts && amountsIn(words).length > 1) return sum(amountsIn(words).map((one) => one.cents));
  const first = [told, words, subject].flatMap((part) => amountsIn(part))[0]?.cents ?? null;
  const times = /\b([2-9])\s?[x×]\s?\d/i.exec(told)?.[1];
  return first === null || times === undefined ? first : cents(first * Number(times));
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
  if (DENIED.test(folded) || FUTURE.test(folded) || NO_MONEY.test(folded)) return false;
  if (PAID.test(folded) || BARE.test(folded) || (HANDED.test(folded) && amountsIn(clause).length > 0)) return true;
  if (!RECEIVED.test(folded)) return false;
  return (
    MONEY.test(folded) ||
    amountsIn(clause).length > 0 ||
    /^(?:bien )?recue?s?[ .!]*$/.test(folded) ||
    (amountsIn(whole).length > 0 && !/\b(?:appel|courrier|mail|message|lettre)\b/.test(folded)) ||
    /\btout recu\b/.test(folded)
  );
}
