/** What mails to members are filled with: the decision's words, the reader, the draft shown, numbered choices. */
import { describe, expect, test } from '@jest/globals';
import type { Notice } from '../../src/claim/decision.ts';
import { sampleLetter, samplePractice, type Variant } from '../../src/demo/sample-letters.ts';
import { isoDate } from '../../src/law/calendar.ts';
import type { LetterLanguage } from '../../src/law/figures.ts';
import { letterFields } from '../../src/letters/letter-fields.ts';
import { noticeFields } from '../../src/letters/notice-fields.ts';
import { loadPaper } from '../../src/outside/letter-paper.ts';

const member = samplePractice.members[0]!;
const notice: Notice = {
  to: 'staff',
  template: 'check-payment',
  fields: { quote: 'viré : 1 200 €', amount: 'à voir : 1 200 €', paidOn: 'hier' },
  shows: null,
  question: { kind: 'check-payment', choices: ['Oui', 'Non : rien'], letter: null, askAgainOn: isoDate('2026-11-26') },
};
const context = { practice: samplePractice, member, claimReference: 'AM-2026-0007', debtorName: null, shown: null };

describe('a notice is filled', () => {
  test('with its choices, numbered from 1', () => {
    expect(noticeFields(notice, context).choices).toEqual([
      { number: '1', label: 'Oui' },
      { number: '2', label: 'Non\u00a0: rien' },
    ]);
  });

  test('with no draft, or the one it shows; one to post has no address', () => {
    expect(noticeFields(notice, context)).toMatchObject({ draftTo: '', draftSubject: '', draftText: '', debtorName: '' });
    const shown = { to: null, subject: 'Rappel', text: 'Madame,\n' };
    expect(noticeFields(notice, { ...context, shown })).toMatchObject({
      draftTo: 'à poster',
      draftSubject: 'Rappel',
      draftText: 'Madame,',
    });
  });

  test('a draft in English says so, also where it quotes the law in French', async () => {
    const paper = await loadPaper();
    const shownIn = (language: LetterLanguage, variant: Variant = {}) => {
      const { letter, context: about } = sampleLetter('observations-received', { ...variant, language });
      const { practice } = about;
      const fields = letterFields(letter, { ...about, practice: { ...practice, profession: 'expert-comptable' } });
      return { to: letter.to, ...paper.letter('observations-received', fields) };
    };
    const language = (shown: ReturnType<typeof shownIn>) => noticeFields(notice, { ...context, shown }).draftLanguage;
    expect(language(shownIn('fr', { client: true }))).toBe('');
    expect(language(shownIn('en', { client: true }))).toBe('anglais, celle du débiteur');
    const asked = { ...notice, fields: { what: 'accusé de réception', why: '', file: '' } };
    const { text, html } = paper.notice('draft-to-approve', noticeFields(asked, { ...context, shown: shownIn('en') }));
    expect(text).toContain('Langue\u00a0: anglais, celle du débiteur\nObjet\u00a0: Your observations – Ref. AM-2026-0007');
    expect(html).toContain('Langue\u00a0: <strong>anglais, celle du débiteur</strong>');
  });

  test('in French spacing, but for the words of others', () => {
    expect(noticeFields(notice, context)).toMatchObject({ quote: 'viré : 1 200 €', amount: 'à voir\u00a0: 1\u00a0200\u00a0€' });
  });

  test('and no decision names the practice or the reader', () => {
    const fields = { ...notice.fields, practiceName: 'Pirates', memberName: 'X', claimReference: 'Y' };
    expect(noticeFields({ ...notice, fields }, context)).toMatchObject({
      practiceName: samplePractice.name,
      memberName: member.name,
      claimReference: 'AM-2026-0007',
    });
  });
});
