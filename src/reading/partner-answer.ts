/** A partner's answer to a draft: what is not plainly a yes to the draft as it stands never sends it. */
import type { IsoDate } from '../law/calendar.ts';
import { addDays } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { datesIn } from './dates.ts';
import type { Answer } from './member-reading.ts';

const UNCLEAR: Answer = { decision: 'unclear', word: null, editedText: null, until: null };

/** Whole first lines, folded: the closed list. */
const YES_WORDS =
  /^(?:ok|oui|valider|valide|validee?|approuver|approuvee?|j ?approuve|je valide|c est valide|bon pour (?:envoi|accord)|envoyer|envoyez|envoie|envoi ok|ok envoyez|oui envoyez)$/;
const NO_WORDS =
  /^(?:non|refuser|refuse|refusee?|je refuse|stop|ne pas envoyer|n envoyez pas|ne (?:l )?envoyez pas|annuler|annulez|rejeter|rejete)$/;
const WAIT_WORDS = /^(?:attendre|attendez|attends|patienter|suspendre|en attente|plus tard|mettre en attente)\b/;

/** An unmistakable yes in other words: every clause of it must be one of these. */
const YES_CLAUSE =
  /^(?:ok|oui|parfait|tres bien|tres bien merci|c est (?:bon|parfait|tres bien|ok|valide)|c bon|impeccable|d accord|entendu|merci|super|excellent|rien a (?:redire|changer|ajouter)|(?:tout )?me convient|ca me (?:va|convient)|cela me convient|tu peux (?:l )?(?:envoyer|expedier|y aller)|vous pouvez (?:l )?(?:envoyer|expedier|y aller)|(?:vous pouvez )?(?:envoyez|envoie|expediez|allez y|vas y|fais partir|faites partir)(?: (?:le|la|tel quel|comme ca|ainsi|merci|svp|stp))*|(?:ok|bon) pour (?:moi|envoi|depart|l envoi)|je (?:valide|suis d accord|confirme|donne mon accord)|looks good|please send(?: it)?|go ahead|approved|send it|yes|fine|ok to send|all good|perfect|thank you|thanks)$/;
const RESERVE =
  /\b(?:mais|sauf|si|a condition|sous reserve|apres|avant|d abord|quand|lorsque|des que|attend\w*|plutot|change[rz]?|remplac\w+|modifi\w+|corrig\w+|enlev\w+|retir\w+|supprim\w+|ajout\w+|par contre|cependant|toutefois|pourquoi|but|unless|if|except|change|remove|replace|first|before|after|pas)\b|\?/;
const CHANGE =
  /\b(?:plutot|change[rz]?|remplac\w+|modifi\w+|corrig\w+|enlev\w+|retir\w+|supprim\w+|ajout\w+|mettre|mets|mettez|sauf|change|remove|replace|add)\b/;
const LATER =
  /\b(?:apres|d abord|quand|lorsque|des que|attend\w*|plus tard|pas (?:encore|tout de suite|maintenant)|la semaine prochaine|first|wait|later|not yet)\b/;
const INTRODUCES =
  /^(?:.{0,60}\b(?:plutot|ceci|texte|version|ainsi|suivant|comme (?:ca|ceci|suit)|remplacer? par)\b.{0,40}|.{0,40}(?:instead|this)\b.{0,20})\s*:\s*$/;
const CLOSING = /^(?:cordialement|bien a (?:vous|toi)|merci(?: d avance)?|bonne (?:journee|soiree)|a bientot|[a-z]{2,3})$/;
const GREETS = /^(?:bonjour|bonsoir|hello|salut|hi|dear)\b.{0,25}$/;
const LETTER_GREETING = /^(?:madame|monsieur|mesdames|messieurs|maitre|cher|chere|bonjour|dear)\b/;

