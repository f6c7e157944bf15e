/** What a member who asks is told of a claim: what is owed, what left, what comes next and why not sooner. */
import { frenchDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { Notice } from './decision.ts';
import { LETTER_IN_FRENCH, quietInFrench } from './in-french.ts';
import { nearLimitation } from './limitation-in-french.ts';
import { nextStep } from './next-step.ts';
import type { Member } from './practice.ts';
import { type Situation, statementOf } from './situation.ts';
import { whyQuiet } from './why-quiet.ts';

export function whatIsPlanned(situation: Situation): string {
  const quiet = whyQuiet(situation);
  if (quiet !== null) return `Rien ne part plus tôt que prévu : ${quietInFrench(quiet)}.`;
  const next = nextStep(situation);
  return next === null ? 'Aucune étape n’est prévue.' : `${LETTER_IN_FRENCH[next.step.stage]} : prévue aujourd’hui.`;
}

export function statusNotice(situation: Situation, by: Member): Notice {
  const { claim } = situation;
  const statement = statementOf(situation);
  const quiet = whyQuiet(situation);
  const lines = [
    'rateUnknown' in statement ? `taux manquant : ${statement.rateUnknown}` : `reste dû : ${euros(statement.totalCents)}`,
    ...claim.letters
      .filter((one) => one.postedOn !== null)
      .map((one) => `${LETTER_IN_FRENCH[one.template]} le ${frenchDate(one.postedOn!)}`),
    quiet === null ? 'un courrier part aujourd’hui' : quietInFrench(quiet),
    ...[nearLimitation(situation)].filter((near) => near !== ''),
  ];
  return {
    to: { member: by.address },
    template: 'claim-status',
    fields: { lines: lines.map((what) => ({ what })) },
    shows: null,
    question: null,
  };
}

/** All that can be asked, in a mail. */
export function helpNotice(by: Member): Notice {
  return { to: { member: by.address }, template: 'help', fields: {}, shows: null, question: null };
}
