/** The mail that puts a reply before a partner: who, what was said, why it is hers, what the file and the law say, what we propose; with a draft where one is proper. */
import { addBusinessDays, frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Intent } from '../reading/reading.ts';
import { adviceOn } from './advice.ts';
import type { EscalationReason, Letter } from './claim-events.ts';
import { limitationOf } from './claim-limitation.ts';
import type { Notice } from './decision.ts';
import { declarationInFrench } from './declaration-in-french.ts';
import { whyUnwritten } from './draft-letter.ts';
import { INTENT_IN_FRENCH, reasonInFrench } from './in-french.ts';
import { limitationInFrench } from './limitation-in-french.ts';
import { type Reply, repliedEvents } from './reply.ts';
import { type Pattern, patternInFrench, patternsIn } from './side-by-side.ts';
import { principalStatementOf, type Situation, situationAfter } from './situation.ts';

export function flagNotice(
  situation: Situation,
  reply: Reply,
  because: readonly EscalationReason[],
  letter: Letter | null,
): Notice {
  const { law, proposal } = adviceOn(because);
  const draft =
    letter?.template === 'plan-offered'
      ? 'Le projet ci-dessous lui propose l’échéancier qu’il demande, tel quel. Pour le refuser par écrit : « Je refuse l’échéancier ».'
      : letter === null
        ? 'Aucun projet de réponse : rien ne partira vers le débiteur sans votre instruction.'
        : 'Le projet ci-dessous accuse réception sans rien admettre ni discuter ; il annonce votre réponse et suspend les rappels.';
  const notice = flagged(situation, reply, because.map(reasonInFrench), `${proposal} ${draft}`, law);
  if (letter === null) return notice;
  const askAgainOn = addBusinessDays(situation.today, 2);
  const { number } = letter;
  return { ...notice, shows: number, question: { kind: 'approve-draft', choices: [], letter: number, askAgainOn } };
}

/** For a claim already in a partner's hands, or closed: she is told, nothing else changes. */
export function tellPartners(situation: Situation, reply: Reply, why: string): Notice {
  return flagged(situation, reply, [why], 'Rien n’a été envoyé : le dossier reste entre vos mains.');
}

/** Someone the claim does not know wrote in its thread: the staff is asked whether it is of the claim, she is told meanwhile. */
export function tellOfUnknownWriter(situation: Situation, reply: Reply): Notice {
  const why = ['son auteur n’est pas connu au dossier', ...reply.read.intents.map((intent) => INTENT_IN_FRENCH[intent])];
  const proposal =
    'Les rappels de ce dossier sont suspendus tant que le cabinet n’a pas dit si ce message s’y rapporte : la question « Quel dossier ? » lui est posée. Rien n’a été envoyé, rien n’a été retenu contre le débiteur.';
  return flagged(situation, reply, why, proposal);
}

/** The debtor was to get an answer that states sums, and a rate is missing: reminders wait, and the practice answers itself. */
export function tellUnanswered(situation: Situation, reply: Reply): Notice {
  const proposal =
    'Ce qu’il écrit est noté et les rappels sont suspendus, mais aucune réponse n’est partie : répondez-lui vous-même.';
  return flagged(situation, reply, [whyUnwritten(situation)], proposal);
}

/** What the staff can settle by itself; reminders wait until it says which address is right, or that the piece was sent. */
export function askStaff({ today }: Situation, reply: Reply, intent: Intent): Notice {
  const moved = intent === 'contact-change';
  const proposal = moved
    ? 'Confirmez la nouvelle adresse en répondant « ADRESSE nom@exemple.fr » ; rien n’y part avant, et les rappels attendent. Pour garder l’ancienne : REPRENDRE.'
    : 'Envoyez la pièce demandée au débiteur, puis répondez « Envoyée » ; les rappels attendent jusque-là. Pour les reprendre sans l’envoyer : REPRENDRE.';
  const why = [{ reason: INTENT_IN_FRENCH[intent] }];
  const fields = { ...replyFields(reply), why, file: '', sideBySide: [], law: '', proposal };
  const askAgainOn = addBusinessDays(today, 2);
  const asked = { letter: null, askAgainOn };
  const question = moved
    ? ({ kind: 'claim-facts', choices: [], ...asked } as const)
    : ({ kind: 'piece-asked', choices: ['Oui, envoyée'], ...asked } as const);
  return { to: 'staff', template: 'reply-flagged', fields, shows: null, question };
}

