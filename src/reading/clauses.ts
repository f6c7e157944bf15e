/** Cuts words into clauses and tells each one's scope: negated, conditional, a question, somebody else's words. */
import { fold } from './absence.ts';
import { remembering } from './remembered.ts';
import { plainSpelling } from './spelling.ts';
import { tenseOf } from './tense.ts';

export type Clause = {
  /** Verbatim: what a quote shows. */
  readonly quote: string;
  /** Where the quote begins in the words. */
  readonly at: number;
  /** Lower case, no accents, no punctuation, elisions and SMS spellings written out. */
  readonly folded: string;
  readonly negated: boolean;
  /** It hangs on a condition, its own or that of the clause before it in the sentence. */
  readonly conditional: boolean;
  /** That condition, folded; '' where there is none. */
  readonly hangsOn: string;
  readonly question: boolean;
  /** « vous m'avez dit que… ». */
  readonly reported: boolean;
};

const CONJUNCTIONS =
  'mais(?! (?:seulement|uniquement|à condition|a condition|sous réserve|si|quand|une fois|pas avant que))|par contre|m[êe]me si|quoique|cependant|toutefois|n[ée]anmoins|en revanche|sauf que|or|car|parce que|puisque|sinon|alors que|but(?! (?:only|if|once|when|not until))|however|because|otherwise';
const LINKS = "et|donc|alors|(?<!\\b(?:je|ne) )puis|d['’]ailleurs|de toute fa[çc]on|en plus|and|so|then|also|besides|anyway";
const SUBJECTS =
  "je|j['’]|nous|on|vous(?! (?:parvien|ser(?:a|ont)|arriv(?:e|era|eront)|attend|est|sont) ?)|tu|moi(?=,? (?:je|j['’]))|(?:mettons|disons|comptez)(?=[^,.;]{0,30} (?:je|nous|on) )|il|elle|ils|elles|c['’]est|ce n['’]est|cela|[çc]a|cest|jai|g|merci|i|i['’](?:m|ll|ve)|we|we['’](?:ll|ve|re)|you|it|they|please";
/** « , le solde suivra », « , les finitions sont bâclées »: a new subject with its verb. */
const NEW_SUBJECT =
  "(?:le|la|les|l['’]|mon|ma|mes|notre|nos|votre|vos|un|une|ces|cette|ce|aucun|aucune)\\s?\\p{L}+(?: \\p{L}+)? (?:sera|seront|suit|suivra|suivront|est|sont|a|ont|n['’]|ne|part|partira|fuit|reste|restent|était|vous|arrive|arrivera|interviendra|is|are|was|will)(?![\\p{L}])";
const TURNS = new RegExp(
  `(?:,?\\s+)(?=(?:${CONJUNCTIONS})\\s)|(?:,?\\s+)(?=(?:${LINKS})\\s+(?:(?:${LINKS}),?\\s+)?(?:${SUBJECTS})(?![\\p{L}]))|,\\s+(?=(?:${SUBJECTS})(?![\\p{L}]))|,\\s+(?=${NEW_SUBJECT})|,\\s+(?=(?:et |puis )?(?:le (?:reste|solde|complément)|l['’]autre moiti[ée]|the (?:rest|balance|other half)|mai (?:les?|la|je|j|pas))\\s)|,?\\s+(?=(?:${LINKS})\\s+${NEW_SUBJECT})`,
  'giu',
);
/** A stop, unless it stands inside a figure, an abbreviation or an address. */
const STOPS =
  /(?<!\b(?:M|Me|Mr|Mme|Dr|art|réf|ref|n|tel|tél|St|Ste|janv|févr|sept|oct|nov|déc|env|lun|mar|mer|jeu|ven|sam|dim|etc))\.(?=\s|$)|[!?;…]+|:(?=\s)|\n+/giu;
const NEGATION =
  /\b(?:ne|n|pas|plus rien|jamais|rien|aucune?|nullement|sans|ni|not|never|no|nothing|don t|doesn t|didn t|won t|can t|cannot|isn t)\b/;
const CONDITION =
  /\b(?:(?<!\b(?:dites moi|dis moi|me dire|savoir|voir|demande|demander|verifier|regarder|regarde|confirmer|confirmez moi|ignore|sais plus|sais pas) )si(?! (?:ce n est|besoin|possible|vite|cher|j ose|peu|tard|longtemps|c est possible))|s il(?! (?:vous|te) plait)|s ils|sous reserve|a (?:(?:une|la) )?(?:seule |simple )?condition|a defaut|des (?:que|l[ae]?(?! (?:lendemain|\d+|1er|debut|fin d[eu] (?:la semaine|mois)|semaine|mois|premiere? (?:jour|heure)|\w+di)\b)|reception|lors)|lorsqu\w*|quand|une fois|tant qu\w*|uniquement|seulement apres|apres (?:la |le |l |votre )?(?:reception|verification|indemnis|correction|livraison|reprise|travaux|repar|fin des|interven)\w*|en echange|contre (?:la |une |remise)|avant (?:indemn|repar|livr|correct|repris|que vous)\w*|if|once|when|unless|until|provided|as soon as|subject to)\b/;
