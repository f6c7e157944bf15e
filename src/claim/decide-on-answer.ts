/** What we do when a member answers a draft: what was approved is what leaves, once, for that draft, from someone who may. */

import { assertNever } from '../law/brand.ts';
import { addDays, frenchDate } from '../law/calendar.ts';
import type { Answer } from '../reading/member-reading.ts';
import { approvalNotices, wordNotice } from './approval-notice.ts';
import { letterNumbered, nextLetterNumber } from './claim.ts';
import type { ClaimEvent, Letter, MailId } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import type { DebtorEvent } from './debtor.ts';
import { receipt } from './decide-on-payment.ts';
import { offeredEvents } from './decide-on-plan.ts';
import { type Decision, NO_DECISION, type Notice, together } from './decision.ts';
import { askedItems, demanded, drafted } from './draft-letter.ts';
import { isFormalNotice } from './formal-notice.ts';
import { LETTER_IN_FRENCH } from './in-french.ts';
import { wasToldUnchecked } from './insolvency.ts';
import type { Member } from './practice.ts';
import { decideOnFirstApproval, needsTwoApprovals } from './second-approval.ts';
import { type Situation, situationAfter, statementOf } from './situation.ts';
import { decideOnStaleDraft } from './stale-draft.ts';

export type DraftAnswer = {
  readonly number: number;
  /** The hash of the draft the question showed. */
  readonly askedHash: string;
  /** The hash of the draft as it stands. */
  readonly currentHash: string;
  readonly answer: Answer;
  readonly by: Member;
  /** Her words, for the record. */
  readonly quote: string;
  /** What the letter check found in her edited text: what may never leave, and what leaves on a partner's word. */
  readonly blocked: readonly string[];
  readonly remarks: readonly string[];
  readonly mail: MailId;
};

/** A clear yes that is not a word of the closed list waits this long. */
export const HOLD_MINUTES = 10;

export function decideOnAnswer(situation: Situation, given: DraftAnswer): Decision {
  const asked = letterNumbered(situation.claim, given.number);
  const letter = asked?.state === 'withdrawn' ? textInPlaceOf(situation, asked) : asked;
  const stopped = situation.debtor.stopped !== null || situation.claim.standing.status === 'closed';
  const waiting = letter !== null && (letter.state === 'awaiting-approval' || letter.state === 'queued');
  if (letter?.state === 'posted') return tell(given, 'Ce courrier est déjà parti : votre réponse ne peut plus l’arrêter.');
  if (letter === null || !waiting || stopped) return tell(given, 'Ce projet n’est plus d’actualité : rien n’est parti.');
  if (asked?.approval === 'partner' && given.by.role !== 'partner') {
    return tell(given, 'Seul un associé peut répondre à ce projet : rien n’est parti.');
  }
  switch (given.answer.decision) {
    case 'approve':
      return approve(situation, letter, given);
    case 'edit':
      return edit(situation, letter, given);
    case 'reject':
      return refuse(situation, letter, given);
    case 'hold':
      return hold(situation, letter, given);
    case 'unclear':
      return tell(
        given,
        'Je n’ai pas compris votre réponse : rien n’est parti. Répondez par le mot OK, par NON, ou par le texte à envoyer.',
      );
    default:
      return assertNever(given.answer.decision);
  }
}

/** The partner's own text, while it is still here: what she answers on the draft is meant of it. */
function textInPlaceOf({ claim }: Situation, { number }: ClaimLetter): ClaimLetter | null {
  return claim.letters.find((one) => one.number > number && one.words !== null && one.state === 'queued') ?? null;
}

