/** The whole letter a partner sends back in place of a draft: introduced as such, plainly a letter, or the draft itself changed. */
import { fold } from './absence.ts';
import { isGivenName } from './given-names.ts';
import { shareFound, withoutSent } from './sent-text.ts';
import { isClosing, isDisclaimer, isFooter, isSignatureLine, wordsIn } from './signature.ts';
import { isInitials, signedNames } from './signed-names.ts';

/** `text` null: a change is wanted, but what stands here is not surely the whole letter. `above` is what she wrote before it. */
export type EditedText = { readonly text: string | null; readonly above: string };

const SHORTEST = 60;

/** « Plutôt ceci : », « Voici ma version : », « Je préfère : ». */
const INTRODUCES =
  /(?:\b(?:plutot|ceci|cela|comme (?:ca|ceci|suit)|ainsi|je (?:prefere|propose|mettrais)|remplace[rz]? (?:le tout |tout )?par|(?:voici|voila)|(?:mon|ma|ce|le|nouveau|nouvelle|autre) (?:texte|version|courrier|lettre|redaction|proposition|mouture)|(?:texte|version) (?:corrigee?|modifiee?|definiti(?:f|ve)|revue?|suivante?|a envoyer)|a (?:la place|envoyer)|envoyez|envoie|instead|this|my version)\b)[^:?]{0,60}:\s*$/;
/** What is introduced is a piece of the letter, or a remark on it. */
const PIECE =
  /\b(?:phrase|paragraphe|alinea|ligne|formule|objet|titre|date|montant|somme|adresse|nom|mot|debut|fin|signature|delai|remarques?|observations?|questions?|corrections?|points?|changements?|modifications?|sentence|paragraph|remarks?|changes?)\b/;
const SALUTATION =
  /^(?:(?:ma|mon|mes) )?(?:(?:chere?s? )?(?:madame|monsieur|mesdames|messieurs|maitre|docteur|confrere|consoeur|maitres)|madame[, ]*monsieur|dear (?:sir|madam|mr|mrs|ms|counsel)|sirs)\b/;
const GREETING = /^(?:bonjour|bonsoir|chere?s?|dear|hello)\b/;
/** She speaks to us of the letter, not to the debtor. */
const ABOUT_LETTER =
  /\b(?:ce (?:courrier|projet|brouillon)|cette (?:lettre|relance)|(?:le|votre|ton) (?:projet|brouillon)|l'envo(?:yer|ie|yez)|ne (?:l'|rien )?envo\w+|n'envo\w+|envoyez[- ]l[ea]|le debiteur|la debitrice|this (?:letter|draft)|the draft)\b/;

/** What is asked of us about the draft, where nobody is addressed as « vous ». */
const REMARK = /\b(?:verifi|corrig|modifi|remplac|chang|ajout|rajout|supprim|enlev|retir)\w*|\bet non\b|\bau lieu\b/;

/** null where nothing but words to us stands here. `draft` is the letter as shown. */
export function editedTextIn(words: string, draft: string): EditedText | null {
  const lines = words.replace(/[\u00a0\u202f]+(?=\n|$)/g, '').split('\n');
  const start = letterStart(lines, draft);
  const introduced = lines.findIndex((line) => INTRODUCES.test(fold(line)));
  if (introduced >= 0 && (start < 0 || introduced < start)) return introducedText(lines, introduced);
  if (start >= 0) return letterFrom(lines, start, lines.slice(0, start).join('\n'));
  return inlineText(words);
}

/** Where a letter begins that is no mere quote of the draft; -1 when none does. */
function letterStart(lines: readonly string[], draft: string): number {
  const greetings = lines.flatMap((line, index) => (isGreeting(line) ? [index] : []));
  const ofDraft = greetings.findLast((start) => shareFound(lines.slice(start).join('\n'), draft) >= 0.3);
  if (ofDraft !== undefined) return isChanged(lines.slice(ofDraft).join('\n'), draft) ? ofDraft : -1;
  return greetings.find((start) => isLetter(lines.slice(start))) ?? -1;
}

function isGreeting(line: string): boolean {
  const folded = greetingIn(line);
  return (SALUTATION.test(folded) || GREETING.test(folded)) && /[,:]$|^[^.?!]*$/.test(folded) && folded.length <= 60;
}

/** « Monsieur, merci de régler … » : the words before the comma, of a line that goes on. */
function greetingIn(line: string): string {
  const folded = fold(line).trim();
  return SALUTATION.test(folded) ? (/^[^,.?!]{5,40},(?=\s\S)(?! *(?:madame|monsieur)\b)/.exec(folded)?.[0] ?? folded) : folded;
}

