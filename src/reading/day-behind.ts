/** What a clause with a day behind says was paid though it has no plain « j'ai payé »: « 200 partis hier », « encaissé le 1er octobre », "debited on Monday". */
import { daysBetween, type IsoDate } from '../law/calendar.ts';
import { sumsIn } from './bare-sums.ts';
import type { Clause } from './clauses.ts';
import { datesIn, type FoundDate } from './dates.ts';
import { isOfAnEvent, justBefore, OF_PAPERS } from './day-ahead.ts';
import { DATED_PAYMENT, NAMES_MONEY } from './paying-turns.ts';
import { tenseOf } from './tense.ts';

/** Today counts: « viré ce matin ». */
export function pastDates(text: string, writtenOn: IsoDate): readonly FoundDate[] {
  const days = datesIn(text, writtenOn, 'past').filter((day) => day.date <= writtenOn);
  const others = days.filter(({ at }) => !OF_PAPERS.test(justBefore(text, at)));
  return others.length > 0 ? others : days;
}

/** What happens to money when it is paid, told of the past. */
const MOVED =
  /(?<!\b(?:la|le|l|par la|de|un|une|sera|seront|serait|etre|sera bien|va etre|vont etre) )\b(?:pay|regl|vir|vers|sold|acquitt|effectu|execut|debit|credit|encaiss|prelev|transfer|envoy|depos|rem|donn|gliss|laiss|post|quitt|sort|part|pass|port|apport|ordonn|rembours|rec)(?:u|ue|us|ues|e|ee|es|ees|i|is|ie|ies|ise|ises)\b(?! (?:que|de la part|d autre|le reste))|\b(?:remitted|debited|credited|cleared|transferred|wired|settled|posted|mailed|sent|paid|collected|cashed|went out|left)\b/;
const DONE_ALONE =
  /^(?:(?:bonjour|mais|ah|non|si|oui|donc|c est|c etait|tout est|tout|ca|deja|bien|cela) )*(?:fait|paye|regle|vire|parti|solde|envoye|encaisse|depose|debite|verse|effectue|execute|done|paid|sent|sorted)e?s?\b/;
const IT_LEFT =
  /\b(?:il|elle|c|ils|elles|it) (?:est|sont|is|was) (?:bien |deja |already )?(?:parti|poste|depose|envoye|a la poste|dans (?:la|votre) boite|chez (?:vous|lui|elle)|sent|gone|posted|in the post)/;
const ON_RECORD =
  /\b(?:paiement|reglement|versement|prelevement|virement|settlement|payment|transfer) (?:(?:of (?:this|it)|effectif|bancaire|instantane) )?(?:le|du|en date du|on|dated|of)\b|\b(?:recu|ticket|bordereau|souche|receipt|avis d operation|avis de debit|libelle|(?:mon|notre|le|votre|sur) releve)\b|\boperation du\b|\bargent (?:est|etait) (?:chez|sur|bien)\b.{0,20}\bdepuis\b|\b(?:cheque|virement|argent|reglement)s? depuis\b/;

/** « mon virement du 19 », « 186 € partis le 9 novembre », « déjà donné en liquide ». */
export function isPaymentGoneBy({ quote, folded }: Clause, writtenOn: IsoDate): boolean {
  if (!DATED_PAYMENT.test(folded) || tenseOf(folded) === 'ahead') return false;
  return /\bdeja\b/.test(folded) || pastDates(quote, writtenOn).some((day) => day.date < writtenOn);
}

/** Their income, not our payment: « je suis payé le 9 », « ma pension est créditée le 27 ». */
export const INCOME =
  /\b(?:(?:je|on|nous|i) (?:suis|serai|sera|sommes|am|get|will be) (?:\S+ )?(?:paye\w*|paid)|(?:pension|salaire|(?:ma|la|notre|sa) (?:paie|paye)|prime|retraite|caf|conge \w+|chomage|bourse|rsa|aah|apl|allocation\w*|allocs|indemnite\w*) (?:\S+ ){0,3}(?:est|tombe|sera|arrive|a ete|vient|credite\w*|verse\w*))\b/;

/** `before`: the clause that stands before it, for « il est dans la boîte depuis midi ». */
export function paidByItsDay(clause: Clause, before: Clause | undefined, writtenOn: IsoDate): boolean {
  const { quote, folded } = clause;
  if (isOfAnEvent(clause) || tenseOf(folded) === 'ahead') return false;
  const days = pastDates(quote, writtenOn);
  if (days.length === 0) return false;
  if (DONE_ALONE.test(folded)) return true;
  if (before !== undefined && NAMES_MONEY.test(before.folded) && !before.question && IT_LEFT.test(folded)) return true;
  const hasMoney = NAMES_MONEY.test(folded) || sumsIn(quote, writtenOn).length > 0;
  return hasMoney && isBehind(folded, quote, writtenOn) && (MOVED.test(folded) || ON_RECORD.test(folded));
}

const SUBJECT_NOW =
  /\b(?:je|on|nous|il|elle|ils|elles|tu|i|we|they|qui|que (?:mon|ma|notre) \w+) (?:(?:vous|le|la|les|l|lui|leur|y|en|te|tout|donc|will|ll) )*(?!ai\b|avons\b|a\b|ont\b|suis\b|est\b)(?:pay|regl|vir|vers|sold|envo|depos|donn|pass|port|apport|remet|part|post|transf)\w*\b/;

/** Told in the past, or without a verb of a day nearer behind than ahead: « virés le 9 », not « facture soldée le 31 » before the 31st; a bare weekday tells nothing. */
function isBehind(folded: string, quote: string, writtenOn: IsoDate): boolean {
  if (SUBJECT_NOW.test(folded)) return false;
  if (tenseOf(folded) === 'past') return true;
  const [first] = datesIn(quote, writtenOn, 'past');
  if (first === undefined || first.date > writtenOn || /(?:di|day)$/i.test(first.quote.trim()))
    return /\b(?:libelle|ref|reference|ticket|recu|avis|depuis)\b/.test(folded);
  return !isNearerAhead(first, quote, writtenOn);
}

/** « soldée le 31 » written on the 14th means the 31st to come, « payée le 10 » the 10th gone by. */
export function isNearerAhead(behind: FoundDate, quote: string, writtenOn: IsoDate): boolean {
  if (behind.date > writtenOn) return true;
  const ahead = datesIn(quote, writtenOn).find((day) => day.at === behind.at);
  if (ahead === undefined || ahead.date <= writtenOn || /(?:di|day)$/i.test(behind.quote.trim())) return false;
  return daysBetween(writtenOn, ahead.date) < daysBetween(behind.date, writtenOn);
}