function approve(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  if (letter.state === 'queued') return tell(given, 'Cet accord était déjà enregistré : le courrier part une seule fois.');
  if (given.askedHash !== given.currentHash)
    return tell(given, 'Le projet a changé depuis : un nouveau vous est soumis, rien n’est parti.');
  const stale = decideOnStaleDraft(situation, letter, given.by);
  if (stale !== null) return stale;
  const plain = given.answer.word === 'closed-list';
  const grave = isFormalNotice(letter) || letter.approval === 'member' || isFirstToAddress(situation);
  if (!plain && grave) return { ...NO_DECISION, notices: [wordNotice(situation, letter, given.by.address)] };
  const first = decideOnFirstApproval(situation, letter, given);
  if (first !== null) return first;
  const holdMinutes = plain ? 0 : HOLD_MINUTES;
  const { number, by, mail, currentHash: draftHash } = given;
  const approved: ClaimEvent = {
    kind: 'LetterApproved',
    on: situation.today,
    number,
    by: by.address,
    draftHash,
    holdMinutes,
    ...(wasToldUnchecked(situation, letter) ? { unchecked: true } : {}),
    mail,
  };
  const what = `${LETTER_IN_FRENCH[letter.template]}, ${letter.to === null ? 'à poster' : `à ${letter.to}`}`;
  const done = plain
    ? `Accord enregistré (${what}) : le courrier part exactement comme il vous a été montré.`
    : `Accord enregistré (${what}) : le courrier partira dans ${HOLD_MINUTES} minutes au plus tôt ; répondez STOP d’ici là pour l’arrêter.`;
  const { plan, standing } = situation.claim;
  const accepted = letter.template === 'plan-offered' && standing.status === 'with-partner' && plan !== null;
  return {
    claimEvents: [approved, ...(accepted ? offeredEvents(situation, plan) : [])],
    debtorEvents: confirmedAddress(situation, letter, given),
    notices: [receipt(by.address, 'votre accord', done)],
  };
}

function isFirstToAddress({ debtor }: Situation): boolean {
  return debtor.addresses.some((known) => known.standing === 'learned');
}

/** Seeing the address and saying OK confirms it. */
function confirmedAddress({ debtor, today }: Situation, letter: Letter, given: DraftAnswer): readonly DebtorEvent[] {
  const known = debtor.addresses.find((one) => one.address === letter.to);
  return known?.standing === 'learned'
    ? [{ kind: 'AddressConfirmed', on: today, address: known.address, by: given.by.address }]
    : [];
}

/** A partner's text leaves exactly as she wrote it, in the place of the draft, or is her word of the two needed; anybody else's, or one with remarks, waits for a partner's word. */
function edit(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const { by, blocked, remarks } = given;
  const { editedText: words } = given.answer;
  if (words === null) {
    const then = by.role === 'partner' ? 'il partira tel quel' : 'il sera soumis à un associé';
    return askOnceMore(situation, letter, given, `Vous demandez une modification : renvoyez le texte entier, et ${then}.`);
  }
  if (blocked.length > 0) return askOnceMore(situation, letter, given, `Votre texte n’est pas parti : ${blocked.join(' ; ')}.`);
  const leaves = by.role === 'partner' && remarks.length === 0 && !needsTwoApprovals(situation.practice, letter);
  const withdrawn = withdrawal(situation, letter, 'edited');
  const decided = partnerDecided(situation, given, leaves ? 'send' : 'hold');
  const after = situationAfter(situation, [withdrawn, ...decided]);
  const edited: Letter = {
    ...redrafted(after, letter),
    ...statedToday(after, letter),
    template: 'partner-words',
    words,
    approval: leaves ? 'none' : 'partner',
  };
  const claimEvents = [withdrawn, ...decided, ...drafted(after, edited)];
  const written = { ...NO_DECISION, claimEvents, debtorEvents: confirmedAddress(situation, letter, given) };
  if (leaves) return { ...written, notices: [hersLeaves(letter, by)] };
  const asSheWrote = by.role === 'partner' && remarks.length === 0;
  const hers = situationAfter(situation, claimEvents);
  const first = asSheWrote ? decideOnFirstApproval(hers, letterNumbered(hers.claim, edited.number)!, given) : null;
  return first === null ? { ...written, notices: textToApprove(after, edited, given) } : together(written, first);
}

function hersLeaves({ to }: ClaimLetter, by: Member): Notice {
  return receipt(by.address, 'votre texte', `Il part à ${to ?? 'poster'} exactement tel que vous l’avez écrit.`);
}

/** With its remarks: put before the partner who wrote it, or before a partner where the staff did. */
function textToApprove(situation: Situation, edited: Letter, { by, remarks }: DraftAnswer): readonly Notice[] {
  const found = remarks.length === 0 ? '' : ` Remarques : ${remarks.join(' ; ')}.`;
  if (by.role === 'partner') {
    const why = `Votre texte n’est pas encore parti.${found} Répondez OK pour qu’il parte tel quel, ou renvoyez un autre texte.`;
    return approvalNotices(situation, edited, why).map((notice): Notice => ({ ...notice, to: { member: by.address } }));
  }
  const done = 'Rien n’est parti : un texte qui remplace le mien attend l’accord d’un associé, à qui il est soumis.';
  return [
    receipt(by.address, 'votre texte', done),
    ...approvalNotices(situation, edited, `Ce texte est de ${by.name} ; il ne part pas sans l’accord d’un associé.${found}`),
  ];
}

