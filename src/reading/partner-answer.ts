/** A partner's answer to a draft: what is not plainly a yes to the draft as it stands never sends it. */
import { addDays, addMonths, type IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { numberOf } from './amounts.ts';
import { datesIn } from './dates.ts';
import { editedTextIn } from './edited-text.ts';
import { isGivenName } from './given-names.ts';
import type { Answer } from './member-reading.ts';
import { withoutSent } from './sent-text.ts';
import { isClosing, isDisclaimer, isFooter, isSignatureLine, wordsIn } from './signature.ts';

const UNCLEAR: Answer = { decision: 'unclear', word: null, editedText: null, until: null };
const REJECTED: Answer = { ...UNCLEAR, decision: 'reject' };
const CHANGE_WANTED: Answer = { ...UNCLEAR, decision: 'edit' };

/** Whole first lines, in plain letters: the closed list. */
const YES_WORD =
  /^(?:ok|o k|oui|valider|valide|validee?|approuver|approuvee?|j approuve|je valide|c est valide|bon pour (?:envoi|accord)|envoyer|envoyez|envoie|envoi ok|ok envoyez|oui envoyez)$/;
const NO_WORD =
  /^(?:non|no|non merci|refuser|refuse|refusee?|je refuse|stop|ne pas envoyer|n envoyez pas|ne (?:l )?envoyez pas|annuler|annulez|rejeter|rejetee?)$/;

/** « Tu peux l'envoyer », « faites partir » : what every clause of another yes must wholly be, with nothing beside it but `TAIL`. */
const LETTER = '(?:l |le |la |ce |cette |votre |ton |les )?(?:envoi|courrier|projet|lettre|texte|mail|message)';
const SEND = '(?:envoyer|expedier|adresser|faire partir|y aller)';
const YES_CLAUSES: readonly string[] = [
  'ok|okay|oui|yes|yep|d accord(?: (?:avec|pour|sur) (?:le|ce|cette|la|votre|ton) (?:projet|texte|courrier|lettre|message|mail|envoi))?|accord|accorde|vendu|banco|feu vert|parfait|impeccable|nickel|tres bien|ca marche|ca roule|ca (?:me )?va|allons y|go',
  'c est (?:tout )?(?:bon|parfait|ok|valide|approuve|impeccable|nickel|tres bien|conforme)|c bon|tout est (?:bon|ok|parfait|conforme)',
  '(?:tout |cela |ca |ce projet |le projet |le texte )?(?:me|nous) (?:va|convient)(?: (?:tres |parfaitement )?bien| parfaitement)?',
  `(?:(?:tu|vous) pouvez?|tu peux|on peut|vous pouvez donc|a) (?:l |le |la |les )?${SEND}`,
  `merci de (?:l |le |la )?${SEND}|(?:envoyez|envoie|expediez|expedie|adressez)(?: (?:le|la|l))?|allez y|vas y|faites? partir|faites? le partir|(?:bon|ok|accord) pour (?:${LETTER}|depart|accord)|${LETTER} (?:valide|approuve|ok|bon)`,
  'je (?:valide|suis d accord|confirme|donne mon accord|l approuve|le valide|vous donne mon accord)|j approuve|(?:tu as|vous avez) mon (?:accord|feu vert)|valide|validee|approuve|approuvee',
  '(?:je n ai )?(?:rien|aucune remarque|aucune objection|aucune observation)(?: a (?:redire|changer|ajouter|modifier|corriger|signaler))?|pas d objection|pas de remarque|ne (?:changez|change|touchez|touche|modifiez) (?:a )?rien|(?:il n y a )?rien a (?:redire|changer)|sans (?:remarque|reserve|objection)|pas de (?:probleme|souci)',
  'looks (?:good|fine|great)|please send(?: it)?|go ahead|approved|send it|fine|ok to send|all good|perfect|good to go|i approve|agreed',
];
const TAIL =
  '(?: (?:pour moi|pour nous|de mon cote|comme ca|comme cela|tel quel|telle quelle|ainsi|en l etat|a l envoi|a l identique|sans (?:changement|modification)s?|maintenant|tout de suite|des que possible|aujourd hui|ce (?:matin|soir)|merci|merci beaucoup|svp|stp|s il (?:te|vous) plait|please|thanks|from my side|by me|with me|as is|now|today|alors|donc))*';
const YES_CLAUSE = new RegExp(`^(?:${YES_CLAUSES.join('|')})${TAIL}$`);
/** What may stand beside a yes and is none by itself. */
const FILLER =
  /^(?:merci(?: (?:beaucoup|bien|a (?:vous|toi)|d avance|pour tout))?|thanks?(?: you)?|thank you|super|excellent|top|bravo|entendu|bien recu|bien vu|beau travail|ras|bonne (?:journee|soiree|fin de journee)|cordialement|bonjour|bonsoir|hello|salut|hi)$/;
/** « Merci Camille », « Camille merci » : filler too, where the word is a name. */
const SPOKEN_TO = /^(?:(?:merci|bonjour|bonsoir|hello|salut|hi|thanks) ([a-z]{2,12})|([a-z]{2,12}) merci)$/;
/** « Ok je valide », « oui envoyez » : a second yes in the same breath. */
const FIRST_YES = /^(?:(?:ok|okay|oui|yes|parfait|bien|tres bien|d accord) )+(?=.)/;
/** « Rien » alone is no yes. */
const NO_YES = /^(?:rien|pas de (?:probleme|souci)|aucune observation)$/;

const REFUSES =
  /^(?:(?:mais |ah |alors |surtout )*(?:non|no)\b|(?:surtout )?(?:ne |n )(?:pas|rien|l |le |la |les )?(?:pas )?envo|surtout pas\b|(?:c est )?hors de question|pas question|pas (?:ok|d accord|bon)\b|(?:j approuve|je (?:l )?approuve|je (?:le )?valide|je (?:le |la )?veux|c est|ca (?:me )?va) pas\b|je (?:ne (?:suis pas d accord|valide pas|veux pas|souhaite pas)|n (?:approuve|en veux) pas|refuse|m y oppose|prefere ne (?:pas|rien))|on (?:n envoie|n enverra|ne l envoie|laisse tomber|abandonne|oublie)|(?:laisse[rz]?|laissons) tomber|inutile (?:de|d)\b|annule[rz]?\b|rejete[rz]?\b|do not (?:send|approve)|don t (?:send|approve)|not ok\b|stop\b)/;
const WAITS =
  /^(?:attend(?:re|ez|s|ons)?|patiente[rz]?|patientons|suspend(?:re|ez|s|ons)?|en attente|plus tard|mettre en attente|mets? (?:le |la )?en attente|report(?:er|ez|e|ons)|differ(?:er|ez|e|ons)|stand by|wait|hold on|hold|on hold|not yet|pas (?:encore|tout de suite|maintenant|avant|aujourd hui|cette semaine))\b/;
const LATER =
  /\b(?:apres|d abord|quand|lorsqu\w*|des (?:qu|lundi|mardi|mercredi|jeudi|vendredi)\w*|une fois que|tant que|attend\w*|patient\w*|report(?:er|ez|e|ons)|differ(?:er|ez|ons)|plus tard|pas (?:encore|tout de suite|maintenant|avant|aujourd hui)|avant (?:d |l |tout )?envo\w+|la semaine prochaine|laiss\w+ passer|laiss\w+ (?:lui|leur) (?:jusqu|le temps|encore|une?|quelques)|laiss\w+ moi|en suspens|de cote|on (?:en reparle|verra|voit)|je (?:verrai|regarde|relis|reflechis|rappelle|reviens vers|vois avec|l appelle|les appelle|te dis|vous dis|vous (?:re)?envoie|te (?:re)?envoie|reprends|reecris)|j (?:y reflechis|appelle|attends|en parle)|doi(?:t|vent) (?:m |me |nous )?(?:r?appeler|repondre|revenir|confirmer|payer|regler|ecrire)|si (?:le |la |ma |mon |les )?(?:client\w*|confrere|consoeur) (?:\w+ )?(?:est|sont|confirme|valide|accepte|dit)\w*|demain|first|wait|later|not yet|until|tomorrow|next week|hold)\b/;
const CHANGES =
  /\b(?:(?:re)?chang(?:e|ez|er|eant|ons)|remplac(?:e|ez|er|ant|ons)|modifi(?:e|ez|er|ant|ons)|corrig(?:e|ez|er|eant|eons)|enlev(?:e|ez|er|ant|ons)|retir(?:e|ez|er|ant|ons)|supprim(?:e|ez|er|ant|ons)|ajout(?:e|ez|er|ant|ons)|precis(?:e|ez|er|ant|ons)|adouci(?:r|s|ssez|ssant)|durci(?:r|s|ssez)|raccourci(?:r|s|ssez)|reformul(?:e|ez|er|ant)|allong(?:e|ez|er)|rappel(?:er|ez|ant) (?:la|le|les|l)\b|met(?:s|tez|tre|tant|tons)|indiqu(?:e|ez|er|ant)|mentionn(?:e|ez|er|ant)|oubli(?:er|ez|ant) pas|rajout(?:e|ez|er|ant)|il (?:manque|faut)|plutot|au lieu d\w*|fau(?:x|sse)|erronee?|a (?:revoir|refaire|reprendre|corriger|modifier|changer|reecrire)|trop (?:sec|seche|dure?|longue?|court|courte|mou|molle|gentil|agressi\w+|direct|familier)|change|remove|replace|add|correct|wrong)\b/;
/** After « non », these still ask for another text rather than for none. */
const REWRITES =
  /\b(?:chang(?:e|ez|er)|remplac(?:e|ez|er)|modifi(?:e|ez|er)|corrig(?:e|ez|er)|enlev(?:e|ez|er)|retir(?:e|ez|er)|supprim(?:e|ez|er)|ajout(?:e|ez|er)|reformul(?:e|ez|er))\b/;
const EXCEPT =
  /\b(?:sauf|mais|excepte|hormis|a part|a l exception|sous reserve|a condition|toutefois|par contre|cependant|juste|simplement|sans|but|except|apart from|avec)\b/;
const PIECE =
  /\b(?:montant|somme|date|phrase|paragraphe|alinea|ton|formule|objet|nom|prenom|adresse|delai|virgule|faute|orthographe|mot|ligne|interets?|penalites?|indemnite|numero|reference|politesse|coquille|erreur|chiffres?|total|echeance|modifications?|corrections?|changements?|amount|date|sentence|paragraph|typo|tone|name)\b/;
const MACHINE =
  /\b(?:a reagi a (?:votre|ton) message|reacted to your message|reponse automatique|message automatique|automatic reply|out of office|(?:je (?:suis|serai|pars)|actuellement) (?:actuellement )?(?:absente?|en (?:conges?|vacances|deplacement))|absente? (?:du|jusqu)|de retour le)\b/;

/** Beside a yes, another text: its days bind the debtor, not us. */
const SPEAKS_TO_DEBTOR =
  /^(?:(?:chere? )?(?:madame|monsieur|mesdames|messieurs|maitre)$|(?:madame|monsieur) )|\b(?:vous (?:ne |n )?(?:prie|prions|remerci\w+|demand\w+|dev(?:ez|iez)|rest(?:ez|iez)|mett\w+|avez pas|pa[iy]\w+|regl\w+|vers\w+)|votre (?:reglement|paiement|dette|virement)|(?:merci de|veuillez|priere de|prions de) (?:bien vouloir )?(?:nous )?(?:regler|payer|verser|virer|adresser|acquitter|rembourser))\b/;

/** `words`: her own, without quote. `draftText`: the draft as shown; its lines are never a command. */
export function readAnswer(words: string, draftText: string, writtenOn: IsoDate): Answer {
  const edited = editedTextIn(words, draftText);
  const said = edited === null ? spoken(words, draftText) : spoken(edited.above, draftText);
  if (edited !== null) return withEdited(edited.text, said, writtenOn);
  if (said.length === 0 || MACHINE.test(plain(said.join(' ')))) return UNCLEAR;
  const first = withoutMarks(said[0] ?? '');
  if (said.length === 1 && !isDoubtful(first)) {
    if (YES_WORD.test(plain(first))) return { ...UNCLEAR, decision: 'approve', word: 'closed-list' };
    if (NO_WORD.test(plain(first))) return REJECTED;
  }
  return readSentences(said.join('\n'), writtenOn);
}

/** « « OK » » : our notice shows the word between marks, and she copies them. */
function withoutMarks(line: string): string {
  return /^[«"“]\s*([^«»"“”]+?)\s*[»"”][.!]?$/u.exec(line)?.[1] ?? line;
}

/** Her lines without ours, without greeting, closing and signature; a closing that stands first is all she says. */
function spoken(words: string, draft: string): readonly string[] {
  const ours = new Set(
    draft
      .split('\n')
      .map(plain)
      .filter((line) => line.length > 3),
  );
  const lines = withoutSent(words, [draft])
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !ours.has(plain(line)) && !isFooter(line) && !isDisclaimer(line) && !isGreeting(line));
  const signed = lines.findIndex((line, index) => index > 0 && opensSignature(line) && lines.slice(index + 1).every(isBelowName));
  return signed < 0 ? lines : lines.slice(0, signed);
}

