/** Explains a claim on a day: its history, what is owed, what comes next, and why nothing is sent. */
import { claimEventInFrench, debtorEventInFrench } from '../claim/chronology.ts';
import { type Claim, claimFrom } from '../claim/claim.ts';
import type { ClaimEvent, ClaimId } from '../claim/claim-events.ts';
import { type ClaimLimitation, limitationOf } from '../claim/claim-limitation.ts';
import { type DebtorEvent, debtorFrom } from '../claim/debtor.ts';
import { LETTER_IN_FRENCH, quietInFrench } from '../claim/in-french.ts';
import { limitationInFrench } from '../claim/limitation-in-french.ts';
import { nextStep } from '../claim/next-step.ts';
import { type Pattern, patternInFrench, patternsIn } from '../claim/side-by-side.ts';
import { type ClaimStatus, claimStatus, statementOf } from '../claim/situation.ts';
import type { ClaimStatement } from '../claim/statement.ts';
import { type Quiet, whyQuiet } from '../claim/why-quiet.ts';
import type { PracticeConfig } from '../config.ts';
import { loadClaimRecord, loadDebtorRecord, type Recorded } from '../database/events.ts';
import { frenchDate, type IsoDate, shortDate } from '../law/calendar.ts';
import { euros } from '../law/money.ts';
import type { RateUnknown } from '../law/rates.ts';
import { type Desk, situationFrom } from './desk.ts';

export type Explanation = {
  readonly reference: string;
  readonly debtorName: string | null;
  readonly on: IsoDate;
  readonly status: ClaimStatus;
  readonly history: readonly {
    readonly on: IsoDate;
    readonly recorded: Date;
    readonly said: string;
    readonly mail: string | null;
  }[];
  readonly statement: ClaimStatement | RateUnknown;
  /** null where nothing is owed, or no due date is known. */
  readonly limitation: ClaimLimitation | null;
  readonly quiet: Quiet | null;
  /** What was said and done that does not go together, quoted and dated. */
  readonly sideBySide: readonly Pattern[];
  /** In French: why nothing is sent that day, or what is. */
  readonly why: string;
};

/** @throws when the claim did not exist yet on that day. */
export async function explainClaim(desk: Desk, config: PracticeConfig, id: ClaimId, on: IsoDate): Promise<Explanation> {
  const practice = config.practice.id;
  const upTo = <E extends ClaimEvent | DebtorEvent>(record: readonly Recorded<E>[]) => record.filter((one) => one.event.on <= on);
  const claimRecord = upTo(await loadClaimRecord(desk.db, practice, id));
  if (claimRecord.length === 0) throw new Error(`ce dossier n’existait pas encore le ${frenchDate(on)}`);
  const claim = claimFrom(
    id,
    claimRecord.map((one) => one.event),
  );
  const debtorRecord = upTo(await loadDebtorRecord(desk.db, practice, claim.debtorId));
  const debtor = debtorFrom(
    claim.debtorId,
    debtorRecord.map((one) => one.event),
  );
  const situation = situationFrom(desk, config, claim, debtor, on);
  const told = [
    ...claimRecord.map(({ event, recorded, mail }) => ({ on: event.on, recorded, mail, said: claimEventInFrench(event) })),
    ...debtorRecord.map(({ event, recorded, mail }) => ({ on: event.on, recorded, mail, said: debtorEventInFrench(event) })),
  ];
  const quiet = whyQuiet(situation);
  const next = nextStep(situation);
  const due = next === null ? 'un courrier' : `${LETTER_IN_FRENCH[next.step.stage]}`;
  return {
    reference: claim.reference,
    debtorName: debtor.name,
    on,
    status: claimStatus(claim, debtor),
    history: told.sort((a, b) => a.recorded.getTime() - b.recorded.getTime()),
    statement: statementOf(situation),
    limitation: limitationOf(situation),
    quiet,
    sideBySide: patternsIn(claim, on),
    why: `${quiet === null ? `à rédiger ce jour : ${due}` : quietInFrench(quiet)}${holds(desk, claim)}`,
  };
}

/** Under `sending: hold` nothing drafted leaves to a debtor. */
function holds({ config }: Desk, { standing }: Claim): string {
  return config.sending === 'on' || standing.status === 'closed'
    ? ''
    : ' ; aucun courrier ne part, car l’envoi est retenu (sending: hold)';
}

export function explanationInWords(told: Explanation): string {
  const { reference, debtorName, on, history, statement, limitation, sideBySide, why } = told;
  const owed =
    'rateUnknown' in statement
      ? `taux du semestre ${statement.rateUnknown} manquants`
      : `principal ${euros(statement.principalCents)}, intérêts ${euros(statement.interestCents)}, indemnité ${euros(statement.indemnityCents)} : ${euros(statement.totalCents)}`;
  return [
    `${reference} – ${debtorName ?? 'débiteur à nommer'}, au ${frenchDate(on)}`,
    '',
    ...history.map((event) => `  ${shortDate(event.on)}  ${event.said}`),
    '',
    ...sideBySide.map(patternInFrench).flatMap(({ title, lines }) => [`  ${title} :`, ...lines.map((line) => `    ${line}`), '']),
    `  Dû           : ${owed}`,
    ...(limitation === null ? [] : [`  Prescription : ${limitationInFrench(limitation)}`]),
    `  Ce jour      : ${why}`,
    '',
  ].join('\n');
}
