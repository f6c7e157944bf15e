/** What partners read of insolvency proceedings: until when to declare, and what a payment made since then is. */
import { describe, expect, test } from '@jest/globals';
import { approvalNotices } from '../../src/claim/approval-notice.ts';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { Debtor, DebtorEvent } from '../../src/claim/debtor.ts';
import { decideOnAlarm } from '../../src/claim/decide-on-alarm.ts';
import { decideOnAnswer } from '../../src/claim/decide-on-answer.ts';
import { decideOnInsolvencyCheck } from '../../src/claim/decide-on-insolvency-check.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { decideOnPosted } from '../../src/claim/decide-on-posting.ts';
import { declarationInFrench } from '../../src/claim/declaration-in-french.ts';
import { waitsForCheck } from '../../src/claim/insolvency.ts';
import { type Situation, situationAfter, statementOf } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import { sirenFrom } from '../../src/law/siren.ts';
import { day, draftedLetter, given, knownDebtor, MAIL, partner, reply, staff } from './given.ts';

const proceedings = {
  notice: 'A202601825232',
  publishedOn: day('2026-10-06'),
  nature: 'Jugement d’ouverture de liquidation judiciaire',
  name: 'SARL CAP NAUTISME',
  court: 'Greffe du Tribunal de Commerce de Rennes',
  opening: { publishedOn: day('2026-10-06'), judgmentOn: day('2026-09-30') },
};
const published: readonly DebtorEvent[] = [
  ...knownDebtor,
  { kind: 'InsolvencyChecked', on: day('2026-10-07'), source: 'bodacc', asOf: day('2026-10-07'), proceedings },
  { kind: 'DebtorStopped', on: day('2026-10-07'), because: 'insolvency-proceedings', quote: proceedings.nature },
  { kind: 'OpeningJudgmentTold', on: day('2026-10-07'), judgmentOn: day('2026-09-30'), quote: proceedings.nature },
];

describe('the last day to declare the claim', () => {
  const told = (debtor: Partial<Debtor>, today = '2026-10-10') =>
    declarationInFrench({ ...given(today).debtor, ...debtor }, day(today));

  test('counts from the publication of the opening judgment, with the safe day (T-44)', () => {
    expect(told({ proceedings })).toBe(
      'déclaration de la créance au mandataire judiciaire : au plus tard le lundi 7 décembre 2026 ; mieux, le vendredi 4 décembre 2026 (deux mois après la publication au BODACC du 6 octobre 2026 ; C. com., art. L622-24 et R622-24)',
    );
  });

  test('once over, what may still be asked for is said, then nothing more', () => {
    expect(told({ proceedings }, '2026-12-08')).toContain(
      'le délai est passé depuis le 7 décembre 2026 ; un relevé de forclusion se demande jusqu’au 6 avril 2027',
    );
    expect(told({ proceedings }, '2027-04-07')).not.toContain('relevé de forclusion');
  });

  test('where the publication is not known, it is counted from the judgment, or said to be looked for', () => {
    expect(told({ judgmentOn: day('2026-09-30') })).toContain(
      'du jugement du 30 septembre 2026 : au plus tard le lundi 30 novembre',
    );
    expect(told({})).toContain('bodacc.fr');
  });

  test('a consumer’s over-indebtedness knows no such day', () => {
    expect(told({ kind: 'consumer', kindIsKnown: true })).toBeNull();
  });
});

test('a member’s word of a judgment tells the partner until when to declare; so does each reminder to her', () => {
  const read = {
    intents: ['insolvency-proceedings'] as const,
    statements: [{ intent: 'insolvency-proceedings', quote: 'en liquidation judiciaire depuis le 30 septembre' }] as const,
    judgmentOn: day('2026-09-30'),
  };
  const { notices } = decideOnAlarm(given('2026-10-07'), { ...reply('2026-10-07', read), from: staff.address });
  expect(notices[0]?.fields.file).toContain('déclaration de la créance');
  expect(notices[0]?.fields.file).toContain('lundi 30 novembre 2026');
  const [reminder] = decideOnNewDay(given('2026-10-20', [], published)).notices;
  expect(JSON.stringify(reminder?.fields.why)).toContain('au plus tard le lundi 7 décembre 2026');
});

