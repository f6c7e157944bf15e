/** What each intent entails, as data; the most restrictive consequence of a mail wins. Source: the table of intents, its columns "we do" and "escalate". */
import type { Intent } from '../reading/reading.ts';
import type { EscalationReason, LetterTemplate } from './claim-events.ts';
import type { StopReason } from './debtor.ts';

export type Consequence =
  /** Stops every claim of this debtor; a partner decides. */
  | { readonly does: 'stop-debtor'; readonly because: StopReason }
  /** Reminders on the claim stop, a partner decides; `freezes` the items concerned. */
  | { readonly does: 'escalate'; readonly freezes: boolean }
  | { readonly does: 'promise' }
  | { readonly does: 'check-payment' }
  | { readonly does: 'plan' }
  /** Reminders pause and the debtor is asked for a date, and beside it for a plan he can keep, or who pays in his place. */
  | { readonly does: 'ask-debtor'; readonly letter: LetterTemplate; readonly also: 'plan' | 'payer' | null }
  /** Reminders pause and the staff is asked. */
  | { readonly does: 'ask-staff'; readonly letter: LetterTemplate | null }
  | { readonly does: 'stop-and-ask'; readonly because: StopReason }
  | { readonly does: 'confirm-call' }
  | { readonly does: 'record-only' }
  | { readonly does: 'set-aside' };

export const CONSEQUENCES: Readonly<Record<Intent, Consequence>> = {
  'insolvency-proceedings': { does: 'stop-debtor', because: 'insolvency-proceedings' },
  'represented-by-counsel': { does: 'stop-debtor', because: 'represented-by-counsel' },
  'complaint-or-threat': { does: 'escalate', freezes: false },
  'deceased-or-hospitalised': { does: 'stop-debtor', because: 'deceased-or-hospitalised' },
  'data-request': { does: 'stop-debtor', because: 'data-request' },
  'fraud-suspicion': { does: 'stop-debtor', because: 'fraud-suspicion' },
  'dispute-service': { does: 'escalate', freezes: true },
  'dispute-amount': { does: 'escalate', freezes: true },
  'dispute-existence': { does: 'escalate', freezes: true },
  'set-off': { does: 'escalate', freezes: true },
  'limitation-raised': { does: 'escalate', freezes: true },
  refusal: { does: 'escalate', freezes: false },
  'bad-faith-stalling': { does: 'escalate', freezes: false },
  'settlement-offer': { does: 'escalate', freezes: false },
  'wrong-recipient': { does: 'stop-and-ask', because: 'wrong-recipient' },
  'promise-to-pay': { does: 'promise' },
  'already-paid': { does: 'check-payment' },
  'partial-payment': { does: 'check-payment' },
  'instalment-request': { does: 'plan' },
  'delay-request': { does: 'ask-debtor', letter: 'date-asked', also: null },
  'acknowledges-debt-no-date': { does: 'ask-debtor', letter: 'date-asked', also: null },
  'cannot-pay': { does: 'ask-debtor', letter: 'date-asked', also: 'plan' },
  'internal-process': { does: 'ask-debtor', letter: 'date-asked', also: null },
  'third-party-pays': { does: 'ask-debtor', letter: 'date-asked', also: 'payer' },
  'request-for-documents': { does: 'ask-staff', letter: 'documents-noted' },
  'contact-change': { does: 'ask-staff', letter: null },
  'phone-call-confirmation': { does: 'confirm-call' },
  'out-of-office': { does: 'record-only' },
  'delivery-failure': { does: 'record-only' },
  'thanks-or-ack': { does: 'record-only' },
  'unrelated-or-spam': { does: 'set-aside' },
};

/** Intents that put a claim into a partner's hands by themselves; reading may only add to them. */
export function escalatesAlways(intent: Intent): boolean {
  const { does } = CONSEQUENCES[intent];
  return does === 'stop-debtor' || does === 'escalate';
}

/** Intents that contest what is asked for. */
export function freezesItems(intent: Intent): boolean {
  const consequence = CONSEQUENCES[intent];
  return consequence.does === 'escalate' && consequence.freezes;
}

/** Whether an answer to the debtor is drafted for approval: never to counsel's client, the insolvent, the bereaved, nor into distress or fraud. */
export function isAnswerable(because: readonly EscalationReason[]): boolean {
  return because.some((reason) => ANSWERED.includes(reason)) && !because.some((reason) => LEFT_TO_HER.includes(reason));
}

const ANSWERED: readonly EscalationReason[] = [
  'dispute-service',
  'dispute-amount',
  'dispute-existence',
  'set-off',
  'limitation-raised',
  'refusal',
  'bad-faith-stalling',
  'settlement-offer',
  'complaint-or-threat',
  'conditional-promise',
  'payment-and-dispute',
  'beyond-envelope',
  'call-corrected',
  'told-otherwise',
];
const LEFT_TO_HER: readonly EscalationReason[] = ['distress', 'legal-aid-or-health', 'order-to-the-software'];
