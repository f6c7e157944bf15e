/** Cuts words into clauses and tells each one's scope: negated, conditional, a question, somebody else's words. */
import { fold } from './absence.ts';

export type Clause = {
  /** Verbatim: what a quote shows. */
  readonly quote: string;
  /** Lower case, no accents, apostrophes and dashes as spaces, SMS spellings written out. */
  readonly folded: string;
  readonly negated: boolean;
  readonly conditional: boolean;
  readonly question: boolean;
  /** « vous m'avez dit que… ». */
  readonly reported: boolean;
};

const SENTENCE = /[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]+)*[.!?;]*/g;
const TURN = /,?\s+(?=(?:mais|par contre|cependant|toutefois|néanmoins|en revanche|sauf que|or|but|however)\s)/i;
const SMS: readonly (readonly [RegExp, string])[] = [
  [/\bg (?=(?:deja |pas |tout )?\w+(?:e|er|é|i|u)\b)/g, 'j ai '],
  [/\bjpe?u[xt]?\b/g, 'je peux'],
  [/\bj(?=(?:p|v|r|f|c|t|s|d|m)[a-z]{2,})(?!eudi|an|uin|uil|our|amai|e)/g, 'je '],
  [/\bc(?= (?:fait|regle|paye|bon|ok|deja|envoye|vire))/g, 'c est'],
  [/\b(?:pr|pour) le\b/g, 'pour le'],
  [/\bslt\b/g, 'salut'],
  [/\bstp|\bsvp/g, 's il vous plait'],
  [/\bpb\b/g, 'probleme'],
  [/\bbjr\b/g, 'bonjour'],
  [/\bmtn\b/g, 'maintenant'],
  [/\bvs\b/g, 'vous'],
  [/\bpaie?r?[eé]?\b(?= (?:hier|deja))/g, 'paye'],
];
const NEGATION = /\b(?:ne|n|not|never|no|don t|doesn t|didn t|won t|can t|cannot|sans|aucune?|rien|jamais|pas)\b/;
const CONDITION =
  /\b(?:si|s il|sous reserve|a condition|des que|lorsque|quand|une fois que|a reception d|apres (?:reception|paiement)|tant que|uniquement si|if|once|when|unless|provided|as soon as)\b/;
const REPORTED =
  /\b(?:vous (?:m |nous )?(?:avez|aviez) (?:dit|promis|indique|ecrit|affirme|reclame)|selon vous|d apres vous|you (?:said|told|claim))\b/;

export function clausesIn(words: string): readonly Clause[] {
  const sentences = words.match(SENTENCE) ?? [];
  return sentences
    .flatMap((sentence) => sentence.split(TURN))
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map(clauseFrom);
}

function clauseFrom(quote: string): Clause {
  const folded = foldWords(quote);
  return {
    quote,
    folded,
    negated: NEGATION.test(folded),
    conditional: CONDITION.test(folded),
    question: quote.endsWith('?'),
    reported: REPORTED.test(folded),
  };
}

export function foldWords(text: string): string {
  const plain = fold(text)
    .replace(/œ/g, 'oe')
    .replace(/['’`-]/g, ' ')
    .replace(/\s+/g, ' ');
  return SMS.reduce((folded, [short, whole]) => folded.replace(short, whole), plain).trim();
}
