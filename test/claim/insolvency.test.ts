/** What partners read of insolvency proceedings: until when to declare, and what a payment made since then is. */
import { describe, expect, test } from '@jest/globals';
import type { Debtor, DebtorEvent } from '../../src/claim/debtor.ts';
import { decideOnAlarm } from '../../src/claim/decide-on-alarm.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnPayment } from '../../src/claim/decide-on-payment.ts';
import { declarationInFrench } from '../../src/claim/declaration-in-french.ts';
import { statementOf } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import { day, given, knownDebtor, MAIL, reply, staff } from './given.ts';

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
      'déclaration de la créance au mandataire judiciaire : au plus tard le lundi 7 décembre 2026 ; mieux, le vendredi 4 décembre 2026 (deux mois après la publication au BODACC du 6 octobre 2026)',
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
