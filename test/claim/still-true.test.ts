import { describe, expect, test } from '@jest/globals';
import { whyWithdraw } from '../../src/claim/still-true.ts';
import { cents } from '../../src/law/money.ts';
import { day, draftedLetter, given, MAIL } from './given.ts';

const drafted = draftedLetter('2026-09-07');
const letter = drafted.kind === 'LetterDrafted' ? drafted.letter : null!;
const replied = {
  kind: 'DebtorReplied',
  on: day('2026-09-07'),
  mail: MAIL,
  from: 'x',
  proven: true,
  statements: [],
  acknowledgesDebt: false,
} as const;

describe('before a drafted letter leaves', () => {
  test('it leaves when nothing changed', () => {
    expect(whyWithdraw(given('2026-09-08', [drafted]), letter, [], [])).toBeNull();
  });
  test('a payment withdraws it: the sums have changed', () => {
    const paid = {
      kind: 'PaymentReceived',
      on: day('2026-09-07'),
      amountCents: cents(100),
      paidOn: day('2026-09-07'),
      method: null,
      item: null,
      by: 'x',
      mail: MAIL,
    } as const;
    expect(whyWithdraw(given('2026-09-08', [drafted, paid]), letter, [paid], [])).toBe('claim-moved');
  });
  test('whatever the debtor wrote withdraws it, courtesy alone does not', () => {
    const said = { ...replied, intents: ['already-paid'] } as const;
    const thanked = { ...replied, intents: ['thanks-or-ack'] } as const;
    expect(whyWithdraw(given('2026-09-08', [drafted, said]), letter, [said], [])).toBe('claim-moved');
    expect(whyWithdraw(given('2026-09-08', [drafted, thanked]), letter, [thanked], [])).toBeNull();
  });
  test('fewer than five business days to its deadline withdraw it', () => {
    expect(whyWithdraw(given('2026-09-10', [drafted]), letter, [], [])).toBeNull();
    expect(whyWithdraw(given('2026-09-11', [drafted]), letter, [], [])).toBe('deadline-too-near');
  });
  test('a printed day more than ten days old withdraws it', () => {
    const late = { ...letter, deadline: day('2026-10-30') };
    expect(whyWithdraw(given('2026-09-18', [drafted]), late, [], [])).toBe('too-old');
  });
  test('the contact cap, spent by another claim meanwhile, withdraws it', () => {
    const base = given('2026-09-08', [drafted]);
    expect(whyWithdraw({ ...base, debtor: { ...base.debtor, unsolicitedOn: [day('2026-09-04')] } }, letter, [], [])).toBe(
      'contact-cap',
    );
  });
  test('a debtor stopped meanwhile gets nothing', () => {
    const base = given('2026-09-08', [drafted]);
    const stopped = { because: 'member-said-stop', on: day('2026-09-08'), quote: null } as const;
    expect(whyWithdraw({ ...base, debtor: { ...base.debtor, stopped } }, letter, [], [])).toBe('debtor-stopped');
  });
  test('a reminder drafted before the debtor was known to be absent is withdrawn; an answer, or a partner’s words, leave', () => {
    const absent = {
      kind: 'RemindersPaused',
      on: day('2026-09-07'),
      until: day('2026-09-30'),
      because: 'debtor-absent',
    } as const;
    const why = (more: Partial<typeof letter>, today = '2026-09-08') =>
      whyWithdraw(given(today, [drafted, absent]), { ...letter, ...more }, [absent], []);
    expect(why({})).toBe('reminders-paused');
    expect(why({ solicited: true })).toBeNull();
    expect(why({ template: 'partner-words' })).toBeNull();
    expect(why({ asOf: day('2026-09-30'), deadline: day('2026-10-15') }, '2026-10-01')).not.toBe('reminders-paused');
  });
});
