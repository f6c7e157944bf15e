/** One letter of every kind to the cast's debtors, as the decisions word them: for the gallery and the tests of letters. */
import { join } from 'node:path';
import { claimFrom } from '../claim/claim.ts';
import type { ClaimEvent, ClaimId, Letter, LetterTemplate, MailId } from '../claim/claim-events.ts';
import { claimStatement } from '../claim/claim-statement.ts';
import { type DebtorEvent, type DebtorId, type DebtorKind, debtorFrom } from '../claim/debtor.ts';
import { type DebtorWords, wordsFor } from '../claim/debtor-words.ts';
import { demanded } from '../claim/draft-letter.ts';
import type { Item, ItemKind } from '../claim/item.ts';
import type { DueInstalment } from '../claim/plan.ts';
import { scheduleIn } from '../claim/plan-letters.ts';
import type { Creditor, Practice } from '../claim/practice.ts';
import { CONFIG_FOLDER, readYaml } from '../config/yaml-file.ts';
import { addDays, isoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import { cents } from '../law/money.ts';
import { ratesFrom } from '../law/rates.ts';
import type { LetterContext } from '../letters/letter-fields.ts';
import { loadInvoiceNames } from '../rules.ts';
import { CAMILLE, demoConfig, NAUTISME, PERRIN } from './cast.ts';

export type Sample = { readonly letter: Letter; readonly context: LetterContext };

const OPENED = isoDate('2026-09-10');
const TODAY = isoDate('2026-11-24');
const MAIL = 'mail-1' as MailId;
const rates = ratesFrom(readYaml(join(CONFIG_FOLDER, 'rates.yaml')));
const invoiceNames = loadInvoiceNames();

/** A boat yard that owes two fee notes to a client of the firm; the firm's own client when `ownFees`. */
export const samplePractice: Practice = demoConfig({ port: 0 }, 0).practices[0]!.practice;
export const sampleClient: Creditor = {
  name: 'Voilerie Duval SARL',
  kind: 'professional',
  postalAddress: ['4 quai Surcouf', '35400 Saint-Malo'],
  bank: { holder: 'CARPA de Rennes', iban: 'FR1420041010050500013M02606', bic: null },
  mandateOn: null,
};

const invoice = (ref: string, amount: number, issuedOn: string, dueDate: string): Item => {
  return { ref, kind: 'invoice', amountCents: cents(amount), issuedOn: isoDate(issuedOn), dueDate: isoDate(dueDate) };
};
const ITEMS = [
  invoice('F-2026-0118', 1_200_00, '2026-08-01', '2026-08-31'),
  invoice('F-2026-0131', 480_50, '2026-09-20', '2026-10-20'),
];

const REMINDED: Letter = {
  number: 1,
  template: 'courtesy-reminder',
  to: NAUTISME.address,
  solicited: false,
  asOf: isoDate('2026-10-05'),
  deadline: isoDate('2026-10-15'),
  demand: 'principal',
  totalCents: cents(1_200_00),
  items: [{ ref: 'F-2026-0118', stage: 'courtesy-reminder' }],
  approval: 'none',
  facts: {},
  words: null,
  answers: null,
};

/** What the first item tells where it is no invoice. */
const TOLD: Readonly<Record<ItemKind, Partial<Item>>> = {
  invoice: {},
  refund: {
    kind: 'refund',
    agreed: 'la pose d’un ponton',
    amountCents: cents(2_000_00),
    performed: { amountCents: cents(800_00), ground: 'deux journées de relevés, au prix du devis' },
  },
  balance: { kind: 'balance', agreed: 'contrat d’entretien n° 12 du 3 mars 2025' },
};

function history(creditor: Creditor, paid: number, itemKind: ItemKind): readonly ClaimEvent[] {
  const [first, second] = ITEMS;
  const owed = [{ ...first!, ...TOLD[itemKind] }, second!];
  const items = owed.map((item): ClaimEvent => ({ kind: 'ItemAdded', on: OPENED, item, mail: MAIL }));
  const reminder: Letter = { ...REMINDED, number: 2, template: 'second-reminder', asOf: isoDate('2026-10-19') };
  const letters = [REMINDED, reminder].flatMap((letter): readonly ClaimEvent[] => [
    {
      kind: 'LetterDrafted',
      on: letter.asOf,
      letter: { ...letter, items: [{ ref: ITEMS[0]!.ref, stage: letter.template as never }] },
    },
    { kind: 'LetterPosted', on: letter.asOf, number: letter.number, how: 'mail' },
  ]);
  const amountCents = cents(paid);
  const by = CAMILLE.address;
  const payment: ClaimEvent = {
    kind: 'PaymentReceived',
    on: isoDate('2026-11-02'),
    amountCents,
    paidOn: isoDate('2026-11-02'),
    method: 'virement',
    item: ITEMS[0]!.ref,
    by,
    mail: MAIL,
  };
  const opened: ClaimEvent = {
    kind: 'ClaimOpened',
    on: OPENED,
    reference: 'AM-2026-0007',
    creditor: creditor.name,
    debtorId: 'd1' as DebtorId,
    openedBy: by,
    cadence: { name: 'default', version: 1 },
    mail: MAIL,
  };
  return [opened, ...items, ...letters, ...(paid > 0 ? [payment] : [])];
}

function debtorEvents(kind: DebtorKind): readonly DebtorEvent[] {
  const person = kind === 'consumer' ? PERRIN : NAUTISME;
  const by = CAMILLE.address;
  return [
    { kind: 'DebtorNamed', on: OPENED, name: person.name },
    { kind: 'AddressLearned', on: OPENED, address: person.address, typedBy: by },
    { kind: 'PostalAddressLearned', on: OPENED, lines: ['7 rue des Abers', '29200 Brest'] },
    { kind: 'KindLearned', on: OPENED, debtorKind: kind, by },
  ];
}

const PLAN: readonly DueInstalment[] = [
  { amountCents: cents(600_00), date: isoDate('2026-12-15') },
  { amountCents: cents(600_00), date: isoDate('2027-01-15') },
  { amountCents: cents(480_50), date: isoDate('2027-02-15') },
];

/** The facts the decisions hand to each template, in the words of a language. */
function factsOf(template: LetterTemplate, say: DebtorWords): Readonly<Record<string, string>> {
  const on = (day: string) => say.date(isoDate(day));
  const sum = (amount: number) => say.sum(cents(amount));
  const plan = scheduleIn(say, PLAN);
  const facts: Readonly<Partial<Record<LetterTemplate, Readonly<Record<string, string>>>>> = {
    'promise-confirmed': { promisedFor: on('2026-11-30'), promisedAmount: sum(1_200_00) },
    'promise-broken': { promisedOn: on('2026-11-05'), promisedFor: on('2026-11-16'), promisedAmount: say.balance },
    'call-confirmation': {
      calledOn: say.call.today,
      account: say.call.commitment(say.call.sumOf(sum(1_200_00)), on('2026-11-30')),
    },
    'payment-thanks': { paidAmount: sum(1_680_50), paidOn: on('2026-11-23'), remaining: sum(0) },
    'part-payment-received': { paidAmount: sum(300_00), paidOn: on('2026-11-02'), remaining: sum(1_380_50), nextInstalment: '' },
    'date-asked': { planTerms: say.planTerms(3, on('2027-02-22')) },
    'plan-offered': { ...plan, accelerates: 'oui' },
    'plan-total-asked': { planTotal: sum(1_500_00), balance: sum(1_680_50) },
    'plan-confirmed': { ...plan, accelerates: 'oui', dueOn: on('2026-12-15'), dueAmount: sum(600_00) },
    'plan-refused': plan,
    'instalment-missed': { dueOn: on('2026-11-16') },
    'instalment-formal-notice': {
      dueOn: on('2026-11-16'),
      askedOn: on('2026-11-20'),
      agreedOn: on('2026-10-05'),
      remaining: sum(1_680_50),
    },
  };
  return { writtenOn: on('2026-11-20'), ...facts[template] };
}

const OF_INSTALMENTS: readonly LetterTemplate[] = ['instalment-missed', 'instalment-formal-notice'];
const DEMANDING: readonly LetterTemplate[] = [
  'courtesy-reminder',
  'second-reminder',
  'formal-notice',
  'promise-broken',
  'plan-refused',
  ...OF_INSTALMENTS,
];

export type Variant = {
  /** Of the first item. */
  readonly itemKind?: ItemKind;
  readonly kind?: DebtorKind;
  readonly client?: boolean;
  readonly paid?: number;
  readonly byPost?: boolean;
  readonly language?: LetterLanguage;
};

/** A letter drafted on 24 November 2026, owing to the firm itself unless for its client. */
export function sampleLetter(template: LetterTemplate, variant: Variant = {}): Sample {
  const {
    kind = 'professional',
    client = false,
    paid = template === 'part-payment-received' ? 300_00 : 0,
    byPost = false,
    itemKind = 'invoice',
    language = 'fr',
  } = variant;
  const practice: Practice = { ...samplePractice, creditors: [samplePractice.creditors[0], sampleClient] };
  const creditor = client ? sampleClient : practice.creditors[0];
  const claim = claimFrom('c1' as ClaimId, history(creditor, paid, itemKind));
  const debtor = debtorFrom('d1' as DebtorId, debtorEvents(kind));
  const statement = claimStatement(claim, debtor, creditor, TODAY, rates);
  if ('rateUnknown' in statement) throw new Error(`no rates for ${statement.rateUnknown}`);
  const stage =
    template === 'courtesy-reminder' || template === 'second-reminder' || template === 'formal-notice' ? template : null;
  const items = ITEMS.map((item, index) => ({ ref: item.ref, stage: index === 0 ? stage : null }));
  const demand = template === 'formal-notice' ? 'whole' : 'principal';
  const refs = items.filter((item) => stage === null || item.stage === stage).map((item) => item.ref);
  const letter: Letter = {
    ...REMINDED,
    number: 3,
    template,
    to: byPost ? null : REMINDED.to,
    asOf: TODAY,
    deadline: DEMANDING.includes(template) ? addDays(TODAY, 15) : null,
    demand,
    totalCents: OF_INSTALMENTS.includes(template) ? cents(600_00) : demanded(statement, refs, demand),
    items: OF_INSTALMENTS.includes(template) ? [] : items,
    ...(language === 'fr' ? {} : { language }),
    facts: factsOf(template, wordsFor({ debtor: { language } })),
    words: template === 'partner-words' ? WORDS[language] : null,
  };
  return { letter, context: { practice, creditor, claim, debtor, statement, invoiceNames } };
}

const WORDS: Readonly<Record<LetterLanguage, string>> = {
  fr: `Cher Monsieur,

Nous avons bien noté votre appel de ce matin. Vous trouverez ci-dessous ce que nous vous proposons :

  1. un point téléphonique jeudi à 10 h ;
  2. un règlement à votre convenance ensuite.

Bien à vous,
Hélène Marchand`,
  en: `Dear Sir,

Thank you for your call this morning. What we propose is set out below:

  1. a telephone call on Thursday at 10 a.m.;
  2. payment at your convenience thereafter.

Yours faithfully,
Hélène Marchand`,
};
