import { describe, expect, test } from '@jest/globals';
import { type DraftAnswer, decideOnAnswer } from '../../src/claim/decide-on-answer.ts';
import { decideOnAnswerAndRequest } from '../../src/claim/decide-on-answer-and-request.ts';
import { lettersIn } from '../../src/claim/decision.ts';
import { situationAfter } from '../../src/claim/situation.ts';
import { besideRefusal } from '../../src/reading/beside-refusal.ts';
import type { Answer } from '../../src/reading/member-reading.ts';
import { day, draftedLetter, given, MAIL, partner, sent, staff } from './given.ts';

const waiting = given('2026-10-01', [
  draftedLetter('2026-10-01', { template: 'formal-notice', approval: 'partner', deadline: day('2026-10-16') }),
]);
const answering = (answer: Partial<Answer>, more: Partial<DraftAnswer> = {}): DraftAnswer => ({
  number: 1,
  askedHash: 'aa',
  currentHash: 'aa',
  answer: { decision: 'approve', word: 'closed-list', editedText: null, until: null, ...answer },
  by: partner,
  quote: 'OK',
  blocked: [],
  remarks: [],
  mail: MAIL,
  ...more,
});
const kinds = (decision: ReturnType<typeof decideOnAnswer>) => decision.claimEvents.map((event) => event.kind);