/** A line that is not of the draft and is more than a name. */
function isChanged(text: string, draft: string): boolean {
  const ours = new Set(draft.split('\n').map((line) => wordsIn(line).join(' ')));
  return withoutSent(text, [draft])
    .split('\n')
    .some((line) => wordsIn(line).length > 0 && !ours.has(wordsIn(line).join(' ')) && !isSignatureLine(line, []));
}

/** Addressed to a stranger with the forms of a letter, long enough to be one, and not about the letter. */
function isLetter(lines: readonly string[]): boolean {
  const [first = '', ...below] = lines;
  const greeting = greetingIn(first);
  const rest = fold(first).trim().slice(greeting.length);
  const body = [rest, ...below].map(fold).join('\n');
  const formal = SALUTATION.test(greeting) || /\b(?:monsieur|madame|m\.|mme|maitre)\b/.test(greeting);
  const speaksToReader = /\b(?:vous|votre|vos|you|your)\b/.test(body) || (closes([rest, ...below]) && !REMARK.test(body));
  return formal && body.trim().length >= SHORTEST && speaksToReader && !ABOUT_LETTER.test(body);
}

/** On a line of its own, or behind the last sentence. */
function closes(lines: readonly string[]): boolean {
  return lines.flatMap((line) => line.split(/(?<=[.!,])\s+/)).some(isClosing);
}

/** Below an introduction stands the letter, or a piece of it, or a list of remarks. */
function introducedText(lines: readonly string[], at: number): EditedText {
  const above = lines.slice(0, at + 1).join('\n');
  const first = lines.findIndex((line, index) => index > at && line.trim() !== '');
  if (first < 0 || PIECE.test(fold(above))) return { text: null, above };
  const greets = isGreeting(lines[first]!);
  if (!greets && !isProse(lines.slice(first))) return { text: null, above };
  return letterFrom(lines, first, above);
}

function isProse(lines: readonly string[]): boolean {
  const text = lines.join('\n').trim();
  const listed = lines.some((line) => /^\s*(?:[-–•*]|\d{1,2}[.)/-])\s/.test(line));
  return !listed && text.length >= SHORTEST && /\b(?:vous|votre|vos|you|your)\b/i.test(text) && !ABOUT_LETTER.test(fold(text));
}

/** « Mettez plutôt : Monsieur, … », on one line. */
function inlineText(words: string): EditedText | null {
  const [, above = '', text = ''] =
    /^([^:\n]{3,120}:)\s*[«"“]?\s*((?:Madame|Monsieur|Mesdames|Messieurs|Ma[iî]tre|Bonjour|Ch[eè]re?|Dear)\b[\s\S]*?)\s*[»"”]?\s*$/u.exec(
      words.trim(),
    ) ?? [];
  if (!INTRODUCES.test(fold(above))) return null;
  return PIECE.test(fold(above)) || text.length < SHORTEST ? { text: null, above } : letterFrom(text.split('\n'), 0, above);
}

/** Up to the closing formula and the name and title below it; initials and a mail program's signature are not the letter's. A remark below makes the whole uncertain. */
function letterFrom(lines: readonly string[], start: number, above: string): EditedText {
  const all = lines.slice(start);
  const closing = all.findLastIndex((line) => isClosing(line));
  if (closing < 0) return { text: tidy(withoutInitials(all)), above };
  const below = all.slice(closing + 1);
  const said = below.filter((line) => line.trim() !== '' && !isFooter(line) && !isDisclaimer(line));
  if (!said.every((line) => isInitials(line) || isSignatureLine(line, []))) return { text: null, above };
  return { text: tidy([...all.slice(0, closing + 1), '', ...signedNames(below)]), above };
}

function withoutInitials(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !isFooter(line));
  return lines.slice(0, last < 0 ? 0 : isInitials(lines[last]!) ? last : last + 1);
}

function tidy(lines: readonly string[]): string | null {
  const text = lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[«"“]\s*|\s*[»"”]$/g, '')
    .trim();
  return text.length < 20 || isUnfinished(text) ? null : text;
}

/** « [ajouter le rappel] », « le XX décembre », « Camille, … » : she has not written for the debtor alone. */
function isUnfinished(text: string): boolean {
  if (/\[[^\]\n]*\p{L}[^\]\n]*\]|(?<![\p{L}\p{N}])[Xx]{2,}(?![\p{L}\p{N}])|\?{2,}|_{3,}|\.{4,}|…{2,}|\bTODO\b/u.test(text))
    return true;
  return text
    .split('\n')
    .some(
      (line) =>
        isGivenName(wordsIn(/^\s*(\p{Lu}\p{L}+)\s*[,:]/u.exec(line)?.[1] ?? '')[0] ?? '') || /^\s*(?:NB|N\.B\.)\b/.test(line),
    );
}
