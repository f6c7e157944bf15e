/** Recordings for tests: a claim opened for a debtor of its own, and what is recorded next. */
import { randomUUID } from 'node:crypto';
import type { ClaimEvent, ClaimId, MailId } from '../../src/claim/claim-events.ts';
import type { DebtorEvent, DebtorId } from '../../src/claim/debtor.ts';
import type { PracticeId } from '../../src/claim/practice.ts';
import type { Database } from '../../src/database/connect.ts';
import { keepMail } from '../../src/database/mails.ts';
import type { NewOutbox } from '../../src/database/outbox-row.ts';
import type { NewQuestion } from '../../src/database/questions.ts';
import type { Recording } from '../../src/database/record.ts';
import { day, knownDebtor, opened } from '../claim/given.ts';

export const practice = 'marchand' as PracticeId;
export const morning = new Date('2026-09-01T08:00:00Z');

export type Opening = Recording & { readonly ids: { readonly claim: ClaimId; readonly debtor: DebtorId } };

const NOTHING_MORE = {
  releases: [],
  withdrawals: [],
  outbox: [],
  questions: [],
  clues: [],
  answered: [],
  settlement: null,
  left: null,
  bankLine: null,
};

export function opening(reference?: string): Opening {
  const claim = randomUUID() as ClaimId;
  const debtor = randomUUID() as DebtorId;
  const events = openedFor(debtor);
  const projection = {
    reference: reference ?? `CM-${claim}`,
    creditor: 'Cabinet Marchand',
    debtorId: debtor,
    debtorName: 'SARL Cap Nautisme',
    debtorSiren: null,
    insolvencyCheckedOn: null,
    status: 'running',
    balanceCents: null,
    wakesOn: day('2026-09-07'),
  } as const;
  return {
    ...NOTHING_MORE,
    ids: { claim, debtor },
    practice,
    now: morning,
    mail: null,
    claim: { id: claim, seen: 0, events, projection },
    debtor: { id: debtor, seen: 0, events: knownDebtor as readonly DebtorEvent[] },
    clues: [{ kind: 'address', value: 'contact@cap-nautisme.example', claimId: claim }],
  };
}

function openedFor(debtorId: DebtorId): readonly ClaimEvent[] {
  return opened.map((event) => {
    if (event.kind === 'ClaimOpened') return { ...event, debtorId, mail: null };
    return event.kind === 'ItemAdded' ? { ...event, mail: null } : event;
  });
}

/** Another claim against the same debtor. */
export function openingBeside(first: Opening): Opening {
  const beside = opening();
  const { debtor } = first.ids;
  return {
    ...beside,
    ids: { claim: beside.ids.claim, debtor },
    claim: { ...beside.claim, events: openedFor(debtor), projection: { ...beside.claim.projection, debtorId: debtor } },
    debtor: { id: debtor, seen: first.debtor.seen + first.debtor.events.length, events: [] },
  };
}

/** What follows the opening, decided on what it left. */
export function next(first: Opening, events: readonly ClaimEvent[], debtorEvents: readonly DebtorEvent[] = []): Recording {
  return {
    ...first,
    claim: { ...first.claim, seen: first.claim.events.length, events },
    debtor: { ...first.debtor, seen: first.debtor.seen + first.debtor.events.length, events: debtorEvents },
    clues: [],
  };
}

export async function aKeptMail(database: Database): Promise<MailId> {
  const unique = randomUUID();
  const place = { box: 'INBOX', uidValidity: unique, uid: 1, internalDate: null };
  const raw = Buffer.from(unique);
  return (await keepMail(database.db, { practice, raw, contentKey: unique, rawHash: unique, place, junk: false, now: morning }))
    .id;
}

export function aNotice(claim: ClaimId): NewOutbox {
  const id = randomUUID();
  return {
    id,
    purpose: 'notice',
    claim,
    letterNumber: null,
    to: 'h.marchand@marchand.example',
    subject: 's',
    text: 't',
    html: '<p>',
    attachments: [],
    draftHash: 'h',
    state: 'queued',
    stamped: { messageId: `${id}@x.example`, envelopeFrom: 'b@x.example', raw: Buffer.from('raw'), notBefore: morning },
    knownClaimVersion: null,
    knownDebtorVersion: null,
    question: null,
    inReplyTo: null,
  };
}

export function aQuestion(
  kind: NewQuestion['kind'],
  claim: ClaimId,
  letterNumber: number | null,
  notice: NewOutbox,
): NewQuestion {
  return {
    id: randomUUID(),
    kind,
    mail: null,
    claim,
    letterNumber,
    draft: null,
    draftHash: null,
    notice: notice.id,
    askedOf: 'h.marchand@marchand.example',
    said: { to: 'partners', template: 'letter-unsure', fields: {}, shows: null, question: null },
    choices: ['parti', 'pas parti'],
    candidates: [],
    code: null,
    askAgainOn: day('2026-09-03'),
  };
}
