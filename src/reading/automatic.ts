/** Tells a machine's answer (absence, acknowledgement, reaction, read receipt, calendar) from a person's, by a score no weak sign reaches alone. */
import { type IsoDate, parisDay } from '../law/calendar.ts';
import { fold, lastDayOfAbsence } from './absence.ts';
import { guarded } from './guard.ts';
import type { Mail } from './mail.ts';
import { ownWords } from './own-words.ts';
import type { Automatic } from './reading.ts';

const ENOUGH = 60;

/** Accents folded, lower case; anchored, so that a person's « Re: Réponse automatique » is a person's. */
const AWAY_SUBJECT =
  /^(?:\[[^\]]{1,20}\] ?)?(?:reponse automatique|message d'absence|message automatique|(?:absence (?:du|au) bureau|absente? du bureau|absence|absente?|out of (?:the )?office|ausencia|ausente|assenza|assente)(?:\s*[:–]| re ?:)|auto ?:|\[auto(?:matique|matic)?\]|notification d'absence|automatic reply|auto(?:matic)?[- ]?(?:reply|response|answer)|autoreply|automatische (?:antwort|beantwortung)|abwesen|respuesta automatica|resposta automatica|fora do escritorio|fuera de la oficina|risposta automatica|fuori (?:sede|ufficio|dall'ufficio)|automatisch antwoord|afwezig)/;
const WEAK_AWAY_SUBJECT =
  /^(?:(?:je suis |en )?(?:en )?(?:conges?|vacances)\b|absente?$|absence$|absent|absence (?:du|au) bureau|out of (?:the )?office|on (?:leave|holiday|vacation)|urlaub|de vacaciones|in ferie|met verlof)\b/;
const RECEIPT_SUBJECT =
  /^(?:(?:re ?: )?(?:accuse(?: automatique)? de (?:bonne )?reception|votre (?:message|demande|courriel|mail) (?:a bien ete|est bien)|nous avons bien recu|confirmation de reception|acknowledg\w+|we(?:'ve| have) received|your (?:request|message|ticket|email) (?:has been|was) received|\[?ticket ?#|eingangsbestatigung|acuse de recibo|ontvangstbevestiging|conferma di ricezione))/;
const AWAY_TEXT =
  /(?:je suis|actuellement|serai|nous sommes|i am|i'm|i will be|ich bin|estoy|estou|estarei|encontro-me|sono|ik ben)[^.\n]{0,60}(?:absent|en conge|en vacances|en deplacement|en formation|out of (?:the )?office|away|travell?ing|en voyage|auf reisen|de viaje|in viaggio|op reis|ausente|assente|on (?:leave|holiday|vacation)|nicht im (?:buro|haus)|abwesend|im urlaub|fuera de la oficina|de vacaciones|fora do escritorio|de ferias|fuori (?:ufficio|sede)|in ferie|afwezig|met vakantie)|^(?:bonjour,? )?(?:en conges?|absente?)\b|(?:bureau|cabinet|etude|entreprise|service|mairie|societe) (?:est|sera|seront) ferme/;
/** A machine that says it is one. */
const SAYS_AUTOMATIC =
  /(?:ceci est|il s'agit d')\s?(?:un(?:e)? )?(?:message|reponse|mail|courriel|e-mail) (?:automatique|genere)|(?:message|mail|courriel|e-mail|reponse) (?:a ete |est )?(?:genere|envoye)e? automatiquement|automatically generated|this is an automat|^message automatique|message automatique\.?$/;
const NO_ANSWER_WANTED =
  /ne (?:repondez|pas repondre)[^.\n]{0,20}(?:pas|a ce (?:message|mail|courriel))|merci de ne pas (?:y )?repondre|do not reply/;
/** A person on holiday may still promise or contest: then the absence is no sign of a machine. */
const ABOUT_MONEY =
  /€|\beuros?\b|\beur\b|virement|virer|regl(?:e|er|ement|ons)\b|pa(?:ye|ie|yer|ierai|yerai|iement)\b|factur|cheque|contest|dette|\bpay\b|payment|transfer|invoice|\brechnung|\bzahl(?:e|en|ung)|bezahl|uberweis|\bbeta(?:al|len|ling)|betwist|\bpag(?:ar|o|ado|ada|ato|ata)\b|fattur|bonifico/;
/** The whole of it: « 👍 Camille Vernier a réagi à votre message », "Bruno reacted via Gmail". */
const REACTION =
  /^(?:\p{Extended_Pictographic}\ufe0f? ?)?[^.?!]{2,60} (?:a reagi|reacted|hat [^.]{0,30}reagiert|ha reaccionado|ha reagito|heeft [^.]{0,20}gereageerd)(?: (?:a|to|auf|op|al) (?:votre|your|un|ce|ihre|su|tu|il suo|uw|je|a|tuo|suo) (?:message|mail|e-mail|courriel|nachricht|mensaje|messaggio|bericht))?(?: (?:via|avec|with|par|con|mit|met) [^.\n]{1,20})?[\s.:!]*(?:\p{Extended_Pictographic}\ufe0f?)?\s*$/u;
const NO_REPLY =
  /^(?:no-?reply|ne-?pas-?repondre|nepasrepondre|do-?not-?reply|noreply|automate|notification)s?(?:[+.\-_][^@]*)?@/;

/** null for a person's mail. The mail is kept and shown either way; only automatic answers to it are withheld. */
export function readAutomatic(mail: Mail): Automatic | null {
  const words = fold(ownWords(mail.text, mail.html, []));
  const machine = byMachine(mail, words.trim());
  if (machine !== null) return { kind: machine, until: null };
  if (isListPost(mail)) return { kind: 'list', until: null };
  const subject = fold(mail.subject).trim();
  const weak = tells(subject) ? weakHeaderScore(mail) : 0;
  if (headerScore(mail) + weak + wordScore(mail, subject, words) < ENOUGH) return null;
  const kind = kindOf(mail, subject, words);
  return { kind, until: kind === 'out-of-office' ? untilIn(mail, words) : null };
}

/** Notices whose form alone says what they are. */
function byMachine(mail: Mail, words: string): 'reaction' | 'read-receipt' | 'calendar' | 'receipt' | null {
  if (mail.report?.type === 'disposition-notification') return 'read-receipt';
  if (mail.report !== null) return 'receipt';
  if (/report-type="?disposition-notification/i.test(mail.contentType)) return 'read-receipt';
  if (
    /^(?:lu|read|gelesen|leido|letto|gelezen) ?: /i.test(fold(mail.subject)) &&
    guarded(mail.text).length < 600 &&
    /(?:lu le|was read on|a ete lu|ete affiche)/.test(fold(mail.text))
  )
    return 'read-receipt';
  if (isReaction(mail, words)) return 'reaction';
  if (isCalendar(mail)) return 'calendar';
  return null;
}

/** Outlook and Gmail: « Camille Vernier a réagi à votre message », "reacted via Gmail", with nothing of the person's own. */
function isReaction(mail: Mail, words: string): boolean {
  if (mail.headers.has('x-ms-reactions') || mail.headers.has('x-ms-exchange-reaction')) return true;
  if (
    /text\/vnd\.google\.email-reaction/i.test(mail.contentType) ||
    mail.attachments.some((each) => each.type === 'text/vnd.google.email-reaction+json')
  )
    return true;
  return REACTION.test(words) || (REACTION.test(fold(mail.subject)) && words.length < 300);
}

function isCalendar(mail: Mail): boolean {
  if (/text\/calendar/i.test(mail.contentType) && /method="?(?:reply|counter|cancel)/i.test(mail.contentType)) return true;
  const replies = mail.attachments.some(
    (each) => each.type === 'text/calendar' && /^METHOD:(?:REPLY|COUNTER|CANCEL)/im.test(each.text ?? ''),
  );
  return (
    replies &&
    /^(?:accepte|refuse|tentative|provisoire|accepted|declined|zugesagt|abgelehnt|aceptado|rechazado|accettato|rifiutato|geaccepteerd)/.test(
      fold(mail.subject).trim(),
    )
  );
}

/** Source of the weights: mail-practice, measured on real answers. Auto-Submitted decides; a list's or a suppressing header never does alone. */
function headerScore(mail: Mail): number {
  const header = (name: string): string => (mail.headers.get(name)?.[0] ?? '').trim().toLowerCase();
  let score = 0;
  if (header('auto-submitted') !== '' && !header('auto-submitted').startsWith('no')) score += 100;
  if (
    header('x-autoreply') !== '' ||
    header('x-autorespond') !== '' ||
    header('x-autoresponder') !== '' ||
    header('x-mail-autoreply') !== ''
  )
    score += 100;
  if (header('precedence') === 'auto_reply') score += 100;
  if (mail.returnPath === '') score += 60;
  return score;
}

/** Headers that people's mails carry too: heard only beside a subject that tells of a machine. */
function weakHeaderScore(mail: Mail): number {
  let score = 0;
  if (/^(?:bulk|junk|list)$/i.test(mail.headers.get('precedence')?.[0] ?? '')) score += 20;
  if (mail.headers.has('x-auto-response-suppress')) score += 20;
  if (mail.headers.has('list-id')) score += 10;
  return score;
}

/** A list's own header, its ways out, its precedence, all three, and no answer to anybody. Where the mailbox is itself a group, its list's name ends in the mailbox's domain. */
function isListPost(mail: Mail): boolean {
  const { headers } = mail;
  const list = headers.get('list-id')?.[0]?.toLowerCase().replace(/>$/, '') ?? '';
  const domains = (headers.get('delivered-to') ?? []).map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase());
  if (list === '' || mail.inReplyTo.length > 0 || domains.some((domain) => list.endsWith(`.${domain}`))) return false;
  const precedence = headers.get('precedence')?.[0] ?? '';
  return /^(?:bulk|list)$/i.test(precedence) && (headers.has('list-unsubscribe') || headers.has('list-post'));
}

function tells(subject: string): boolean {
  return AWAY_SUBJECT.test(subject) || WEAK_AWAY_SUBJECT.test(subject) || RECEIPT_SUBJECT.test(subject);
}

function wordScore(mail: Mail, subject: string, words: string): number {
  let score = 0;
  const onMoney = ABOUT_MONEY.test(words) && !AWAY_TEXT.test(words);
  if ((AWAY_SUBJECT.test(subject) && !onMoney) || /^(?:re ?: )?accuse de (?:bonne )?reception automatique/.test(subject))
    score += 60;
  else if (WEAK_AWAY_SUBJECT.test(subject)) score += 30;
  if (RECEIPT_SUBJECT.test(subject)) score += 40;
  if (AWAY_TEXT.test(words) && !ABOUT_MONEY.test(words)) score += /^(?:re|rep|aw) ?:/.test(subject) ? 20 : 40;
  if (SAYS_AUTOMATIC.test(words) && !ABOUT_MONEY.test(words)) score += 60;
  else if (NO_ANSWER_WANTED.test(words)) score += 30;
  if (NO_REPLY.test(mail.from[0]?.address ?? '')) score += 30;
  return score;
}

function kindOf(mail: Mail, subject: string, words: string): Automatic['kind'] {
  if (AWAY_SUBJECT.test(subject) && !SAYS_AUTOMATIC.test(words)) return 'out-of-office';
  if (AWAY_TEXT.test(words) || WEAK_AWAY_SUBJECT.test(subject)) return 'out-of-office';
  if (mail.headers.has('list-id') || mail.headers.has('list-unsubscribe')) return 'list';
  if (
    RECEIPT_SUBJECT.test(subject) ||
    NO_ANSWER_WANTED.test(words) ||
    SAYS_AUTOMATIC.test(words) ||
    NO_REPLY.test(mail.from[0]?.address ?? '')
  )
    return 'receipt';
  return AWAY_SUBJECT.test(subject) ? 'out-of-office' : 'receipt';
}

function untilIn(mail: Mail, words: string): IsoDate | null {
  const instant = mail.date ?? mail.received;
  return instant === null ? null : lastDayOfAbsence(words, parisDay(instant));
}
