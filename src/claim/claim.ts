/** A claim: all that one debtor owes one creditor, folded from its history. */
import { assertNever } from '../law/brand.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { Cents } from '../law/money.ts';
import type { Instalment } from '../reading/reading.ts';
import {
  type ClaimEvent,
  type ClaimId,
  type EscalationReason,
  type EventOf,
  isOf,
  type MailId,
  type Outcome,
  type PauseReason,
} from './claim-events.ts';
import { ITEM_EVENTS, itemsAfter } from './claim-items.ts';
import { type ClaimLetter, LETTER_EVENTS, lettersAfter } from './claim-letters.ts';
import { type Call, type Said, WORD_EVENTS, wordsAfter } from './claim-words.ts';
import type { DebtorId } from './debtor.ts';
import type { Item } from './item.ts';
import { PLAN_EVENTS, type Plan, planAfter } from './plan.ts';
import type { CadenceId } from './practice.ts';

export type Standing =
  | { readonly status: 'running' }
  | { readonly status: 'paused'; readonly until: IsoDate; readonly because: PauseReason }
  | { readonly status: 'with-partner'; readonly because: readonly EscalationReason[]; readonly since: IsoDate }
  | { readonly status: 'closed'; readonly outcome: Outcome; readonly on: IsoDate };

export type MadePromise = {
  readonly madeOn: IsoDate;
  readonly amountCents: Cents | null;
  readonly date: IsoDate;
  readonly instalments: readonly Instalment[] | null;
  readonly quote: string;
  /** What it rests on; null where nothing was written. */
  readonly mail: MailId | null;
  readonly state: 'open' | 'kept' | 'broken';
};

export type Money = { readonly on: IsoDate; readonly amountCents: Cents; readonly item: string | null };

export type Claim = {
  readonly id: ClaimId;
  readonly reference: string;
  readonly creditor: string;
  readonly debtorId: DebtorId;
  readonly openedBy: string;
  readonly openedOn: IsoDate;
  readonly cadence: CadenceId;
  readonly items: readonly (Item & { readonly frozen: boolean })[];
  /** The last day an item was added or made exact. */
  readonly factsOn: IsoDate;
  readonly payments: readonly Money[];
  readonly creditNotes: readonly Money[];
  readonly announcedPayments: readonly {
    readonly on: IsoDate;
    readonly amountCents: Cents | null;
    readonly paidOn: IsoDate | null;
  }[];
  readonly letters: readonly ClaimLetter[];
  readonly promises: readonly MadePromise[];
  readonly plan: Plan | null;
  readonly said: readonly Said[];
  readonly calls: readonly Call[];
  /** The day a formal notice is proven received; null = not proven. */
  readonly formalNoticeReceivedOn: IsoDate | null;
  readonly standing: Standing;
  readonly partnerRemindedOn: IsoDate | null;
  /** The last day a member said that nothing else was paid. */
  readonly ledgerConfirmedOn: IsoDate | null;
  /** What may be an acknowledgement of the debt, put to a partner; `acknowledgedOn`: those she confirmed. */
  readonly acknowledgementsFound: readonly Pick<EventOf<'AcknowledgementFound'>, 'acknowledgedOn' | 'quote' | 'mail'>[];
  readonly acknowledgedOn: readonly IsoDate[];
  /** What partners were last told of the limitation. */
  readonly limitationAlerted: Pick<EventOf<'LimitationAlerted'>, 'lastDay' | 'stage'> | null;
  /** Events folded: the version its next event follows. */
  readonly version: number;
};

/** @throws Error, a bug, when the history does not begin with ClaimOpened. */
export function claimFrom(id: ClaimId, history: readonly ClaimEvent[]): Claim {
  const [opened, ...rest] = history;
  if (opened?.kind !== 'ClaimOpened')
    throw new Error(`claim ${id}: its history begins with ${opened?.kind ?? 'nothing'}, not ClaimOpened`);
  const first: Claim = {
    id,
    reference: opened.reference,
    creditor: opened.creditor,
    debtorId: opened.debtorId,
    openedBy: opened.openedBy,
    openedOn: opened.on,
    cadence: opened.cadence,
    items: [],
    factsOn: opened.on,
    payments: [],
    creditNotes: [],
    announcedPayments: [],
    letters: [],
    promises: [],
    plan: null,
    said: [],
    calls: [],
    formalNoticeReceivedOn: null,
    standing: { status: 'running' },
    partnerRemindedOn: null,
    ledgerConfirmedOn: null,
    acknowledgementsFound: [],
    acknowledgedOn: [],
    limitationAlerted: null,
    version: 1,
  };
  return claimAfter(first, rest);
}

/** The claim once these events have followed. */
export function claimAfter(claim: Claim, events: readonly ClaimEvent[]): Claim {
  return events.reduce((before, event) => ({ ...afterEvent(before, event), version: before.version + 1 }), claim);
}