const REPORTED =
  /\b(?:vous (?:m |nous )?(?:avez|aviez) (?:dit|promis|indique|ecrit|affirme|reclame|annonce)|vous (?:me |nous )(?:dites|demandez|demandiez|parlez|ecrivez|proposez|proposiez|reclamez|rappelez)|selon vous|d apres vous|vous (?:pretendez|dites|affirmez)|you (?:said|told|claim|wrote))\b/;

const knownClauses = remembering<readonly Clause[]>(4);

export function clausesIn(words: string): readonly Clause[] {
  return knownClauses(words, () => cutIntoClauses(words));
}

function cutIntoClauses(words: string): readonly Clause[] {
  return sentencesIn(words).flatMap(({ text, at }) => {
    const question = /\?\s*$/.test(text);
    const clauses: Clause[] = [];
    for (const part of piecesOf(text, TURNS).flatMap(spokenApart).flatMap(restApart)) {
      const before = clauses.at(-1);
      const clause = clauseFrom(part.text, at + part.at, question);
      const condition = before === undefined ? null : conditionSetBy(before, clause);
      clauses.push(condition === null ? clause : { ...clause, conditional: true, hangsOn: `${condition} ${clause.hangsOn}` });
    }
    return withoutTag(clauses);
  });
}

/** What a debtor orders before he pays. */
const ORDERED =
  /^(?:(?:mais|donc|alors|d abord|commencez par|venez) )*(?:repar|fini|termin|livr|corrig|refai|reven|remplac|chang|rembours|enlev|repren|respect|retir|annul|install|prouv|montr|deplac|remett|nettoy|repeign|dedui|recalcul|rendez|fix|finish|repair|replace|deliver|refund|correct)[a-z]*\b/;

/** « si l'affaire se fait, je paie », « réparez et vous aurez vos 900 euros »: what the clause before makes it hang on, null where nothing. */
function conditionSetBy(before: Clause, clause: Clause): string | null {
  if (
    before.conditional &&
    /^(?:(?:mais|et|donc|alors) )?(?:si|s il|quand|des|une fois|lorsqu|a reception|sous reserve|a (?:la |une )?(?:seule )?condition|if|once|when|as soon|subject to|provided)/.test(
      before.folded,
    )
  )
    return before.folded;
  const isOrder =
    ORDERED.test(before.folded) &&
    /^(?:et|puis|ensuite|alors) (?:je|j|nous|on|vous aurez|vous serez|tu|c est|ce sera|ca sera)\b/.test(clause.folded);
  return isOrder ? `si vous ${before.folded}` : null;
}

const TAG =
  /^(?:(?:c|ce|cela|ca|est ce que (?:c|ca|cela)) (?:est |serait )?(?:(?:vous |te )?(?:ok|bon|possible|convient|conviendrait|va|irait|convient il|va t il)\b)|ok|d accord|qu en (?:pensez|dites) vous|est ce (?:possible|bon|ok)|is that (?:ok|fine|all right|possible)|would that (?:work|be)|does that work|ca marche|(?:\d[\d.,]* €? ?)?c est bien (?:ca|cela)|(?:c est|ca fait|soit) (?:bien )?\d[\d.,]*(?: €)?|combien (?:deja|exactement|au juste)|n est ce pas|non|right|correct)[a-z ]{0,25}$/;

/** « je paie le 5, c'est ok ? »: only the tag asks; « j'ai payé, vous ne lisez pas vos relevés ? »: the first states. */
function withoutTag(clauses: readonly Clause[]): readonly Clause[] {
  const last = clauses.at(-1);
  if (last?.question !== true) return clauses;
  const asks = (clause: Clause) => clause === last || !(TAG.test(last.folded) || STATES.test(clause.folded));
  return clauses.map((clause) => ({ ...clause, question: asks(clause) }));
}

const STATES =
  /^(?:mais |bonjour |alors |donc )?(?:j ai|nous avons|i have|we have|i paid|we paid) (?!.*\b(?:puis|pourr\w*|est ce)\b)/;

type Piece = { readonly text: string; readonly at: number };

function sentencesIn(words: string): readonly Piece[] {
  const lines = words.split('\n');
  const unwrapped = lines
    .map((line, index) => `${line}${index === lines.length - 1 ? '' : goesOn(line, lines[index + 1] ?? '') ? ' ' : '\n'}`)
    .join('');
  return piecesOf(unwrapped, STOPS)
    .flatMap(shortened)
    .map(({ at, text }) => ({ at, text: words.slice(at, at + text.length) }));
}

