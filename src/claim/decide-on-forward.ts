/** What we do when a member brings us a debtor's words: all they call for, and she is told what was understood and what follows. */

import { receipt } from './decide-on-payment.ts';
import { decideOnReply } from './decide-on-reply.ts';
import { type Decision, NO_DECISION, together } from './decision.ts';
import { decisionInFrench } from './decision-in-french.ts';
import { INTENT_IN_FRENCH } from './in-french.ts';
import type { Reply } from './reply.ts';
import type { Situation } from './situation.ts';

/** `by`: her address. */
export function decideOnForward(situation: Situation, reply: Reply, by: string): Decision {
  const decision = decideOnReply(situation, reply);
  const told = receipt(by, understood(reply), whatFollows(situation, decision));
  return together(decision, { ...NO_DECISION, notices: [told] });
}

function understood({ from, read }: Reply): string {
  const said = read.statements.map(({ intent, quote }) => `${INTENT_IN_FRENCH[intent]} («\u00a0${quote}\u00a0»)`);
  return `un message de ${from} : ${said.length === 0 ? 'rien qui change le dossier' : said.join(' ; ')}`;
}

function whatFollows({ claim, debtor }: Situation, decision: Decision): string {
  const filed = `Versé au dossier ${claim.reference}${debtor.name === null ? '' : ` (${debtor.name})`}`;
  const follows = decisionInFrench(decision);
  return follows.length === 0 ? `${filed}, sans autre suite.` : `${filed}. Ce qui suit : ${follows.join(' ; ')}.`;
}
