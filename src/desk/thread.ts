/** What of ours a mail answers: the tokens it was delivered to, the Message-IDs it refers to, and the texts of ours it may quote. */
import type { ClaimId } from '../claim/claim-events.ts';
import { memberAt } from '../claim/practice.ts';
import type { PracticeConfig } from '../config.ts';
import { outboxById, outboxByMessageId, textsSentAbout } from '../database/outbox.ts';
import type { OutboxRow } from '../database/outbox-row.ts';
import { type QuestionRow, questionAskedBy, questionById } from '../database/questions.ts';
import { openTokens, type Token } from '../outside/seal.ts';
import type { Mail } from '../reading/mail.ts';
import type { Desk } from './desk.ts';

export type Thread = {
  /** The claims our mails in this thread were about. */
  readonly claimIds: readonly ClaimId[];
  readonly by: 'token' | 'message-id';
  /** The question it answers, whatever its state. */
  readonly question: QuestionRow | null;
  /** Our mail it answers, or whose return it is. */
  readonly answered: OutboxRow | null;
  /** Texts of ours it may quote, newest first. */
  readonly sent: readonly string[];
};

const MOST_IDS = 20;

export async function threadOf(
  desk: Desk,
  config: PracticeConfig,
  mail: Mail,
  originalMessageId: string | null = null,
): Promise<Thread> {
  const practice = config.practice.id;
  const opened = (text: string): readonly Token[] => openTokens(desk.config.secret, practice, text);
  const addressed = opened(mail.deliveredTo.join(' '));
  const referred = opened([originalMessageId ?? '', ...mail.inReplyTo, ...mail.references.slice(-MOST_IDS).reverse()].join(' '));
  const tokens = [...addressed, ...referred];
  const answered = await firstOf(tokens, (token) => (token.kind === 'q' ? null : outboxById(desk.db, practice, token.id)));
  const plain = answered ?? (await byMessageId(desk, config, mail));
  const asked = await firstOf(tokens, (token) => (token.kind === 'q' ? questionById(desk.db, practice, token.id) : null));
  const question = asked ?? (plain === null ? null : await questionAskedBy(desk.db, practice, plain.id));
  const claimId = question?.claim ?? plain?.claim ?? null;
  const from = mail.from[0]?.address ?? null;
  const reader = memberAt(config.practice, from) === null ? 'outsider' : 'member';
  const about = await textsSentAbout(desk.db, practice, claimId, from, reader);
  const sent = plain === null ? about : [plain.text, ...about];
  return {
    claimIds: claimId === null ? [] : [claimId],
    by: addressed.length > 0 ? 'token' : 'message-id',
    question,
    answered: plain,
    sent: [...new Set(sent)],
  };
}

async function firstOf<T>(tokens: readonly Token[], look: (token: Token) => Promise<T | null> | null): Promise<T | null> {
  for (const token of tokens) {
    const found = await look(token);
    if (found !== null) return found;
  }
  return null;
}

async function byMessageId(desk: Desk, config: PracticeConfig, mail: Mail): Promise<OutboxRow | null> {
  for (const id of [...mail.inReplyTo, ...mail.references.slice(-MOST_IDS).reverse()]) {
    const row = await outboxByMessageId(desk.db, config.practice.id, id);
    if (row !== null) return row;
  }
  return null;
}
