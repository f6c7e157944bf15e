/** Every reason why a person must decide: the intent itself, or what makes the reading unsure. Doubt goes to a person. */
import { escalatesAlways, freezesItems } from '../claim/consequences.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Clause } from './clauses.ts';
import { futureDates } from './day-ahead.ts';
import { isBeyondEnvelope } from './envelope.ts';
import type { Guess } from './guess.ts';
import { isLeftUnread } from './left-unread.ts';
import type { PaymentTalk } from './paying.ts';
import { type Doubt, INTENTS, type Intent, type PromisedPayment } from './reading.ts';

export const ALWAYS: ReadonlySet<Intent> = new Set(INTENTS.filter(escalatesAlways));
export const DISPUTES: ReadonlySet<Intent> = new Set(INTENTS.filter(freezesItems));

const IRONY =
  /\b(?:bravo|felicitations|avec joie|avec (?:grand )?plaisir (?:quand|le jour|des que)|quelle (?:surprise|efficacite|chance)|comme c est (?:gentil|aimable)|trop aimable|chapeau|merci (?:pour|de) (?:ce|cet|cette|votre) (?:superbe|magnifique|excellent\w*|charmant\w*|delicieu\w*|joli\w*)|le (?:jour|soir|matin) ou|revez|en reve|dans mes reves|dream on|congratulations|how lovely|mais bien sur|ben voyons|mon cul|c est cela oui|compte la dessus|comptez la dessus|la bonne blague|m empresser(?:ai|ons)? de|un (?:travail|service) pareil|si (?:ca|cela) (?:vous|te) (?:chante|amuse|fait plaisir)|la fleur au fusil|aux calendes|(?:bizarre|curieux|etrange|marrant|rigolo|amusant) (?:que|comme|cette facon))\b|\bgagn\w* (?:au|le) (?:loto|gros lot|euromillions|tierce|casino)\b|🙄|😏/u;
/** Laughter mocks where nothing plain is promised, or with the promise itself. */
const LAUGHTER = /\b(?:mdr|ptdr|lol)\b|🤣|😂/u;
const DISTRESS =
  /\b(?:desesper\w*|plus rien a manger|ne mange|manger|nourrir|expuls\w*|a la rue|sans abri|seule? avec (?:mes|trois|deux|mon|ma|un)|angoiss\w*|a bout|handicap\w*|invalidite|veufs?|veuves?|ne dors plus|j ai peur|pleure\w*|aidez moi|detresse|electricite (?:est |a ete )?coupe\w*|saisi\w* (?:mes|nos) meubles|(?:j|je) n? ?ai plus rien\b(?! a (?:ajouter|dire|payer|regler))|craque|malade|humili\w*|noyee?|resto\w* du coeur|frigo|chauffage|coupe\w* (?:l electricite|le courant|le chauffage|l eau)|violences?|foyer d|assistante sociale|mise? (?:dehors|a la porte)|vers qui (?:me|nous) tourner|choisir entre .{0,40}\b(?:loyer|manger|courses|medicaments)|eleve (?:\S+ ){0,3}seule?|(?:me|nous) reste \d+ € (?:jusqu|pour (?:manger|vivre|finir|tenir))|hebergee? (?:chez|par|en)|sans (?:toit|domicile|logement)|compte en banque ni|m en sors plus|plus que mes yeux|desperate|help me|can t sleep|afraid (?:of|to|for)|starving|evict\w*|homeless)\b/;
const HEALTH =
  /\b(?:aide juridictionnelle|maladie|mutuelle|complementaire|tiers payant|cpam|cmu|hopital|operation|traitement|medical\w*|sante|aide sociale|legal aid|illness)\b/;
const ORDERS =
  /\b(?:ignor\w+ (?:tes|vos|toutes|les|your|all|ce qui)|(?:oublie\w*|forget|disregard) (?:ce qui precede|tes|vos|your|all|previous|everything)|instructions precedentes|previous instructions|tu es (?:un|une) |you are an? (?:ai|assistant)|(?:marqu\w+|class\w+|pass\w+|mark\w*|set|clos\w+|clotur\w+) (?:ce|le|this|the) (?:dossier|claim|file|case|invoice|facture)|system prompt|systeme automatique|message au (?:robot|systeme|logiciel)|n en informe|do not (?:inform|tell|notify)|repond\w* uniquement (?:ok|par)|^assistant\b|reponds que|a l attention du (?:robot|systeme|logiciel)|language model)\b/;
