/** The draft a question put before a member, as it stands in the outbox. */
import type { PracticeConfig } from '../config.ts';
import { outboxById } from '../database/outbox.ts';
import type { OutboxRow } from '../database/outbox-row.ts';
import type { QuestionRow } from '../database/questions.ts';
import type { Desk } from './desk.ts';

/** Its text; null where the question shows none. */
export async function draftShownIn(desk: Desk, config: PracticeConfig, question: QuestionRow | null): Promise<string | null> {
  if (question?.kind !== 'approve-draft' && question?.kind !== 'confirm-approval') return null;
  return (await draftOf(desk, config, question))?.text ?? '';
}

export async function draftOf(desk: Desk, config: PracticeConfig, question: QuestionRow): Promise<OutboxRow | null> {
  return question.draft === null ? null : outboxById(desk.db, config.practice.id, question.draft);
}
