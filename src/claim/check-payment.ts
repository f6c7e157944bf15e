/** An announced payment put to the staff: the sum it can be, the day it can have been, and whether it is counted already. */
import { addBusinessDays, addDays, daysBetween, frenchDate, type IsoDate } from '../law/calendar.ts';
import { type Cents, euros, NOTHING } from '../law/money.ts';
import type { Notice } from './decision.ts';
import { receivedLetters } from './next-step.ts';
import { principalStatementOf, type Situation, statementOf } from './situation.ts';

const OTHER_CHOICES = ['Non, rien n’est reçu', 'Une autre somme : indiquez-la après le chiffre'] as const;

/** One reply answers it: is the announced payment on the account? A sum not told is what was last asked for, and is printed. */
export function checkPaymentNotice(
  situation: Situation,
  quote: string,
  amountCents: Cents | null,
  paidOn: IsoDate | null,
): Notice {
  const { today } = situation;
  const asked = amountCents === null ? askedFor(situation) : null;
  const sum = amountCents ?? asked;
  const counted = alreadyCounted(situation, sum, paidOn);
  const more = counted === null ? '' : ' de plus';
  const received = sum === null ? 'Oui, le solde est bien reçu' : `Oui, ${euros(sum)}${more} sont bien reçus`;
  const told =
    amountCents === null ? `montant non précisé${asked === null ? '' : ` (demandé : ${euros(asked)})`}` : euros(amountCents);
  return {
    to: 'staff',
    template: 'check-payment',
    fields: {
      quote,
      amount: counted === null ? told : `${told} ; une somme égale, reçue le ${frenchDate(counted)}, est déjà comptée`,
      paidOn: paidOn === null ? 'date non précisée' : frenchDate(paidOn),
    },
    shows: null,
    question: {
      kind: 'check-payment',
      choices: [received, ...OTHER_CHOICES],
      letter: null,
      askAgainOn: addBusinessDays(today, 2),
    },
  };
}

/** Where no invoice says when it was issued, half a year before the first due date. */
export function mayBePaidOn({ claim, today }: Situation, day: IsoDate): boolean {
  const since = claim.items.map(({ issuedOn, dueDate }) => issuedOn ?? addDays(dueDate ?? claim.openedOn, -183));
  return day <= today && since.some((first) => first <= day);
}

/** The day of an equal payment already counted that may be this one; null where there is none. */
export function alreadyCounted({ claim }: Situation, amountCents: Cents | null, paidOn: IsoDate | null): IsoDate | null {
  const near = (day: IsoDate) => paidOn === null || Math.abs(daysBetween(day, paidOn)) <= SAME_PAYMENT_DAYS;
  return claim.payments.find((paid) => paid.amountCents === amountCents && near(paid.on))?.on ?? null;
}

const SAME_PAYMENT_DAYS = 7;

/** What the last letter asked for, else the principal: nobody pays what was not asked of him. */
export function askedFor(situation: Situation): Cents | null {
  const { claim } = situation;
  const last = receivedLetters(claim).findLast((letter) => !letter.solicited);
  const paidSince = claim.payments.some((paid) => paid.on >= (last?.postedOn ?? paid.on));
  if (last !== undefined && !paidSince) return last.totalCents;
  const statement = principalStatementOf(situation);
  return 'rateUnknown' in statement || statement.totalCents <= NOTHING ? owed(situation) : statement.totalCents;
}

/** The whole of it, null where a rate is missing. */
export function owed(situation: Situation): Cents | null {
  const statement = statementOf(situation);
  return 'rateUnknown' in statement ? null : statement.totalCents;
}
