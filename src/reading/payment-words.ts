/** What words say of paying: promised, with its sums and days, or already done. Grammar rather than phrases: verb class, tense, polarity. */
import type { IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { amountsIn, sharesIn } from './amounts.ts';
import type { Clause } from './clauses.ts';
import { datesIn } from './dates.ts';
import type { Paid, PromisedPayment } from './reading.ts';

const STEM =
  '(?:pa[iy]|regl|reglm|vir|vers|sold|acquitt|rembours|envoi|envo|depos|donn|remet|mett|proced|effectu|transf|debloqu)';
const THING = '(?:virement|reglement|paiement|versement|cheque|necessaire|solde|transfer|payment)';
const SELF = '(?:je|j|nous|on|la (?:compta\\w*|comptabilite)|notre \\w+|i|we)';
const PROMISES: readonly RegExp[] = [
  new RegExp(`\\b${SELF} (?:vous |le |la |les |en |lui |y |me )*${STEM}\\w*(?:rai|rons|ra|e|ons|s)\\b`),
  new RegExp(
    `\\b(?:vais|allons|va|compte|comptons|pense|pensons|prevois|prevoyons|m engage|nous engageons|promets|pourrai|pourrons|peux|pouvons)\\b.{0,30}\\b(?:${STEM}\\w*(?:er|re|ir)|faire|passer|mettre)\\b`,
  ),
  new RegExp(
    `\\b(?:fais|ferai|faisons|ferons|fera|fait|passe|passerai|prevu\\w*|programme\\w*|prevois|prevoit|planifie\\w*)\\b.{0,35}\\b${THING}`,
  ),
  new RegExp(
    `\\b(?:le |un |votre |ce )?${THING}\\b.{0,40}\\b(?:sera|serait|aura|va|partira|part|arrivera|prevu\\w*|programme\\w*|interviendra|est (?:prevu|programme))`,
  ),
  /\b(?:sera|seront|serez|sera bien) (?:\w+ )?(?:paye|regle|vire|verse|solde|credite|envoye|effectue)\w*/,
  /\b(?:passe|passerai|viens|viendrai) (?:a|au|chez|vous|deposer|payer|regler)\b/,
  /\b(?:je |nous )?(?:solderai|solderons|paierai|paierons|payerai|reglerai|reglerons|virerai|virerons|verserai|verserons)\b/,
  /\b(?:will|shall|going to|ll)\b.{0,30}\b(?:pay|settle|transfer|send|wire|be paid|go out)/,
  /\b(?:payment|transfer)\b.{0,30}\b(?:will|scheduled|due|planned)/,
  /\b(?:ok|d accord|accord) pour (?:le )?\d/,
];
const PAID: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ai|avons|a|ont|viens de|venons de|avait|avais) (?:deja |bien |tout |ete |vous |l |les |le )*(?:${STEM}\\w*(?:e|er|es|ee|u|yer)\\b|fait (?:le |un |votre |ce )*${THING}|effectue|procede)`,
  ),
  /\b(?:c est|cest|est|etait|sont|a ete|ont ete|deja) (?:deja |bien |donc |tout )*(?:regle|paye|vire|verse|solde|fait|effectue|envoye|parti|passe)\w*/,
  new RegExp(`\\b${THING}s? (?:\\w+ ){0,3}(?:effectue|fait|realise|passe|envoye|parti|execute|emis|recu|debite)\\w*`),
  /\b(?:deja|bien) (?:paye|regle|vire|verse|solde)\w*/,
  /\bpaye\w* (?:hier|le|la|ce|par|en|depuis)\b/,
  /\b(?:debite|preleve)\w* (?:sur|de) (?:mon|notre)/,
  /\b(?:have|has|was|been|already|just) (?:already |just |been )*(?:paid|settled|transferred|sent)\b|\bpaid (?:on|last|yesterday|in)\b|\bpayment (?:was )?(?:made|sent)\b/,
];
const PART = /\b(?:acompte|une partie|partiel\w*|premier (?:versement|paiement)|moitie|part of|partial)\b/;
const NOT_US = /\b(?:vous|votre client|il) (?:ne )?(?:m |nous )?(?:avez|a) (?:pas )?(?:rembours|pay|vers)/;

export type PaymentTalk = {
  readonly promises: readonly Clause[];
  readonly paid: readonly Clause[];
  readonly isPart: boolean;
};

export function paymentTalkIn(clauses: readonly Clause[]): PaymentTalk {
  const plain = clauses.filter((clause) => !clause.reported && !NOT_US.test(clause.folded));
  const paid = plain.filter(
    (clause) => !deniesPaying(clause) && !clause.question && PAID.some((pattern) => pattern.test(clause.folded)),
  );
  const promises = plain.filter((clause) => !paid.includes(clause) && PROMISES.some((pattern) => pattern.test(clause.folded)));
  return { promises, paid, isPart: paid.some((clause) => PART.test(clause.folded)) };
}

const DENIES = /\b(?:ne|n) (?:\w+ ){0,3}(?:pas|plus|jamais|rien)\b|\b(?:not|never|n t)\b/;

function deniesPaying({ folded }: Clause): boolean {
  return DENIES.test(folded);
}

/** A promise needs a day; its sum and day stand in its own clause, else in the mail's only other one. */
export function promiseFrom(clauses: readonly Clause[], all: readonly Clause[], writtenOn: IsoDate): PromisedPayment | null {
  for (const clause of clauses) {
    const near = [clause, ...all.filter((other) => other !== clause && !other.reported)];
    const withDay = near.find((one) => futureDates(one.quote, writtenOn).length > 0);
    if (withDay === undefined) continue;
    const dates = futureDates(withDay.quote, writtenOn);
    const amounts = amountsIn(clause.quote);
    const known = amounts.length > 0 ? amounts : amountsIn(withDay.quote);
    const half = sharesIn(clause.quote).some((share) => share.share === 'half');
    const instalments = instalmentsFrom(withDay.quote, writtenOn);
    const total = instalments === null ? null : cents(instalments.reduce((sum, one) => sum + (one.amountCents ?? 0), 0));
    const amountCents: Cents | null = half ? null : (total ?? known[0]?.cents ?? null);
    return { amountCents, date: dates[0]!.date, instalments };
  }
  return null;
}

function futureDates(text: string, writtenOn: IsoDate) {
  return datesIn(text, writtenOn).filter((day) => day.date >= writtenOn);
}

/** « 150 € le 10 novembre et 150 € le 10 décembre »: as many sums as days, two at least. */
function instalmentsFrom(text: string, writtenOn: IsoDate): PromisedPayment['instalments'] {
  const amounts = amountsIn(text);
  const dates = futureDates(text, writtenOn);
  if (dates.length < 2 || amounts.length !== dates.length) return null;
  return dates.map((day, index) => ({ amountCents: amounts[index]!.cents, date: day.date }));
}

export function paidFrom(clauses: readonly Clause[], writtenOn: IsoDate): Paid | null {
  if (clauses.length === 0) return null;
  const text = clauses.map((clause) => clause.quote).join('\n');
  const past = datesIn(text, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const now = /viens de|venons de|ce jour|just (?:paid|sent)/i.test(text) ? writtenOn : null;
  const reference = /\b(?:r[ée]f(?:[ée]rence)?\.?|libell[ée])\s*:?\s*([A-Z0-9][\w/-]{3,})/i.exec(text)?.[1] ?? null;
  return { amountCents: amountsIn(text)[0]?.cents ?? null, date: past[0]?.date ?? now, reference };
}
