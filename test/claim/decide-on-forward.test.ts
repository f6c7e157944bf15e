import { expect, test } from '@jest/globals';
import { decideOnForward } from '../../src/claim/decide-on-forward.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { cents } from '../../src/law/money.ts';
import type { Understanding } from '../../src/reading/reading.ts';
import { day, given, reply, sent, staff } from './given.ts';

const running = given('2026-09-10', sent('2026-09-07'));
const told = (read: Partial<Understanding>) => {
  const { notices } = decideOnForward(running, reply('2026-09-10', read), staff.address);
  return notices.at(-1)!;
};

test('who forwards a debtor’s mail is told where it was filed, what was understood, and what follows', () => {
  const quote = 'je vous règle dimanche 20';
  const promise = { amountCents: cents(120_000), date: day('2026-09-20'), instalments: null };
  const receipt = told({ intents: ['promise-to-pay'], statements: [{ intent: 'promise-to-pay', quote }], promise });
  expect(receipt).toMatchObject({ to: { member: staff.address }, template: 'receipt', question: null });
  expect(receipt.fields.understood).toMatch(
    /^un message de .* : promesse de paiement \(«\u00a0je vous règle dimanche 20\u00a0»\)$/,
  );
  expect(receipt.fields.done).toBe(
    'Versé au dossier CM-2026-0001 (SARL Cap Nautisme). Ce qui suit : promesse de payer 1\u00a0200,00\u00a0€ le 20 septembre 2026 ; rappels suspendus jusqu’au 24 septembre 2026 : le débiteur a promis un paiement ; courrier n° 2 rédigé : confirmation de la promesse de paiement, qui part sans autre accord.',
  );
});

test('a mail that changes nothing is said to change nothing', () => {
  const { understood, done } = told({
    intents: ['thanks-or-ack'],
    statements: [{ intent: 'thanks-or-ack', quote: 'Bien reçu' }],
  }).fields;
  expect(understood).toMatch(/accusé de réception ou remerciement \(«\u00a0Bien reçu\u00a0»\)$/);
  expect(done).toBe('Versé au dossier CM-2026-0001 (SARL Cap Nautisme), sans autre suite.');
});

test('nothing else is decided than on the reply itself', () => {
  const disputed = reply('2026-09-10', { intents: ['dispute-service'], escalate: true, because: ['dispute-service'] });
  const itself = decideOnReply(running, disputed);
  const forwarded = decideOnForward(running, disputed, staff.address);
  expect({ ...forwarded, notices: forwarded.notices.slice(0, -1) }).toEqual(itself);
});
