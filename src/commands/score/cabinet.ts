/** Measures the reading of members' mails on labelled cases: of which kind each is, and each of its facts. */
import { z } from 'zod';
import { parisDay } from '../../law/calendar.ts';
import type { Phrases } from '../../reading/phrases.ts';
import { readMail } from '../../reading/read-mail.ts';
import type { Reading } from '../../reading/reading.ts';
import { mailOf, OUR_ADDRESS } from './case-mail.ts';
import { agreement, share } from './counting.ts';

export const labelledMemberMail = z.object({
  id: z.string(),
  received: z.string(),
  from_role: z.enum(['staff', 'partner']),
  from: z.string(),
  subject: z.string(),
  body: z.string(),
  attachments: z.array(z.string()).default([]),
  context: z.string(),
  expected: z.looseObject({
    kind: z.enum(['new_claim', 'debtor_mail', 'call_note', 'payment', 'instruction', 'approval']),
  }),
});
export type LabelledMemberMail = z.infer<typeof labelledMemberMail>;
export type ScoredMemberMail = { readonly case: LabelledMemberMail; readonly read: Reading };

type Kind = LabelledMemberMail['expected']['kind'];

const KINDS: Readonly<Record<Kind, Reading['kind']>> = {
  new_claim: 'new-claim',
  debtor_mail: 'correspondence',
  call_note: 'call',
  payment: 'payment',
  instruction: 'request',
  approval: 'answer',
};

/** What each kind's labels are called in a reading. */
const FACTS: Readonly<Record<Kind, Readonly<Record<string, (read: Reading) => unknown>>>> = {
  new_claim: {
    creditor: (read) => read.newClaim?.creditor,
    debtor_name: (read) => read.newClaim?.debtorName,
    debtor_email: (read) => read.newClaim?.debtorEmail,
    amount_cents: (read) => read.newClaim?.amountCents,
    invoice_ref: (read) => read.newClaim?.invoiceRef,
    due_date: (read) => read.newClaim?.dueDate,
  },
  debtor_mail: {
    dossier: (read) => read.claimReference,
    debtor_from: (read) => read.from.address ?? read.from.name,
    promise_date: (read) => read.promise?.date,
    amount_cents: (read) => read.promise?.amountCents ?? read.paid?.amountCents,
    escalate: (read) => read.escalate,
  },
  call_note: {
    dossier: (read) => read.claimReference,
    call_date: (read) => read.call?.callDate,
    interlocutor: (read) => read.call?.interlocutor,
    outcome: (read) => read.call?.outcome,
    amount_cents: (read) => read.call?.amountCents,
    promise_date: (read) => read.call?.promiseDate,
    callback_date: (read) => read.call?.callbackDate,
    direction: (read) => read.call?.direction,
  },
  payment: {
    dossier: (read) => read.claimReference,
    amount_cents: (read) => read.payment?.amountCents,
    date: (read) => read.payment?.date,
    method: (read) => read.payment?.method,
    full: (read) => read.payment?.full,
  },
  instruction: {
    action: (read) => read.request?.action,
    dossier: (read) => read.claimReference,
    until: (read) => read.request?.until,
    amount_cents: (read) => read.request?.amountCents,
    email: (read) => read.request?.email,
  },
  approval: {
    decision: (read) => read.answer?.decision ?? 'unclear',
    edited_text: (read) => read.answer?.editedText,
  },
};

export function scoreMemberMail(one: LabelledMemberMail, phrases: Phrases): ScoredMemberMail {
  const today = parisDay(new Date(one.received));
  const answering = one.context === 'approval_reply' ? '' : null;
  const circumstances = { writer: one.from_role, answering, sent: [], ownAddresses: [OUR_ADDRESS], today };
  return { case: one, read: readMail(mailOf(one), circumstances, phrases) };
}

export function memberMailReport(scored: readonly ScoredMemberMail[]): readonly string[] {
  const facts = scored.flatMap((one) => factsOf(one));
  const wrong = facts.filter((fact) => !fact.right);
  return [
    `${scored.length} messages de membres du cabinet`,
    `Nature juste : ${agreement(scored, isOfKind)}`,
    `Faits justes : ${share(facts.length - wrong.length, facts.length)}`,
    ...wrong.map(({ id, name, wanted, found }) => `  ${id} ${name} : ${JSON.stringify(wanted)} lu ${JSON.stringify(found)}`),
  ];
}

/** An absence notice or a reaction under a draft is no answer, and is labelled an unclear one. */
function isOfKind({ case: { expected }, read }: ScoredMemberMail): boolean {
  return read.kind === KINDS[expected.kind] || (expected.decision === 'unclear' && read.kind === 'automatic');
}

function factsOf({ case: { id, expected }, read }: ScoredMemberMail) {
  const labelled = Object.entries(FACTS[expected.kind]).filter(([name]) => name in expected);
  return labelled.map(([name, of]) => {
    const wanted = expected[name] ?? null;
    const found = of(read) ?? null;
    return { id, name, wanted, found, right: inOneSpelling(wanted) === inOneSpelling(found) };
  });
}

/** Labels write `no_answer` where readings write `no-answer`. */
function inOneSpelling(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('_', '-').replace(/\s+/g, ' ').trim() : value;
}
