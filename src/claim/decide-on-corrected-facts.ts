/** What we do when a member says that a fact of the claim is another: corrected by who may, else put before a partner while the reminders wait. */
import { frenchDate } from '../law/calendar.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { decideOnFacts, type TypedFacts } from './decide-on-facts.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice, together } from './decision.ts';
import { withdrawUntrue } from './escalate.ts';
import { itemMeant } from './item-meant.ts';
import { patience } from './pause-and-write.ts';
import type { Member } from './practice.ts';
import { type Situation, situationAfter } from './situation.ts';

export type Correcting = {
  readonly facts: TypedFacts;
  readonly by: Member;
  readonly quote: string;
  readonly mail: MailId;
};

export function decideOnCorrectedFacts(situation: Situation, correcting: Correcting): Decision {
  const { facts, by, mail } = correcting;
  const { claim } = situation;
  const ofAnItem = facts.amountCents !== null || facts.dueDate !== null;
  if (ofAnItem && itemMeant(claim.items, facts) === null)
    return tell(by, 'Je ne sais pas quelle facture corriger : redites-le avec son numéro. Rien n’a changé.');
  if (!mayCorrect(situation, by)) return askPartner(situation, correcting);
  const begun = [...withdrawUntrue(situation, 'facts-corrected'), ...settled(situation, by)];
  const learned = decideOnFacts(situationAfter(situation, begun), facts, facts, by, mail);
  if (learned.claimEvents.length + learned.debtorEvents.length === 0)
    return tell(by, 'C’est ce que dit déjà le dossier : rien n’a changé.');
  return together({ ...NO_DECISION, claimEvents: begun }, learned);
}

/** Something is to be put right, and what exactly is not surely read: nothing changes, and nothing leaves for a while. */
export function waitForTheFact(situation: Situation, by: Member): Decision {
  const { today: on } = situation;
  const paused: ClaimEvent = { kind: 'RemindersPaused', on, until: patience(situation), because: 'question-to-practice' };
  const claimEvents = [...withdrawUntrue(situation, 'facts-corrected'), paused];
  const { standing } = situationAfter(situation, claimEvents).claim;
  const waits = standing.status === 'paused' ? ` D’ici au ${frenchDate(standing.until)}, aucun rappel ne part.` : '';
  const done = `Je ne suis pas sûr de ce qui est à corriger : rien n’a changé. Écrivez-le seul, par exemple « MONTANT 680 € », « ÉCHÉANCE 30/09/2026 » ou « ADRESSE nom@exemple.fr ».${waits}`;
  return { ...NO_DECISION, claimEvents: standing.status === 'closed' ? [] : claimEvents, notices: tell(by, done).notices };
}

/** A partner at any time; whoever opened the claim until its first letter has left. */
export function mayCorrect({ claim }: Situation, by: Member): boolean {
  const hasLeft = claim.letters.some((letter) => ['posted', 'bounced', 'unsure'].includes(letter.state));
  return by.role === 'partner' || (by.address === claim.openedBy && !hasLeft);
}

/** The claim was put before her for this alone: her correction is her decision. */
function settled({ claim: { standing }, today: on }: Situation, by: Member): readonly ClaimEvent[] {
  const forThis = standing.status === 'with-partner' && standing.because.every((reason) => reason === 'member-asked');
  return forThis && by.role === 'partner' ? [{ kind: 'RemindersResumed', on, because: 'partner-said' }] : [];
}

function askPartner(situation: Situation, { by, quote, mail }: Correcting): Decision {
  const { claim, today: on } = situation;
  const isClosed = claim.standing.status === 'closed';
  const claimEvents: readonly ClaimEvent[] = isClosed
    ? []
    : [...withdrawUntrue(situation, 'facts-corrected'), { kind: 'Escalated', on, because: ['member-asked'], mail }];
  const said = `${by.name} écrit : « ${quote.slice(0, 200)} »`;
  const waits = isClosed ? 'Le dossier est clos.' : 'Les rappels attendent votre décision.';
  const asked = `${waits} Pour corriger le dossier, répondez par l’élément exact, par exemple « montant 680 € » ou « échéance 30/09/2026 » ; si rien n’est à corriger, par REPRENDRE.`;
  const toPartners: Notice = { ...receipt(by.address, said, asked), to: 'partners' };
  const done = isClosed
    ? 'Le dossier est clos, et seul un associé y corrige un élément : il en est informé.'
    : 'Seul un associé corrige cet élément à présent : il est consulté, et plus aucun rappel ne part avant sa réponse.';
  return { ...NO_DECISION, claimEvents, notices: [...tell(by, done).notices, toPartners] };
}

function tell(by: Member, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(by.address, 'un élément du dossier à corriger', done)] };
}