function flagged(situation: Situation, reply: Reply, why: readonly string[], proposal: string, law = ''): Notice {
  const { claim, today } = situationAfter(situation, repliedEvents(situation, reply));
  const patterns = patternsIn(claim, today);
  return {
    to: 'partners',
    template: 'reply-flagged',
    fields: {
      ...replyFields(reply),
      why: why.map((reason) => ({ reason })),
      file: [whatTheFileSays(situation, patterns), ...whatItCounts(situation, reply)].join(' ; '),
      sideBySide: patterns.map(patternInFrench).map(({ title, lines }) => ({ title, lines: lines.join('\n') })),
      law,
      proposal,
    },
    shows: null,
    question: null,
  };
}

/** For one who raises the limitation, or once it is near: until when the claim could be taken to court, as the file counts. */
function whatItCounts(situation: Situation, { read }: Reply): readonly string[] {
  const { debtor, today } = situation;
  const insolvent = read.intents.includes('insolvency-proceedings');
  const declared = insolvent ? declarationInFrench(debtor, today, read.judgmentOn ?? debtor.judgmentOn) : null;
  const declaration = declared === null ? [] : [declared];
  const limitation = limitationOf(situation);
  if (limitation === null || (limitation.stage === null && !read.intents.includes('limitation-raised'))) return declaration;
  return [...declaration, `prescription : ${limitationInFrench(limitation)}`];
}

/** Who wrote, when, how well proven, and the words that count. */
export function replyFields(reply: Reply): { who: string; writtenOn: string; quotes: readonly { quote: string }[] } {
  const via = reply.forwardedBy === null ? '' : `, transféré par ${reply.forwardedBy}`;
  const proof = reply.authenticity === 'authentic' ? '' : ' (expéditeur non prouvé)';
  return { who: `${reply.from}${via}${proof}`, writtenOn: frenchDate(reply.writtenOn), quotes: quotesOf(reply) };
}

/** A short message is shown whole, for a partner judges it better so; of a long one, the clauses that count. */
function quotesOf({ words, read }: Reply): readonly { quote: string }[] {
  if (words !== '' && words.length <= SHORT_MESSAGE) return [{ quote: words }];
  return read.statements.map((said) => ({ quote: said.quote }));
}

const SHORT_MESSAGE = 700;

/** The history that bears on it: sums, promises not kept, what was said before, each dated; what `patterns` quote is not said twice. */
export function whatTheFileSays(situation: Situation, patterns: readonly Pattern[] = []): string {
  const { claim } = situation;
  const shown = patterns.flatMap((pattern) => pattern.rows.map((row) => row.quote));
  const statement = principalStatementOf(situation);
  const owed = 'rateUnknown' in statement ? [] : [`reste dû en principal : ${euros(statement.principalCents)}`];
  const broken = claim.promises
    .filter((promise) => promise.state === 'broken' && !shown.includes(promise.quote))
    .map(
      (promise) =>
        `promesse du ${frenchDate(promise.madeOn)} pour le ${frenchDate(promise.date)}, non tenue (« ${promise.quote} »)`,
    );
  const before = claim.said
    .map(({ on, statements }) => ({ on, quotes: statements.map((one) => one.quote).filter((quote) => !shown.includes(quote)) }))
    .filter(({ quotes }) => quotes.length > 0)
    .slice(-3)
    .map(({ on, quotes }) => `le ${frenchDate(on)} : ${quotes.map((quote) => `« ${quote} »`).join(', ')}`);
  const sent = claim.letters
    .filter((letter) => letter.state === 'posted' && !letter.solicited)
    .map((letter) => `courrier du ${frenchDate(letter.postedOn ?? letter.draftedOn)}`);
  return [...owed, ...sent, ...broken, ...before].join(' ; ');
}
