/** One mail read, as one line of JSON: the shape other programs rely on, so every key is named here. */
import type { Authenticity, Reading } from '../../reading/reading.ts';

export function readingAsJson(file: string, reading: Reading, authenticity: Authenticity): string {
  const { kind, claimReference, language, writtenOn, from, ownWords, forwarded, intents, statements } = reading;
  const { escalate, because, promise, paid, acknowledgesDebt, badFaith } = reading;
  const { bounce, automatic, call, payment, newClaim, request, answer, attachments } = reading;
  return JSON.stringify({
    file,
    kind,
    claimReference,
    language,
    writtenOn,
    from,
    ownWords,
    forwarded,
    intents,
    statements,
    escalate,
    because,
    promise,
    paid,
    acknowledgesDebt,
    badFaith,
    authenticity,
    bounce: only(bounce, 'kind', 'recipient', 'status', 'permanent', 'reason'),
    automatic: only(automatic, 'until', 'kind'),
    call: only(call, ...CALL_KEYS),
    payment: only(payment, 'claimReference', 'amountCents', 'date', 'method', 'full', 'rejected'),
    newClaim: only(newClaim, ...NEW_CLAIM_KEYS),
    request: only(request, 'action', 'claimReference', 'until', 'amountCents', 'email'),
    answer: only(answer, 'decision', 'editedText', 'until'),
    attachments: attachments.map((one) => only(one, 'name', 'type', 'bytes', 'text', 'invoice')),
  });
}

const CALL_KEYS = [
  'claimReference',
  'callDate',
  'interlocutor',
  'outcome',
  'amountCents',
  'promiseDate',
  'callbackDate',
  'direction',
] as const;

const NEW_CLAIM_KEYS = ['creditor', 'debtorName', 'debtorEmail', 'amountCents', 'invoiceRef', 'dueDate', 'multiple'] as const;

function only<T extends object, K extends keyof T>(whole: T | null, ...keys: readonly K[]): Pick<T, K> | null {
  return whole === null ? null : (Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<T, K>);
}
