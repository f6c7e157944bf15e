/** What we do when a member brings us a debtor's words: all they call for, and she is told what was understood and what follows. */

import type { NoteAbove } from '../reading/member-reading.ts';
import { OTHER_MESSAGES } from './advice.ts';
import { approvalNotices } from './approval-notice.ts';
import type { ClaimEvent } from './claim-events.ts';
import { receipt } from './decide-on-payment.ts';
import { decideOnReply } from './decide-on-reply.ts';
import { type Decision, lettersIn, NO_DECISION, type Notice, together } from './decision.ts';
import { decisionInFrench } from './decision-in-french.ts';
import { INTENT_IN_FRENCH } from './in-french.ts';
import { patience } from './pause-and-write.ts';
import { graceEnds } from './promise-grace.ts';
import type { Reply } from './reply.ts';
import { type Situation, situationAfter } from './situation.ts';

/** `by`: her address. */
export function decideOnForward(situation: Situation, reply: Reply, by: string, note: NoteAbove | null = null): Decision {
  const replied = decideOnReply(situation, reply);
  const decision = note === null ? replied : heldFor(situation, replied, note, by);
  const others = reply.read.because.includes('several-messages') ? ` ${OTHER_MESSAGES}` : '';
  const told = receipt(by, understood(reply), `${whatFollows(situation, decision, note)}${others}`);
  return together(decision, { ...NO_DECISION, notices: [told] });
}

/** The member may have answered already: no letter leaves over their note, none is written where it grants a day, and reminders wait. */
function heldFor(situation: Situation, replied: Decision, { words, granted }: NoteAbove, by: string): Decision {
  const { today: on } = situation;
  const until = granted === null ? patience(situation) : graceEnds(situation, granted);
  const held: ClaimEvent = { kind: 'RemindersPaused', on, until, because: 'member-asked' };
  const leaving = lettersIn(replied).filter((letter) => letter.approval !== 'partner');
  const claimEvents = replied.claimEvents.flatMap((event): readonly ClaimEvent[] => {
    if (event.kind === 'RemindersPaused' && event.because === 'question-to-debtor') return [];
    if (event.kind !== 'LetterDrafted' || !leaving.includes(event.letter)) return [event];
    return granted === null ? [{ ...event, letter: { ...event.letter, approval: 'partner' } }] : [];
  });
  const { standing } = situationAfter(situation, claimEvents).claim;
  const isOpen = standing.status === 'running' || standing.status === 'paused';
  const decision = { ...replied, claimEvents: isOpen ? [...claimEvents, held] : claimEvents };
  const after = situationAfter(situation, decision.claimEvents, decision.debtorEvents);
  const told = `au-dessus du message transféré, ${by} a écrit : «\u00a0${words}\u00a0»`;
  const asked = lettersIn(decision).filter(({ number }) => leaving.some((letter) => letter.number === number));
  const why = `Cette réponse ne part pas sans l’accord d’un associé : ${told}.`;
  const notices = [
    ...replied.notices.map((notice) => withNote(notice, told)),
    ...asked.flatMap((one) => approvalNotices(after, one, why)),
  ];
  return { ...decision, notices };
}

/** Whoever is shown the reply reads the note too. */
function withNote(notice: Notice, told: string): Notice {
  if (notice.template !== 'reply-flagged') return notice;
  const file = [notice.fields.file, told].filter((one) => one !== '').join(' ; ');
  return { ...notice, fields: { ...notice.fields, file } };
}

const NOTED =
  'Votre mot au-dessus du message est lu comme le vôtre : rien ne part au débiteur par-dessus. S’il appelle autre chose, dites-le-moi dans un message à part.';

function understood({ from, read }: Reply): string {
  const said = read.statements.map(({ intent, quote }) => `${INTENT_IN_FRENCH[intent]} («\u00a0${quote}\u00a0»)`);
  return `un message de ${from} : ${said.length === 0 ? 'rien qui change le dossier' : said.join(' ; ')}`;
}

function whatFollows({ claim, debtor }: Situation, decision: Decision, note: NoteAbove | null): string {
  const filed = `Versé au dossier ${claim.reference}${debtor.name === null ? '' : ` (${debtor.name})`}`;
  const follows = decisionInFrench(decision);
  const done = follows.length === 0 ? `${filed}, sans autre suite.` : `${filed}. Ce qui suit : ${follows.join(' ; ')}.`;
  return note === null ? done : `${done} ${NOTED}`;
}
