/** What a letter to a debtor must hold, whoever wrote it: what is owed and why, a precise demand, and the sentences the law asks for. */
import { euros } from '../law/money.ts';
import type { LetterFault, LetterToCheck } from './letter-check.ts';
import { daysIn, deadlinesIn, sumsIn } from './sums-and-days.ts';

type Part = {
  readonly code: string;
  readonly isNeeded: (letter: LetterToCheck, words: string) => boolean;
  readonly stands: (words: string, letter: LetterToCheck) => boolean;
  readonly text: string;
};

const AGREED =
  /factur|honorair|(?<!\p{L})notes? (?:n°|du \d|\S*\d)|échéancier|mensualité|votre plan|relevé|devis|command|contrat|convention|lettre de mission|acompte|provision|prestation|intervention|travaux|livraison|abonnement|loyer|bail|avance|dépôt|mission|réservation|invoice|fee note|our fees|quotation|agreement|contract|deposit|services?|works|delivery|subscription|rent|lease/iu;
const NUMBERED =
  /n°\s*\S+|numéro\s+\S+|réf(?:érence|\.)?\s*:?\s*\S*\d|(?:factures?|notes?)\s+\S*\d|no\.\s*\S+|number\s+\S+|ref(?:erence|\.)?\s*:?\s*\S*\d|invoices?\s+\S*\d/iu;
const PAYING =
  /régl|règl|pay|paie|verse|vir(?:ement|er|ée?s?(?!\p{L}))|faire face|faire tenir|régularis|procéder|de le faire|acquitt|rembours|restitu|solder|exécut|parvenir|adresser (?:ce|le|votre)|l['’]adresser|refai|mandate|honorer|faire le nécessaire|effectuer|reverser|\bpay|settle|transfer|refund|reimburs|remit/iu;
const ASKING =
  /merci|remerci|prions|\bprie\b|demand|invit|en demeure|bien vouloir|voudr(?:ez|iez) bien|propos|saurions gré|saurais gré|reconnaissants?|veuillez|attend|souhait|obligés|pouvez|pourriez|agréable|heureux|apprécierions|il vous appartient|il suffit|à (?:nous )?(?:régler|verser|payer)|comptons|réclam|doi(?:t|vent) (?:être|nous)|reste(?:nt)? à (?:régler|payer)|réglez|payez|versez|acquittez|remboursez|restituez|grateful|please|kindly|\bask\b|request|invite|formal notice|expect|require|appreciate|\bmust\b/iu;
const RIGHT_TO_COUNSEL =
  /(?:consult|assist|recour|choi|désign|constitu|conseil|saisi|mandat|confi)\p{L}*[^.]{0,60}?avocat|avocat de votre choix|conseil de votre choix|(?:consult|instruct|appoint|choos|seek)\p{L}*[^.]{0,60}?(?:lawyer|solicitor|counsel|legal advice)/iu;
const REFUSED =
  /rejet|refus|écart|pas fond|infond|suite favorable|pas été (?:retenu|accept|admis)|pas (?:fait )?droit|maint(?:en|ien)|reject|unfounded|dismiss|not (?:been )?(?:upheld|accepted)/iu;
const COMPLAINT = /réclamation|contestation|plainte de votre part|complaint|objection/iu;
const ASSISTANT =
  /assistant\p{L}* (?:\p{L}+ ){0,3}?(?:automati|virtuel|numérique|logiciel)|intelligence artificielle|(?<!\p{L})IA(?!\p{L})|automatis|automatiqu|automated assistant|artificial intelligence|(?<!\p{L})AI(?!\p{L})/iu;
const FOR_OTHERS = /sans titre exécutoire|L\.? ?111-8|R\.? ?124-4/iu;

const PARTS: readonly Part[] = [
  {
    // R-11: the sum asked for is the ledger's, and it is written.
    code: 'total-missing',
    isNeeded: ({ demands, template }) => demands && template === 'partner-words',
    stands: (words, { totalCents }) => {
      const sums = sumsIn(words);
      return totalCents === null ? sums.length > 0 : sums.some((one) => one.amountCents === totalCents);
    },
    text: 'la somme demandée n’est pas écrite',
  },
  {
    code: 'basis-missing',
    isNeeded: ({ demands }) => demands,
    stands: (words) => AGREED.test(words) && (NUMBERED.test(words) || daysIn(words).length > deadlinesIn(words).length),
    text: 'il manque ce qui a été convenu ou fait et ce qui est dû : la facture ou le contrat, avec son numéro ou sa date',
  },
  {
    code: 'demand-missing',
    isNeeded: ({ demands }) => demands,
    stands: (words) => sentences(words).some((one) => PAYING.test(one) && ASKING.test(one)),
    text: 'rien n’est demandé précisément : dites ce que le débiteur doit faire',
  },
  {
    // L-77, R-33.
    code: 'right-to-counsel-missing',
    isNeeded: ({ framed, profession, ownFees }) => !framed && profession === 'avocat' && !ownFees,
    stands: (words) => RIGHT_TO_COUNSEL.test(words),
    text: 'un avocat rappelle à son destinataire qu’il peut consulter un avocat, et lui en demande le nom',
  },
  {
    // L-74, R-49.
    code: 'mediator-missing',
    isNeeded: ({ debtorKind }, words) =>
      debtorKind === 'consumer' && sentences(words).some((one) => COMPLAINT.test(one) && REFUSED.test(one)),
    stands: (words) => /m[ée]diat/iu.test(words),
    text: 'après une réclamation refusée, les coordonnées du médiateur de la consommation sont données',
  },
  {
    // L-78b, R-56.
    code: 'mandate-missing',
    isNeeded: ({ framed, profession, ownFees }) => !framed && profession !== 'avocat' && !ownFees,
    stands: (words) => FOR_OTHERS.test(words),
    text: 'qui recouvre pour autrui, sans être avocat, le fait sur mandat écrit et porte les mentions de l’article R. 124-4 du code des procédures civiles d’exécution',
  },
  {
    // L-88, R-45.
    code: 'assistant-notice-missing',
    isNeeded: ({ framed }) => !framed,
    stands: (words) => ASSISTANT.test(words),
    text: 'rien ne dit que ce courrier vient de l’assistant automatisé du cabinet',
  },
];

/** What is missing; nothing can be quoted. */
export function partFaults(letter: LetterToCheck): readonly LetterFault[] {
  const words = `${letter.subject}\n\n${letter.text}`;
  return PARTS.filter((part) => part.isNeeded(letter, words) && !part.stands(words, letter)).map(({ code, text }) => ({
    code,
    severity: 'style',
    quote: null,
    text: code === 'total-missing' && letter.totalCents !== null ? `${text}\u00a0: ${euros(letter.totalCents)}` : text,
  }));
}

/** A full stop between digits or after « n » ends nothing. */
function sentences(words: string): readonly string[] {
  return words.split(/[.!?](?=\s|$)|\n\s*\n/u);
}