function isGreeting(line: string): boolean {
  return (
    /^(?:bonjour|bonsoir|hello|salut|hi|dear|chere?|coucou)\b[^?]{0,25}$/.test(plain(line)) &&
    !/[.:,]\s*\S/.test(line) &&
    wordsIn(line).length <= 3
  );
}

/** « Faux » or « Erreur Montant » below an OK looks like a name: a given name, initials or a lawyer's title must show that it is one. */
function opensSignature(line: string): boolean {
  if (isClosing(line) || isInitials(line) || /^[-–—_*]{2,}$/.test(line)) return true;
  const named = wordsIn(line).some(isGivenName) || /^(?:\p{Lu}\.|Me|Ma[îi]tre|Cabinet|SELARL|SCP) ?\p{Lu}/u.test(line);
  return named && isBelowName(line) && line.split(/[\s'’-]+/).every((word) => /^[\p{Lu}&]|^(?:d|de|du|le|la|et)$/u.test(word));
}

function isInitials(line: string): boolean {
  return (
    /^\p{Lu}\.?\p{Lu}\.?(?:\p{Lu}\.?)?$/u.test(line) &&
    !/^(?:non|pas|si|ok|oui|vu|yes|no|ko|nb|ps|stp|svp|rdv|ras|nul|fin)$/i.test(line)
  );
}

/** Name, function, telephone: nothing that asks for anything. */
function isBelowName(line: string): boolean {
  const said = plain(line);
  if (EXCEPT.test(said) || LATER.test(said) || CHANGES.test(said) || REFUSES.test(said) || / a [a-z]+(?:er|ir|re)\b/.test(said))
    return false;
  return isClosing(line) || isInitials(line) || isSignatureLine(line, []);
}

/** A question, a trailing off, a thumb down: whatever the letters say. */
function isDoubtful(text: string): boolean {
  return /[?¿]|\.\.|…|[:;]-?[(/[|]|["“”«»/]|👎|❌|⛔|🚫|😕|😡|🤔|🙁|😬|⏳|✋|🛑/u.test(text);
}

function withEdited(text: string | null, above: readonly string[], writtenOn: IsoDate): Answer {
  const said = plain(above.join(' '));
  if (above.some((line) => line.includes('?'))) return UNCLEAR;
  if (WAITS.test(said) || LATER.test(said)) return { ...UNCLEAR, decision: 'hold', until: dayIn(above.join('\n'), writtenOn) };
  return { ...CHANGE_WANTED, editedText: text };
}

function readSentences(text: string, writtenOn: IsoDate): Answer {
  const clauses = clausesOf(text);
  const agrees = clauses.filter((clause) => isYes(clause) && !NO_YES.test(clause));
  const approves = agrees.length > 0 && clauses.every((clause) => isYes(clause) || isFiller(clause));
  if (approves && !isDoubtful(text)) return { ...UNCLEAR, decision: 'approve', word: 'clear' };
  if (agrees.length > 0 && clauses.some((clause) => SPEAKS_TO_DEBTOR.test(clause))) return UNCLEAR;
  return refusal(text, clauses, writtenOn) ?? change(text, clauses, writtenOn) ?? UNCLEAR;
}

function isYes(clause: string): boolean {
  return YES_CLAUSE.test(clause) || YES_CLAUSE.test(clause.replace(FIRST_YES, ''));
}

function isFiller(clause: string): boolean {
  const [, after, before] = SPOKEN_TO.exec(clause) ?? [];
  return FILLER.test(clause) || isGivenName(after ?? before ?? '');
}

function refusal(text: string, clauses: readonly string[], writtenOn: IsoDate): Answer | null {
  const whole = plain(text);
  const waiting: Answer = { ...UNCLEAR, decision: 'hold', until: dayIn(text, writtenOn) };
  if (WAITS.test(whole)) return text.includes('?') ? UNCLEAR : waiting;
  if (!clauses.some((clause) => REFUSES.test(clause))) return null;
  const agrees = clauses.some(
    (clause) => /^(?:ok|oui|yes)\b/.test(clause) || YES_CLAUSE.test(clause.replace(/^(?:(?:non|no|mais|ah) )+/, '')),
  );
  if (agrees || text.includes('?')) return UNCLEAR;
  if (REWRITES.test(whole)) return CHANGE_WANTED;
  return /\b(?:attend\w*|patient\w*|plus tard|pas avant|pas (?:encore|tout de suite|maintenant)|jusqu au)\b/.test(whole)
    ? waiting
    : REJECTED;
}

function change(text: string, clauses: readonly string[], writtenOn: IsoDate): Answer | null {
  const whole = plain(text);
  const asks = /\b(?:peux tu|pouvez vous|tu peux|peut on|pourriez vous|pourrais tu|merci de|can you|could you|please)\b/.test(
    whole,
  );
  if (text.includes('?')) return asks && CHANGES.test(whole) ? CHANGE_WANTED : null;
  const later = LATER.test(whole);
  if (CHANGES.test(whole) && !/\bje (?:le |la |les |vous |te )*(?:envoie|renvoie|reecris|reprends)/.test(whole))
    return CHANGE_WANTED;
  if (later || sendsOnDay(clauses, text, writtenOn)) return { ...UNCLEAR, decision: 'hold', until: dayIn(text, writtenOn) };
  return EXCEPT.test(whole) && PIECE.test(whole) ? CHANGE_WANTED : clauses.length === 0 ? UNCLEAR : null;
}

/** « OK pour lundi », « Envoyez le 3 octobre ». */
function sendsOnDay(clauses: readonly string[], text: string, writtenOn: IsoDate): boolean {
  const [first = ''] = clauses;
  return /^(?:ok|oui|d accord|envoyez|envoie|expediez|faites? partir)\b/.test(first) && dayIn(text, writtenOn) !== null;
}

function clausesOf(text: string): readonly string[] {
  return withoutVocative(text)
    .split(/[.,;:!\n()]+|\s[-–—]\s/)
    .map(plain)
    .flatMap((clause) => clause.split(/ (?:et|and) /))
    .filter((clause) => clause !== '');
}

/** « OK Camille, envoyez » : whom she speaks to. */
function withoutVocative(text: string): string {
  return text.replace(
    /\b(ok|oui|merci|parfait|d['’]accord|envoyez)[ ,]+(\p{Lu}\p{Ll}{2,11})(?=\s*(?:[.,!\n]|$))/giu,
    (all, yes: string, name: string) => (/^\p{Lu}/u.test(name) && isGivenName(plain(name)) ? yes : all),
  );
}

/** « jusqu'au 15 octobre », « 10 jours »; a day that is past is no wake-up day. */
function dayIn(text: string, writtenOn: IsoDate): IsoDate | null {
  const named = datesIn(text, writtenOn).find((day) => day.date > writtenOn)?.date ?? null;
  if (named !== null) return named;
  const [, count = '', unit = ''] =
    /\b(\d{1,3}|une?|deux|trois|quatre|cinq|six|huit|dix|quinze)\s*(jours?|j|semaines?|mois|days?|weeks?)\b/.exec(fold(text)) ??
    [];
  if (count === '') return null;
  const many = /^\d/.test(count) ? Number(count) : numberOf(count);
  return unit === 'mois' ? addMonths(writtenOn, many) : addDays(writtenOn, /^(?:sem|week)/.test(unit) ? many * 7 : many);
}

/** Letters and digits only, accents folded. */
function plain(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