describe('T-47: a payment received once proceedings were opened', () => {
  const paid = (paidOn: string) =>
    decideOnPayment(given('2026-10-12', [], published), {
      amountCents: cents(120_000),
      paidOn: day(paidOn),
      by: staff.address,
      mail: MAIL,
    });
  const told = (paidOn: string) => paid(paidOn).notices.filter(({ to }) => to === 'partners');

  test('leaves the claim open, and a partner is told that it may be annulled', () => {
    expect(paid('2026-10-05').claimEvents.map(({ kind }) => kind)).not.toContain('ClaimClosed');
    expect(told('2026-10-05')[0]?.fields.done).toContain('L622-7');
  });

  test('made before, it closes nothing either, and forbids nothing', () => {
    expect(paid('2026-09-29').claimEvents.map(({ kind }) => kind)).not.toContain('ClaimClosed');
    expect(told('2026-09-29')).toEqual([]);
  });
});

test('T-46: interest ends the day before the judgment that was published', () => {
  const interest = (on: string, events: readonly DebtorEvent[]) => {
    const statement = statementOf(given(on, [], events));
    return 'rateUnknown' in statement ? null : statement.interestCents;
  };
  expect(interest('2026-10-12', published)).toBe(interest('2026-09-29', knownDebtor));
  expect(interest('2026-10-12', knownDebtor)).toBeGreaterThan(interest('2026-10-12', published)!);
});