function afterEvent(claim: Claim, event: ClaimEvent): Claim {
  if (isOf(event, ITEM_EVENTS)) return { ...claim, ...itemsAfter(claim, event) };
  if (isOf(event, LETTER_EVENTS)) return { ...claim, letters: lettersAfter(claim.letters, event) };
  if (isOf(event, WORD_EVENTS)) return { ...claim, ...wordsAfter(claim, event) };
  if (isOf(event, PROMISE_EVENTS))
    return { ...claim, promises: promisesAfter(claim.promises, event), plan: planKept(claim, event) };
  if (isOf(event, PLAN_EVENTS)) return { ...claim, plan: planAfter(claim.plan, event), standing: standingOfPlan(claim, event) };
  if (isOf(event, MONEY_EVENTS)) return moneyAfter(claim, event);
  if (isOf(event, STANDING_EVENTS)) return { ...claim, standing: standingAfter(claim.standing, event) };
  switch (event.kind) {
    case 'ClaimOpened':
      throw new Error(`claim ${claim.id} was opened twice`);
    case 'FormalNoticeServed':
      return { ...claim, formalNoticeReceivedOn: event.receivedOn };
    case 'LedgerConfirmed':
      return { ...claim, ledgerConfirmedOn: event.on };
    case 'PartnerReminded':
      return { ...claim, partnerRemindedOn: event.on };
    case 'LimitationAlerted':
      return { ...claim, limitationAlerted: event };
    case 'AcknowledgementFound':
      return { ...claim, acknowledgementsFound: [...claim.acknowledgementsFound, event] };
    case 'AcknowledgementConfirmed':
      return { ...claim, acknowledgedOn: [...claim.acknowledgedOn, event.acknowledgedOn] };
    case 'CorrespondenceFiled':
    case 'PartnerDecided':
    case 'ExhibitFiled':
      return claim;
    default:
      return assertNever(event);
  }
}

const PROMISE_EVENTS = ['PromiseMade', 'PromiseKept', 'PromiseBroken'] as const;
const MONEY_EVENTS = ['PaymentAnnounced', 'PaymentReceived', 'PaymentReturned', 'CreditNoted'] as const;
const STANDING_EVENTS = ['RemindersPaused', 'RemindersResumed', 'Escalated', 'ClaimClosed', 'ClaimReopened'] as const;

/** A pause never takes a claim out of a partner's hands: only she, or closing, does. */
function standingAfter(standing: Standing, event: EventOf<(typeof STANDING_EVENTS)[number]>): Standing {
  switch (event.kind) {
    case 'RemindersPaused':
      return standing.status === 'running' || (standing.status === 'paused' && !outlasts(standing, event))
        ? { status: 'paused', until: event.until, because: event.because }
        : standing;
    case 'RemindersResumed':
    case 'ClaimReopened':
      return { status: 'running' };
    case 'Escalated': {
      const before = standing.status === 'with-partner' ? standing.because : [];
      return standing.status === 'closed'
        ? standing
        : { status: 'with-partner', because: [...new Set([...before, ...event.because])], since: event.on };
    }
    case 'ClaimClosed':
      return { status: 'closed', outcome: event.outcome, on: event.on };
    default:
      return assertNever(event);
  }
}

type Pause = { readonly until: IsoDate; readonly because: PauseReason };

/** Whatever is said meanwhile, reminders wait as long as was said before; only a new day promised takes the place of the one before. */
function outlasts(pause: Pause, next: Pause): boolean {
  return pause.until > next.until && !(pause.because === 'promise' && next.because === 'promise');
}

/** A proposal nobody confirmed falls with its first day missed. */
function planKept({ plan }: Claim, event: ClaimEvent): Plan | null {
  return event.kind === 'PromiseBroken' && plan?.state === 'proposed' ? null : plan;
}

/** What is agreed takes the place of any pause, and of a partner's decision about it. */
function standingOfPlan({ standing }: Claim, event: ClaimEvent): Standing {
  return event.kind === 'PlanAgreed' && standing.status !== 'closed' ? { status: 'running' } : standing;
}

/** A new promise takes the place of the open one. */
function promisesAfter(
  promises: readonly MadePromise[],
  event: EventOf<(typeof PROMISE_EVENTS)[number]>,
): readonly MadePromise[] {
  if (event.kind === 'PromiseMade') {
    const { on, amountCents, date, instalments, quote, mail } = event;
    return [
      ...promises.filter((made) => made.state !== 'open'),
      { madeOn: on, amountCents, date, instalments, quote, mail, state: 'open' },
    ];
  }
  const state = event.kind === 'PromiseKept' ? 'kept' : 'broken';
  return promises.map((made) => (made.state === 'open' && made.date === event.promisedFor ? { ...made, state } : made));
}

function moneyAfter(claim: Claim, event: EventOf<(typeof MONEY_EVENTS)[number]>): Claim {
  switch (event.kind) {
    case 'PaymentAnnounced':
      return {
        ...claim,
        announcedPayments: [...claim.announcedPayments, { on: event.on, amountCents: event.amountCents, paidOn: event.paidOn }],
      };
    case 'PaymentReceived':
      return { ...claim, payments: [...claim.payments, { on: event.paidOn, amountCents: event.amountCents, item: event.item }] };
    case 'PaymentReturned': {
      const returned = claim.payments.findIndex((paid) => paid.on === event.paidOn && paid.amountCents === event.amountCents);
      return { ...claim, payments: claim.payments.filter((_, index) => index !== returned) };
    }
    case 'CreditNoted':
      return {
        ...claim,
        creditNotes: [...claim.creditNotes, { on: event.notedOn, amountCents: event.amountCents, item: event.item }],
      };
    default:
      return assertNever(event);
  }
}

export function openPromise(claim: Claim): MadePromise | null {
  return claim.promises.find((made) => made.state === 'open') ?? null;
}

export function letterNumbered(claim: Claim, number: number): ClaimLetter | null {
  return claim.letters.find((letter) => letter.number === number) ?? null;
}

export function nextLetterNumber(claim: Claim): number {
  return claim.letters.length + 1;
}