/** Nothing can leave of what she answered. A letter approved and still here is a draft again, and she is asked about it anew. */
function askOnceMore(situation: Situation, letter: ClaimLetter, given: DraftAnswer, why: string): Decision {
  if (letter.state !== 'queued') return tell(given, `${why} Rien n’est parti.`);
  const withdrawn = withdrawal(situation, letter, 'other-text-wanted');
  const after = situationAfter(situation, [withdrawn]);
  const again: Letter = { ...redrafted(after, letter), approval: letter.approval === 'none' ? 'partner' : letter.approval };
  const notices = approvalNotices(after, again, `${why} Le courrier approuvé est arrêté ; rien n’est parti.`);
  const asked = notices.map((notice): Notice => ({ ...notice, to: { member: given.by.address } }));
  return { ...NO_DECISION, claimEvents: [withdrawn, ...drafted(after, again)], notices: asked };
}

function withdrawal(
  { today }: Situation,
  letter: ClaimLetter,
  because: 'edited' | 'other-text-wanted' | 'partner-waits',
): ClaimEvent {
  return { kind: 'LetterWithdrawn', on: today, number: letter.number, because };
}

/** Said of a partner alone. */
function partnerDecided({ today }: Situation, given: DraftAnswer, what: 'send' | 'hold'): readonly ClaimEvent[] {
  const { by, quote, mail } = given;
  return by.role === 'partner' ? [{ kind: 'PartnerDecided', on: today, what, by: by.address, quote, mail }] : [];
}

/** Her text leaves today: the sums behind it are today's too. */
function statedToday(situation: Situation, letter: Letter): Pick<Letter, 'asOf' | 'totalCents'> {
  const statement = statementOf(situation);
  const { asOf, totalCents } = letter;
  if ('rateUnknown' in statement) return { asOf, totalCents };
  return { asOf: situation.today, totalCents: demanded(statement, askedItems(letter), letter.demand) };
}

/** The same letter, as the next one of the claim. */
function redrafted({ claim }: Situation, withdrawn: ClaimLetter): Letter {
  const {
    draftedOn: _d,
    state: _s,
    postedOn: _p,
    endorsedBy: _e,
    approvedUnchecked: _u,
    deadlinePassed: _x,
    ...letter
  } = withdrawn;
  return { ...letter, number: nextLetterNumber(claim) };
}

function refuse({ claim, today }: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const { by, quote, mail } = given;
  const refused: ClaimEvent = { kind: 'LetterRefused', on: today, number: letter.number, by: by.address, quote, mail };
  const handed: readonly ClaimEvent[] =
    claim.standing.status === 'with-partner' ? [] : [{ kind: 'Escalated', on: today, because: ['letter-refused'], mail }];
  const done = `${LETTER_IN_FRENCH[letter.template]} : rien ne part. Le dossier attend votre instruction (REPRENDRE, CLORE, ou un texte à envoyer).`;
  return { claimEvents: [refused, ...handed], debtorEvents: [], notices: [receipt(by.address, 'un refus', done)] };
}

/** The draft would be out of date by then: it is withdrawn, and a new one is asked when the pause ends. */
function hold(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const { today, cadence } = situation;
  const until = given.answer.until ?? addDays(today, cadence.patienceDays);
  return {
    claimEvents: [
      withdrawal(situation, letter, 'partner-waits'),
      ...partnerDecided(situation, given, 'hold'),
      { kind: 'RemindersPaused', on: today, until, because: 'member-asked' },
    ],
    debtorEvents: [],
    notices: [
      receipt(
        given.by.address,
        'attendre',
        `Rien ne part avant le ${frenchDate(until)} ; un nouveau projet vous sera soumis ensuite.`,
      ),
    ],
  };
}

function tell(given: DraftAnswer, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(given.by.address, `« ${given.quote.slice(0, 120)} »`, done)] };
}