describe('once the BODACC was looked at', () => {
  const SIREN = sirenFrom('732829320')!;
  const known: readonly DebtorEvent[] = [
    ...knownDebtor,
    { kind: 'SirenLearned', on: day('2026-09-01'), siren: SIREN, by: staff.address },
  ];
  const checked = (asOf: string, found: typeof proceedings | null = null): DebtorEvent => {
    return { kind: 'InsolvencyChecked', on: day(asOf), source: 'bodacc', asOf: day(asOf), proceedings: found };
  };
  const look = (today: string, found: typeof proceedings | null, events: readonly DebtorEvent[] = known) =>
    decideOnInsolvencyCheck(given(today, [draftedLetter('2026-10-06')], events), {
      source: 'bodacc',
      asOf: day(today),
      proceedings: found,
    });

  test('nothing published is noted, once a day', () => {
    expect(look('2026-10-07', null)).toEqual({ claimEvents: [], debtorEvents: [checked('2026-10-07')], notices: [] });
    expect(look('2026-10-07', null, [...known, checked('2026-10-07')]).debtorEvents).toEqual([]);
    expect(look('2026-10-07', proceedings, [...known, checked('2026-10-08')]).debtorEvents).toEqual([]);
  });

  test('T-46: proceedings stop every claim of the debtor, withdraw what was drafted, and tell a partner until when to declare', () => {
    const decision = look('2026-10-07', proceedings);
    expect(decision.claimEvents.map(({ kind }) => kind)).toEqual(['LetterWithdrawn', 'Escalated']);
    expect(decision.debtorEvents).toMatchObject([
      { kind: 'InsolvencyChecked' },
      { kind: 'DebtorStopped', because: 'insolvency-proceedings', quote: proceedings.nature },
      { kind: 'OpeningJudgmentTold', judgmentOn: '2026-09-30' },
    ]);
    const [notice] = decision.notices;
    expect(notice).toMatchObject({ to: 'partners', template: 'insolvency-published' });
    expect(notice?.fields).toMatchObject({
      siren: '732\u00a0829\u00a0320',
      declaration: expect.stringContaining('au plus tard le lundi 7 décembre 2026'),
      stopped: expect.stringContaining('rendu le 30 septembre 2026'),
    });
  });

  test('what was paid since the judgment is told with them', () => {
    const paid: ClaimEvent = {
      kind: 'PaymentReceived',
      on: day('2026-10-02'),
      amountCents: cents(30_000),
      paidOn: day('2026-10-01'),
      method: null,
      item: null,
      by: 'x',
      mail: null,
    };
    const check = { source: 'bodacc', asOf: day('2026-10-07'), proceedings } as const;
    const told = decideOnInsolvencyCheck(given('2026-10-07', [paid], known), check).notices[0]?.fields.paid;
    expect(told).toMatch(/^Reçu depuis l’ouverture de la procédure : 300,00\s€ le 1er octobre 2026 ; .*L622-7/);
    expect(look('2026-10-07', proceedings).notices[0]?.fields.paid).toBe('');
  });

  test('told by the debtor before, they are put before the partner with the day to declare, and stop nothing twice', () => {
    const told = { kind: 'DebtorStopped', on: day('2026-10-02'), because: 'insolvency-proceedings', quote: null } as const;
    const { debtorEvents, notices } = look('2026-10-07', proceedings, [...known, told]);
    expect(debtorEvents.map(({ kind }) => kind)).toEqual(['InsolvencyChecked', 'OpeningJudgmentTold']);
    expect(notices).toHaveLength(1);
  });

  test('what a partner set aside stays so until more is published', () => {
    const released = [
      ...known,
      checked('2026-10-07', proceedings),
      { kind: 'DebtorStopped', on: day('2026-10-07'), because: 'insolvency-proceedings', quote: null },
      { kind: 'DebtorReleased', on: day('2026-10-08'), by: 'h@x.example' },
    ] as const;
    expect(look('2026-10-14', proceedings, released).debtorEvents.map(({ kind }) => kind)).toEqual(['InsolvencyChecked']);
    const more = { ...proceedings, notice: 'A2', publishedOn: day('2026-10-13') };
    expect(look('2026-10-14', more, released).debtorEvents.map(({ kind }) => kind)).toContain('DebtorStopped');
  });

  const posted = (events: readonly DebtorEvent[], check: 'required' | 'off' = 'required') => {
    const situation = given('2026-10-07', [draftedLetter('2026-10-06')], events);
    const insolvency = { check, url: 'http://127.0.0.1:9/' };
    const [event] = decideOnPosted({ ...situation, practice: { ...situation.practice, insolvency } }, 1).claimEvents;
    return event?.kind === 'LetterPosted' ? event.insolvency : null;
  };

  test('each letter that left says what was known, or why nothing was', () => {
    expect(posted([...known, checked('2026-10-07')])).toEqual({ found: 'nothing', asOf: '2026-10-07' });
    expect(posted([...known, checked('2026-10-07', proceedings)])).toEqual({ found: 'taken-up', asOf: '2026-10-07' });
    expect(posted(known)).toEqual({ found: 'not-reached', asOf: null });
    expect(posted(known, 'off')).toEqual({ found: 'not-asked', asOf: null });
    expect(posted(knownDebtor)).toEqual({ found: 'no-siren', asOf: null });
  });

  describe('where looking is required', () => {
    const notice = { template: 'formal-notice', approval: 'partner' } as const;
    const required = (today: string, events: readonly DebtorEvent[], letter: Parameters<typeof draftedLetter>[1] = {}) => {
      const situation = given(today, [draftedLetter('2026-10-06', letter)], events);
      return { ...situation, practice: { ...situation.practice, insolvency: { check: 'required', url: '' } as const } };
    };
    const waits = (situation: Situation) => waitsForCheck(situation, situation.claim.letters[0]!);

    test('a letter leaves on a look of the same day, a formal notice on one of the week; a debtor without SIREN has none', () => {
      expect(waits(required('2026-10-07', known))).toBe(true);
      expect(waits(required('2026-10-08', [...known, checked('2026-10-07')]))).toBe(true);
      expect(waits(required('2026-10-07', [...known, checked('2026-10-07')]))).toBe(false);
      expect(waits(required('2026-10-14', [...known, checked('2026-10-07')], notice))).toBe(false);
      expect(waits(required('2026-10-15', [...known, checked('2026-10-07')], notice))).toBe(true);
      expect(waits(required('2026-10-07', knownDebtor))).toBe(false);
      expect(waits(given('2026-10-07', [draftedLetter('2026-10-06')], known))).toBe(false);
    });

    test('the partner is told what her OK covers, and it then lets the formal notice go', () => {
      const situation = required('2026-10-06', known, notice);
      const letter = situation.claim.letters[0]!;
      expect(approvalNotices(situation, letter)[0]?.fields.file).toContain('votre OK vaut accord');
      const approved = approve(situation, letter.number);
      expect(approved).toMatchObject({ kind: 'LetterApproved', unchecked: true });
      expect(waits(situationAfter(situation, [approved]))).toBe(false);
    });

    test('an OK to a draft that told of a look covers no want of one', () => {
      const situation = required('2026-10-15', [...known, checked('2026-10-03')], notice);
      const approved = approve(situation, 1);
      expect(approved).not.toHaveProperty('unchecked');
      expect(waits(situationAfter(situation, [approved]))).toBe(true);
    });
  });

  function approve(situation: Situation, number: number): ClaimEvent {
    const answer = { decision: 'approve', word: 'closed-list', editedText: null, until: null } as const;
    const asked = {
      number,
      askedHash: 'h',
      currentHash: 'h',
      answer,
      by: partner,
      quote: 'OK',
      blocked: [],
      remarks: [],
      mail: MAIL,
    };
    const [event] = decideOnAnswer(situation, asked).claimEvents;
    if (event === undefined) throw new Error('nothing was approved');
    return event;
  }
});
