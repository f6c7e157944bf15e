/** Mails for the reading tests: parsed from `test/mails`, or made of a few fields. */
import { readFileSync } from 'node:fs';
import { parseInThisThread } from '../../src/outside/mime.ts';
import { forwardsFrom, readForward } from '../../src/reading/forward.ts';
import type { Mail } from '../../src/reading/mail.ts';
import type { Forwarded } from '../../src/reading/reading.ts';

export const OWN = ['creances@marchand-associes.example'];

export async function mailNamed(name: string): Promise<Mail> {
  const parsed = await parseInThisThread(readFileSync(new URL(`../mails/${name}`, import.meta.url)));
  if ('unreadable' in parsed) throw new Error(`unreadable: ${parsed.reason}`);
  return parsed;
}

/** A debtor's plain mail to us on 23 November 2026, changed as asked. */
export function mail(changes: Partial<Mail>): Mail {
  return {
    messageId: 'm1@mail.example',
    inReplyTo: [],
    references: [],
    from: [{ name: 'Élise Cabon', address: 'elise.cabon@laposte.example' }],
    replyTo: [],
    to: [{ name: 'Cabinet Marchand & Associés', address: OWN[0]! }],
    cc: [],
    deliveredTo: OWN,
    returnPath: 'elise.cabon@laposte.example',
    date: new Date('2026-11-23T09:00:00Z'),
    received: null,
    subject: 'Re: Rappel',
    text: '',
    html: null,
    contentType: 'text/plain',
    headers: new Map(),
    attachments: [],
    embedded: [],
    report: null,
    ...changes,
  };
}

/** Every mail of a chain of forwards, outermost first. */
export function forwardsIn(one: Mail): readonly Forwarded[] {
  const outermost = readForward(one, OWN);
  return outermost === null ? [] : forwardsFrom(outermost);
}
