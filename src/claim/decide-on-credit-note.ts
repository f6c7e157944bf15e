/** What we do when a member tells of a credit note: what waits to leave is made anew. */
import { daysBetween, frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros, sum } from '../law/money.ts';
import type { ClaimEvent } from './claim-events.ts';
import { receipt } from './decide-on-payment.ts';
import type { Asking } from './decide-on-request.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { withdrawUntrue } from './escalate.ts';
import { isOfNoItem } from './item-meant.ts';
import { type Situation, situationAfter, statementOf } from './situation.ts';

/** The principal of the invoice it names, else of the only one, falls by it, once; all notes together never exceed what was invoiced. */
export function decideOnCreditNote(situation: Situation, asking: Asking): Decision {
  const { claim, today } = situation;
  const { amountCents, until } = asking.request;
  const { invoiceRef: number = null } = asking.request;
  const told = (done: string) => tell(asking, 'un avoir', done);
  if (number !== null && isOfNoItem(claim, number))
    return told(`La facture n° ${number} n’est pas dans le dossier ${claim.reference} : rien n’a changé.`);
  const named = claim.items.filter((item) => asking.quote.includes(item.ref));
  const [item, ...others] = named.length > 0 ? named : claim.items;
  if (amountCents === null || item === undefined || others.length > 0)
    return told('Je ne sais pas quelle facture réduire, ni de combien : écrivez « AVOIR 100 € sur la facture n° … ».');
  const notes = claim.creditNotes.filter((note) => note.item === item.ref || note.item === null);
  const counted = notes.find((note) => note.amountCents === amountCents && isSameNote(note.on, until, today));
  if (counted !== undefined)
    return told(
      `Un avoir de ${euros(amountCents)} sur ${item.ref} est déjà compté le ${frenchDate(counted.on)} : rien n’a changé. S’il s’agit d’un second avoir, donnez sa date : « AVOIR ${euros(amountCents)} du 12/11 ».`,
    );
  if (item.amountCents !== null && sum([...notes.map((note) => note.amountCents), amountCents]) > item.amountCents)
    return told(
      `${notes.length > 0 ? 'Avec ceux déjà comptés, cet avoir' : 'Cet avoir'} dépasse le montant de ${item.ref}, ${euros(item.amountCents)} : rien n’a changé.`,
    );
  const notedOn = until ?? today;
  const claimEvents: readonly ClaimEvent[] = [
    ...withdrawUntrue(situation, 'amount-changed'),
    { kind: 'CreditNoted', on: today, amountCents, notedOn, item: item.ref, by: asking.by.address },
  ];
  const done = `Avoir de ${euros(amountCents)} du ${frenchDate(notedOn)} sur ${item.ref} : c’est noté. ${whatRemains(situation, claimEvents)}`;
  return { ...told(done), claimEvents };
}

/** An equal note on the same invoice: of the day told, else of the last month. */
function isSameNote(countedOn: IsoDate, told: IsoDate | null, today: IsoDate): boolean {
  return told === null ? daysBetween(countedOn, today) <= SAME_NOTE_DAYS : countedOn === told;
}

const SAME_NOTE_DAYS = 31;

function whatRemains(situation: Situation, events: readonly ClaimEvent[]): string {
  const statement = statementOf(situationAfter(situation, events));
  if ('rateUnknown' in statement) return 'Ce qui reste dû ne peut être calculé : un taux manque.';
  return statement.totalCents > 0
    ? `Il reste ${euros(statement.totalCents)}.`
    : 'Il ne reste rien à payer : répondez CLORE pour fermer le dossier.';
}

function tell({ by }: Asking, understood: string, done: string): Decision {
  return { ...NO_DECISION, notices: [receipt(by.address, understood, done)] };
}