/** A long line without a stop, and a next one that does not begin like a sentence: the mail program broke it. */
function goesOn(line: string, next: string): boolean {
  return line.length > 55 && /[^\s.!?;:]$/.test(line) && /^[\p{Ll}\d«(€]/u.test(next);
}

const LONGEST_BREATH = 22;
/** Where a speaker begins anew: « … donc écoutez vendredi | je suis au bureau | je vous fais ça ». */
const BEGINS_ANEW =
  /(?<!(?:^|\s)(?:(?:lun|mar|mercre|jeu|vendre|same)di|demain|comme ça|que|si|quand|comme|dont|où|ou|et|mais|or|car|lorsque|puisque|parce que|alors|donc|tant que|celui|ce|qu['’]hier|if|when|that|because|and|but|as)),?\s+(?=(?:je|j['’]|nous (?:\p{L}+ons|sommes)|on|c['’]est|ça (?:va|fait|marche|m)|il y a|voilà|mais|donc|i|we)(?![\p{L}]))/giu;

/** Dictated words have no stops: a long breath is cut where its speaker begins anew, but never after a condition. */
function spokenApart(piece: Piece): readonly Piece[] {
  if (piece.text.split(/\s+/).length <= LONGEST_BREATH || CONDITION.test(fold(piece.text))) return [piece];
  return piecesOf(piece.text, BEGINS_ANEW).map(({ text, at }) => ({ text, at: piece.at + at }));
}

/** « 2k virés lundi, les 1,5k qui restent le 8 », « payé 200 hier il reste 150 »: what is left is told apart from what was paid. */
const WHAT_IS_LEFT =
  /(?<!\b(?:et|puis|mais|donc|normalement)),?\s+(?=(?:(?:et|puis|mais|donc|normalement)\s+)*(?:(?:le|du) (?:reste|solde|compl[ée]ment|restant)(?!\p{L})|les \d[\d .,k€]*(?:euros? )?(?:qui restent|restants?|manquants?)|l['’]autre (?:moiti[ée]|partie|tiers)|la (?:suite|diff[ée]rence|deuxi[èe]me|seconde|deuxieme)(?!\p{L})|(?:il )?(?:me |m['’]en |vous )?reste(?:ra)? (?:encore |donc |plus que )?\d|the (?:rest|balance|other half|remainder)(?!\p{L})))/giu;

function restApart(piece: Piece): readonly Piece[] {
  const parts = piecesOf(piece.text, WHAT_IS_LEFT);
  const [first] = parts;
  if (first === undefined || parts.length < 2 || !tellsOfPaid(first.text)) return [piece];
  return parts.map(({ text, at }) => ({ text, at: piece.at + at }));
}

/** « 2k virés lundi », without a helping verb: the accent tells it from a present. */
const tellsOfPaid = (text: string): boolean =>
  tenseOf(foldWords(text)) === 'past' || /(?<!\p{L})(?:vir|pay|r[ée]gl|vers|donn|envoy|sold)ée?s?(?!\p{L})/iu.test(text);

const MOST_CHARACTERS = 600;

/** Nobody writes a sentence that long; cut so that patterns, which look at one clause at a time, stay quick. */
function shortened({ text, at }: Piece): readonly Piece[] {
  if (text.length <= MOST_CHARACTERS) return [{ text, at }];
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const space = text.lastIndexOf(' ', from + MOST_CHARACTERS);
    const to = text.length - from <= MOST_CHARACTERS ? text.length : space > from ? space : from + MOST_CHARACTERS;
    const raw = text.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim() !== '') pieces.push({ text: raw.trim(), at: at + from + lead });
    from = to;
  }
  return pieces;
}

/** Where the cut is a stop, the stop stays with what it ends. */
function piecesOf(text: string, cut: RegExp): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of [...text.matchAll(cut), null]) {
    const to = match === null ? text.length : match.index + match[0].trimEnd().length;
    const raw = text.slice(from, to).replace(/^,/, ' ');
    const lead = raw.length - raw.trimStart().length;
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(raw)) pieces.push({ text: raw.trim(), at: from + lead });
    from = to;
  }
  return pieces;
}

function clauseFrom(quote: string, at: number, question: boolean): Clause {
  const folded = foldWords(quote);
  const conditional = CONDITION.test(folded);
  return {
    quote,
    at,
    folded,
    negated: NEGATION.test(folded),
    conditional,
    hangsOn: conditional ? folded : '',
    question,
    reported: REPORTED.test(folded),
  };
}

const known = remembering<string>(50);

/** The words as phrases see them: figures keep their separators, addresses their signs. */
export function foldWords(text: string): string {
  return known(text, () => foldAfresh(text));
}

function foldAfresh(text: string): string {
  const plain = fold(text)
    .replace(/œ/g, 'oe')
    .replace(/\bn(?:°|º|o\.)\s?/g, 'numero ')
    .replace(/(?<=\d)[ .](?=\d{3}(?!\d))/g, '')
    .replace(/[^a-z0-9€%@/.,\p{Extended_Pictographic}]+/gu, ' ')
    .replace(/[.,](?!\w)|(?<!\w)[.,]/g, ' ')
    .replace(/(?<=\d) ?(?:euros?|eur|€)(?![a-z])/g, ' €')
    .replace(/\s+/g, ' ');
  return plainSpelling(plain.trim());
}
