/** A debtor's insolvency proceedings: what was published of them, when it was last looked at, and what that allows. */
import { addDays, type IsoDate } from '../law/calendar.ts';
import type { Siren } from '../law/siren.ts';
import type { ClaimLetter } from './claim-letters.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import { isFormalNotice } from './formal-notice.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** As published in the BODACC. */
export type Proceedings = {
  /** The newest notice of them: its number there, its day, what it publishes, and whom it names. */
  readonly notice: string;
  readonly publishedOn: IsoDate;
  readonly nature: string;
  readonly name: string;
  readonly court: string;
  /** What the notice says besides, as whom to declare to; absent where it says no more. */
  readonly details?: string | undefined;
  /** The judgment that opened them; null where its notice was not found. */
  readonly opening: { readonly publishedOn: IsoDate; readonly judgmentOn: IsoDate | null } | null;
};

/** Only what is new, and never the practice's own number, which stands below its mails. */
export function sirenEvents(
  { legalLines }: Pick<Practice, 'legalLines'>,
  debtor: Debtor,
  siren: Siren | undefined,
  on: IsoDate,
  by: string,
): readonly DebtorEvent[] {
  const isOwn = siren !== undefined && legalLines.some((line) => line.replace(/[\s.]/g, '').includes(siren));
  return siren === undefined || isOwn || siren === debtor.siren ? [] : [{ kind: 'SirenLearned', on, siren, by }];
}

/** Stands with a letter that left: what was known of the debtor's insolvency, and up to which day. */
export type CheckNote = {
  /** `taken-up`: some are published, and a partner has letters leave all the same. */
  readonly found: 'nothing' | 'taken-up' | 'not-reached' | 'not-asked' | 'no-siren';
  readonly asOf: IsoDate | null;
};

type Looked = Pick<Situation, 'practice' | 'debtor' | 'today'>;

export function checkNoted({ practice, debtor }: Pick<Looked, 'practice' | 'debtor'>): CheckNote {
  const { siren, insolvencyCheckedOn: asOf, proceedings } = debtor;
  if (siren === null) return { found: 'no-siren', asOf: null };
  if (asOf === null) return { found: practice.insolvency.check === 'off' ? 'not-asked' : 'not-reached', asOf };
  return { found: proceedings === null ? 'nothing' : 'taken-up', asOf };
}

/** How old a look at the BODACC may be for a formal notice; for any other letter it is of the same day. */
const FORMAL_NOTICE_CHECK_DAYS = 7;

/** Under `required` it does not leave yet: nobody looked lately enough, and no partner said that it may go all the same. */
export function waitsForCheck(looked: Looked, letter: ClaimLetter): boolean {
  const since = isFormalNotice(letter) ? addDays(looked.today, -FORMAL_NOTICE_CHECK_DAYS) : looked.today;
  return lacksCheck(looked, since) && !letter.approvedUnchecked;
}

/** The draft she answers told that nobody had looked for a week, and nobody has since. */
export function wasToldUnchecked(looked: Looked, letter: ClaimLetter): boolean {
  return isFormalNotice(letter) && lacksCheck(looked, addDays(letter.draftedOn, -FORMAL_NOTICE_CHECK_DAYS));
}

/** A formal notice drafted today would leave on her word alone. */
export function leavesUnchecked(looked: Looked): boolean {
  return lacksCheck(looked, addDays(looked.today, -FORMAL_NOTICE_CHECK_DAYS));
}

function lacksCheck({ practice, debtor }: Looked, since: IsoDate): boolean {
  const { siren, insolvencyCheckedOn } = debtor;
  if (practice.insolvency.check !== 'required' || siren === null) return false;
  return insolvencyCheckedOn === null || insolvencyCheckedOn < since;
}
