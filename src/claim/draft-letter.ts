/** Letters to the debtor, as decided: who gets which, stating which sums as of which day, with which deadline and whose word it needs. */
import { addBusinessDays, addDays, businessDayFrom, frenchDate, type IsoDate } from '../law/calendar.ts';
import { type Cents, cents } from '../law/money.ts';
import { letterNumbered, nextLetterNumber } from './claim.ts';
import type { ClaimEvent, Letter, LetterTemplate } from './claim-events.ts';
import { isTimeBarred, limitationOf } from './claim-limitation.ts';
import { letterAddress } from './debtor.ts';
import type { Notice } from './decision.ts';
import { LETTER_IN_FRENCH, rateUnknownInFrench } from './in-french.ts';
import { limitationInFrench } from './limitation-in-french.ts';
import type { NextStep } from './next-step.ts';
import { type CadenceStep, STAGES } from './practice.ts';
import { asksForPayment, principalStatementOf, type Situation, statementFor } from './situation.ts';
import type { ClaimStatement } from './statement.ts';

/** A letter that goes by post is given this many more days, for the envelope and the journey. */
const POSTAL_DAYS = 5;

/** The next step of the cadence as a letter. @throws Error, a bug, when a rate is missing: `whyQuiet` answers that first. */
export function reminderLetter(situation: Situation, next: NextStep): Letter {
  const { step } = next;
  const statement = statementFor(situation, { template: step.stage, demand: step.demand, asOf: situation.today });
  if ('rateUnknown' in statement) throw new Error(`a reminder was decided without the rates of ${statement.rateUnknown}`);
  const own = next.items.filter((item) => item.stage === step.stage).map((item) => item.ref);
  return {
    ...blankLetter(situation, step.stage, statement),
    deadline: deadlineAfter(situation, step.deadlineDays),
    demand: step.demand,
    totalCents: demanded(statement, own, step.demand),
    items: next.items,
    approval: step.approval === 'partner' ? 'partner' : firstLetterApproval(situation),
  };
}

/** A letter that follows something the debtor wrote or said, or that partners word themselves; null while a sum it states cannot be known or a legal sentence of it is out of date, or may no longer be asked for. */
export function answerLetter(
  situation: Situation,
  template: LetterTemplate,
  more: Partial<
    Pick<Letter, 'facts' | 'words' | 'approval' | 'answers' | 'deadline' | 'solicited' | 'items' | 'demand' | 'totalCents'>
  > = {},
): Letter | null {
  const { solicited = true } = more;
  if (asksForPayment({ template, solicited }) && isTimeBarred(situation)) return null;
  if (situation.outOfDate.includes(template)) return null;
  const statement = statementFor(situation, { template, demand: more.demand ?? 'principal', asOf: situation.today });
  if ('rateUnknown' in statement) return null;
  return { ...blankLetter(situation, template, statement), solicited: true, approval: firstLetterApproval(situation), ...more };
}

export function drafted(situation: Situation, letter: Letter | null): readonly ClaimEvent[] {
  return letter === null ? [] : [{ kind: 'LetterDrafted', on: situation.today, letter }];
}

/** Why a letter that asks for payment cannot be written today, and what to do about it; '' where it can. */
export function whyUnwritten(situation: Situation): string {
  const limitation = limitationOf(situation);
  if (limitation?.stage === 'time-barred') return `la créance paraît prescrite, ${limitationInFrench(limitation)}`;
  const statement = principalStatementOf(situation);
  return 'rateUnknown' in statement ? rateUnknownInFrench(statement.rateUnknown) : '';
}

/** The items a letter asks for: those at its own stage, the furthest listed; all where it is no step of the cadence. */
export function askedItems(letter: Pick<Letter, 'items'>): readonly string[] {
  const furthest = STAGES.findLast((stage) => letter.items.some((item) => item.stage === stage));
  return letter.items.filter((item) => furthest === undefined || item.stage === furthest).map((item) => item.ref);
}

/** What letters ask for: the principal of these items, or with interest and indemnity. */
export function demanded(statement: ClaimStatement, refs: readonly string[], demand: CadenceStep['demand']): Cents {
  const lines = statement.lines.filter((line) => refs.includes(line.ref));
  const whole = (line: (typeof lines)[number]) => line.interestCents + line.indemnityCents;
  return cents(lines.reduce((total, line) => total + line.principalCents + (demand === 'whole' ? whole(line) : 0), 0));
}

/** A business day, at least `days` after the letter can leave. */
export function deadlineAfter(situation: Situation, days: number): IsoDate {
  const byPost = letterAddress(situation.debtor) === null ? POSTAL_DAYS : 0;
  return businessDayFrom(addDays(situation.today, days + byPost));
}

/** The staff gets the PDF; « POSTÉ le … » starts its deadline. */
export function toPostNotice({ claim, today }: Situation, number: number | null): readonly Notice[] {
  const letter = number === null ? null : letterNumbered(claim, number);
  if (letter === null) return [];
  const inEnglish = letter.language === 'en' ? ', en anglais' : '';
  return [
    {
      to: 'staff',
      template: 'letter-to-post',
      fields: {
        what: `${LETTER_IN_FRENCH[letter.template]}${inEnglish}`,
        deadline: letter.deadline === null ? '' : frenchDate(letter.deadline),
      },
      shows: letter.number,
      question: { kind: 'letter-posted', choices: [], letter: letter.number, askAgainOn: addBusinessDays(today, 2) },
    },
  ];
}

function blankLetter(situation: Situation, template: LetterTemplate, statement: ClaimStatement): Letter {
  const due = statement.lines.filter((line) => line.isDue && !line.frozen && line.principalCents > 0);
  return {
    number: nextLetterNumber(situation.claim),
    template,
    to: letterAddress(situation.debtor)?.address ?? null,
    solicited: false,
    asOf: situation.today,
    deadline: null,
    demand: 'principal',
    totalCents: statement.principalCents,
    items: due.map((line) => ({ ref: line.ref, stage: null })),
    approval: 'none',
    ...(situation.debtor.language === 'fr' ? {} : { language: situation.debtor.language }),
    facts: {},
    words: null,
    answers: null,
  };
}

/** The first letter to an address no member typed waits for a member's OK (design §4.4). */
function firstLetterApproval(situation: Situation): Letter['approval'] {
  return letterAddress(situation.debtor)?.standing === 'learned' ? 'member' : 'none';
}