/** `words`: her own, without quote or signature. `draftText`: the draft as shown; its lines are never a command. */
export function readAnswer(words: string, draftText: string, writtenOn: IsoDate): Answer {
  const lines = words.split('\n').map((line) => line.trim());
  const ours = new Set(
    draftText
      .split('\n')
      .map((line) => plain(line))
      .filter((line) => line.length > 3),
  );
  const text = lines.filter((line) => line !== '');
  if (text.length === 0 || text.every((line) => ours.has(plain(line)))) return UNCLEAR;
  const edited = editedText(words, ours);
  if (edited !== null) return { decision: 'edit', word: null, editedText: edited, until: null };
  const said = text.filter(
    (line, index) => !GREETS.test(plain(line)) && !(index > 0 && CLOSING.test(plain(line))) && !ours.has(plain(line)),
  );
  const [first = ''] = said;
  const rest = said.slice(1).filter((line) => !isName(line));
  if (rest.length === 0) {
    if (YES_WORDS.test(plain(first)) && !first.includes('?'))
      return { decision: 'approve', word: 'closed-list', editedText: null, until: null };
    if (NO_WORDS.test(plain(first))) return { decision: 'reject', word: null, editedText: null, until: null };
  }
  return readSentence(
    said.filter((line) => !isName(line) || line === first),
    writtenOn,
  );
}

function readSentence(said: readonly string[], writtenOn: IsoDate): Answer {
  const whole = said.join(' ');
  const folded = plain(whole);
  if (WAIT_WORDS.test(folded)) return { decision: 'hold', word: null, editedText: null, until: dayIn(whole, writtenOn) };
  if (NO_START.test(folded)) return { decision: 'reject', word: null, editedText: null, until: null };
  if (RESERVE.test(fold(whole).replace(/['’]/g, ' '))) {
    if (CHANGE.test(folded)) return { decision: 'edit', word: null, editedText: null, until: null };
    if (LATER.test(folded)) return { decision: 'hold', word: null, editedText: null, until: dayIn(whole, writtenOn) };
    return UNCLEAR;
  }
  const clauses = whole
    .split(/[.,;!\n]+/)
    .map(plain)
    .filter((clause) => clause !== '' && !CLOSING.test(clause));
  const yes =
    clauses.length > 0 &&
    clauses.every((clause) => YES_CLAUSE.test(clause)) &&
    clauses.some((clause) => !/^(?:merci|thanks|thank you)$/.test(clause));
  return yes ? { decision: 'approve', word: 'clear', editedText: null, until: null } : UNCLEAR;
}

const NO_START =
  /^(?:non\b|(?:surtout )?(?:ne pas|pas question)|n envoyez|ne l envoyez|on (?:n envoie|n enverra) (?:pas|rien)|je (?:ne suis pas d accord|refuse|n approuve pas))/;

/** « jusqu'au 15 octobre », « 10 jours ». */
function dayIn(text: string, writtenOn: IsoDate): IsoDate | null {
  const days = /\b(\d{1,3})\s+jours?\b/i.exec(text)?.[1];
  return days === undefined ? (datesIn(text, writtenOn)[0]?.date ?? null) : addDays(writtenOn, Number(days));
}

/** The whole text to send: introduced as such, or the draft itself come back changed, or plainly a letter. */
function editedText(words: string, ours: ReadonlySet<string>): string | null {
  const lines = words.split('\n');
  const introduced = lines.findIndex((line) => INTRODUCES.test(plainKeepingColon(line)));
  if (introduced >= 0) return asText(lines.slice(introduced + 1));
  const start = lines.findIndex((line) => LETTER_GREETING.test(plain(line)) && line.trim().endsWith(','));
  if (start < 0) return null;
  const body = lines.slice(start + 1).filter((line) => line.trim() !== '');
  const kept = body.filter((line) => ours.has(plain(line))).length;
  const isLetter = body.join(' ').length >= 60 && (start > 0 || kept > 0 || body.length >= 2);
  return isLetter && !RESERVE_ABOVE.test(plain(lines.slice(0, start).join(' '))) ? asText(lines.slice(start)) : null;
}

const RESERVE_ABOVE = /\b(?:si|a condition|apres|attend\w*|d abord)\b/;

function asText(lines: readonly string[]): string | null {
  const text = lines.join('\n').trim();
  return text.length < 20 ? null : text;
}

/** Letters and digits only, accents folded. */
function plain(line: string): string {
  return fold(line)
    .replace(/['’]/g, ' ')
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

function plainKeepingColon(line: string): string {
  return `${plain(line)}${line.trim().endsWith(':') ? ':' : ''}`;
}

function isName(line: string): boolean {
  return /^(?:(?:Me|Ma[iî]tre|Mme|M\.)\s+)?\p{Lu}[\p{L}.-]*(?:\s+(?:[dl]['’]|de |le |la )?\p{Lu}[\p{L}.'-]*){0,3}$/u.test(
    line.trim(),
  );
}
