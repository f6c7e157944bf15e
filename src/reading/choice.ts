/** The answer to a numbered question: which choice was made, and what was written beside it. */
import { fold } from './absence.ts';
import { amountsIn } from './amounts.ts';
import { isClosing } from './signature.ts';

export type Choice = {
  /** From 1. */
  readonly chosen: number;
  /** What follows the number: « 3 – 450 € » gives « 450 € ». */
  readonly rest: string;
};

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^(?:premiere?|first|un|une|one)$/, 1],
  [/^(?:deuxieme|seconde?|second|deux|two)$/, 2],
  [/^(?:troisieme|third|trois|three)$/, 3],
  [/^(?:quatrieme|fourth|quatre|four)$/, 4],
  [/^(?:cinquieme|fifth|cinq|five)$/, 5],
];

/** « Le 2 », « Choix n° 2 : », « Ma réponse est 2 »: how a number is led in. */
const LEAD = String.raw`(?:(?:je (?:choisis|prends|dis)|ma reponse(?: est)?|mon choix(?: est)?|reponse|choix|option|numero|dossier|c'est|ce sera|the|number|answer|le|la|les|n°|#)\s*:?\s*){0,4}`;
const NUMBERED = new RegExp(String.raw`^[([«"“]?\s*${LEAD}([1-9])(?:er|re|e|eme)?(?![\p{L}\d])(.*)$`, 'su');
const WORDED = new RegExp(
  String.raw`^${LEAD}(\p{L}+)(?: (?:option|choix|dossier|reponse|proposition|solution|one))?(?:[ ,]+(?:merci|svp|stp|please))?[ .!]*$`,
  'u',
);
const POLITE = /^(?:bonjour|bonsoir|hello|salut|hi|merci|thanks)\b[^\d?]{0,30}$/;

/** null when none, two, or something unclear was chosen. */
export function readChoice(words: string, choices: readonly string[]): Choice | null {
  const [first = '', ...others] = words
    .split('\n')
    .map((line) => line.replace(/[\u00a0\u202f]/g, ' ').trim())
    .filter((line) => line !== '' && !POLITE.test(fold(line)) && !isClosing(line));
  const folded = fold(first);
  if (folded.includes('?')) return null;
  const byNumber = NUMBERED.exec(folded);
  if (byNumber !== null) return numbered(first, byNumber, others, choices);
  const chosen = worded(folded, choices) ?? repeated(folded, choices);
  return chosen === null ? null : { chosen, rest: others.join('\n') };
}

function numbered(first: string, match: RegExpExecArray, others: readonly string[], choices: readonly string[]): Choice | null {
  const chosen = Number(match[1]);
  const after = match[2] ?? '';
  const hesitates = [after, ...others.map(fold)].some((line) => isAnotherNumber(line, chosen, choices.length));
  if (chosen > choices.length || hesitates || isQuantity(after)) return null;
  const beside = first.slice(first.length - after.length).replace(/^[\s.,:;)\]»"”=–—-]+/, '');
  const rest = [beside, ...others].join('\n').trim();
  return isTakenBack(rest, chosen, choices) ? null : { chosen, rest };
}

const RESERVE =
  /\b(?:mais|sauf|seulement|uniquement|hormis|excepte|sous reserve|a condition|si|attend\w*|but|only|except|unless|if)\b/;

/** « 1 mais seulement 300 € », « 2, reçu 300 € », a number beside another choice's words: what is added must not unsay the choice. */
function isTakenBack(rest: string, chosen: number, choices: readonly string[]): boolean {
  const said = fold(rest);
  if (RESERVE.test(said)) return true;
  const asksForSum = /\b(?:indiquez|precisez|montant|chiffre)\b/.test(fold(choices[chosen - 1] ?? ''));
  if (!asksForSum && amountsIn(rest).length > 0) return true;
  const other = said.length < 8 ? null : repeated(said, choices);
  return other !== null && other !== chosen;
}

/** « 1 200 € », « 1,5 », « 15/11 », « 2 semaines », « 3 € », « le 2 décembre » are no choice. */
function isQuantity(after: string): boolean {
  return /^(?: \d{3}(?!\d)|[.,/]\d|\s?(?:€|%|euros?\b|jours?\b|semaines?\b|mois\b|ans?\b|fois\b|factures?\b|dossiers?\b|(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b))/.test(
    after,
  );
}

/** « 1 ou 2 », « 1, 2 », « 1 non 2 », and a second line that says another number. */
function isAnotherNumber(line: string, chosen: number, most: number): boolean {
  const others = [
    ...line.matchAll(
      /(?:^|ou|et|non|plutot|or|and|[,;/+&-])\s*(?:le |la |n° ?)?([1-9])(?![\d\p{L}€%]|[.,/]\d|\s?(?:€|euros?|\d{3}))/gu,
    ),
  ];
  return others.some((match) => Number(match[1]) !== chosen && Number(match[1]) <= most);
}

function worded(folded: string, choices: readonly string[]): number | null {
  const word = WORDED.exec(folded)?.[1] ?? '';
  if (/^les /.test(folded)) return null;
  if (/^(?:dernier|derniere|last)$/.test(word) && choices.length > 0) return choices.length;
  const chosen = ORDINALS.find(([ordinal]) => ordinal.test(word))?.[1] ?? null;
  return chosen !== null && chosen <= choices.length ? chosen : null;
}

/** The choice said again: its reference, its first word « Oui » where one choice alone begins so, or most of its words. */
function repeated(folded: string, choices: readonly string[]): number | null {
  const said = letters(folded.replace(/[ ,]+(?:merci|svp|stp)[ .!]*$/, ''));
  const only = (fits: (choice: string) => boolean): number | null => {
    const fitting = choices.flatMap((choice, index) => (fits(letters(fold(choice))) ? [index + 1] : []));
    return fitting.length === 1 ? fitting[0]! : null;
  };
  if (/^(?:oui|non|yes|no|clore|continuer|aucun)$/.test(said)) return only((choice) => choice.split(' ')[0] === said);
  if (/^[a-z]{1,6} 20\d\d \d{3,6}$/.test(said)) return only((choice) => ` ${choice} `.includes(` ${said} `));
  return said.length < 4 ? null : only((choice) => choice.includes(said) && said.length * 2 >= choice.length);
}

function letters(folded: string): string {
  return folded.replace(/[^a-z0-9]+/g, ' ').trim();
}
