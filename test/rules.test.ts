/** The rules of our legal notes (legal-facts §11): what each asks, the file that cites it, and the tests that hold it. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';

type Rule = {
  readonly id: string;
  readonly says: string;
  /** The file of the product that cites it. */
  readonly in: string;
  /** Test files under test/, each with titles that stand in it. */
  readonly tests: readonly (readonly [file: string, ...titles: string[]])[];
  /** What of it no part of the product concerns yet. */
  readonly lacks?: string;
};
type NotYet = { readonly id: string; readonly says: string; readonly notYet: string };

const PHRASES: Rule['tests'][number] = ['letters/letter-check', '%s is seen in: %s', '%s is not seen in: %s'];
const IN_PHRASES = 'config/letter-phrases.yaml';

const RULES: readonly (Rule | NotYet)[] = [
  {
    id: 'R-01',
    says: 'Nothing claims lateness before the day after the due date.',
    in: 'src/claim/claim-statement.ts',
    tests: [
      ['claim/claim-statement', 'T-01 due 2026-11-23: not late that day, one day late the next (R-01)'],
      ['claim/claim-statement-adds-up', 'nothing owed is negative, and nothing is late before the day after its due date'],
    ],
  },
  {
    id: 'R-02',
    says: 'A debtor of unknown kind is treated as a consumer.',
    in: 'src/claim/debtor.ts',
    tests: [['claim/claim-statement', 'is the same to a non-professional, and to a debtor of unknown kind (R-02, L-32)']],
  },
  {
    id: 'R-03',
    says: 'The 40 € are owed once per late invoice, by professional and public debtors only.',
    in: 'src/law/indemnity.ts',
    tests: [
      ['law/indemnity', 'T-14 three of one professional owe 120.00 €'],
      ['commands/owed', 'a consumer bears nothing before a formal notice, nor a stipulated rate, nor the 40 € (R-03, R-09)'],
    ],
  },
  {
    id: 'R-04',
    says: 'No 40 € for an invoice that falls due on or after the judgment that opens an insolvency.',
    in: 'src/law/indemnity.ts',
    tests: [
      [
        'claim/claim-statement',
        'that fell due after an insolvency opened owes no 40 €, and no day bears interest from then on (R-04, R-29)',
      ],
    ],
  },
  {
    id: 'R-05',
    says: 'Each day bears the rate of its half-year; a public buyer keeps that in which interest began.',
    in: 'src/law/rates.ts',
    tests: [
      ['law/interest', 'T-09 1 000.00 € due 2026-06-30, at 2026-07-01: the rate of the day, not of the due date'],
      ['claim/claim-statement', 'due on the last day of a half-year bears the rate of the next, in which interest begins (L-30)'],
    ],
  },
  {
    id: 'R-06',
    says: 'A half-year absent from the rates stops the calculation by its name.',
    in: 'src/law/rates.ts',
    tests: [
      ['law/rates', 'T-17 a half-year it does not hold is named, not extrapolated (R-06)'],
      ['claim/missing-rates', 'a formal notice, which asks for interest, waits; a partner hears which rates to add'],
    ],
  },
  {
    id: 'R-07',
    says: 'The column of the legal rate follows the creditor, never the debtor.',
    in: 'src/law/interest.ts',
    tests: [
      ['law/interest', 'T-19 the same for a private individual'],
      ['claim/claim-statement', 'T-19 the same where the creditor is a private individual: 90.66'],
    ],
  },
  {
    id: 'R-08',
    says: 'A stipulated rate below three times the legal rate is shown to a person, never corrected.',
    in: 'src/law/interest.ts',
    tests: [
      ['commands/owed', 'T-16 10 % stipulated, late in 2024-H1: below the floor of 15.21 %, shown and not corrected (R-08)'],
      ['law/interest', 'every half-year concerned is looked at, the first day being the one after the due date (R-08)'],
    ],
  },
  {
    id: 'R-09',
    says: 'A consumer bears interest only from a formal notice that is proven received.',
    in: 'src/claim/claim-statement.ts',
    tests: [
      ['claim/claim-statement', 'bears nothing before a formal notice is proven received, not even in 2027 (R-09)'],
      ['stories/formal-notice', 'counts from its receipt, the scan is filed, and a consumer’s interest starts'],
    ],
  },
  {
    id: 'R-10',
    says: 'Interest is simple; no letter asks for interest on interest.',
    in: 'src/law/interest.ts',
    tests: [['law/interest', 'each segment is the exact quotient, rounded half-up'], PHRASES],
  },
  {
    id: 'R-11',
    says: 'Every sum sent comes from the ledger; a letter with another is blocked, whoever wrote it.',
    in: 'src/letters/letter-check.ts',
    tests: [
      ['letters/letter-check', 'a sum that is not the ledger’s blocks the letter, and is quoted'],
      ['reading/model-opinion', 'nothing of a sum, a day or a promise is its to change'],
    ],
  },
  {
    id: 'R-12',
    says: 'A payment pays interest first, then principal, unless designated; a credit note reduces principal.',
    in: 'src/law/imputation.ts',
    tests: [
      [
        'law/imputation',
        'T-15 500.00 € on 1 000.00 € with 20.72 € of interest: 20.72 interest, 479.28 principal',
        'the one the debtor designated, though it be the newest or not yet due',
        'reduces principal only: interest and indemnity stay (L-98)',
      ],
    ],
  },
  {
    id: 'R-13',
    says: 'No amicable letter asks for costs of reminder, file, lawyer, bailiff or postage.',
    in: IN_PHRASES,
    tests: [['letters/letter-check', 'T-21 « frais de recouvrement 15 € » asked of a %s never leaves'], PHRASES],
  },
  {
    id: 'R-14',
    says: 'The last day to sue is reckoned from the safest start, and again at each event.',
    in: 'src/claim/claim-limitation.ts',
    tests: [
      ['claim/claim-limitation', 'of its items, the one time-barred first, from the first of invoice and due date: R-14'],
      ['law/limitation', 'while the end of the service is not known, from the first of invoice and due date'],
    ],
  },
  {
    id: 'R-15',
    says: 'A reminder or a registered letter never moves that day.',
    in: 'src/claim/claim-limitation.ts',
    tests: [['claim/claim-limitation', 'T-26 our registered letter of 2026-03-10, received: unchanged 2026-12-01 (R-15)']],
  },
  {
    id: 'R-16',
    says: 'An acknowledgement moves it only once a partner has confirmed it, with its words and its sender’s proof.',
    in: 'src/claim/find-acknowledgement.ts',
    tests: [
      [
        'claim/find-acknowledgement',
        'R-16 are put to a partner with their quote, and move nothing until she says yes',
        'an unproven sender is said to be one',
      ],
    ],
  },
  {
    id: 'R-17',
    says: 'Partners are told 12, 6, 4, 2 months and 30 days before; from four months on the claim is theirs.',
    in: 'src/claim/alert-limitation.ts',
    tests: [
      ['law/limitation', 'the stages begin 12, 6, 4 and 2 months and 30 days before, and the day after'],
      [
        'claim/alert-limitation',
        'up to four months before, reminders go on; from then the claim is a partner’s, and her pending draft is withdrawn',
      ],
    ],
  },
  {
    id: 'R-18',
    says: 'A time-barred claim is never demanded.',
    in: 'src/claim/claim-limitation.ts',
    tests: [
      [
        'claim/alert-limitation',
        'no reminder is drafted: it goes to a partner, and stays so when she resumes it',
        'whatever the debtor answers goes to a partner, and no answer asks for payment',
      ],
    ],
  },
  { id: 'R-19', says: 'No letter lures a debtor into acknowledging the debt.', in: IN_PHRASES, tests: [PHRASES] },
  {
    id: 'R-20',
    says: 'For a lawyer’s own fees, the bâtonnier alone.',
    in: 'src/claim/open-steps.ts',
    tests: [
      ['claim/open-steps', 'for a lawyer’s own fees, the bâtonnier alone (R-20); for a notary’s, taxation alone (R-21)'],
      ['claim/claim-limitation', 'is said with its reckoning, and what does not interrupt it'],
    ],
  },
  {
    id: 'R-21',
    says: 'For a notary’s emoluments, taxation alone.',
    in: 'src/claim/open-steps.ts',
    tests: [['claim/open-steps', 'for a lawyer’s own fees, the bâtonnier alone (R-20); for a notary’s, taxation alone (R-21)']],
  },
  {
    id: 'R-22',
    says: 'The commercial court is never proposed to a société d’exercice libéral.',
    in: 'src/claim/open-steps.ts',
    tests: [
      ['claim/open-steps', 'nothing we write names the commercial court (R-22), nor the procedure between merchants (R-23)'],
    ],
  },
  {
    id: 'R-23',
    says: 'The procedure of CPCE L126-1 is never proposed for a practice’s own fees.',
    in: 'src/claim/open-steps.ts',
    tests: [
      ['claim/open-steps', 'nothing we write names the commercial court (R-22), nor the procedure between merchants (R-23)'],
    ],
  },
  {
    id: 'R-24',
    says: 'From a letter under CPCE L125-1 to its outcome, nothing is sent and no payment asked.',
    in: 'src/claim/open-steps.ts',
    tests: [
      ['claim/decide-on-request', 'STOP stops every letter to this debtor'],
      ['claim/open-steps', 'for a client’s invoice, or the fees of another profession, the order for payment'],
    ],
    lacks: 'No such procedure is run or recorded here: it is never named as open, and who begins one outside writes STOP.',
  },
  {
    id: 'R-25',
    says: 'An order for payment is served within three months, six for orders before September 2026.',
    notYet: 'Nothing of the judicial route is recorded: no order, so no deadline for it.',
  },
  {
    id: 'R-26',
    says: 'Up to 5 000 €, no summons without a recorded attempt at conciliation.',
    in: 'src/claim/open-steps.ts',
    tests: [['claim/open-steps', 'a summons above 5 000 € alone, for up to there no attempt at conciliation is on file (R-26)']],
  },
  {
    id: 'R-27',
    says: 'Before a letter to a business with a SIREN the BODACC is asked; on a hit everything stops.',
    in: 'src/claim/insolvency.ts',
    tests: [
      ['outside/bodacc', 'a business in proceedings is found, one of which nothing was published is known to be none'],
      [
        'claim/insolvency',
        'T-46: proceedings stop every claim of the debtor, withdraw what was drafted, and tell a partner until when to declare',
        'a letter leaves on a look of the same day, a formal notice on one of the week; a debtor without SIREN has none',
      ],
    ],
  },
  {
    id: 'R-28',
    says: 'A sign of insolvency, over-indebtedness or death stops every letter at once, and a partner is told.',
    in: 'src/claim/consequences.ts',
    tests: [
      ['claim/decide-on-reply', 'insolvency stops every letter to this debtor and drafts none'],
      [
        'claim/decide-on-alarm',
        'proceedings told by a member stop every claim of the debtor; partners and the member are told, no letter is drafted',
      ],
      ['stories/nothing-sleeps', 'what a member tells of a death stops the debtor, and the partner is told'],
    ],
  },
  {
    id: 'R-29',
    says: 'Interest stops the day before the opening judgment.',
    in: 'src/claim/claim-statement.ts',
    tests: [
      [
        'claim/claim-statement',
        'that fell due after an insolvency opened owes no 40 €, and no day bears interest from then on (R-04, R-29)',
      ],
      ['claim/decide-on-reply', 'the day of the judgment is kept when it is told, at once or in a later message'],
    ],
  },
  {
    id: 'R-30',
    says: 'A payment after that judgment closes nothing.',
    in: 'src/claim/decide-on-payment.ts',
    tests: [['claim/decide-on-payment', 'after an insolvency, a payment closes nothing (R-30)']],
  },
  {
    id: 'R-31',
    says: 'Once the debtor names counsel, nothing more goes to the debtor.',
    in: 'src/claim/consequences.ts',
    tests: [
      ['claim/decide-on-reply', '%s, said of a closed claim, stops every claim of the debtor'],
      [
        'stories/nothing-sleeps',
        'no reminder leaves while nobody says whether counsel’s words in the thread are of the claim, and a partner is told of them',
      ],
    ],
  },
  {
    id: 'R-32',
    says: 'What opposing counsel writes is confidential: no acknowledgement, no exhibit.',
    in: 'src/claim/find-acknowledgement.ts',
    tests: [
      ['claim/find-acknowledgement', 'nobody is asked about %s'],
      ['claim/decide-on-reply', '%s is put before a partner with what the law says, what to do, and a draft where one is proper'],
    ],
    lacks: 'No proof file is made, so there is nothing yet to release « officielle » mail into.',
  },
  {
    id: 'R-33',
    says: 'A lawyer’s letter to a client’s debtor recalls the right to consult a lawyer, and asks for the name.',
    in: 'src/letters/letter-parts.ts',
    tests: [
      ['letters/letter-fields', 'a lawyer for a client: the client’s account, the right to consult a lawyer'],
      ['letters/formal-notice-checklist', 'a consumer is told of the mediator, a client’s debtor of counsel'],
    ],
    lacks: 'The client’s consent is the lawyer’s own file; it is not recorded here.',
  },
  {
    id: 'R-34',
    says: 'A client’s claim is paid to the client or the CARPA, never to the practice.',
    in: 'src/letters/letter-fields.ts',
    tests: [
      ['config', "a lawyer's client is not paid on the practice's account"],
      ['letters/letter-check', 'bank details that are not the creditor’s block it, however they are spaced'],
    ],
  },
  { id: 'R-35', says: 'No letter promises a telephone call.', in: IN_PHRASES, tests: [PHRASES] },
  {
    id: 'R-36',
    says: 'No threat: prison, police, employer, family, public notice, Banque de France.',
    in: IN_PHRASES,
    tests: [PHRASES, ['letters/letter-check', 'a partner’s own hand may name a step, which is remarked; she may not threaten']],
  },
  {
    id: 'R-37',
    says: 'A step toward a judge is named only where it is open, and in the conditional.',
    in: 'src/claim/open-steps.ts',
    tests: [
      ['letters/letter-check', 'a step that is open may be named in the conditional'],
      [
        'claim/open-steps',
        'a partner’s own text may name the open step in the conditional; another step, or its announcement, is remarked',
      ],
    ],
  },
  { id: 'R-38', says: 'Nothing looks like an act of a judge or a bailiff.', in: IN_PHRASES, tests: [PHRASES] },
  {
    id: 'R-39',
    says: 'An ordinary mail is never called a registered letter.',
    in: IN_PHRASES,
    tests: [PHRASES, ['letters/formal-notice-checklist', 'it is never called a registered letter (L-12)']],
    lacks: 'Registered e-mail (LRE) is not sent from here, so no consent to it is recorded.',
  },
  {
    id: 'R-40',
    says: 'At most one unsolicited letter in 7 days and four in 30, all claims together; three answers a day.',
    in: 'src/claim/practice.ts',
    tests: [
      ['claim/decide-on-new-day', 'the contact cap holds back a reminder on another claim of the same debtor'],
      ['claim/decide-on-reply', 'a fourth answer the same day is kept back; the reminders pause all the same (R-40)'],
      ['database/record', 'stand in line before the debtor’s row: the cap counted by one is seen by the next'],
    ],
  },
  {
    id: 'R-41',
    says: 'The unsolicited leaves only in the sending window of the debtor’s own calendar.',
    in: 'src/desk/recording.ts',
    tests: [
      ['law/calendar', 'a slot is never earlier than asked, always on a sending day between nine and six'],
      ['stories/when-letters-leave', 'waits for the morning when nobody asked for it'],
    ],
  },
  {
    id: 'R-42',
    says: 'A doctor’s letters say nothing of care.',
    in: 'src/letters/item-words.ts',
    tests: [
      ['letters/letter-fields', 'R-42: a doctor’s says nothing of what was agreed or done'],
      ['letters/letter-check', 'words of care are held back for a doctor alone'],
    ],
  },
  {
    id: 'R-43',
    says: 'A reminder for own fees under secrecy names number, date and sum, not the matter.',
    in: 'src/letters/statement-rows.ts',
    tests: [['letters/letter-fields', 'a label that tells of care or of the matter is left out; a number never is'], PHRASES],
  },
  {
    id: 'R-44',
    says: 'Letters go to the debtor’s own known address; who may be another learns nothing of a debt.',
    in: 'src/letters/letter-fields.ts',
    tests: [
      ['outside/letter-paper', 'what may be the wrong person learns neither name, sum nor that anything is owed'],
      ['claim/decide-on-choice', 'the one who wrote gets our excuses, and the address nothing more'],
    ],
  },
  {
    id: 'R-45',
    says: 'Every letter says that an automated assistant wrote it, and how to reach a person.',
    in: 'src/letters/letter-parts.ts',
    tests: [
      [
        'stories/whole-loop',
        'every letter to a debtor carries reference, human contact and the notice of an automated assistant',
      ],
    ],
  },
  {
    id: 'R-46',
    says: 'Waiving, refusing a plan, accelerating, closing unpaid are a person’s decisions.',
    in: 'src/claim/decide-on-choice.ts',
    tests: [
      ['claim/decide-on-request', 'only a partner closes what is unpaid'],
      ['stories/payment-plans', 'is accepted or refused by a partner’s sentence, and by nobody else’s'],
      [
        'stories/payment-plans',
        'an instalment missed is told and asked for alone; the whole only after a formal notice and a partner’s word',
      ],
    ],
  },
  {
    id: 'R-47',
    says: 'A plan is made of a fixed text: dates, sums, acceleration after a formal notice; no novation, no discount.',
    in: 'src/claim/plan-letters.ts',
    tests: [
      ['stories/payment-plans', 'a plan that does not make the sum due is asked about, never granted as a discount'],
      ['claim/plan', 'holds number, last day and first payment, each to its very limit'],
    ],
  },
  {
    id: 'R-48',
    says: 'A dispute freezes the invoice’s reminders and goes to a partner.',
    in: 'src/claim/consequences.ts',
    tests: [['claim/decide-on-reply', 'a dispute stops the reminders and goes to the partner with the words that show it']],
  },
  {
    id: 'R-49',
    says: 'Once a consumer’s complaint is refused, the next letter names the mediator.',
    in: 'src/letters/letter-fields.ts',
    tests: [['letters/letter-fields', 'is named to a consumer who contested and is written to again']],
  },
  {
    id: 'R-50',
    says: 'No tracking pixel, no tracked link, nothing remote.',
    in: 'src/outside/template.ts',
    tests: [['outside/letter-paper', 'no comment, marker, remote thing or tracking leaves in a mail']],
  },
  {
    id: 'R-51',
    says: 'Mail is kept raw and hashed; what is held to secrecy goes to no model elsewhere without an agreement.',
    in: 'src/config/checks.ts',
    tests: [
      ['database/mails', 'is kept to the byte, with its place and the cursor, before anything can fail'],
      ['config', 'what is held to secrecy goes to no model elsewhere without an agreement'],
      [
        'reading/model-opinion',
        'names, addresses, accounts, telephones and references are taken out; sums, days and the sentence stay',
      ],
    ],
    lacks: 'Nothing is erased after a delay yet.',
  },
  {
    id: 'R-52',
    says: 'Courteous and factual, no judgement of the person, one fixed day and no other.',
    in: 'src/letters/letter-check.ts',
    tests: [
      PHRASES,
      [
        'letters/letter-check',
        '%s %j pass whole',
        'with remarks leaves on her word alone, and they say what one would rather write',
      ],
    ],
  },
  {
    id: 'R-53',
    says: 'Every legal sentence names its facts and days; out of date, it holds back the letters that print it.',
    in: 'src/letters/legal-sentences.ts',
    tests: [
      [
        'letters/legal-sentences',
        'each has its facts and days, and each of these has its sentence',
        'no other template cites the law',
        'no word that code puts into a letter cites the law either',
        'holds back the letters that print it, and only these',
      ],
    ],
  },
  { id: 'R-54', says: 'No letter gives the debtor legal advice.', in: IN_PHRASES, tests: [PHRASES] },
  {
    id: 'R-55',
    says: 'Orders found in a mail are words, never executed.',
    in: 'src/reading/doubts.ts',
    tests: [
      ['reading/statements', 'orders to the software are not followed, they go to a person'],
      ['reading/model-opinion', 'the words are shown as data between two lines, after the instructions'],
    ],
  },
  {
    id: 'R-56',
    says: 'Who recovers for another without being a lawyer has a written mandate, and prints what R124-4 asks.',
    in: 'src/letters/letter-parts.ts',
    tests: [
      ['config', 'a practice that is no law firm needs the mandate of its client'],
      ['letters/letter-fields', 'another profession for a client: the mentions of the mandate'],
    ],
  },
  {
    id: 'R-57',
    says: 'Refunds and balances of a contract never bear the rate of L441-10 nor the 40 €.',
    in: 'src/claim/claim-statement.ts',
    tests: [
      [
        'claim/claim-statement',
        'T-54 %s of 3 000.00 € due 2026-05-31, no formal notice: principal alone',
        'T-55 %s, formal notice received 2026-06-20: 3 035.15, indemnity 0',
      ],
    ],
  },
];

