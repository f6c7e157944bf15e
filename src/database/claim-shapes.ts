/** What each event of a claim must hold to be one. */
import { z } from 'zod';
import {
  type ClaimEvent,
  type EscalationReason,
  type EventOf,
  LETTER_TEMPLATES,
  type Letter,
  type Outcome,
  type PauseReason,
} from '../claim/claim-events.ts';
import type { DebtorId } from '../claim/debtor.ts';
import type { ItemKind } from '../claim/item.ts';
import type { CadenceStep, Stage } from '../claim/practice.ts';
import { LETTER_LANGUAGES } from '../law/figures.ts';
import { LIMITATION_STAGES } from '../law/limitation.ts';
import type { CallNote, CallOutcome, PaymentMethod } from '../reading/member-reading.ts';
import type { Doubt, Intent } from '../reading/reading.ts';
import { INTENTS } from '../reading/reading.ts';
import { insolvency, unchecked } from './insolvency-shapes.ts';
import { day, fields, idOf, instalment, intent, mail, number, oneOf, statement, sum, words } from './shape-parts.ts';

type Kind = ClaimEvent['kind'];
type Shapes = { readonly [K in Kind]: z.ZodType<EventOf<K>> };

const itemKind = oneOf<ItemKind>({ invoice: true, refund: true, balance: true });
const performed = fields({ amountCents: sum, ground: words });
const item = fields({
  ref: words,
  kind: itemKind,
  amountCents: sum.nullable(),
  issuedOn: day.nullable(),
  dueDate: day.nullable(),
  completedOn: day.optional(),
  numberInDoubt: z.literal(true).optional(),
  agreed: words.optional(),
  performed: performed.nullable().optional(),
});

const language = z.enum(LETTER_LANGUAGES);
const stage = oneOf<Stage>({ 'courtesy-reminder': true, 'second-reminder': true, 'formal-notice': true });
const letter: z.ZodType<Letter> = fields({
  number,
  template: z.enum(LETTER_TEMPLATES),
  to: words.nullable(),
  solicited: z.boolean(),
  asOf: day,
  deadline: day.nullable(),
  demand: oneOf<CadenceStep['demand']>({ principal: true, whole: true }),
  totalCents: sum,
  items: z.array(fields({ ref: words, stage: stage.nullable() })),
  approval: oneOf<Letter['approval']>({ none: true, member: true, partner: true }),
  language: language.optional(),
  facts: z.record(z.string(), words),
  words: words.nullable(),
  answers: mail.nullable(),
});

const callOutcome = oneOf<CallOutcome>({
  commitment: true,
  dispute: true,
  refused: true,
  callback: true,
  voicemail: true,
  'no-answer': true,
  info: true,
});
const call = fields({
  claimReference: words.nullable(),
  callDate: day,
  interlocutor: words.nullable(),
  outcome: callOutcome,
  amountCents: sum.nullable(),
  promiseDate: day.nullable(),
  callbackDate: day.nullable(),
  direction: oneOf<NonNullable<CallNote['direction']>>({ outbound: true, inbound: true }).nullable(),
  account: words,
});
const method = oneOf<PaymentMethod>({ virement: true, cheque: true, cb: true, especes: true, prelevement: true });

const outcome = oneOf<Outcome>({
  paid: true,
  waived: true,
  'sent-to-court': true,
  'opened-by-mistake': true,
  'closed-unpaid': true,
});
const pauseReason = oneOf<PauseReason>({
  promise: true,
  'payment-announced': true,
  'question-to-debtor': true,
  'question-to-practice': true,
  'debtor-absent': true,
  'member-asked': true,
  'unproven-request': true,
  'plan-proposed': true,
});
const resumeReason = oneOf<EventOf<'RemindersResumed'>['because']>({
  'pause-over': true,
  'partner-said': true,
  'staff-said': true,
});
const decided = oneOf<EventOf<'PartnerDecided'>['what']>({
  resume: true,
  send: true,
  refuse: true,
  hold: true,
  close: true,
  stop: true,
});
const beyondIntents = oneOf<Exclude<Doubt | EscalationReason, Intent>>({
  'conditional-promise': true,
  'negated-promise': true,
  irony: true,
  'payment-and-dispute': true,
  'beyond-envelope': true,
  distress: true,
  'order-to-the-software': true,
  'call-corrected': true,
  'legal-aid-or-health': true,
  'not-understood': true,
  'unread-attachment': true,
  'several-messages': true,
  'told-otherwise': true,
  'formal-notice-expired': true,
  'address-failed': true,
  'letter-refused': true,
  'plan-while-agreed': true,
  'instalment-missed': true,
  'limitation-near': true,
  'time-barred': true,
  'member-asked': true,
});
const escalationReason = z.enum([...INTENTS, ...beyondIntents.options]);
const how = oneOf<EventOf<'LetterPosted'>['how']>({ mail: true, post: true });

function event<K extends Kind, S extends z.ZodRawShape>(kind: K, shape: S) {
  return fields({ kind: z.literal(kind), on: day, ...shape });
}

const opening = { reference: words, creditor: words, debtorId: idOf<DebtorId>(), openedBy: words };
const cadence = fields({ name: words, version: z.int() });
const said = { by: words, quote: words, mail };

