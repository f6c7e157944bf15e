/** What we do when a member answers a draft: what was approved is what leaves, once, for that draft, from someone who may. */
import { assertNever } from '../law/brand.ts';
import { addBusinessDays, addDays, frenchDate } from '../law/calendar.ts';
import type { Answer } from '../reading/member-reading.ts';
import { letterNumbered, nextLetterNumber } from './claim.ts';
import type { ClaimEvent, Letter, MailId } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import type { DebtorEvent } from './debtor.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { askedItems, demanded, drafted } from './draft-letter.ts';
import { LETTER_IN_FRENCH } from './in-french.ts';
import type { Member } from './practice.ts';
import { type Situation, situationAfter, statementOf } from './situation.ts';

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
  /** What `letter-check` found in her edited text that may never leave. */
  readonly blocked: readonly string[];
  readonly mail: MailId;
};

/** A clear yes that is not a word of the closed list waits this long. */
export const HOLD_MINUTES = 10;

export function decideOnAnswer(situation: Situation, given: DraftAnswer): Decision {
  const letter = letterNumbered(situation.claim, given.number);
  const stopped = situation.debtor.stopped !== null || situation.claim.standing.status === 'closed';
  const waiting = letter !== null && (letter.state === 'awaiting-approval' || letter.state === 'queued');
  if (letter === null || !waiting || stopped) return tell(given, 'Ce projet n’est plus d’actualité : rien n’est parti.');
  if (letter.approval === 'partner' && given.by.role !== 'partner') {
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

function approve(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  if (letter.state === 'queued') return tell(given, 'Cet accord était déjà enregistré : le courrier part une seule fois.');
  if (given.askedHash !== given.currentHash)
    return tell(given, 'Le projet a changé depuis : un nouveau vous est soumis, rien n’est parti.');
  const plain = given.answer.word === 'closed-list';
  const grave = letter.template === 'formal-notice' || letter.approval === 'member' || isFirstToAddress(situation);
  if (!plain && grave) return askForTheWord(situation, letter, given);
  const holdMinutes = plain ? 0 : HOLD_MINUTES;
  const { number, by, mail, currentHash: draftHash } = given;
  const approved: ClaimEvent = {
    kind: 'LetterApproved',
    on: situation.today,
    number,
    by: by.address,
    draftHash,
    holdMinutes,
    mail,
  };
  const what = `${LETTER_IN_FRENCH[letter.template]}, ${letter.to === null ? 'à poster' : `à ${letter.to}`}`;
  const done = plain
    ? `Accord enregistré (${what}) : le courrier part exactement comme il vous a été montré.`
    : `Accord enregistré (${what}) : le courrier partira dans ${HOLD_MINUTES} minutes ; répondez STOP d’ici là pour l’arrêter.`;
  return {
    claimEvents: [approved],
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

function askForTheWord(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const notice: Notice = {
    to: { member: given.by.address },
    template: 'draft-to-approve',
    fields: {
      what: LETTER_IN_FRENCH[letter.template],
      why: 'Votre réponse est comprise comme un accord ; pour ce courrier, le seul mot OK, sur la première ligne, le fait partir.',
    },
    shows: letter.number,
    question: { kind: 'confirm-approval', choices: [], letter: letter.number, askAgainOn: addBusinessDays(situation.today, 1) },
  };
  return { ...NO_DECISION, notices: [notice] };
}

/** Her text leaves exactly as she wrote it, in the place of the draft; it is her approval of it. */
function edit(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const words = given.answer.editedText;
  if (words === null) {
    return tell(
      given,
      'Vous demandez une modification : renvoyez le texte entier à envoyer, et il partira tel quel. Rien n’est parti.',
    );
  }
  if (given.blocked.length > 0) return tell(given, `Votre texte n’est pas parti : ${given.blocked.join(' ; ')}.`);
  const { today } = situation;
  const withdrawn: ClaimEvent = { kind: 'LetterWithdrawn', on: today, number: letter.number, because: 'edited' };
  const after = situationAfter(situation, [withdrawn]);
  const edited: Letter = {
    ...letterOnly(letter),
    ...statedToday(after, letter),
    number: nextLetterNumber(after.claim),
    template: 'partner-words',
    words,
    approval: 'none',
  };
  const { by, mail, quote } = given;
  return {
    claimEvents: [
      withdrawn,
      { kind: 'PartnerDecided', on: today, what: 'send', by: by.address, quote, mail },
      ...drafted(after, edited),
    ],
    debtorEvents: confirmedAddress(situation, letter, given),
    notices: [receipt(by.address, 'votre texte', `Il part à ${letter.to ?? 'poster'} exactement tel que vous l’avez écrit.`)],
  };
}

/** Her text leaves today: the sums behind it are today's too. */
function statedToday(situation: Situation, letter: Letter): Pick<Letter, 'asOf' | 'totalCents'> {
  const statement = statementOf(situation);
  const { asOf, totalCents } = letter;
  if ('rateUnknown' in statement) return { asOf, totalCents };
  return { asOf: situation.today, totalCents: demanded(statement, askedItems(letter), letter.demand) };
}

function letterOnly({ draftedOn: _d, state: _s, postedOn: _p, deadlinePassed: _x, ...letter }: ClaimLetter): Letter {
  return letter;
}

function refuse({ claim, today }: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const { number, by, quote, mail } = given;
  const refused: ClaimEvent = { kind: 'LetterRefused', on: today, number, by: by.address, quote, mail };
  const handed: readonly ClaimEvent[] =
    claim.standing.status === 'with-partner' ? [] : [{ kind: 'Escalated', on: today, because: ['letter-refused'], mail }];
  const done = `${LETTER_IN_FRENCH[letter.template]} : rien ne part. Le dossier attend votre instruction (REPRENDRE, CLORE, ou un texte à envoyer).`;
  return { claimEvents: [refused, ...handed], debtorEvents: [], notices: [receipt(by.address, 'un refus', done)] };
}

/** The draft would be out of date by then: it is withdrawn, and a new one is asked when the pause ends. */
function hold(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision {
  const { today, cadence } = situation;
  const until = given.answer.until ?? addDays(today, cadence.patienceDays);
  const { by, quote, mail } = given;
  return {
    claimEvents: [
      { kind: 'LetterWithdrawn', on: today, number: letter.number, because: 'partner-waits' },
      { kind: 'PartnerDecided', on: today, what: 'hold', by: by.address, quote, mail },
      { kind: 'RemindersPaused', on: today, until, because: 'member-asked' },
    ],
    debtorEvents: [],
    notices: [
      receipt(by.address, 'attendre', `Rien ne part avant le ${frenchDate(until)} ; un nouveau projet vous sera soumis ensuite.`),
    ],
  };
}

function tell(given: DraftAnswer, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(given.by.address, `« ${given.quote.slice(0, 120)} »`, done)] };
}