const held = RULES.filter((rule): rule is Rule => 'tests' in rule);

test('every rule of the notes is here, once, in its order', () => {
  expect(RULES.map((rule) => rule.id)).toEqual(Array.from({ length: 57 }, (_, at) => `R-${String(at + 1).padStart(2, '0')}`));
});

describe.each(held.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test(`is cited in ${rule.in}`, () => {
    expect(readFileSync(rule.in, 'utf8')).toContain(id);
  });

  test.each(
    rule.tests.flatMap(([file, ...titles]) => titles.map((title) => [file, title] as const)),
  )('is held by %s: %s', (file, title) => {
    const paths = ['test', 'story', 'table'].map((kind) => `test/${file}.${kind}.ts`).filter((one) => existsSync(one));
    expect([file, paths.length]).toEqual([file, 1]);
    const path = paths[0]!;
    const quoted = ["'", '"', '`'].map((mark) => `(${mark}${title.replaceAll(mark, `\\${mark}`)}${mark}`);
    expect([path, title, quoted.some((call) => readFileSync(path, 'utf8').includes(call))]).toEqual([path, title, true]);
  });
});

afterAll(() => {
  const rows = RULES.map((rule) => {
    const by = 'tests' in rule ? [...new Set(rule.tests.map(([file]) => file))].join(', ') : 'not yet';
    const besides = 'tests' in rule ? (rule.lacks ?? '') : rule.notYet;
    return `${rule.id}  ${rule.says}  [${by}]${besides === '' ? '' : `  ${besides}`}`;
  });
  process.stdout.write(`${rows.join('\n')}\n`);
});
