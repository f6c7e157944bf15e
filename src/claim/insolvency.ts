/** A debtor's insolvency proceedings: what was published of them, when it was last looked at, and what that allows. */
import type { IsoDate } from '../law/calendar.ts';
import type { Siren } from '../law/siren.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import type { Practice } from './practice.ts';

/** As published in the BODACC. */
export type Proceedings = {
  /** The newest notice of them: its number there, its day, what it publishes, and whom it names. */
  readonly notice: string;
  readonly publishedOn: IsoDate;
  readonly nature: string;
  readonly name: string;
  readonly court: string;
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