describe('when a partner answers a draft', () => {
  test('the word OK alone approves that draft', () => {
    expect(decideOnAnswer(waiting, answering({})).claimEvents).toEqual([
      { kind: 'LetterApproved', on: '2026-10-01', number: 1, by: partner.address, draftHash: 'aa', holdMinutes: 0, mail: MAIL },
    ]);
  });

  test('another clear yes to a formal notice is asked for the single word', () => {
    const decision = decideOnAnswer(waiting, answering({ word: 'clear' }));
    expect(kinds(decision)).toEqual([]);
    expect(decision.notices[0]).toMatchObject({ template: 'draft-to-approve', question: { kind: 'confirm-approval' } });
  });

  test('another clear yes to an answer acts after ten minutes', () => {
    const situation = given('2026-10-01', [
      draftedLetter('2026-10-01', { template: 'observations-received', approval: 'partner', solicited: true }),
    ]);
    expect(decideOnAnswer(situation, answering({ word: 'clear' })).claimEvents).toContainEqual(
      expect.objectContaining({ kind: 'LetterApproved', holdMinutes: 10 }),
    );
  });

  test('staff cannot approve what a partner must', () => {
    expect(kinds(decideOnAnswer(waiting, answering({}, { by: staff })))).toEqual([]);
  });

  test('an approval of a draft that changed meanwhile sends nothing', () => {
    expect(kinds(decideOnAnswer(waiting, answering({}, { currentHash: 'bb' })))).toEqual([]);
  });

  test('a reminder approved more than three business days after it was drafted is made anew of that day, and asked about again', () => {
    const notice = {
      number: 3,
      template: 'formal-notice',
      approval: 'partner',
      demand: 'whole',
      items: [{ ref: '2026-118', stage: 'formal-notice' }],
    } as const;
    const reminded = [
      ...sent('2026-09-07'),
      ...sent('2026-09-18', { number: 2, template: 'second-reminder', items: [{ ref: '2026-118', stage: 'second-reminder' }] }),
      draftedLetter('2026-10-06', { ...notice, deadline: day('2026-10-21') }),
    ];
    expect(kinds(decideOnAnswer(given('2026-10-09', reminded), answering({}, { number: 3 })))).toEqual(['LetterApproved']);
    const late = decideOnAnswer(
      given('2026-10-14', reminded),
      answering({}, { number: 3, by: { ...partner, address: 'b.lebihan@marchand.example' } }),
    );
    expect(late.claimEvents).toContainEqual({ kind: 'LetterWithdrawn', on: '2026-10-14', number: 3, because: 'made-anew' });
    expect(lettersIn(late)).toMatchObject([{ ...notice, number: 4, asOf: '2026-10-14', deadline: '2026-10-29' }]);
    expect(late.notices).toMatchObject([
      { to: { member: 'b.lebihan@marchand.example' }, template: 'draft-to-approve', shows: 4 },
    ]);
    const saturday = decideOnAnswer(given('2026-10-17', reminded), answering({}, { number: 3 }));
    expect(lettersIn(saturday)).toEqual([]);
    expect(saturday.notices).toMatchObject([{ template: 'receipt', fields: { done: expect.stringContaining('retiré') } }]);
  });

  test('an approval works once', () => {
    const approved = given('2026-10-01', [
      draftedLetter('2026-10-01', { template: 'formal-notice', approval: 'partner' }),
      {
        kind: 'LetterApproved',
        on: day('2026-10-01'),
        number: 1,
        by: partner.address,
        draftHash: 'aa',
        holdMinutes: 0,
        mail: MAIL,
      },
    ]);
    expect(kinds(decideOnAnswer(approved, answering({})))).toEqual([]);
  });

  test('her own text leaves exactly as she wrote it', () => {
    const editedText = 'Monsieur,\n\nNous vous répondrons lundi.\n\nH. Marchand';
    const decision = decideOnAnswer(waiting, answering({ decision: 'edit', word: null, editedText }));
    expect(lettersIn(decision)[0]).toMatchObject({ number: 2, template: 'partner-words', words: editedText, approval: 'none' });
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'PartnerDecided', 'LetterDrafted']);
  });

  test('a text of the staff in place of a first letter is put before a partner, and no partner decided it', () => {
    const editedText = 'Madame,\n\nVotre note reste due.\n\nC. Vernier';
    const first = given('2026-09-07', [draftedLetter('2026-09-07', { approval: 'member' })]);
    const decision = decideOnAnswer(first, answering({ decision: 'edit', word: null, editedText }, { by: staff }));
    expect(lettersIn(decision)[0]).toMatchObject({ words: editedText, approval: 'partner' });
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'LetterDrafted']);
    expect(decision.notices[1]).toMatchObject({ to: 'partners', shows: 2, question: { kind: 'approve-draft' } });
  });

  const approval = { kind: 'LetterApproved', on: day('2026-10-01'), number: 1, by: partner.address, draftHash: 'aa' } as const;
  const leaving = situationAfter(waiting, [{ ...approval, holdMinutes: 10, mail: MAIL }]);
  const states = (answer: Partial<Answer>, more: Partial<DraftAnswer> = {}, before = leaving) =>
    situationAfter(before, decideOnAnswer(before, answering({ word: null, ...answer }, more)).claimEvents).claim.letters.map(
      (letter) => letter.state,
    );

  test('a partner’s text in place of a formal notice that needs two is the first word of the two', () => {
    const items = [{ ref: '2026-118', stage: 'formal-notice' }] as const;
    const notice = draftedLetter('2026-10-01', { template: 'formal-notice', approval: 'partner', items, demand: 'whole' });
    const situation = given('2026-10-01', [notice]);
    const large = { ...situation, practice: { ...situation.practice, twoApprovalsAboveEuros: 1_000 } };
    const decision = decideOnAnswer(large, answering({ decision: 'edit', word: null, editedText: 'Monsieur, réglez.' }));
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'PartnerDecided', 'LetterDrafted', 'LetterEndorsed']);
    expect(decision.notices[0]?.fields.done).toContain('l’accord de deux associés');
  });

  test('while an approved letter is still here, NON, « attendez » and another text stop it', () => {
    expect(states({ decision: 'reject' })).toEqual(['refused']);
    expect(states({ decision: 'hold' })).toEqual(['withdrawn']);
    expect(states({ decision: 'edit', editedText: 'Monsieur, nous vous répondrons.' })).toEqual(['withdrawn', 'queued']);
    expect(states({ decision: 'edit' })).toEqual(['withdrawn', 'awaiting-approval']);
    expect(states({ decision: 'edit', editedText: 'x' }, { blocked: ['faute'] })).toEqual(['withdrawn', 'awaiting-approval']);
  });

  test('her own text, still here, is what her next answer stops; once it left, she is told that it did', () => {
    const edited = decideOnAnswer(waiting, answering({ decision: 'edit', word: null, editedText: 'Monsieur, bien reçu.' }));
    const here = situationAfter(waiting, edited.claimEvents);
    expect(states({ decision: 'reject' }, {}, here)).toEqual(['withdrawn', 'refused']);
    expect(states({ decision: 'edit' }, {}, here)).toEqual(['withdrawn', 'withdrawn', 'awaiting-approval']);
    const left = situationAfter(leaving, [{ kind: 'LetterPosted', on: day('2026-10-01'), number: 1, how: 'mail' }]);
    const late = decideOnAnswer(left, answering({ decision: 'reject', word: null }));
    expect(JSON.stringify(late.notices)).toContain('déjà parti');
  });

  test('a text that letter-check blocks does not leave, and she is told why', () => {
    const decision = decideOnAnswer(
      waiting,
      answering({ decision: 'edit', word: null, editedText: 'x' }, { blocked: ['un montant absent du décompte'] }),
    );
    expect(kinds(decision)).toEqual([]);
    expect(JSON.stringify(decision.notices)).toContain('un montant absent du décompte');
  });

  test('a text with remarks waits for the word that shows she saw them, and leaves on it as she wrote it', () => {
    const remarked = answering(
      { decision: 'edit', word: null, editedText: 'Réglez vite.' },
      { remarks: ['« vite » : une date fixe vaut mieux'] },
    );
    const decision = decideOnAnswer(waiting, remarked);
    expect(kinds(decision)).toEqual(['LetterWithdrawn', 'PartnerDecided', 'LetterDrafted']);
    expect(decision.notices).toMatchObject([{ to: { member: partner.address }, template: 'draft-to-approve', shows: 2 }]);
    expect(JSON.stringify(decision.notices)).toContain('une date fixe vaut mieux');
    const after = situationAfter(waiting, decision.claimEvents);
    expect(after.claim.letters.at(-1)).toMatchObject({ state: 'awaiting-approval', words: 'Réglez vite.' });
    const approved = situationAfter(after, decideOnAnswer(after, answering({}, { number: 2 })).claimEvents);
    expect(approved.claim.letters.at(-1)).toMatchObject({ state: 'queued', words: 'Réglez vite.' });
  });

  test('NON sends nothing and leaves the claim in her hands', () => {
    expect(kinds(decideOnAnswer(waiting, answering({ decision: 'reject', word: null })))).toEqual(['LetterRefused', 'Escalated']);
  });

  test.each([
    ['NON. Reprendre les relances', 'running'],
    ['Non, on peut clore le dossier.', 'closed'],
    ['NON', 'with-partner'],
    ['Non, ne pas reprendre.', 'with-partner'],
    ['Non, reprenez la formulation du texte.', 'with-partner'],
  ])('« %s »: what is asked beside the refusal is done too', (quote, status) => {
    const refusal = answering({ decision: 'reject', word: null }, { quote });
    const decision = decideOnAnswerAndRequest(waiting, refusal, besideRefusal(quote, waiting.today));
    const { claim } = situationAfter(waiting, decision.claimEvents);
    expect([claim.standing.status, claim.letters[0]?.state]).toEqual([status, 'refused']);
    if (status === 'running') expect(decision.notices[0]?.fields.done).toMatch(/^Le projet ne part pas\. Les rappels reprennent/);
  });

  test('ATTENDRE withdraws the draft and pauses to her day', () => {
    const decision = decideOnAnswer(waiting, answering({ decision: 'hold', word: null, until: day('2026-10-12') }));
    expect(decision.claimEvents).toContainEqual(expect.objectContaining({ kind: 'RemindersPaused', until: '2026-10-12' }));
  });

  test('the unclear does nothing', () => {
    expect(kinds(decideOnAnswer(waiting, answering({ decision: 'unclear', word: null })))).toEqual([]);
  });

  test('seeing an address we had found and saying OK confirms it', () => {
    const found = [
      { kind: 'AddressLearned', on: day('2026-09-01'), address: 'contact@cap-nautisme.example', typedBy: null },
    ] as const;
    const situation = given('2026-09-07', [draftedLetter('2026-09-07', { approval: 'member' })], found);
    expect(decideOnAnswer(situation, answering({}, { by: staff })).debtorEvents).toEqual([
      { kind: 'AddressConfirmed', on: '2026-09-07', address: 'contact@cap-nautisme.example', by: staff.address },
    ]);
  });
});
