/** What may acknowledge the debt, put to a partner with its words: only hers moves the limitation. Never what counsel wrote. Sources: L-45 to L-47. */
import { addBusinessDays, daysBetween, frenchDate, type IsoDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { ClaimEvent, EventOf, MailId } from './claim-events.ts';
import { limitationOf } from './claim-limitation.ts';
import type { Chosen } from './decide-on-choice.ts';
import { receipt } from './decide-on-payment.ts';
import { type Decision, NO_DECISION } from './decision.ts';
import { stopEvents } from './escalate.ts';
import { replyFields } from './flag-notice.ts';
import { limitationInFrench } from './limitation-in-french.ts';
import type { Reply } from './reply.ts';
import { principalStatementOf, type Situation, situationAfter } from './situation.ts';

/** Days won on the limitation that are worth a partner's word; what wins fewer stays in the history as it was said. */
const WORTH_ASKING_DAYS = 30;
/** Nothing waits for her answer. */
const ASK_AGAIN_BUSINESS_DAYS = 10;

/** His own words, unless they tell of what ends every letter to him. */
export function acknowledgementByReply(situation: Situation, reply: Reply): Decision {
  if (!reply.read.acknowledgesDebt || stopEvents(situation, reply.read).length > 0) return NO_DECISION;
  const quote = reply.read.statements.map((said) => said.quote).join(' […] ');
  return putToPartners(situation, { acknowledgedOn: reply.writtenOn, quote, mail: reply.mail }, replyFields(reply));
}

/** A payment booked by a person that leaves something owed, if that can be known (L-46). */
export function acknowledgementByPayment(
  situation: Situation,
  { amountCents, paidOn, mail }: Pick<EventOf<'PaymentReceived'>, 'amountCents' | 'paidOn' | 'mail'>,
): Decision {
  if ('rateUnknown' in principalStatementOf(situation)) return NO_DECISION;
  const quote = `paiement partiel de ${euros(amountCents)}, le ${frenchDate(paidOn)}`;
  const said = { who: 'Le débiteur', writtenOn: frenchDate(paidOn), quotes: [{ quote }] };
  return putToPartners(situation, { acknowledgedOn: paidOn, quote, mail }, said);
}

type Found = Pick<EventOf<'AcknowledgementFound'>, 'acknowledgedOn' | 'quote' | 'mail'>;

function putToPartners(situation: Situation, found: Found, said: ReturnType<typeof replyFields>): Decision {
  const { claim, debtor, today: on } = situation;
  const asked = claim.acknowledgementsFound.map((one) => one.acknowledgedOn);
  const before = lastDayWith(situation, asked);
  const after = lastDayWith(situation, [...asked, found.acknowledgedOn]);
  if (claim.standing.status === 'closed' || debtor.stopped !== null || before === null || after === null) return NO_DECISION;
  if (daysBetween(before, after) < WORTH_ASKING_DAYS) return NO_DECISION;
  const now = lastDayWith(situation, []) ?? before;
  return {
    claimEvents: [{ kind: 'AcknowledgementFound', on, ...found }],
    debtorEvents: [],
    notices: [
      {
        to: 'partners',
        template: 'acknowledgement-found',
        fields: said,
        shows: null,
        question: {
          kind: 'confirm-acknowledgement',
          choices: [
            `Oui, c’est une reconnaissance de la dette : le dernier jour utile devient le ${frenchDate(after)}`,
            `Non : le dernier jour utile reste le ${frenchDate(now)}`,
          ],
          letter: null,
          askAgainOn: addBusinessDays(on, ASK_AGAIN_BUSINESS_DAYS),
        },
      },
    ],
  };
}

/** Were these acknowledgements confirmed. */
function lastDayWith(situation: Situation, days: readonly IsoDate[]): IsoDate | null {
  const { claim } = situation;
  return limitationOf({ ...situation, claim: { ...claim, acknowledgedOn: [...claim.acknowledgedOn, ...days] } })?.lastDay ?? null;
}

/** Her yes makes the limitation run anew from the day of the words (1); her no leaves it (2). `asked`: the mail they stand in. */
export function decideOnAcknowledgementChoice(situation: Situation, picked: Chosen, asked: MailId | null): Decision {
  const { chosen, by, mail, quote } = picked;
  const { claim, today: on } = situation;
  const found = claim.acknowledgementsFound.findLast((one) => one.mail === asked);
  if (found === undefined) throw new Error(`claim ${claim.id}: no acknowledgement was found in mail ${asked}`);
  const said = `la reconnaissance du ${frenchDate(found.acknowledgedOn)}`;
  if (chosen !== 1) {
    const refused: ClaimEvent = { kind: 'PartnerDecided', on, what: 'refuse', by: by.address, quote, mail };
    return {
      ...NO_DECISION,
      claimEvents: [refused],
      notices: [receipt(by.address, said, 'Elle n’est pas retenue : rien n’a changé.')],
    };
  }
  const { acknowledgedOn } = found;
  const confirmed: ClaimEvent = {
    kind: 'AcknowledgementConfirmed',
    on,
    acknowledgedOn,
    by: by.address,
    mail: found.mail ?? mail,
  };
  const limitation = limitationOf(situationAfter(situation, [confirmed]));
  const done = limitation === null ? 'Elle est enregistrée.' : `Elle est enregistrée : ${limitationInFrench(limitation)}.`;
  return { ...NO_DECISION, claimEvents: [confirmed], notices: [receipt(by.address, said, done)] };
}
