/** What can happen to a letter of a claim, from its draft to its deadline. */
import type { IsoDate } from '../law/calendar.ts';
import type { By, Letter, MailId, On } from './claim-events.ts';
import type { CheckNote } from './insolvency.ts';

export type LetterEvent =
  | (On & { readonly kind: 'LetterDrafted'; readonly letter: Letter })
  | (On & {
      readonly kind: 'LetterApproved';
      readonly number: number;
      readonly by: string;
      readonly draftHash: string;
      /** A clear yes outside the closed list acts after this delay, during which « STOP » withdraws it. */
      readonly holdMinutes: number;
      /** The BODACC had not been looked at, and she was told so. */
      readonly unchecked?: true | undefined;
      readonly mail: MailId;
    })
  /** The first of the two approvals it needs. */
  | (On & By & { readonly kind: 'LetterEndorsed'; readonly number: number })
  | (On & By & { readonly kind: 'LetterRefused'; readonly number: number; readonly quote: string })
  | (On & { readonly kind: 'LetterWithdrawn'; readonly number: number; readonly because: string })
  /** `insolvency`: what was known then of the debtor's; absent from letters that left before it was looked for. */
  | (On & {
      readonly kind: 'LetterPosted';
      readonly number: number;
      readonly how: 'mail' | 'post';
      readonly insolvency?: CheckNote | undefined;
    })
  | (On & { readonly kind: 'LetterUnsure'; readonly number: number })
  | (On & {
      readonly kind: 'LetterBounced';
      readonly number: number;
      readonly reason: string;
      readonly permanent: boolean;
      readonly mail: MailId | null;
    })
  | (On & { readonly kind: 'DeadlinePassed'; readonly number: number; readonly deadline: IsoDate });