export const CLAIM_SHAPES: Shapes = {
  ClaimOpened: event('ClaimOpened', { ...opening, cadence, mail: mail.nullable() }),
  ItemAdded: event('ItemAdded', { item, mail: mail.nullable() }),
  FactLearned: event('FactLearned', {
    ref: words,
    amountCents: sum.nullable(),
    dueDate: day.nullable(),
    newRef: words.nullable(),
    performed: performed.optional(),
    by: words,
    mail: mail.nullable(),
  }),
  CorrespondenceFiled: event('CorrespondenceFiled', { mail, from: words, what: words }),
  CallLogged: event('CallLogged', { call, by: words, mail }),
  CallConfirmed: event('CallConfirmed', { callOn: day, quote: words, mail }),
  CallCorrected: event('CallCorrected', { callOn: day, quote: words, mail }),
  DebtorReplied: event('DebtorReplied', {
    mail,
    from: words,
    proven: z.boolean(),
    intents: z.array(intent),
    statements: z.array(statement),
    acknowledgesDebt: z.boolean(),
    language: language.optional(),
    announcedProof: words.optional(),
    attachments: z.array(words).optional(),
  }),
  StatementCorrected: event('StatementCorrected', { mail, intents: z.array(intent), by: words, quote: words.optional() }),
  PromiseMade: event('PromiseMade', {
    amountCents: sum.nullable(),
    date: day,
    instalments: z.array(instalment).nullable(),
    quote: words,
    source: oneOf<EventOf<'PromiseMade'>['source']>({ mail: true, call: true }),
    mail: mail.nullable(),
  }),
  PromiseKept: event('PromiseKept', { promisedFor: day }),
  PromiseBroken: event('PromiseBroken', { promisedFor: day }),
  PlanProposed: event('PlanProposed', {
    by: oneOf<EventOf<'PlanProposed'>['by']>({ debtor: true, practice: true }),
    instalments: z.array(instalment),
    quote: words,
    mail,
  }),
  PlanAgreed: event('PlanAgreed', {
    instalments: z.array(fields({ amountCents: sum, date: day })),
    accelerates: z.boolean(),
    quote: words,
    mail,
  }),
  PlanEnded: event('PlanEnded', {
    because: oneOf<EventOf<'PlanEnded'>['because']>({ refused: true, accelerated: true, 'run-out': true }),
    by: words,
    mail,
  }),
  LetterDrafted: event('LetterDrafted', { letter }),
  LetterApproved: event('LetterApproved', { number, by: words, draftHash: words, holdMinutes: z.number(), unchecked, mail }),
  LetterEndorsed: event('LetterEndorsed', { number, by: words, mail }),
  LetterRefused: event('LetterRefused', { number, ...said }),
  LetterWithdrawn: event('LetterWithdrawn', { number, because: words }),
  LetterPosted: event('LetterPosted', { number, how, insolvency }),
  LetterUnsure: event('LetterUnsure', { number }),
  LetterBounced: event('LetterBounced', { number, reason: words, permanent: z.boolean(), mail: mail.nullable() }),
  DeadlinePassed: event('DeadlinePassed', { number, deadline: day }),
  PaymentAnnounced: event('PaymentAnnounced', {
    amountCents: sum.nullable(),
    paidOn: day.nullable(),
    by: oneOf<EventOf<'PaymentAnnounced'>['by']>({ debtor: true, staff: true }),
    quote: words,
    mail,
  }),
  PaymentReceived: event('PaymentReceived', {
    amountCents: sum,
    paidOn: day,
    method: method.nullable(),
    item: words.nullable(),
    by: words,
    mail: mail.nullable(),
  }),
  PaymentReturned: event('PaymentReturned', { amountCents: sum, paidOn: day, by: words, mail: mail.nullable() }),
  CreditNoted: event('CreditNoted', { amountCents: sum, notedOn: day, item: words.nullable(), by: words }),
  ItemFrozen: event('ItemFrozen', { ref: words, because: intent, quote: words }),
  ItemReleased: event('ItemReleased', { ref: words, by: words }),
  RemindersPaused: event('RemindersPaused', { until: day, because: pauseReason }),
  RemindersResumed: event('RemindersResumed', { because: resumeReason }),
  Escalated: event('Escalated', { because: z.tuple([escalationReason], escalationReason), mail: mail.nullable() }),
  PartnerDecided: event('PartnerDecided', {
    what: decided,
    ...said,
  }),
  PartnerReminded: event('PartnerReminded', {}),
  LedgerConfirmed: event('LedgerConfirmed', said),
  LimitationAlerted: event('LimitationAlerted', { lastDay: day, stage: z.enum(LIMITATION_STAGES) }),
  AcknowledgementFound: event('AcknowledgementFound', { acknowledgedOn: day, quote: words, mail: mail.nullable() }),
  AcknowledgementConfirmed: event('AcknowledgementConfirmed', { acknowledgedOn: day, by: words, mail }),
  FormalNoticeServed: event('FormalNoticeServed', {
    number,
    receivedOn: day,
    by: words,
    mail,
    unclaimed: z.boolean().optional(),
  }),
  ExhibitFiled: event('ExhibitFiled', { mail, what: words, sha256: words.nullable() }),
  ClaimClosed: event('ClaimClosed', { outcome, by: words }),
  ClaimReopened: event('ClaimReopened', { by: words, because: words }),
};
