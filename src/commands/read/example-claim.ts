/** A claim to show consequences on: opened weeks ago and lived until the day of the mail by the daemon's own decisions. */
import { newestCadence } from '../../claim/cadence.ts';
import { claimFrom } from '../../claim/claim.ts';
import type { ClaimEvent, ClaimId, MailId } from '../../claim/claim-events.ts';
import { type DebtorId, debtorFrom } from '../../claim/debtor.ts';
import { decideOnNewDay } from '../../claim/decide-on-new-day.ts';
import { decideOnPosted } from '../../claim/decide-on-posting.ts';
import type { Decision } from '../../claim/decision.ts';
import type { Member, Practice, PracticeId } from '../../claim/practice.ts';
import { type Situation, situationAfter } from '../../claim/situation.ts';
import { addDays, businessDayFrom, type IsoDate } from '../../law/calendar.ts';
import { cents } from '../../law/money.ts';
import type { Rules } from '../../rules.ts';

export type Example = {
  readonly rules: Pick<Rules, 'cadences' | 'rates' | 'phrases' | 'letterPhrases'>;
  readonly today: IsoDate;
  readonly debtor: { readonly name: string | null; readonly address: string | null };
};

export const EXAMPLE_CENTS = cents(1_200_00);
export const MAIL = 'mail' as MailId;
const CADENCE = 'standard';
const EMPTY_ADDRESS = 'debiteur@exemple.invalid';

export const PARTNER: Member = { name: 'un associé', address: 'associe@cabinet.invalid', role: 'partner' };
export const STAFF: Member = { name: 'un collaborateur', address: 'collaborateur@cabinet.invalid', role: 'staff' };

const CREDITOR = { name: 'le cabinet', kind: 'professional', postalAddress: [], bank: null, mandateOn: null } as const;
const PRACTICE: Practice = {
  id: 'exemple' as PracticeId,
  name: 'le cabinet',
  profession: 'other',
  legalLines: [],
  postalAddress: [],
  inbox: 'creances@cabinet.invalid',
  contact: { name: STAFF.name, phone: '', address: STAFF.address },
  dataProtectionContact: STAFF.address,
  members: [PARTNER, STAFF],
  creditors: [CREDITOR],
  cadence: CADENCE,
  remindsInAugust: true,
  twoApprovalsAboveEuros: null,
  planEnvelope: { maxInstalments: 3, maxDays: 90, minFirstPaymentPct: 0, accelerates: true },
  mediator: null,
  smallBalanceEuros: 0,
  confirmsPayments: null,
  insolvency: { check: 'off', url: 'http://127.0.0.1:9/' },
  referencePrefix: 'EX',
};

/** A first reminder left some ten days before. */
export function remindedClaim(example: Example): Situation {
  return lived(opened(example, 20), [-10], example.today);
}

/** The draft of a formal notice waits for a partner since that morning. */
export function claimWithDraft(example: Example): Situation {
  return lived(opened(example, 60), [-50, -35, 0], example.today);
}

export function around({ rules }: Example): Pick<Situation, 'practice' | 'creditor' | 'cadence' | 'rates' | 'outOfDate'> {
  const cadence = newestCadence(rules.cadences, CADENCE);
  if (cadence === null) throw new Error(`config/cadences.yaml has no cadence ${CADENCE}`);
  return { practice: PRACTICE, creditor: CREDITOR, cadence, rates: rules.rates, outOfDate: [] };
}

function opened(example: Example, daysOverdue: number): Situation {
  const dueDate = addDays(example.today, -daysOverdue);
  const debtorId = 'debiteur' as DebtorId;
  const { cadence, ...rest } = around(example);
  const { address, name } = example.debtor;
  const known = { on: dueDate, address: address ?? EMPTY_ADDRESS, typedBy: STAFF.address };
  const item = { ref: 'exemple', kind: 'invoice', amountCents: EXAMPLE_CENTS, issuedOn: dueDate, dueDate } as const;
  const begun: ClaimEvent = {
    kind: 'ClaimOpened',
    on: dueDate,
    reference: 'EXEMPLE',
    creditor: CREDITOR.name,
    debtorId,
    openedBy: STAFF.address,
    cadence: { name: cadence.name, version: cadence.version },
    mail: MAIL,
  };
  return {
    ...rest,
    cadence,
    claim: claimFrom('exemple' as ClaimId, [begun, { kind: 'ItemAdded', on: dueDate, item, mail: MAIL }]),
    debtor: debtorFrom(debtorId, [
      { kind: 'DebtorNamed', on: dueDate, name: name ?? 'le débiteur' },
      { kind: 'AddressLearned', ...known },
    ]),
    today: dueDate,
  };
}

/** These days, or the business days after them, begin one by one, each letter posted the day it was written; then it is `today`. */
function lived(begun: Situation, days: readonly number[], today: IsoDate): Situation {
  let situation = begun;
  for (const offset of days) {
    const morning = { ...situation, today: businessDayFrom(addDays(today, offset)) };
    situation = after(morning, decideOnNewDay(morning));
    const last = situation.claim.letters.at(-1);
    if (last?.state === 'queued') situation = after(situation, decideOnPosted(situation, last.number));
  }
  return { ...situation, today };
}

function after(situation: Situation, { claimEvents, debtorEvents }: Decision): Situation {
  return situationAfter(situation, claimEvents, debtorEvents);
}
