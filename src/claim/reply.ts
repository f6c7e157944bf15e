/** A debtor's words as they come to a decision: who, when, how well proven, and what was read in them. */
import type { IsoDate } from '../law/calendar.ts';
import type { Authenticity, Instalment, ReadAttachment, Understanding } from '../reading/reading.ts';
import type { ClaimEvent, MailId } from './claim-events.ts';
import { languageWritten } from './debtor-language.ts';
import type { Situation } from './situation.ts';

export type AttachedFile = { readonly name: string; readonly sha256: string };

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
  /** The instalments asked for or restated, null where no schedule is told; the words of a plain yes. */
  readonly plan?: readonly Instalment[] | null;
  readonly agreed?: string | null;
  /** What is attached, by its bytes. */
  readonly files?: readonly AttachedFile[];
  readonly read: Understanding & { readonly attachments?: readonly Pick<ReadAttachment, 'name'>[] };
};

/** What goes down in the history whatever is decided; a call put right stands beside our account of it. */
export function repliedEvents({ claim, today: on }: Situation, reply: Reply): readonly ClaimEvent[] {
  const { mail, from, read } = reply;
  const { intents, statements, acknowledgesDebt, announcedProof = null, attachments = [] } = read;
  const language = languageWritten(reply);
  const said: ClaimEvent = {
    kind: 'DebtorReplied',
    on,
    mail,
    from,
    proven: reply.authenticity === 'authentic',
    intents,
    statements,
    acknowledgesDebt,
    ...(language === null ? {} : { language }),
    ...(announcedProof === null ? {} : { announcedProof }),
    ...(attachments.length === 0 ? {} : { attachments: attachments.map((one) => one.name) }),
  };
  const ofCall = statements.find((one) => one.intent === 'phone-call-confirmation');
  const callOn = claim.calls.at(-1)?.on;
  if (ofCall === undefined || callOn === undefined || !read.because.includes('call-corrected')) return [said];
  return [said, { kind: 'CallCorrected', on, callOn, quote: ofCall.quote, mail }];
}
