/** What the templates of mails to members are filled with: what the decision says, who reads it, the draft it shows and the choices it offers. */
import type { Field, Fields, Notice } from '../claim/decision.ts';
import type { Member, Practice } from '../claim/practice.ts';
import { languageOf } from '../reading/statements.ts';
import { frenchSpacing } from './french-spacing.ts';

/** The rendered letter a notice shows. */
export type Shown = { readonly to: string | null; readonly subject: string; readonly text: string };

export type NoticeContext = {
  readonly practice: Practice;
  readonly member: Member;
  /** null where the notice is about no claim. */
  readonly claimReference: string | null;
  readonly debtorName: string | null;
  readonly shown: Shown | null;
};

export function noticeFields(notice: Notice, { practice, member, claimReference, debtorName, shown }: NoticeContext): Fields {
  const choices = (notice.question?.choices ?? []).map((label, index) => ({
    number: String(index + 1),
    label: frenchSpacing(label),
  }));
  return {
    draftTo: shown === null ? '' : (shown.to ?? 'à poster'),
    draftLanguage: shown !== null && languageOf(shown.text) === 'en' ? 'anglais, celle du débiteur' : '',
    draftSubject: shown?.subject ?? '',
    draftText: shown?.text.trim() ?? '',
    choices,
    ...spacedFields(notice.fields),
    practiceName: practice.name,
    memberName: member.name,
    claimReference: claimReference ?? '',
    debtorName: debtorName ?? '',
  };
}

/** Somebody else's words, and what is to be copied, stay to the letter. */
const VERBATIM: readonly string[] = ['quote', 'quotes', 'subject', 'from', 'to', 'address', 'code'];

function spacedFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, VERBATIM.includes(name) ? field : spaced(field)]),
  );
}

function spaced(field: Field): Field {
  if (typeof field === 'string') return frenchSpacing(field);
  return field.map((row) => Object.fromEntries(Object.entries(row).map(([name, words]) => [name, frenchSpacing(words)])));
}
