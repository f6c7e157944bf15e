import { describe, expect, test } from '@jest/globals';
import type { ClaimEvent } from '../../src/claim/claim-events.ts';
import type { DebtorEvent } from '../../src/claim/debtor.ts';
import { decideOnNewDay } from '../../src/claim/decide-on-new-day.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { wakesOn, whyQuiet } from '../../src/claim/why-quiet.ts';
import { cents } from '../../src/law/money.ts';
import { day, draftedLetter, given, knownDebtor, MAIL, sent, staff } from './given.ts';

describe('when a day begins', () => {
  test('nothing leaves before the fifth day after the due date', () => {
    expect(whyQuiet(given('2026-09-04'))).toEqual({ because: 'not-yet', until: '2026-09-07' });
    expect(decideOnNewDay(given('2026-09-04')).claimEvents).toEqual([]);
  });

  test('the courtesy reminder asks for the principal, by a business day', () => {
    const [letter] = lettersIn(decideOnNewDay(given('2026-09-07')));
    expect(letter).toMatchObject({
      template: 'courtesy-reminder',
      totalCents: 120_000,
      deadline: '2026-09-17',
      approval: 'none',
    });
  });

  test('the second reminder waits for the first one’s deadline to pass', () => {
    const after = sent('2026-09-07');
    expect(whyQuiet(given('2026-09-17', after))).toEqual({ because: 'not-yet', until: '2026-09-18' });
    const decision = decideOnNewDay(given('2026-09-18', after));
    expect(decision.claimEvents[0]).toEqual({ kind: 'DeadlinePassed', on: '2026-09-18', number: 1, deadline: '2026-09-17' });
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'second-reminder', number: 2 });
  });

  test('the formal notice asks for interest and indemnity, and waits for a partner', () => {
    const two = [
      ...sent('2026-09-07'),
      ...sent('2026-09-18', {
        number: 2,
        template: 'second-reminder',
        items: [{ ref: '2026-118', stage: 'second-reminder' }],
        deadline: day('2026-09-28'),
      }),
    ];
    const decision = decideOnNewDay(given('2026-09-30', two));
    const [letter] = lettersIn(decision);
    expect(letter).toMatchObject({ template: 'formal-notice', approval: 'partner', demand: 'whole' });
    // 30 days at 12.40 %: 1 200 × 12.40 % × 30 / 365 = 12.23, and 40 €
    expect(letter?.totalCents).toBe(120_000 + 1_223 + 4_000);
    expect(decision.notices[0]).toMatchObject({ to: 'partners', template: 'draft-to-approve', shows: 3 });
  });

  test('a formal notice whose date passes in silence goes to a partner', () => {
    const notice = sent('2026-10-01', {
      template: 'formal-notice',
      items: [{ ref: '2026-118', stage: 'formal-notice' }],
      deadline: day('2026-10-16'),
    });
    const decision = decideOnNewDay(given('2026-10-19', notice));
    expect(decision.claimEvents.map((event) => event.kind)).toEqual(['DeadlinePassed', 'Escalated']);
    expect(lettersIn(decision)).toEqual([]);
  });

  test('no letter is drafted on a Sunday or a public holiday', () => {
    expect(lettersIn(decideOnNewDay(given('2026-09-13')))).toEqual([]);
    expect(lettersIn(decideOnNewDay(given('2026-11-11')))).toEqual([]);
    expect(whyQuiet(given('2026-09-13'))).toEqual({ because: 'not-a-sending-day', until: '2026-09-14' });
    expect(wakesOn(given('2026-09-13'))).toBe('2026-09-14');
  });

  test('a first reminder does not leave in August unless the practice opts in', () => {
    const base = given('2026-08-10');
    const items = base.claim.items.map((item) => ({ ...item, dueDate: day('2026-07-27') }));
    const factsOn = day('2026-07-30');
    const situation = { ...base, claim: { ...base.claim, items, factsOn }, debtor: { ...base.debtor, factsOn } };
    expect(whyQuiet(situation)).toEqual({ because: 'not-yet', until: '2026-09-01' });
    expect(whyQuiet({ ...situation, practice: { ...situation.practice, remindsInAugust: true } })).toBeNull();
  });

  test('a night passes after what was told last, for the receipt invites a correction', () => {
    expect(whyQuiet(given('2026-09-10'))).toBeNull();
    const corrected: ClaimEvent = {
      kind: 'FactLearned',
      on: day('2026-09-10'),
      ref: '2026-118',
      newRef: null,
      amountCents: cents(90_000),
      dueDate: null,
      by: staff.address,
      mail: MAIL,
    };
    expect(whyQuiet(given('2026-09-10', [corrected]))).toEqual({ because: 'not-yet', until: '2026-09-11' });
    const moved: DebtorEvent = {
      kind: 'AddressLearned',
      on: day('2026-09-11'),
      address: 'compta@cap-nautisme.example',
      typedBy: staff.address,
    };
    expect(whyQuiet(given('2026-09-11', [], [...knownDebtor, moved]))).toEqual({ because: 'not-yet', until: '2026-09-14' });
  });

  test('a pause is never shortened by what is said meanwhile, only by another day promised', () => {
    const paused = (until: string, because: 'promise' | 'question-to-debtor' | 'member-asked'): ClaimEvent => ({
      kind: 'RemindersPaused',
      on: day('2026-09-10'),
      until: day(until),
      because,
    });
    const quiet = (...events: readonly ClaimEvent[]) => whyQuiet(given('2026-09-10', events));
    const promised = paused('2026-10-20', 'promise');
    for (const because of ['question-to-debtor', 'member-asked'] as const)
      expect(quiet(promised, paused('2026-09-20', because))).toMatchObject({ reason: 'promise', until: '2026-10-20' });
    expect(quiet(promised, paused('2026-11-30', 'member-asked'))).toMatchObject({ reason: 'member-asked', until: '2026-11-30' });
    expect(quiet(promised, paused('2026-09-25', 'promise'))).toMatchObject({ until: '2026-09-25' });
  });

  test('the contact cap holds back a reminder on another claim of the same debtor', () => {
    const base = given('2026-09-07');
    const debtor = { ...base.debtor, unsolicitedOn: [day('2026-09-03')] };
    expect(whyQuiet({ ...base, debtor })).toEqual({ because: 'not-yet', until: '2026-09-10' });
  });

  test('a second item is listed with the first and skips no stage', () => {
    const second = {
      kind: 'ItemAdded',
      on: day('2026-09-10'),
      item: { ref: '2026-130', kind: 'invoice', amountCents: cents(30_000), issuedOn: null, dueDate: day('2026-09-10') },
      mail: MAIL,
    } as const;
    const [letter] = lettersIn(decideOnNewDay(given('2026-09-18', [...sent('2026-09-07'), second])));
    expect(letter?.template).toBe('second-reminder');
    expect(letter?.items).toEqual([
      { ref: '2026-118', stage: 'second-reminder' },
      { ref: '2026-130', stage: 'courtesy-reminder' },
    ]);
    expect(letter?.totalCents).toBe(120_000);
  });

  test('a promise broken is said factually, once its day and grace have passed', () => {
    const promised = [
      ...sent('2026-09-07'),
      {
        kind: 'PromiseMade',
        on: day('2026-09-10'),
        amountCents: null,
        date: day('2026-09-25'),
        instalments: null,
        quote: 'je règle le 25',
        source: 'mail',
        mail: MAIL,
      },
      { kind: 'RemindersPaused', on: day('2026-09-10'), until: day('2026-09-30'), because: 'promise' },
    ] as const;
    expect(decideOnNewDay(given('2026-09-30', promised)).claimEvents.map((event) => event.kind)).toEqual(['DeadlinePassed']);
    const decision = decideOnNewDay(given('2026-10-01', promised));
    expect(decision.claimEvents.map((event) => event.kind)).toEqual([
      'DeadlinePassed',
      'RemindersResumed',
      'PromiseBroken',
      'LetterDrafted',
    ]);
    expect(lettersIn(decision)[0]).toMatchObject({ template: 'promise-broken', facts: { promisedFor: '25 septembre 2026' } });
  });

  test('a promise broken while the contact cap is closed is told of when it opens, before any plain reminder', () => {
    const history = [
      ...sent('2026-09-14', { deadline: day('2026-09-24') }),
      {
        kind: 'PromiseMade',
        on: day('2026-09-14'),
        amountCents: null,
        date: day('2026-09-15'),
        instalments: null,
        quote: 'je règle le 15',
        source: 'mail',
        mail: MAIL,
      },
      { kind: 'RemindersResumed', on: day('2026-09-19'), because: 'pause-over' },
      { kind: 'PromiseBroken', on: day('2026-09-19'), promisedFor: day('2026-09-15') },
    ] as const;
    const lastWrittenOn = [...knownDebtor, { kind: 'UnsolicitedLetterPosted', on: day('2026-09-14'), letter: '1' }] as const;
    const on = (today: string, more: readonly ClaimEvent[] = []) => given(today, [...history, ...more], lastWrittenOn);
    expect(lettersIn(decideOnNewDay(on('2026-09-19')))).toEqual([]);
    expect(wakesOn(on('2026-09-19'))).toBe('2026-09-21');
    expect(lettersIn(decideOnNewDay(on('2026-09-21'))).map((one) => one.template)).toEqual(['promise-broken']);
    expect(lettersIn(decideOnNewDay(on('2026-09-28'))).map((one) => one.template)).toEqual(['promise-broken']);
    const told = sent('2026-09-21', { number: 2, template: 'promise-broken', items: [], deadline: day('2026-10-01') });
    expect(lettersIn(decideOnNewDay(on('2026-10-02', told))).map((one) => one.template)).toEqual(['second-reminder']);
  });

  test('nothing else is drafted while a letter waits for a word', () => {
    const waiting = [draftedLetter('2026-09-07', { approval: 'member' })];
    expect(whyQuiet(given('2026-09-08', waiting))).toMatchObject({ because: 'letter-under-way' });
  });

  test('an open claim always has a day on which it wakes up', () => {
    const escalated = { kind: 'Escalated', on: day('2026-09-08'), because: ['refusal'], mail: null } as const;
    expect(wakesOn(given('2026-09-01'))).toBe('2026-09-07');
    expect(wakesOn(given('2026-09-08', [...sent('2026-09-07'), escalated]))).toBe('2026-09-15');
    expect(wakesOn(given('2026-09-08', [], []))).not.toBeNull();
  });
});
