/** a letter may name a step toward a judge only where it is open to that creditor, against that debtor, that day. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Debtor } from '../../src/claim/debtor.ts';
import { openSteps } from '../../src/claim/open-steps.ts';
import type { Creditor, Profession } from '../../src/claim/practice.ts';
import type { Situation } from '../../src/claim/situation.ts';
import { cents } from '../../src/law/money.ts';
import { findingsIn } from '../../src/letters/what-may-stand.ts';
import { loadLetterPhrases } from '../../src/rules.ts';
import { creditor, day, given, MAIL, practice, staff } from './given.ts';

const client: Creditor = { ...creditor, name: 'Atelier Le Goff' };
const late = given('2026-11-24');

function of(profession: Profession, situation: Situation = late): Situation {
  return { ...situation, practice: { ...practice, profession } };
}

function to(debtor: Partial<Debtor>, situation: Situation = of('other')): Situation {
  return { ...situation, debtor: { ...situation.debtor, ...debtor } };
}

function item(change: object, situation: Situation = of('other')): Situation {
  const { claim } = situation;
  return { ...situation, claim: { ...claim, items: claim.items.map((one) => ({ ...one, ...change })) } };
}

describe('the steps that are open', () => {
  test('for a lawyer’s own fees, the bâtonnier alone (R-20); for a notary’s, taxation alone (R-21)', () => {
    expect(openSteps(of('avocat'))).toEqual(['bar-president']);
    expect(openSteps(of('notaire'))).toEqual(['fee-taxation']);
  });

  test('for a client’s invoice, or the fees of another profession, the order for payment', () => {
    expect(openSteps({ ...of('avocat'), creditor: client })).toEqual(['order-for-payment']);
    expect(openSteps(of('medecin'))).toEqual(['order-for-payment']);
    expect(openSteps(of('expert-comptable'))).toEqual(['order-for-payment']);
  });

  test('a summons above 5 000 € alone, for up to there no attempt at conciliation is on file (R-26)', () => {
    expect(openSteps(item({ amountCents: cents(5_000_00) }))).toEqual(['order-for-payment']);
    expect(openSteps(item({ amountCents: cents(5_000_01) }))).toEqual(['order-for-payment', 'summons', 'interim-payment']);
  });

  test('a lawyer who asks a deposit back has no fees to have taxed, and no order for payment', () => {
    expect(openSteps(item({ kind: 'refund' }, of('avocat')))).toEqual([]);
    expect(openSteps(item({ kind: 'refund', amountCents: cents(8_000_00) }))).toEqual(['summons', 'interim-payment']);
  });

  test.each<[string, Situation]>([
    ['before the day after the due date', of('other', given('2026-08-31'))],
    ['while it is contested', item({ frozen: true })],
    ['once it is time-barred', of('other', given('2031-11-24'))],
    [
      'against a debtor who is stopped',
      to({ stopped: { because: 'insolvency-proceedings', on: day('2026-11-20'), quote: null } }),
    ],
    ['against a public debtor', to({ kind: 'public' })],
    ['once it is paid', of('other', given('2026-11-24', [paid(1_200_00)]))],
  ])('none %s', (_, situation) => {
    expect(openSteps(situation)).toEqual([]);
  });
});

test('a partner’s own text may name the open step in the conditional; another step, or its announcement, is remarked', () => {
  const phrases = loadLetterPhrases();
  const draft = { deadline: day('2026-12-10'), totalCents: cents(1_200_00) };
  const text = (last: string) =>
    `Madame,\n\nLa note d’honoraires n° 2026-118, échue le 31 août 2026, reste impayée. Merci de régler 1 200 € au plus tard le 10 décembre 2026. ${last}`;
  const remarks = (last: string) => findingsIn(text(last), 'partner', draft, of('avocat'), phrases).remarks;
  expect(remarks('À défaut, nous pourrions saisir Madame la bâtonnière.')).toEqual([]);
  expect(remarks('À défaut, une injonction de payer pourrait être demandée.').join()).toContain('n’est pas ouverte');
  expect(remarks('À défaut, nous saisirons Madame la bâtonnière.').join()).toContain('au conditionnel');
});

test('nothing we write names the commercial court (R-22), nor the procedure between merchants (R-23)', () => {
  const files = ['src/claim/', 'src/letters/', 'src/desk/', 'templates/', 'config/'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjml|ya?ml)$/.test(name) && !/replies|phrases/.test(name))
      .map((name) => folder + name),
  );
  expect(files.length).toBeGreaterThan(150);
  for (const file of files)
    expect([file, readFileSync(file, 'utf8')]).toEqual([
      file,
      expect.not.stringMatching(/tribunal de commerce|L\.? ?126-|commandement de payer/i),
    ]);
});

function paid(amount: number) {
  const paidOn = day('2026-08-31');
  return {
    kind: 'PaymentReceived',
    on: paidOn,
    paidOn,
    amountCents: cents(amount),
    method: null,
    item: null,
    by: staff.address,
    mail: MAIL,
  } as const;
}
