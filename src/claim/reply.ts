/** A debtor's words as they come to a decision: who, when, how well proven, and what was read in them. */
import type { IsoDate } from '../law/calendar.ts';
import type { Authenticity, Understanding } from '../reading/reading.ts';
import type { MailId } from './claim-events.ts';

export type Reply = {
  readonly mail: MailId;
  /** Who wrote the words. */
  readonly from: string;
  readonly writtenOn: IsoDate;
  readonly authenticity: Authenticity['verdict'];
  /** The member who forwarded it, null where the debtor wrote to us. */
  readonly forwardedBy: string | null;
  /** The author's own words, whole. */
  readonly words: string;
  readonly read: Understanding;
};
