/** What we do when a member tells, in their own words, of proceedings, a death or counsel: the debtor is stopped as by the debtor's own words. */
import type { Intent, Understanding } from '../reading/reading.ts';
import { alarmIn } from './alarm.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { escalateReply } from './escalate.ts';
import { INTENT_IN_FRENCH } from './in-french.ts';
import type { Reply } from './reply.ts';
import type { Situation } from './situation.ts';

/** Facts about the debtor that anybody may tell; disputes and threats are the debtor's own to utter. */
const TOLD_BY_OTHERS: readonly Intent[] = ['insolvency-proceedings', 'deceased-or-hospitalised', 'represented-by-counsel'];

/** « Est-il en liquidation ? », « il n’est pas en liquidation », « je transmets à notre avocat » tell nothing of the debtor. */
const UNTOLD = /\?|\bn(?:e |['’])\S+ (?:pas|plus)\b|\b(?:notre|mon) (?:avocate?|conseil|confrère)\b|\bsait-on\b/i;

export const ALL_STOPPED =
  'Plus rien ne part vers ce débiteur, dans aucun dossier, jusqu’à la reprise par un associé, qui en est informé.';

export function toldByMember(read: Understanding): Understanding | null {
  const told = read.statements.filter((said) => TOLD_BY_OTHERS.includes(said.intent) && !UNTOLD.test(said.quote));
  return alarmIn({ ...read, statements: told });
}

/** @throws Error, a bug, when `reply` holds no alarm. */
export function decideOnAlarm(situation: Situation, reply: Reply): Decision {
  const [first, ...others] = reply.read.intents;
  if (first === undefined) throw new Error('an alarm was decided on without an intent');
  const understood = [first, ...others].map((intent) => INTENT_IN_FRENCH[intent]).join(', ');
  const told = { ...NO_DECISION, notices: [receipt(reply.from, understood, ALL_STOPPED)] };
  return together(escalateReply(situation, reply, [first, ...others]), told);
}
