/** A small cast for tests: one practice, one debtor, one invoice, and histories made of events. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Claim, claimFrom } from '../../src/claim/claim.ts';
import type { ClaimEvent, ClaimId, Letter, MailId } from '../../src/claim/claim-events.ts';
import { type DebtorEvent, type DebtorId, debtorFrom } from '../../src/claim/debtor.ts';
import type { Cadence, Creditor, Member, Practice, PracticeId } from '../../src/claim/practice.ts';
import type { Reply } from '../../src/claim/reply.ts';
import type { Situation } from '../../src/claim/situation.ts';
import { isoDate } from '../../src/law/calendar.ts';
import { cents } from '../../src/law/money.ts';
import { type Rates, ratesFrom } from '../../src/law/rates.ts';
import type { Understanding } from '../../src/reading/reading.ts';
import { NOTHING_SAID } from '../../src/reading/understanding.ts';

export const day = isoDate;
export const MAIL = 'mail-1' as MailId;
export const partner: Member = { name: 'Hélène Marchand', address: 'h.marchand@marchand.example', role: 'partner' };
export const staff: Member = { name: 'Camille Vernier', address: 'c.vernier@marchand.example', role: 'staff' };

export const creditor: Creditor = {
  name: 'Cabinet Marchand',
  kind: 'professional',
  postalAddress: ['1 place du Palais', '35000 Rennes'],
  bank: { holder: 'Cabinet Marchand', iban: 'FR7630006000011234567890189', bic: null },
  mandateOn: null,
};

export const practice: Practice = {
  id: 'marchand' as PracticeId,
  name: 'Cabinet Marchand',
  profession: 'avocat',
  legalLines: ['SELARL au capital de 10 000 €', 'Barreau de Rennes'],
  postalAddress: creditor.postalAddress,
  inbox: 'creances@marchand.example',
  contact: { name: staff.name, phone: '02 99 00 00 00', address: staff.address },
  dataProtectionContact: 'donnees@marchand.example',
  members: [partner, staff],
  creditors: [creditor],
  cadence: 'standard',
  remindsInAugust: false,
  twoApprovalsAboveEuros: null,
  planEnvelope: { maxInstalments: 3, maxDays: 90, minFirstPaymentPct: 0, accelerates: true },
  mediator: null,
  smallBalanceEuros: 0,
  confirmsPayments: null,
  insolvency: { check: 'off', url: 'http://127.0.0.1:9/' },
  referencePrefix: 'CM',
};

export const cadence: Cadence = {
  name: 'standard',
  version: 1,
  steps: [
    { stage: 'courtesy-reminder', daysAfterDue: 5, minGapDays: 0, deadlineDays: 10, approval: 'none', demand: 'principal' },
    { stage: 'second-reminder', daysAfterDue: 15, minGapDays: 8, deadlineDays: 10, approval: 'none', demand: 'principal' },
    { stage: 'formal-notice', daysAfterDue: 30, minGapDays: 10, deadlineDays: 15, approval: 'partner', demand: 'whole' },
  ],
  promiseGraceDays: 3,
  patienceDays: 10,
};

export const rates: Rates = ratesFrom(parse(readFileSync(new URL('../../config/rates.yaml', import.meta.url), 'utf8')));

/** Opened on 1 September 2026 for 1 200 € due on 31 August 2026. */
export const opened: readonly ClaimEvent[] = [
  {
    kind: 'ClaimOpened',
    on: day('2026-09-01'),
    reference: 'CM-2026-0001',
    creditor: creditor.name,
    debtorId: 'd1' as DebtorId,
    openedBy: staff.address,
    cadence: { name: 'standard', version: 1 },
    mail: MAIL,
  },
  {
    kind: 'ItemAdded',
    on: day('2026-09-01'),
    item: {
      ref: '2026-118',
      kind: 'invoice',
      amountCents: cents(120_000),
      issuedOn: day('2026-08-01'),
      dueDate: day('2026-08-31'),
    },
    mail: MAIL,
  },
];

export const knownDebtor: readonly DebtorEvent[] = [
  { kind: 'DebtorNamed', on: day('2026-09-01'), name: 'SARL Cap Nautisme' },
  { kind: 'AddressLearned', on: day('2026-09-01'), address: 'contact@cap-nautisme.example', typedBy: staff.address },
  { kind: 'KindLearned', on: day('2026-09-01'), debtorKind: 'professional', by: staff.address },
];

export function claimOf(...more: readonly ClaimEvent[]): Claim {
  return claimFrom('c1' as ClaimId, [...opened, ...more]);
}

export function given(
  today: string,
  more: readonly ClaimEvent[] = [],
  debtorEvents: readonly DebtorEvent[] = knownDebtor,
): Situation {
  const debtor = debtorFrom('d1' as DebtorId, debtorEvents);
  return { practice, creditor, cadence, rates, outOfDate: [], claim: claimOf(...more), debtor, today: day(today) };
}

const noLetter: Letter = {
  number: 1,
  template: 'courtesy-reminder',
  to: 'contact@cap-nautisme.example',
  solicited: false,
  asOf: day('2026-09-07'),
  deadline: day('2026-09-17'),
  demand: 'principal',
  totalCents: cents(120_000),
  items: [{ ref: '2026-118', stage: 'courtesy-reminder' }],
  approval: 'none',
  facts: {},
  words: null,
  answers: null,
};

/** A letter drafted and posted on the same day. */
export function sent(on: string, letter: Partial<Letter> = {}): readonly ClaimEvent[] {
  const whole = { ...noLetter, asOf: day(on), ...letter };
  return [
    { kind: 'LetterDrafted', on: day(on), letter: whole },
    { kind: 'LetterPosted', on: day(on), number: whole.number, how: 'mail' },
  ];
}

export function draftedLetter(on: string, letter: Partial<Letter> = {}): ClaimEvent {
  return { kind: 'LetterDrafted', on: day(on), letter: { ...noLetter, asOf: day(on), ...letter } };
}

export const nothingSaid: Understanding = { ...NOTHING_SAID, language: 'fr' };

export function reply(on: string, read: Partial<Understanding>): Reply {
  const statements = read.statements ?? (read.intents ?? []).map((intent) => ({ intent, quote: `les mots : ${intent}` }));
  return {
    mail: 'mail-9' as MailId,
    from: 'contact@cap-nautisme.example',
    writtenOn: day(on),
    authenticity: 'authentic',
    forwardedBy: null,
    words: statements.map((said) => said.quote).join('\n'),
    read: { ...nothingSaid, ...read, statements },
  };
}
