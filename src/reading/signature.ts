/** Tells a signature, a mobile footer or a disclaimer from the words above it. */
import { CLOSING_WORDS, FIRST_WORDS_OF_TEXT, FUNCTIONS, STREETS } from './signature-words.ts';

const FOOTERS: readonly RegExp[] = [
  /^(?:Envoyé|Envoyée?s?|Ecrit|Écrit) (?:de(?:puis)? (?:mon|ma|mes|l['’]|le|la|notre|un)|à partir d|à l['’]aide d|par|avec|via|from) ?.{0,120}$/i,
  /^Envoyé (?:de|d['’]|depuis) .{0,100}$/i,
  /^(?:Obtenir|Obtenez|Télécharger?z?|Get) Outlook (?:pour|for) .{0,200}$/i,
  /^(?:Obtener|Obtén|Descargar?|Holen Sie sich|Laden Sie|Scarica|Ottieni|Obter|Obtenha|Download|Krijg) Outlook (?:para|für|per|voor) .{0,200}$/i,
  /^(?:Secured with|Get) (?:Tuta|BlueMail|Proton).{0,100}$/i,
  /^Sent (?:from|with|via|by) .{0,150}$/i,
  /^Sent on the go\b.{0,60}$/i,
  /^Diese Nachricht wurde (?:von|mit) .{1,80} gesendet\.?$/i,
  /^(?:Gesendet (?:von|mit)|Von meinem .{1,60} gesendet|Enviad[oa] (?:desde|de|do|da|a partir d[eo])|Inviato da(?:l)?|Verstuurd vanaf|Verzonden vanaf) ?.{0,100}$/i,
  /^Provenance : Courrier (?:pour|de) Windows.{0,20}$/i,
  /^(?:Message|Mail|Courriel|E-?mail) (?:envoyé|écrit) (?:de|d['’]|depuis|avec|via|à partir) ?.{0,100}$/i,
  /^Yahoo Mail ?: recherchez.{0,80}$/i,
  /^(?:Téléchargez|Découvrez) .{0,40}(?:l['’]app|application|Mail).{0,80}$/i,
  /^(?:Garanti sans virus|Sans virus|Virus-free|L['’]absence de virus).{0,150}$/i,
  /^\[?(?:image|cid|logo)\b[^\]]{0,200}\]?$/i,
];

const DISCLAIMERS: readonly RegExp[] = [
  /^(?:Ce|Le présent|Cet|Les?) (?:message|courriel|e-?mail|mail|courrier électronique|document)s?(?: électronique)?,? (?:et|ainsi que|est (?:confidentiel|strictement|destiné|établi)|est susceptible|contient|peut contenir|a été (?:vérifié|envoyé par))/i,
  /^(?:Les informations contenues dans (?:ce|cet)|Ce courrier (?:est|et)|L['’]intégrité de ce message|L['’]internet ne permet|Si vous n['’]êtes pas le destinataire)/i,
  /^(?:AVIS (?:DE CONFIDENTIALIT[ÉE]|IMPORTANT)|CONFIDENTIALIT[ÉE]|AVERTISSEMENT|DISCLAIMER|CONFIDENTIALITY|P Pensez|(?:Adoptez|Soyez) (?:l['’])?éco)/i,
  /^.{0,30}\b(?:cet e-?mail|ce (?:message|courriel|mail)) a été (?:contrôlé|vérifié|analysé) par /i,
  /^(?:This (?:e-?mail|message|communication)(?: and| is| may| contains| (?:has been|was) (?:checked|scanned)|,)|The information (?:contained )?in this (?:e-?mail|message)|If you are not the intended)/i,
  /^.{0,4}(?:Pensez à l['’]environnement|Avant d['’]imprimer|N['’]imprimez|Merci de (?:penser à l['’]environnement|n['’]imprimer)|Please consider the environment|Pour la planète)/i,
  /^(?:Diese E-Mail|Este mensaje|Questo messaggio|Dit bericht) /i,
  /^(?:AVISO (?:LEGAL|DE CONFIDENCIALI)|AVVISO DI RISERVATEZZA|VERTRAULICHKEIT|VERTROUWELIJK)/i,
  /^(?:Le informazioni|La informaci[óo]n|As informa[çc][õo]es|Die Information|De informatie|Der Inhalt|Il contenuto|El contenido|O conte[úu]do|De inhoud|Quest[ao]|La presente|Il presente|Est[ae]|Deze) (?=.{0,200}(?:confiden|riservat|vertrau|vertrouw|geheim|privilegia|privileg))/i,
];

/** A client's advertising line, with or without its link, or a logo alone on its line. */
export function isFooter(line: string): boolean {
  const text = line.replace(/\s*<https?:[^<>\s]{1,900}>\s*$/, '').trim();
  return FOOTERS.some((pattern) => pattern.test(text));
}

export function isDisclaimer(line: string): boolean {
  const text = line.replace(/^[\s*_]+/, '');
  return DISCLAIMERS.some((pattern) => pattern.test(text));
}

/** « Cordialement, », « Bien à vous », « Je vous prie d'agréer … » : the author's last words before the signature. */
export function isClosing(line: string): boolean {
  const text = line.trim().toLowerCase().replace(/[’]/g, "'");
  return text.length <= 220 && CLOSING_WORDS.some((pattern) => pattern.test(text));
}

/**
 * A line that can only be part of a signature: a name, a function, a telephone number, an address, a company's identity.
 * `known` holds the writer's own name in words, lower-cased: a line made of it alone is a signature however it is written.
 */
export function isSignatureLine(line: string, known: readonly string[]): boolean {
  const text = line.replace(/^[\s*_–—•|-]+|[\s*_|]+$/g, '').trim();
  if (text === '' || text.length > 110) return false;
  if (isContact(text) || isIdentity(text)) return true;
  if (isKnownName(text, known)) return true;
  const pieces = text.split(/\s+[-–—|/•·]\s+|\s*[|•·]\s*|,\s+/).filter((piece) => piece !== '');
  return (
    pieces.length <= 5 && pieces.every((piece) => isName(piece) || isFunction(piece) || isContact(piece)) && !isClosing(text)
  );
}

/** A telephone, a mail or postal address, a company's registration: what a mail program adds, and nobody writes by hand. */
export function isContactLine(line: string): boolean {
  const text = line.trim();
  return text.split(/\s+[-–—|/•·]\s+|\s*[|•·]\s*|,\s+/).some((piece) => isContact(piece) || isIdentity(piece)) || isContact(text);
}

function isKnownName(text: string, known: readonly string[]): boolean {
  const words = wordsIn(text);
  return words.length > 0 && words.length <= 5 && known.length > 0 && words.every((word) => known.includes(word));
}

/** The words of a name or address, accents folded, for comparison. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function isContact(text: string): boolean {
  if (/€|%|\b(?:iban|bic|rib)\b/i.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  const numbered = /^(?:\p{L}[\p{L}. ]{0,20}[ \u00a0]*:?[ \u00a0]*)?(?:\+|00|0|\(\+?)[\d()./ \u00a0-]{8,60}/u.test(text);
  if (numbered && digits >= 9 && text.replace(/[^\p{L}]/gu, '').length <= 24) return true;
  if (/^(?:\p{L}[\p{L}-]{0,10}[ \u00a0]*:[ \u00a0]*)?<?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,200}>?$/u.test(text)) return true;
  if (/^(?:www\.|https?:\/\/)\S{3,200}$/i.test(text)) return true;
  if (
    /^(?:t[ée]l|tél(?:éphone)?|phone|mob(?:ile)?|port(?:able)?|fax|gsm|standard|ligne directe)\b.{0,6}[:.]?.{0,4}\d/i.test(text)
  )
    return true;
  return STREETS.test(text) || /^(?:F-?)?\d{5}[ \u00a0]+\p{Lu}[\p{L}' \u00a0-]{1,40}(?: cedex(?: \d{1,2})?)?$/iu.test(text);
}

const VERBS =
  /(?:^|[\s'’])(?:je|j['’]|nous|vous|on|il|elle|ils|i|we|you|est|sont|sera|seront|suis|avons|avez|ai|a|ont|fait|faite|paye|paie|payé|payée|réglé|réglée|reçu|reçue|pas)(?=$|[\s'’,])/i;

function isIdentity(text: string): boolean {
  return (
    /\b(?:siren|siret|rcs|r\.c\.s|tva intracom\w*|capital (?:social|de)|naf|ape|adeli|rpps|orias)\b/i.test(text) &&
    /\d/.test(text) &&
    text.length < 110
  );
}

function isFunction(text: string): boolean {
  if (/[.!?…]$|\d{3}|€/.test(text) || VERBS.test(text)) return false;
  return (
    text.split(/\s+/).length <= 8 &&
    FUNCTIONS.test(text.replace(/^(?:(?:p\/o|po|pour|for|ex|l['’]|votre|le|la|les|the)[ \u00a0-]*){1,2}(?=\p{L})/iu, ''))
  );
}

const NAME_WORD =
  /^(?:\p{Lu}\.|\p{Lu}{1,2}|\p{Lu}[\p{L}]*(?:['’.-]\p{L}+)*\.?|(?:d|l|D|L)['’]\p{Lu}[\p{L}-]*|&|\d{2,3}|et|and|de|du|des|la|le|les|van|von|der|ter|ar|er|an|di|da|del|en|à|aux|au|sur)$/u;

/** One to six capitalised words, particles and initials; not a greeting, an answer or a sentence. */
function isName(text: string): boolean {
  const words = text.replace(/\s*\([^)]{1,40}\)$/, '').split(/[\s\u00a0]+/);
  if (words.length > 6 || /[!?…:;€%«»]/.test(text)) return false;
  if (!/^\p{Lu}/u.test(words[0]!) && !/^[dl]['’]\p{Lu}/u.test(words[0]!)) return false;
  if (!words.every((word) => NAME_WORD.test(word))) return false;
  if (/\.$/.test(text) && !/(?:^|\s)\p{Lu}\.$/u.test(text)) return false;
  if (/^(?:Le|La|Les|Du|Des|De|Mon)$/.test(words[0]!))
    return words.length > 1 && words.slice(1).every((word) => /^\p{Lu}|^&$|^et$/u.test(word));
  return /^\p{Lu}\.$/u.test(words[0]!) || !FIRST_WORDS_OF_TEXT.has(wordsIn(words[0]!)[0] ?? '');
}
