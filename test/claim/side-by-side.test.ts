import { describe, expect, test } from '@jest/globals';
import { claimAfter } from '../../src/claim/claim.ts';
import type { ClaimEvent, MailId } from '../../src/claim/claim-events.ts';
import { decideOnReply } from '../../src/claim/decide-on-reply.ts';
import { patternInFrench, patternsIn } from '../../src/claim/side-by-side.ts';
import type { Intent } from '../../src/reading/reading.ts';
import { claimOf, day, given, MAIL, reply, sent, staff } from './given.ts';

const wrote = (on: string, intent: Intent, quote: string, more: Partial<ClaimEvent> = {}): ClaimEvent =>
  ({
    kind: 'DebtorReplied',
    on: day(on),
    mail: `mail-${on}` as MailId,
    from: 'contact@cap-nautisme.example',
    proven: true,
    intents: [intent],
    statements: [{ intent, quote }],
    acknowledgesDebt: false,
    ...more,
  }) as ClaimEvent;

const promised = (on: string, date: string, quote: string): readonly ClaimEvent[] => [
  { kind: 'PromiseMade', on: day(on), amountCents: null, date: day(date), instalments: null, quote, source: 'mail', mail: MAIL },
  { kind: 'PromiseBroken', on: day(date), promisedFor: day(date) },
];

const called = (account: string): ClaimEvent => ({
  kind: 'CallLogged',
  on: day('2026-09-08'),
  by: staff.address,
  mail: MAIL,
  call: {
    claimReference: null,
    callDate: day('2026-09-08'),
    interlocutor: 'M. Kerbrat',
    outcome: 'commitment',
    amountCents: null,
    promiseDate: null,
    callbackDate: null,
    direction: 'outbound',
    account,
  },
});

const shown = (events: readonly ClaimEvent[], today = '2026-10-20') => patternsIn(claimOf(...events), day(today));
const lines = (events: readonly ClaimEvent[], today?: string) =>
  shown(events, today).flatMap((one) => patternInFrench(one).lines);

