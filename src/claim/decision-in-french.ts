/** A decision told in French: what changes on the claim, which letters are written, who is told or asked. */
import { claimEventInFrench, debtorEventInFrench } from './chronology.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { Audience, Decision, Notice, NoticeTemplate } from './decision.ts';

/** One sentence each, without capital or full stop, in the order decided; the words that were heard are left out. */
export function decisionInFrench({ claimEvents, debtorEvents, notices }: Decision): readonly string[] {
  return [
    ...claimEvents.filter((event) => !RECORDS_WORDS.includes(event.kind)).map(changeInFrench),
    ...debtorEvents.map((event) => withoutQuote(debtorEventInFrench(event))),
    ...notices.map(noticeInFrench),
  ];
}

const RECORDS_WORDS: readonly ClaimEvent['kind'][] = ['DebtorReplied', 'CallLogged'];

function changeInFrench(event: ClaimEvent): string {
  const leaves = event.kind === 'LetterDrafted' && event.letter.approval === 'none' && event.letter.to !== null;
  return `${withoutQuote(claimEventInFrench(event))}${leaves ? ', qui part sans autre accord' : ''}`;
}

function withoutQuote(words: string): string {
  return words.replace(/ : «.*»$/, '');
}

/** A receipt says itself what is done; of another mail, what it is about. */
function noticeInFrench({ to, template, fields }: Notice): string {
  const told = template === 'receipt' ? `«\u00a0${fields.done}\u00a0»` : NOTICE_IN_FRENCH[template];
  const next = typeof fields.next === 'string' ? `. ${fields.next}` : '';
  return `message ${readerInFrench(to)} : ${told}${next}`;
}

function readerInFrench(to: Audience): string {
  if (to === 'partners') return 'à un associé';
  return to === 'staff' ? 'au collaborateur chargé du dossier' : 'à son auteur';
}

const NOTICE_IN_FRENCH: Readonly<Record<NoticeTemplate, string>> = {
  'claim-opened': 'le dossier ouvert, ce qui a été compris et ce qui manque',
  'facts-learned': 'ce qui a été complété',
  'reply-flagged': 'la réponse du débiteur, et ce qui est proposé',
  'draft-to-approve': 'un projet de courrier à approuver',
  'draft-withdrawn': 'un projet de courrier retiré',
  'choose-claim': 'à quel dossier ce message se rapporte',
  'check-payment': 'un paiement à vérifier sur le compte',
  'confirm-ledger': 'la question de savoir si rien d’autre n’est arrivé sur le compte',
  'bank-statement-read': 'ce que dit un relevé bancaire',
  'check-recipient': 'un destinataire à vérifier',
  'address-failed': 'une adresse qui ne fonctionne plus, à remplacer',
  'letter-to-post': 'un courrier à poster',
  'letter-unsure': 'un départ à vérifier',
  'partner-reminder': 'un dossier qui attend une décision',
  'acknowledgement-found': 'une reconnaissance de la dette à confirmer',
  'limitation-alert': 'la prescription qui approche, ou paraît acquise',
  'insolvency-published': 'une procédure collective publiée au BODACC',
  'pretender-set-aside': 'un message à l’expéditeur douteux',
  'found-in-junk': 'un message trouvé dans les indésirables',
  'debtor-unproven': 'un message au nom du débiteur, à l’expéditeur non prouvé',
  'prove-yourself': 'un code à renvoyer, pour prouver l’expéditeur',
  receipt: 'un accusé de réception',
  'claim-closed': 'la clôture du dossier',
  'claim-status': 'l’état du dossier',
  'notice-to-register': 'une mise en demeure à poster en recommandé',
  'plan-news': 'où en est l’échéancier',
  help: 'ce qu’Amiable comprend',
  'daily-digest': 'le résumé du jour',
};
