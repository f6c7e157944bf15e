/** A promise broken and not yet told of to the debtor: the letter that says so factually goes before any plain reminder. */
import type { IsoDate } from '../law/calendar.ts';
import type { MadePromise } from './claim.ts';
import type { Letter } from './claim-events.ts';
import { wordsFor } from './debtor-words.ts';
import { answerLetter, deadlineAfter, demanded } from './draft-letter.ts';
import { capOpensOn } from './next-step.ts';
import { graceEnds } from './promise-grace.ts';
import { principalStatementOf, type Situation } from './situation.ts';
import type { Quiet } from './why-quiet.ts';

/** null while the contact cap is closed: it is tried again the day it opens. */
export function brokenPromiseLetter(situation: Situation, quiet: Quiet | null): Letter | null {
  const tellOn = brokenPromiseToldOn(situation, quiet);
  const promise = untoldPromise(situation);
  const statement = principalStatementOf(situation);
  if (tellOn === null || promise === null || tellOn > situation.today || 'rateUnknown' in statement) return null;
  const items = statement.lines.filter((line) => line.isDue && !line.frozen && line.principalCents > 0).map((line) => line.ref);
  const say = wordsFor(situation);
  return answerLetter(situation, 'promise-broken', {
    solicited: false,
    deadline: deadlineAfter(situation, situation.cadence.steps[0].deadlineDays),
    totalCents: demanded(statement, items, 'principal'),
    facts: {
      promisedOn: say.date(promise.madeOn),
      promisedFor: say.date(promise.date),
      promisedAmount: promise.amountCents === null ? say.balance : say.sum(promise.amountCents),
    },
  });
}

/** The first day the letter may be drafted; null where there is nothing to tell, or `quiet` forbids to write. */
export function brokenPromiseToldOn(situation: Situation, quiet: Quiet | null): IsoDate | null {
  const mayWrite = quiet === null || ['not-yet', 'not-a-sending-day', 'last-step-done'].includes(quiet.because);
  if (!mayWrite || untoldPromise(situation) === null || situation.outOfDate.includes('promise-broken')) return null;
  return capOpensOn(situation.debtor);
}

/** The first promise broken, until a letter followed it; a second one is followed by the next step of the cadence. */
function untoldPromise(situation: Situation): MadePromise | null {
  const { letters, promises } = situation.claim;
  const broken = promises.filter((made) => made.state === 'broken');
  const last = promises.at(-1);
  if (broken.length !== 1 || last?.state !== 'broken') return null;
  const since = graceEnds(situation, last.date);
  const followed = letters.some((one) => !one.solicited && one.state !== 'withdrawn' && one.draftedOn > since);
  return followed ? null : last;
}
