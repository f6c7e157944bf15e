/** A formal notice for more than the practice's own threshold leaves by the word of two partners, one after the other. */
import { cents, euros } from '../law/money.ts';
import { approvalNotices } from './approval-notice.ts';
import type { Letter } from './claim-events.ts';
import type { ClaimLetter } from './claim-letters.ts';
import type { DraftAnswer } from './decide-on-answer.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { isFormalNotice } from './formal-notice.ts';
import { type Practice, partnersOf } from './practice.ts';
import { type Situation, situationAfter } from './situation.ts';

export function needsTwoApprovals({ twoApprovalsAboveEuros: above }: Practice, letter: Letter): boolean {
  return above !== null && isFormalNotice(letter) && letter.totalCents > above * 100;
}

/** What her OK is while another's is needed: the first of the two, or said again; null where it is the second, or enough. */
export function decideOnFirstApproval(situation: Situation, letter: ClaimLetter, given: DraftAnswer): Decision | null {
  const { practice, today: on } = situation;
  const { by, mail } = given;
  if (!needsTwoApprovals(practice, letter)) return null;
  if (letter.endorsedBy !== null && letter.endorsedBy !== by.address) return null;
  const other = partnersOf(practice).find((partner) => partner.address !== by.address);
  const next = other === undefined ? 'le cabinet n’a pas d’autre associé' : `${other.name} est consulté à son tour`;
  const said = `Au-delà de ${euros(cents(practice.twoApprovalsAboveEuros! * 100))}, une mise en demeure part avec l’accord de deux associés`;
  if (letter.endorsedBy !== null)
    return {
      ...NO_DECISION,
      notices: [receipt(by.address, 'votre accord', `Il était déjà noté. ${said} : il manque le second.`)],
    };
  const endorsed = { kind: 'LetterEndorsed', on, number: letter.number, by: by.address, mail } as const;
  const after = situationAfter(situation, [endorsed]);
  const asked =
    other === undefined ? [] : approvalNotices(after, letter, `${by.name} a donné son accord. ${said} : le vôtre est attendu.`);
  return {
    claimEvents: [endorsed],
    debtorEvents: [],
    notices: [
      receipt(by.address, 'votre accord', `C’est noté. ${said} : ${next}, et rien ne part avant.`),
      ...asked.map((notice): Notice => ({ ...notice, to: { member: other!.address } })),
    ],
  };
}