const WITHDRAWN =
  /\b(?:ne|n) (?:vous |le |la |les |y |en )*(?:pourr\w+|peux|peut|pouvons|paier\w+|payer\w+|regler\w+|verser\w+|virer\w+|tiendr\w+)\b.{0,40}\b(?:pas|plus|rien|jamais)\b(?!.{0,25}\bavant\b)|\bpas (?:pouvoir|possible de|etre en mesure de) (?:payer|regler|tenir|honorer)|\b(?:annul|retir|revien)\w* (?:ma|notre|sur ma|sur notre) (?:promesse|engagement)|\b(?:pas|plus) (?:vendredi|lundi|mardi|mercredi|jeudi|le \d+) (?:finalement|comme)/;
const BROKEN =
  /\b(?:ne|n)\b.{0,20}\b(?:pas|plus)\b.{0,30}\bcomme (?:promis|convenu|prevu|annonce)\b|\bnot\b.{0,30}\bas (?:promised|agreed|planned)\b|\b(?:pas|plus|jamais|not|cannot|can t|unable)\b.{0,40}\b(?:tenir|honorer|respecter|keep|honou?r)\b.{0,20}\b(?:promesse|promis|engagement|parole|accord|ce que (?:j|nous) av\w+|promise|commitment)|\b(?:m etais|nous etions|avais|avions) (?:engage\w*|promis)\b.{0,80}\b(?:mais|malheureusement|impossible|pas|plus)\b/;
/** A term not kept, where no other day is promised. */
const MISSED_TERM =
  /\b(?:pas|plus|jamais|not|cannot|can t|unable)\b.{0,40}\b(?:tenir|honorer|respecter|keep|honou?r|meet)\b.{0,20}\b(?:date|echeance|delai|deadline)\b/;
