import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent, Letter } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { decideOnRequest } from '../../src/claim/decide-on-request.ts';
import { wakesOn } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { day, given, knownDebtor, MAIL, partner, sent } from './given.ts';

const stopped: DebtorEvent = { kind: 'DebtorStopped', on: day('2026-09-08'), because: 'member-said-stop', quote: 'STOP' };
const notice: Partial<Letter> = {
  template: 'formal-notice',
  items: [{ ref: '2026-118', stage: 'formal-notice' }],
  deadline: day('2026-10-16'),
};
const wrote: ClaimEvent = {
  kind: 'DebtorReplied',
  on: day('2026-10-05'),
  mail: MAIL,
  from: 'x',
  proven: true,
  intents: ['thanks-or-ack'],
  statements: [],
  acknowledgesDebt: false,
};
const paid: ClaimEvent = {
  kind: 'PaymentReceived',
  on: day('2026-10-06'),
  amountCents: cents(100),
  paidOn: day('2026-10-06'),
  method: null,
  item: null,
  by: partner.address,
  mail: MAIL,
};
const told = (...args: Parameters<typeof given>) => JSON.stringify(decideOnNewDay(given(...args)).notices);

describe('a claim that waits for a person', () => {
  test('whose debtor is stopped is put before a partner every week, with what REPRENDRE would do', () => {
    const debtor = [...knownDebtor, stopped];
    expect(wakesOn(given('2026-09-09', [], debtor))).toBe('2026-09-15');
    expect(told('2026-09-14', [], debtor)).toBe('[]');
    expect(told('2026-09-15', [], debtor)).toContain('tout courrier à ce débiteur est arrêté');
    const reminded = [{ kind: 'PartnerReminded', on: day('2026-09-15') }] as const;
    expect(told('2026-09-21', reminded, debtor)).toBe('[]');
    expect(told('2026-09-22', reminded, debtor)).toContain('dans tous les dossiers de ce débiteur');
  });

  test('of a debtor in insolvency says from which day interest stopped, and asks for it where nobody told it', () => {
    const insolvent = [...knownDebtor, { ...stopped, because: 'insolvency-proceedings' } as const];
    expect(told('2026-09-15', [], insolvent)).toMatch(/jour du jugement d’ouverture inconnu.*transférez-moi l’avis du greffe/);
    const judged = { kind: 'OpeningJudgmentTold', on: day('2026-09-08'), judgmentOn: day('2026-09-02'), quote: 'x' } as const;
    expect(told('2026-09-15', [], [...insolvent, judged])).toMatch(/procédure ouverte le 2 septembre 2026/);
  });

  test('is not reminded of a day after it came to her because of a reminder long ago', () => {
    const again = [
      { kind: 'PartnerReminded', on: day('2026-09-01') },
      { kind: 'Escalated', on: day('2026-09-20'), because: ['refusal'], mail: null },
    ] as const;
    expect(told('2026-09-21', again)).toBe('[]');
    expect(told('2026-09-27', again)).toContain('REPRENDRE');
  });

  test('when every step is done, is offered what is left to do, and REPRENDRE says that nothing leaves', () => {
    const after = [...sent('2026-10-01', notice)];
    expect(told('2026-10-19', after)).toContain('REPRENDRE ne ferait partir aucun rappel');
    const handed = { kind: 'Escalated', on: day('2026-10-19'), because: ['formal-notice-expired'], mail: null } as const;
    const request = { action: 'resume', claimReference: null, until: null, email: null, amountCents: null } as const;
    const asking = { request, by: partner, proven: true, quote: 'REPRENDRE', mail: MAIL };
    const resumed = decideOnRequest(given('2026-10-20', [...after, handed]), asking);
    expect(JSON.stringify(resumed.notices)).toContain('aucun rappel ne partira');
  });

  test('taken up again with no step left is put before her every week all the same', () => {
    const passed = { kind: 'DeadlinePassed', on: day('2026-10-19'), number: 1, deadline: day('2026-10-16') } as const;
    const after = [...sent('2026-10-01', notice), passed];
    expect(told('2026-10-22', after)).toBe('[]');
    expect(told('2026-10-23', after)).toContain('toutes les étapes amiables');
  });
});

describe('a formal notice whose date passes', () => {
  test.each([
    ['in silence', [], 'sans réponse ni paiement'],
    ['after the debtor wrote', [wrote], 'sans paiement"'],
    ['after the debtor paid a part', [wrote, paid], 'sans paiement complet'],
  ] as const)('%s: is told as it was', (_how, since, words) => {
    expect(told('2026-10-19', [...sent('2026-10-01', notice), ...since])).toContain(
      `le délai de la mise en demeure du 1er octobre 2026 a expiré ${words}`,
    );
  });
});
