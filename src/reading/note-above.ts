/** What a member wrote above a mail they forward: words that only pass it on, or something we must not answer over. */
import type { IsoDate } from '../law/calendar.ts';
import { fold } from './absence.ts';
import { dayGrantedIn } from './day-granted.ts';
import type { NoteAbove } from './member-reading.ts';
import { claimReferenceIn } from './member-request.ts';
import type { Forwarded } from './reading.ts';

/** null where nothing was forwarded, or nothing told above it. `on`: the day it was written. */
export function noteAbove(forwarded: Forwarded | null, on: IsoDate): NoteAbove | null {
  if (forwarded === null || !tellsSomething(forwarded)) return null;
  return { words: forwarded.note, granted: dayGrantedIn(forwarded.note, on) };
}

const PASSES_ON = new RegExp(
  `(?<!\\w)(?:${[
    'bonjour|bonsoir|hello|hi|salut|amiable|chere?s?|tr|fwd?|fyi|pi|merci|svp|stp|please|thanks|thank you|cordialement|bien a (?:toi|vous)|cdt|bonne (?:journee|reception|soiree)',
    'pour (?:info\\w*|(?:le|ton|votre|mon) (?:dossier|suivi|info\\w*)|memoire|suite|classement|traitement|bonne forme)|(?:suite )?a donner',
    'a (?:toutes fins utiles|traiter|classer|suivre|verser|joindre|ajouter|enregistrer)',
    '(?:je |on |nous )?(?:te |vous |you )?(?:transmets|transfere|transferons|transmettons|fais suivre|faisons suivre|fais passer|forward(?:ing)?)',
    'voir|voici|voila|see|ci[- ]?(?:dessous|apres|joint\\w*)|below|attached',
    "(?:recu\\w*|arrive\\w*|received)|a l'instant|hier|aujourd'hui|ce (?:matin|midi|jour|soir)|cet apres-midi|today|yesterday|this morning",
    'reponses?|retours?|mails?|messages?|courriels?|courriers?|sms|textos?|whatsapp|lettres?|echanges?|repl(?:y|ies)|answers?|letters?|derniere?s?|nouve(?:au|lle)',
    "dossier|affaire|ref|reference|factures?|notes? d'honoraires|client(?:e|s)?|debit(?:eur|rice)|societe|sarl|eurl|sas|sci|dans|sur|from|for|of|the|this|his|her|their",
    "de|du|d'|l'|la|le|les|un|une|son|sa|ses|ce|cette|et|au|pour|en|no|envoye de mon \\w+|sent from my \\w+",
  ].join('|')})(?!\\w)`,
  'g',
);
/** « M. Kerbrat », « SARL Cap Nautisme ». */
const TITLED =
  /(?<!\p{L})(?:M\.|Mr|Mme|Mlle|Me|Dr|Monsieur|Madame|Maître|SARL|EURL|SASU?|SCI|SELARL|société)(?:\s+\p{Lu}[\p{L}'’-]+)+/gu;

/** Whether it says more than « pour info », « sa réponse ci-dessous » or whose file it is: whoever says more may have dealt with the debtor. */
export function tellsSomething({ note, from, to }: Pick<Forwarded, 'note' | 'from' | 'to'>): boolean {
  const words = fold(note.replace(claimReferenceIn(note) ?? '', ' ').replace(TITLED, ' ')).replace(PASSES_ON, ' ');
  const names = new Set([from, ...to].flatMap(({ name, address }) => fold(`${name ?? ''} ${address ?? ''}`).split(/[^a-z]+/)));
  return words.split(/[^a-z]+/).some((word) => word.length > 1 && !names.has(word));
}