const CORRECTED =
  /\b(?:pas (?:dit|ce que|du tout|exact|convenu|promis|accepte)|jamais (?:dit|accepte|promis|parle|convenu|eu)|aucun moment|inexact|faux|mal (?:compris|retranscrit|rapporte|resume)|(?<!\bcomme (?:\S+ ){1,4})(?:avais|avions|avait|ai|avons) (?:dit|parle|indique|precise)|conteste\w*|(?:et )?non (?:pas )?(?:le|#|\d)|presque|rectifi\w*|corrig\w*|erreur|sauf que|misunderstood|never said|didn t say|not what|did not (?:say|agree))\b/;

export type Suspect = {
  readonly clauses: readonly Clause[];
  readonly talk: PaymentTalk;
  readonly intents: readonly Intent[];
  readonly promise: PromisedPayment | null;
  readonly writtenOn: IsoDate;
  /** Where the clauses begin that show something. */
  readonly understood: ReadonlySet<number>;
  readonly attachments: readonly string[];
  /** What the mail resembles. */
  readonly guess: Guess | null;
};

export function doubtsIn(suspect: Suspect): readonly Doubt[] {
  const { intents, clauses, talk } = suspect;
  const whole = clauses.map((clause) => clause.folded).join(' . ');
  const says = (...wanted: readonly Intent[]) => wanted.some((intent) => intents.includes(intent));
  const doubts = new Set<Doubt>(intents.filter((intent) => ALWAYS.has(intent)));
  const disputed = intents.some((intent) => DISPUTES.has(intent));
  if (isConditional(talk, suspect.writtenOn)) doubts.add('conditional-promise');
  if (
    (says('promise-to-pay') && isWithdrawn(suspect)) ||
    BROKEN.test(whole) ||
    (MISSED_TERM.test(whole) && suspect.promise?.date == null)
  )
    doubts.add('negated-promise');
  if (says('promise-to-pay', 'already-paid', 'partial-payment') && disputed) doubts.add('payment-and-dispute');
  if (IRONY.test(whole) || laughs(suspect)) doubts.add('irony');
  if (DISTRESS.test(whole)) doubts.add('distress');
  // they are words, and nothing follows them.
  if (ORDERS.test(whole)) doubts.add('order-to-the-software');
  if (says('third-party-pays', 'cannot-pay') && HEALTH.test(whole)) doubts.add('legal-aid-or-health');
  if (says('phone-call-confirmation') && CORRECTED.test(whole)) doubts.add('call-corrected');
  if (says('wrong-recipient') && disputed) doubts.add('dispute-existence');
  const { guess } = suspect;
  const supposed = intents.length > 0 || guess === null ? intents : [guess.statement.intent];
  if (isBeyondEnvelope({ ...suspect, intents: supposed })) doubts.add('beyond-envelope');
  const isDated = (clause: Clause) => futureDates(clause.quote, suspect.writtenOn).length > 0;
  const isHarmless = guess?.isHarmless && (intents.length > 0 || guess.pauses);
  const isUnclear = isLeftUnread(clauses, intents, suspect.understood, isDated) && !isHarmless;
  if (isUnclear || (guess?.isGrave && doubts.size === 0)) doubts.add('not-understood');
  if (intents.length === 0 && suspect.attachments.length > 0) doubts.add('unread-attachment');
  return [...doubts];
}

/** What the debtor's own means or our papers bring about is no bargaining: « dès que j'ai mon salaire », « dès réception du RIB ». */
const HARMLESS =
  /\b(?:des que (?:c est|ce sera) (?:signe|vise|valide|approuve|bon|fait)|si (?:c est |vous (?:etes |serez )?)(?:ouverts?|la|presents?|bon|ok)|des (?:que )?(?:possible|reception|(?:que )?(?:je|j|nous|on)|(?:que )?(?:mon|ma|mes|notre|nos|la|le|l) (?:salaire|paie|paye|compte|virement|prime|banque|client|tresorerie|comptable|comptabilite|patron|retraite|caf|facture|note|rib|iban|document|duplicata|compta)|lors)|(?:quand|lorsque|une fois que?|si) (?:je|j|nous|on|c est possible|possible|mon|ma|mes|ca vous|cela vous|vous (?:me |nous )?(?:le voulez|voulez|etes d accord|acceptez|patientez|laissez|accordez|envoyez|donnez|communiquez|transmettez|renvoyez|pouvez))|(?:apres|a|des) reception (?:de |du |d )?(?:la |votre |une |un )?(?:facture|note|rib|iban|copie|duplicata|document|lien|salaire|ma|mon|mes|nos)|apres (?:la |le |les )?(?:paie|salaire|fetes|vacances|conges|weekend|week|noel|salon|rentree|encaissement|\d)|apres (?:le|mon|notre) (?:\d|retour|rendez)|as soon as (?:possible|i|we)|when (?:i|we)|if (?:that|this|it) (?:is|s) (?:ok|fine|possible)|once (?:i|we))\b/g;
/** Money the debtor waits for: « quand la coop nous règle le maïs », « dès que le département aura viré »; never what the creditor must pay first. */
const INCOMING =
  /\b(?:quand|des que?|lorsqu?e?|une fois que?|aussitot que?|sitot que?|when|once|as soon as) (?:(?!vous\b|votre\b|you\b|your\b)\S+ ){1,5}?(?:(?:m |me |nous )(?:a |ont |aura |auront )?(?:rembours|pay|pai|vers|regl|vir|debloqu)\w*|(?:aura|auront|est|sera|seront|a|ont) (?:enfin |bien |ete )*(?:vir|vers|tomb|pay|encaiss|debloqu|arriv|rentr)\w*|(?:paye|paie|vire|verse) (?:moi|nous)|(?:pays|paid|has paid) (?:me|us))/g;
const HARD =
  /\b(?:si|s il|sous reserve|a condition|a une (?:seule |simple )?condition|uniquement si|seulement si|tant que|if|unless|provided|subject to|en echange|contre)\b/;

/** « Je ne peux pas aujourd'hui, mais vendredi oui » takes nothing back: the promise comes last. */
function isWithdrawn({ clauses, talk }: Suspect): boolean {
  const lastPromise = talk.promises.at(-1)?.at ?? -1;
  return clauses.some(({ folded, at }) => WITHDRAWN.test(folded) && at >= lastPromise);
}

function laughs({ clauses, talk, promise }: Suspect): boolean {
  return clauses.some(
    (clause) =>
      LAUGHTER.test(clause.folded) &&
      !/\b(?:oublie?|zappe|desole|pardon)\b/.test(clause.folded) &&
      (promise?.date == null || talk.promises.includes(clause)),
  );
}

function isConditional({ promises, asked }: PaymentTalk, writtenOn: IsoDate): boolean {
  return [...promises, ...asked].some(({ conditional, hangsOn, quote }) => {
    if (!conditional) return false;
    const dated = futureDates(`${quote} ; ${hangsOn}`, writtenOn).length > 0;
    const left = hangsOn.replace(INCOMING, '').replace(HARMLESS, '');
    if (left === hangsOn) return HARD.test(hangsOn) || !dated;
    return HARD.test(left);
  });
}
