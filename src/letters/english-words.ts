/** The English of letters to foreign debtors: it states French law, and says so. */
import type { LetterTemplate } from '../claim/claim-events.ts';
import { FIGURES } from '../law/figures.ts';
import type { LetterWords } from './french-words.ts';

const NB = '\u00a0';

const LETTERS: Readonly<Record<LetterTemplate, string>> = {
  'courtesy-reminder': 'courtesy reminder',
  'second-reminder': 'second reminder',
  'formal-notice': 'formal notice',
  'promise-confirmed': 'confirmation of the payment promised',
  'promise-broken': 'letter following a payment not received',
  'call-confirmation': 'written confirmation of a telephone call',
  'payment-thanks': 'thanks for the payment',
  'part-payment-received': 'receipt for a part payment',
  'date-asked': 'request for a payment date',
  'plan-offered': 'proposed payment plan',
  'plan-total-asked': 'request for a plan covering the sum due',
  'plan-confirmed': 'confirmation of the payment plan',
  'plan-refused': 'refusal of a payment plan',
  'instalment-missed': 'letter following an instalment not received',
  'instalment-formal-notice': 'formal notice to pay an instalment',
  'documents-noted': 'acknowledgement of a request for documents',
  'payment-being-checked': 'verification of a payment announced',
  'wrong-recipient-apology': 'apology for a message sent in error',
  'observations-received': 'acknowledgement of observations',
  'partner-words': 'letter written by the firm',
};

export const ENGLISH: LetterWords = {
  ...FIGURES.en,
  labels: {
    lang: 'en',
    colon: ':',
    attention: 'For the attention of',
    subjectLabel: 'Subject:',
    statementOf: 'Statement as at',
    amountLabel: 'Amount',
    othersLabel: 'Also outstanding, for information only:',
    holderLabel: 'Account name',
    referenceLabel: 'Reference',
    refLabel: 'Ref.',
    toQuote: 'to be quoted',
    onBehalf: 'on behalf of',
    pageLabel: 'page',
    ofPages: 'of',
  },
  annexes: {
    reckoningTitle: 'Annex 1: detailed statement',
    reckonedOn: 'As at',
    documentsTitle: 'Annex 2: documents on file',
    documentLabel: 'Document',
    dayLabel: 'Date',
  },
  paying: { pay: 'pay', settle: 'pay', settlement: 'payment', Settlement: 'Payment' },
  refunding: { pay: 'refund', settle: 'refund', settlement: 'refund', Settlement: 'Refund' },
  spaced: (words) => words,
  dated: (day) => day,
  ourAddress: (address) => (/\bfrance$/i.test(address) ? address : `${address}, France`),
  /** As it is dialled from abroad. */
  phone: (number) => number.replace(/^0(?=[1-9](?:[ .]?\d\d){4}$)/, '+33 ').replaceAll(' ', NB),
  prepared: 'prepared',
  transmitted: 'sent',
  byReply: 'by replying to this message',
  byWritingTo: (address) => `by writing to ${address}`,
  salutations: { woman: 'Dear Madam', man: 'Dear Sir', unknown: 'Dear Sir or Madam' },
  totalAsked: 'Total requested',
  totalLeft: 'Total outstanding',
  recalled: (count, days) => (count === 1 ? `our letter of ${days}` : `our letters of ${days}`),
  byTransfer: (settlement) => `${settlement} by bank transfer`,
  otherwisePaid: (settlement, document) =>
    `${settlement} ${document === null ? 'as the firm will indicate to you' : `as indicated on the ${document}`}`,
  neverChanged: (phone) => `These bank details will never be changed by a mere e-mail; if in doubt, please call ${phone}.`,
  item: (kind, invoiceName, ref, issuedOn) => {
    const issued = issuedOn === null ? '' : ` of ${issuedOn}`;
    const inBrackets = ref === null ? '' : ` (${ref})`;
    if (kind === 'refund') return `Sum to be refunded${inBrackets}`;
    return kind === 'balance'
      ? `Balance${inBrackets}${issued}`
      : `${invoiceName}${ref === null ? '' : ` no.${NB}${ref}`}${issued}`;
  },
  due: (_, isDue, day) => (isDue ? `due on ${day}` : `falling due on ${day}`),
  settledOf: (settled, amount) => `${settled} of ${amount} already paid`,
  imputed: (covered) => `${covered} having been set against interest`,
  clientInvoice: 'Invoice',
  principalLeft: 'Principal outstanding',
  interest: 'Interest for late payment',
  indemnity: 'Fixed compensation for recovery costs',
  stretch: (ref, from, to, days, rate, base, sum) => {
    const which = ref === null ? '' : `no.${NB}${ref}, `;
    return `${which}from ${from} to ${to}, ${days} ${days > 1 ? 'days' : 'day'} at ${rate} on ${base}${sum === null ? '' : `, i.e. ${sum}`}`;
  },
  alreadySettled: (covered) => `of which ${covered} already paid`,
  between: '; ',
  refundGround: (paid, paidOn, agreed, performed, ground) => {
    const sum = paid === null ? 'A sum' : `The sum of ${paid}`;
    const when = paidOn === null ? '' : ` on ${paidOn}`;
    const what = agreed === null ? '' : ` for “${agreed}”`;
    const done =
      performed === null
        ? 'The service has not been performed: that sum is to be refunded.'
        : `The part performed is valued at ${performed}${ground === null ? '' : ` (“${ground}”)`}: the remainder is to be refunded.`;
    return `${sum} was paid to you${when}${what}. ${done}`;
  },
  balanceGround: (agreed) =>
    `The balance below remains due after the end of the contract${agreed === null ? '' : ` (“${agreed}”)`}.`,
  dueOn: (day) => `due on ${day}`,
  settledPrincipal: 'Already paid, on the principal',
  settledInterest: 'Already paid, on the interest',
  reckoned: (from, to, base, rate, days) => `from ${from} to ${to}: ${base} × ${rate} × ${days} / 365`,
  letterNamed: (template) => LETTERS[template],
};
