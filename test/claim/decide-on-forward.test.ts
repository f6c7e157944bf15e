import { describe, expect, test } from '@jest/globals';
import { claimAfter } from '../../src/claim/claim.ts';
import { decideOnForward } from '../../src/claim/decide-on-forward.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { lettersIn } from '../../src/claim/decision.ts';
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

describe('when the member tells something above the mail', () => {
  const asked = reply('2026-09-10', { intents: ['delay-request'] });
  const held = (granted: string | null) => {
    const note = { words: 'Je lui ai répondu.', granted: granted === null ? null : day(granted) };
    return decideOnForward(running, asked, staff.address, note);
  };

  test('the answer waits for a partner, who reads the note', () => {
    const decision = held(null);
    expect(lettersIn(decideOnForward(running, asked, staff.address))[0]?.approval).toBe('none');
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'date-asked', approval: 'partner' });
    const [toPartners] = decision.notices;
    expect(toPartners).toMatchObject({ to: 'partners', template: 'draft-to-approve', shows: 2 });
    expect(toPartners?.fields.why).toContain('«\u00a0Je lui ai répondu.\u00a0»');
    expect(decision.notices.at(-1)?.fields.done).toContain('rien ne part au débiteur');
  });

  test('where it grants a day nothing is written, and reminders wait for that day', () => {
    const decision = held('2026-10-30');
    expect(lettersIn(decision)).toEqual([]);
    expect(decision.claimEvents.map((event) => event.kind)).toEqual(['DebtorReplied', 'RemindersPaused']);
    expect(claimAfter(running.claim, decision.claimEvents).standing).toMatchObject({ status: 'paused', until: '2026-11-04' });
  });

  test('what a partner must decide goes to her as before', () => {
    const disputed = reply('2026-09-10', { intents: ['dispute-service'], escalate: true, because: ['dispute-service'] });
    const { claimEvents, notices } = decideOnForward(running, disputed, staff.address, {
      words: 'Je m’en occupe',
      granted: null,
    });
    expect(claimEvents).toEqual(decideOnReply(running, disputed).claimEvents);
    expect(notices[0]).toMatchObject({
      to: 'partners',
      fields: { file: expect.stringContaining('«\u00a0Je m’en occupe\u00a0»') },
    });
  });
});