describe('what the history shows, side by side and dated', () => {
  test('a promise not kept, then words that deny the debt', () => {
    const history = [
      ...promised('2026-09-08', '2026-09-15', 'je vous règle mardi'),
      wrote('2026-09-21', 'dispute-existence', 'je ne vous dois rien'),
    ];
    expect(lines(history)).toEqual([
      '8 septembre 2026, promesse : « je vous règle mardi »',
      '15 septembre 2026, jour promis, sans paiement',
      '21 septembre 2026 : « je ne vous dois rien »',
    ]);
    expect(shown(promised('2026-09-08', '2026-09-15', 'je vous règle mardi'))).toEqual([]);
  });

  test('never received, then paid, then contested: three reasons, each in a mail of its own', () => {
    const history = [
      wrote('2026-09-08', 'request-for-documents', 'je n’ai pas reçu la facture'),
      wrote('2026-09-18', 'already-paid', 'c’est réglé'),
      wrote('2026-09-28', 'dispute-service', 'le travail est à refaire'),
    ];
    expect(shown(history).map((one) => one.kind)).toEqual(['shifting-grounds']);
    expect(lines(history)).toHaveLength(3);
    expect(shown(history.slice(0, 2))).toEqual([]);
    // a partner said that it was none
    const corrected: ClaimEvent = {
      kind: 'StatementCorrected',
      on: day('2026-09-29'),
      mail: 'mail-2026-09-28' as MailId,
      intents: ['delay-request'],
      by: 'h@x',
    };
    expect(shown([...history, corrected])).toEqual([]);
  });

  test('paid and never owed cannot both be', () => {
    const history = [
      wrote('2026-09-08', 'dispute-existence', 'je n’ai rien commandé'),
      wrote('2026-09-18', 'already-paid', 'c’est réglé'),
    ];
    expect(lines(history)).toEqual(['8 septembre 2026 : « je n’ai rien commandé »', '18 septembre 2026 : « c’est réglé »']);
  });

  test('a proof announced, ten days or another mail later still not here', () => {
    const announced = wrote('2026-09-08', 'already-paid', 'c’est réglé', { announcedProof: 'je vous envoie le justificatif' });
    expect(shown([announced], '2026-09-15')).toEqual([]);
    expect(lines([announced], '2026-09-18')).toEqual([
      '8 septembre 2026, pièce annoncée : « je vous envoie le justificatif »',
      '18 septembre 2026, toujours pas reçue',
    ]);
    expect(shown([announced, wrote('2026-09-12', 'already-paid', 'voici', { attachments: ['virement.pdf'] })])).toEqual([]);
  });

  test('two letters whose day passed without a word', () => {
    const passed = (number: number, on: string, deadline: string): readonly ClaimEvent[] => [
      ...sent(on, { number, deadline: day(deadline) }),
      { kind: 'DeadlinePassed', on: day(deadline), number, deadline: day(deadline) },
    ];
    const first = passed(1, '2026-09-07', '2026-09-17');
    const both = [...first, ...passed(2, '2026-09-21', '2026-10-01')];
    expect(lines(both)).toEqual([
      '17 septembre 2026, aucune réponse au courrier du 7 septembre 2026',
      '1er octobre 2026, aucune réponse au courrier du 21 septembre 2026',
    ]);
    expect(shown(first)).toEqual([]);
    expect(
      shown([...first, wrote('2026-09-25', 'thanks-or-ack', 'bien reçu'), ...passed(2, '2026-09-21', '2026-10-01')]),
    ).toEqual([]);
  });

  test('a call he confirmed, then words against it; a call he puts right', () => {
    const call = called('Il paiera fin septembre.');
    const confirmed: ClaimEvent = {
      kind: 'CallConfirmed',
      on: day('2026-09-09'),
      callOn: day('2026-09-08'),
      quote: 'je confirme',
      mail: MAIL,
    };
    const denied = wrote('2026-10-05', 'refusal', 'je ne paierai pas');
    expect(lines([call, confirmed, denied])).toEqual([
      '8 septembre 2026, appel, selon notre compte rendu : « Il paiera fin septembre. »',
      '9 septembre 2026, confirmé : « je confirme »',
      '5 octobre 2026 : « je ne paierai pas »',
    ]);
    expect(shown([call, denied])).toEqual([]);
    const corrected: ClaimEvent = {
      kind: 'CallCorrected',
      on: day('2026-09-09'),
      callOn: day('2026-09-08'),
      quote: 'je n’ai pas dit cela',
      mail: MAIL,
    };
    expect(lines([call, corrected])).toHaveLength(2);
  });
});

describe('when a reply brings one more reason', () => {
  const before = [
    wrote('2026-09-08', 'request-for-documents', 'je n’ai pas reçu la facture'),
    wrote('2026-09-18', 'third-party-pays', 'mon assurance paiera'),
  ];

  test('a partner sees them side by side, though each alone would call for nobody', () => {
    const situation = given('2026-09-28', before);
    const decision = decideOnReply(situation, reply('2026-09-28', { intents: ['already-paid'] }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'Escalated', because: ['told-otherwise'] }));
    expect(decision.notices[0]?.fields.sideBySide).toEqual([
      {
        title: 'Les motifs donnés, dans l’ordre',
        lines: expect.stringMatching(/^8 septembre.*\n18 septembre.*\n28 septembre/),
      },
    ]);
    const again = claimAfter(situation.claim, decision.claimEvents);
    expect(again.standing.status).toBe('with-partner');
  });

  test('the same reason said again is none', () => {
    const decision = decideOnReply(given('2026-09-28', before), reply('2026-09-28', { intents: ['third-party-pays'] }));
    expect(decision.claimEvents.map((event) => event.kind)).not.toContain('Escalated');
  });
});

describe('when the debtor puts our account of a call right', () => {
  test('both stand side by side', () => {
    const said = [{ intent: 'phone-call-confirmation', quote: 'je n’ai jamais dit cela' }] as const;
    const decision = decideOnReply(
      given('2026-09-10', [called('Il paiera fin septembre.')]),
      reply('2026-09-10', {
        intents: ['phone-call-confirmation'],
        statements: said,
        escalate: true,
        because: ['call-corrected'],
      }),
    );
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'CallCorrected', callOn: '2026-09-08' }));
    expect(decision.notices[0]?.fields.sideBySide).toEqual([
      { title: 'Ce qui a été dit au téléphone, puis écrit', lines: expect.stringContaining('je n’ai jamais dit cela') },
    ]);
  });
});
