/** What was said about a claim: the debtor's mails, as read or as a partner put the reading right, with the promises that rest on them, and the calls. */
import { assertNever } from '../law/brand.ts';
import type { IsoDate } from '../law/calendar.ts';
import type { LetterLanguage } from '../law/figures.ts';
import type { Intent, Statement } from '../reading/reading.ts';
import type { Claim } from './claim.ts';
import type { EventOf, MailId } from './claim-events.ts';

export type Said = {
  readonly on: IsoDate;
  readonly mail: MailId;
  readonly intents: readonly Intent[];
  readonly statements: readonly Statement[];
  /** The words that announce a proof to come; null where none is. */
  readonly announcedProof: string | null;
  readonly hasAttachments: boolean;
  /** null where it could not be told. */
  readonly language: LetterLanguage | null;
};

export type Call = {
  readonly on: IsoDate;
  /** The member's own account. */
  readonly account: string;
  readonly commits: boolean;
  /** What the debtor wrote of it later, confirming or putting right. */
  readonly confirmed: Quoted | null;
  readonly corrected: Quoted | null;
};
type Quoted = { readonly on: IsoDate; readonly quote: string };

export const WORD_EVENTS = ['DebtorReplied', 'StatementCorrected', 'CallLogged', 'CallConfirmed', 'CallCorrected'] as const;
type WordEvent = EventOf<(typeof WORD_EVENTS)[number]>;
type Words = Pick<Claim, 'said' | 'calls' | 'promises'>;

export function wordsAfter({ said, calls, promises }: Words, event: WordEvent): Partial<Words> {
  switch (event.kind) {
    case 'DebtorReplied': {
      const { on, mail, intents, statements, announcedProof = null, attachments = [], language = null } = event;
      return {
        said: [...said, { on, mail, intents, statements, announcedProof, hasAttachments: attachments.length > 0, language }],
      };
    }
    case 'StatementCorrected':
      return {
        said: said.map((one) => (one.mail === event.mail ? corrected(one, event.intents) : one)),
        promises: event.intents.includes('promise-to-pay') ? promises : promises.filter((made) => made.mail !== event.mail),
      };
    case 'CallLogged': {
      const { callDate: on, account, outcome } = event.call;
      return { calls: [...calls, { on, account, commits: outcome === 'commitment', confirmed: null, corrected: null }] };
    }
    case 'CallConfirmed':
      return { calls: calls.map((call) => (call.on === event.callOn ? { ...call, confirmed: event } : call)) };
    case 'CallCorrected':
      return { calls: calls.map((call) => (call.on === event.callOn ? { ...call, corrected: event } : call)) };
    default:
      return assertNever(event);
  }
}

/** The words stay; what they were wrongly taken for becomes what they are, or nothing. */
function corrected(said: Said, intents: readonly Intent[]): Said {
  const [first] = intents;
  const statements = said.statements.flatMap((one): readonly Statement[] => {
    if (intents.includes(one.intent)) return [one];
    return first === undefined ? [] : [{ intent: first, quote: one.quote }];
  });
  return { ...said, intents, statements };
}
