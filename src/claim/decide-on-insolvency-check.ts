/** What we do once the BODACC was looked at for a debtor: note it, and where proceedings are published that no partner knows of, stop everything and tell her until when to declare. */
import { frenchDate, type IsoDate } from '../law/calendar.ts';
import { sirenInWords } from '../law/siren.ts';
import type { ClaimEvent } from './claim-events.ts';
import type { Debtor, DebtorEvent } from './debtor.ts';
import { type Decision, NO_DECISION, type Notice } from './decision.ts';
import { declarationInFrench } from './declaration-in-french.ts';
import { withdrawPending } from './escalate.ts';
import type { Proceedings } from './insolvency.ts';
import { proceedingsInFrench } from './insolvency-in-french.ts';
import { alreadyPaidAfterOpening } from './paid-after-opening.ts';
import { CLOSE } from './remind-partner.ts';
import { type Situation, situationAfter } from './situation.ts';

export type InsolvencyCheck = {
  readonly source: 'bodacc' | 'file';
  /** The day up to which the source tells. */
  readonly asOf: IsoDate;
  readonly proceedings: Proceedings | null;
};

export function decideOnInsolvencyCheck(situation: Situation, check: InsolvencyCheck): Decision {
  const { debtor, today: on } = situation;
  const { proceedings } = check;
  if (isKnown(debtor, check)) return NO_DECISION;
  const checked: DebtorEvent = { kind: 'InsolvencyChecked', on, ...check };
  if (proceedings === null || !isNews(debtor, proceedings)) return { ...NO_DECISION, debtorEvents: [checked] };
  const debtorEvents = [checked, ...stopping(situation, proceedings)];
  const claimEvents: readonly ClaimEvent[] =
    situation.claim.standing.status === 'closed'
      ? []
      : [
          ...withdrawPending(situation, 'debtor-stopped'),
          { kind: 'Escalated', on, because: ['insolvency-proceedings'], mail: null },
        ];
  return {
    claimEvents,
    debtorEvents,
    notices: [publishedNotice(situationAfter(situation, claimEvents, debtorEvents), proceedings)],
  };
}

/** What was looked at before told of that day or of a later one. */
function isKnown({ insolvencyCheckedOn: known }: Debtor, { asOf, proceedings }: InsolvencyCheck): boolean {
  return known !== null && (known > asOf || (known === asOf && proceedings === null));
}

/** Proceedings she knows of, or had letters leave all the same, stop nothing anew before more is published; while all is stopped, their course is only noted. */
function isNews({ stopped, proceedings: known }: Debtor, found: Proceedings): boolean {
  if (known === null) return true;
  return stopped === null && found.publishedOn > known.publishedOn;
}

function stopping({ debtor, today: on }: Situation, { nature: quote, opening }: Proceedings): readonly DebtorEvent[] {
  const judgmentOn = opening?.judgmentOn ?? null;
  return [
    ...(debtor.stopped === null ? [{ kind: 'DebtorStopped', on, because: 'insolvency-proceedings', quote } as const] : []),
    ...(judgmentOn === null || judgmentOn === debtor.judgmentOn
      ? []
      : [{ kind: 'OpeningJudgmentTold', on, judgmentOn, quote } as const]),
  ];
}

function publishedNotice(situation: Situation, proceedings: Proceedings): Notice {
  const { debtor, today } = situation;
  const { judgmentOn, siren } = debtor;
  const opened =
    judgmentOn === null
      ? 'Le jour du jugement d’ouverture n’est pas connu : les intérêts sont arrêtés à ce jour.'
      : `Les intérêts sont arrêtés la veille du jugement d’ouverture, rendu le ${frenchDate(judgmentOn)}, et un paiement reçu depuis ne soldera pas le dossier.`;
  const declaration = declarationInFrench(debtor, today) ?? 'voyez avec le débiteur si une procédure vous oblige à déclarer';
  return {
    to: 'partners',
    template: 'insolvency-published',
    fields: {
      siren: siren === null ? '' : sirenInWords(siren),
      published: proceedingsInFrench(proceedings),
      details: proceedings.details ?? '',
      stopped: `Plus rien ne part vers ce débiteur, dans aucun dossier. ${opened}`,
      paid: alreadyPaidAfterOpening(situation) ?? '',
      declaration: declaration.slice(0, 1).toUpperCase() + declaration.slice(1),
      next: `Vérifiez que c’est bien lui. Si ce n’est pas lui, ou si la créance peut être demandée (née après le jugement, par exemple), répondez par le mot REPRENDRE : les courriers reprennent dans tous ses dossiers. ${CLOSE}`,
    },
    shows: null,
    question: null,
  };
}
